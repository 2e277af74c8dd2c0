// What happens to transactions, in words.

import { ERRORS, type EventOf, unreachable } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { engineText } from './engineWords.ts';
import type { TransactionEvent } from './transactionEvents.ts';
import type { TraceIndex } from './types.ts';
import { applicationText, clientText, countText, listText, numberText } from './words.ts';

/** One sentence without a full stop. */
export function transactionSentence(event: TransactionEvent, { trace }: TraceIndex): string {
  switch (event.type) {
    case 'transactionCalled':
      return t`${applicationText(trace, event.producer)} calls ${event.call}()${event.offsets.length > 0 ? t` with ${offsetsText(event.offsets)}` : ''}`;
    case 'transactionReturned':
      return event.error
        ? t`${event.call}() of ${applicationText(trace, event.producer)} throws ${event.error.exception}: ${event.error.message}`
        : t`${event.call}() of ${applicationText(trace, event.producer)} returns`;
    case 'transactionManagerMoved':
      return managerText(event, clientText(trace, event.producer));
    case 'batchAborted':
      return t`${clientText(trace, event.producer)} drops a batch of ${event.partition} that it has not sent: ${event.message}`;
    case 'transactionMoved':
      return movedText(event);
    case 'transactionVerified':
      return verifiedText(event);
    case 'markerWritten':
      return markerText(event);
    case 'markerRefused':
      return t`broker ${event.broker} refuses a marker for ${event.partition}: ${event.message}`;
    case 'lastStableOffsetAdvanced':
      return t`the last stable offset of ${event.partition} rises from ${numberText(event.from)} to ${numberText(event.lastStableOffset)}${event.lastStableOffset < event.highWatermark ? t`; a transaction that is open there keeps it below the high watermark, ${numberText(event.highWatermark)}` : ''}`;
    case 'coordinatorElected':
      return event.broker < 0
        ? t`no broker coordinates transactions`
        : t`broker ${event.broker} coordinates transactions now, epoch ${event.coordinatorEpoch}`;
    case 'txnOffsetsMoved':
      return offsetsMovedText(event);
    case 'producerPaused':
      return t`the process of ${applicationText(trace, event.producer)} stands still, and its sockets go on receiving`;
    case 'producerResumed':
      return t`the process of ${applicationText(trace, event.producer)} goes on, and does not know how long it was away`;
    default:
      return unreachable(event);
  }
}

function offsetsText(offsets: EventOf<'transactionCalled'>['offsets']): string {
  return listText(offsets.map((one) => t`offset ${numberText(one.offset)} of ${one.partition}`));
}

function managerText(event: EventOf<'transactionManagerMoved'>, who: string): string {
  const { from, to, error, producerId, producerEpoch } = event;
  if (error) {
    const what =
      to === 'FATAL_ERROR'
        ? t`cannot go on, it can only be closed`
        : t`can only abort this transaction`;
    return `${who} ${what} (${to}): ${error.exception}, ${error.message}`;
  }
  switch (to) {
    case 'INITIALIZING':
      return from === 'UNINITIALIZED'
        ? t`${who} asks for the producer id and epoch of ${event.transactionalId}`
        : t`${who} asks for a higher epoch before its next transaction`;
    case 'READY':
      return t`${who} is ready for a transaction, with producer id ${producerId} and epoch ${producerEpoch}`;
    case 'IN_TRANSACTION':
      return t`${who} is in a transaction; no broker knows of it yet`;
    case 'COMMITTING_TRANSACTION':
      return t`${who} sends what it still has, and then asks to commit`;
    default:
      return t`${who} goes from ${from} to ${to}`;
  }
}

function movedText(event: EventOf<'transactionMoved'>): string {
  const { broker, transactionalId: id, to, producerId, producerEpoch, partitions, why } = event;
  const who = t`broker ${broker} notes`;
  switch (to) {
    case 'Empty':
      return t`${who} that ${id} now is producer id ${producerId}, epoch ${producerEpoch}: every older epoch is fenced`;
    case 'Ongoing':
      return t`${who} that ${id} has an open transaction on ${listText(partitions)}: ${engineText(why)}`;
    case 'PrepareCommit':
    case 'PrepareAbort':
      return t`${who} that ${id} ${to === 'PrepareCommit' ? t`commits` : t`aborts`}: ${engineText(why)}. From here on it cannot end otherwise; its markers carry epoch ${producerEpoch}`;
    default:
      return t`${who} that the transaction of ${id} is complete: ${engineText(why)}`;
  }
}

function verifiedText(event: EventOf<'transactionVerified'>): string {
  const { broker, transactionalId, mode, partitions, error } = event;
  const asked = t`broker ${broker} asks the coordinator ${mode === 'add' ? t`to make ${listText(partitions)} part of the transaction of ${transactionalId}` : t`whether ${listText(partitions)} is part of a transaction of ${transactionalId}`}`;
  if (error === 'NONE') return t`${asked}, and may append`;
  return `${asked}: ${error}, ${ERRORS[error].message}`;
}

function markerText(event: EventOf<'markerWritten'>): string {
  const { broker, commit, partition, offset, firstOffset, producerId, producerEpoch } = event;
  const marker = t`broker ${broker} writes ${commit ? t`a COMMIT` : t`an ABORT`} marker for producer id ${producerId}, epoch ${producerEpoch}, to ${partition} at offset ${numberText(offset)}`;
  return firstOffset === null
    ? t`${marker}; nothing was open there`
    : t`${marker}: it ends the transaction that began at ${numberText(firstOffset)}`;
}

function offsetsMovedText(event: EventOf<'txnOffsetsMoved'>): string {
  const { group, offsets, state } = event;
  const what = t`${countText(offsets.length, 'offset')} of group ${group}, ${offsetsText(offsets)}`;
  switch (state) {
    case 'pending':
      return t`${what}: written, and valid once the transaction commits`;
    case 'committed':
      return t`${what}: committed with the transaction`;
    case 'dropped':
      return t`${what}: dropped with the transaction`;
  }
}
