// Kafka: KafkaProducer, seen from the application: send(), and the callbacks.
import { required } from '../assert.ts';
import { producerWith, sentWith } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { extras } from '../parts.ts';
import type { SendSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { RecordView, SendResult } from '../simEvent.ts';
import type { ClientId, PartitionId, RecordId } from '../units.ts';
import { append, itemAt, listOf, withItem } from '../vector.ts';
import {
  type PartitionChoice,
  type ProducerState,
  placeOfRecord,
  recordId,
  type SentRecord,
} from '../world.ts';
import { allocate, stopWaiting, waitForMemory } from './bufferPool.ts';
import {
  countStickyBytes,
  nextInTurn,
  partitionCount,
  stickyPartition,
  usesRoundRobin,
} from './builtInPartitioner.ts';
import { partitionForKey } from './partitioner.ts';
import {
  type Appended,
  allBatchesFull,
  appendNewBatch,
  bufferSizeFor,
  closeLast,
  configOf,
  tryAppend,
} from './recordAccumulator.ts';
import { batchSizeUpperBound } from './recordSize.ts';
import { planCall, resendAfterFailure, sendSpecOf, tellApplication } from './workload.ts';

/** The producer comes up, or its constructor throws. */
export function startProducer(sim: Sim, { producer: id }: OccurrenceOf<'start'>): void {
  const producer = sim.producer(id);
  if (producer.configError) {
    const { exception, message } = producer.configError;
    sim.emit(id, { type: 'configRejected', producer: id, exception, message });
    return;
  }
  sim.emit(id, {
    type: 'producerStarted',
    producer: id,
    producerId: producer.producerId,
    producerEpoch: producer.producerEpoch,
    logs: producer.configLogs,
    ...(producer.transaction ? { transactionalId: producer.transaction.transactionalId } : {}),
  });
  planCall(sim, id);
}

/** A send() between its call and its append. */
interface Pending {
  readonly call: SendSpec;
  readonly record: RecordView;
  readonly resendOf: RecordId | null;
  readonly choice: PartitionChoice;
}

/** Why a send() did not become part of a batch. */
interface Refusal {
  readonly exception: string;
  readonly message: string;
  readonly thrown: boolean;
}

/** KafkaProducer#doSend for a call of the scenario; `again`: the application has made it before. */
export function doSend(sim: Sim, id: ClientId, index: number, again: boolean): void {
  const producer = sim.producer(id);
  const call = sendSpecOf(sim, id, index);
  const record: RecordView = {
    id: recordId(id, producer.sent.length),
    key: call.key,
    value: call.value,
    amount: call.amount,
    timestamp: call.timestamp ?? sim.now,
  };
  const first = again ? listOf(producer.sent).find((one) => one.call === index) : undefined;
  const resendOf = first?.record.id ?? null;
  const { session } = producer;
  const entry = { record, call: index, resendOf, session };
  sim.setProducer(
    producerWith(producer, {
      sent: append(producer.sent, {
        ...entry,
        partition: null,
        batch: null,
        result: null,
        transaction: null,
      }),
    }),
  );
  const refusal = refusalOf(producer, record);
  if (refusal) refuse(sim, id, record.id, refusal);
  else place(sim, id, { call, record, resendOf, choice: choosePartition(sim, id, call) });
}

/** What stands against the record before it needs a partition (KafkaProducer#ensureValidRecordSize). */
function refusalOf(producer: ProducerState, { key, value }: RecordView): Refusal | null {
  if (producer.lifecycle !== 'running') {
    return {
      exception: 'IllegalStateException',
      message: 'Cannot perform operation after producer has been closed',
      thrown: true,
    };
  }
  const size = batchSizeUpperBound(key, value);
  const { maxRequestSize, bufferMemory } = configOf(producer);
  const tooLarge = (limit: string): Refusal => ({
    exception: 'RecordTooLargeException',
    message: `The message is ${size} bytes when serialized which is larger than ${limit} configuration.`,
    thrown: false,
  });
  if (size > maxRequestSize) {
    return tooLarge(`${maxRequestSize}, which is the value of the max.request.size`);
  }
  return size > bufferMemory
    ? tooLarge('the total memory buffer you have configured with the buffer.memory')
    : null;
}

/** KafkaProducer#partition: the record's own, the partitioner class, the key; else null for a sticky one. */
function choosePartition(sim: Sim, id: ClientId, call: SendSpec): PartitionChoice {
  if (call.partition !== null) return { partition: call.partition, chosenBy: 'record' };
  const config = configOf(sim.producer(id));
  if (usesRoundRobin(config)) {
    return { partition: nextInTurn(sim, id, call.topic), chosenBy: 'partitioner' };
  }
  if (call.key === null || config.values['partitioner.ignore.keys'] === true) {
    return { partition: null, chosenBy: 'sticky' };
  }
  const partition = partitionForKey(call.key, partitionCount(sim, call.topic));
  return { partition, chosenBy: 'key' };
}

/**
 * RecordAccumulator#append: into the last batch, or into a new one in a buffer from the pool. Without memory
 * the application's thread stands. A sticky partition is left when its last batch has become full meanwhile.
 */
function place(sim: Sim, id: ClientId, pending: Pending): void {
  const partition = targetOf(sim, id, pending);
  const appended = tryAppend(sim.producer(id), partition, pending.record);
  if (appended) {
    finish(sim, id, pending, partition, appended);
    return;
  }
  const producer = closeLast(sim.producer(id), partition);
  const size = bufferSizeFor(producer, pending.record);
  const { bufferMemory, maxBlockMs } = configOf(producer);
  const pool = allocate(producer.bufferPool, size);
  sim.setProducer(pool ? producerWith(producer, { bufferPool: pool }) : producer);
  if (pool) appendTo(sim, id, pending, size);
  else if (size > bufferMemory) refuse(sim, id, pending.record.id, neverFits(size, bufferMemory));
  else if (maxBlockMs === 0) refuse(sim, id, pending.record.id, exhausted(producer, size));
  else block(sim, id, pending, size);
}

/** The partition, by way of RecordAccumulator#partitionChanged. */
function targetOf(sim: Sim, id: ClientId, { call, choice }: Pending): PartitionId {
  if (choice.partition !== null) return `${call.topic}-${choice.partition}`;
  const sticky = `${call.topic}-${stickyPartition(sim, id, call.topic)}`;
  const producer = sim.producer(id);
  if (!allBatchesFull(producer, sticky)) return sticky;
  const { batchSize } = configOf(producer);
  countStickyBytes(sim, id, call.topic, 0, { batchSize, lastBatchFull: true });
  return `${call.topic}-${stickyPartition(sim, id, call.topic)}`;
}

function appendTo(sim: Sim, id: ClientId, pending: Pending, bufferBytes: number): void {
  const partition = targetOf(sim, id, pending);
  const { record } = pending;
  const event = sim.world.nextEventId;
  const appended = appendNewBatch(sim.producer(id), partition, record, sim.now, event, bufferBytes);
  finish(sim, id, pending, partition, appended);
}

function finish(
  sim: Sim,
  id: ClientId,
  { call, record, resendOf, choice }: Pending,
  partition: PartitionId,
  { producer, batch, newBatch, appendedBytes, wakeSender }: Appended,
): void {
  sim.setProducer(withSent(producer, record.id, { partition, batch }));
  if (choice.partition === null) {
    const lastBatchFull = allBatchesFull(producer, partition);
    const { batchSize } = configOf(producer);
    countStickyBytes(sim, id, call.topic, appendedBytes, { batchSize, lastBatchFull });
  }
  // the record is in the accumulator by now, even where send() throws because of the transaction
  const txn = producer.transaction;
  const joins = txn !== null && !txn.partitions.includes(partition);
  const thrown = txn ? extras().maybeAddPartition(sim, id, partition) : null;
  if (txn && !thrown) markTransaction(sim, id, record.id, txn.number);
  if (!thrown) planCall(sim, id);
  sim.emit(id, {
    type: 'recordAppended',
    producer: id,
    record,
    partition,
    batch,
    newBatch,
    chosenBy: choice.chosenBy,
    resendOf,
  });
  if (thrown) sim.next({ kind: 'sendThrows', producer: id, record: record.id, error: thrown });
  // a batch that an earlier send() left behind can leave once its partition is part of a transaction
  if (!wakeSender && !joins && !thrown) return;
  // memory that a completed batch gave back lets a send() go on in the middle of a pass: that pass ends first
  if (sim.world.agenda.length > 0) sim.later(sim.now, { kind: 'senderRun', producer: id });
  else sim.next({ kind: 'senderRun', producer: id });
}

function markTransaction(sim: Sim, id: ClientId, record: RecordId, number: number): void {
  const transaction = { number, committed: false };
  sim.setProducer(withSent(sim.producer(id), record, { transaction }));
}

/** Exceptions that extend ApiException: send() returns a failed future instead of throwing them. */
const OF_API: readonly string[] = ['ProducerFencedException', 'InvalidProducerEpochException'];

/** KafkaProducer#doSend, its catch clauses: the partition cannot join the transaction. */
export function sendThrows(
  sim: Sim,
  { producer: id, record, error }: OccurrenceOf<'sendThrows'>,
): void {
  refuse(sim, id, record, { ...error, thrown: !OF_API.includes(error.exception) });
}

/** BufferPool#allocate waits. The Sender is not woken: it finds the waiter when it looks the next time. */
function block(sim: Sim, id: ClientId, { record, choice }: Pending, size: number): void {
  const producer = sim.producer(id);
  const { maxBlockMs } = configOf(producer);
  const availableMemory = producer.bufferPool.available;
  const event = sim.world.nextEventId;
  sim.setProducer(
    producerWith(producer, {
      bufferPool: waitForMemory(producer.bufferPool, record.id, size),
      blocked: { kind: 'memory', record: record.id, choice, size, event },
    }),
  );
  sim.emit(id, { type: 'sendBlocked', producer: id, record, size, availableMemory });
  sim.later(sim.now + maxBlockMs, { kind: 'maxBlockOver', producer: id });
}

/** The send() that waited goes on: its buffer is there. */
export function memoryGranted(sim: Sim, { producer: id }: OccurrenceOf<'memoryGranted'>): void {
  const producer = sim.producer(id);
  const { blocked } = producer;
  if (blocked?.kind !== 'memory') return;
  sim.cancel((one) => one.kind === 'maxBlockOver' && one.producer === id);
  sim.setProducer(producerWith(producer, { blocked: null }));
  const { record, call, resendOf } = sentOf(producer, blocked.record);
  const spec = sendSpecOf(sim, id, call);
  appendTo(sim, id, { call: spec, record, resendOf, choice: blocked.choice }, blocked.size);
}

/** max.block.ms is over and there was not enough memory: the future fails. */
export function maxBlockOver(sim: Sim, { producer: id }: OccurrenceOf<'maxBlockOver'>): void {
  const producer = sim.producer(id);
  const { blocked } = producer;
  if (blocked?.kind !== 'memory') return;
  const { pool } = stopWaiting(producer.bufferPool, blocked.record);
  sim.setProducer(producerWith(producer, { bufferPool: pool, blocked: null }));
  refuse(sim, id, blocked.record, exhausted(producer, blocked.size));
}

/** BufferPool#allocate: max.block.ms is over. What a waiter has collected counts as taken. */
function exhausted(producer: ProducerState, size: number): Refusal {
  const { bufferMemory, maxBlockMs, batchSize } = configOf(producer);
  return {
    exception: 'BufferExhaustedException',
    message: `Failed to allocate ${size} bytes within the configured max blocking time ${maxBlockMs} ms. Total memory: ${bufferMemory} bytes. Available memory: ${producer.bufferPool.available} bytes. Poolable size: ${batchSize} bytes`,
    thrown: false,
  };
}

/** BufferPool#allocate: a buffer of batch.size may be more than all memory there is. */
function neverFits(size: number, bufferMemory: number): Refusal {
  return {
    exception: 'IllegalArgumentException',
    message: `Attempt to allocate ${size} bytes, but there is a hard limit of ${bufferMemory} on memory allocations.`,
    thrown: true,
  };
}

/** send() throws, or returns a future that has failed already. */
function refuse(
  sim: Sim,
  id: ClientId,
  recordId: RecordId,
  { exception, message, thrown }: Refusal,
): void {
  const result: SendResult = { kind: 'failed', exception, message };
  const producer = withSent(sim.producer(id), recordId, { result });
  const sent = sentOf(producer, recordId);
  const { record } = sent;
  sim.setProducer(producer);
  planCall(sim, id);
  const event = sim.emit(id, {
    type: 'sendRefused',
    producer: id,
    record,
    exception,
    message,
    thrown,
  });
  if (!thrown && producer.transaction) {
    extras().maybeTransitionToErrorState(sim, id, { exception, message });
  }
  if (!thrown) resendAfterFailure(sim, id, sent, event);
  tellApplication(sim, id, sent);
}

function sentOf(producer: ProducerState, record: RecordId): SentRecord {
  return required(itemAt(producer.sent, placeOfRecord(record)), 'send of', record);
}

function withSent(
  producer: ProducerState,
  record: RecordId,
  change: Partial<SentRecord>,
): ProducerState {
  const changed = sentWith(sentOf(producer, record), change);
  return producerWith(producer, { sent: withItem(producer.sent, placeOfRecord(record), changed) });
}

/** A record's callback: the application is told. */
export function completeSend(
  sim: Sim,
  { producer: id, record, partition, result }: OccurrenceOf<'completeSend'>,
): void {
  const producer = withSent(sim.producer(id), record.id, { result });
  sim.setProducer(producer);
  const event = sim.emit(id, { type: 'sendCompleted', producer: id, record, partition, result });
  const sent = sentOf(producer, record.id);
  if (result.kind === 'failed') resendAfterFailure(sim, id, sent, event);
  tellApplication(sim, id, sent);
}
