// The engine's judgement of appends, and its memory of producers, against recordings of UnifiedLog and
// ProducerStateManager.
import { expect, test } from 'vitest';
import { firstDifference } from '../lib/compareSteps.ts';
import { readRecording } from '../lib/recordingFile.ts';
import { replay, type StorageLine } from './replay.ts';

const { lines } = readRecording<StorageLine>('storage');

test('every operation has the outcome and leaves the state that Kafka’s log has', () => {
  expect(lines.length).toBeGreaterThanOrEqual(5000);
  const differences = lines.flatMap(({ operations, steps }, at) => {
    const label = (index: number) => JSON.stringify(operations[index]);
    const difference = firstDifference(steps, replay(operations), label);
    return difference === null ? [] : [`script ${at}\n${difference}`];
  });
  expect(differences.length, differences.slice(0, 3).join('\n\n')).toBe(0);
});

test('the recording holds every kind of outcome many times', () => {
  const kinds = new Map<string, number>();
  for (const { outcome } of lines.flatMap(({ steps }) => steps)) {
    const kind = outcome === 'done' ? outcome : `${outcome.kind} ${outcome.error ?? ''}`.trim();
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  for (const kind of [
    'appended',
    'duplicate',
    'refused OUT_OF_ORDER_SEQUENCE_NUMBER',
    'refused INVALID_PRODUCER_EPOCH',
  ]) {
    expect(kinds.get(kind), kind).toBeGreaterThan(500);
  }
});
