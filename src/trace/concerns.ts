// Which batches and records an event is about: the ground for the life of a record.
import type {
  BatchId,
  Offset,
  ProduceBatch,
  RecordId,
  RecordView,
  RequestId,
  SimEvent,
} from '../engine/index.ts';

/** What one event is about. Empty for events of the cluster or of a connection as a whole. */
export interface Concerns {
  readonly batches: readonly BatchId[];
  readonly records: readonly RecordId[];
}

/** For each event of a run, in order. */
export function concernsOf(events: readonly SimEvent[]): readonly Concerns[] {
  const known = learn(events);
  return events.map((event) => concernsOfOne(event, known));
}

/** What ids stand for, learnt from a first pass. */
interface Known {
  readonly records: ReadonlyMap<BatchId, readonly RecordId[]>;
  readonly requests: ReadonlyMap<RequestId, readonly BatchId[]>;
  /** Per partition: what each offset holds. */
  readonly offsets: ReadonlyMap<string, { readonly batch: BatchId; readonly record: RecordId }>;
  readonly batchOfRecord: ReadonlyMap<RecordId, BatchId>;
}

function learn(events: readonly SimEvent[]): Known {
  const collected = new Map<BatchId, RecordId[]>();
  const records = new Map<BatchId, readonly RecordId[]>();
  const requests = new Map<RequestId, readonly BatchId[]>();
  const offsets = new Map<string, { batch: BatchId; record: RecordId }>();
  const batchOfRecord = new Map<RecordId, BatchId>();
  for (const event of events) {
    if (event.type === 'recordAppended') {
      const list = collected.get(event.batch);
      if (list) list.push(event.record.id);
      else collected.set(event.batch, [event.record.id]);
      batchOfRecord.set(event.record.id, event.batch);
    }
    if (event.type === 'requestSent') {
      requests.set(
        event.request,
        event.batches.map((one) => one.batch),
      );
      for (const one of event.batches) {
        records.set(one.batch, ids(one.records));
        for (const record of one.records) batchOfRecord.set(record.id, one.batch);
      }
    }
    if (event.type === 'batchDecided' && event.verdict.kind === 'APPENDED') {
      noteOffsets(offsets, event.batch, event.verdict.baseOffset);
    }
  }
  for (const [batch, list] of collected) if (!records.has(batch)) records.set(batch, list);
  return { records, requests, offsets, batchOfRecord };
}

function noteOffsets(
  offsets: Map<string, { batch: BatchId; record: RecordId }>,
  batch: ProduceBatch,
  baseOffset: Offset,
): void {
  batch.records.forEach((record, index) => {
    offsets.set(`${batch.partition} ${baseOffset + index}`, {
      batch: batch.batch,
      record: record.id,
    });
  });
}

function ids(records: readonly RecordView[]): readonly RecordId[] {
  return records.map((one) => one.id);
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function concernsOfOne(event: SimEvent, known: Known): Concerns {
  const batches = (list: readonly BatchId[]): Concerns => ({
    batches: list,
    records: list.flatMap((one) => known.records.get(one) ?? []),
  });
  const records = (list: readonly RecordId[]): Concerns => ({
    batches: unique(list.flatMap((one) => known.batchOfRecord.get(one) ?? [])),
    records: list,
  });
  switch (event.type) {
    case 'recordAppended':
      return { batches: [event.batch], records: [event.record.id] };
    case 'sendBlocked':
    case 'sendRefused':
    case 'sendCompleted':
      return records([event.record.id]);
    case 'effectDone':
    case 'inboxRowWritten':
    case 'recordSkipped':
      return records([event.record.id]);
    case 'recordsRead':
    case 'recordsPolled':
    case 'consumerStopped':
      return records(ids(event.records));
    case 'requestSent':
    case 'requestArrived':
    case 'responseSent':
    case 'responseDropped':
    case 'responseArrived':
    case 'messageLost':
    case 'messageDelayed':
    case 'requestFailed':
      return batches(known.requests.get(event.request) ?? []);
    case 'batchDecided':
      return batches([event.batch.batch]);
    case 'batchDrained':
    case 'batchReenqueued':
    case 'batchExpired':
    case 'batchFailed':
    case 'lateResponse':
      return batches([event.batch]);
    case 'flushCalled':
    case 'closeForced':
    case 'producerCrashed':
      return batches(event.batches);
    case 'batchSplit':
      return { batches: [event.batch, ...event.into], records: batches([event.batch]).records };
    case 'epochBumped':
      return batches(event.renumbered.map((one) => one.batch));
    case 'highWatermarkAdvanced': {
      const passed = Array.from(
        { length: event.highWatermark - event.from },
        (_, index) => known.offsets.get(`${event.partition} ${event.from + index}`) ?? [],
      ).flat();
      return {
        batches: unique(passed.map((one) => one.batch)),
        records: unique(passed.map((one) => one.record)),
      };
    }
    default:
      return NOTHING;
  }
}

const NOTHING: Concerns = { batches: [], records: [] };
