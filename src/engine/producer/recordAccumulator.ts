// Kafka: RecordAccumulator. One queue of batches per partition; what is ready; what is drained; what comes back.
import { required } from '../assert.ts';
import { copyProducer } from '../copies.ts';
import { added, rest } from '../owned.ts';
import { ownBatch, ownBatches, ownNode } from '../ownParts.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { RecordView } from '../simEvent.ts';
import type { BatchId, ClientId, EventId, PartitionId, VirtualMs } from '../units.ts';
import { NO_PRODUCER_EPOCH, NO_PRODUCER_ID, NO_SEQUENCE } from '../units.ts';
import type { NodeState, ProducerBatch, ProducerState } from '../world.ts';
import { exponentialBackoff } from './exponentialBackoff.ts';
import { leaderOf } from './metadata.ts';
import type { EffectiveConfig } from './producerConfig.ts';
import { batchSizeUpperBound, RECORD_BATCH_OVERHEAD, recordSizeInBytes } from './recordSize.ts';
import { assignSequence, batchOf, mustWaitForSequence, withBatch } from './transactionManager.ts';

/** The configuration of a producer that exists. */
export function configOf(producer: ProducerState): EffectiveConfig {
  return required(producer.config, 'configuration of', producer.id);
}

export function queueOf(producer: ProducerState, partition: PartitionId): readonly BatchId[] {
  for (const one of producer.queues) if (one.partition === partition) return one.batches;
  return [];
}

export function withQueue(
  producer: ProducerState,
  partition: PartitionId,
  batches: readonly BatchId[],
): ProducerState {
  const copy = copyProducer(producer);
  copy.queues = queuesWith(producer.queues, partition, batches);
  return copy;
}

function queuesWith(
  queues: ProducerState['queues'],
  partition: PartitionId,
  batches: readonly BatchId[],
): ProducerState['queues'] {
  const at = queues.findIndex((one) => one.partition === partition);
  const queue = { partition, batches };
  return at < 0 ? added(queues, queue) : queues.map((one, nth) => (nth === at ? queue : one));
}

/** A new batch at a given time, open for appends, without numbers. */
export function newBatch(
  id: BatchId,
  partition: PartitionId,
  createdMs: VirtualMs,
  records: readonly RecordView[],
  lastEvent: EventId,
  bufferBytes: number,
): ProducerBatch {
  return {
    id,
    partition,
    createdMs,
    records,
    sizeInBytes: records.reduce(
      (sum, one, n) => sum + sizeAt(records, one, n),
      RECORD_BATCH_OVERHEAD,
    ),
    bufferBytes,
    closed: false,
    producerId: NO_PRODUCER_ID,
    producerEpoch: NO_PRODUCER_EPOCH,
    baseSequence: NO_SEQUENCE,
    sequenceHasBeenReset: false,
    attempts: 0,
    lastCorrelationId: -1,
    lastAttemptMs: createdMs,
    leaderEpoch: -1,
    attemptsAtLeaderChange: -1,
    inRetry: false,
    isSplit: false,
    lastEvent,
    done: false,
  };
}

/** Bytes of a record at a place of a batch whose first record gives the base timestamp. */
export function sizeAt(
  batch: readonly RecordView[],
  record: RecordView,
  offsetDelta: number,
): number {
  const timestampDelta = record.timestamp - (batch[0] ?? record).timestamp;
  return recordSizeInBytes(offsetDelta, timestampDelta, record.key, record.value);
}

/** Where a record went. */
export interface Appended {
  readonly batch: BatchId;
  readonly newBatch: boolean;
  /** Bytes that the record added, with the header of a new batch. */
  readonly appendedBytes: number;
  /** The Sender shall look at once. */
  readonly wakeSender: boolean;
}

function lastOf(producer: ProducerState, partition: PartitionId): ProducerBatch | undefined {
  const queue = queueOf(producer, partition);
  const last = queue[queue.length - 1];
  return last === undefined ? undefined : batchOf(producer, last);
}

