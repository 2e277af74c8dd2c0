// Kafka: Sender. One pass of its loop (runOnce): what it drains, sends and waits for.
import { required } from '../assert.ts';
import { transmit } from '../network/connection.ts';
import { NO_CAUSES, type OccurrenceOf } from '../occurrence.ts';
import { added, without } from '../owned.ts';
import { ownBatch, ownNode } from '../ownParts.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { ProduceBatch } from '../simEvent.ts';
import { type BatchId, type ClientId, NO_PRODUCER_ID, type VirtualMs } from '../units.ts';
import type { ProduceRequest, ProducerBatch, ProducerState } from '../world.ts';
import { requestMetadata } from './metadata.ts';
import { clientReady, nodeOf, pollDelayMs } from './networkClient.ts';
import { configOf } from './producerConfig.ts';
import { drain, ready } from './readyAndDrain.ts';
import { firstExpiredInFlight, firstExpiredInQueues } from './recordAccumulator.ts';
import { batchOf, lastSequenceOf } from './transactionManager.ts';

/** Sender#runOnce up to sendProducerData. */
export function senderRun(sim: Sim, { producer: id }: OccurrenceOf<'senderRun'>): void {
  const before = sim.producer(id);
  if (before.transaction) {
    extras().transactionalRun(sim, id);
    return;
  }
  if (before.lifecycle === 'closing' && isDrained(before)) {
    sim.next({ kind: 'producerCloses', producer: id, forced: false });
    return;
  }
  if (!configOf(before).enableIdempotence) {
    sendProducerData(sim, id);
    return;
  }
  if (isInDoubt(before)) extras().raiseEpoch(sim, before);
  else sendProducerData(sim, id);
}

/** Whether a number may be missing for good, or there is no producer id or no right to one; what comes of it is raiseEpoch.ts. */
function isInDoubt({
  epochBumpRequested,
  lastError,
  numbering,
  producerId,
}: ProducerState): boolean {
  if (epochBumpRequested.length > 0 || producerId === NO_PRODUCER_ID || lastError) return true;
  for (const { unresolvedAt } of numbering) if (unresolvedAt !== null) return true;
  return false;
}

/** Sender#run, the end of its loop after close(): nothing waits and nothing is in flight. */
function isDrained({ queues, nodes }: ProducerState): boolean {
  return (
    queues.every((one) => one.batches.length === 0) &&
    nodes.every((one) => one.inFlightRequests.length === 0)
  );
}

export function senderSend(sim: Sim, { producer }: OccurrenceOf<'senderSend'>): void {
  sendProducerData(sim, producer);
}

/** Sender#sendProducerData: find ready brokers, drain, and (after expiry) one request per broker. */
export function sendProducerData(sim: Sim, id: ClientId): void {
  const found = ready(sim, id);
  if (found.unknownLeader) requestMetadata(sim, id);
  // Kafka polls without waiting as long as a broker is ready; a pass that drained nothing would spin until
  // something else happens, so here it waits for that
  let { brokers: usable, nextCheckMs } = found;
  for (const broker of found.brokers) {
    if (clientReady(sim, id, broker)) continue;
    usable = without(usable, broker);
    nextCheckMs = earlier(nextCheckMs, pollDelayMs(sim, id, broker));
  }
  if (found.brokers.length === 0) {
    expireAndPoll(sim, id, nextCheckMs);
    return;
  }
  let requests: readonly { readonly broker: number; readonly batches: readonly BatchId[] }[] = [];
  for (const broker of usable) {
    const { batches, backingOff } = drain(sim, id, nodeOf(sim.producer(id), broker));
    if (batches.length > 0) requests = added(requests, { broker, batches });
    else if (backingOff) nextCheckMs = earlier(nextCheckMs, 1);
  }
  for (const { batches } of requests) {
    for (const batch of batches) sim.next({ kind: 'batchDrained', producer: id, batch });
  }
  sim.next({ kind: 'senderExpire', producer: id });
  for (const { broker, batches } of requests) {
    sim.next({ kind: 'sendRequest', producer: id, broker, batches });
  }
  sim.next(
    requests.length > 0
      ? { kind: 'senderRun', producer: id }
      : { kind: 'senderPoll', producer: id, nextCheckMs },
  );
}

