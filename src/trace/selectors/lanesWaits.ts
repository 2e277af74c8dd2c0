// Stretches in which the client waits, with Kafka's names and how long they really were.

import type { ConnectionId, EventId } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { TraceIndex } from '../types.ts';
import { numberText } from '../words.ts';
import type { Wait } from './lanesSpacing.ts';
import { backoffsOf } from './stageClient.ts';

export interface NamedWait extends Wait {
  readonly name: string;
  readonly value: string;
}

export function namedWaits(index: TraceIndex): readonly NamedWait[] {
  return [...backoffs(index), ...reconnects(index), ...timeouts(index)].sort(
    (a, b) => a.from - b.from,
  );
}

function span({ trace }: TraceIndex, from: EventId, to: EventId): string {
  const length = (trace.events[to]?.at ?? 0) - (trace.events[from]?.at ?? 0);
  return t`${numberText(length)} ms`;
}

/** Batches that failed together wait together: one bracket, as long as the longest. */
function backoffs(index: TraceIndex): readonly NamedWait[] {
  const { events } = index.trace;
  const joined: { from: EventId; to: EventId }[] = [];
  for (const { from, to } of backoffsOf(index).toSorted((a, b) => a.from - b.from)) {
    const before = joined.at(-1);
    if (before && events[before.from]?.at === events[from]?.at) before.to = Math.min(before.to, to);
    else if (!before || from >= before.to) joined.push({ from, to });
  }
  return joined.map(({ from, to }) => ({
    from,
    to,
    name: 'retry.backoff.ms',
    value: span(index, from, to),
  }));
}

/** A new connection costs two round trips. The first one of a run is not worth a word. */
function reconnects(index: TraceIndex): readonly NamedWait[] {
  const opening = new Map<ConnectionId, EventId>();
  const found: NamedWait[] = [];
  for (const event of index.trace.events) {
    if (event.type === 'connectionOpening') opening.set(event.connection, event.id);
    if (event.type !== 'connectionReady') continue;
    const from = opening.get(event.connection);
    if (from === undefined || event.connection.endsWith('/1')) continue;
    found.push({ from, to: event.id, name: t`connecting`, value: span(index, from, event.id) });
  }
  return found;
}

/** From the oldest unanswered request until the client hangs up. */
function timeouts(index: TraceIndex): readonly NamedWait[] {
  return index.trace.events.flatMap((event) => {
    if (event.type !== 'connectionLost' || event.reason !== 'requestTimedOut') return [];
    const [oldest] = event.inFlight;
    const from = oldest === undefined ? undefined : index.message(`${oldest}>`)?.sentEvent;
    return from === undefined
      ? []
      : [{ from, to: event.id, name: 'request.timeout.ms', value: span(index, from, event.id) }];
  });
}
