// Space–time diagrams of several runs beside each other, level with each other, each with its log and what its
// consumer did at the height at which it happened. Nothing here depends on the playhead.

import type { EventId, RecordId, SimEvent } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { type Lockstep, levelled } from '../lockstep.ts';
import type { TraceIndex } from '../types.ts';
import { moneyText, recordsShort } from './labels.ts';
import type { LanesLayout, LanesView } from './lanesTypes.ts';
import { selectLanes } from './lanesView.ts';
import { type StampView, stampOf } from './stamps.ts';

/** All panes, and what they have in common. */
export interface ComparePanes {
  readonly panes: readonly ComparePane[];
  readonly height: number;
  /** How far down a screen time of the shared clock lies. */
  readonly heightAt: (screen: number) => number;
}

export interface ComparePane {
  readonly lanes: LanesView;
  readonly rows: readonly PaneRow[];
  readonly charges: readonly PaneCharge[];
}

/** What a leader made of a batch, beside its lane. */
export interface PaneRow {
  readonly event: EventId;
  readonly y: number;
  readonly kind: 'written' | 'copy' | 'recognised' | 'refused';
  readonly offset: number | null;
  /** `order 17`; what is to be said where nothing was written. */
  readonly text: string;
  readonly stamp: StampView | null;
  /** Height of the row that it is a copy of, where that is known. */
  readonly originalY: number | null;
  /** Recognised by this row later: the event. */
  readonly matchedFrom: EventId | null;
  /** The full sentence. */
  readonly name: string;
}

/** A consumer acted on records. */
export interface PaneCharge {
  readonly event: EventId;
  readonly y: number;
  readonly text: string;
  readonly again: boolean;
}

/** Charges closer than this would cover each other. */
const CHARGE_PITCH = 20;
const BELOW = 60;

/** The panes of runs that share a clock. */
export function selectPanes(
  { indexes, stops, duration }: Lockstep,
  layout: LanesLayout,
): ComparePanes {
  const views = indexes.map((index) => selectLanes(index, layout));
  const levels = levelled(
    indexes,
    views.map((one) => one.ys),
  );
  const height = (levels.stops.at(-1) ?? 0) + BELOW;
  const panes = indexes.flatMap((index, at) => {
    const [view, ys] = [views[at], levels.of[at]];
    return view && ys ? [paneOf(index, moved(view, ys, height))] : [];
  });
  const screens = [...stops, duration];
  const heights = [...levels.stops, height - BELOW / 2];
  return { panes, height, heightAt: (screen) => stretch(screens, heights, screen) };
}

function paneOf(index: TraceIndex, lanes: LanesView): ComparePane {
  const y = (event: EventId) => lanes.ys[event] ?? 0;
  const { events } = index.trace;
  const rows = events.flatMap((event) => rowOf(index, event, y(event.id)));
  return {
    lanes,
    rows: rows.map((row) => ({
      ...row,
      originalY: row.kind === 'recognised' ? (originalOf(rows, row)?.y ?? null) : null,
      matchedFrom:
        rows.find((one) => one.kind === 'recognised' && originalOf(rows, one) === row)?.event ??
        null,
    })),
    charges: apart(events.flatMap((event) => chargeOf(index, event, y(event.id)))),
  };
}

type BareRow = Omit<PaneRow, 'originalY' | 'matchedFrom'> & { readonly partition: string };

function originalOf(rows: readonly BareRow[], copy: BareRow): BareRow | undefined {
  return rows.find(
    (one) =>
      one.offset === copy.offset &&
      one.partition === copy.partition &&
      (one.kind === 'written' || one.kind === 'copy'),
  );
}

