// Several runs under one playhead: a clock that they share, so that what happens at the same virtual time stands
// at the same screen time, and pictures of them that are level with each other.
import { bisectRight } from 'd3-array';
import type { EventId, SimEvent } from '../engine/index.ts';
import type { Fold, PresentationClock, TraceIndex } from './types.ts';

/**
 * Where runs part: the first place at which not the same kind of thing happens at the same time in all of them, or
 * a broker decides otherwise. Numbers on a batch that nothing follows from yet are no parting.
 */
export interface Parting {
  /** Its place, which is the same in each run. A run that is over by then has no such event. */
  readonly event: EventId;
  /** Virtual ms. */
  readonly at: number;
  /** Screen ms of the shared clock. */
  readonly screen: number;
}

export interface Lockstep {
  /** Each run as it is read under the shared playhead: the same index with the shared clock. */
  readonly indexes: readonly TraceIndex[];
  /** Screen ms of the whole. */
  readonly duration: number;
  /** Virtual ms at a screen time, for all runs. */
  readonly virtualAt: (screen: number) => number;
  /** Screen times at which something happens in any run, ascending: the steps of the playhead. */
  readonly stops: readonly number[];
  /** Null when all runs are the same. */
  readonly parting: Parting | null;
}

/** One instant of the shared clock: the nth event at a virtual time, in whichever runs have one. */
interface Slots {
  /** Virtual ms, ascending. */
  readonly times: readonly number[];
  /** Slot of each event, by run. */
  readonly of: readonly (readonly number[])[];
}

/** Screen time between two instants of which no run has both. */
const APART = 60;
const TAIL_MS = 1000;

/** Puts runs on one clock. Each gets at least the room that its own clock gives it. O(events). */
export function lockstep(runs: readonly TraceIndex[]): Lockstep {
  const slots = slotsOf(runs.map(({ trace }) => trace.events));
  const own = runs.map(({ clock, trace }) => trace.events.map(({ id }) => clock.screenOf(id)));
  const screens = level(slots, own, APART);
  const duration = (screens.at(-1) ?? 0) + TAIL_MS;
  const virtualAt = virtualTime(slots.times, screens, duration);
  const indexes = runs.map((index, at) => {
    const mine = (slots.of[at] ?? []).map((slot) => screens[slot] ?? duration);
    return { ...index, clock: sharedClock(index.clock, mine, duration, virtualAt) };
  });
  return { indexes, duration, virtualAt, stops: screens, parting: partingOf(indexes) };
}

/** Heights of several pictures: one instant is level in all of them. */
export interface Levels {
  /** Of each event, by run. */
  readonly of: readonly (readonly number[])[];
  /** Of each stop of the playhead, in the order of `Lockstep.stops`. */
  readonly stops: readonly number[];
}

/**
 * Levels pictures of runs, so that none has less room than it needs. `own` are the heights that the events of each
 * would have by themselves.
 */
export function levelled(runs: readonly TraceIndex[], own: readonly (readonly number[])[]): Levels {
  const slots = slotsOf(runs.map(({ trace }) => trace.events));
  const stops = level(slots, own, 0);
  return { stops, of: slots.of.map((mine) => mine.map((slot) => stops[slot] ?? 0)) };
}

function slotsOf(runs: readonly (readonly SimEvent[])[]): Slots {
  const most = new Map<number, number>();
  for (const events of runs) {
    for (const [at, count] of countsOf(events)) most.set(at, Math.max(most.get(at) ?? 0, count));
  }
  const times = [...most].sort(([one], [other]) => one - other);
  const starts = new Map<number, number>();
  const list: number[] = [];
  for (const [at, count] of times) {
    starts.set(at, list.length);
    for (let nth = 0; nth < count; nth++) list.push(at);
  }
  return { times: list, of: runs.map((events) => placesOf(events, starts)) };
}

function countsOf(events: readonly SimEvent[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { at } of events) counts.set(at, (counts.get(at) ?? 0) + 1);
  return counts;
}

function placesOf(
  events: readonly SimEvent[],
  starts: ReadonlyMap<number, number>,
): readonly number[] {
  let nth = 0;
  return events.map(({ at }, index) => {
    nth = events[index - 1]?.at === at ? nth + 1 : 0;
    return (starts.get(at) ?? 0) + nth;
  });
}

/** The longest way to each slot, over the gaps of all runs. */
function level(
  slots: Slots,
  own: readonly (readonly number[])[],
  apart: number,
): readonly number[] {
  const claims: { readonly from: number; readonly gap: number }[][] = slots.times.map(() => []);
  slots.of.forEach((mine, run) => {
    mine.forEach((slot, event) => {
      const before = event === 0 ? 0 : (own[run]?.[event - 1] ?? 0);
      const gap = (own[run]?.[event] ?? 0) - before;
      claims[slot]?.push({ from: event === 0 ? -1 : (mine[event - 1] ?? -1), gap });
    });
  });
  const places: number[] = [];
  claims.forEach((list, slot) => {
    const least = slot === 0 ? 0 : (places[slot - 1] ?? 0) + apart;
    places.push(Math.max(least, ...list.map(({ from, gap }) => (places[from] ?? 0) + gap)));
  });
  return places;
}

function virtualTime(times: readonly number[], screens: readonly number[], duration: number) {
  return (screen: number): number => {
    const slot = bisectRight(screens, screen) - 1;
    const from = times[slot] ?? 0;
    const to = times[slot + 1];
    if (to === undefined) return from;
    const start = screens[slot] ?? 0;
    const length = (screens[slot + 1] ?? duration) - start;
    return from + ((to - from) * Math.max(0, screen - start)) / Math.max(1, length);
  };
}

function sharedClock(
  own: PresentationClock,
  screens: readonly number[],
  duration: number,
  virtualAt: (screen: number) => number,
): PresentationClock {
  const screenOf = (id: EventId) => (id < 0 ? 0 : (screens[id] ?? duration));
  const folds = own.folds.map(
    (fold): Fold => ({
      ...fold,
      screenFrom: screenOf(fold.fromEvent),
      screenTo: screenOf(fold.toEvent),
    }),
  );
  return {
    duration,
    folds,
    screenOf,
    eventAt: (time) => bisectRight(screens, time) - 1,
    virtualAt,
  };
}

function partingOf(indexes: readonly TraceIndex[]): Parting | null {
  const [first, ...others] = indexes;
  if (!first) return null;
  const turns = indexes.map(({ trace }) => trace.events.map(turnOf));
  const most = Math.max(...turns.map((one) => one.length));
  let event = 0;
  while (event < most && turns.every((one) => one[event] === turns[0]?.[event])) event++;
  if (event >= most || others.length === 0) return null;
  const there = indexes.filter(({ trace }) => event < trace.events.length);
  const at = Math.min(...there.map(({ trace }) => trace.events[event]?.at ?? 0));
  return { event, at, screen: Math.min(...there.map(({ clock }) => clock.screenOf(event))) };
}

/** What happens and when, without the numbers. */
function turnOf(event: SimEvent): string {
  const how =
    event.type === 'batchDecided'
      ? `${event.verdict.kind} ${event.verdict.kind === 'REFUSED' ? event.verdict.error : ''}`
      : event.type === 'sendCompleted'
        ? event.result.kind
        : '';
  return `${event.at} ${event.type} ${how}`;
}
