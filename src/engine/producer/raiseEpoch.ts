// Kafka: TransactionManager, KIP-360. What becomes of numbers that are in doubt: numbering goes on, or the epoch is raised.
import { producerWith } from '../copies.ts';
import type { Sim } from '../sim.ts';
import {
  type BatchId,
  type EventId,
  MAX_PRODUCER_EPOCH,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  type PartitionId,
  type Sequence,
} from '../units.ts';
import type { ProducerState } from '../world.ts';
import { abortBatch, incompleteOf } from './abortBatch.ts';
import { sendProducerData } from './sender.ts';
import {
  batchOf,
  NO_LAST_ACKED,
  numberingOf,
  withBatch,
  withNumbering,
} from './transactionManager.ts';

/** Sender#runOnce where a number is in doubt: resolve sequences, raise the epoch if asked to. */
export function raiseEpoch(sim: Sim, before: ProducerState): void {
  const { id } = before;
  if (before.lastError) {
    runInError(sim, before, before.lastError);
    return;
  }
  const resolved = maybeResolveSequences(before);
  const asked = resolved.epochBumpRequested;
  if (asked.length === 0 && resolved.producerId !== NO_PRODUCER_ID) {
    sim.setProducer(resolved);
    sendProducerData(sim, id);
    return;
  }
  const { producer, renumbered } =
    asked.length > 0
      ? bumpIdempotentProducerEpoch(resolved)
      : { producer: resolved, renumbered: [] };
  sim.setProducer(producer);
  // while InitProducerId is under way the Sender only polls (#maybeSendAndPollTransactionalRequest)
  const numbered = producer.producerId !== NO_PRODUCER_ID;
  if (numbered) sim.next({ kind: 'senderSend', producer: id });
  else sim.next({ kind: 'senderPoll', producer: id, nextCheckMs: null });
  if (asked.length === 0) {
    const asks = !producer.initializing && incompleteOf(producer).length > 0;
    if (asks) sim.next({ kind: 'askProducerId', producer: id });
    return;
  }
  sim.because = [...new Set(asked.map((one) => one.event))];
  sim.emit(id, {
    type: 'epochBumped',
    producer: id,
    producerId: producer.producerId,
    producerEpoch: producer.producerEpoch,
    renumbered,
    reason: asked.map((one) => `${one.partition}: ${one.reason}`).join('; '),
  });
  if (!numbered) sim.next({ kind: 'askProducerId', producer: id });
}

/**
 * Sender#runOnce of a producer in an error state: #maybeAbortBatches, one batch at a time. Where the error is not fatal
 * it is over then, and InitProducerId is asked for once more (#shouldHandleAuthorizationError, #transitionToUninitialized).
 */
function runInError(
  sim: Sim,
  producer: ProducerState,
  error: NonNullable<ProducerState['lastError']>,
): void {
  const { id } = producer;
  const [first] = incompleteOf(producer);
  if (first) {
    abortBatch(sim, id, first, error);
    return;
  }
  if (!error.fatal) sim.updateProducer(id, { lastError: null });
  sim.next({ kind: 'senderPoll', producer: id, nextCheckMs: null });
}

/** TransactionManager#requestIdempotentEpochBumpForPartition. `event`: what the bump is for. */
export function requestEpochBump(
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
 * TransactionManager#maybeResolveSequences: once nothing of the partition is in flight, either a later batch
 * succeeded and numbering goes on, or the epoch is raised.
 */
function maybeResolveSequences(producer: ProducerState): ProducerState {
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

/** A batch with its new number. */
interface Renumbered {
  readonly batch: BatchId;
  readonly baseSequence: Sequence;
}

/** A producer, and which of its batches got new numbers. */
interface Restarted {
  readonly producer: ProducerState;
  readonly renumbered: readonly Renumbered[];
}

/**
 * TransactionManager#bumpIdempotentProducerEpoch (KIP-360): epoch + 1 without asking anybody; the batches in
 * flight of the partitions that asked for it are renumbered from 0. After epoch 32767 the producer id is given up
 * (#resetIdempotentProducerId), and those batches get none: Kafka does not number them again when the new id comes.
 */
function bumpIdempotentProducerEpoch(producer: ProducerState): Restarted {
  const exhausted = producer.producerEpoch >= MAX_PRODUCER_EPOCH;
  let bumped: ProducerState = producerWith(producer, {
    producerId: exhausted ? NO_PRODUCER_ID : producer.producerId,
    producerEpoch: exhausted ? NO_PRODUCER_EPOCH : producer.producerEpoch + 1,
    epochBumpRequested: [],
  });
  const renumbered: Renumbered[] = [];
  for (const { partition } of producer.epochBumpRequested) {
    const restarted = startSequencesAtBeginning(bumped, partition);
    renumbered.push(...restarted.renumbered);
    bumped = withNumbering(restarted.producer, partition, { unresolvedAt: null });
  }
  return { producer: bumped, renumbered };
}

/**
 * TxnPartitionEntry#startSequencesAtBeginning: the batches in flight of a partition are numbered from 0 under the
 * present producer id and epoch. What was last acknowledged there is forgotten, and its offset is not.
 */
export function startSequencesAtBeginning(
  producer: ProducerState,
  partition: PartitionId,
): Restarted {
  const { producerId, producerEpoch } = producer;
  const renumbered: Renumbered[] = [];
  let changed = producer;
  let sequence = 0;
  for (const id of numberingOf(producer, partition).inFlight) {
    changed = withBatch(changed, id, {
      producerId,
      producerEpoch,
      baseSequence: sequence,
      sequenceHasBeenReset: true,
    });
    renumbered.push({ batch: id, baseSequence: sequence });
    sequence += batchOf(changed, id).records.length;
  }
  return {
    producer: withNumbering(changed, partition, {
      producerId,
      producerEpoch,
      nextSequence: sequence,
      lastAckedSequence: NO_LAST_ACKED,
    }),
    renumbered,
  };
}
