// The engine's producer, driven by hand, against recordings of Sender, RecordAccumulator and TransactionManager.
import { expect, test } from 'vitest';
import { firstDifference } from '../lib/compareSteps.ts';
import { readRecording } from '../lib/recordingFile.ts';
import { canonicalAnswers, replaySender, type SenderLine } from './replay.ts';

const { lines } = readRecording<SenderLine>('sender');

test('every request, callback and epoch of the scripts is Kafka’s', () => {
  expect(lines.length).toBeGreaterThanOrEqual(500);
  const differences = lines.flatMap((line, at) => {
    const label = (index: number) => JSON.stringify(line.steps[index]);
    const difference = firstDifference(
      canonicalAnswers(line, line.answers),
      canonicalAnswers(line, replaySender(line)),
      label,
    );
    return difference === null ? [] : [`script ${at} ${JSON.stringify(line.setup)}\n${difference}`];
  });
  expect(differences.length, differences.slice(0, 3).join('\n\n')).toBe(0);
});

test('the scripts are rich: retries, failures, expiry, raised epochs', () => {
  const answers = lines.flatMap((line) => line.answers);
  const texts = answers.flatMap(({ callbacks }) => callbacks ?? []).map((one) => String(one[1]));
  expect(answers.filter(({ requests }) => requests).length).toBeGreaterThan(1000);
  expect(answers.filter(({ epoch }) => (epoch ?? 0) > 0).length).toBeGreaterThan(500);
  for (const exception of ['TimeoutException', 'RecordTooLargeException', 'NetworkException']) {
    expect(texts.filter((one) => one === exception).length, exception).toBeGreaterThan(10);
  }
});
