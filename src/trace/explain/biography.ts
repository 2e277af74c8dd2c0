// The biography of a record: everything that happened to what one call of send() said, in order, over all its
// attempts, connections, replicas and consumers, and what is left of it at the end.

import {
  type ClientId,
  type EventId,
  HAND,
  listOf,
  type Offset,
  type PartitionId,
  type RecordId,
  type RuleId,
  type SendResult,
  type SimEvent,
  type Trace,
  type VirtualMs,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { rulesOf } from '../../rules/index.ts';
import { eventActorName, eventSentence } from '../sentences.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import type { TraceIndex } from '../types.ts';
import { type Fate, fatesOf } from './fates.ts';
import { lifeOf } from './life.ts';

export interface BiographyLine {
  readonly event: EventId;
  readonly at: VirtualMs;
  readonly actor: string;
  readonly sentence: string;
  readonly rules: readonly RuleId[];
}

/** A stretch of its life under one heading. */
export interface Chapter {
  readonly title: string;
  readonly lines: readonly BiographyLine[];
}

/** One place where it stands at the end. */
export interface Standing {
  readonly partition: PartitionId;
  readonly offset: Offset;
  readonly record: RecordId;
  /** Which attempt of its batch wrote it. */
  readonly attempt: number;
  /** All brokers whose copy has it there, the leader first. */
  readonly brokers: readonly number[];
  readonly committed: boolean;
}

export interface Told {
  readonly record: RecordId;
  readonly event: EventId;
  readonly at: VirtualMs;
  /** Since the send() of that record. */
  readonly afterMs: VirtualMs;
  readonly result: SendResult;
}

export interface Acted {
  readonly consumer: ClientId;
  readonly at: VirtualMs;
  readonly partition: PartitionId;
  readonly offset: Offset;
}

export interface Biography {
  /** The same in every run of the scenario: `p1#0`. */
  readonly subject: string;
  readonly name: string;
  readonly client: ClientId;
  readonly amount: number;
  /** The record of the first send(), then those that the application sent again by itself. */
  readonly records: readonly RecordId[];
  readonly sentAt: readonly VirtualMs[];
  /** Requests that carried it. */
  readonly requests: readonly string[];
  readonly told: readonly Told[];
  readonly standing: readonly Standing[];
  readonly acted: readonly Acted[];
  readonly chapters: readonly Chapter[];
}

/** The biographies of all calls that said this value. */
export function biographiesOf(trace: Trace, value: string): readonly Biography[] {
  const index = buildTraceIndex(trace);
  return fatesOf(trace)
    .filter((one) => one.name === value)
    .map((fate) => biographyOf(index, fate));
}

/** One biography. */
function biographyOf(index: TraceIndex, fate: Fate): Biography {
  const { trace } = index;
  const at = (id: EventId) => trace.events[id]?.at ?? 0;
  const sentAt = (record: RecordId) =>
    fate.sends.find((one) => one.record.id === record)?.at ?? null;
  return {
    subject: fate.subject,
    name: fate.name,
    client: fate.client,
    amount: fate.records[0]?.amount ?? 0,
    records: fate.records.map((one) => one.id),
    sentAt: fate.sends.map((one) => one.at),
    requests: [...new Set(fate.requests.map((one) => one.request))],
    told: fate.told.map(({ record, event, result }) => ({
      record,
      event,
      at: at(event),
      afterMs: at(event) - (sentAt(record) ?? at(event)),
      result,
    })),
    standing: standingOf(trace, fate),
    acted: fate.effects.map(({ consumer, event, partition, offset }) => ({
      consumer,
      at: at(event),
      partition,
      offset,
    })),
    chapters: chaptersOf(index, fate),
  };
}

function standingOf({ last }: Trace, fate: Fate): readonly Standing[] {
  return fate.copies.map(({ partition: id, offset, record, broker, batch }) => {
    const partition = last.partitions.find((one) => one.id === id);
    const leader = partition?.replicas.find((one) => one.broker === broker);
    const holders = (partition?.replicas ?? [])
      .filter(
        (replica) =>
          replica.broker !== broker &&
          listOf(replica.log).some(
            (one) =>
              one.baseOffset <= offset &&
              offset <= one.lastOffset &&
              one.records[offset - one.baseOffset]?.id === record,
          ),
      )
      .map((one) => one.broker);
    return {
      partition: id,
      offset,
      record,
      attempt: batch.attempt,
      brokers: [broker, ...holders],
      committed: leader !== undefined && offset < leader.highWatermark,
    };
  });
}

function chaptersOf(index: TraceIndex, fate: Fate): readonly Chapter[] {
  const events = lifeOf(index, fate).flatMap((id) => index.trace.events[id] ?? []);
  const chapters: { title: string; lines: BiographyLine[] }[] = [];
  for (const [place, event] of events.entries()) {
    const before = events[place - 1];
    const title =
      titleOf(fate, event, events.slice(place)) ??
      (before?.type === 'sendCompleted' ? 'afterwards' : null);
    const open = chapters.at(-1);
    if (title !== null || !open) chapters.push({ title: title ?? t`before`, lines: [] });
    chapters.at(-1)?.lines.push({
      event: event.id,
      at: event.at,
      actor: eventActorName(event, index),
      sentence: eventSentence(event, index),
      rules: rulesOf(event),
    });
  }
  return chapters;
}

/** The heading of the chapter that begins with an event, or null for one that goes on. */
function titleOf(fate: Fate, event: SimEvent, onward: readonly SimEvent[]): string | null {
  switch (event.type) {
    case 'recordAppended': {
      const nth = fate.records.findIndex((one) => one.id === event.record.id);
      return nth < 1 ? 'send()' : t`send() number ${nth + 1}, by the application itself`;
    }
    case 'sendBlocked':
    case 'sendRefused':
      return 'send()';
    case 'batchDrained': {
      const sent = onward.find((one) => one.type === 'requestSent');
      return sent?.type === 'requestSent' && sent.at === event.at
        ? t`attempt ${event.attempt}: request ${sent.request} to broker ${sent.broker} over ${sent.connection}`
        : t`attempt ${event.attempt}`;
    }
    case 'batchReenqueued':
      return t`it waits for its next attempt`;
    case 'outboxRowInserted':
      return t`it is written into the outbox`;
    case 'recordsPolled':
      return t`poll() of ${event.consumer}`;
    case 'consumerStopped':
      return event.how === 'pause' ? t`its consumer stands still` : t`its consumer dies`;
    case 'producerCrashed':
      return t`its process is dead`;
    case 'requestSent':
      return event.client === HAND ? t`request ${event.request}, written by hand` : null;
    case 'sendCompleted':
      return event.result.kind === 'ok'
        ? t`the application is told`
        : t`the application is told of a failure`;
    default:
      return null;
  }
}
