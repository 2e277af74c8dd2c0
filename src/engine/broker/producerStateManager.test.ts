import { describe, expect, test } from 'vitest';
import type { ProduceBatch } from '../simEvent.ts';
import { MAX_SEQUENCE } from '../units.ts';
import type { ProducerStateEntry } from '../world.ts';
import { decideProducerState, withAppended } from './producerStateManager.ts';

function batch(producerEpoch: number, baseSequence: number, records = 1, producerId = 4001) {
  const one: ProduceBatch = {
    batch: 'p1/orders-0/0',
    partition: 'orders-0',
    producerId,
    producerEpoch,
    baseSequence,
    lastSequence: baseSequence + records - 1,
    records: Array.from({ length: records }, (_, index) => ({
      id: `p1/${baseSequence + index}`,
      key: null,
      value: `order-${baseSequence + index}`,
      amount: 0,
      timestamp: 7,
    })),
    sizeInBytes: 100,
    attempt: 1,
  };
  return one;
}

/** The batch as it stands in a log from an offset on. */
const stored = (one: ProduceBatch, baseOffset: number) => ({
  ...one,
  baseOffset,
  lastOffset: baseOffset + one.records.length - 1,
  maxTimestamp: 7,
});

/** What a leader remembers after appending these batches from offset 100 on. */
function remembering(...batches: readonly ProduceBatch[]): ProducerStateEntry | undefined {
  let entries: readonly ProducerStateEntry[] = [];
  let offset = 100;
  for (const one of batches) {
    entries = withAppended(entries, stored(one, offset));
    offset += one.records.length;
  }
  return entries[0];
}

const decide = (entry: ProducerStateEntry | undefined, one: ProduceBatch) =>
  decideProducerState(entry, one, 200, 'orders-0', false);
const outcomes = (entry: ProducerStateEntry | undefined, one: ProduceBatch) =>
  decide(entry, one).checks.map((check) => `${check.check} ${check.outcome}`);

test('without a producer id nothing is compared, and nothing is remembered', () => {
  const anonymous = batch(-1, -1, 1, -1);
  expect(decide(undefined, anonymous)).toMatchObject({
    verdict: { kind: 'append' },
    rule: 'broker.no-producer-id',
  });
  expect(outcomes(undefined, anonymous)).toEqual([
    'producerId decides',
    'duplicate notReached',
    'epoch notReached',
    'sequence notReached',
  ]);
  expect(withAppended([], stored(anonymous, 100))).toEqual([]);
});

test('from 4.5 on an unknown producer id starts at 0 where nothing was ever written', () => {
  const strict = (one: ProduceBatch, offset: number) =>
    decideProducerState(undefined, one, offset, 'orders-0', true);
  expect(strict(batch(0, 1), 0)).toMatchObject({
    verdict: { kind: 'refuse', error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' },
    rule: 'broker.first-sequence',
  });
  expect(strict(batch(0, 0), 0).verdict.kind).toBe('append');
  expect(strict(batch(0, 1), 7).verdict.kind).toBe('append');
});

test('an unknown producer id may start at any sequence', () => {
  expect(decide(undefined, batch(0, 17))).toMatchObject({
    verdict: { kind: 'append' },
    rule: 'broker.unknown-producer',
  });
});

describe('duplicates', () => {
  const entry = remembering(batch(0, 0), batch(0, 1, 2), batch(0, 3));
  test('the same epoch, first and last sequence is a copy; the answer is the first copy’s offset', () => {
    expect(decide(entry, batch(0, 1, 2)).verdict).toEqual({
      kind: 'duplicate',
      of: { baseSequence: 1, lastSequence: 2, baseOffset: 101, lastOffset: 102, timestamp: 7 },
    });
    expect(outcomes(entry, batch(0, 1, 2))).toEqual([
      'producerId passed',
      'duplicate decides',
      'epoch notReached',
      'sequence notReached',
    ]);
  });
  test('a part of a remembered batch is no copy of it', () => {
    expect(decide(entry, batch(0, 1, 1)).verdict).toMatchObject({
      kind: 'refuse',
      error: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
    });
  });
  test('the same numbers under another epoch are no copy', () => {
    expect(decide(entry, batch(1, 0)).rule).toBe('broker.epoch-newer');
  });
});

test('five batches are remembered; the sixth pushes the first out, whose copy is then out of order', () => {
  const five = remembering(...[0, 1, 2, 3, 4].map((sequence) => batch(0, sequence)));
  expect(decide(five, batch(0, 0)).verdict.kind).toBe('duplicate');
  const six = remembering(...[0, 1, 2, 3, 4, 5].map((sequence) => batch(0, sequence)));
  expect(six?.batches.map((one) => one.baseSequence)).toEqual([1, 2, 3, 4, 5]);
  expect(decide(six, batch(0, 0)).verdict).toEqual({
    kind: 'refuse',
    error: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
    message:
      'Out of order sequence number for producer 4001 at offset 200 in partition orders-0: 0 (incoming seq. number), 5 (current end sequence number)',
  });
});

describe('sequence', () => {
  const entry = remembering(batch(0, 0), batch(0, 1));
  test('the next in line is appended', () => {
    expect(decide(entry, batch(0, 2))).toMatchObject({
      verdict: { kind: 'append' },
      rule: 'broker.sequence',
    });
  });
  test('a gap is refused, with the number that was expected', () => {
    const decision = decide(entry, batch(0, 3));
    expect(decision.verdict).toMatchObject({ error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' });
    expect(decision.checks.at(-1)?.values).toBe('got 3, expected 2');
  });
  test('after 2147483647 comes 0, and nothing else', () => {
    const end = remembering(batch(0, MAX_SEQUENCE));
    expect(decide(end, batch(0, 0)).verdict.kind).toBe('append');
    expect(decide(end, batch(0, 1)).verdict.kind).toBe('refuse');
  });
});

describe('epoch', () => {
  const entry = remembering(batch(3, 0), batch(3, 1));
  test('an older one is fenced off', () => {
    expect(decide(entry, batch(2, 2)).verdict).toEqual({
      kind: 'refuse',
      error: 'INVALID_PRODUCER_EPOCH',
      message:
        'Epoch of producer 4001 at offset 200 in orders-0 is 2, which is < the last seen epoch 3 (TV-1)',
    });
  });
  test('a newer one must start at 0', () => {
    expect(decide(entry, batch(4, 0)).verdict.kind).toBe('append');
    // 3.5 … 4.3 print this text without a space before "at offset"
    expect(decide(entry, batch(4, 2)).verdict).toMatchObject({
      error: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
      message:
        'Invalid sequence number for new epoch of producer 4001 at offset 200 in partition orders-0: 4 (request epoch), 2 (seq. number), 3 (current producer epoch)',
    });
  });
  test('a newer one forgets the batches of the old', () => {
    const bumped = remembering(batch(3, 0), batch(3, 1), batch(4, 0));
    expect(bumped).toMatchObject({ producerEpoch: 4, batches: [{ baseSequence: 0 }] });
  });
});
