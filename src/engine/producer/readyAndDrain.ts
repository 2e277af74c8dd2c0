// Kafka: RecordAccumulator#ready and #drain. Which brokers have something to send, and what leaves for each.
import { required } from '../assert.ts';
import { added, rest } from '../owned.ts';
import { ownBatch, ownNode } from '../ownParts.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { BatchId, ClientId, VirtualMs } from '../units.ts';
import type { NodeState, ProducerBatch, ProducerState } from '../world.ts';
import { exponentialBackoff } from './exponentialBackoff.ts';
import { leaderOf } from './metadata.ts';
import { isFull } from './producerBatch.ts';
import { configOf } from './producerConfig.ts';
import { queueOf, queuesWith } from './recordAccumulator.ts';
import { assignSequence, batchOf, mustWaitForSequence } from './transactionManager.ts';

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
    if (head === undefined) continue;
    const batch = noteLeaderEpoch(sim, id, head);
    const { leader } = leaderOf(producer, partition);
    if (leader < 0) {
      unknownLeader = true;
      continue;
    }
    if (producer.muted.includes(partition)) continue;
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
  if (sim.rules.drainIndex === 'shared') extras().shareDrainIndex(sim, id, drainIndex);
  else if (examined !== lastExamined) ownNode(sim, id, broker).drainIndex = examined;
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
