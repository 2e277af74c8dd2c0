// Kafka: UnifiedLog with its LeaderEpochFileCache and ProducerStateManager, on one broker. Pure: a copy in, a copy out.

import { replicaWith } from '../copies.ts';
import type { Own } from '../owned.ts';
import { extras } from '../parts.ts';
import type { Offset } from '../units.ts';
import { itemAt, push, type Vector, vectorOf } from '../vector.ts';
import type { LeaderEpochEntry, LogBatch, ReplicaState } from '../world.ts';
import { withAppended } from './producerStateManager.ts';

/** A copy without records. */
export function emptyReplica(broker: number, startOffset: Offset): ReplicaState {
  return {
    broker,
    log: vectorOf(),
    logStartOffset: startOffset,
    logEndOffset: startOffset,
    highWatermark: startOffset,
    leaderEpochs: [],
    producers: [],
    snapshots: [],
    transactions: [],
    verification: [],
  };
}

/** Adds a batch to a copy that is the run's own. A follower derives the producer state from it as the leader did. */
export function appendBatch(replica: Own<ReplicaState>, batch: LogBatch): void {
  push(replica.log, batch);
  replica.logEndOffset = batch.lastOffset + 1;
  replica.leaderEpochs = withLeaderEpoch(replica.leaderEpochs, batch);
  replica.producers = withAppended(replica.producers, batch);
  if (batch.isTransactional) {
    replica.transactions = extras().withTransactions(replica.transactions, batch);
  }
  if (replica.verification.length > 0) {
    replica.verification = extras().withoutGuards(replica.verification, [batch]);
  }
}

/** LeaderEpochFileCache#assign: an epoch is noted with the first offset written under it. */
function withLeaderEpoch(
  known: readonly LeaderEpochEntry[],
  { leaderEpoch, baseOffset }: { readonly leaderEpoch: number; readonly baseOffset: Offset },
): readonly LeaderEpochEntry[] {
  const last = known.at(-1);
  return last !== undefined && last.epoch >= leaderEpoch
    ? known
    : [...known, { epoch: leaderEpoch, startOffset: baseOffset }];
}

/** A new leader notes its epoch before any write (Partition#makeLeader). */
export function startEpoch(replica: ReplicaState, leaderEpoch: number): ReplicaState {
  const entry = { leaderEpoch, baseOffset: replica.logEndOffset };
  return replicaWith(replica, { leaderEpochs: withLeaderEpoch(replica.leaderEpochs, entry) });
}

/** The place of the first batch of a log that reaches an offset; from the end, since what is asked for is young. */
export function firstFrom(log: Vector<LogBatch>, offset: Offset): number {
  let at = log.length;
  for (; at > 0; at--) {
    const batch = itemAt(log, at - 1);
    if (!batch || batch.lastOffset < offset) break;
  }
  return at;
}

/** The batches of a copy from an offset on. */
export function batchesFrom({ log }: ReplicaState, offset: Offset): readonly LogBatch[] {
  const found: LogBatch[] = [];
  for (let at = firstFrom(log, offset); at < log.length; at++) {
    const batch = itemAt(log, at);
    if (batch) found.push(batch);
  }
  return found;
}
