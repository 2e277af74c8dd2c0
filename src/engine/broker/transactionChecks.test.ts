// What a transactional batch is refused for before its numbers are compared, in Kafka's words (4.4).
import { describe, expect, test } from 'vitest';
import { createWorld, scenarioFrom } from '../../scenario/index.ts';
import { required } from '../assert.ts';
import { ownReplica } from '../copies.ts';
import type { ProduceBatch } from '../simEvent.ts';
import { leaderReplica, type PartitionState, type ReplicaState } from '../world.ts';
import { decideProducerState } from './producerStateManager.ts';
import { decideTransactional } from './transactionChecks.ts';

const PENDING = {
  producerId: 4001,
  producerEpoch: 0,
  guard: 7,
  lowestSequence: 0,
  supportsEpochBump: true,
  startedMs: 0,
} as const;

const batch: ProduceBatch = {
  batch: 'p1/orders-0/0',
  partition: 'orders-0',
  producerId: 4001,
  producerEpoch: 0,
  baseSequence: 0,
  lastSequence: 0,
  records: [{ id: 'p1/0', key: null, value: 'order-1', amount: 12, timestamp: 0 }],
  sizeInBytes: 80,
  attempt: 1,
  isTransactional: true,
};

function partition(leader: Partial<ReplicaState> = {}): PartitionState {
  const world = createWorld(scenarioFrom({ formatVersion: 1, producers: [] }));
  const one = required(world.partitions[0], 'partition');
  const copy = { ...ownReplica(leaderReplica(one)), ...leader };
  return {
    ...one,
    replicas: one.replicas.map((replica) => (replica.broker === one.leader ? copy : replica)),
  };
}

function judged(to: PartitionState, change: Partial<ProduceBatch>, guard: number | null) {
  const sent = { ...batch, ...change };
  const { producers } = leaderReplica(to);
  const entry = producers.find((one) => one.producerId === sent.producerId);
  const plain = decideProducerState(entry, sent, 0, to.id, false);
  return decideTransactional(plain, to, sent, guard);
}

/** The row of a producer with an open transaction, or of one without. */
const row = (currentTxnFirstOffset: number | null) => ({
  producerId: 4001,
  producerEpoch: 0,
  lastTimestamp: 0,
  batches: [{ baseSequence: 0, lastSequence: 0, baseOffset: 0, lastOffset: 0, timestamp: 0 }],
  coordinatorEpoch: -1,
  currentTxnFirstOffset,
});

describe('a transactional batch', () => {
  test('that the coordinator vouches for is appended', () => {
    const to = partition({ verification: [PENDING] });
    expect(judged(to, {}, 7).verdict).toEqual({ kind: 'append' });
  });

  test.each([null, 8])('whose guard is %s is no part of a transaction', (guard) => {
    const { verdict, checks } = judged(partition({ verification: [PENDING] }), {}, guard);
    expect(verdict).toEqual({
      kind: 'refuse',
      error: 'INVALID_TXN_STATE',
      message: 'Record was not part of an ongoing transaction',
    });
    expect(checks.map((one) => `${one.check} ${one.outcome}`)).toEqual([
      'producerId passed',
      'duplicate passed',
      'transaction decides',
      'epoch notReached',
      'sequence notReached',
    ]);
  });

  test('needs no guard while its transaction is open here', () => {
    const to = partition({ producers: [row(0)] });
    expect(judged(to, { baseSequence: 1, lastSequence: 1 }, null).verdict).toEqual({
      kind: 'append',
    });
  });

  test('of a producer that nobody knows must begin at 0 in version 2 (KAFKA-18202)', () => {
    const late = { baseSequence: 3, lastSequence: 3 };
    expect(judged(partition({ verification: [PENDING] }), late, 7).verdict).toEqual({
      kind: 'refuse',
      error: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
      message:
        'Invalid sequence number for producer 4001 at offset 0 in partition orders-0: 3 (incoming seq. number). Expected sequence 0 for transactions v2 idempotent producer with no existing state.',
    });
    const older = { ...PENDING, supportsEpochBump: false, lowestSequence: 3 };
    expect(judged(partition({ verification: [older] }), late, 7).verdict).toEqual({
      kind: 'append',
    });
  });

  test('may not overtake the lowest sequence that waits for its verification', () => {
    const older = { ...PENDING, supportsEpochBump: false, lowestSequence: 2 };
    const late = { baseSequence: 3, lastSequence: 3 };
    expect(judged(partition({ verification: [older] }), late, 7).verdict).toEqual({
      kind: 'refuse',
      error: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
      message:
        'Out of order sequence number for producer 4001 at offset 0 in partition orders-0: 3 (incoming seq. number), 2 (earliest seen sequence)',
    });
  });
});

test('a plain batch of a producer whose transaction is open is refused', () => {
  const to = partition({ producers: [row(0)] });
  const plain = { isTransactional: false, baseSequence: 1, lastSequence: 1 };
  expect(judged(to, plain, null).verdict).toMatchObject({
    kind: 'refuse',
    error: 'INVALID_TXN_STATE',
    message: expect.stringContaining('Expected transactional write from producer 4001'),
  });
});
