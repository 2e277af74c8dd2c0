// Kafka: Sender#failExpiredBatches. Batches that delivery.timeout.ms is over for.
import { producerWith } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import { completeRecords, failTransaction, forget } from './completeBatch.ts';
import { configOf } from './producerConfig.ts';
import { firstExpiredInFlight, firstExpiredInQueues, withQueue } from './recordAccumulator.ts';
import {
  batchOf,
  handleFailedBatch,
  markSequenceUnresolved,
  withBatch,
} from './transactionManager.ts';

/** Sender#failExpiredBatches: first those in the accumulator, then those in flight. */
export function senderExpire(sim: Sim, { producer }: OccurrenceOf<'senderExpire'>): void {
  failExpired(sim, producer);
}

export function failExpired(sim: Sim, id: ClientId): void {
  const producer = sim.producer(id);
  const queued = firstExpiredInQueues(producer, sim.now);
  const batchId = queued ?? firstExpiredInFlight(producer, sim.now);
  if (batchId === null) return;
  const inFlight = queued === null;
  const batch = batchOf(producer, batchId);
  const ageMs = sim.now - batch.createdMs;
  const event = sim.world.nextEventId;
  let changed = withBatch(producer, batchId, { done: true });
  if (configOf(producer).enableIdempotence) {
    changed = handleFailedBatch(changed, batch, 'REQUEST_TIMED_OUT', false, event);
    if (batch.inRetry) changed = markSequenceUnresolved(changed, batch, event);
  }
  changed = inFlight
    ? producerWith(changed, {
        inFlightBatches: changed.inFlightBatches.filter((one) => one !== batchId),
      })
    : forget(
        withQueue(
          changed,
          batch.partition,
          (changed.queues.find((one) => one.partition === batch.partition)?.batches ?? []).filter(
            (one) => one !== batchId,
          ),
        ),
        batchId,
      );
  sim.setProducer(changed);
  sim.because = [batch.lastEvent];
  sim.emit(id, {
    type: 'batchExpired',
    producer: id,
    batch: batchId,
    partition: batch.partition,
    inFlight,
    ageMs,
    rule: 'client.delivery-timeout',
  });
  const message = `Expiring ${batch.records.length} record(s) for ${batch.partition}:${ageMs} ms has passed since batch creation. The request has not been sent, or no server response has been received yet.`;
  failTransaction(sim, id, { exception: 'TimeoutException', message });
  // a request on its way keeps the buffer until it ends (KAFKA-19012)
  const freedBytes = inFlight ? 0 : batch.bufferBytes;
  completeRecords(sim, id, batch, freedBytes, () => ({
    kind: 'failed',
    exception: 'TimeoutException',
    message,
  }));
  sim.next({ kind: 'senderExpire', producer: id });
}
