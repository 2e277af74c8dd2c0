// Events of transactions, in a few words: labels in a lane, cells of the printed table.

import type { ApiCall, EventOf } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { numberText } from './words.ts';

/** An event that only a run with transactions has, or one whose process was paused. */
export type TransactionEvent = EventOf<
  | 'transactionCalled'
  | 'transactionReturned'
  | 'transactionManagerMoved'
  | 'batchAborted'
  | 'transactionMoved'
  | 'transactionVerified'
  | 'markerWritten'
  | 'markerRefused'
  | 'lastStableOffsetAdvanced'
  | 'coordinatorElected'
  | 'txnOffsetsMoved'
  | 'producerPaused'
  | 'producerResumed'
>;

/** A request in a few words: `EndTxn commit`, `AddPartitionsToTxn orders-0`. */
export function callText(call: ApiCall): string {
  switch (call.api) {
    case 'FindCoordinator':
      return `${call.api} ${call.keyType} ${call.key}`;
    case 'EndTxn':
      return `${call.api} ${call.committed ? 'commit' : 'abort'}`;
    case 'AddPartitionsToTxn':
      return `${call.api} ${call.partitions.join(' ')}`;
    case 'AddOffsetsToTxn':
    case 'TxnOffsetCommit':
      return `${call.api} ${call.group}`;
    default:
      return call.api;
  }
}

/** A few words, for a place that says who it is about. */
export function transactionLabel(event: TransactionEvent): string {
  switch (event.type) {
    case 'transactionCalled':
      return `${event.call}()`;
    case 'transactionReturned':
      return event.error ? event.error.exception : t`${event.call}() returns`;
    case 'transactionManagerMoved':
      return event.to;
    case 'batchAborted':
      return t`fails, ${event.exception}`;
    case 'transactionMoved':
      return `${event.transactionalId}: ${event.to}`;
    case 'transactionVerified':
      return event.error === 'NONE' ? t`transaction verified` : event.error;
    case 'markerWritten':
      return t`${event.commit ? 'COMMIT' : 'ABORT'} at ${numberText(event.offset)}`;
    case 'markerRefused':
      return event.error;
    case 'lastStableOffsetAdvanced':
      return t`LSO ${numberText(event.lastStableOffset)}`;
    case 'coordinatorElected':
      return event.broker < 0 ? t`no coordinator` : t`B${event.broker} coordinates`;
    case 'txnOffsetsMoved':
      return t`offsets ${event.state}`;
    case 'producerPaused':
      return t`stands still`;
    case 'producerResumed':
      return t`goes on`;
  }
}

/** Cells of the printed table. */
export function transactionCells(event: TransactionEvent): {
  readonly what: string;
  readonly stamp: string;
  readonly offset: string;
  readonly error: string;
} {
  const empty = { what: '', stamp: '', offset: '', error: '' };
  const stamp = 'producerEpoch' in event ? `${event.producerId}/${event.producerEpoch}` : '';
  switch (event.type) {
    case 'transactionCalled':
      return {
        ...empty,
        what: `${event.call}${event.offsets.map((one) => ` ${one.partition}@${one.offset}`).join('')}`,
      };
    case 'transactionReturned':
      return { ...empty, what: event.call, error: event.error?.exception ?? '' };
    case 'transactionManagerMoved':
      return {
        ...empty,
        what: t`${event.from} to ${event.to}`,
        stamp,
        error: event.error?.exception ?? '',
      };
    case 'batchAborted':
      return { ...empty, what: event.batch, error: event.exception };
    case 'transactionMoved':
      return {
        ...empty,
        what: t`${event.transactionalId} ${event.from} to ${event.to}${event.partitions.map((one) => ` ${one}`).join('')}`,
        stamp,
      };
    case 'transactionVerified':
      return {
        ...empty,
        what: `${event.mode} ${event.transactionalId} ${event.partitions.join(' ')}`,
        error: event.error === 'NONE' ? '' : event.error,
      };
    case 'markerWritten':
      return {
        ...empty,
        what: `${event.commit ? 'COMMIT' : 'ABORT'} ${event.partition}`,
        stamp,
        offset: `${event.offset}`,
      };
    case 'markerRefused':
      return { ...empty, what: event.partition, stamp, error: event.error };
    case 'lastStableOffsetAdvanced':
      return {
        ...empty,
        what: t`${event.partition} from ${event.from} to`,
        offset: `${event.lastStableOffset}`,
      };
    case 'coordinatorElected':
      return { ...empty, what: t`b${event.broker}, epoch ${event.coordinatorEpoch}` };
    case 'txnOffsetsMoved':
      return {
        ...empty,
        what: `${event.group} ${event.state}${event.offsets.map((one) => ` ${one.partition}@${one.offset}`).join('')}`,
      };
    case 'producerPaused':
      return empty;
    case 'producerResumed':
      return { ...empty, what: t`missed ${event.missed}` };
  }
}
