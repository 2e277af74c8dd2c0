// Kafka: TransactionManager and TxnPartitionEntry, the part that the idempotent producer uses.

import { EngineBug } from '../assert.ts';
import { batchWith, copyProducer, numberingWith, producerWith } from '../copies.ts';
import { added, without } from '../owned.ts';
import { ownBatch, ownNumbering } from '../ownParts.ts';
import { extras } from '../parts.ts';
import type { KafkaError } from '../protocol/errors.ts';
import { ERRORS } from '../protocol/errors.ts';
import type { Sim } from '../sim.ts';
import {
  type BatchId,
  type ClientId,
  type EventId,
  incrementSequence,
  MAX_PRODUCER_EPOCH,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  type Offset,
  type PartitionId,
  type Sequence,
} from '../units.ts';
import type { PartitionNumbering, ProducerBatch, ProducerState } from '../world.ts';

/** Kafka's NO_LAST_ACKED_SEQUENCE_NUMBER. */
const NO_LAST_ACKED = -1;

/** The numbering of a partition; a fresh one at its first use. */
export function numberingOf(producer: ProducerState, partition: PartitionId): PartitionNumbering {
  for (const one of producer.numbering) if (one.partition === partition) return one;
  return {
    partition,
    producerId: producer.producerId,
    producerEpoch: producer.producerEpoch,
    nextSequence: 0,
    lastAckedSequence: NO_LAST_ACKED,
    lastAckedOffset: -1,
    inFlight: [],
    unresolvedAt: null,
    unresolvedBy: -1,
  };
}

/** The producer with a change to the numbering of one partition. */
export function withNumbering(
  producer: ProducerState,
  partition: PartitionId,
  change: Partial<PartitionNumbering>,
): ProducerState {
  const changed = numberingWith(numberingOf(producer, partition), change);
  const copy = copyProducer(producer);
  copy.numbering = numberingsWith(producer.numbering, changed);
  return copy;
}

function numberingsWith(
  list: readonly PartitionNumbering[],
  changed: PartitionNumbering,
): readonly PartitionNumbering[] {
  return list.some((one) => one.partition === changed.partition)
    ? list.map((one) => (one.partition === changed.partition ? changed : one))
    : [...list, changed];
}

export function findBatch(producer: ProducerState, id: BatchId): ProducerBatch | undefined {
  for (const one of producer.batches) if (one.id === id) return one;
  return undefined;
}

export function batchOf(producer: ProducerState, id: BatchId): ProducerBatch {
  for (const one of producer.batches) if (one.id === id) return one;
  throw new EngineBug(`missing batch ${id}`);
}

export function withBatch(
  producer: ProducerState,
  id: BatchId,
  change: Partial<ProducerBatch>,
): ProducerState {
  const copy = copyProducer(producer);
  copy.batches = producer.batches.map((one) => (one.id === id ? batchWith(one, change) : one));
  return copy;
}

/** Last sequence of a numbered batch. */
export function lastSequenceOf(batch: ProducerBatch): Sequence {
  return batch.baseSequence < 0
    ? batch.baseSequence
    : incrementSequence(batch.baseSequence, batch.records.length - 1);
}

function isStale(producer: ProducerState, numbering: PartitionNumbering): boolean {
  return (
    numbering.producerId !== producer.producerId ||
    numbering.producerEpoch !== producer.producerEpoch
  );
}

/** RecordAccumulator#shouldStopDrainBatchesForPartition: also while a partition is not part of the transaction. */
export function mustWaitForSequence(producer: ProducerState, first: ProducerBatch): boolean {
  const numbering = numberingOf(producer, first.partition);
  const { transaction } = producer;
  if (transaction && !transaction.partitions.includes(first.partition)) return true;
  if (first.baseSequence < 0) {
    if (numbering.inFlight.length > 0 && isStale(producer, numbering)) return true;
    return numbering.unresolvedAt !== null;
  }
  const lowest = numbering.inFlight[0];
  return lowest !== undefined && batchOf(producer, lowest).baseSequence !== first.baseSequence;
}

