// A pass of the Sender of a transactional producer, and the requests that it sends besides Produce. Kafka:
// Sender#runOnce, #maybeSendAndPollTransactionalRequest, TransactionManager#nextRequest.
import { required } from '../assert.ts';
import { transmit } from '../network/connection.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { abortBatch, incompleteOf } from '../producer/abortBatch.ts';
import { clientReady } from '../producer/networkClient.ts';
import { configOf } from '../producer/producerConfig.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, EventId } from '../units.ts';
import type { NodeState } from '../world.ts';
import type { ClientTransaction, RequestHandler, Thrown } from './clientTransaction.ts';
import { resolveSequences } from './failures.ts';
import { nextRequest } from './nextRequest.ts';
import { beginCompleting } from './requests.ts';
import {
  completeResult,
  hasOngoing,
  isCompleting,
  lookupCoordinator,
  reenqueue,
  transitionTo,
  txnOf,
  updateTxn,
} from './transitions.ts';

/** TransactionAbortedException, what undrained records of an aborted transaction are told. */
const ABORTED: Thrown = {
  exception: 'TransactionAbortedException',
  message: 'Failing batch since transaction was aborted',
};

/** Sender#runOnce up to sendProducerData. Whatever it does, it does one thing, and looks again. */
export function transactionalRun(sim: Sim, id: ClientId): void {
  if (sim.producer(id).lifecycle === 'closing' && closes(sim, id)) return;
  if (resolveSequences(sim, id)) {
    again(sim, id);
    return;
  }
  const txn = txnOf(sim, id);
  const incomplete = incompleteOf(sim.producer(id));
  if (txn.state === 'FATAL_ERROR') {
    const [first] = incomplete;
    if (first) abortBatch(sim, id, first, required(txn.lastError, 'fatal error'));
    else sim.next({ kind: 'senderPoll', producer: id, nextCheckMs: null });
    return;
  }
  if (txn.inFlight || txn.sleeping) {
    sim.next({ kind: 'senderPoll', producer: id, nextCheckMs: null });
    return;
  }
  const { lastError } = txn;
  if (
    txn.state === 'ABORTABLE_ERROR' &&
    lastError?.exception === 'TransactionalIdAuthorizationException'
  ) {
    const [first] = incomplete;
    if (first) abortBatch(sim, id, first, lastError);
    else becomeUninitialized(sim, id, txn, lastError);
    return;
  }
  const reason =
    txn.state === 'ABORTABLE_ERROR'
      ? txn.lastError
      : txn.state === 'ABORTING_TRANSACTION'
        ? ABORTED
        : null;
  const undrained = incomplete.find((one) => one.baseSequence < 0);
  if (reason && undrained) {
    abortBatch(sim, id, undrained, reason);
    return;
  }
  const handler = nextRequest(sim, id, incomplete.length > 0);
  if (handler) sendOrWait(sim, id, handler);
  else sim.next({ kind: 'senderSend', producer: id });
}

/**
 * Sender#shouldHandleAuthorizationError: what waits in the queue fails, and initTransactions() may be called once
 * more. Only InitProducerId ends here, so that nothing was sent.
 */
function becomeUninitialized(
  sim: Sim,
  id: ClientId,
  { queue }: ClientTransaction,
  { exception, message }: Thrown,
): void {
  updateTxn(sim, id, { queue: [] });
  const cause = `org.apache.kafka.common.errors.${exception}: ${message}`;
  const error = { exception: 'AuthenticationException', message: cause };
  for (const { result } of queue) completeResult(sim, id, result, error);
  transitionTo(sim, id, 'UNINITIALIZED');
  again(sim, id);
}

function again(sim: Sim, id: ClientId): void {
  sim.next({ kind: 'senderRun', producer: id });
}

/** Sender#run after close(): what is open is aborted before the producer ends. */
function closes(sim: Sim, id: ClientId): boolean {
  const { queues, nodes } = sim.producer(id);
  const txn = txnOf(sim, id);
  const sending =
    queues.some((one) => one.batches.length > 0) ||
    nodes.some((one) => one.inFlightRequests.length > 0);
  if (sending && txn.state !== 'FATAL_ERROR') return false;
  if (hasOngoing(txn)) {
    if (isCompleting(txn)) return false;
    // "Aborting incomplete transaction due to shutdown"
    transitionTo(sim, id, 'ABORTING_TRANSACTION');
    updateTxn(sim, id, { newPartitions: [] });
    beginCompleting(sim, id, false);
    again(sim, id);
    return true;
  }
  if (sending && incompleteOf(sim.producer(id)).length > 0) return false;
  sim.next({ kind: 'producerCloses', producer: id, forced: false });
  return true;
}

