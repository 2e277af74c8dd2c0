// Kafka: UnifiedLog with its LeaderEpochFileCache and ProducerStateManager, on one broker. Pure: a copy in, a copy out.

import { copyReplica, replicaWith } from '../copies.ts';
import { extras } from '../parts.ts';
import type { Offset } from '../units.ts';
import { append, itemAt, vectorOf } from '../vector.ts';
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

/** The copy with batches at its end. A follower derives the producer state from them just as the leader did. */
export function appendBatches(replica: ReplicaState, batches: readonly LogBatch[]): ReplicaState {
  const last = batches.at(-1);
  if (!last) return replica;
  const longer = copyReplica(replica);
  longer.log = batches.reduce(append, replica.log);
  longer.logEndOffset = last.lastOffset + 1;
  longer.leaderEpochs = batches.reduce(withLeaderEpoch, replica.leaderEpochs);
  longer.producers = batches.reduce(withAppended, replica.producers);
  if (batches.some((one) => one.isTransactional)) {
    longer.transactions = batches.reduce(extras().withTransactions, replica.transactions);
  }
  if (replica.verification.length > 0) {
    longer.verification = extras().withoutGuards(replica.verification, batches);
  }
  return longer;
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

/** The batches of a copy from an offset on. */
export function batchesFrom(replica: ReplicaState, offset: Offset): readonly LogBatch[] {
  const found: LogBatch[] = [];
  for (let at = replica.log.length - 1; at >= 0; at--) {
    const batch = itemAt(replica.log, at);
    if (!batch || batch.lastOffset < offset) break;
    found.push(batch);
  }
  return found.reverse();
}
