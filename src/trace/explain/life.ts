// Which events belong to the life of a record: those about itself and its batch, and those of the connection that
// carries it, of the replicas that hold it and of the client while it waits.
import type { ConnectionId, EventId, EventOf, PartitionId, SimEvent } from '../../engine/index.ts';
import type { TraceIndex } from '../types.ts';
import type { Fate } from './fates.ts';

/** The events, in order. O(events) for one record. */
export function lifeOf(index: TraceIndex, fate: Fate): readonly EventId[] {
  const own = new Set(fate.records.flatMap(({ id }) => index.eventsOfRecord(id)));
  const state: Whereabouts = {
    connection: null,
    waits: false,
    places: [],
    copiedBy: new Set(),
    passedBy: new Set(),
  };
  return index.trace.events
    .filter((event) => {
      const mine = own.has(event.id);
      const belongs = mine || isAround(event, fate, state);
      if (mine) follow(event, fate, state);
      return belongs;
    })
    .map((event) => event.id);
}

/** Where it is, while the trace is walked. */
interface Whereabouts {
  /** The connection that carries it or its answer. */
  connection: ConnectionId | null;
  /** In the accumulator, for another attempt. */
  waits: boolean;
  /** Where it was written. */
  readonly places: { readonly partition: PartitionId; readonly offset: number }[];
  /** Followers already known to have a place, as `partition offset follower`. */
  readonly copiedBy: Set<string>;
  /** Groups that are known to have committed past a place, as `partition offset group`. */
  readonly passedBy: Set<string>;
}

function follow(event: SimEvent, fate: Fate, state: Whereabouts): void {
  switch (event.type) {
    case 'requestSent':
      state.connection = event.connection;
      state.waits = false;
      break;
    case 'batchReenqueued':
      state.waits = true;
      state.connection = null;
      break;
    case 'responseArrived':
    case 'requestFailed':
    case 'sendCompleted':
      state.connection = null;
      state.waits = false;
      break;
    case 'batchDecided':
      notePlace(event, fate, state);
      break;
    default:
  }
}

function notePlace(
  { batch, verdict }: EventOf<'batchDecided'>,
  fate: Fate,
  { places }: Whereabouts,
): void {
  if (verdict.kind !== 'APPENDED') return;
  batch.records.forEach(({ id }, place) => {
    if (fate.records.some((one) => one.id === id)) {
      places.push({ partition: batch.partition, offset: verdict.baseOffset + place });
    }
  });
}

function isAround(event: SimEvent, fate: Fate, state: Whereabouts): boolean {
  switch (event.type) {
    case 'connectionCut':
    case 'connectionClosedByBroker':
    case 'trafficHeld':
    case 'trafficReleased':
      return event.connection === state.connection;
    case 'connectionLost':
      return event.connection === state.connection || (state.waits && event.client === fate.client);
    case 'connectionOpening':
    case 'connectionReady':
    case 'metadataUpdated':
      return state.waits && event.client === fate.client;
    case 'epochBumped':
      return state.waits && event.producer === fate.client;
    case 'producerRestarted':
      return fate.sends.some((one) => one.causes.includes(event.id));
    case 'outboxRowInserted':
    case 'outboxRowMarked':
      return event.producer === fate.client && event.value === fate.name;
    case 'offsetsCommitted':
      return isFirstCommit(event, state);
    case 'partitionsAssigned':
      return event.generation > 1 && isReadAgain(event, state);
    case 'followerFetched':
      return isNewCopy(event, state);
    case 'leaderElected':
      return state.places.some((one) => one.partition === event.partition);
    case 'replicaTruncated':
      return event.records.some(({ id }) => fate.records.some((one) => one.id === id));
    default:
      return false;
  }
}

/** A follower now has the record, and had it not before. */
function isNewCopy(event: EventOf<'followerFetched'>, { places, copiedBy }: Whereabouts): boolean {
  const got = places
    .filter((one) => one.partition === event.partition && one.offset < event.logEndOffset)
    .map((one) => `${one.partition} ${one.offset} ${event.follower}`)
    .filter((one) => !copiedBy.has(one));
  for (const one of got) copiedBy.add(one);
  return got.length > 0;
}

/** A group has committed past the record, and had not before: nobody of it will read that copy again. */
function isFirstCommit(
  { group, offsets }: EventOf<'offsetsCommitted'>,
  { places, passedBy }: Whereabouts,
): boolean {
  const passed = places
    .filter(({ partition, offset }) =>
      offsets.some((one) => one.partition === partition && one.offset > offset),
    )
    .map(({ partition, offset }) => `${partition} ${offset} ${group}`)
    .filter((one) => !passedBy.has(one));
  for (const one of passed) passedBy.add(one);
  return passed.length > 0;
}

/** A member goes on at or before the record, so that it is read (again). */
function isReadAgain(
  { partitions }: EventOf<'partitionsAssigned'>,
  { places }: Whereabouts,
): boolean {
  return places.some(({ partition, offset }) =>
    partitions.some((one) => one.partition === partition && one.offset <= offset),
  );
}
