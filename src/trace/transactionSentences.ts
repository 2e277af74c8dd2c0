// What happens to transactions, in words.
import { ERRORS, type EventOf, unreachable } from '../engine/index.ts';
import type { TransactionEvent } from './transactionEvents.ts';
import type { TraceIndex } from './types.ts';
import { applicationText, clientText, countText, listText, numberText } from './words.ts';

/** One sentence without a full stop. */
export function transactionSentence(event: TransactionEvent, { trace }: TraceIndex): string {
  switch (event.type) {
    case 'transactionCalled':
      return `${applicationText(trace, event.producer)} calls ${event.call}()${event.offsets.length > 0 ? ` with ${offsetsText(event.offsets)}` : ''}`;
    case 'transactionReturned':
      return event.error
        ? `${event.call}() of ${applicationText(trace, event.producer)} throws ${event.error.exception}: ${event.error.message}`
        : `${event.call}() of ${applicationText(trace, event.producer)} returns`;
    case 'transactionManagerMoved':
      return managerText(event, clientText(trace, event.producer));
    case 'batchAborted':
      return `${clientText(trace, event.producer)} drops a batch of ${event.partition} that it has not sent: ${event.message}`;
    case 'transactionMoved':
      return movedText(event);
    case 'transactionVerified':
      return verifiedText(event);
    case 'markerWritten':
      return markerText(event);
    case 'markerRefused':
      return `broker ${event.broker} refuses a marker for ${event.partition}: ${event.message}`;
    case 'lastStableOffsetAdvanced':
      return `the last stable offset of ${event.partition} rises from ${numberText(event.from)} to ${numberText(event.lastStableOffset)}${event.lastStableOffset < event.highWatermark ? `; a transaction that is open there keeps it below the high watermark, ${numberText(event.highWatermark)}` : ''}`;
    case 'coordinatorElected':
      return event.broker < 0
        ? 'no broker coordinates transactions'
        : `broker ${event.broker} coordinates transactions now, epoch ${event.coordinatorEpoch}`;
    case 'txnOffsetsMoved':
      return offsetsMovedText(event);
    case 'producerPaused':
      return `the process of ${applicationText(trace, event.producer)} stands still, and its sockets go on receiving`;
    case 'producerResumed':
      return `the process of ${applicationText(trace, event.producer)} goes on, and does not know how long it was away`;
    default:
      return unreachable(event);
  }
}

function offsetsText(offsets: EventOf<'transactionCalled'>['offsets']): string {
  return listText(offsets.map((one) => `offset ${numberText(one.offset)} of ${one.partition}`));
}

function managerText(event: EventOf<'transactionManagerMoved'>, who: string): string {
  const { from, to, error, producerId, producerEpoch } = event;
  if (error) {
    const what =
      to === 'FATAL_ERROR'
        ? 'cannot go on, it can only be closed'
        : 'can only abort this transaction';
    return `${who} ${what} (${to}): ${error.exception}, ${error.message}`;
  }
  switch (to) {
    case 'INITIALIZING':
      return from === 'UNINITIALIZED'
        ? `${who} asks for the producer id and epoch of ${event.transactionalId}`
        : `${who} asks for a higher epoch before its next transaction`;
    case 'READY':
      return `${who} is ready for a transaction, with producer id ${producerId} and epoch ${producerEpoch}`;
    case 'IN_TRANSACTION':
      return `${who} is in a transaction; no broker knows of it yet`;
    case 'COMMITTING_TRANSACTION':
      return `${who} sends what it still has, and then asks to commit`;
    default:
      return `${who} goes from ${from} to ${to}`;
  }
}

function movedText(event: EventOf<'transactionMoved'>): string {
  const { broker, transactionalId: id, to, producerId, producerEpoch, partitions, why } = event;
  const who = `broker ${broker} notes`;
  switch (to) {
    case 'Empty':
      return `${who} that ${id} now is producer id ${producerId}, epoch ${producerEpoch}: every older epoch is fenced`;
    case 'Ongoing':
      return `${who} that ${id} has an open transaction on ${listText(partitions)}: ${why}`;
    case 'PrepareCommit':
    case 'PrepareAbort':
      return `${who} that ${id} ${to === 'PrepareCommit' ? 'commits' : 'aborts'}: ${why}. From here on it cannot end otherwise; its markers carry epoch ${producerEpoch}`;
    default:
      return `${who} that the transaction of ${id} is complete: ${why}`;
  }
}

function verifiedText(event: EventOf<'transactionVerified'>): string {
  const { broker, transactionalId, mode, partitions, error } = event;
  const asked = `broker ${broker} asks the coordinator ${mode === 'add' ? `to make ${listText(partitions)} part of the transaction of ${transactionalId}` : `whether ${listText(partitions)} is part of a transaction of ${transactionalId}`}`;
  if (error === 'NONE') return `${asked}, and may append`;
  return `${asked}: ${error}, ${ERRORS[error].message}`;
}

function markerText(event: EventOf<'markerWritten'>): string {
  const { broker, commit, partition, offset, firstOffset, producerId, producerEpoch } = event;
  const marker = `broker ${broker} writes ${commit ? 'a COMMIT' : 'an ABORT'} marker for producer id ${producerId}, epoch ${producerEpoch}, to ${partition} at offset ${numberText(offset)}`;
  return firstOffset === null
    ? `${marker}; nothing was open there`
    : `${marker}: it ends the transaction that began at ${numberText(firstOffset)}`;
}

function offsetsMovedText(event: EventOf<'txnOffsetsMoved'>): string {
  const { group, offsets, state } = event;
  const what = `${countText(offsets.length, 'offset')} of group ${group}, ${offsetsText(offsets)}`;
  switch (state) {
    case 'pending':
      return `${what}: written, and valid once the transaction commits`;
    case 'committed':
      return `${what}: committed with the transaction`;
    case 'dropped':
      return `${what}: dropped with the transaction`;
  }
}
