// The rail beside the picture: what the run is about, where it stands, and what came of it so far.
import {
  type EventId,
  type PartitionState,
  type SentRecord,
  type World,
  worldAt,
} from '../../engine/index.ts';
import { eventSentence } from '../sentences.ts';
import type { TraceIndex } from '../types.ts';
import { countText, listText, numberText } from '../words.ts';
import { type CausalStep, causalSteps } from './causalSteps.ts';
import { shortName } from './labels.ts';
import { asText } from './say.ts';

export interface OutcomeSquare {
  readonly id: string;
  readonly text: string;
  readonly state: 'written' | 'gone' | 'copy' | 'swapped';
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
  const sent = world.producers.flatMap((one) => one.sent);
  const log = world.partitions.flatMap(squaresOf);
  const stored = new Set(log.map(({ id }) => recordOf(id)));
  // A send that failed for good and is in no log is gone; one that is under way may still come
  const gone = sent.filter((one) => !stored.has(one.record.id) && (one.result !== null || over));
  const squares = [
    ...log,
    ...gone.map(
      (one): OutcomeSquare => ({
        id: `${one.record.id} gone`,
        text: shortName(one.record.value),
        state: 'gone',
      }),
    ),
  ];
  return {
    over,
    ...verdictOn(log, gone, sent, world),
    log: squares,
    told: toldText(sent),
  };
}

/** A square's id: the record and where it stands. */
function recordOf(square: string): string {
  return square.slice(0, square.lastIndexOf(' '));
}

function squaresOf(partition: PartitionState): readonly OutcomeSquare[] {
  const seen = new Set<string>();
  const highest = new Map<string, number>();
  return partition.log.flatMap((batch) =>
    batch.records.map((record, at): OutcomeSquare => {
      const [, client = '', number = '0'] = /^(.*)\/(\d+)$/.exec(record.id) ?? [];
      const late = Number(number) < (highest.get(client) ?? -1);
      const copy = seen.has(record.id);
      seen.add(record.id);
      highest.set(client, Math.max(Number(number), highest.get(client) ?? -1));
      return {
        id: `${record.id} ${partition.id}@${batch.baseOffset + at}`,
        text: shortName(record.value),
        state: copy ? 'copy' : late ? 'swapped' : 'written',
      };
    }),
  );
}

function verdictOn(
  log: readonly OutcomeSquare[],
  gone: readonly SentRecord[],
  sent: readonly SentRecord[],
  world: World,
): Pick<OutcomeView, 'kind' | 'title'> {
  const values = (state: OutcomeSquare['state']) => [
    ...new Set(
      log
        .filter((one) => one.state === state)
        .map((one) => sent.find(({ record }) => record.id === recordOf(one.id))?.record.value)
        .filter((value) => value !== undefined),
    ),
  ];
  const copies = values('copy');
  if (copies.length > 0) return { kind: 'duplicated', title: areIn(copies, 'in the log twice') };
  if (gone.length > 0) {
    return {
      kind: 'lost',
      title: areIn(
        gone.map((one) => one.record.value),
        'not in the log',
      ),
    };
  }
  const swapped = values('swapped');
  if (swapped.length > 0) return { kind: 'reordered', title: areIn(swapped, 'out of order') };
  if (log.length === 0) return { kind: 'open', title: 'nothing written yet' };
  const missing = sent.length - new Set(log.map(({ id }) => recordOf(id))).size;
  const waiting = world.producers.some((one) => one.sent.some(({ result }) => result === null));
  return missing > 0 || waiting
    ? { kind: 'open', title: `${countText(log.length, 'record')} written, in order, once` }
    : { kind: 'once', title: 'every record in order, once' };
}

function areIn(values: readonly string[], where: string): string {
  const shown = values.length > 2 ? [countText(values.length, 'record')] : values;
  return `${listText(shown)} ${values.length > 1 ? 'are' : 'is'} ${where}`;
}

/** `3 acked, order 17 no answer yet`, `all 4 acked, no error`. */
function toldText(sent: readonly SentRecord[]): string {
  if (sent.length === 0) return 'nothing sent yet';
  const acked = sent.filter((one) => one.result?.kind === 'ok').length;
  const failed = sent.filter((one) => one.result?.kind === 'failed');
  const waiting = sent.filter((one) => one.result === null);
  if (acked === sent.length) return `${acked === 1 ? 'acked' : `all ${acked} acked`}, no error`;
  const names = (list: readonly SentRecord[]) =>
    list.length > 2 ? numberText(list.length) : listText(list.map((one) => one.record.value));
  return [
    ...(acked > 0 ? [`${acked} acked`] : []),
    ...(failed.length > 0 ? [`${names(failed)} failed`] : []),
    ...(waiting.length > 0 ? [`${names(waiting)}: no answer yet`] : []),
  ].join(', ');
}
