// Kafka: NetworkClient, ClusterConnectionStates and InFlightRequests on the producer's side.
// A new connection costs two round trips: TCP's handshake and ApiVersions.
import { EngineBug, required } from '../assert.ts';
import {
  closeByClient,
  findRequest,
  loseEverything,
  newConnection,
} from '../network/connection.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { without } from '../owned.ts';
import { ownNode } from '../ownParts.ts';
import type { Sim } from '../sim.ts';
import type { EventOf } from '../simEvent.ts';
import type { ClientId, EventId, VirtualMs } from '../units.ts';
import type { NodeState, ProducerState } from '../world.ts';
import { exponentialBackoff } from './exponentialBackoff.ts';
import { leaderOf, requestMetadata } from './metadata.ts';

export function nodeOf(producer: ProducerState, broker: number): NodeState {
  for (const one of producer.nodes) if (one.broker === broker) return one;
  throw new EngineBug(`missing node ${broker}`);
}

function updateNode(sim: Sim, id: ClientId, broker: number, change: Partial<NodeState>): void {
  Object.assign(ownNode(sim, id, broker), change);
}

/**
 * NetworkClient#ready: whether a request may be sent to this broker now. Starts to connect when there is no
 * connection and the reconnect back-off is over.
 */
export function clientReady(sim: Sim, id: ClientId, broker: number): boolean {
  const producer = sim.producer(id);
  const node = nodeOf(producer, broker);
  if (node.ready) {
    return node.inFlightRequests.length < required(producer.config, 'config').maxInFlight;
  }
  if (node.connection === null && sim.now >= node.reconnectAt) connect(sim, id, node);
  return false;
}

/** NetworkClient#pollDelayMs: until this broker may be worth another look, or null when an event will tell. */
export function pollDelayMs(sim: Sim, id: ClientId, broker: number): VirtualMs | null {
  const node = nodeOf(sim.producer(id), broker);
  return node.connection === null ? Math.max(1, node.reconnectAt - sim.now) : null;
}

function connect(sim: Sim, id: ClientId, node: NodeState): void {
  const connection = newConnection(id, node.broker, node.connectionsOpened + 1, 'opening');
  sim.addConnection(connection);
  updateNode(sim, id, node.broker, {
    connection: connection.id,
    connectionsOpened: connection.number,
  });
  sim.next({ kind: 'connecting', connection: connection.id }, waitingFor(sim, id, node.broker));
}

/** Events that put the batches into their queues which now ask for a connection. */
function waitingFor(sim: Sim, id: ClientId, broker: number): readonly EventId[] {
  const producer = sim.producer(id);
  return producer.queues.flatMap(({ partition, batches }) => {
    const head = producer.batches.find((one) => one.id === batches[0]);
    return head && leaderOf(producer, partition).leader === broker ? [head.lastEvent] : [];
  });
}

/** The client starts to connect: TCP's handshake, then ApiVersions. */
export function connecting(sim: Sim, { connection: id }: OccurrenceOf<'connecting'>): void {
  const { client, broker } = sim.connection(id);
  sim.emit(client, { type: 'connectionOpening', client, connection: id, broker });
  const { flightMs } = sim.scenario.network;
  const refused = sim.world.unreachable.some((one) => one.broker === broker);
  if (!refused && sim.broker(broker).state === 'running') {
    sim.later(sim.now + 4 * flightMs, { kind: 'connected', connection: id });
    return;
  }
  // the first packet is answered with a reset: nobody listens there, or nobody is let in
  sim.later(sim.now + 2 * flightMs, {
    kind: 'clientDisconnect',
    connection: id,
    reason: 'refused',
  });
}

/** The connection is usable: ApiVersions was answered (ClusterConnectionStates#ready). */
export function connected(sim: Sim, { connection: id }: OccurrenceOf<'connected'>): void {
  const connection = sim.connection(id);
  if (connection.state !== 'opening') return;
  sim.updateConnection(id, { state: 'open' });
  updateNode(sim, connection.client, connection.broker, { ready: true, failedAttempts: 0 });
  sim.emit(connection.client, {
    type: 'connectionReady',
    client: connection.client,
    connection: id,
    broker: connection.broker,
  });
  sim.next({ kind: 'senderRun', producer: connection.client });
}