/** Numbers a batch that is drained the first time. Kafka: RecordAccumulator#drainBatchesForOneNode. */
export function assignSequence(sim: Sim, id: ClientId, batch: ProducerBatch): void {
  const producer = sim.producer(id);
  const { producerId, producerEpoch } = producer;
  const known = numberingOf(producer, batch.partition);
  const stale = isStale(producer, known);
  const numbering = ownNumbering(sim, id, known);
  if (stale) {
    numbering.producerId = producerId;
    numbering.producerEpoch = producerEpoch;
    numbering.nextSequence = 0;
    numbering.lastAckedSequence = NO_LAST_ACKED;
  }
  const numbered = ownBatch(sim, id, batch.id);
  numbered.producerId = producerId;
  numbered.producerEpoch = producerEpoch;
  numbered.baseSequence = numbering.nextSequence;
  numbering.nextSequence = incrementSequence(numbering.nextSequence, numbered.records.length);
  numbering.inFlight = bySequence(sim.producer(id), added(numbering.inFlight, numbered.id));
}

/** TxnPartitionEntry#PRODUCER_BATCH_COMPARATOR: plain numbers, so after 2147483647 the batch with 0 comes first. */
function bySequence(producer: ProducerState, batches: readonly BatchId[]): readonly BatchId[] {
  if (batches.length < 2) return batches;
  const base = (id: BatchId) => batchOf(producer, id).baseSequence;
  return batches.toSorted((a, b) => base(a) - base(b));
}

/** TransactionManager#handleCompletedBatch. */
export function handleCompletedBatch(
  sim: Sim,
  id: ClientId,
  batch: ProducerBatch,
  baseOffset: Offset,
): void {
  const numbering = ownNumbering(sim, id, numberingOf(sim.producer(id), batch.partition));
  const lastOffset = baseOffset < 0 ? -1 : baseOffset + batch.records.length - 1;
  numbering.lastAckedSequence = Math.max(numbering.lastAckedSequence, lastSequenceOf(batch));
  numbering.lastAckedOffset = Math.max(numbering.lastAckedOffset, lastOffset);
  numbering.inFlight = without(numbering.inFlight, batch.id);
}

/** TransactionManager#removeInFlightBatch. */
function removeInFlightBatch(producer: ProducerState, batch: ProducerBatch): ProducerState {
  const numbering = numberingOf(producer, batch.partition);
  return withNumbering(producer, batch.partition, {
    inFlight: numbering.inFlight.filter((one) => one !== batch.id),
  });
}

function requestEpochBump(
  producer: ProducerState,
  partition: PartitionId,
  reason: string,
  event: EventId,
): ProducerState {
  return producer.epochBumpRequested.some((one) => one.partition === partition)
    ? producer
    : producerWith(producer, {
        epochBumpRequested: [...producer.epochBumpRequested, { partition, reason, event }],
      });
}

/**
 * TransactionManager#handleFailedBatch for the idempotent producer: the batch leaves the book, and unless
 * retries are used up the epoch is raised, since the sequence it had will never be written.
 */
export function handleFailedBatch(
  producer: ProducerState,
  batch: ProducerBatch,
  error: KafkaError,
  adjustSequenceNumbers: boolean,
  event: EventId,
): ProducerState {
  const removed = removeInFlightBatch(producer, batch);
  if (producer.transaction) {
    return adjustSequenceNumbers ? extras().adjustSequences(removed, batch) : removed;
  }
  return error === 'OUT_OF_ORDER_SEQUENCE_NUMBER' || adjustSequenceNumbers
    ? requestEpochBump(removed, batch.partition, `a batch failed with ${error}`, event)
    : removed;
}

