// Kafka: Sender#failBatch, Sender#failExpiredBatches, and TransactionManager's part in them. Batches that do not get
// through: refused for good, split, out of order, late, or out of time.
import { copyProducer, producerWith } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { extras } from '../parts.ts';
import { ERRORS, type KafkaError } from '../protocol/errors.ts';
import type { Sim } from '../sim.ts';
import type { Thrown } from '../transaction/clientTransaction.ts';
import type { BatchId, ClientId, EventId, PartitionId } from '../units.ts';
import type { ProducerBatch, ProducerState } from '../world.ts';
import { canRetry } from './canRetry.ts';
import { completeRecords, completeWithSuccess, noteLate, retry } from './completeBatch.ts';
import { configOf } from './producerConfig.ts';
import { requestEpochBump } from './raiseEpoch.ts';
import { withQueue } from './recordAccumulator.ts';
import {
  batchOf,
  lastSequenceOf,
  numberingOf,
  withBatch,
  withNumbering,
} from './transactionManager.ts';

/** Sender#completeBatch of a batch that cannot simply be sent again. */
export function refusedBatch(
  sim: Sim,
  producer: ProducerState,
  batch: ProducerBatch,
  answer: OccurrenceOf<'completeBatch'>,
): void {
  const { error, message, baseOffset } = answer;
  const config = configOf(producer);
  const { id } = producer;
  const event = sim.world.nextEventId;
  const retriesLeft = batch.attempts < config.retries;
  if (error === 'MESSAGE_TOO_LARGE' && batch.records.length > 1 && !batch.done) {
    sim.next({ kind: 'splitBatch', producer: id, batch: batch.id });
    return;
  }
  const inTime = sim.now - batch.createdMs < config.deliveryTimeoutMs;
  // what can be retried by itself never comes here; a batch whose number is in doubt may be all the same
  const judged =
    inTime && retriesLeft && config.enableIdempotence && !batch.done
      ? canRetry(producer, batch, answer, event)
      : { rule: null, producer };
  if (judged.rule) {
    retry(sim, judged.producer, batchOf(judged.producer, batch.id), answer, judged.rule);
    return;
  }
  if (error === 'DUPLICATE_SEQUENCE_NUMBER') {
    completeWithSuccess(sim, producer, batch, error, baseOffset);
    return;
  }
  if (batch.done) {
    // Sender#failBatch keeps the books only where the futures were not complete yet; it did not ask in 2.8
    const failed =
      config.enableIdempotence && sim.rules.lateErrorRaisesEpoch
        ? handleFailedBatch(producer, batch, error, retriesLeft, event)
        : producer;
    sim.setProducer(forget(failed, batch.id));
    noteLate(sim, producer, batch, error, -1);
    return;
  }
  const failed = config.enableIdempotence
    ? handleFailedBatch(producer, batch, error, retriesLeft, event)
    : producer;
  sim.setProducer(forget(failed, batch.id));
  const { exception } = ERRORS[error];
  const text =
    ERRORS[error].ofTopic?.(sim.partition(batch.partition).topic) ??
    (message || ERRORS[error].message);
  sim.emit(id, {
    type: 'batchFailed',
    producer: id,
    batch: batch.id,
    partition: batch.partition,
    error,
    exception,
    message: text,
  });
  failTransaction(sim, id, { exception, message: text });
  if (isFatal(error) && config.enableIdempotence && !producer.transaction) {
    sim.updateProducer(id, { lastError: { exception, message: text, fatal: true } });
  }
  completeRecords(sim, id, batch, batch.bufferBytes, () => ({
    kind: 'failed',
    exception,
    message: text,
  }));
}

