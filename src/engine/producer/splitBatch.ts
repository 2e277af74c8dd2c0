// Kafka: what Sender#completeBatch does on MESSAGE_TOO_LARGE for a batch of several records.
import { required } from '../assert.ts';
import { producerWith } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { RecordView } from '../simEvent.ts';
import type { BatchId, EventId } from '../units.ts';
import type { ProducerBatch, ProducerState } from '../world.ts';
import { newBatch, sizeAt } from './producerBatch.ts';
import { configOf } from './producerConfig.ts';
import { queueOf, withQueue } from './recordAccumulator.ts';
import { batchSizeUpperBound, RECORD_BATCH_OVERHEAD } from './recordSize.ts';
import { batchOf, numberingOf } from './transactionManager.ts';

/** The batch goes back as several; whoever waits in flush() for it waits for its parts. */
export function splitBatch(
  sim: Sim,
  { producer: id, batch: batchId }: OccurrenceOf<'splitBatch'>,
): void {
  const producer = sim.producer(id);
  const batch = batchOf(producer, batchId);
  const halves = batch.isSplit && sim.rules.splitsHalve;
  const split = splitAndReenqueue(producer, batch, halves, sim.world.nextEventId);
  sim.setProducer(
    sim.rules.flushWaitsForParts
      ? waitForParts(split.producer, batch.id, split.into)
      : split.producer,
  );
  sim.emit(id, {
    type: 'batchSplit',
    producer: id,
    batch: batch.id,
    partition: batch.partition,
    into: split.into,
  });
  sim.next({
    kind: 'batchCompleted',
    producer: id,
    batch: batch.id,
    freedBytes: batch.bufferBytes,
  });
}

/** ProduceRequestResult#awaitAllDependents: flush() waits for the parts of a batch that was split (KAFKA-19479). */
function waitForParts(
  producer: ProducerState,
  whole: BatchId,
  into: readonly BatchId[],
): ProducerState {
  const { blocked } = producer;
  if (blocked?.kind !== 'flush' || !blocked.batches.includes(whole)) return producer;
  return producerWith(producer, {
    blocked: { ...blocked, batches: [...blocked.batches, ...into] },
  });
}

/**
 * RecordAccumulator#splitAndReenqueue: cut a batch into ones of at most batch.size, in order, at the head.
 * `halves`: into ones of half its size (from 4.2 for a batch that comes from a split, KAFKA-8350).
 */
function splitAndReenqueue(
  producer: ProducerState,
  batch: ProducerBatch,
  halves: boolean,
  event: EventId,
): { readonly producer: ProducerState; readonly into: readonly BatchId[] } {
  const largest = Math.max(...batch.records.map((one) => batchSizeUpperBound(one.key, one.value)));
  const batchSize = halves
    ? Math.max(largest, Math.floor(batch.sizeInBytes / 2))
    : configOf(producer).batchSize;
  const parts: RecordView[][] = [];
  let size = 0;
  let limit = 0;
  for (const record of batch.records) {
    const last = parts.at(-1);
    const recordSize = sizeAt(last ?? [], record, last?.length ?? 0);
    if (last && size + recordSize <= limit) {
      last.push(record);
      size += recordSize;
    } else {
      parts.push([record]);
      size = RECORD_BATCH_OVERHEAD + sizeAt([], record, 0);
      // ProducerBatch#createBatchOffAccumulatorForRecord: room for the first record by its upper bound
      limit = Math.max(batchSize, batchSizeUpperBound(record.key, record.value));
    }
  }
  let sequence = batch.baseSequence;
  const children = parts.map((records, index) => {
    const child: ProducerBatch = {
      ...newBatch(
        `${producer.id}/${batch.partition}/${producer.batchesOpened + index}`,
        batch.partition,
        batch.createdMs,
        records,
        event,
        0,
      ),
      closed: true,
      isSplit: true,
      producerId: batch.producerId,
      producerEpoch: batch.producerEpoch,
      baseSequence: sequence,
    };
    if (sequence >= 0) sequence += records.length;
    return child;
  });
  const into = children.map((one) => one.id);
  const numbering = numberingOf(producer, batch.partition);
  const replaced: ProducerState = producerWith(producer, {
    batches: [...producer.batches.filter((one) => one.id !== batch.id), ...children],
    batchesOpened: producer.batchesOpened + children.length,
    inFlightBatches: producer.inFlightBatches.filter((one) => one !== batch.id),
    numbering: producer.numbering.map((one) =>
      one.partition === batch.partition
        ? {
            ...numbering,
            inFlight: [...into, ...numbering.inFlight.filter((id) => id !== batch.id)].sort(
              (a, b) => sequenceIn(producer, children, a) - sequenceIn(producer, children, b),
            ),
          }
        : one,
    ),
  });
  const queue = queueOf(replaced, batch.partition);
  let position = 0;
  if (configOf(producer).enableIdempotence) {
    while (position < queue.length) {
      const other = batchOf(replaced, required(queue[position], 'queued batch'));
      if (other.baseSequence < 0 || other.baseSequence >= batch.baseSequence) break;
      position++;
    }
  }
  return {
    producer: withQueue(replaced, batch.partition, queue.toSpliced(position, 0, ...into)),
    into,
  };
}

function sequenceIn(
  producer: ProducerState,
  children: readonly ProducerBatch[],
  id: BatchId,
): number {
  const child = children.find((one) => one.id === id);
  return (child ?? batchOf(producer, id)).baseSequence;
}
