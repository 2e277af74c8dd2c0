// Transactions of one copy of a partition. Kafka: ProducerStateManager's ongoing and unreplicated transactions,
// TransactionIndex, UnifiedLog#lastStableOffset. Pure.
import type { Offset } from '../units.ts';
import type { LogBatch, ReplicaState, TransactionOnLog, VerificationEntry } from '../world.ts';

/** ProducerStateManager#update and #completeTxn: a first record opens a transaction, a marker ends it. */
export function withTransactions(
  known: readonly TransactionOnLog[],
  batch: LogBatch,
): readonly TransactionOnLog[] {
  if (!batch.isTransactional) return known;
  const at = known.findIndex(
    (one) => one.producerId === batch.producerId && one.lastOffset === null,
  );
  const open = known[at];
  if (!batch.control) {
    if (open) return known;
    const { producerId, baseOffset: firstOffset } = batch;
    return [
      ...known,
      { producerId, firstOffset, lastOffset: null, aborted: false, stableOffset: -1 },
    ];
  }
  // a marker without data ends nothing
  if (!open) return known;
  const next = known.find((one) => one !== open && one.lastOffset === null);
  return known.with(at, {
    ...open,
    lastOffset: batch.lastOffset,
    aborted: !batch.control.commit,
    stableOffset: next?.firstOffset ?? batch.lastOffset + 1,
  });
}

/** The list without what lies behind a point: its transactions never were, and those it cut are open again. */
export function truncateTransactions(
  known: readonly TransactionOnLog[],
  to: Offset,
): readonly TransactionOnLog[] {
  return known
    .filter((one) => one.firstOffset < to)
    .map((one) =>
      one.lastOffset !== null && one.lastOffset >= to
        ? { ...one, lastOffset: null, aborted: false, stableOffset: -1 }
        : one,
    );
}

/**
 * The list as a state loaded from a snapshot at that offset has it: transactions that ended behind it are read from
 * the log again (ProducerStateManager#truncateAndReload).
 */
export function forgetCompleted(
  known: readonly TransactionOnLog[],
  snapshot: Offset,
): readonly TransactionOnLog[] {
  return known.map((one) => {
    const forgotten = one.lastOffset !== null && one.lastOffset < snapshot;
    return (one.forgotten ?? false) === forgotten ? one : { ...one, forgotten };
  });
}

/** ProducerStateManager#firstUnstableOffset: of the open ones, and of those whose marker is not replicated yet. */
export function firstUnstableOffset({ transactions, highWatermark }: ReplicaState): Offset | null {
  const unstable = transactions.find(
    (one) => one.lastOffset === null || (one.lastOffset >= highWatermark && !one.forgotten),
  );
  return unstable?.firstOffset ?? null;
}

/** UnifiedLog#lastStableOffset: the first unstable offset, but never beyond the high watermark. */
export function lastStableOffset(replica: ReplicaState): Offset {
  const first = firstUnstableOffset(replica);
  return first !== null && first < replica.highWatermark ? first : replica.highWatermark;
}

/**
 * UnifiedLog#updateProducers: the first transactional batch or marker ends the wait for a verification; not a marker
 * of version 2 that comes when its next transaction is asked for already.
 */
export function withoutGuards(
  verification: readonly VerificationEntry[],
  batches: readonly LogBatch[],
): readonly VerificationEntry[] {
  const ends = (entry: VerificationEntry, one: LogBatch) =>
    one.isTransactional &&
    one.producerId === entry.producerId &&
    !(entry.supportsEpochBump && one.control && one.producerEpoch === entry.producerEpoch);
  return verification.filter((entry) => !batches.some((one) => ends(entry, one)));
}
