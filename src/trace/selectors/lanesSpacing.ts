// How far down each event lies: time decides, and labels of one side never touch.
import type { EventId } from '../../engine/index.ts';
import type { TraceIndex } from '../types.ts';
import type { Phrase } from './lanesPhrases.ts';
import type { LaneSide, LanesLayout } from './lanesTypes.ts';

/** Up to one flight time is drawn to scale; beyond, shorter and shorter, and marked from so many flights on. */
const SLOWER = 0.5;
const MARKED_FROM = 1.5;
const FOLD = 54;
/** The stamp of the first request is whole. */
const TOP = 26;
/** From the words above a fold to its middle. */
const FOLD_OFF = 14;

export interface Wait {
  readonly from: EventId;
  readonly to: EventId;
}

export interface Spaced {
  readonly ys: readonly number[];
  /** For each wait, the middle of its text. */
  readonly texts: ReadonlyMap<Wait, number>;
  /** Events before which time is drawn shorter than elsewhere. */
  readonly shortened: readonly EventId[];
}

interface Extent {
  readonly above: number;
  readonly below: number;
}

/** Room of two lines that name a wait. */
const WAIT_TEXT = 36;
const BREATH = 3;

/** Baseline of a phrase, from its event. */
export function baselineOf(phrase: Phrase): number {
  if (phrase.lie === 'above') return -4;
  return phrase.lie === 'below' ? 16 : 4.5;
}

function extentOf(phrase: Phrase, layout: LanesLayout): Extent {
  if (layout.compact && phrase.side === 'broker') return { above: 24, below: 40 };
  const baseline = baselineOf(phrase);
  return { above: 12 - baseline, below: baseline + 4 };
}

export function spaceOut(
  index: TraceIndex,
  layout: LanesLayout,
  phrases: readonly (Phrase | null)[],
  waits: readonly Wait[],
): Spaced {
  const { events } = index.trace;
  const folded = new Set(index.clock.folds.map((one) => one.toEvent));
  const flightMs = Math.max(1, index.trace.scenario.network.flightMs);
  const bottoms: Record<LaneSide, number> = { client: 0, broker: 0 };
  const starting = startsOf(waits);
  const texts = new Map<Wait, number>();
  let open: Wait[] = [];
  const ys: number[] = [];
  const shortened: EventId[] = [];
  let y = TOP;
  for (const { id, at } of events) {
    const passed = at - (events[id - 1]?.at ?? at);
    if (folded.has(id)) {
      const words = Math.max(bottoms.client, bottoms.broker) - y;
      y += Math.max(FOLD, 2 * (words + FOLD_OFF));
    } else {
      if (passed > MARKED_FROM * flightMs) shortened.push(id);
      y += down(passed / flightMs) * layout.flight;
    }
    const phrase = phrases[id];
    const ending = open.some((one) => one.to === id);
    if (open.length > 0 && (phrase?.side === 'client' || ending)) {
      const above = phrase?.side === 'client' ? extentOf(phrase, layout).above : 0;
      y = Math.max(y, bottoms.client + WAIT_TEXT + above + BREATH);
      const middle = (bottoms.client + y - above) / 2;
      for (const wait of open) texts.set(wait, middle);
      bottoms.client = Math.max(bottoms.client, middle + WAIT_TEXT / 2);
      open = [];
    }
    // On a narrow screen only decisions have words or pictures at the broker's lane.
    const bare = layout.compact && phrase?.side === 'broker' && events[id]?.type !== 'batchDecided';
    if (phrase && !bare) {
      const { above, below } = extentOf(phrase, layout);
      y = Math.max(y, bottoms[phrase.side] + above + BREATH);
      bottoms[phrase.side] = y + below;
    }
    const begun = starting.get(id) ?? [];
    if (begun.length > 0 && !phrase) bottoms.client = Math.max(bottoms.client, y);
    open = [...open, ...begun].slice(-1);
    ys.push(y);
  }
  return { ys, texts, shortened };
}

function startsOf(waits: readonly Wait[]): ReadonlyMap<EventId, readonly Wait[]> {
  const starts = new Map<EventId, Wait[]>();
  for (const wait of waits) {
    const list = starts.get(wait.from);
    if (list) list.push(wait);
    else starts.set(wait.from, [wait]);
  }
  return starts;
}

/** In flights: to scale at first, then ever slower. */
function down(flights: number): number {
  return flights <= 1 ? flights : 1 + SLOWER * Math.log2(flights);
}
