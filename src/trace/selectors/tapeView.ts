// The time tape: one tick per event that made a mark on the world, on the presentation clock. Places are
// shares of the whole length, 0 … 1; only the axis needs to know the width, to keep its labels apart.

import type { EventId, EventOf, KafkaError, SimEvent } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Fold, PresentationClock, TraceIndex } from '../types.ts';
import { durationText, numberText } from '../words.ts';
import { refusalTone } from './answers.ts';
import { type CausalTone, causalSteps } from './causalSteps.ts';

export type TapeTickKind =
  | 'request'
  | 'response'
  | 'written'
  | 'copyWritten'
  | 'copyRecognised'
  | 'lost'
  | 'error'
  | 'appSend';

export interface TapeTickView {
  readonly event: EventId;
  readonly at: number;
  readonly row: 'client' | 'broker';
  readonly kind: TapeTickKind;
  /** Of an answer with an error, and of what the broker refused. */
  readonly tone?: CausalTone;
}

export interface TapeDisc {
  readonly step: number;
  readonly event: EventId;
  readonly at: number;
  readonly tone: CausalTone;
}

/** A wait of the client: from the failure until the batch leaves again. */
export interface TapeBackoff {
  readonly event: EventId;
  readonly from: number;
  readonly to: number;
}

export interface TapeFold {
  readonly event: EventId;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface AxisLabel {
  readonly at: number;
  readonly text: string;
}

export interface TapeView {
  readonly duration: number;
  readonly ticks: readonly TapeTickView[];
  readonly discs: readonly TapeDisc[];
  readonly backoffs: readonly TapeBackoff[];
  readonly folds: readonly TapeFold[];
  readonly axis: readonly AxisLabel[];
}

/** Two ticks of a row closer than this cover each other; the weightier one stays. */
const LEAST_TICK_PX = 13;
const LEAST_LABEL_PX = 58;

/** A label closer than this to the middle of a fold would cover the words `4.8 s folded`. */
const FOLD_LABEL_PX = 66;
/** Two zigzags closer than this are one, and words closer than that would touch. */
const FOLD_MARK_PX = 30;
export const FOLD_TEXT_PX = 92;

export function selectTape(index: TraceIndex, widthPx: number): TapeView {
  const { clock, trace } = index;
  const share = (screen: number) => screen / clock.duration;
  const at = (event: EventId) => share(clock.screenOf(event));
  const ticks = trace.events.flatMap((event) => tickOf(index, event, at(event.id)));
  return {
    duration: clock.duration,
    ticks: thinned(ticks, widthPx),
    discs: causalSteps(index).map(({ step, event, tone }) => ({
      step,
      event,
      tone,
      at: at(event),
    })),
    backoffs: backoffsOf(index, at),
    folds: foldsOf(clock, widthPx),
    axis: axisOf(index, widthPx),
  };
}

/** Folds whose marks would touch are one; its words are left away where they would cover the words before them. */
function foldsOf({ folds, duration }: PresentationClock, widthPx: number): readonly TapeFold[] {
  const px = (screen: number) => (screen / duration) * widthPx;
  const marks: Fold[] = [];
  for (const fold of folds) {
    const before = marks.at(-1);
    const near = before && middle(px, fold) - middle(px, before) < FOLD_MARK_PX;
    if (!near) marks.push(fold);
    else {
      marks[marks.length - 1] = {
        ...before,
        toEvent: fold.toEvent,
        screenTo: fold.screenTo,
        virtualMs: before.virtualMs + fold.virtualMs,
      };
    }
  }
  let free = Number.NEGATIVE_INFINITY;
  return marks.map((mark) => {
    const x = middle(px, mark);
    const told = x >= free;
    if (told) free = x + FOLD_TEXT_PX;
    return {
      event: mark.toEvent,
      from: mark.screenFrom / duration,
      to: mark.screenTo / duration,
      text: told ? t`${durationText(mark.virtualMs)} folded` : '',
    };
  });
}

/** Where the words of folds stand. */
export function foldWords(clock: PresentationClock, widthPx: number): readonly number[] {
  return foldsOf(clock, widthPx)
    .filter(({ text }) => text !== '')
    .map(({ from, to }) => (from + to) / 2);
}

function middle(px: (screen: number) => number, { screenFrom, screenTo }: Fold): number {
  return px((screenFrom + screenTo) / 2);
}

function tickOf(index: TraceIndex, event: SimEvent, at: number): readonly TapeTickView[] {
  const tick = (
    row: TapeTickView['row'],
    kind: TapeTickKind,
    error?: KafkaError,
  ): readonly TapeTickView[] => [
    { event: event.id, at, row, kind, ...(error && { tone: refusalTone(error) }) },
  ];
  switch (event.type) {
    case 'requestSent':
      return tick('client', 'request');
    case 'responseArrived':
      return tick('client', 'response', errorOf(event));
    case 'connectionLost':
    case 'configRejected':
    case 'sendRefused':
    case 'closeForced':
    case 'producerCrashed':
    case 'batchFailed':
    case 'batchExpired':
      return tick('client', 'error');
    case 'batchDecided':
      if (event.verdict.kind === 'DUPLICATE') return tick('broker', 'copyRecognised');
      if (event.verdict.kind === 'REFUSED') return tick('broker', 'error', event.verdict.error);
      return tick('broker', index.repeatOf(event.id) === null ? 'written' : 'copyWritten');
    case 'responseSent':
      return tick('broker', 'response', errorOf(event));
    case 'messageLost':
    case 'responseDropped':
      return tick('broker', 'lost');
    default:
      return [];
  }
}

/** The first error that an answer carries, of whatever was asked. */
function errorOf({
  answer,
  partitions,
}: EventOf<'responseSent' | 'responseArrived'>): KafkaError | undefined {
  return [...partitions, ...(answer ? [answer] : [])].find((one) => one.error !== 'NONE')?.error;
}

const WEIGHT: Readonly<Record<TapeTickKind, number>> = {
  copyWritten: 5,
  copyRecognised: 5,
  error: 4,
  lost: 4,
  written: 3,
  request: 2,
  response: 1,
  appSend: 0,
};

/** Keeps ticks apart: of those that would cover each other the weightiest is drawn. */
function thinned(ticks: readonly TapeTickView[], widthPx: number): readonly TapeTickView[] {
  const kept: TapeTickView[] = [];
  const last = new Map<TapeTickView['row'], number>();
  for (const tick of ticks) {
    const place = last.get(tick.row);
    const before = place === undefined ? undefined : kept[place];
    if (place === undefined || !before || (tick.at - before.at) * widthPx >= LEAST_TICK_PX) {
      last.set(tick.row, kept.length);
      kept.push(tick);
    } else if (WEIGHT[tick.kind] > WEIGHT[before.kind]) {
      kept[place] = tick;
    }
  }
  return kept;
}

function backoffsOf({ trace }: TraceIndex, at: (event: EventId) => number): readonly TapeBackoff[] {
  const waiting = new Map<string, EventId>();
  const backoffs: TapeBackoff[] = [];
  for (const event of trace.events) {
    if (event.type === 'batchReenqueued') waiting.set(event.batch, event.id);
    if (event.type !== 'batchDrained' && event.type !== 'batchExpired') continue;
    const since = waiting.get(event.batch);
    waiting.delete(event.batch);
    if (since !== undefined) backoffs.push({ event: since, from: at(since), to: at(event.id) });
  }
  return joined(backoffs);
}

/** Waits of several batches at once are one wait to look at. */
function joined(backoffs: readonly TapeBackoff[]): readonly TapeBackoff[] {
  const waits: TapeBackoff[] = [];
  for (const next of backoffs) {
    const before = waits.at(-1);
    if (!before || next.from > before.to) waits.push(next);
    else waits[waits.length - 1] = { ...before, to: Math.max(before.to, next.to) };
  }
  return waits;
}

/** Round virtual times along the axis, none inside a fold or on its words, none on top of another. */
export function axisOf({ clock, trace }: TraceIndex, widthPx: number): readonly AxisLabel[] {
  const { step, stretches } = rulerOf({ clock, trace }, widthPx);
  const folds = foldWords(clock, widthPx);
  const labels: AxisLabel[] = [];
  const put = (ms: number) => {
    const at = screenAtVirtual(clock, ms) / clock.duration;
    const before = labels.at(-1);
    if (before && (at - before.at) * widthPx < LEAST_LABEL_PX) return;
    if (folds.some((fold) => Math.abs(at - fold) * widthPx < FOLD_LABEL_PX)) return;
    labels.push({ at, text: numberText(ms) });
  };
  for (const ms of marksOf(stretches, step)) put(ms);
  const last = labels.at(-1);
  return last
    ? [...labels.slice(0, -1), { ...last, text: t`${last.text} ms` }]
    : [{ at: 0, text: t`0 ms` }];
}

type Stretches = ReturnType<typeof stretchesOf>;

/** The step of the labels, and the stretches between folds. */
export function rulerOf(
  { clock, trace }: Pick<TraceIndex, 'clock' | 'trace'>,
  widthPx: number,
): { readonly step: number; readonly stretches: Stretches } {
  const end = trace.events.at(-1)?.at ?? 0;
  const folded = clock.folds.reduce((sum, fold) => sum + fold.virtualMs, 0);
  const room = Math.max(2, Math.floor(widthPx / LEAST_LABEL_PX));
  return {
    step: roundStep(Math.max(1, end - folded) / room),
    stretches: stretchesOf(clock, end),
  };
}

/** Round times in those stretches. */
export function marksOf(stretches: Stretches, step: number): readonly number[] {
  const marks: number[] = [];
  for (const { from, to } of stretches) {
    for (let ms = Math.ceil(from / step) * step; ms <= to; ms += step) marks.push(ms);
  }
  return marks;
}

/** Virtual times between the folds. */
function stretchesOf(
  clock: PresentationClock,
  end: number,
): readonly { readonly from: number; readonly to: number }[] {
  const starts = [0, ...clock.folds.map((fold) => clock.virtualAt(fold.screenTo))];
  const ends = [...clock.folds.map((fold) => clock.virtualAt(fold.screenFrom)), end];
  return starts.map((from, at) => ({ from, to: ends[at] ?? end }));
}

function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const step = [1, 2, 5, 10].find((one) => one * power >= atLeast) ?? 10;
  return Math.max(1, Math.round(step * power));
}

/** The first screen time that shows a virtual time. */
export function screenAtVirtual(clock: PresentationClock, virtualMs: number): number {
  let low = 0;
  let high = clock.duration;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (clock.virtualAt(middle) < virtualMs) low = middle;
    else high = middle;
  }
  return clock.virtualAt(low) >= virtualMs ? low : high;
}
