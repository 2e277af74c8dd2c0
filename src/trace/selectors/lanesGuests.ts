// Lanes that only some runs have: of the coordinator, and of consumers that are more than the statement shows.
import type { EventId, SimEvent } from '../../engine/index.ts';
import type { TraceIndex } from '../types.ts';
import type { GuestLane, LaneLink, LanesLayout, LaneTone } from './lanesTypes.ts';
import { sentenceOf } from './say.ts';

/** The followers keep their lane only where three fit. */
const ROOM_FOR_THREE = 430;
/** Lanes keep this far from the panel's edge and from each other. */
const MARGIN = 40;

/** Between the lanes of two brokers, px. */
const BROKERS_APART = 28;

/** The lanes with places for several brokers, a coordinator and consumers; the same where the run has none, or no room. */
export function withGuests(index: TraceIndex, given: LanesLayout): LanesLayout {
  const layout = withBrokers(index, given);
  const guests = layout.compact ? [] : guestsOf(index);
  if (guests.length === 0) return layout;
  const { right = layout.gate, followers } = layout;
  const gate = Math.max(layout.gate, ...(layout.brokers?.values() ?? []));
  const room = right - gate - MARGIN;
  const kept = followers !== null && room >= ROOM_FOR_THREE && guests.length > 1;
  const names = [...(kept ? (['followers'] as const) : []), ...guests];
  const places = names.map(
    (name, at) => [name, Math.round(gate + (room * (at + 1)) / names.length)] as const,
  );
  return { ...layout, followers: null, ...Object.fromEntries(places) };
}

/** A lane for each broker that is sent records, where that is more than one. */
function withBrokers({ trace }: TraceIndex, layout: LanesLayout): LanesLayout {
  if (layout.compact) return layout;
  const asked = trace.events.flatMap((event) =>
    event.type === 'requestSent' && event.call === undefined ? [event.broker] : [],
  );
  const ids = [...new Set(asked)].sort((a, b) => a - b);
  if (ids.length < 2) return layout;
  return {
    ...layout,
    brokers: new Map(ids.map((id, at) => [id, layout.gate + at * BROKERS_APART])),
  };
}

/** One reader that only looks is on the stage already, and sends nothing that would be drawn. */
function guestsOf({ trace }: TraceIndex): readonly GuestLane[] {
  const { consumers } = trace.scenario;
  const grouped = consumers.some((one) => one.group !== null);
  const coordinated = trace.last.coordinator !== null;
  return [
    ...(coordinated || grouped ? (['coordinator'] as const) : []),
    ...(grouped || consumers.length > 1 || (coordinated && consumers.length > 0)
      ? (['consumers'] as const)
      : []),
  ];
}

type Lane = GuestLane | 'gate';

/** Every effect in another lane than its cause, except what goes to and from the client: those are messages. */
export function linksOf(
  index: TraceIndex,
  layout: LanesLayout,
  y: (event: EventId) => number,
): readonly LaneLink[] {
  const x = (lane: Lane, event: SimEvent) =>
    (lane === 'gate' && 'broker' in event ? layout.brokers?.get(event.broker) : undefined) ??
    layout[lane];
  const { events } = index.trace;
  return events.flatMap((event): readonly LaneLink[] => {
    const cause = events[event.causes[0] ?? -1];
    const to = laneOf(index, event);
    const from = cause && laneOf(index, cause);
    if (!cause || !to || !from || to === from) return [];
    const x1 = x(from, cause);
    const x2 = x(to, event);
    if (x1 === undefined || x2 === undefined) return [];
    const y2 = y(event.id);
    return [
      {
        event: event.id,
        x1,
        // A fetch that had to wait left when it could
        y1: Math.max(y(cause.id), y2 - layout.flight),
        x2,
        y2,
        back: x2 < x1,
        tone: toneOf(event),
        name: sentenceOf(index, event.id),
      },
    ];
  });
}

function laneOf(index: TraceIndex, event: SimEvent): Lane | null {
  switch (event.type) {
    case 'transactionMoved':
    case 'offsetsCommitted':
    case 'commitRefused':
    case 'rebalanceStarted':
    case 'memberRemoved':
      return 'coordinator';
    case 'requestArrived':
      return index.message(`${event.request}>`)?.call === undefined ? 'gate' : null;
    case 'markerWritten':
    case 'markerRefused':
    case 'transactionVerified':
    case 'batchDecided':
    case 'highWatermarkAdvanced':
    case 'lastStableOffsetAdvanced':
      return 'gate';
    case 'recordsRead':
    case 'recordsPolled':
    case 'commitSent':
    case 'commitAnswered':
    case 'partitionsAssigned':
      return 'consumers';
    default:
      return null;
  }
}

function toneOf(event: SimEvent): LaneTone {
  switch (event.type) {
    case 'markerWritten':
      return event.commit ? 'ok' : 'fence';
    case 'commitRefused':
    case 'markerRefused':
      return 'lost';
    case 'transactionVerified':
      return event.error === 'NONE' ? 'ink3' : 'fence';
    default:
      return 'ink3';
  }
}
