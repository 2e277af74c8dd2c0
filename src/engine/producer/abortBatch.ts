// Kafka: RecordAccumulator#abortUndrainedBatches and #abortBatches, one batch of them.
import type { Sim } from '../sim.ts';
import type { Thrown } from '../transaction/clientTransaction.ts';
import type { ClientId } from '../units.ts';
import type { ProducerBatch, ProducerState } from '../world.ts';
import { completeRecords } from './completeBatch.ts';
import { queueOf, withQueue } from './recordAccumulator.ts';
import { numberingOf, withBatch } from './transactionManager.ts';

/** Batches whose futures are not complete. */
export function incompleteOf({ batches }: ProducerState): readonly ProducerBatch[] {
  return batches.filter((one) => !one.done);
}

/**
 * The batch's callbacks run with the error, and the Sender looks again. One that is on its way stays in the books until
 * its request ends, and one with a number stays among the numbered ones: an abort tells TxnPartitionEntry nothing.
 */
export function abortBatch(sim: Sim, id: ClientId, batch: ProducerBatch, reason: Thrown): void {
  const producer = sim.producer(id);
  const inFlight = producer.inFlightBatches.includes(batch.id);
  const isKept = inFlight || numberingOf(producer, batch.partition).inFlight.includes(batch.id);
  const keepsBuffer = inFlight && sim.rules.memoryStaysInFlight;
  const bufferBytes = keepsBuffer ? batch.bufferBytes : 0;
  const dequeued = withQueue(
    producer,
    batch.partition,
    queueOf(producer, batch.partition).filter((one) => one !== batch.id),
  );
  sim.setProducer(
    isKept
      ? withBatch(dequeued, batch.id, { done: true, bufferBytes })
      : { ...dequeued, batches: dequeued.batches.filter((one) => one.id !== batch.id) },
  );
  sim.because = [batch.lastEvent, ...sim.because.filter((one) => one !== batch.lastEvent)];
  sim.emit(id, {
    type: 'batchAborted',
    producer: id,
    batch: batch.id,
    partition: batch.partition,
    exception: reason.exception,
    message: reason.message,
  });
  completeRecords(sim, id, batch, keepsBuffer ? 0 : batch.bufferBytes, () => ({
    kind: 'failed',
    exception: reason.exception,
    message: reason.message,
  }));
  sim.next({ kind: 'senderRun', producer: id });
}
