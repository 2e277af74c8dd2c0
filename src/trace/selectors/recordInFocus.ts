// Which record a learner is looking at, and what it is called.
import type { RecordId } from '../../engine/index.ts';
import type { Selection, TraceIndex } from '../types.ts';

/** What the record says, as in `order-17`. */
export function nameOfRecord(index: TraceIndex, record: RecordId): string {
  return index.record(record)?.value ?? record;
}

/** The record whose life is told: the selected one, else the one that the run is about. */
export function recordInFocus(index: TraceIndex, selection: Selection | null): RecordId | null {
  const { events } = index.trace;
  if (selection) {
    const [record] = recordsOfSelection(index, selection);
    if (record !== undefined) return record;
  }
  const troubled = events.find((one) => one.type === 'batchReenqueued');
  return (
    (troubled && index.concerns(troubled.id).records[0]) ??
    events.map((one) => index.concerns(one.id).records[0]).find((one) => one !== undefined) ??
    null
  );
}

function recordsOfSelection(index: TraceIndex, selection: Selection): readonly RecordId[] {
  switch (selection.kind) {
    case 'record':
      return [selection.record];
    case 'event':
      return index.concerns(selection.event).records;
    case 'message':
      return (index.message(selection.message)?.batches ?? []).flatMap((batch) =>
        batch.records.map(({ id }) => id),
      );
    case 'batch':
      return index.eventsOfBatch(selection.batch).flatMap((id) => index.concerns(id).records);
  }
}