/** An answer is in. Kafka: NetworkClient#handleCompletedReceives, Sender#handleProduceResponse. */
export function clientReceive(
  sim: Sim,
  { connection: id, request }: OccurrenceOf<'clientReceive'>,
): void {
  const connection = sim.connection(id);
  const { broker, client } = connection;
  const producer = sim.findProducer(client);
  // what stands in a socket that was closed meanwhile is read by nobody
  if (producer && nodeOf(producer, broker).connection !== id) return;
  const answered = required(findRequest(connection, request), 'request', request);
  const own = sim.ownConnection(id);
  own.requests = without(own.requests, answered);
  const { call, answer } = answered;
  const event: EventOf<'responseArrived'> = {
    id: sim.nextEvent,
    at: sim.now,
    actor: client,
    causes: sim.because,
    intervention: sim.intervention,
    type: 'responseArrived',
    request,
    client,
    connection: id,
    partitions: answered.response,
  };
  sim.record(call && answer ? { ...event, call, answer } : event);
  if (!producer) return;
  const node = ownNode(sim, client, broker);
  node.inFlightRequests = node.inFlightRequests.filter((one) => one.request !== request);
  if (answer) sim.next({ kind: 'transactionAnswered', producer: client, request, answer });
  for (const { batch, error, message, baseOffset, logStartOffset } of answered.response) {
    sim.next({
      kind: 'completeBatch',
      producer: client,
      batch,
      error,
      message: message ?? '',
      baseOffset,
      logStartOffset,
    });
  }
  for (const { partition, currentLeader } of answered.response) {
    if (!currentLeader || currentLeader.leader < 0) continue;
    sim.next({ kind: 'adoptLeader', producer: client, partition, ...currentLeader });
  }
  sim.next({ kind: 'senderRun', producer: client });
}

/**
 * The client learns that the connection is gone, or gives it up after request.timeout.ms. All requests in
 * flight fail together, oldest first. Kafka: NetworkClient#processDisconnection, #cancelInFlightRequests.
 */
export function clientDisconnect(
  sim: Sim,
  { connection: id, reason }: OccurrenceOf<'clientDisconnect'>,
): void {
  const connection = sim.connection(id);
  const producer = sim.findProducer(connection.client);
  const node = producer?.nodes.find((one) => one.connection === id);
  if (producer && !node) return;
  const inFlight = node?.inFlightRequests ?? [];
  sim.emit(connection.client, {
    type: 'connectionLost',
    client: connection.client,
    connection: id,
    broker: connection.broker,
    reason,
    inFlight: inFlight.map((one) => one.request),
  });
  if (connection.state === 'open') closeByClient(sim, id);
  else loseEverything(sim, id, connection.state === 'cut' ? 'cut' : 'closed');
  if (!producer || !node) return;
  const config = required(producer.config, 'config');
  const backoffMs = exponentialBackoff(
    config.reconnectBackoffMs,
    config.reconnectBackoffMaxMs,
    node.failedAttempts,
    sim.random(`${producer.id} reconnect.backoff`),
  );
  updateNode(sim, producer.id, node.broker, {
    connection: null,
    ready: false,
    failedAttempts: node.failedAttempts + 1,
    reconnectAt: sim.now + backoffMs,
    inFlightRequests: [],
  });
  requestMetadata(sim, producer.id);
  for (const { request, batches, sentEvent } of inFlight) {
    sim.next({ kind: 'cancelRequest', connection: id, request, batches, reason, sentEvent });
  }
  sim.next({ kind: 'senderRun', producer: producer.id });
}

/** One request in flight ends without an answer (Sender#handleProduceResponse, disconnected branch). */
export function cancelRequest(
  sim: Sim,
  { connection: id, request, batches, reason, sentEvent }: OccurrenceOf<'cancelRequest'>,
): void {
  const { client, broker } = sim.connection(id);
  const error = reason === 'requestTimedOut' ? sim.rules.requestTimeoutError : 'NETWORK_EXCEPTION';
  const timedOut = error === 'REQUEST_TIMED_OUT';
  const message = `Disconnected from node ${broker}${timedOut ? ' due to timeout' : ''}`;
  sim.emit(client, { type: 'requestFailed', request, client, connection: id, error, message }, [
    sentEvent,
  ]);
  for (const batch of batches) {
    sim.next({ kind: 'completeBatch', producer: client, batch, error, message, baseOffset: -1 });
  }
  if (batches.length > 0 || !sim.findProducer(client)?.transaction) return;
  sim.next({ kind: 'transactionDisconnected', producer: client, request });
}
