// Kafka: KafkaProducer, seen from the application: send(), and the callbacks.
import { required } from '../assert.ts';
import { copySent } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Own } from '../owned.ts';
import { extras } from '../parts.ts';
import type { SendSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { RecordView } from '../simEvent.ts';
import type { ClientId, PartitionId, RecordId } from '../units.ts';
import { itemAt, itemsOf, push, setItem } from '../vector.ts';
import {
  type PartitionChoice,
  type ProducerState,
  placeOfRecord,
  recordId,
  type SentRecord,
} from '../world.ts';
import { allocate } from './bufferPool.ts';
import {
  countStickyBytes,
  partitionCount,
  stickyPartition,
  usesRoundRobin,
} from './builtInPartitioner.ts';
import { partitionForKey } from './partitioner.ts';
import { configOf } from './producerConfig.ts';
import {
  type Appended,
  allBatchesFull,
  appendNewBatch,
  bufferSizeFor,
  closeLast,
  tryAppend,
} from './recordAccumulator.ts';
import { batchSizeUpperBound } from './recordSize.ts';
import { maybeResend, planCall, sendSpecOf, tellApplication } from './workload.ts';

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
export interface Pending {
  readonly call: SendSpec;
  readonly record: RecordView;
  readonly resendOf: RecordId | null;
  readonly choice: PartitionChoice;
  /** The partitioner was asked a second time, since a batch has to be opened. */
  readonly askedAgain?: true;
}

/** Why a send() did not become part of a batch. */
export interface Refusal {
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
  const first = again ? itemsOf(producer.sent).find((one) => one.call === index) : undefined;
  const resendOf = first?.record.id ?? null;
  const { session } = producer;
  if (session > 1) extras().learnTopic(sim, id, call.topic);
  const sent: SentRecord = {
    record,
    partition: null,
    batch: null,
    result: null,
    call: index,
    resendOf,
    session,
    transaction: null,
  };
  push(sim.ownProducer(id).sent, sent);
  const refusal =
    refusalOf(sim.producer(id), record) ??
    (producer.transaction && extras().failIfNotReadyForSend(sim, id));
  if (refusal) extras().refuse(sim, id, record.id, refusal);
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
  if (size > maxRequestSize) {
    return tooLarge(size, `${maxRequestSize}, which is the value of the max.request.size`);
  }
  return size > bufferMemory
    ? tooLarge(size, 'the total memory buffer you have configured with the buffer.memory')
    : null;
}

function tooLarge(size: number, limit: string): Refusal {
  return {
    exception: 'RecordTooLargeException',
    message: `The message is ${size} bytes when serialized which is larger than ${limit} configuration.`,
    thrown: false,
  };
}

/** KafkaProducer#partition: the record's own, the partitioner class, the key; else null for a sticky one. */
function choosePartition(sim: Sim, id: ClientId, call: SendSpec): PartitionChoice {
  if (call.partition !== null) return { partition: call.partition, chosenBy: 'record' };
  const config = configOf(sim.producer(id));
  if (usesRoundRobin(config)) {
    return { partition: extras().nextInTurn(sim, id, call.topic), chosenBy: 'partitioner' };
  }
  const byClass = sim.rules.asksAgainForNewBatch ? extras().chooseByClass(sim, id, call) : null;
  if (byClass) return byClass;
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
  const appended = tryAppend(sim, id, partition, pending.record);
  if (appended) {
    finish(sim, id, pending, partition, appended);
    return;
  }
  closeLast(sim, id, partition);
  if (pending.choice.partition !== null && !pending.askedAgain && asksAgain(sim, id)) {
    const { call, choice } = pending;
    extras().onNewBatch(sim, id, call.topic, choice.partition ?? 0);
    place(sim, id, { ...pending, askedAgain: true, choice: choosePartition(sim, id, call) });
    return;
  }
  const producer = sim.producer(id);
  const size = bufferSizeFor(producer, pending.record);
  const pool = allocate(producer.bufferPool, size);
  if (!pool) {
    extras().withoutMemory(sim, id, pending, size);
    return;
  }
  sim.ownProducer(id).bufferPool = pool;
  appendTo(sim, id, pending, size);
}

/** RecordAppendResult#abortForNewBatch, for producers with a partitioner class. */
function asksAgain(sim: Sim, id: ClientId): boolean {
  const { values } = configOf(sim.producer(id));
  return sim.rules.asksAgainForNewBatch && (values['partitioner.class'] ?? null) !== null;
}

/** The partition, by way of RecordAccumulator#partitionChanged. */
function targetOf(sim: Sim, id: ClientId, { call, choice }: Pending): PartitionId {
  if (choice.partition !== null) return partitionOf(sim, call.topic, choice.partition);
  const sticky = partitionOf(sim, call.topic, stickyPartition(sim, id, call.topic));
  const producer = sim.producer(id);
  if (!allBatchesFull(producer, sticky)) return sticky;
  const { batchSize } = configOf(producer);
  countStickyBytes(sim, id, call.topic, 0, { batchSize, lastBatchFull: true });
  return partitionOf(sim, call.topic, stickyPartition(sim, id, call.topic));
}

/** The id of a topic's partition: the world's own text, which is compared faster than another that is equal. */
function partitionOf(sim: Sim, topic: string, index: number): PartitionId {
  const first = sim.world.partitions.findIndex((one) => one.topic === topic);
  const found = sim.world.partitions[first + index];
  return found?.topic === topic ? found.id : `${topic}-${index}`;
}

/** RecordAccumulator#appendNewBatch, once its buffer is there. */
export function appendTo(sim: Sim, id: ClientId, pending: Pending, bufferBytes: number): void {
  const partition = targetOf(sim, id, pending);
  const appended = appendNewBatch(sim, id, partition, pending.record, bufferBytes);
  finish(sim, id, pending, partition, appended);
}

function finish(
  sim: Sim,
  id: ClientId,
  { call, record, resendOf, choice }: Pending,
  partition: PartitionId,
  { batch, newBatch, appendedBytes, wakeSender }: Appended,
): void {
  const sent = ownSent(sim, id, record.id);
  sent.partition = partition;
  sent.batch = batch;
  if (choice.partition === null) {
    const producer = sim.producer(id);
    const lastBatchFull = allBatchesFull(producer, partition);
    const { batchSize } = configOf(producer);
    countStickyBytes(sim, id, call.topic, appendedBytes, { batchSize, lastBatchFull });
  }
  // the record is in the accumulator by now, even where send() throws because of the transaction
  const txn = sim.producer(id).transaction;
  const joins = txn !== null && !txn.partitions.includes(partition);
  const { lastError } = sim.producer(id);
  const thrown = txn || lastError ? extras().maybeAddPartition(sim, id, partition) : null;
  if (txn && !thrown) {
    ownSent(sim, id, record.id).transaction = { number: txn.number, committed: false };
  }
  if (!thrown) planCall(sim, id);
  sim.record({
    id: sim.nextEvent,
    at: sim.now,
    actor: id,
    causes: sim.because,
    intervention: sim.intervention,
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

/** A send, by its record. */
export function sentOf(producer: ProducerState, record: RecordId): SentRecord {
  return required(itemAt(producer.sent, placeOfRecord(record)), 'send of', record);
}

/** A send to be changed: a copy that stands in its place. */
export function ownSent(sim: Sim, id: ClientId, record: RecordId): Own<SentRecord> {
  const { sent } = sim.ownProducer(id);
  const place = placeOfRecord(record);
  const own = copySent(required(itemAt(sent, place), 'send of', record));
  setItem(sent, place, own);
  return own;
}

/** A record's callback: the application is told. */
export function completeSend(
  sim: Sim,
  { producer: id, record, partition, result }: OccurrenceOf<'completeSend'>,
): void {
  const sent = ownSent(sim, id, record.id);
  sent.result = result;
  const event = sim.nextEvent;
  sim.record({
    id: event,
    at: sim.now,
    actor: id,
    causes: sim.because,
    intervention: sim.intervention,
    type: 'sendCompleted',
    producer: id,
    record,
    partition,
    result,
  });
  if (result.kind === 'failed') maybeResend(sim, id, sent, event);
  tellApplication(sim, id, sent);
}
