// A few words per event of an application, and its cells in the printed table.

import {
  type AppEvent,
  type PartitionOffset,
  type RecordView,
  unreachable,
} from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { countText, numberText } from './words.ts';

/** As eventLabel in labels.ts. */
export function appLabel(event: AppEvent): string {
  switch (event.type) {
    case 'partitionsAssigned':
      return t`generation ${event.generation}`;
    case 'offsetsUnstable':
      return t`offsets not stable yet`;
    case 'positionsReset':
      return t`back to ${offsetsShort(event.partitions)}`;
    case 'rebalanceStarted':
      return 'rebalance';
    case 'memberRemoved':
      return event.why;
    case 'recordsPolled':
      return `poll(): ${countText(event.records.length, 'record')}`;
    case 'effectDone':
      return t`acts on ${event.record.value}${event.times > 1 ? t` again` : ''}`;
    case 'inboxRowWritten':
      return t`inbox row`;
    case 'recordSkipped':
      return t`passes ${event.record.value} over`;
    case 'commitSent':
      return event.how === 'auto' ? t`commits by itself` : 'commitSync()';
    case 'offsetsCommitted':
      return t`committed ${offsetsShort(event.offsets)}`;
    case 'commitRefused':
      return event.error;
    case 'commitAnswered':
      return event.exception ?? t`commit written`;
    case 'consumerStopped':
      return event.how === 'pause' ? t`stands still ${numberText(event.forMs ?? 0)} ms` : 'dies';
    case 'consumerStarted':
      return event.after === 'pause' ? t`goes on` : t`starts again`;
    case 'consumerCut':
      return t`connections lost`;
    case 'outboxRowInserted':
      return t`outbox: ${event.value}`;
    case 'outboxRowMarked':
      return t`marked: ${event.value}`;
    default:
      return unreachable(event);
  }
}

/** What the table says in its columns `what`, `offset` and `error`. */
export function appCells(event: AppEvent): {
  readonly what: string;
  readonly offset: string;
  readonly error: string;
} {
  const cells = (what: string, offset = '', error = '') => ({ what, offset, error });
  switch (event.type) {
    case 'partitionsAssigned':
      return cells(
        t`${event.group} generation ${event.generation}: ${event.partitions.map((one) => `${one.partition} ${one.from}`).join(' ') || t`no partition`}`,
        offsetsShort(event.partitions),
      );
    case 'offsetsUnstable':
      return cells(
        t`${event.group}: ${event.partitions.join(' ')} pending for ${event.pendingOf.join(' ')}`,
        '',
        'UNSTABLE_OFFSET_COMMIT',
      );
    case 'positionsReset':
      return cells(
        `${event.group}: ${event.partitions.map((one) => `${one.partition} ${one.from}`).join(' ')}`,
        offsetsShort(event.partitions),
      );
    case 'rebalanceStarted':
      return cells(t`${event.group} waits for ${event.waitsFor.join(' ') || t`nobody`}`);
    case 'memberRemoved':
      return cells(t`${event.consumer} from ${event.group}, ${event.why}`);
    case 'recordsPolled':
      return cells(
        `${event.partition}: ${valuesShort(event.records)}`,
        `${event.fromOffset}..${event.nextOffset - 1}`,
      );
    case 'effectDone':
      return cells(
        t`${event.record.value} time ${event.times}${event.rowWith === null ? '' : t`, inbox row ${event.rowWith}`}, balance ${event.balance}`,
        `${event.offset}`,
      );
    case 'inboxRowWritten':
      return cells(`${event.record.value}: ${event.key}`);
    case 'recordSkipped':
      return cells(t`${event.record.value}: ${event.key} is in the inbox`, `${event.offset}`);
    case 'commitSent':
      return cells(event.how, offsetsShort(event.offsets));
    case 'offsetsCommitted':
      return cells(t`${event.group} by ${event.consumer}`, offsetsShort(event.offsets));
    case 'commitRefused':
      return cells(
        t`${event.group} by ${event.consumer}`,
        offsetsShort(event.offsets),
        event.error,
      );
    case 'commitAnswered':
      return cells(event.how, offsetsShort(event.offsets), event.exception ?? '');
    case 'consumerStopped':
      return cells(
        t`${event.how}${event.forMs === null ? '' : t` for ${event.forMs} ms`}, in hand: ${valuesShort(event.records) || 'nothing'}`,
      );
    case 'consumerStarted':
      return cells(t`after ${event.after}, session ${event.session}`);
    case 'consumerCut':
      return cells(event.consumer);
    case 'outboxRowInserted':
      return cells(event.value);
    case 'outboxRowMarked':
      return cells(t`${event.value}, ${event.mark} it was sent`);
    default:
      return unreachable(event);
  }
}

/** `a b c`, of more `a .. z (10)`. */
function valuesShort(records: readonly RecordView[]): string {
  const values = records.map((one) => one.value);
  return values.length <= 4
    ? values.join(' ')
    : `${values[0]} .. ${values.at(-1)} (${values.length})`;
}

/** `3`, of several partitions `orders-0@3 orders-1@0`. */
function offsetsShort(offsets: readonly PartitionOffset[]): string {
  const [only] = offsets;
  if (only && offsets.length === 1) return `${only.offset}`;
  return offsets.map((one) => `${one.partition}@${one.offset}`).join(' ');
}
