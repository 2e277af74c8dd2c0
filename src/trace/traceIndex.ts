// Everything the panels look up in a run, computed once and in one pass per index: O(n).
import type { BatchId, EventId, RecordId, RecordView, SimEvent, Trace } from '../engine/index.ts';
import { type Concerns, concernsOf } from './concerns.ts';
import { collectMessages } from './flights.ts';
import { buildPresentationClock } from './presentationClock.ts';
import { rareNotable } from './rare.ts';
import type { TraceIndex } from './types.ts';

/** Indexes a run. */
export function buildTraceIndex(trace: Trace): TraceIndex {
  const { events } = trace;
  const messages = collectMessages(events);
  const byId = new Map(messages.map((one) => [one.id, one]));
  const concerns = concernsOf(events);
  const repeats = repeatsOf(events);
  return {
    trace,
    clock: buildPresentationClock(events),
    messages,
    message: (id) => byId.get(id),
    record: recordsOf(events),
    eventsOfRecord: listsOf<RecordId>(concerns, 'records'),
    eventsOfBatch: listsOf<BatchId>(concerns, 'batches'),
    concerns: (event) => concerns[event] ?? NOTHING,
    repeatOf: (event) => repeats.get(event) ?? null,
    notable: notableOf(events, repeats),
  };
}

function recordsOf(events: readonly SimEvent[]): (id: RecordId) => RecordView | undefined {
  const records = new Map<RecordId, RecordView>();
  for (const event of events) {
    if (
      event.type === 'recordAppended' ||
      event.type === 'sendBlocked' ||
      event.type === 'sendRefused'
    ) {
      records.set(event.record.id, event.record);
    }
    if (event.type !== 'requestSent') continue;
    for (const batch of event.batches) {
      for (const record of batch.records) records.set(record.id, record);
    }
  }
  return (id) => records.get(id);
}

const NOTHING: Concerns = { batches: [], records: [] };

function listsOf<Id extends string>(
  concerns: readonly Concerns[],
  kind: keyof Concerns,
): (id: Id) => readonly EventId[] {
  const lists = new Map<string, EventId[]>();
  concerns.forEach((one, event) => {
    for (const id of one[kind]) {
      const list = lists.get(id);
      if (list) list.push(event);
      else lists.set(id, [event]);
    }
  });
  return (id) => lists.get(id) ?? [];
}

/** For each event that writes or reads a record which the same log or consumer had already: the earlier event. */
function repeatsOf(events: readonly SimEvent[]): ReadonlyMap<EventId, EventId> {
  const first = new Map<string, EventId>();
  const repeats = new Map<EventId, EventId>();
  const note = (event: SimEvent, place: string, records: readonly { readonly id: RecordId }[]) => {
    for (const record of records) {
      const key = `${place} ${record.id}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, event.id);
      else if (!repeats.has(event.id)) repeats.set(event.id, earlier);
    }
  };
  for (const event of events) {
    // what the new leader does not have was never written, as far as its log goes
    if (event.type === 'leaderElected') {
      for (const [key, id] of first) {
        const wrote = events[id];
        const gone =
          wrote?.type === 'batchDecided' &&
          wrote.verdict.kind === 'APPENDED' &&
          wrote.verdict.baseOffset >= event.startOffset;
        if (gone && key.startsWith(`${event.partition} `)) first.delete(key);
      }
    }
    if (event.type === 'batchDecided' && event.verdict.kind === 'APPENDED') {
      note(event, event.batch.partition, event.batch.records);
    }
    if (event.type === 'recordsRead') note(event, event.consumer, event.records);
    // copies have ids of their own where an application sent twice: what counts is the value
    if (event.type === 'effectDone') note(event, 'effects', [{ id: event.record.value }]);
  }
  return repeats;
}

/**
 * Worth a stop of “next event”: a decision, a loss, a retry, a failure that the application hears of, and what is
 * written, read or done twice; beyond a first visit also what rareNotable.ts names.
 */
function notableOf(events: readonly SimEvent[], repeats: ReadonlyMap<EventId, EventId>): EventId[] {
  const isNotable = (event: SimEvent) => {
    switch (event.type) {
      case 'requestSent':
        return event.batches.some((one) => one.attempt > 1);
      case 'sendCompleted':
        return event.result.kind === 'failed';
      case 'batchDecided':
      case 'batchReenqueued':
      case 'configRejected':
      case 'connectionCut':
      case 'connectionLost':
      case 'messageLost':
      case 'responseDropped':
      case 'trafficHeld':
        return true;
      default:
        return repeats.has(event.id) || rareNotable(event, events);
    }
  };
  return events.filter(isNotable).map((event) => event.id);
}
