// Whether a run ever has so many messages on the wire that they are drawn and played as a crowd.
import type { TraceIndex } from './types.ts';

/** From so many messages at once on they are a crowd. */
export const CROWD = 100;

const known = new WeakMap<TraceIndex, boolean>();

export function isCrowded(index: TraceIndex): boolean {
  const made = known.get(index) ?? mostInFlight(index) >= CROWD;
  known.set(index, made);
  return made;
}

function mostInFlight({ messages, trace }: TraceIndex): number {
  const changes = trace.events.map(() => 0);
  const change = (event: number | null, by: number) => {
    if (event !== null) changes[event] = (changes[event] ?? 0) + by;
  };
  for (const { sentEvent, endEvent } of messages) {
    change(sentEvent, 1);
    change(endEvent, -1);
  }
  let now = 0;
  return changes.reduce((most, by) => {
    now += by;
    return Math.max(most, now);
  }, 0);
}