/** Sender#failExpiredBatches, for one batch: delivery.timeout.ms is over for it, wherever it is. */
export function expireBatch(sim: Sim, id: ClientId, batchId: BatchId, inFlight: boolean): void {
  const producer = sim.producer(id);
  const batch = batchOf(producer, batchId);
  const ageMs = sim.now - batch.createdMs;
  const event = sim.world.nextEventId;
  // a request on its way keeps the buffer until it ends (KAFKA-19012)
  const keepsBuffer = inFlight && sim.rules.memoryStaysInFlight;
  const freedBytes = keepsBuffer ? 0 : batch.bufferBytes;
  const bufferBytes = keepsBuffer ? batch.bufferBytes : 0;
  let changed = withBatch(producer, batchId, { done: true, bufferBytes });
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
  const message = `Expiring ${batch.records.length} record(s) for ${batch.partition}:${ageMs} ms has passed since batch creation${sim.rules.expiryNamesAnswer ? '. The request has not been sent, or no server response has been received yet.' : ''}`;
  failTransaction(sim, id, { exception: 'TimeoutException', message });
  completeRecords(sim, id, batch, freedBytes, () => ({
    kind: 'failed',
    exception: 'TimeoutException',
    message,
  }));
  sim.next({ kind: 'senderExpire', producer: id });
}

/** A batch that fails ends its transaction (TransactionManager#handleFailedBatch). */
function failTransaction(sim: Sim, id: ClientId, error: Thrown): void {
  if (sim.producer(id).transaction) {
    extras().maybeTransitionToErrorState(sim, id, error, 'sender');
  }
}

function forget(producer: ProducerState, batch: BatchId): ProducerState {
  const copy = copyProducer(producer);
  copy.batches = producer.batches.filter((one) => one.id !== batch);
  copy.inFlightBatches = producer.inFlightBatches.filter((one) => one !== batch);
  return copy;
}

/** TransactionManager#removeInFlightBatch. */
function removeInFlightBatch(producer: ProducerState, batch: ProducerBatch): ProducerState {
  const numbering = numberingOf(producer, batch.partition);
  return withNumbering(producer, batch.partition, {
    inFlight: numbering.inFlight.filter((one) => one !== batch.id),
  });
}

/**
 * TransactionManager#handleFailedBatch: the batch leaves the book. Without a transaction the epoch is raised, unless
 * retries are used up, since the sequence it had will never be written. In one the later batches move up, and a
 * partition whose broker knows nothing of the producer starts at sequence 0 again.
 */
function handleFailedBatch(
  producer: ProducerState,
  batch: ProducerBatch,
  error: KafkaError,
  adjustSequenceNumbers: boolean,
  event: EventId,
): ProducerState {
  const removed = removeInFlightBatch(producer, batch);
  if (isFatal(error)) return removed;
  if (producer.transaction) {
    if (error === 'UNKNOWN_PRODUCER_ID') return resetSequenceForPartition(removed, batch.partition);
    return adjustSequenceNumbers ? extras().adjustSequences(removed, batch) : removed;
  }
  // UnknownProducerIdException extends OutOfOrderSequenceException
  const isGap = error === 'OUT_OF_ORDER_SEQUENCE_NUMBER' || error === 'UNKNOWN_PRODUCER_ID';
  return isGap || adjustSequenceNumbers
    ? requestEpochBump(removed, batch.partition, `a batch failed with ${error}`, event)
    : removed;
}

/** TransactionManager#maybeTransitionToErrorState: the producer is done for, with a transaction or without. */
function isFatal(error: KafkaError): boolean {
  return (
    error === 'CLUSTER_AUTHORIZATION_FAILED' || error === 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED'
  );
}

/** TransactionManager#resetSequenceForPartition. */
function resetSequenceForPartition(producer: ProducerState, partition: PartitionId): ProducerState {
  return producerWith(producer, {
    numbering: producer.numbering.filter((one) => one.partition !== partition),
  });
}

/** TransactionManager#markSequenceUnresolved: a batch that was retried has expired, its fate is unknown. */
function markSequenceUnresolved(
  producer: ProducerState,
  batch: ProducerBatch,
  event: EventId,
): ProducerState {
  const numbering = numberingOf(producer, batch.partition);
  // a Java int: after 2147483647 comes the smallest number
  const after = (lastSequenceOf(batch) + 1) | 0;
  return withNumbering(producer, batch.partition, {
    unresolvedAt: Math.max(numbering.unresolvedAt ?? after, after),
    unresolvedBy: event,
  });
}
