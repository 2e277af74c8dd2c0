// Moments of a finished run, named by what happens in them.
import type { EventId, SimEvent, Trace } from '../engine/index.ts';
import { isEvent } from './claimTerms.ts';

/** A kind of event, perhaps of one record; `nth` counts from 1, from the last -1. */
export interface NamedMoment {
  readonly event: SimEvent['type'];
  readonly record?: string;
  readonly nth?: number;
}

/** The event that a moment names; undefined if the run has none. */
export function eventOf(
  trace: Trace,
  { event, record, nth = 1 }: NamedMoment,
): EventId | undefined {
  const is = isEvent(trace, record === undefined ? [event] : [event, record]);
  const found = trace.events.filter(is);
  return found.at(nth > 0 ? nth - 1 : nth)?.id;
}
