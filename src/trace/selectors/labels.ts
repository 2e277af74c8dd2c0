// Names as short as a picture needs them; prose is in words.ts.

import type { ApiCall, ProduceBatch, RecordView } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { numberText } from '../words.ts';

export function moneyText(value: number): string {
  return t`€${numberText(value)}`;
}

/** `17` of `order 17`: what fits a square. */
export function shortName(value: string): string {
  return /(\d{1,4})$/.exec(value)?.[1] ?? value.slice(0, 3);
}

/** `order 17 · €40` */
export function recordText(record: RecordView): string {
  return record.amount === 0 ? record.value : `${record.value} · ${moneyText(record.amount)}`;
}

/** `order 17`, `order 15, 16`, `order 1 … 12`: without the words that all of them begin with. */
export function recordsShort(records: readonly RecordView[]): string {
  const [first, ...others] = records.map((one) => one.value);
  if (first === undefined) return t`no records`;
  const last = others.at(-1);
  if (last === undefined) return first;
  const rest = others.map((one) => withoutPrefix(first, one));
  return others.length === 1 ? `${first}, ${rest[0]}` : `${first} … ${rest.at(-1)}`;
}

/** `17` after `order 15`: the part that tells them apart. */
function withoutPrefix(first: string, other: string): string {
  const [words] = /^.*[^0-9]/.exec(first) ?? [''];
  return words !== '' && other.startsWith(words) ? other.slice(words.length) : other;
}

/** `order 15`, `order 16`; a batch too big for its place in one line. */
export function recordLines(
  records: readonly RecordView[],
  most: number,
  text: (record: RecordView) => string,
): readonly string[] {
  if (records.length <= most) return records.map(text);
  return [t`${recordsShort(records)}, ${records.length} records`];
}

/** `EndTxn(commit)`: what another request than Produce is called. */
export function callText(call: ApiCall): string {
  return call.api === 'EndTxn' ? `EndTxn(${call.committed ? 'commit' : 'abort'})` : call.api;
}

export function attemptText(batch: ProduceBatch): string {
  return batch.attempt > 1 ? t`attempt ${batch.attempt}, same bytes` : t`attempt 1`;
}

/** Class name without its package. */
export function exceptionName(exception: string): string {
  return exception.slice(exception.lastIndexOf('.') + 1);
}

const ORDINALS = [t`no`, t`first`, t`second`, t`third`, t`fourth`, t`fifth`, t`sixth`];

export function ordinal(nth: number): string {
  return ORDINALS[nth] ?? t`${nth}th`;
}

/** `order 17`, `order 17 and order 18`, `3 records` */
export function listed(values: readonly string[]): string {
  const [first, second, ...more] = values;
  if (first === undefined) return t`nothing`;
  if (second === undefined) return first;
  return more.length === 0
    ? t`${first} and ${withoutPrefix(first, second)}`
    : t`${values.length} records`;
}
