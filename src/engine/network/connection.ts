// A TCP connection: bytes arrive in order or not at all, and a connection dies as a whole.
// Stands for Kafka's Selector and KafkaChannel on both sides, and the wire between them.
import { required } from '../assert.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { added, rest } from '../owned.ts';
import type { Sim } from '../sim.ts';
import type { Direction } from '../simEvent.ts';
import type { ClientId, ConnectionId, EventId, RequestId, VirtualMs } from '../units.ts';
import {
  actorOf,
  type ConnectionState,
  type Flight,
  type ProduceRequest,
  type Stream,
} from '../world.ts';

const SILENT: Stream = { flights: [], held: false };

/** A connection at its start. */
export function newConnection(
  client: ClientId,
  broker: number,
  number: number,
  state: 'opening' | 'open',
): ConnectionState {
  return {
    id: `${client}-b${broker}/${number}`,
    client,
    broker,
    number,
    state,
    toBroker: SILENT,
    toClient: SILENT,
    received: [],
    muted: false,
    requests: [],
  };
}

/** The request with this id, while the connection still knows it. */
export function findRequest(
  connection: ConnectionState,
  request: RequestId,
): ProduceRequest | undefined {
  for (const one of connection.requests) if (one.request === request) return one;
  return undefined;
}

/** Hands a message to the connection. On a dead one it is lost at once, though its sender cannot know. */
export function transmit(
  sim: Sim,
  id: ConnectionId,
  direction: Direction,
  request: RequestId,
  sentEvent: EventId,
): void {
  const connection = sim.connection(id);
  if (connection.state !== 'open') {
    lose(sim, id, direction, request, 0, sentEvent);
    return;
  }
  const stream = connection[direction];
  const arrivesAt = stream.held ? null : inOrder(stream, sim.now + sim.scenario.network.flightMs);
  const flight: Flight = { request, sentMs: sim.now, arrivesAt, sentEvent };
  const { held, flights } = stream;
  setStream(sim, id, direction, { flights: added(flights, flight), held });
  if (arrivesAt !== null) planDelivery(sim, id, direction, flight);
}

/** Bytes cannot overtake: not before the last message that is already under way. */
function inOrder(stream: Stream, arrivesAt: VirtualMs): VirtualMs {
  return Math.max(arrivesAt, stream.flights.at(-1)?.arrivesAt ?? 0);
}

export function planDelivery(
  sim: Sim,
  id: ConnectionId,
  direction: Direction,
  flight: Flight,
): void {
  const at = required(flight.arrivesAt, 'arrival time');
  sim.later(at, { kind: 'deliver', connection: id, direction }, sim.only(flight.sentEvent));
}

export function setStream(sim: Sim, id: ConnectionId, direction: Direction, stream: Stream): void {
  sim.ownConnection(id)[direction] = stream;
}

/**
 * A message is due. Always the oldest of its direction: bytes cannot overtake, so after a delay the planned
 * message may have to let another go first. Nothing happens when it was lost, held or delayed meanwhile.
 */
export function deliver(sim: Sim, { connection: id, direction }: OccurrenceOf<'deliver'>): void {
  const connection = sim.connection(id);
  const { broker, muted, received, state } = connection;
  const stream = connection[direction];
  const flight = stream.flights[0];
  if (flight?.arrivesAt !== sim.now) return;
  const { request, sentEvent } = flight;
  sim.because = sim.only(sentEvent);
  setStream(sim, id, direction, { flights: rest(stream.flights), held: stream.held });
  if (direction === 'toClient') {
    sim.next({ kind: 'clientReceive', connection: id, request });
    return;
  }
  if (sim.broker(broker).state !== 'running') {
    lose(sim, id, direction, request, 99, sentEvent);
    return;
  }
  sim.ownConnection(id).received = added(received, request);
  sim.record({
    id: sim.nextEvent,
    at: sim.now,
    actor: actorOf(broker),
    causes: sim.because,
    intervention: sim.intervention,
    type: 'requestArrived',
    request,
    connection: id,
    broker,
    queuedBehind: received.length + (muted ? 1 : 0),
    late: state !== 'open',
  });
  if (!muted) sim.next({ kind: 'brokerRead', connection: id });
}

/**
 * Ends a connection from outside: all that is under way on it, in both directions, is lost.
 * What the broker already received it will still process.
 */