/** The rest of a pass that found no broker ready. It is one step unless a batch has expired. */
function expireAndPoll(sim: Sim, id: ClientId, nextCheckMs: VirtualMs | null): void {
  const causes = sim.because;
  failExpired(sim, id);
  if (sim.event) sim.next({ kind: 'senderPoll', producer: id, nextCheckMs }, causes);
  else poll(sim, id, nextCheckMs);
}

/** Sender#failExpiredBatches: first those in the accumulator, then those in flight. */
export function senderExpire(sim: Sim, { producer }: OccurrenceOf<'senderExpire'>): void {
  failExpired(sim, producer);
}

function failExpired(sim: Sim, id: ClientId): void {
  const producer = sim.producer(id);
  const queued = firstExpiredInQueues(producer, sim.now);
  const batch = queued ?? firstExpiredInFlight(producer, sim.now);
  if (batch !== null) extras().expireBatch(sim, id, batch, queued === null);
}

/** The smaller of two times of which either may be missing. */
function earlier(one: VirtualMs | null, other: VirtualMs | null): VirtualMs | null {
  if (one === null) return other;
  return other === null || one < other ? one : other;
}

/** One batch has left the accumulator. Its numbers are set already, for the whole pass at once. */
export function batchDrained(
  sim: Sim,
  { producer: id, batch: batchId }: OccurrenceOf<'batchDrained'>,
): void {
  const batch = batchOf(sim.producer(id), batchId);
  const { lastEvent } = batch;
  const { because } = sim;
  if (because.length !== 1 || because[0] !== lastEvent) {
    sim.because = [lastEvent, ...because.filter((one) => one !== lastEvent)];
  }
  sim.record({
    id: sim.nextEvent,
    at: sim.now,
    actor: id,
    causes: sim.because,
    intervention: sim.intervention,
    type: 'batchDrained',
    producer: id,
    batch: batchId,
    partition: batch.partition,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    lastSequence: lastSequenceOf(batch),
    attempt: batch.attempts + 1,
    leaderChanged: batch.attempts > 0 && batch.attempts === batch.attemptsAtLeaderChange,
    sequenceAssigned: batch.baseSequence >= 0 && !batch.inRetry,
    recordCount: batch.records.length,
    sizeInBytes: batch.sizeInBytes,
    createdMs: batch.createdMs,
  });
  ownBatch(sim, id, batchId).lastEvent = sim.nextEvent - 1;
}

/** Sender#sendProduceRequest and NetworkClient#doSend. */
export function sendRequest(
  sim: Sim,
  { producer: id, broker, batches }: OccurrenceOf<'sendRequest'>,
): void {
  const producer = sim.producer(id);
  const config = configOf(producer);
  const node = nodeOf(producer, broker);
  const connection = required(node.connection, 'connection to broker', broker);
  const correlationId = producer.nextCorrelationId;
  const request = `${id}/${correlationId}`;
  const transactionalId = producer.transaction?.transactionalId;
  const content = batches.map((one) => asSent(batchOf(producer, one), producer));
  sim.because = batches.map((one) => batchOf(producer, one).lastEvent);
  const sent: ProduceRequest = {
    request,
    correlationId,
    acks: config.acks,
    timeoutMs: config.requestTimeoutMs,
    batches: content,
    response: [],
  };
  const wire = sim.ownConnection(connection);
  wire.requests = added(
    wire.requests,
    transactionalId === undefined ? sent : { ...sent, transactionalId },
  );
  const sentEvent = sim.nextEvent;
  if (config.acks !== 0) {
    const own = ownNode(sim, id, broker);
    const waiting = { request, sentMs: sim.now, batches, sentEvent };
    own.inFlightRequests = added(own.inFlightRequests, waiting);
  }
  for (const batch of batches) ownBatch(sim, id, batch).lastCorrelationId = correlationId;
  sim.ownProducer(id).nextCorrelationId = correlationId + 1;
  sim.record({
    id: sentEvent,
    at: sim.now,
    actor: id,
    causes: sim.because,
    intervention: sim.intervention,
    type: 'requestSent',
    request,
    client: id,
    connection,
    broker,
    correlationId,
    acks: config.acks,
    batches: content,
  });
  transmit(sim, connection, 'toBroker', request, sentEvent);
  if (config.acks !== 0) return;
  for (const batch of batches) {
    sim.next({
      kind: 'completeBatch',
      producer: id,
      batch,
      error: 'NONE',
      message: '',
      baseOffset: -1,
    });
  }
}

