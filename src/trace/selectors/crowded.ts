// Whether a run ever has so many messages on the wire that they are drawn and played as a crowd.
import type { TraceIndex } from '../types.ts';

/** From so many messages at once on they are a crowd. */
export const CROWD = 100;

const known = new WeakMap<TraceIndex, boolean>();

export function isCrowded(index: TraceIndex): boolean {
  const made = known.get(index) ?? findCrowd(index);
  known.set(index, made);
  return made;
}

function findCrowd({ messages }: TraceIndex): boolean {
  const ends = messages
    .map(({ endEvent }) => endEvent ?? Number.POSITIVE_INFINITY)
    .sort((one, other) => one - other);
  // When one is sent, all but so many of those before it have ended
  return messages.some(({ sentEvent }, at) => (ends[at + 1 - CROWD] ?? -1) > sentEvent);
}
