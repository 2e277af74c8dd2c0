// Kafka: TxnPartitionMap, the part of it that only a transaction needs.
import { batchOf, numberingOf, withBatch, withNumbering } from '../producer/transactionManager.ts';
import type { ProducerBatch, ProducerState } from '../world.ts';

/**
 * TxnPartitionMap#adjustSequencesDueToFailedBatch: within a transaction the later batches of the partition move up by
 * as many numbers as the failed one had.
 */
export function adjustSequencesDueToFailedBatch(
  producer: ProducerState,
  failed: ProducerBatch,
): ProducerState {
  const numbering = numberingOf(producer, failed.partition);
  const count = failed.records.length;
  const moved = numbering.inFlight.reduce((changed, id) => {
    const { baseSequence } = batchOf(changed, id);
    return baseSequence < failed.baseSequence
      ? changed
      : withBatch(changed, id, {
          baseSequence: baseSequence - count,
          sequenceHasBeenReset: true,
        });
  }, producer);
  return withNumbering(moved, failed.partition, { nextSequence: numbering.nextSequence - count });
}
