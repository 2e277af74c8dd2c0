// Where the playhead goes when the run changes under it: the same virtual moment of the new run.
import { bisector } from 'd3-array';
import type { EventId, SimEvent } from '../engine/index.ts';
import type { TraceIndex } from '../trace/types.ts';

/**
 * The screen time in `after` that shows what `playhead` showed in `before`. As long as both runs agree up
 * to the current event the playhead stays with that event, else it keeps its virtual time.
 */
export function samePlace(before: TraceIndex, after: TraceIndex, playhead: number): number {
  const { clock } = before;
  const current = clock.eventAt(playhead);
  if (current < 0) return Math.min(playhead, Math.max(0, after.clock.screenOf(0) - 1));
  const now = clock.virtualAt(playhead);
  const same = firstDifference(before, after) > current;
  const event = same ? current : lastEventAt(after, now);
  return within(after, event, now, playhead - clock.screenOf(current));
}

/** Index of the first event in which two runs differ; the length of the shorter one if none does. */
export function firstDifference(before: TraceIndex, after: TraceIndex): EventId {
  const one = before.trace.events;
  const other = after.trace.events;
  const length = Math.min(one.length, other.length);
  for (let id = 0; id < length; id++) {
    const left = one[id];
    const right = other[id];
    if (left !== right && JSON.stringify(left) !== JSON.stringify(right)) return id;
  }
  return length;
}

const atTimes = bisector((event: SimEvent) => event.at);

/** The last event of a run at or before a virtual time, -1 if there is none. */
function lastEventAt({ trace }: TraceIndex, at: number): EventId {
  return atTimes.right(trace.events, at) - 1;
}

/** The screen time between `event` and the next one that shows `now`. */
function within({ clock, trace }: TraceIndex, event: EventId, now: number, past: number): number {
  const from = clock.screenOf(event);
  const next = trace.events[event + 1];
  if (!next) return Math.min(clock.duration, from + past);
  const room = clock.screenOf(event + 1) - from;
  const start = trace.events[event]?.at ?? 0;
  const share = next.at > start ? (now - start) / (next.at - start) : past / room;
  return from + Math.min(Math.max(0, share) * room, room - 1);
}
