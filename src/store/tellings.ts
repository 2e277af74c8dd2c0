// What an edit changed, in one or two sentences for the toast and the live region.

import type { EventId } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { sentenceOf } from '../trace/selectors/say.ts';
import type { TraceIndex } from '../trace/types.ts';
import { firstDifference } from './samePlace.ts';

/** What was set, the first event that differs, and the first that took another turn. */
export function tellChange(what: string, before: TraceIndex, after: TraceIndex): string {
  const first = firstDifference(before, after);
  if (first >= Math.max(before.trace.events.length, after.trace.events.length)) {
    return t`${what}: the run stays the same.`;
  }
  const turn = firstTurn(before, after, first);
  const parts = [t`${what}. First difference: ${told(after, first)}`];
  if (turn > first && turn < after.trace.events.length) parts.push(t`Then: ${told(after, turn)}`);
  return parts.join(' ');
}

function told(index: TraceIndex, event: EventId): string {
  if (event >= index.trace.events.length) return t`the run ends earlier.`;
  return `${sentenceOf(index, event).replace(/\.$/, '')}.`;
}

/** The first event from `from` on that is of another kind than before, or another verdict. */
function firstTurn(before: TraceIndex, after: TraceIndex, from: EventId): EventId {
  const kind = ({ trace }: TraceIndex, id: EventId) => {
    const event = trace.events[id];
    return event?.type === 'batchDecided' ? event.verdict.kind : event?.type;
  };
  let id = from;
  while (id < after.trace.events.length && kind(before, id) === kind(after, id)) id += 1;
  return id;
}