/** RecordAccumulator#allBatchesFull: the last batch of the queue is, or there is none. */
export function allBatchesFull(producer: ProducerState, partition: PartitionId): boolean {
  const last = lastOf(producer, partition);
  return last === undefined || isFull(producer, last);
}

/** RecordAccumulator#tryAppend: to the partition's last batch, or null when it has no room. */
export function tryAppend(
  sim: Sim,
  id: ClientId,
  partition: PartitionId,
  record: RecordView,
): Appended | null {
  const producer = sim.producer(id);
  const last = lastOf(producer, partition);
  if (!last || last.closed) return null;
  const size = sizeAt(last.records, record, last.records.length);
  if (last.sizeInBytes + size > writeLimit(producer, last)) return null;
  const waiting = queueOf(producer, partition).length > 1;
  const own = ownBatch(sim, id, last.id);
  own.records = [...own.records, record];
  own.sizeInBytes += size;
  return {
    batch: own.id,
    newBatch: false,
    appendedBytes: size,
    wakeSender: waiting || isFull(sim.producer(id), own),
  };
}

/** RecordAccumulator#tryAppend closes a last batch that has no room: nothing is appended to it any more. */
export function closeLast(sim: Sim, id: ClientId, partition: PartitionId): void {
  const last = lastOf(sim.producer(id), partition);
  if (last && !last.closed) ownBatch(sim, id, last.id).closed = true;
}

/** RecordAccumulator#append: how large a buffer a new batch for this record needs, bytes. */
export function bufferSizeFor(producer: ProducerState, record: RecordView): number {
  return Math.max(configOf(producer).batchSize, batchSizeUpperBound(record.key, record.value));
}

/** RecordAccumulator#appendNewBatch: a new batch at the end of the queue, in a buffer of so many bytes. */
export function appendNewBatch(
  sim: Sim,
  id: ClientId,
  partition: PartitionId,
  record: RecordView,
  bufferBytes: number,
): Appended {
  closeLast(sim, id, partition);
  const name = `${id}/${partition}/${sim.producer(id).batchesOpened}`;
  const batch = newBatch(name, partition, sim.now, [record], sim.nextEvent, bufferBytes);
  ownBatches(sim, id).push(batch);
  const own = sim.ownProducer(id);
  own.batchesOpened += 1;
  own.queues = queuesWith(own.queues, partition, added(queueOf(own, partition), name));
  return {
    batch: name,
    newBatch: true,
    appendedBytes: batch.sizeInBytes,
    wakeSender: true,
  };
}

/** The buffer a batch was opened with: batch.size, or more when its first record needs more. */
function writeLimit(producer: ProducerState, batch: ProducerBatch): number {
  const first = required(batch.records[0], 'first record of', batch.id);
  return Math.max(configOf(producer).batchSize, batchSizeUpperBound(first.key, first.value));
}

/** MemoryRecordsBuilder#isFull. */
function isFull(producer: ProducerState, batch: ProducerBatch): boolean {
  const { closed, sizeInBytes } = batch;
  // the limit of a batch is at least batch.size: only behind that it has to be worked out
  if (closed || sizeInBytes < configOf(producer).batchSize) return closed;
  return sizeInBytes >= writeLimit(producer, batch);
}

function drawBackoff(sim: Sim, producer: ProducerState, batch: ProducerBatch): VirtualMs {
  const config = configOf(producer);
  if (sim.rules.retryBackoff === 'fixed') return config.retryBackoffMs;
  return exponentialBackoff(
    config.retryBackoffMs,
    config.retryBackoffMaxMs,
    Math.max(0, batch.attempts - 1),
    sim.random(`${producer.id} retry.backoff`),
  );
}

/**
 * RecordAccumulator#shouldBackoff. The random factor is drawn at every look, as in Kafka. A retry whose leader
 * has changed since the last attempt does not wait (KAFKA-15415).
 */
function shouldBackoff(sim: Sim, producer: ProducerState, batch: ProducerBatch): boolean {
  if (batch.attempts === 0) return false;
  const waits = sim.now - batch.lastAttemptMs < drawBackoff(sim, producer, batch);
  const skips = sim.rules.retryBackoff === 'exponential';
  return waits && !(skips && batch.attempts === batch.attemptsAtLeaderChange);
}

