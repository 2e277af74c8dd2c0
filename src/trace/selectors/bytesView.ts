// The batch that the learner looks at, as bytes: as it was sent, and as the leader wrote it.

import { contentOf, encodeRecordBatch } from '../../bytes/index.ts';
import { type EventId, type EventOf, type ProduceBatch, worldAt } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Selection, TraceIndex } from '../types.ts';
import { numberText, recordsText } from '../words.ts';
import { type FieldGroup, fieldsOfBatch, hexText } from './batchBytes.ts';

/** One attempt of one batch. */
export interface SentBatch {
  /** Names it in a list. */
  readonly id: string;
  readonly words: string;
  readonly event: EventId;
  readonly batch: ProduceBatch;
}

/** A field as it was sent; `written` where the leader wrote something else there. */
export interface FieldRow {
  readonly name: string;
  readonly type: string;
  readonly at: number;
  readonly hex: string;
  readonly value: string;
  readonly written: { readonly hex: string; readonly value: string } | null;
  readonly meaning: string;
}

export interface RowGroup {
  readonly title: string;
  readonly rows: readonly FieldRow[];
}

export interface BytesView {
  readonly sent: SentBatch;
  readonly groups: readonly RowGroup[];
  readonly sizeInBytes: number;
  /** All of it, as sent. */
  readonly hex: string;
  /** What became of it at the leader, up to now. */
  readonly fate: string;
  readonly isWritten: boolean;
}

/** More in a list help nobody. */
const MOST = 200;
/** RecordBatch.NO_PARTITION_LEADER_EPOCH; MemoryRecordsBuilder of the accumulator: base offset 0. */
const AS_SENT = { baseOffset: 0, leaderEpoch: -1 } as const;

/** What was sent up to an event, the newest last. */
export function sentBatches({ trace }: TraceIndex, event: EventId): readonly SentBatch[] {
  return trace.events
    .slice(0, event + 1)
    .flatMap((one) => (one.type === 'requestSent' ? sentOf(one) : []))
    .slice(-MOST);
}

function sentOf({ id, at, request, batches }: EventOf<'requestSent'>): readonly SentBatch[] {
  return batches.map((batch) => ({
    id: `${request} ${batch.batch}`,
    words: t`${recordsText(batch.records)}, attempt ${batch.attempt}, sent at ${numberText(at)} ms`,
    event: id,
    batch,
  }));
}

/** The one to look at: what is selected, else what the playhead's event is about, else the last one sent. */
export function batchInFocus(
  index: TraceIndex,
  event: EventId,
  selection: Selection | null,
  sent: readonly SentBatch[],
): SentBatch | undefined {
  if (selection?.kind === 'message') {
    const request = index.message(selection.message)?.request;
    const carried = sent.find((one) => one.id.startsWith(`${request} `));
    if (carried) return carried;
  }
  const about =
    selection?.kind === 'batch'
      ? [selection.batch]
      : selection?.kind === 'record'
        ? index.eventsOfRecord(selection.record).flatMap((one) => index.concerns(one).batches)
        : event < 0
          ? []
          : index.concerns(event).batches;
  return sent.findLast((one) => about.includes(one.batch.batch)) ?? sent.at(-1);
}

/** The batch byte by byte, as of an event. */
export function selectBytes(index: TraceIndex, event: EventId, sent: SentBatch): BytesView {
  const bytes = encodeRecordBatch(contentOf({ ...sent.batch, ...AS_SENT }));
  const decided = index.trace.events
    .slice(sent.event, event + 1)
    .find(
      (one): one is EventOf<'batchDecided'> =>
        one.type === 'batchDecided' && `${one.request} ${one.batch.batch}` === sent.id,
    );
  const written = decided?.verdict.kind === 'APPENDED' ? writtenBytes(index, decided) : null;
  return {
    sent,
    groups: rowsOf(fieldsOfBatch(bytes), written === null ? null : fieldsOfBatch(written)),
    sizeInBytes: bytes.length,
    hex: hexText(bytes),
    fate: fateOf(decided),
    isWritten: written !== null,
  };
}

function writtenBytes({ trace }: TraceIndex, decided: EventOf<'batchDecided'>): Uint8Array | null {
  const { batch, verdict } = decided;
  if (verdict.kind !== 'APPENDED') return null;
  const { partitions } = worldAt(trace, decided.id);
  const leaderEpoch = partitions.find(({ id }) => id === batch.partition)?.leaderEpoch ?? 0;
  return encodeRecordBatch(contentOf({ ...batch, baseOffset: verdict.baseOffset, leaderEpoch }));
}

function fateOf(decided: EventOf<'batchDecided'> | undefined): string {
  if (!decided) return t`The leader has not judged it yet.`;
  const { verdict } = decided;
  const at = t`at ${numberText(decided.at)} ms`;
  switch (verdict.kind) {
    case 'APPENDED':
      return t`Written by broker ${decided.broker} ${at}.`;
    case 'DUPLICATE':
      return t`Recognised ${at} as a copy of what stands at offset ${verdict.baseOffset}: these bytes were not written.`;
    case 'REFUSED':
      return t`Refused ${at} with ${verdict.error}: these bytes were not written.`;
  }
}

function rowsOf(
  sent: readonly FieldGroup[],
  written: readonly FieldGroup[] | null,
): readonly RowGroup[] {
  return sent.map(({ title, fields }, group) => ({
    title,
    rows: fields.map((field, nth): FieldRow => {
      const there = written?.[group]?.fields[nth];
      const hex = hexText(field.bytes);
      const other = there ? hexText(there.bytes) : hex;
      return {
        name: field.name,
        type: field.type,
        at: field.at,
        hex,
        value: field.value,
        written: there && other !== hex ? { hex: other, value: there.value } : null,
        meaning: field.meaning,
      };
    }),
  }));
}
