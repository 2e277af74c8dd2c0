// Everything the panels look up in a run, computed once and in one pass per index: O(n).
import type {
  BatchId,
  EventId,
  FactType,
  RecordId,
  RecordView,
  SimEvent,
  Trace,
} from '../engine/index.ts';
import { type Concerns, concernsOf } from './concerns.ts';
import { collectMessages } from './flights.ts';
import { buildPresentationClock } from './presentationClock.ts';
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

/** Kinds of event that are always worth a stop: decisions, losses, refusals, and what befalls a machine. */
const NOTABLE: ReadonlySet<FactType> = new Set<FactType>([
  'batchDecided',
  'batchExpired',
  'batchFailed',
  'batchAborted',
  'batchReenqueued',
  'batchSplit',
  'configRejected',
  'connectionClosedByBroker',
  'connectionCut',
  'connectionLost',
  'epochBumped',
  'lateResponse',
  'messageDelayed',
  'messageLost',
  'responseDropped',
  'brokerFenced',
  'brokerStarted',
  'brokerStopped',
  'brokerUnreachable',
  'coordinatorElected',
  'isrChanged',
  'leaderElected',
  'replicaTruncated',
  'replicationResumed',
  'replicationStopped',
  'writeDenied',
  'closeForced',
  'producerCrashed',
  'producerForgotten',
  'producerPaused',
  'producerRestarted',
  'producerResumed',
  'sendBlocked',
  'sendRefused',
  'recordSkipped',
  'memberRemoved',
  'commitRefused',
  'offsetsUnstable',
  'positionsReset',
  'consumerStopped',
  'consumerStarted',
  'consumerCut',
  'lastStableOffsetAdvanced',
  'markerRefused',
  'markerWritten',
  'trafficHeld',
  'trafficReleased',
]);

/**
 * Worth a stop of “next event”: what NOTABLE names, and a retry, a failure that the application hears of, what is
 * read or done twice, and with transactions whatever is read.
 */
function notableOf(events: readonly SimEvent[], repeats: ReadonlyMap<EventId, EventId>): EventId[] {
  const transactional = events.some((one) => one.type === 'markerWritten');
  const isNotable = (event: SimEvent) => {
    switch (event.type) {
      case 'requestSent':
        return event.batches.some((one) => one.attempt > 1);
      case 'sendCompleted':
        return event.result.kind === 'failed';
      case 'transactionReturned':
        return event.error !== null;
      case 'transactionMoved':
        return event.to === 'PrepareAbort';
      case 'responseSent':
        return (event.answer?.error ?? 'NONE') !== 'NONE';
      case 'recordsRead':
        return transactional || repeats.has(event.id);
      default:
        return NOTABLE.has(event.type) || repeats.has(event.id);
    }
  };
  return events.filter(isNotable).map((event) => event.id);
}
