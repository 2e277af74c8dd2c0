// Kafka: RecordAccumulator. One queue of batches per partition; what is ready; what is drained; what comes back.
import { required } from '../assert.ts';
import { batchWith, copyProducer } from '../copies.ts';
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
import {
  assignSequence,
  batchesWith,
  batchOf,
  mustWaitForSequence,
  withBatch,
} from './transactionManager.ts';

/** The configuration of a producer that exists. */
export function configOf(producer: ProducerState): EffectiveConfig {
  return required(producer.config, 'configuration of', producer.id);
}

export function queueOf(producer: ProducerState, partition: PartitionId): readonly BatchId[] {
  return producer.queues.find((one) => one.partition === partition)?.batches ?? [];
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
  return queues.some((one) => one.partition === partition)
    ? queues.map((one) => (one.partition === partition ? { partition, batches } : one))
    : [...queues, { partition, batches }];
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
  readonly producer: ProducerState;
  readonly batch: BatchId;
  readonly newBatch: boolean;
  /** Bytes that the record added, with the header of a new batch. */
  readonly appendedBytes: number;
  /** The Sender shall look at once. */
  readonly wakeSender: boolean;
}

function lastOf(producer: ProducerState, partition: PartitionId): ProducerBatch | undefined {
  const lastId = queueOf(producer, partition).at(-1);
  return lastId === undefined ? undefined : batchOf(producer, lastId);
}

/** RecordAccumulator#allBatchesFull: the last batch of the queue is, or there is none. */
export function allBatchesFull(producer: ProducerState, partition: PartitionId): boolean {
  const last = lastOf(producer, partition);
  return last === undefined || isFull(producer, last);
}

/** RecordAccumulator#tryAppend: to the partition's last batch, or null when it has no room. */
export function tryAppend(
  producer: ProducerState,
  partition: PartitionId,
  record: RecordView,
): Appended | null {
  const last = lastOf(producer, partition);
  if (!last || last.closed) return null;
  const size = sizeAt(last.records, record, last.records.length);
  if (last.sizeInBytes + size > writeLimit(producer, last)) return null;
  const grown = withBatch(producer, last.id, {
    records: [...last.records, record],
    sizeInBytes: last.sizeInBytes + size,
  });
  const waiting = queueOf(producer, partition).length > 1;
  return {
    producer: grown,
    batch: last.id,
    newBatch: false,
    appendedBytes: size,
    wakeSender: waiting || isFull(grown, batchOf(grown, last.id)),
  };
}

/** RecordAccumulator#tryAppend closes a last batch that has no room: nothing is appended to it any more. */
export function closeLast(producer: ProducerState, partition: PartitionId): ProducerState {
  const last = lastOf(producer, partition);
  return last && !last.closed ? withBatch(producer, last.id, { closed: true }) : producer;
}

/** RecordAccumulator#append: how large a buffer a new batch for this record needs, bytes. */
export function bufferSizeFor(producer: ProducerState, record: RecordView): number {
  return Math.max(configOf(producer).batchSize, batchSizeUpperBound(record.key, record.value));
}

