// What a reader with read_committed leaves out. Kafka: CompletedFetch in the consumer.
import type { Offset, ProducerId } from '../units.ts';
import type { LogBatch, ReplicaState } from '../world.ts';

/**
 * CompletedFetch#nextFetchedRecord: the fetch brings the list of aborted transactions; from the first record of one
 * to its ABORT marker the batches of its producer id are skipped.
 */
export function withoutAborted(
  { transactions }: ReplicaState,
  batches: readonly LogBatch[],
  from: Offset,
  upTo: Offset,
): readonly LogBatch[] {
  const waiting = transactions
    .filter((one) => one.aborted && one.firstOffset < upTo && (one.lastOffset ?? from) >= from)
    .toSorted((a, b) => a.firstOffset - b.firstOffset);
  const abortedIds = new Set<ProducerId>();
  return batches.filter((batch) => {
    for (let next = waiting[0]; next && next.firstOffset <= batch.lastOffset; next = waiting[0]) {
      abortedIds.add(next.producerId);
      waiting.shift();
    }
    if (batch.control && !batch.control.commit) abortedIds.delete(batch.producerId);
    return !(batch.isTransactional && abortedIds.has(batch.producerId));
  });
}