export function loseEverything(sim: Sim, id: ConnectionId, state: 'cut' | 'closed'): void {
  const { toBroker, toClient } = sim.connection(id);
  sim.updateConnection(id, {
    state,
    toBroker: { ...SILENT, held: toBroker.held },
    toClient: { ...SILENT, held: toClient.held },
  });
  const both = { toBroker, toClient };
  for (const direction of ['toBroker', 'toClient'] as const) {
    for (const flight of both[direction].flights) {
      lose(sim, id, direction, flight.request, percentTravelled(sim, flight), flight.sentEvent);
    }
  }
}

/**
 * The client closes the connection: what its socket has taken still arrives, in order, before the FIN, whenever the
 * network lets it through. What is on its way to the client finds nobody, and a host that gets bytes for a closed
 * socket answers with a reset. (Java: SocketChannel#close, without SO_LINGER.)
 */
export function closeByClient(sim: Sim, id: ConnectionId): void {
  const { toClient } = sim.connection(id);
  sim.updateConnection(id, { state: 'closed', toClient: { ...SILENT, held: toClient.held } });
  for (const flight of toClient.flights) {
    const percent = percentTravelled(sim, flight);
    lose(sim, id, 'toClient', flight.request, percent, flight.sentEvent);
  }
  const [first] = toClient.flights;
  if (first?.arrivesAt != null) expectReset(sim, id, first.arrivesAt);
}

/** Bytes reach a host that has closed its socket at `at`: a reset comes back behind what is still under way. */
export function expectReset(sim: Sim, id: ConnectionId, at: VirtualMs): void {
  const { toBroker } = sim.connection(id);
  const arrivesAt = inOrder(toBroker, at + sim.scenario.network.flightMs);
  sim.later(Math.max(sim.now, arrivesAt), { kind: 'resetArrives', connection: id });
}

/** From now on no answer can be written. A network that holds the requests back holds the reset back, too. */
export function resetArrives(sim: Sim, { connection: id }: OccurrenceOf<'resetArrives'>): void {
  const { state, toBroker } = sim.connection(id);
  if (state === 'closed' && !toBroker.held) sim.updateConnection(id, { state: 'reset' });
}

function percentTravelled(sim: Sim, flight: Flight): number {
  // a held message stands half-way: nobody can say where its bytes are
  if (flight.arrivesAt === null) return 50;
  const way = flight.arrivesAt - flight.sentMs;
  return way === 0 ? 99 : Math.min(99, Math.floor((100 * (sim.now - flight.sentMs)) / way));
}

function lose(
  sim: Sim,
  id: ConnectionId,
  direction: Direction,
  request: RequestId,
  percent: number,
  sentEvent: EventId,
): void {
  sim.next(
    {
      kind: 'note',
      actor: 'network',
      fact: { type: 'messageLost', request, connection: id, direction, percentTravelled: percent },
    },
    [...sim.because, sentEvent].filter((one, index, all) => all.indexOf(one) === index),
  );
}

/** Nothing more arrives in this direction, from the given message on, until release. */
export function holdFrom(
  sim: Sim,
  id: ConnectionId,
  direction: Direction,
  request: RequestId | null,
): void {
  const stream = sim.connection(id)[direction];
  const from = stream.flights.findIndex((one) => one.request === request);
  setStream(sim, id, direction, {
    held: true,
    flights: stream.flights.map((one, index) =>
      from >= 0 && index >= from ? { ...one, arrivesAt: null } : one,
    ),
  });
}

/** One message arrives later, and with it all that follows on the same stream. */
export function delayMessage(
  sim: Sim,
  id: ConnectionId,
  direction: Direction,
  request: RequestId,
  byMs: VirtualMs,
): void {
  const stream = sim.connection(id)[direction];
  let earliest = 0;
  let found = false;
  const flights = stream.flights.map((one) => {
    found ||= one.request === request;
    if (!found || one.arrivesAt === null) return one;
    earliest = Math.max(earliest, one.arrivesAt + (one.request === request ? byMs : 0));
    return { ...one, arrivesAt: earliest };
  });
  setStream(sim, id, direction, { ...stream, flights });
  flights.forEach((flight, index) => {
    if (flight.arrivesAt !== null && flight.arrivesAt !== stream.flights[index]?.arrivesAt) {
      planDelivery(sim, id, direction, flight);
    }
  });
}
