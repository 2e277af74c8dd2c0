// Kafka: TransactionManager and TxnPartitionEntry, the part that the idempotent producer uses.

import { EngineBug } from '../assert.ts';
import { batchWith, copyProducer, numberingWith } from '../copies.ts';
import { added, without } from '../owned.ts';
import { ownBatch, ownNumbering } from '../ownParts.ts';
import type { Sim } from '../sim.ts';
import {
  type BatchId,
  type ClientId,
  incrementSequence,
  type Offset,
  type PartitionId,
  type Sequence,
} from '../units.ts';
import type { PartitionNumbering, ProducerBatch, ProducerState } from '../world.ts';

/** Kafka's NO_LAST_ACKED_SEQUENCE_NUMBER. */
export const NO_LAST_ACKED = -1;

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