function rowOf(index: TraceIndex, event: SimEvent, y: number): readonly BareRow[] {
  if (event.type !== 'batchDecided') return [];
  const { verdict, batch, broker } = event;
  const what = recordsShort(batch.records);
  const several = index.trace.last.partitions.length > 1;
  const where = several ? ` · ${batch.partition}` : '';
  const { partition } = batch;
  const at = { event: event.id, y, partition, stamp: stampOf(index, batch) };
  switch (verdict.kind) {
    case 'APPENDED': {
      const again = index.repeatOf(event.id) !== null;
      return [
        {
          ...at,
          kind: again ? 'copy' : 'written',
          offset: verdict.baseOffset,
          text: `${what}${where}`,
          name: t`Broker ${broker} writes ${what} at offset ${verdict.baseOffset}${again ? t`, a copy` : ''}`,
        },
      ];
    }
    case 'DUPLICATE':
      return [
        {
          ...at,
          kind: 'recognised',
          offset: verdict.baseOffset,
          text: t`copy of ${verdict.baseOffset}, not written`,
          name: t`Broker ${broker} recognises ${what} as a copy of ${verdict.baseOffset} and writes nothing`,
        },
      ];
    case 'REFUSED':
      return [
        {
          ...at,
          kind: 'refused',
          offset: null,
          text: verdict.error,
          name: t`Broker ${broker} refuses ${what}: ${verdict.error}`,
        },
      ];
  }
}

/** Of one consumer: the first that reads, or whoever acts in a group. */
function chargeOf(index: TraceIndex, event: SimEvent, y: number): readonly PaneCharge[] {
  const [reader] = index.trace.scenario.consumers;
  const again = index.repeatOf(event.id) !== null;
  if (event.type === 'effectDone') {
    return [{ event: event.id, y, text: worth([event.record]), again }];
  }
  if (event.type !== 'recordsRead' || event.consumer !== reader?.id || reader.group) return [];
  return [{ event: event.id, y, text: worth(event.records), again }];
}

function worth(records: readonly { readonly id: RecordId; readonly amount: number }[]): string {
  const sum = records.reduce((total, one) => total + one.amount, 0);
  return sum === 0 ? `${records.length}×` : moneyText(sum);
}

function apart(charges: readonly PaneCharge[]): readonly PaneCharge[] {
  let least = 0;
  return charges.map((one) => {
    const y = Math.max(one.y, least);
    least = y + CHARGE_PITCH;
    return { ...one, y };
  });
}

/** The same picture with its events at other heights; what lies between two events is stretched with them. */
function moved(view: LanesView, ys: readonly number[], height: number): LanesView {
  const shift = (event: EventId) => (ys[event] ?? 0) - (view.ys[event] ?? 0);
  const stretched = (y: number) => stretch(view.ys, ys, y);
  const at = <Part extends { readonly event: EventId; readonly y: number }>(part: Part): Part => ({
    ...part,
    y: part.y + shift(part.event),
  });
  return {
    ...view,
    ys,
    height,
    labels: view.labels.map(at),
    marks: view.marks.map(at),
    facts: view.facts.map(at),
    folds: view.folds.map((one) => ({ ...one, y: stretched(one.y) })),
    breaks: view.breaks.map((one) => ({ ...one, y: stretched(one.y) })),
    copying: view.copying.map((one) => ({
      ...one,
      y1: one.y1 + shift(one.event),
      y2: one.y2 + shift(one.end),
    })),
    waits: view.waits.map((one) => ({
      ...one,
      y1: one.y1 + shift(one.event),
      y2: one.y2 + shift(one.end),
      textY: one.textY === null ? null : stretched(one.textY),
    })),
    arrows: view.arrows.map((one) => ({
      ...one,
      y1: one.y1 + shift(one.event),
      y2: one.y1 + shift(one.event) + (stretched(one.y2) - stretched(one.y1)),
      held: one.held && { from: stretched(one.held.from), to: stretched(one.held.to) },
    })),
  };
}

/** Where a height between two events goes when they move. */
function stretch(from: readonly number[], to: readonly number[], y: number): number {
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  const before = low - 1;
  const [a, b] = [from[before] ?? 0, from[low]];
  const start = before < 0 ? 0 : (to[before] ?? 0);
  if (b === undefined) return start + (y - a);
  const end = to[low] ?? start;
  return start + ((y - a) / Math.max(1, b - a)) * (end - start);
}
