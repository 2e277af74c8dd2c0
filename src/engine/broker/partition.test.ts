import { expect, test } from 'vitest';
import { createWorld, scenarioFrom } from '../../scenario/index.ts';
import { required } from '../assert.ts';
import { ownReplica } from '../copies.ts';
import { PROFILE_RULES } from '../profiles.ts';
import type { ProduceBatch } from '../simEvent.ts';
import { listOf } from '../vector.ts';
import { leaderReplica, type PartitionState, type ReplicaState } from '../world.ts';
import { decide, inLog } from './partition.ts';
import { appendBatch } from './replica.ts';

const CURRENT = PROFILE_RULES.current;

function partition(change: Partial<PartitionState> = {}): PartitionState {
  const world = createWorld(
    scenarioFrom({
      formatVersion: 1,
      producers: [],
      topics: [{ name: 'orders', startOffset: 104, config: { 'min.insync.replicas': '2' } }],
    }),
  );
  return { ...required(world.partitions[0], 'partition'), ...change };
}

const batch: ProduceBatch = {
  batch: 'p1/orders-0/0',
  partition: 'orders-0',
  producerId: 4001,
  producerEpoch: 0,
  baseSequence: 0,
  lastSequence: 1,
  records: [
    { id: 'p1/0', key: null, value: 'order-15', amount: 12, timestamp: 120 },
    { id: 'p1/1', key: null, value: 'order-16', amount: 25, timestamp: 130 },
  ],
  sizeInBytes: 91,
  attempt: 1,
};
/** The leader's copy after the append of {@link batch}. */
function appended(to: PartitionState, now: number, event: number): ReplicaState {
  const leader = ownReplica(leaderReplica(to));
  appendBatch(leader, inLog(to, batch, now, event));
  return leader;
}

const outcomes = (of: PartitionState, broker: number, acks: -1 | 0 | 1) =>
  decide(of, broker, batch, acks, CURRENT).checks.map((one) => `${one.check} ${one.outcome}`);

test('a broker that does not lead the partition refuses before anything else', () => {
  const decision = decide(partition(), 2, batch, -1, CURRENT);
  expect(decision.verdict).toMatchObject({ kind: 'REFUSED', error: 'NOT_LEADER_OR_FOLLOWER' });
  expect(outcomes(partition(), 2, -1)).toEqual([
    'leader decides',
    'inSyncReplicas notReached',
    'size notReached',
    'producerId notReached',
    'duplicate notReached',
    'epoch notReached',
    'sequence notReached',
  ]);
});

test('acks=all is refused while too few replicas are in sync, acks=1 is not', () => {
  const alone = partition({ inSyncReplicaIds: [1] });
  expect(decide(alone, 1, batch, -1, CURRENT).verdict).toEqual({
    kind: 'REFUSED',
    error: 'NOT_ENOUGH_REPLICAS',
    message:
      'The size of the current ISR : 1 is insufficient to satisfy the min.isr requirement of 2 for partition orders-0, live replica(s) broker.id are : Set(1)',
  });
  expect(decide(alone, 1, batch, 1, CURRENT).verdict.kind).toBe('APPENDED');
});

test('a copy is judged by size and replicas first, like any other batch', () => {
  const before = partition();
  const leader = appended(before, 0, 0);
  const written = { ...before, replicas: [leader, ...before.replicas.slice(1)] };
  expect(decide(written, 1, batch, -1, CURRENT).verdict).toEqual({
    kind: 'DUPLICATE',
    baseOffset: 104,
    lastOffset: 105,
  });
  expect(
    decide({ ...written, inSyncReplicaIds: [1] }, 1, batch, -1, CURRENT).verdict,
  ).toMatchObject({
    error: 'NOT_ENOUGH_REPLICAS',
  });
  expect(decide({ ...written, maxMessageBytes: 90 }, 1, batch, -1, CURRENT).verdict).toMatchObject({
    error: 'MESSAGE_TOO_LARGE',
  });
});

test('an append takes the next offsets and stamps the leader epoch', () => {
  const leader = appended(partition({ leaderEpoch: 3 }), 165, 9);
  expect(leader.logEndOffset).toBe(106);
  expect(listOf(leader.log)).toMatchObject([
    { baseOffset: 104, lastOffset: 105, leaderEpoch: 3, appendedMs: 165, event: 9 },
  ]);
});
