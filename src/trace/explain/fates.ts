// What became of each thing that an application wanted to say: one row per call of send(), over all the records
// that carried it, all requests, all logs and all consumers.
import {
  type ClientId,
  type EventId,
  type EventOf,
  HAND,
  type LogBatch,
  leaderReplica,
  listOf,
  type Offset,
  type PartitionId,
  type RecordId,
  type RecordView,
  type SendResult,
  type Trace,
} from '../../engine/index.ts';
import { type TransactionEnd, transactionEndOf } from './transactions.ts';

/** One place in a leader's log, as it stands at the end. */
export interface Copy {
  readonly record: RecordId;
  readonly partition: PartitionId;
  readonly offset: Offset;
  /** The leader whose log it is; while nobody leads, the last one. */
  readonly broker: number;
  /** The decision that wrote it. */
  readonly event: EventId;
  readonly batch: LogBatch;
  /** How the transaction ended that it stands in. */
  readonly end: TransactionEnd;
}

/** What the application heard of one record. */
export interface Telling {
  readonly record: RecordId;
  readonly event: EventId;
  readonly result: SendResult;
  /** send() itself failed: the record never came into a batch. */
  readonly refused: boolean;
}

/** One time a consumer acted on it. */
export interface Effect {
  readonly consumer: ClientId;
  readonly record: RecordId;
  readonly partition: PartitionId;
  readonly offset: Offset;
  readonly event: EventId;
}

/** The whole fate of one call. */
export interface Fate {
  /** The same in every run of the scenario: `p1#0` is the first send() of p1. */
  readonly subject: string;
  /** Its value, by which people know it. */
  readonly name: string;
  readonly client: ClientId;
  /** Place among the calls of its client. */
  readonly call: number;
  /** The record of the first send(), then those that the application sent again by itself. */
  readonly records: readonly RecordView[];
  /** The first event that speaks of it, or null when its application never came so far. */
  readonly firstEvent: EventId | null;
  readonly sends: readonly EventOf<'recordAppended'>[];
  readonly requests: readonly EventOf<'requestSent'>[];
  readonly decisions: readonly EventOf<'batchDecided'>[];
  readonly told: readonly Telling[];
  readonly copies: readonly Copy[];
  readonly effects: readonly Effect[];
}

type Growing = {
  -readonly [K in keyof Fate]: Fate[K] extends readonly (infer Row)[] ? Row[] : Fate[K];
};

/** Every call that became a record, in the order of clients and calls. O(events + records in the logs). */
export function fatesOf(trace: Trace): readonly Fate[] {
  const fates = callsOf(trace);
  const byRecord = new Map<RecordId, Growing>();
  for (const fate of fates) for (const { id } of fate.records) byRecord.set(id, fate);
  noteEvents(trace, byRecord);
  noteCopies(trace, byRecord);
  noteEffects(trace, byRecord);
  return fates;
}

function newFate(client: ClientId, call: number, record: RecordView): Growing {
  return {
    subject: `${client}#${call}`,
    name: record.value,
    client,
    call,
    records: [record],
    firstEvent: null,
    sends: [],
    requests: [],
    decisions: [],
    told: [],
    copies: [],
    effects: [],
  };
}

function callsOf({ last, events, scenario }: Trace): readonly Growing[] {
  const fates = last.producers.flatMap(({ id, sent }) => {
    const own = scenario.producers.find((one) => one.id === id)?.sends.length ?? 0;
    const calls = new Map<string, Growing>();
    for (const { call, record } of listOf(sent)) {
      // what is made of a record that was read again says the same again
      const same = call < own ? `${call}` : record.value;
      const known = calls.get(same);
      if (known) known.records.push(record);
      else calls.set(same, newFate(id, call, record));
    }
    return [...calls.values()].sort((a, b) => a.call - b.call);
  });
  let fed = 0;
  for (const event of events) {
    if (event.type !== 'requestSent' || event.client !== HAND) continue;
    for (const { records } of event.batches) {
      for (const record of records) fates.push(newFate(HAND, fed++, record));
    }
  }
  return fates;
}

function noteEvents({ events }: Trace, byRecord: ReadonlyMap<RecordId, Growing>): void {
  const found = (record: RecordId, event: EventId) => {
    const fate = byRecord.get(record);
    if (fate) fate.firstEvent ??= event;
    return fate;
  };
  for (const event of events) {
    switch (event.type) {
      case 'recordAppended':
        found(event.record.id, event.id)?.sends.push(event);
        break;
      case 'sendBlocked':
        found(event.record.id, event.id);
        break;
      case 'sendRefused':
        found(event.record.id, event.id)?.told.push({
          record: event.record.id,
          event: event.id,
          result: { kind: 'failed', exception: event.exception, message: event.message },
          refused: true,
        });
        break;
      case 'sendCompleted':
        found(event.record.id, event.id)?.told.push({
          record: event.record.id,
          event: event.id,
          result: event.result,
          refused: false,
        });
        break;
      case 'requestSent':
        for (const { records } of event.batches) {
          for (const { id } of records) found(id, event.id)?.requests.push(event);
        }
        break;
      case 'batchDecided':
        for (const { id } of event.batch.records) found(id, event.id)?.decisions.push(event);
        break;
      default:
    }
  }
}

function noteCopies({ last }: Trace, byRecord: ReadonlyMap<RecordId, Growing>): void {
  for (const partition of last.partitions) {
    const { broker, log } = leaderReplica(partition);
    for (const batch of listOf(log)) {
      const end = transactionEndOf(partition, batch);
      batch.records.forEach((record, place) => {
        byRecord.get(record.id)?.copies.push({
          record: record.id,
          partition: partition.id,
          offset: batch.baseOffset + place,
          broker,
          event: batch.event,
          batch,
          end,
        });
      });
    }
  }
}

function noteEffects({ last }: Trace, byRecord: ReadonlyMap<RecordId, Growing>): void {
  for (const { id: consumer, ledger } of last.consumers) {
    for (const { record, partition, offset, event } of listOf(ledger)) {
      byRecord
        .get(record.id)
        ?.effects.push({ consumer, record: record.id, partition, offset, event });
    }
  }
}
