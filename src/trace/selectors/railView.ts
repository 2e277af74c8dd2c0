// The rail beside the picture: what the run is about, where it stands, and what came of it so far.

import {
  type EventId,
  HAND,
  leaderReplica,
  listOf,
  type PartitionId,
  type PartitionState,
  type RecordId,
  type ReplicaState,
  type SentRecord,
  type Trace,
  type World,
  worldAt,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { eventSentence } from '../sentences.ts';
import type { TraceIndex } from '../types.ts';
import { countText, listText, numberText } from '../words.ts';
import { type CausalStep, causalSteps } from './causalSteps.ts';
import { shortName } from './labels.ts';
import { asText } from './say.ts';

export interface OutcomeSquare {
  readonly id: string;
  readonly text: string;
  /** `aborted`: in the log, and hidden from readers with read_committed. */
  readonly state: 'written' | 'gone' | 'copy' | 'swapped' | 'aborted';
}

export interface OutcomeView {
  readonly over: boolean;
  readonly kind: 'once' | 'lost' | 'duplicated' | 'reordered' | 'open';
  /** `order 17 is in the log twice` */
  readonly title: string;
  readonly log: readonly OutcomeSquare[];
  /** What the application was told. */
  readonly told: string;
}

export interface RailView {
  readonly title: string;
  readonly about: readonly string[];
  /** Time and sentence of the present moment. */
  readonly moment: { readonly at: string; readonly sentence: string } | null;
  readonly steps: readonly (CausalStep & {
    readonly reached: boolean;
    readonly current: boolean;
  })[];
  readonly outcome: OutcomeView;
}

export function selectRail(index: TraceIndex, current: EventId): RailView {
  const { scenario, events } = index.trace;
  const event = events[current];
  const steps = causalSteps(index);
  const latest = steps.findLast((one) => one.event <= current);
  return {
    title: scenario.title === '' ? scenario.id : scenario.title,
    about: scenario.about.split(/\n+/).filter((paragraph) => paragraph !== ''),
    moment: event
      ? { at: `${numberText(event.at)} ms`, sentence: asText(eventSentence(event, index)) }
      : null,
    steps: steps.map((one) => ({
      ...one,
      reached: one.event <= current,
      current: one === latest,
    })),
    outcome: selectOutcome(index, current),
  };
}

/** What the logs hold and the applications were told, right after an event. */
function selectOutcome(index: TraceIndex, current: EventId): OutcomeView {
  const { trace } = index;
  const over = current >= trace.events.length - 1;
  const world = worldAt(trace, Math.min(current, trace.events.length - 1));
  const sent = world.producers.flatMap((one) => listOf(one.sent));
  const log = world.partitions.flatMap((one) => squaresOf(one, trace));
  const stored = new Set(log.map(({ record }) => record));
  const underWay = new Set(
    sent.filter((one) => one.result === null).map((one) => one.resendOf ?? one.record.id),
  );
  // What failed for good and is in no log is gone; one that is under way may still come
  const gone = sent.filter(
    ({ record, resendOf }) =>
      resendOf === null && !stored.has(record.id) && (over || !underWay.has(record.id)),
  );
  const squares = withHoles(log, gone);
  return {
    over,
    ...verdictOn(log, stored, gone, sent, world),
    log: squares,
    told: toldText(sent),
  };
}

/** Whose record it is, and which of theirs in the order of sending. */
interface Sent {
  readonly client: string;
  readonly nth: number;
}

/** A square, and the record that stands there: of one that was sent again, the first. */
interface Stored extends OutcomeSquare, Sent {
  readonly record: RecordId;
  readonly partition: PartitionId | null;
}

/** Those written by hand are numbered otherwise (`hand/0.1`), and none of them is late. */
function sentAs(id: RecordId): Sent {
  const slash = id.lastIndexOf('/');
  const client = id.slice(0, slash);
  return { client, nth: client === HAND ? 0 : Number(id.slice(slash + 1)) };
}

/** The log, and what is missing as a hole in its place: behind the last one that was sent before it. */
function withHoles(log: readonly Stored[], gone: readonly SentRecord[]): readonly Stored[] {
  const squares = [...log];
  for (const { record, partition } of gone) {
    const { id, value } = record;
    const sent = sentAs(id);
    const there = (one: Stored) => partition === null || one.partition === partition;
    const before = squares.findLastIndex(
      (one) =>
        there(one) &&
        one.client === sent.client &&
        one.nth < sent.nth &&
        one.state !== 'copy' &&
        one.state !== 'swapped',
    );
    const first = squares.findIndex(there);
    const place = before >= 0 ? before + 1 : first >= 0 ? first : squares.length;
    const text = shortName(value);
    squares.splice(place, 0, {
      id: `${id} gone`,
      record: id,
      partition,
      ...sent,
      text,
      state: 'gone',
    });
  }
  return squares;
}

/** A log that did not grow holds what it held. */
const known = new WeakMap<ReplicaState['log'], readonly Stored[]>();

function squaresOf(partition: PartitionState, trace: Trace): readonly Stored[] {
  const replica = leaderReplica(partition);
  const { log } = replica;
  const made = known.get(log) ?? readSquares(partition.id, replica, originsOf(trace));
  known.set(log, made);
  return made;
}

const knownOrigins = new WeakMap<Trace, ReadonlyMap<RecordId, RecordId>>();

/** Records that an application sent again by itself, with the record of its first send. */
export function originsOf(trace: Trace): ReadonlyMap<RecordId, RecordId> {
  const made = knownOrigins.get(trace) ?? findOrigins(trace);
  knownOrigins.set(trace, made);
  return made;
}

function findOrigins({ last }: Trace): ReadonlyMap<RecordId, RecordId> {
  const again = last.producers
    .flatMap((one) => listOf(one.sent))
    .filter((one) => one.resendOf !== null);
  return new Map(again.map((one) => [one.record.id, one.resendOf ?? one.record.id]));
}

/** Loops and no patterns, since a long log is read anew at each instant that is jumped to. */
function readSquares(
  partition: PartitionId,
  { log, transactions }: ReplicaState,
  origins: ReadonlyMap<RecordId, RecordId>,
): readonly Stored[] {
  const squares: Stored[] = [];
  const seen = new Set<RecordId>();
  const newest = new Map<string, number>();
  for (const { baseOffset, records, producerId, isTransactional } of listOf(log)) {
    const aborted =
      isTransactional &&
      transactions.findLast((one) => one.producerId === producerId && one.firstOffset <= baseOffset)
        ?.aborted;
    let offset = baseOffset;
    for (const { id, value } of records) {
      const { client, nth } = sentAs(id);
      const before = newest.get(client) ?? -1;
      const record = origins.get(id) ?? id;
      const copy = !aborted && seen.has(record);
      squares.push({
        id: `${id} ${partition}@${offset}`,
        record,
        partition,
        client,
        nth,
        text: shortName(value),
        state: aborted ? 'aborted' : copy ? 'copy' : nth < before ? 'swapped' : 'written',
      });
      if (!aborted) seen.add(record);
      if (nth > before) newest.set(client, nth);
      offset += 1;
    }
  }
  return squares;
}

function verdictOn(
  log: readonly Stored[],
  stored: ReadonlySet<RecordId>,
  gone: readonly SentRecord[],
  sent: readonly SentRecord[],
  world: World,
): Pick<OutcomeView, 'kind' | 'title'> {
  const values = (state: OutcomeSquare['state']) => [
    ...new Set(
      log
        .filter((one) => one.state === state)
        .map((one) => sent.find(({ record }) => record.id === one.record)?.record.value)
        .filter((value) => value !== undefined),
    ),
  ];
  const copies = values('copy');
  if (copies.length > 0) return { kind: 'duplicated', title: areIn(copies, t`in the log twice`) };
  if (gone.length > 0) {
    return {
      kind: 'lost',
      title: areIn(
        gone.map((one) => one.record.value),
        t`not in the log`,
      ),
    };
  }
  const swapped = values('swapped');
  if (swapped.length > 0) return { kind: 'reordered', title: areIn(swapped, t`out of order`) };
  if (log.length === 0) return { kind: 'open', title: t`nothing written yet` };
  const count = log.filter((one) => one.state !== 'aborted').length;
  const missing = sent.filter((one) => one.resendOf === null).length - stored.size;
  const waiting = world.producers.some(({ sent: calls, session, lifecycle }) =>
    // of what a dead process sent nobody will hear
    listOf(calls).some((one) => !one.result && one.session === session && lifecycle !== 'crashed'),
  );
  return missing > 0 || waiting || count < log.length
    ? { kind: 'open', title: t`${countText(count, 'record')} written, in order, once` }
    : { kind: 'once', title: t`every record in order, once` };
}

function areIn(values: readonly string[], where: string): string {
  const shown = values.length > 2 ? [countText(values.length, 'record')] : values;
  return `${listText(shown)} ${values.length > 1 ? t`are` : t`is`} ${where}`;
}

/** `3 acked, order 17 no answer yet`, `all 4 acked, no error`, `all 4 sent, no answer asked`. */
function toldText(sent: readonly SentRecord[]): string {
  if (sent.length === 0) return t`nothing sent yet`;
  const ok = sent.flatMap(({ result }) => (result?.kind === 'ok' ? [result] : []));
  // Without an offset nobody acknowledged anything: acks=0 asks for no answer
  const acked = ok.filter(({ offset }) => offset >= 0).length;
  const unasked = ok.length - acked;
  const failed = sent.filter((one) => one.result?.kind === 'failed');
  const waiting = sent.filter((one) => one.result === null);
  if (acked === sent.length) return t`${acked === 1 ? t`acked` : t`all ${acked} acked`}, no error`;
  if (unasked === sent.length) {
    return t`${unasked === 1 ? t`sent` : t`all ${unasked} sent`}, no answer asked`;
  }
  const names = (list: readonly SentRecord[]) =>
    list.length > 2
      ? countText(list.length, 'order')
      : listText(list.map((one) => one.record.value));
  return [
    ...(acked > 0 ? [t`${acked} acked`] : []),
    ...(unasked > 0 ? [t`${unasked} sent, no answer asked`] : []),
    ...(failed.length > 0 ? [t`${names(failed)} failed`] : []),
    ...(waiting.length > 0 ? [t`${names(waiting)}: no answer yet`] : []),
  ].join(', ');
}
