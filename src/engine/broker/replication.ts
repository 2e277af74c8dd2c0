// Followers and their leader. Kafka: Partition (ISR, high watermark), Replica, AbstractFetcherThread.
// A leader's answer to a waiting fetch, the follower's append and its next fetch are one step of replicationMs.
// The controller commits an ISR change at once: Kafka's round trip of AlterPartition is left out.

import { copyFollower, copyReplica } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { Offset, PartitionId, VirtualMs } from '../units.ts';
import {
  type FollowerState,
  leaderReplica,
  type PartitionState,
  type ReplicaState,
  replicaOf,
} from '../world.ts';
import { effectiveMinIsr } from './partition.ts';
import { appendBatches, batchesFrom } from './replica.ts';

/** replica.fetch.wait.max.ms: a follower hears of a new high watermark this late when no data comes with it. */
const FETCH_WAIT_MAX_MS = 500;

/** A follower before its first fetch from a new leader. */
export function newFollower(
  broker: number,
  stopped: boolean,
  lastCaughtUpMs: VirtualMs,
): FollowerState {
  return {
    broker,
    logEndOffset: -1,
    fetchWaiting: false,
    stopped,
    lastCaughtUpMs,
    lastFetchMs: lastCaughtUpMs,
    leaderEndAtLastFetch: -1,
  };
}

/** Replaces one broker's copy. */
export function setReplica(sim: Sim, id: PartitionId, replica: ReplicaState): void {
  const { replicas } = sim.partition(id);
  sim.updatePartition(id, {
    replicas: replicas.map((one) => (one.broker === replica.broker ? replica : one)),
  });
}

function setFollower(sim: Sim, id: PartitionId, follower: FollowerState): void {
  const { followers } = sim.partition(id);
  sim.updatePartition(id, {
    followers: followers.map((one) => (one.broker === follower.broker ? follower : one)),
  });
}

/** Whether a partition has a leader that runs. */
export function isLed(sim: Sim, { leader }: PartitionState): boolean {
  return leader >= 0 && sim.broker(leader).state === 'running';
}

/** Whether a follower's fetches reach a leader at all. */
export function fetches(sim: Sim, partition: PartitionState, follower: FollowerState): boolean {
  return (
    isLed(sim, partition) && !follower.stopped && sim.broker(follower.broker).state === 'running'
  );
}

/** Followers whose fetch waits at the leader get the new data, and ask again a moment later. */
export function answerWaitingFollowers(sim: Sim, id: PartitionId): void {
  const partition = sim.partition(id);
  const { logEndOffset, highWatermark } = leaderReplica(partition);
  for (const follower of partition.followers) {
    if (!follower.fetchWaiting || !fetches(sim, partition, follower)) continue;
    if (follower.logEndOffset >= logEndOffset) continue;
    sim.later(sim.now + sim.scenario.network.replicationMs, {
      kind: 'followerFetch',
      partition: id,
      follower: follower.broker,
      leaderEpoch: partition.leaderEpoch,
      logEndOffset,
      highWatermark,
    });
    const answered = copyFollower(follower);
    answered.fetchWaiting = false;
    setFollower(sim, id, answered);
  }
}

/** Whether a follower's fetch is still one from this leader. */
export function stillFetches(
  sim: Sim,
  partition: PartitionState,
  broker: number,
  leaderEpoch: number,
): boolean {
  const follower = partition.followers.find((one) => one.broker === broker);
  return (
    partition.leaderEpoch === leaderEpoch &&
    follower !== undefined &&
    fetches(sim, partition, follower)
  );
}

/**
 * A follower has appended what it got; its next fetch request tells the leader how far it has come.
 * Kafka: Partition#updateFollowerFetchState, Replica#updateFetchStateOrThrow.
 */