/** TransactionManager#canRetry: whether, and with which request for an epoch bump. */
export function canRetry(
  producer: ProducerState,
  batch: ProducerBatch,
  error: KafkaError,
  event: EventId,
): { readonly retry: boolean; readonly producer: ProducerState } {
  if (error !== 'OUT_OF_ORDER_SEQUENCE_NUMBER') {
    return { retry: ERRORS[error].retriable, producer };
  }
  const numbering = numberingOf(producer, batch.partition);
  const unresolved = numbering.unresolvedAt;
  const isNext = batch.baseSequence - numbering.lastAckedSequence === 1;
  if (unresolved === null && (batch.sequenceHasBeenReset || !isNext)) {
    return { retry: true, producer };
  }
  // a transaction has lost a batch that was acknowledged: it cannot be committed any more
  if (producer.transaction) return { retry: false, producer };
  const gap = unresolved === null || unresolved === batch.baseSequence;
  return {
    retry: true,
    producer: gap
      ? requestEpochBump(
          producer,
          batch.partition,
          `the next batch in line, sequence ${batch.baseSequence}, was refused as out of order`,
          event,
        )
      : producer,
  };
}

/** TransactionManager#markSequenceUnresolved: a batch that was retried has expired, its fate is unknown. */
export function markSequenceUnresolved(
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

/**
 * TransactionManager#maybeResolveSequences: once nothing of the partition is in flight, either a later batch
 * succeeded and numbering goes on, or the epoch is raised.
 */
export function maybeResolveSequences(producer: ProducerState): ProducerState {
  let resolved = producer;
  for (const numbering of producer.numbering) {
    if (numbering.unresolvedAt === null || numbering.inFlight.length > 0) continue;
    resolved = withNumbering(resolved, numbering.partition, { unresolvedAt: null });
    if (numbering.nextSequence - numbering.lastAckedSequence !== 1) {
      resolved = requestEpochBump(
        resolved,
        numbering.partition,
        `no batch is in flight, and the next sequence ${numbering.nextSequence} does not follow ${numbering.lastAckedSequence < 0 ? 'any acknowledged one' : `the last acknowledged one, ${numbering.lastAckedSequence}`}`,
        numbering.unresolvedBy,
      );
    }
  }
  return resolved;
}

/** What an epoch bump changed. */
export interface EpochBump {
  readonly producer: ProducerState;
  readonly renumbered: readonly { readonly batch: BatchId; readonly baseSequence: Sequence }[];
}

/**
 * TransactionManager#bumpIdempotentProducerEpoch (KIP-360): epoch + 1 without asking anybody; the batches in
 * flight of the partitions that asked for it are renumbered from 0. After epoch 32767 the producer id is given up
 * (#resetIdempotentProducerId), and those batches get none: Kafka does not number them again when the new id comes.
 */
export function bumpIdempotentProducerEpoch(producer: ProducerState): EpochBump {
  const exhausted = producer.producerEpoch >= MAX_PRODUCER_EPOCH;
  let bumped: ProducerState = producerWith(producer, {
    producerId: exhausted ? NO_PRODUCER_ID : producer.producerId,
    producerEpoch: exhausted ? NO_PRODUCER_EPOCH : producer.producerEpoch + 1,
    epochBumpRequested: [],
  });
  const renumbered: { batch: BatchId; baseSequence: Sequence }[] = [];
  for (const { partition } of producer.epochBumpRequested) {
    const numbering = numberingOf(bumped, partition);
    let sequence = 0;
    for (const id of numbering.inFlight) {
      const batch = batchOf(bumped, id);
      bumped = withBatch(bumped, id, {
        producerId: bumped.producerId,
        producerEpoch: bumped.producerEpoch,
        baseSequence: sequence,
        sequenceHasBeenReset: true,
      });
      renumbered.push({ batch: id, baseSequence: sequence });
      sequence += batch.records.length;
    }
    bumped = withNumbering(bumped, partition, {
      producerId: bumped.producerId,
      producerEpoch: bumped.producerEpoch,
      nextSequence: sequence,
      lastAckedSequence: NO_LAST_ACKED,
      unresolvedAt: null,
    });
  }
  return { producer: bumped, renumbered };
}