/** ProducerBatch#maybeUpdateLeaderEpoch: notes a risen epoch, and at which attempt it rose. Gives the batch. */
function noteLeaderEpoch(sim: Sim, id: ClientId, batchId: BatchId): ProducerBatch {
  const producer = sim.producer(id);
  const batch = batchOf(producer, batchId);
  const { leaderEpoch } = leaderOf(producer, batch.partition);
  if (leaderEpoch <= batch.leaderEpoch) return batch;
  const own = ownBatch(sim, id, batchId);
  if (own.leaderEpoch >= 0) own.attemptsAtLeaderChange = own.attempts;
  own.leaderEpoch = leaderEpoch;
  return own;
}

/** What {@link ready} found. */
export interface Ready {
  readonly brokers: readonly number[];
  /** Until something not ready now may be, ms; null when nothing waits. */
  readonly nextCheckMs: VirtualMs | null;
  /** Records wait for a partition that nobody is known to lead. */
  readonly unknownLeader: boolean;
}

const NOBODY: readonly number[] = [];

/** Somebody waits for memory, flush(), close() or the end of a transaction: no batch lingers (RecordAccumulator#batchReady). */
function isUrgent({ bufferPool, blocked, lifecycle, transaction }: ProducerState): boolean {
  return (
    bufferPool.waiters.length > 0 ||
    blocked?.kind === 'flush' ||
    lifecycle === 'closing' ||
    transaction?.state === 'COMMITTING_TRANSACTION' ||
    transaction?.state === 'ABORTING_TRANSACTION'
  );
}

/** RecordAccumulator#ready: brokers for which a batch is full, has lingered, or is back from its back-off. */
export function ready(sim: Sim, id: ClientId): Ready {
  if (sim.scenario.topics.some((one) => one.partitions > 1)) extras().updateLoadStats(sim, id);
  const producer = sim.producer(id);
  const urgent = isUrgent(producer);
  const config = configOf(producer);
  let brokers: readonly number[] = NOBODY;
  let nextCheckMs: VirtualMs | null = null;
  let unknownLeader = false;
  for (const { partition, batches } of producer.queues) {
    const head = batches[0];
    if (head === undefined || producer.muted.includes(partition)) continue;
    const { leader } = leaderOf(producer, partition);
    if (leader < 0) {
      unknownLeader = true;
      continue;
    }
    const batch = noteLeaderEpoch(sim, id, head);
    const waitedMs = sim.now - batch.lastAttemptMs;
    const backingOff = shouldBackoff(sim, producer, batch);
    const toWaitMs = backingOff ? drawBackoff(sim, producer, batch) : config.lingerMs;
    const full = batches.length > 1 || isFull(producer, batch);
    if (!backingOff && (full || urgent || waitedMs >= toWaitMs)) {
      if (!brokers.includes(leader)) brokers = added(brokers, leader);
    } else {
      // at least 1: a draw below the time waited means "look again", and virtual time must move
      const leftMs = Math.max(1, toWaitMs - waitedMs);
      nextCheckMs = Math.min(nextCheckMs ?? leftMs, leftMs);
    }
  }
  if (brokers.length > 1) brokers = brokers.toSorted((a, b) => a - b);
  return { brokers, nextCheckMs, unknownLeader };
}

/** What a walk over a broker's partitions gave. */
interface Drained {
  readonly batches: readonly BatchId[];
  /** A batch was found to be backing off after all, by a new draw: worth another look at once. */
  readonly backingOff: boolean;
}

/**
 * RecordAccumulator#drainBatchesForOneNode: at most one batch of each partition, up to max.request.size.
 * A batch drained the first time gets its producer id, epoch and sequence here. Partitions are walked in the
 * order of the scenario; Kafka's order is that of a hash map.
 */