export function followerFetch(sim: Sim, occurrence: OccurrenceOf<'followerFetch'>): void {
  const { partition: id, follower: broker, leaderEpoch, logEndOffset } = occurrence;
  const partition = sim.partition(id);
  if (!stillFetches(sim, partition, broker, leaderEpoch)) return;
  const leader = leaderReplica(partition);
  const before = replicaOf(partition, broker);
  const got = batchesFrom(leader, before.logEndOffset).filter(
    (one) => one.lastOffset < logEndOffset,
  );
  const replica = appendBatches(before, got);
  setReplica(sim, id, withHighWatermark(replica, occurrence.highWatermark));
  noteFetch(sim, id, broker, logEndOffset, leader.logEndOffset);
  sim.emit(`b${broker}`, {
    type: 'followerFetched',
    broker: partition.leader,
    partition: id,
    follower: broker,
    logEndOffset,
  });
  sim.next({ kind: 'expandIsr', partition: id, follower: broker });
  sim.next({ kind: 'advanceHighWatermark', partition: id });
  answerWaitingFollowers(sim, id);
}

/** UnifiedLog#updateHighWatermarkWithLogEndOffset for a follower: the leader's, but not beyond its own end. */
function withHighWatermark(replica: ReplicaState, leaders: Offset): ReplicaState {
  const highWatermark = Math.max(replica.highWatermark, Math.min(leaders, replica.logEndOffset));
  if (highWatermark === replica.highWatermark) return replica;
  const copy = copyReplica(replica);
  copy.highWatermark = highWatermark;
  return copy;
}

function noteFetch(
  sim: Sim,
  id: PartitionId,
  broker: number,
  logEndOffset: Offset,
  leaderEnd: Offset,
): void {
  const known = sim.partition(id).followers.find((one) => one.broker === broker);
  if (!known) return;
  const caughtUpMs =
    logEndOffset >= leaderEnd
      ? sim.now
      : known.leaderEndAtLastFetch >= 0 && logEndOffset >= known.leaderEndAtLastFetch
        ? Math.max(known.lastCaughtUpMs, known.lastFetchMs)
        : known.lastCaughtUpMs;
  setFollower(sim, id, {
    broker,
    logEndOffset,
    fetchWaiting: true,
    stopped: known.stopped,
    lastCaughtUpMs: caughtUpMs,
    lastFetchMs: sim.now,
    leaderEndAtLastFetch: leaderEnd,
  });
}

/** A waiting fetch is answered without data after replica.fetch.wait.max.ms; with it comes the high watermark. */
export function followerHighWatermark(
  sim: Sim,
  { partition: id }: OccurrenceOf<'followerHighWatermark'>,
): void {
  sim.updatePartition(id, { highWatermarkSpreadsAt: null });
  const partition = sim.partition(id);
  if (!isLed(sim, partition)) return;
  const { highWatermark } = leaderReplica(partition);
  for (const follower of partition.followers) {
    if (!follower.fetchWaiting || !fetches(sim, partition, follower)) continue;
    const replica = replicaOf(sim.partition(id), follower.broker);
    setReplica(sim, id, withHighWatermark(replica, highWatermark));
  }
}

/** Plans the moment at which followers with nothing to fetch have heard of the present high watermark. */
function planFollowerHighWatermark(sim: Sim, id: PartitionId): void {
  const at = sim.now + FETCH_WAIT_MAX_MS;
  if (sim.partition(id).highWatermarkSpreadsAt !== null || at > sim.scenario.untilMs) return;
  sim.updatePartition(id, { highWatermarkSpreadsAt: at });
  sim.later(at, { kind: 'followerHighWatermark', partition: id });
}

/** Partition#isUnderMinIsr. */
function isUnderMinIsr(partition: PartitionState): boolean {
  return partition.inSyncReplicaIds.length < effectiveMinIsr(partition);
}

/**
 * Partition#maybeIncrementLeaderHW: the smallest log end offset of the in-sync replicas and of those that are
 * about to join them. Since 3.7 it stands still while fewer than min.insync.replicas are in sync.
 */
