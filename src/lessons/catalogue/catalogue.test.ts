// What several scenes say together.
import { describe, expect, test } from 'vitest';
import type { Trace } from '../../engine/index.ts';
import { run } from '../../scenario/index.ts';
import { CLAIM_TERMS } from '../../trace/claimTerms.ts';
import { showValue } from '../../trace/claimValues.ts';
import { fromCatalogue } from './index.ts';
import { oneSilence } from './oneSilence.ts';
import { amnesia, CUSTOMERS } from './replication.ts';

const play = (id: string): Trace => {
  const scene = fromCatalogue(id);
  if (!scene) throw new Error(`no scene ${id}`);
  return run(scene);
};
const measured = (id: string, term: string): number => {
  const value = CLAIM_TERMS[term]?.read(play(id), [], []);
  return value?.kind === 'word' ? Number(value.text) : Number.NaN;
};

test('four silences look the same to the client, up to the failed request', () => {
  const seen = oneSilence.map((scene) => {
    const { events } = run(scene);
    const failed = events.findIndex((one) => one.type === 'requestFailed');
    return events
      .slice(0, failed + 1)
      .filter((one) => one.actor === 'p1')
      .map((one) => one.type);
  });
  expect(seen).toHaveLength(4);
  expect(new Set(seen.map((one) => one.join(' '))).size).toBe(1);
  expect(seen[0]).toContain('connectionLost');
});

describe('throughput', () => {
  test('is the same with and without idempotence at equal acks and requests in flight', () => {
    const plain = measured('throughput-all-5', 'throughput');
    const numbered = measured('throughput-all-5-numbered', 'throughput');
    expect(Math.abs(plain - numbered) / plain).toBeLessThan(0.01);
  });

  test('does not grow from five to ten in flight where replication is waited for, and doubles where it is not', () => {
    const gain = (acks: string) =>
      measured(`throughput-${acks}-10`, 'throughput') /
      measured(`throughput-${acks}-5`, 'throughput');
    expect(gain('all')).toBeCloseTo(1, 2);
    expect(gain('1')).toBeGreaterThan(1.8);
  });

  test('waiting for replicas costs latency', () => {
    expect(measured('throughput-all-5', 'p99')).toBeGreaterThan(measured('throughput-1-5', 'p99'));
  });
});

test('numbers on a batch cost no byte', () => {
  const sizes = ['cost-board-numbered', 'cost-board-plain'].map((id) => {
    const sent = play(id).events.find((one) => one.type === 'requestSent');
    return sent?.batches.map((one) => one.sizeInBytes);
  });
  expect(sizes[0]).toEqual(sizes[1]);
  expect(sizes[0]).toHaveLength(1);
});

test('between the crash and the new transaction nobody reads half a transfer', () => {
  for (const id of ['atomic-write', 'atomic-write-3.9']) {
    const { events } = play(id);
    const crash = events.findIndex((one) => one.type === 'producerCrashed');
    const committed = events.findIndex((one) => one.type === 'markerWritten' && one.commit);
    const read = events.flatMap((one, at) =>
      one.type === 'recordsRead' && one.consumer === 'rc' ? [at] : [],
    );
    expect(crash).toBeGreaterThan(0);
    expect(committed).toBeGreaterThan(crash);
    expect(read).toHaveLength(2);
    expect(Math.min(...read)).toBeGreaterThan(committed);
  }
});

test('a broker that reloads its log writes three to five unanswered orders again', () => {
  for (const count of [3, 4, 5]) {
    const trace = run(amnesia(count));
    for (let number = 1; number <= count; number++) {
      const read = (term: string) => CLAIM_TERMS[term]?.read(trace, [`order-${number}`], []);
      expect(read('storedTimes')).toMatchObject({ text: '2' });
      expect(read('epoch')).toMatchObject({ text: '1' });
    }
  }
});

test('thirty keyed orders are stored once each, per key as they were sent', () => {
  const trace = play('order-pipeline');
  const log = [0, 1, 2].flatMap((partition) => {
    const value = CLAIM_TERMS['log']?.read(trace, [`orders-${partition}`], []);
    return value?.kind === 'list' ? value.items.map(showValue) : [];
  });
  expect(log).toHaveLength(30);
  const keys = new Map(trace.scenario.producers[0]?.sends.map((one) => [one.value, one.key]));
  for (const key of CUSTOMERS) {
    const numbers = log.flatMap((value) =>
      keys.get(value) === key ? [Number(value.slice('order-'.length))] : [],
    );
    expect(numbers).toHaveLength(10);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
});
