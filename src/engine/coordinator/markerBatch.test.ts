// What a log says to a marker, in Kafka's words (4.4).
import { expect, test } from 'vitest';
import '../extras.ts';
import { createWorld, scenarioFrom } from '../../scenario/index.ts';
import { required } from '../assert.ts';
import { ownReplica } from '../copies.ts';
import { leaderReplica, type PartitionState } from '../world.ts';
import { refusalOf } from './markerBatch.ts';

/** Producer id 9 has epoch 2 here, and coordinator epoch 5 has ended a transaction of it. */
function partition(currentTxnFirstOffset: number | null): PartitionState {
  const world = createWorld(scenarioFrom({ formatVersion: 1, producers: [] }));
  const one = required(world.partitions[0], 'partition');
  const entry = {
    producerId: 9,
    producerEpoch: 2,
    lastTimestamp: 0,
    batches: [],
    coordinatorEpoch: 5,
    currentTxnFirstOffset,
  };
  const copy = { ...ownReplica(leaderReplica(one)), producers: [entry] };
  return {
    ...one,
    replicas: one.replicas.map((replica) => (replica.broker === one.leader ? copy : replica)),
  };
}

const marker = (producerEpoch: number, coordinatorEpoch: number) => ({
  transactionalId: 't1',
  producerId: 9,
  producerEpoch,
  coordinatorEpoch,
  commit: true,
});

test('a marker of an older producer epoch, or of an older coordinator, is refused', () => {
  expect(refusalOf(partition(0), marker(1, 5), 2)).toEqual({
    error: 'INVALID_PRODUCER_EPOCH',
    message: expect.stringContaining('2'),
  });
  expect(refusalOf(partition(0), marker(3, 4), 2)).toEqual({
    error: 'TRANSACTION_COORDINATOR_FENCED',
    message:
      'Invalid coordinator epoch for producerId 9 at offset 0 in partition orders-0: 4 (zombie), 5 (current)',
  });
  expect(refusalOf(partition(0), marker(3, 5), 2)).toBeNull();
});

test('with version 2 an end raises the epoch, with version 1 it does not', () => {
  expect(refusalOf(partition(0), marker(2, 5), 2)).toMatchObject({
    error: 'INVALID_PRODUCER_EPOCH',
    message: expect.stringContaining('which is <= the last seen epoch 2 (TV2)'),
  });
  expect(refusalOf(partition(0), marker(2, 5), 1)).toBeNull();
  // the same marker again, when nothing is open any more
  expect(refusalOf(partition(null), marker(2, 5), 2)).toBeNull();
});