export function advanceHighWatermark(
  sim: Sim,
  { partition: id }: OccurrenceOf<'advanceHighWatermark'>,
): void {
  const partition = sim.partition(id);
  const frozen = sim.rules.shrunkBelowMinIsr === 'highWatermarkFrozen' && isUnderMinIsr(partition);
  if (!isLed(sim, partition) || frozen) return;
  const leader = leaderReplica(partition);
  const counted = partition.followers.filter((one) =>
    partition.inSyncReplicaIds.includes(one.broker),
  );
  const highWatermark = Math.min(
    leader.logEndOffset,
    ...counted.map((one) => (one.logEndOffset < 0 ? leader.highWatermark : one.logEndOffset)),
  );
  if (highWatermark <= leader.highWatermark) return;
  const advanced = copyReplica(leader);
  advanced.highWatermark = highWatermark;
  setReplica(sim, id, advanced);
  const from = sim.world.coordinator ? extras().lastStableOffset(leader) : -1;
  sim.emit(`b${partition.leader}`, {
    type: 'highWatermarkAdvanced',
    broker: partition.leader,
    partition: id,
    highWatermark,
    from: leader.highWatermark,
  });
  if (sim.world.coordinator) sim.next({ kind: 'stableOffset', partition: id, from });
  for (const produce of sim.world.produces) {
    if (produce.waiting) sim.next({ kind: 'brokerFinish', request: produce.request });
  }
  sim.next({ kind: 'serveConsumers', partition: id });
  planFollowerHighWatermark(sim, id);
}

/** Partition#maybeExpandIsr: a follower that has reached the high watermark and this epoch's start joins. */
export function expandIsr(
  sim: Sim,
  { partition: id, follower: broker }: OccurrenceOf<'expandIsr'>,
): void {
  const partition = sim.partition(id);
  const follower = partition.followers.find((one) => one.broker === broker);
  if (!follower || partition.inSyncReplicaIds.includes(broker)) return;
  if (!fetches(sim, partition, follower)) return;
  const leader = leaderReplica(partition);
  const epochStart = leader.leaderEpochs.at(-1)?.startOffset ?? leader.logStartOffset;
  if (follower.logEndOffset < Math.max(leader.highWatermark, epochStart)) return;
  extras().changeIsr(sim, partition, [...partition.inSyncReplicaIds, broker], 'broker.isr-expand');
}

/** The isr-expiration job runs every half of replica.lag.time.max.ms; it is planned while somebody lags. */
export function planIsrCheck(
  sim: Sim,
  { partition: id }: { readonly partition: PartitionId },
): void {
  const partition = sim.partition(id);
  if (partition.isrCheckAt !== null || laggards(partition).length === 0) return;
  const every = Math.max(1, Math.floor(sim.brokerConfig('replica.lag.time.max.ms') / 2));
  const at = (Math.floor(sim.now / every) + 1) * every;
  if (at > sim.scenario.untilMs) return;
  sim.updatePartition(id, { isrCheckAt: at });
  sim.later(at, { kind: 'isrCheck', partition: id });
}

function laggards(partition: PartitionState): readonly FollowerState[] {
  if (partition.leader < 0) return [];
  const { logEndOffset } = leaderReplica(partition);
  return partition.followers.filter(
    (one) => partition.inSyncReplicaIds.includes(one.broker) && one.logEndOffset !== logEndOffset,
  );
}

/** Partition#maybeShrinkIsr: who has not been level with the leader for replica.lag.time.max.ms leaves. */
export function isrCheck(sim: Sim, { partition: id }: OccurrenceOf<'isrCheck'>): void {
  sim.updatePartition(id, { isrCheckAt: null });
  const partition = sim.partition(id);
  const lagMs = sim.brokerConfig('replica.lag.time.max.ms');
  const out = laggards(partition)
    .filter((one) => sim.now - one.lastCaughtUpMs > lagMs)
    .map((one) => one.broker);
  sim.next({ kind: 'planIsrCheck', partition: id });
  if (out.length === 0) return;
  const left = partition.inSyncReplicaIds.filter((one) => !out.includes(one));
  extras().changeIsr(sim, partition, left, 'broker.isr-shrink');
}
