// From a place in a run to the name of its moment, so that a fault put there stays there when a setting changes.
import {
  type EventId,
  HAND,
  type Intervention,
  type Moment,
  matches,
  runFrom,
  type Subject,
  subjectOf,
  type When,
} from '../../engine/index.ts';
import { createWorld } from '../../scenario/index.ts';
import type { TraceIndex } from '../../trace/types.ts';

/** What waits for the moment that `afterMs` after `when` names. */
export interface Anchor {
  readonly when: When;
  readonly afterMs: number;
}

const subjects = new WeakMap<TraceIndex, readonly Subject[]>();

/** What each event of a run is about, as far as moments can ask. The run is played once more for it. */
export function subjectsOf(index: TraceIndex): readonly Subject[] {
  const known = subjects.get(index);
  if (known) return known;
  const { scenario } = index.trace;
  const made: Subject[] = [];
  runFrom(scenario, createWorld(scenario), (event, world) => {
    made.push(subjectOf(world, event));
  });
  subjects.set(index, made);
  return made;
}

/** The name of one event: what it is, of whom, and which time of all that fit. Null: no moment names it. */
export function momentAt(index: TraceIndex, event: EventId): Moment | null {
  const all = subjectsOf(index);
  const subject = all[event];
  const name = subject?.moments.at(-1);
  if (!subject || !name) return null;
  const { producers } = index.trace.scenario;
  const known = [HAND, ...producers.map((one) => one.id)];
  const moment = {
    moment: name as Moment['moment'],
    record: subject.records[0] ?? null,
    producer: subject.client !== null && known.includes(subject.client) ? subject.client : null,
    partition: subject.partitions[0] ?? null,
    api: subject.api === 'Produce' ? null : (subject.api as Moment['api']),
    copy: 1,
  };
  let copy = 0;
  for (let at = 0; at <= event; at++) {
    const other = all[at];
    if (other && matches(moment, other)) copy += 1;
  }
  return { ...moment, copy };
}

/**
 * The virtual time `now` after the latest event up to `event` that has a name and is `fitting`; by the clock where
 * there is none.
 */
export function anchorAt(
  index: TraceIndex,
  event: EventId,
  now: number,
  fitting: (subject: Subject) => boolean = () => true,
): Anchor {
  const all = subjectsOf(index);
  for (let at = event; at >= 0; at--) {
    const subject = all[at];
    if (!subject || subject.moments.length === 0 || !fitting(subject)) continue;
    const when = momentAt(index, at);
    const since = index.trace.events[at]?.at ?? 0;
    if (when) return { when, afterMs: Math.max(0, now - since) };
  }
  return { when: { at: now, producer: null, broker: null }, afterMs: 0 };
}

/** The events of a run that a fault waits for, at most as many as it counts; the last is its moment. */
export function eventOfMoment(index: TraceIndex, { when }: Intervention): EventId | null {
  if (!('moment' in when)) return null;
  let seen = 0;
  const found = subjectsOf(index).findIndex((one) => {
    if (!matches(when, one)) return false;
    seen += 1;
    return seen === when.copy;
  });
  return found < 0 ? null : found;
}
