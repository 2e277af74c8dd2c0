// Kafka: ProducerBatch with its MemoryRecordsBuilder. A batch of the accumulator: how large it is, and when it is full.
import { required } from '../assert.ts';
import type { RecordView } from '../simEvent.ts';
import {
  type BatchId,
  type EventId,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  NO_SEQUENCE,
  type PartitionId,
  type VirtualMs,
} from '../units.ts';
import type { ProducerBatch, ProducerState } from '../world.ts';
import { configOf } from './producerConfig.ts';
import { batchSizeUpperBound, RECORD_BATCH_OVERHEAD, recordSizeInBytes } from './recordSize.ts';

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

/** The buffer a batch was opened with: batch.size, or more when its first record needs more. */
export function writeLimit(producer: ProducerState, batch: ProducerBatch): number {
  const first = required(batch.records[0], 'first record of', batch.id);
  return Math.max(configOf(producer).batchSize, batchSizeUpperBound(first.key, first.value));
}

/** MemoryRecordsBuilder#isFull. */
export function isFull(producer: ProducerState, batch: ProducerBatch): boolean {
  const { closed, sizeInBytes } = batch;
  // the limit of a batch is at least batch.size: only behind that it has to be worked out
  if (closed || sizeInBytes < configOf(producer).batchSize) return closed;
  return sizeInBytes >= writeLimit(producer, batch);
}
