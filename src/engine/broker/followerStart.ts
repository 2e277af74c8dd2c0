// A follower turns to a leader: its first fetch shows where the two copies part. Kafka: AbstractFetcherThread.
import type { OccurrenceOf } from '../occurrence.ts';
import { setReplica } from '../ownParts.ts';
import type { Sim } from '../sim.ts';
import type { Offset, PartitionId } from '../units.ts';
import { leaderReplica, type ReplicaState, replicaOf } from '../world.ts';
import { batchesFrom } from './replica.ts';
import { divergence, truncateTo } from './replicaRecovery.ts';
import { fetches, stillFetches } from './replication.ts';

/** The first fetch from a new leader, or after a pause: it shows where the copies part. */
export function startFetching(sim: Sim, id: PartitionId, broker: number): void {
  const partition = sim.partition(id);
  const follower = partition.followers.find((one) => one.broker === broker);
  if (!follower || follower.fetchWaiting || !fetches(sim, partition, follower)) return;
  sim.later(sim.now + sim.scenario.network.replicationMs, {
    kind: 'followerStarts',
    partition: id,
    follower: broker,
    leaderEpoch: partition.leaderEpoch,
  });
}

/** A follower's copy is cut to where it agrees with its leader's, if it has more, and its fetching begins. */
export function followerStarts(
  sim: Sim,
  { partition: id, follower: broker, leaderEpoch }: OccurrenceOf<'followerStarts'>,
): void {
  const partition = sim.partition(id);
  if (!stillFetches(sim, partition, broker, leaderEpoch)) return;
  const replica = replicaOf(partition, broker);
  const to = divergence(replica, leaderReplica(partition));
  if (to < replica.logEndOffset) truncate(sim, id, replica, to);
  sim.next({
    kind: 'followerFetch',
    partition: id,
    follower: broker,
    leaderEpoch,
    logEndOffset: to,
    highWatermark: replica.highWatermark,
  });
}

function truncate(sim: Sim, id: PartitionId, replica: ReplicaState, to: Offset): void {
  const clock = { now: sim.now, producerIdExpirationMs: sim.producerIdExpirationMs };
  setReplica(sim, id, truncateTo(replica, to, clock));
  sim.emit(`b${replica.broker}`, {
    type: 'replicaTruncated',
    broker: replica.broker,
    partition: id,
    from: replica.logEndOffset,
    to,
    highWatermark: replica.highWatermark,
    records: batchesFrom(replica, to).flatMap((one) => one.records),
  });
}
