// Followers and their leader. Kafka: Partition (ISR, high watermark), Replica, AbstractFetcherThread.
// A leader's answer to a waiting fetch, the follower's append and its next fetch are one step of replicationMs.

import type { OccurrenceOf } from '../occurrence.ts';
import type { Own } from '../owned.ts';
import { ownFollower, ownReplica } from '../ownParts.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { Offset, PartitionId, VirtualMs } from '../units.ts';
import { itemAt } from '../vector.ts';
import {
  actorOf,
  type FollowerState,
  leaderReplica,
  type PartitionState,
  type ReplicaState,
} from '../world.ts';
import { appendBatch, firstFrom } from './replica.ts';

/** replica.fetch.wait.max.ms: a follower hears of a new high watermark this late when no data comes with it. */
const FETCH_WAIT_MAX_MS = 500;

/** As the time of a fetch: there was none that counts. */
export const NEVER_MS = -1e15;

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
    registered: false,
  };
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
  const { leaderEpoch } = partition;
  const { logEndOffset, highWatermark } = leaderReplica(partition);
  for (const follower of partition.followers) {
    if (!follower.fetchWaiting || !fetches(sim, partition, follower)) continue;
    if (follower.logEndOffset >= logEndOffset) continue;
    sim.later(sim.now + sim.scenario.network.replicationMs, {
      kind: 'followerFetch',
      partition: id,
      follower: follower.broker,
      leaderEpoch,
      logEndOffset,
      highWatermark,
    });
    ownFollower(sim, id, follower.broker).fetchWaiting = false;
  }
}

function followerOf({ followers }: PartitionState, broker: number): FollowerState | undefined {
  for (const one of followers) if (one.broker === broker) return one;
  return undefined;
}

/** Whether a follower's fetch is still one from this leader. */
export function stillFetches(
  sim: Sim,
  partition: PartitionState,
  broker: number,
  leaderEpoch: number,
): boolean {
  const follower = followerOf(partition, broker);
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
  const { leader } = partition;
  const { log, logEndOffset: leaderEnd } = leaderReplica(partition);
  const replica = ownReplica(sim, id, broker);
  for (let at = firstFrom(log, replica.logEndOffset); at < log.length; at++) {
    const batch = itemAt(log, at);
    if (!batch || batch.lastOffset >= logEndOffset) break;
    appendBatch(replica, batch);
  }
  raiseHighWatermark(replica, occurrence.highWatermark);
  noteFetch(sim, id, broker, logEndOffset, leaderEnd);
  sim.record({
    id: sim.nextEvent,
    at: sim.now,
    actor: actorOf(broker),
    causes: sim.because,
    intervention: sim.intervention,
    type: 'followerFetched',
    broker: leader,
    partition: id,
    follower: broker,
    logEndOffset,
  });
  if (!partition.inSyncReplicaIds.includes(broker)) {
    sim.next({ kind: 'expandIsr', partition: id, follower: broker });
  }
  sim.next({ kind: 'advanceHighWatermark', partition: id });
  answerWaitingFollowers(sim, id);
}

/** UnifiedLog#updateHighWatermarkWithLogEndOffset for a follower: the leader's, but not beyond its own end. */
function raiseHighWatermark(replica: Own<ReplicaState>, leaders: Offset): void {
  const highWatermark = Math.min(leaders, replica.logEndOffset);
  if (highWatermark > replica.highWatermark) replica.highWatermark = highWatermark;
}

function noteFetch(
  sim: Sim,
  id: PartitionId,
  broker: number,
  logEndOffset: Offset,
  leaderEnd: Offset,
): void {
  const known = ownFollower(sim, id, broker);
  if (logEndOffset >= leaderEnd) known.lastCaughtUpMs = sim.now;
  else if (known.leaderEndAtLastFetch >= 0 && logEndOffset >= known.leaderEndAtLastFetch) {
    known.lastCaughtUpMs = Math.max(known.lastCaughtUpMs, known.lastFetchMs);
  }
  known.logEndOffset = logEndOffset;
  known.fetchWaiting = true;
  known.lastFetchMs = sim.now;
  known.leaderEndAtLastFetch = leaderEnd;
  known.registered = true;
}

