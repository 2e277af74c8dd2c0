// What a copy goes through when its leader changes or its broker starts: where it parts from the leader's, what is
// cut off, and what it still knows of producers afterwards. Kafka: LeaderEpochFileCache, UnifiedLog, LogLoader,
// ProducerStateManager. Pure: a copy in, a copy out.

import { replicaWith } from '../copies.ts';
import type { Offset, ProducerId, VirtualMs } from '../units.ts';
import { firstOf, itemAt, itemsOf } from '../vector.ts';
import type {
  ProducerSnapshot,
  ProducerStateEntry,
  ReplicaState,
  VerificationEntry,
} from '../world.ts';
import { withAppended } from './producerStateManager.ts';
import { forgetCompleted, truncateTransactions, withoutGuards } from './transactions.ts';

/**
 * Where an epoch ends in this copy: its own end for the newest epoch, else the start of the next known one.
 * Kafka: LeaderEpochFileCache#endOffsetFor.
 */
function endOffsetFor(
  replica: ReplicaState,
  epoch: number,
): { readonly epoch: number; readonly offset: Offset } {
  const { leaderEpochs } = replica;
  const later = leaderEpochs.findIndex((one) => one.epoch > epoch);
  const known = later < 0 ? leaderEpochs.at(-1) : leaderEpochs[later - 1];
  return {
    epoch: known?.epoch ?? epoch,
    offset: leaderEpochs[later]?.startOffset ?? replica.logEndOffset,
  };
}

/**
 * How far a follower's copy agrees with its leader's: compare ends of epochs, the newest first.
 * Kafka: AbstractFetcherThread#getOffsetTruncationState, with the diverging epochs of Fetch.
 */
export function divergence(follower: ReplicaState, leader: ReplicaState): Offset {
  let known = follower.leaderEpochs;
  let end = follower.logEndOffset;
  for (;;) {
    const last = known.at(-1);
    // without any epoch there is nothing to compare: the high watermark is where agreement is certain
    if (!last) return Math.min(end, follower.highWatermark, leader.logEndOffset);
    const atLeader = endOffsetFor(leader, last.epoch);
    if (atLeader.epoch === last.epoch) return Math.min(end, atLeader.offset);
    known = known.slice(0, -1);
    end = last.startOffset;
  }
}

/** UnifiedLog#truncateTo: removes records, then builds the producer state again from snapshot and log. */
export function truncateTo(replica: ReplicaState, offset: Offset, now: Clock): ReplicaState {
  if (offset >= replica.logEndOffset) return replica;
  const stays = itemsOf(replica.log).findIndex((one) => one.lastOffset >= offset);
  const log = firstOf(replica.log, stays);
  // a batch that lies across the point goes as a whole
  const gone = Math.min(offset, itemAt(replica.log, stays)?.baseOffset ?? offset);
  const cut: ReplicaState = replicaWith(replica, {
    log,
    logEndOffset: offset,
    highWatermark: Math.min(replica.highWatermark, offset),
    leaderEpochs: replica.leaderEpochs.filter((one) => one.startOffset < offset),
    snapshots: replica.snapshots.filter((one) => one.offset <= offset),
    transactions: truncateTransactions(replica.transactions, gone),
  });
  // where no producer was known, Kafka spares itself the replay: UnifiedLog#rebuildProducerState, isEmptyBeforeTruncation
  return rebuildProducerState(cut, now, replica.producers.length > 0);
}

/** What decides whether a producer id is still remembered. */
export interface Clock {
  readonly now: VirtualMs;
  readonly producerIdExpirationMs: VirtualMs;
}

/**
 * ProducerStateManager#isProducerExpired: the clock is the last batch's largest record timestamp. Nobody is
 * forgotten while a transaction is open.
 */
export function isExpired(
  { lastTimestamp, currentTxnFirstOffset }: ProducerStateEntry,
  clock: Clock,
): boolean {
  return (
    currentTxnFirstOffset === null && clock.now - lastTimestamp >= clock.producerIdExpirationMs
  );
}

/** ProducerStateManager#removeExpiredProducers: whoever waits so long for a verification waits no more. */
export function withoutLateGuards(
  verification: readonly VerificationEntry[],
  { now, producerIdExpirationMs }: Clock,
): readonly VerificationEntry[] {
  return verification.filter((one) => now - one.startedMs < producerIdExpirationMs);
}

/**
 * The newest snapshot, then every batch after it, then a new snapshot.
 * Kafka: UnifiedLog#rebuildProducerState, ProducerStateManager#truncateAndReload.
 */
function rebuildProducerState(replica: ReplicaState, clock: Clock, replay = true): ReplicaState {
  const snapshot = replica.snapshots.at(-1);
  const from = snapshot?.offset ?? replica.logStartOffset;
  const loaded = (snapshot?.producers ?? []).filter((one) => !isExpired(one, clock));
  const behind = replay ? itemsOf(replica.log).filter((one) => one.baseOffset >= from) : [];
  const producers = behind.reduce(withAppended, loaded);
  const transactions = forgetCompleted(replica.transactions, from);
  const verification = withoutGuards(replica.verification, behind);
  return takeSnapshot(replicaWith(replica, { producers, transactions, verification }));
}

/**
 * A broker starts with this log, which ends where its last batch does (LogSegment#readNextOffset). Whether it stopped
 * or crashed, it ends with a snapshot there and the state read from it: after a crash LogLoader#recoverSegment has
 * replayed the log into that snapshot before. So one batch per producer id is known.
 */
export function loadLog(replica: ReplicaState, clock: Clock): ReplicaState {
  const { log, logStartOffset } = replica;
  const logEndOffset = (itemAt(log, log.length - 1)?.lastOffset ?? logStartOffset - 1) + 1;
  const recovered = rebuildProducerState(
    replicaWith(replica, {
      logEndOffset,
      highWatermark: Math.min(replica.highWatermark, logEndOffset),
      snapshots: replica.snapshots.filter((one) => one.offset <= logEndOffset),
      verification: [],
    }),
    clock,
  );
  // ProducerStateManager#removeStraySnapshots
  const snapshots = recovered.snapshots.slice(-1);
  return rebuildProducerState(replicaWith(recovered, { snapshots }), clock);
}

/**
 * A crash leaves no snapshot that counts: recovery reads the segment from its first batch on
 * (LogLoader#recoverSegment), and a row that a snapshot would have let expire comes back from the log.
 */
export function withoutSnapshots(replica: ReplicaState): ReplicaState {
  return replica.snapshots.length === 0 ? replica : replicaWith(replica, { snapshots: [] });
}

/**
 * ProducerStateManager#takeSnapshot: only the newest batch of each producer id is written, and nothing where
 * nothing came since the last one.
 */
export function takeSnapshot(replica: ReplicaState): ReplicaState {
  const offset = replica.logEndOffset;
  if (offset <= (replica.snapshots.at(-1)?.offset ?? 0)) return replica;
  const snapshot: ProducerSnapshot = {
    offset,
    // one time stands there for both: that of the last batch or marker
    producers: replica.producers.map((one) => ({
      ...one,
      batches: one.batches.slice(-1).map((batch) => ({ ...batch, timestamp: one.lastTimestamp })),
    })),
  };
  const older = replica.snapshots.filter((one) => one.offset < offset);
  return replicaWith(replica, { snapshots: [...older, snapshot] });
}

/** A copy that no longer knows a producer id. */
export function withoutProducer(replica: ReplicaState, producerId: ProducerId): ReplicaState {
  return replicaWith(replica, {
    producers: replica.producers.filter((one) => one.producerId !== producerId),
  });
}
