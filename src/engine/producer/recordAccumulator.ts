// Kafka: RecordAccumulator. One queue of batches per partition: what is appended, what comes back, what expires there.
import { required } from '../assert.ts';
import { copyProducer } from '../copies.ts';
import { added } from '../owned.ts';
import { ownBatch, ownBatches } from '../ownParts.ts';
import type { Sim } from '../sim.ts';
import type { RecordView } from '../simEvent.ts';
import type { BatchId, ClientId, EventId, PartitionId, VirtualMs } from '../units.ts';
import type { ProducerBatch, ProducerState } from '../world.ts';
import { isFull, newBatch, sizeAt, writeLimit } from './producerBatch.ts';
import { configOf } from './producerConfig.ts';
import { batchSizeUpperBound } from './recordSize.ts';
import { batchOf, withBatch } from './transactionManager.ts';

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

export function queuesWith(
  queues: ProducerState['queues'],
  partition: PartitionId,
  batches: readonly BatchId[],
): ProducerState['queues'] {
  const at = queues.findIndex((one) => one.partition === partition);
  const queue = { partition, batches };
  return at < 0 ? added(queues, queue) : queues.map((one, nth) => (nth === at ? queue : one));
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
  const isOver = ({ createdMs }: ProducerBatch) => now - createdMs >= deliveryTimeoutMs;
  // Every pass asks, with thousands in flight too, and nearly always none is over
  if (!producer.batches.some((one) => isOver(one) && !one.done)) return null;
  const batches = new Map(producer.batches.map((one) => [one.id, one]));
  let alive: readonly PartitionId[] = [];
  for (const id of producer.inFlightBatches) {
    const batch = required(batches.get(id), 'batch in flight', id);
    if (batch.done || alive.includes(batch.partition)) continue;
    if (isOver(batch)) return id;
    alive = added(alive, batch.partition);
  }
  return null;
}
