// Kafka: Sender#completeBatch. What becomes of a batch when its request ends, and what the application is told.
import { producerWith } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { without } from '../owned.ts';
import { removeBatch } from '../ownParts.ts';
import { extras } from '../parts.ts';
import { ERRORS, type KafkaError } from '../protocol/errors.ts';
import type { RuleId } from '../ruleId.ts';
import type { Sim } from '../sim.ts';
import type { RecordView, SendResult } from '../simEvent.ts';
import type { ClientId } from '../units.ts';
import type { ProducerBatch, ProducerState } from '../world.ts';
import { requestMetadata } from './metadata.ts';
import { configOf } from './producerConfig.ts';
import { reenqueue } from './recordAccumulator.ts';
import { findBatch, handleCompletedBatch } from './transactionManager.ts';

/** Errors whose exception extends InvalidMetadataException: the client asks who leads, retry or not. */
const INVALID_METADATA: readonly KafkaError[] = ['NOT_LEADER_OR_FOLLOWER', 'NETWORK_EXCEPTION'];

/** Sender#completeBatch: success, split, retry or failure. */
export function completeBatch(sim: Sim, answer: OccurrenceOf<'completeBatch'>): void {
  const { producer: id, batch: batchId, error, baseOffset } = answer;
  const producer = sim.producer(id);
  const { maxInFlight } = configOf(producer);
  // a batch that was split or completed long ago has left the books
  const batch = findBatch(producer, batchId);
  if (!batch) return;
  const { partition } = batch;
  if (error === 'NONE') completeWithSuccess(sim, producer, batch, error, baseOffset);
  else completeWithError(sim, producer, batch, answer);
  if (INVALID_METADATA.includes(error)) requestMetadata(sim, id);
  if (maxInFlight !== 1) return;
  const own = sim.ownProducer(id);
  own.muted = without(own.muted, partition);
}

/** Sender#completeBatch(batch, response). DUPLICATE_SEQUENCE_NUMBER is a success too, at no offset. */
export function completeWithSuccess(
  sim: Sim,
  producer: ProducerState,
  batch: ProducerBatch,
  error: KafkaError,
  baseOffset: number,
): void {
  const { id } = producer;
  if (configOf(producer).enableIdempotence) handleCompletedBatch(sim, id, batch, baseOffset);
  removeBatch(sim, id, batch.id);
  const own = sim.ownProducer(id);
  own.inFlightBatches = without(own.inFlightBatches, batch.id);
  if (batch.done) {
    noteLate(sim, producer, batch, error, baseOffset);
    return;
  }
  completeRecords(sim, id, batch, batch.bufferBytes, (index) => ({
    kind: 'ok',
    offset: baseOffset < 0 ? -1 : baseOffset + index,
  }));
}

/** Sender#completeBatch of a batch that has failed already: nobody is told. */
export function noteLate(
  sim: Sim,
  producer: ProducerState,
  batch: ProducerBatch,
  error: KafkaError,
  baseOffset: number,
): void {
  sim.emit(producer.id, {
    type: 'lateResponse',
    producer: producer.id,
    batch: batch.id,
    partition: batch.partition,
    error,
    baseOffset,
  });
  sim.next({
    kind: 'batchCompleted',
    producer: producer.id,
    batch: batch.id,
    freedBytes: batch.bufferBytes,
  });
}

function completeWithError(
  sim: Sim,
  producer: ProducerState,
  batch: ProducerBatch,
  answer: OccurrenceOf<'completeBatch'>,
): void {
  const { retries, deliveryTimeoutMs } = configOf(producer);
  const again =
    !batch.done &&
    ERRORS[answer.error].retriable &&
    sim.now - batch.createdMs < deliveryTimeoutMs &&
    batch.attempts < retries;
  if (again) retry(sim, producer, batch, answer, 'client.retry');
  else extras().refusedBatch(sim, producer, batch, answer);
}

/** Sender#reenqueueBatch: back into the queue, to be sent again after its back-off. */
export function retry(
  sim: Sim,
  producer: ProducerState,
  batch: ProducerBatch,
  { error, message }: OccurrenceOf<'completeBatch'>,
  rule: RuleId,
): void {
  const config = configOf(producer);
  const back = reenqueue(producer, batch, sim.now, sim.world.nextEventId);
  const attemptsLeft = config.retries - batch.attempts - 1;
  sim.setProducer(
    producerWith(back.producer, {
      inFlightBatches: back.producer.inFlightBatches.filter((one) => one !== batch.id),
    }),
  );
  const suffix = message === '' ? '' : `. Error Message: ${message}`;
  sim.emit(producer.id, {
    type: 'batchReenqueued',
    producer: producer.id,
    batch: batch.id,
    partition: batch.partition,
    error,
    attempts: batch.attempts + 1,
    attemptsLeft,
    position: back.position,
    inOrder: config.enableIdempotence,
    rule,
    log: `Got error produce response with correlation id ${batch.lastCorrelationId} on topic-partition ${batch.partition}, retrying (${attemptsLeft} attempts left). Error: ${error}${suffix}`,
  });
}

/**
 * ProducerBatch#completeFutureAndFireCallbacks: one callback per record, in the order of the batch; after them
 * all its futures are done and so many bytes of buffer memory free.
 */
export function completeRecords(
  sim: Sim,
  id: ClientId,
  batch: ProducerBatch,
  freedBytes: number,
  resultOf: (index: number) => SendResult,
): void {
  const { partition, records } = batch;
  for (let index = 0; index < records.length; index++) {
    const record = records[index] as RecordView;
    sim.next({ kind: 'completeSend', producer: id, record, partition, result: resultOf(index) });
  }
  sim.next({ kind: 'batchCompleted', producer: id, batch: batch.id, freedBytes });
}
