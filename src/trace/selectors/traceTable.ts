// A run as the table that the command prints, in rows that a page can filter.
import type { EventId, RecordId } from '../../engine/index.ts';
import { becauseOf, cellsOf } from '../tableRow.ts';
import type { TraceIndex } from '../types.ts';
import { type EventTone, toneOfEvent } from './inspectorView.ts';

export interface TableRow {
  readonly event: EventId;
  readonly at: string;
  readonly who: string;
  readonly type: string;
  readonly what: string;
  /** `pid/epoch/seq` */
  readonly stamp: string;
  readonly offset: string;
  readonly error: string;
  /** The fault that brought it about. */
  readonly because: string;
  readonly tone: EventTone;
}

/** What is to be shown; an empty word: everything. */
export interface TableFilter {
  readonly who: string;
  readonly type: string;
  readonly record: RecordId;
  /** Only events worth a stop. */
  readonly notable: boolean;
}

/** What there is to filter by. */
export interface TableChoices {
  readonly who: readonly string[];
  readonly types: readonly string[];
  readonly records: readonly { readonly id: RecordId; readonly value: string }[];
}

export function tableChoices({ trace, record }: TraceIndex): TableChoices {
  const { events, last } = trace;
  const ids = last.producers.flatMap(({ id, sent }) =>
    Array.from({ length: sent.length }, (_, at) => `${id}/${at}`),
  );
  return {
    who: [...new Set(events.map((one) => one.actor))].sort(),
    types: [...new Set(events.map((one) => one.type))].sort(),
    records: ids.flatMap((id) => {
      const found = record(id);
      return found ? [{ id, value: found.value }] : [];
    }),
  };
}

/** The events that pass the filter, as rows. */
export function tableRows(index: TraceIndex, filter: TableFilter): readonly TableRow[] {
  const life = filter.record === '' ? null : new Set(index.eventsOfRecord(filter.record));
  const notable = new Set(index.notable);
  return index.trace.events
    .filter(
      (one) =>
        (filter.who === '' || one.actor === filter.who) &&
        (filter.type === '' || one.type === filter.type) &&
        (life?.has(one.id) ?? true) &&
        (!filter.notable || notable.has(one.id)),
    )
    .map((one) => ({
      event: one.id,
      at: String(one.at),
      who: one.actor,
      type: one.type,
      ...cellsOf(one, index),
      because: becauseOf(one, index.trace.scenario),
      tone: toneOfEvent(index, one),
    }));
}
