// What a transaction did to records that are stored: hidden with an abort, or kept behind one that nobody ends.
import {
  type EventId,
  type LogBatch,
  lastStableOffset,
  leaderReplica,
  type PartitionState,
  type Trace,
} from '../../engine/index.ts';
import type { Copy, Fate } from './fates.ts';

/** `none`: the record is in no transaction. */
export type TransactionEnd = 'none' | 'open' | 'committed' | 'aborted';

/** What became of the transaction that a batch of the leader's log stands in. */
export function transactionEndOf(partition: PartitionState, batch: LogBatch): TransactionEnd {
  if (!batch.isTransactional) return 'none';
  const found = leaderReplica(partition).transactions.findLast(
    (one) => one.producerId === batch.producerId && one.firstOffset <= batch.baseOffset,
  );
  if (!found || found.lastOffset === null) return 'open';
  return found.aborted ? 'aborted' : 'committed';
}

/** Copies that a reader gets, if it waits for commits. */
export function visibleCopies({ copies }: Fate): readonly Copy[] {
  return copies.filter((one) => one.end !== 'aborted');
}

export function abortedCopies({ copies }: Fate): readonly Copy[] {
  return copies.filter((one) => one.end === 'aborted');
}

/** The append of an aborted copy, and the marker that hid it. */
export function abortOf({ events }: Trace, copy: Copy): readonly EventId[] {
  const marker = events.find(
    (one) =>
      one.type === 'markerWritten' &&
      one.id > copy.event &&
      one.partition === copy.partition &&
      one.producerId === copy.batch.producerId,
  );
  return [copy.event, ...(marker ? [marker.id] : [])];
}

/** A record that readers with read_committed wait for in vain, and the transaction that holds it back. */
export interface Stalled {
  readonly fate: Fate;
  readonly copy: Copy;
  /** The append that opened the transaction. */
  readonly opened: EventId;
  readonly lastStableOffset: number;
  readonly producerId: number;
}

/** Nothing will happen any more, and a last stable offset stands before records that are replicated. */
export function stalledRecords(trace: Trace, fates: readonly Fate[]): readonly Stalled[] {
  if (trace.end !== 'quiet') return [];
  return trace.last.partitions.flatMap((partition): readonly Stalled[] => {
    const replica = leaderReplica(partition);
    const stable = lastStableOffset(replica);
    if (stable >= replica.highWatermark) return [];
    const behind = fates.flatMap((fate) =>
      fate.copies
        .filter((one) => one.partition === partition.id && one.offset >= stable)
        .map((copy) => ({ fate, copy })),
    );
    const holder = behind.find(({ copy }) => copy.end === 'open');
    if (!holder) return [];
    const { event, batch } = holder.copy;
    return behind
      .filter(({ copy }) => copy.end === 'none' || copy.end === 'committed')
      .map((one) => ({
        ...one,
        opened: event,
        lastStableOffset: stable,
        producerId: batch.producerId,
      }));
  });
}