function asSent(batch: ProducerBatch, { transaction }: ProducerState): ProduceBatch {
  const sent = {
    batch: batch.id,
    partition: batch.partition,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    lastSequence: lastSequenceOf(batch),
    records: batch.records,
    sizeInBytes: batch.sizeInBytes,
    attempt: batch.attempts + 1,
  };
  return transaction ? { isTransactional: true, ...sent } : sent;
}

/** Sender's client.poll: close connections whose oldest request is overdue, then sleep until something is due. */
export function senderPoll(sim: Sim, due: OccurrenceOf<'senderPoll'>): void {
  poll(sim, due.producer, due.nextCheckMs);
}

function poll(sim: Sim, id: ClientId, nextCheckMs: VirtualMs | null): void {
  const producer = sim.producer(id);
  const config = configOf(producer);
  const overdue = producer.nodes.find((node) => {
    const oldest = node.inFlightRequests[0];
    return oldest !== undefined && sim.now - oldest.sentMs > config.requestTimeoutMs;
  });
  const late = overdue?.connection;
  if (late) {
    // NetworkClient#poll takes what its sockets have before it looks at the time
    const isIn = sim.world.agenda.some(
      ({ occurrence: one }) => one.kind === 'clientReceive' && one.connection === late,
    );
    if (isIn) return;
    sim.because = overdue.inFlightRequests.slice(0, 1).map((one) => one.sentEvent);
    sim.next({
      kind: 'clientDisconnect',
      connection: late,
      reason: 'requestTimedOut',
    });
    return;
  }
  let wakeAt = nextCheckMs === null ? null : sim.now + nextCheckMs;
  for (const node of producer.nodes) {
    const oldest = node.inFlightRequests[0];
    // strictly longer than the timeout, as in InFlightRequests#hasExpiredRequest
    if (oldest) wakeAt = earlier(wakeAt, oldest.sentMs + config.requestTimeoutMs + 1);
  }
  for (const batch of producer.batches) {
    // one that is overdue already waits behind one that is not: that one's deadline counts
    const deadline = batch.createdMs + config.deliveryTimeoutMs;
    if (!batch.done && deadline > sim.now) wakeAt = earlier(wakeAt, deadline);
  }
  if (wakeAt === producer.wakeAt) return;
  sim.ownProducer(id).wakeAt = wakeAt;
  sim.cancel((one) => one.kind === 'senderWake' && one.producer === id);
  // a timer has no cause of its own: what it brings about is caused by what had been waiting
  if (wakeAt !== null) sim.later(wakeAt, { kind: 'senderWake', producer: id }, NO_CAUSES);
}

/** The poll's time is over. There is at most one such timer per producer. */
export function senderWake(sim: Sim, { producer: id }: OccurrenceOf<'senderWake'>): void {
  sim.ownProducer(id).wakeAt = null;
  senderRun(sim, { kind: 'senderRun', producer: id });
}