/** RecordAccumulator#appendNewBatch: a new batch at the end of the queue, in a buffer of so many bytes. */
export function appendNewBatch(
  producer: ProducerState,
  partition: PartitionId,
  record: RecordView,
  now: VirtualMs,
  event: EventId,
  bufferBytes: number,
): Appended {
  const queue = queueOf(producer, partition);
  const closed = closeLast(producer, partition);
  const batch = newBatch(
    `${producer.id}/${partition}/${producer.batchesOpened}`,
    partition,
    now,
    [record],
    event,
    bufferBytes,
  );
  const opened = copyProducer(closed);
  opened.batches = [...closed.batches, batch];
  opened.batchesOpened = closed.batchesOpened + 1;
  opened.queues = queuesWith(closed.queues, partition, [...queue, batch.id]);
  return {
    producer: opened,
    batch: batch.id,
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
  return batch.closed || batch.sizeInBytes >= writeLimit(producer, batch);
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

/** ProducerBatch#maybeUpdateLeaderEpoch: notes a risen epoch, and at which attempt it rose. */
function noteLeaderEpoch(sim: Sim, id: ClientId, batch: ProducerBatch): ProducerBatch {
  const producer = sim.producer(id);
  const { leaderEpoch } = leaderOf(producer, batch.partition);
  if (leaderEpoch <= batch.leaderEpoch) return batch;
  const change =
    batch.leaderEpoch < 0
      ? { leaderEpoch }
      : { leaderEpoch, attemptsAtLeaderChange: batch.attempts };
  sim.setProducer(withBatch(producer, batch.id, change));
  return batchWith(batch, change);
}

/** What {@link ready} found. */
export interface Ready {
  readonly brokers: readonly number[];
  /** Until something not ready now may be, ms; null when nothing waits. */
  readonly nextCheckMs: VirtualMs | null;
  /** Records wait for a partition that nobody is known to lead. */
  readonly unknownLeader: boolean;
}

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
  const brokers: number[] = [];
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
    const batch = noteLeaderEpoch(sim, id, batchOf(producer, head));
    const waitedMs = sim.now - batch.lastAttemptMs;
    const backingOff = shouldBackoff(sim, producer, batch);
    const toWaitMs = backingOff ? drawBackoff(sim, producer, batch) : config.lingerMs;
    const full = batches.length > 1 || isFull(producer, batch);
    if (!backingOff && (full || urgent || waitedMs >= toWaitMs)) {
      if (!brokers.includes(leader)) brokers.push(leader);
    } else {
      // at least 1: a draw below the time waited means "look again", and virtual time must move
      const leftMs = Math.max(1, toWaitMs - waitedMs);
      nextCheckMs = Math.min(nextCheckMs ?? leftMs, leftMs);
    }
  }
  return { brokers: brokers.sort((a, b) => a - b), nextCheckMs, unknownLeader };
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
  const partitions = sim.producer(id).metadata.filter((one) => one.leader === node.broker);
  const drained: BatchId[] = [];
  let size = 0;
  let backingOff = false;
  const start = node.drainIndex % Math.max(1, partitions.length);
  let drainIndex = start;
  let examined = start;
  do {
    const partition = required(partitions[drainIndex], 'partition to drain').partition;
    examined = drainIndex;
    drainIndex = (drainIndex + 1) % partitions.length;
    const producer = sim.producer(id);
    const head = queueOf(producer, partition)[0];
    if (head === undefined || producer.muted.includes(partition)) continue;
    const batch = noteLeaderEpoch(sim, id, batchOf(producer, head));
    if (shouldBackoff(sim, producer, batch)) {
      backingOff = true;
      continue;
    }
    if (size + batch.sizeInBytes > configOf(producer).maxRequestSize && drained.length > 0) break;
    // stops the whole broker, not just this partition: Kafka breaks out of the loop here
    if (configOf(producer).enableIdempotence && mustWaitForSequence(producer, batch)) break;
    size += batch.sizeInBytes;
    drained.push(batch.id);
    sim.setProducer(takeHead(producer, batch));
  } while (drainIndex !== start);
  if (examined !== node.drainIndex) {
    sim.updateProducer(id, {
      nodes: sim
        .producer(id)
        .nodes.map((one) => (one.broker === node.broker ? { ...one, drainIndex: examined } : one)),
    });
  }
  return { batches: drained, backingOff };
}

function takeHead(producer: ProducerState, batch: ProducerBatch): ProducerState {
  const { enableIdempotence, maxInFlight } = configOf(producer);
  const taken = copyProducer(
    enableIdempotence && batch.baseSequence < 0 ? assignSequence(producer, batch) : producer,
  );
  const rest = queueOf(producer, batch.partition).slice(1);
  taken.queues = queuesWith(producer.queues, batch.partition, rest);
  taken.batches = batchesWith(taken.batches, batch.id, CLOSED);
  taken.inFlightBatches = [...producer.inFlightBatches, batch.id];
  if (maxInFlight === 1) taken.muted = [...producer.muted, batch.partition];
  return taken;
}

const CLOSED: Partial<ProducerBatch> = { closed: true, sequenceHasBeenReset: false };

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

/** RecordAccumulator#expiredBatches: from the head of each queue, up to the first that has time left. */
export function expiredInQueues(producer: ProducerState, now: VirtualMs): readonly BatchId[] {
  const { deliveryTimeoutMs } = configOf(producer);
  const expired: BatchId[] = [];
  for (const { batches } of producer.queues) {
    for (const id of batches) {
      if (now - batchOf(producer, id).createdMs < deliveryTimeoutMs) break;
      expired.push(id);
    }
  }
  return expired;
}

/** Sender#getExpiredInflightBatches: per partition in drain order, up to the first that has time left. */
export function expiredInFlight(producer: ProducerState, now: VirtualMs): readonly BatchId[] {
  const { deliveryTimeoutMs } = configOf(producer);
  const alive: PartitionId[] = [];
  return producer.inFlightBatches.filter((id) => {
    const batch = batchOf(producer, id);
    if (alive.includes(batch.partition) || batch.done) return false;
    if (now - batch.createdMs >= deliveryTimeoutMs) return true;
    alive.push(batch.partition);
    return false;
  });
}