/** A waiting fetch is answered without data after replica.fetch.wait.max.ms; with it comes the high watermark. */
export function followerHighWatermark(
  sim: Sim,
  { partition: id }: OccurrenceOf<'followerHighWatermark'>,
): void {
  sim.ownPartition(id).highWatermarkSpreadsAt = null;
  const partition = sim.partition(id);
  if (!isLed(sim, partition)) return;
  const { highWatermark } = leaderReplica(partition);
  for (const follower of partition.followers) {
    if (!follower.fetchWaiting || !fetches(sim, partition, follower)) continue;
    raiseHighWatermark(ownReplica(sim, id, follower.broker), highWatermark);
  }
}

/** Plans the moment at which followers with nothing to fetch have heard of the present high watermark. */
function planFollowerHighWatermark(sim: Sim, id: PartitionId): void {
  const at = sim.now + FETCH_WAIT_MAX_MS;
  if (sim.partition(id).highWatermarkSpreadsAt !== null || at > sim.scenario.untilMs) return;
  sim.ownPartition(id).highWatermarkSpreadsAt = at;
  sim.later(at, { kind: 'followerHighWatermark', partition: id });
}

/** Partition#isUnderMinIsr. */
function isUnderMinIsr(partition: PartitionState): boolean {
  return partition.inSyncReplicaIds.length < partition.minInsyncReplicas;
}

/**
 * Partition#maybeIncrementLeaderHW: the smallest log end offset of the maximal ISR and of those that are about to join
 * it. Since 3.7 it stands still while fewer than min.insync.replicas are in sync.
 */
export function advanceHighWatermark(
  sim: Sim,
  { partition: id }: OccurrenceOf<'advanceHighWatermark'>,
): void {
  const partition = sim.partition(id);
  const frozen = sim.rules.shrunkBelowMinIsr === 'highWatermarkFrozen' && isUnderMinIsr(partition);
  if (!isLed(sim, partition) || frozen) return;
  const leader = leaderReplica(partition);
  const from = leader.highWatermark;
  let highWatermark = leader.logEndOffset;
  const isr = maximalIsr(partition);
  for (const follower of partition.followers) {
    const { broker, logEndOffset } = follower;
    if (logEndOffset >= highWatermark) continue;
    if (!isr.includes(broker) && !extras().shouldWaitForReplicaToJoinIsr(sim, follower)) continue;
    highWatermark = Math.min(highWatermark, logEndOffset < 0 ? from : logEndOffset);
  }
  if (highWatermark <= from) return;
  const stable = sim.world.coordinator ? extras().lastStableOffset(leader) : -1;
  const { leader: broker } = partition;
  ownReplica(sim, id, leader.broker).highWatermark = highWatermark;
  sim.record({
    id: sim.nextEvent,
    at: sim.now,
    actor: actorOf(broker),
    causes: sim.because,
    intervention: sim.intervention,
    type: 'highWatermarkAdvanced',
    broker,
    partition: id,
    highWatermark,
    from,
  });
  if (sim.world.coordinator) sim.next({ kind: 'stableOffset', partition: id, from: stable });
  for (const produce of sim.world.produces) {
    if (produce.waiting) sim.next({ kind: 'brokerFinish', request: produce.request });
  }
  sim.next({ kind: 'serveConsumers', partition: id });
  planFollowerHighWatermark(sim, id);
}

/** What the ISR is or may be already: a replica that is asked to join counts, one that is asked to leave counts still. */
export function maximalIsr({ inSyncReplicaIds, sentIsr }: PartitionState): readonly number[] {
  return sentIsr && sentIsr.length > inSyncReplicaIds.length ? sentIsr : inSyncReplicaIds;
}

/** Partition#maybeExpandIsr: a follower that has reached the high watermark and this epoch's start joins. */
export function expandIsr(
  sim: Sim,
  { partition: id, follower: broker }: OccurrenceOf<'expandIsr'>,
): void {
  const partition = sim.partition(id);
  const follower = followerOf(partition, broker);
  if (!follower || partition.sentIsr || partition.inSyncReplicaIds.includes(broker)) return;
  if (!fetches(sim, partition, follower)) return;
  const leader = leaderReplica(partition);
  const epochStart = leader.leaderEpochs.at(-1)?.startOffset ?? leader.logStartOffset;
  if (follower.logEndOffset < Math.max(leader.highWatermark, epochStart)) return;
  extras().alterIsr(sim, partition, [...partition.inSyncReplicaIds, broker], 'broker.isr-expand');
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
  if (out.length === 0 || partition.sentIsr) return;
  const left = partition.inSyncReplicaIds.filter((one) => !out.includes(one));
  extras().alterIsr(sim, partition, left, 'broker.isr-shrink');
}