/** Sender#maybeSendAndPollTransactionalRequest from its choice of a broker on. */
function sendOrWait(sim: Sim, id: ClientId, handler: RequestHandler): void {
  const { coordinator, groupCoordinator, queue } = txnOf(sim, id);
  const { api } = handler.call;
  const target =
    api === 'FindCoordinator'
      ? leastLoadedNode(sim, id)
      : api === 'TxnOffsetCommit'
        ? groupCoordinator
        : coordinator;
  if (target === null) {
    if (api !== 'FindCoordinator') lookupCoordinator(sim, id, handler.call);
    reenqueue(sim, id, handler);
    if (api === 'FindCoordinator') lookAgainLater(sim, id);
    else again(sim, id);
    return;
  }
  if (!clientReady(sim, id, target)) {
    if (nodeOf(sim, id, target).connection === null) {
      // NetworkClientUtils#awaitReady: the connection failed
      if (api !== 'FindCoordinator') lookupCoordinator(sim, id, handler.call);
      reenqueue(sim, id, handler);
      if (api === 'FindCoordinator') lookAgainLater(sim, id);
      else again(sim, id);
      return;
    }
    // it is being opened, or is full: the Sender waits for it
    updateTxn(sim, id, { queue: [handler, ...queue.filter((one) => one !== handler)] });
    sim.next({ kind: 'senderPoll', producer: id, nextCheckMs: null });
    return;
  }
  if (api !== 'FindCoordinator' && api !== 'TxnOffsetCommit') {
    updateTxn(sim, id, { coordinatorSupportsBumpingEpoch: true });
  }
  if (handler.isRetry) {
    const until = sim.now + handler.retryBackoffMs;
    updateTxn(sim, id, { sleeping: { handler, broker: target, until } });
    sim.later(until, { kind: 'transactionAwake', producer: id });
    sim.next({ kind: 'senderPoll', producer: id, nextCheckMs: null });
    return;
  }
  send(sim, id, handler, target);
}

/** No broker can be asked: the Sender polls for retry.backoff.ms. */
function lookAgainLater(sim: Sim, id: ClientId): void {
  const { retryBackoffMs } = configOf(sim.producer(id));
  sim.next({ kind: 'senderPoll', producer: id, nextCheckMs: retryBackoffMs });
}

/** Time#sleep of the Sender before a repeated request is over. */
export function transactionAwake(
  sim: Sim,
  { producer: id }: OccurrenceOf<'transactionAwake'>,
): void {
  const { sleeping } = txnOf(sim, id);
  if (!sleeping || sleeping.until > sim.now) return;
  updateTxn(sim, id, { sleeping: null });
  const { handler, broker } = sleeping;
  if (nodeOf(sim, id, broker).ready) send(sim, id, handler, broker);
  else {
    // its connection ended meanwhile: the request fails as soon as it is sent
    if (handler.call.api !== 'FindCoordinator') lookupCoordinator(sim, id, handler.call);
    reenqueue(sim, id, handler);
    again(sim, id);
  }
}

function nodeOf(sim: Sim, id: ClientId, broker: number): NodeState {
  return required(
    sim.producer(id).nodes.find((one) => one.broker === broker),
    `node ${broker} of ${id}`,
  );
}

/** NetworkClient#leastLoadedNode: a connection with few requests, else one that is being opened or may be. */
function leastLoadedNode(sim: Sim, id: ClientId): number | null {
  const { nodes, config } = sim.producer(id);
  const { maxInFlight } = required(config, 'config');
  const usable = nodes.filter((one) => one.ready && one.inFlightRequests.length < maxInFlight);
  const least = usable.reduce<NodeState | null>(
    (best, one) =>
      best === null || one.inFlightRequests.length < best.inFlightRequests.length ? one : best,
    null,
  );
  if (least) return least.broker;
  const opening = nodes.find((one) => one.connection !== null && !one.ready);
  const canOpen = nodes.find((one) => one.connection === null && sim.now >= one.reconnectAt);
  return (opening ?? canOpen)?.broker ?? null;
}

function send(sim: Sim, id: ClientId, handler: RequestHandler, broker: number): void {
  const producer = sim.producer(id);
  const node = nodeOf(sim, id, broker);
  const connection = required(node.connection, `connection of ${id} to b${broker}`);
  const correlationId = producer.nextCorrelationId;
  const request = `${id}/${correlationId}`;
  const sentEvent: EventId = sim.world.nextEventId;
  const { requestTimeoutMs } = configOf(producer);
  sim.updateConnection(connection, {
    requests: [
      ...sim.connection(connection).requests,
      {
        request,
        correlationId,
        acks: -1,
        timeoutMs: requestTimeoutMs,
        batches: [],
        response: [],
        call: handler.call,
      },
    ],
  });
  sim.setProducer({
    ...producer,
    nextCorrelationId: correlationId + 1,
    nodes: producer.nodes.map((one) =>
      one.broker === broker
        ? {
            ...one,
            inFlightRequests: [
              ...one.inFlightRequests,
              { request, sentMs: sim.now, batches: [], sentEvent },
            ],
          }
        : one,
    ),
  });
  updateTxn(sim, id, { inFlight: { request, handler } });
  sim.emit(id, {
    type: 'requestSent',
    call: handler.call,
    request,
    client: id,
    connection,
    broker,
    correlationId,
    acks: -1,
    batches: [],
  });
  transmit(sim, connection, 'toBroker', request, sentEvent);
  sim.next({ kind: 'senderPoll', producer: id, nextCheckMs: null });
}