export function drain(sim: Sim, id: ClientId, node: NodeState): Drained {
  const { broker } = node;
  const lastExamined = node.drainIndex;
  const partitions = sim.producer(id).metadata.filter((one) => one.leader === broker);
  let drained: readonly BatchId[] = [];
  let size = 0;
  let backingOff = false;
  const start = lastExamined % Math.max(1, partitions.length);
  let drainIndex = start;
  let examined = start;
  do {
    const partition = required(partitions[drainIndex], 'partition to drain').partition;
    examined = drainIndex;
    drainIndex = (drainIndex + 1) % partitions.length;
    const producer = sim.producer(id);
    const head = queueOf(producer, partition)[0];
    if (head === undefined || producer.muted.includes(partition)) continue;
    const batch = noteLeaderEpoch(sim, id, head);
    if (shouldBackoff(sim, sim.producer(id), batch)) {
      backingOff = true;
      continue;
    }
    const { enableIdempotence, maxRequestSize } = configOf(sim.producer(id));
    if (size + batch.sizeInBytes > maxRequestSize && drained.length > 0) break;
    // stops the whole broker, not just this partition: Kafka breaks out of the loop here
    if (enableIdempotence && mustWaitForSequence(sim.producer(id), batch)) break;
    size += batch.sizeInBytes;
    drained = added(drained, head);
    takeHead(sim, id, batch);
  } while (drainIndex !== start);
  if (examined !== lastExamined) ownNode(sim, id, broker).drainIndex = examined;
  return { batches: drained, backingOff };
}

function takeHead(sim: Sim, id: ClientId, batch: ProducerBatch): void {
  const { id: head, partition } = batch;
  const own = sim.ownProducer(id);
  own.queues = queuesWith(own.queues, partition, rest(queueOf(own, partition)));
  own.inFlightBatches = added(own.inFlightBatches, head);
  const { enableIdempotence, maxInFlight } = configOf(own);
  if (maxInFlight === 1) own.muted = added(own.muted, partition);
  if (enableIdempotence && batch.baseSequence < 0) assignSequence(sim, id, batch);
  const taken = ownBatch(sim, id, head);
  taken.closed = true;
  taken.sequenceHasBeenReset = false;
}

/**
 * RecordAccumulator#reenqueue: with idempotence to its place by sequence, without it to the very front, so
 * that several batches which fail together come back reversed. Returns the place it got, 0 is the head.
 */
export function reenqueue(
  producer: ProducerState,
  batch: ProducerBatch,
  now: VirtualMs,
  event: EventId,
): { readonly producer: ProducerState; readonly position: number } {
  const queue = queueOf(producer, batch.partition);
  let position = 0;
  if (configOf(producer).enableIdempotence) {
    const before = (id: BatchId) => {
      const other = batchOf(producer, id);
      return other.baseSequence >= 0 && other.baseSequence < batch.baseSequence;
    };
    while (position < queue.length && before(required(queue[position], 'queued batch'))) position++;
  }
  const counted = withBatch(producer, batch.id, {
    attempts: batch.attempts + 1,
    lastAttemptMs: now,
    lastEvent: event,
    inRetry: true,
  });
  return {
    producer: withQueue(counted, batch.partition, queue.toSpliced(position, 0, batch.id)),
    position,
  };
}

/** RecordAccumulator#expiredBatches, the first: a head of a queue, since what waits behind is younger. */
export function firstExpiredInQueues(producer: ProducerState, now: VirtualMs): BatchId | null {
  const { deliveryTimeoutMs } = configOf(producer);
  for (const { batches } of producer.queues) {
    const head = batches[0];
    if (head === undefined) continue;
    if (now - batchOf(producer, head).createdMs >= deliveryTimeoutMs) return head;
  }
  return null;
}

/** Sender#getExpiredInflightBatches, the first: per partition in drain order, up to the first that has time left. */
export function firstExpiredInFlight(producer: ProducerState, now: VirtualMs): BatchId | null {
  const { deliveryTimeoutMs } = configOf(producer);
  let alive: readonly PartitionId[] = [];
  for (const id of producer.inFlightBatches) {
    const { createdMs, done, partition } = batchOf(producer, id);
    if (done || alive.includes(partition)) continue;
    if (now - createdMs >= deliveryTimeoutMs) return id;
    alive = added(alive, partition);
  }
  return null;
}
