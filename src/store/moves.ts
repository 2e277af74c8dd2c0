// Moves of the playhead: where a step goes, and how long its tween takes.
import type { EventId } from '../engine/index.ts';
import type { TraceIndex } from '../trace/types.ts';
import { headingFor, type LabState, type Loop } from './labState.ts';

const STEP_MS = 240;
const STEP_MS_PER_VIRTUAL_MS = 0.6;
const LONGEST_STEP_MS = 700;

/** The playhead on its way to a screen time; at once under reduced motion. */
export function movingTo(lab: LabState, index: TraceIndex, screen: number): Partial<LabState> {
  const { clock } = index;
  const to = Math.min(clock.duration, Math.max(0, screen));
  const stopped = { playing: false, direction: 1 } as const;
  if (lab.reducedMotion || to === lab.playhead) return { ...stopped, playhead: to, tween: null };
  const passed = Math.abs(clock.virtualAt(to) - clock.virtualAt(lab.playhead));
  const durationMs = Math.min(LONGEST_STEP_MS, STEP_MS + STEP_MS_PER_VIRTUAL_MS * passed);
  return { ...stopped, tween: { from: lab.playhead, to, durationMs } };
}

/** The event after the one the playhead is heading for, or null at the end. */
export function eventAfter(lab: LabState, { clock, trace }: TraceIndex): EventId | null {
  const next = clock.eventAt(headingFor(lab)) + 1;
  return next < trace.events.length ? next : null;
}

/** The event before, -1 for the start. Between two events it is the one just passed. */
export function eventBefore(lab: LabState, { clock }: TraceIndex): EventId {
  const heading = headingFor(lab);
  const current = clock.eventAt(heading);
  return heading > clock.screenOf(current) ? current : Math.max(-1, current - 1);
}

export function notableAfter(lab: LabState, index: TraceIndex): EventId | null {
  const current = index.clock.eventAt(headingFor(lab));
  return index.notable.find((one) => one > current) ?? null;
}

export function notableBefore(lab: LabState, index: TraceIndex): EventId {
  const from = eventBefore(lab, index);
  return index.notable.findLast((one) => one <= from) ?? -1;
}

/** Null where there is nothing between the ends. */
export function loopBetween(one: number | null, other: number): Loop | null {
  if (one === null || one === other) return null;
  return one < other ? [one, other] : [other, one];
}

/** Back to the other end of the loop when a move passes one of its ends from inside. */
export function looped({ loop, playhead }: LabState, to: number): number {
  if (!loop) return to;
  if (playhead < loop[1] && to >= loop[1]) return loop[0];
  return playhead > loop[0] && to <= loop[0] ? loop[1] : to;
}

/** One frame's worth of playing; stops at either end. */
export function played(lab: LabState, { clock }: TraceIndex, elapsedMs: number): Partial<LabState> {
  const playhead = looped(lab, lab.playhead + elapsedMs * lab.speed * lab.direction);
  if (playhead >= clock.duration) return { playhead: clock.duration, playing: false };
  if (playhead <= 0 && lab.direction < 0) return { playhead: 0, playing: false, direction: 1 };
  return { playhead };
}
