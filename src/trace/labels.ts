// A few words per event, for lanes, ticks and a record's life. The whole sentence is in sentences.ts.

import {
  type DisconnectReason,
  type EventOf,
  isAppEvent,
  type LeaderAndEpoch,
  type PartitionResponse,
  type SimEvent,
  unreachable,
} from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { appLabel } from './appLabels.ts';
import { messageId } from './flights.ts';
import { firstOffset, readBefore } from './sentences.ts';
import { transactionLabel } from './transactionEvents.ts';
import type { TraceIndex } from './types.ts';
import { countText, numberText, recordsText } from './words.ts';

const CONNECTION_ENDS: Readonly<Record<DisconnectReason, string>> = {
  requestTimedOut: 'request.timeout.ms',
  disconnected: t`disconnected`,
  refused: t`connection refused`,
};

/** The event in a few words: `Produce, attempt 1`, `append at 106`, `HW 107`. */
export function eventLabel(event: SimEvent, index: TraceIndex): string {
  if (isAppEvent(event)) return appLabel(event);
  switch (event.type) {
    case 'configRejected':
      return 'ConfigException';
    case 'producerStarted':
      if (event.transactionalId) return t`starts, ${event.transactionalId}`;
      return event.producerId < 0
        ? t`starts, no PID`
        : t`starts, PID ${event.producerId} epoch ${event.producerEpoch}`;
    case 'recordAppended':
      return event.record.amount > 0
        ? t`send() ${event.record.value}, €${numberText(event.record.amount)}`
        : `send() ${event.record.value}`;
    case 'sendBlocked':
      return t`waits for buffer.memory`;
    case 'flushCalled':
      return 'flush()';
    case 'flushReturned':
      return 'flush() returns';
    case 'closeCalled':
      return event.timeoutMs === null ? 'close()' : t`close(${numberText(event.timeoutMs)} ms)`;
    case 'closeForced':
      return t`forced to close`;
    case 'producerClosed':
      return t`closed`;
    case 'producerCrashed':
      return t`process dies`;
    case 'producerRestarted':
      return event.producerId < 0
        ? t`starts again, no PID`
        : t`starts again, PID ${event.producerId} epoch ${event.producerEpoch}`;
    case 'brokerUnreachable':
      return t`refused for ${numberText(event.forMs)} ms`;
    case 'writeDenied':
    case 'writeAllowed':
      return t`ACL of ${event.producer}`;
    case 'brokerReachable':
      return t`reachable again`;
    case 'sendRefused':
      return t`send() fails, ${event.exception}`;
    case 'batchDrained':
      return event.baseSequence < 0 ? t`batch leaves, no stamp` : t`batch leaves, ${stamp(event)}`;
    case 'requestSent':
      if (event.call) return event.call.api;
      return t`Produce, attempt ${Math.max(...event.batches.map((one) => one.attempt))}`;
    case 'requestArrived':
      return event.queuedBehind > 0
        ? t`request waits behind ${event.queuedBehind}`
        : t`request arrives`;
    case 'batchDecided':
      return decision(event, index);
    case 'followerFetched':
      return t`B${event.follower} has it up to ${numberText(event.logEndOffset)}`;
    case 'highWatermarkAdvanced':
      return t`HW ${numberText(event.highWatermark)}`;
    case 'responseSent':
      return t`${answer(event.partitions, event)} leaves`;
    case 'responseDropped':
      return t`${answer(event.partitions, event)} dropped`;
    case 'responseArrived':
      return answer(event.partitions, event);
    case 'messageLost':
      return event.direction === 'toBroker'
        ? t`request lost`
        : t`${answer(index.message(messageId(event.request, 'toClient'))?.partitions ?? [])} lost`;
    case 'trafficHeld':
      return event.direction === 'toBroker' ? t`requests held` : t`answers held`;
    case 'trafficReleased':
      return t`released`;
    case 'messageDelayed':
      return t`delayed ${numberText(event.byMs)} ms`;
    case 'connectionCut':
      return t`connection cut`;
    case 'connectionClosedByBroker':
      return t`broker closes`;
    case 'connectionLost':
      return CONNECTION_ENDS[event.reason];
    case 'connectionOpening':
      return t`connecting`;
    case 'connectionReady':
      return t`connected`;
    case 'requestFailed':
      return event.error;
    case 'batchReenqueued':
      return t`back in the queue`;
    case 'batchExpired':
      return 'delivery.timeout.ms';
    case 'batchFailed':
      return t`fails, ${event.error}`;
    case 'batchSplit':
      return t`split into ${event.into.length}`;
    case 'epochBumped':
      return event.producerId < 0 ? t`asks for a new PID` : t`epoch ${event.producerEpoch}`;
    case 'producerIdReceived':
      return t`PID ${event.producerId} epoch ${event.producerEpoch}`;
    case 'producerIdRefused':
      return t`no PID`;
    case 'lateResponse':
      return t`answer too late`;
    case 'sendCompleted':
      return told(event);
    case 'isrChanged':
      return t`ISR ${event.to.join(', ') || t`empty`}`;
    case 'leaderElected':
      return event.leader < 0
        ? t`nobody leads`
        : t`B${event.leader} leads, epoch ${event.leaderEpoch}`;
    case 'replicaTruncated':
      return t`B${event.broker} cut back to ${numberText(event.to)}`;
    case 'brokerStopped':
      return event.how === 'crash' ? t`B${event.broker} crashes` : t`B${event.broker} stops`;
    case 'brokerFenced':
      return t`B${event.broker} fenced`;
    case 'brokerStarted':
      return t`B${event.broker} is up`;
    case 'replicationStopped':
      return t`B${event.broker} stops fetching`;
    case 'replicationResumed':
      return t`B${event.broker} fetches again`;
    case 'producerForgotten':
      return t`PID ${event.producerId} forgotten`;
    case 'metadataUpdated':
      return t`learns: ${event.leaders.map((one) => leaderShort(one)).join(', ')}`;
    case 'recordsRead':
      return reading(event, index);
    default:
      return transactionLabel(event);
  }
}

function leaderShort({ partition, leader }: LeaderAndEpoch): string {
  return leader < 0 ? t`nobody leads ${partition}` : t`B${leader} leads ${partition}`;
}

function stamp(event: EventOf<'batchDrained'>): string {
  return event.baseSequence === event.lastSequence
    ? t`seq ${event.baseSequence}`
    : t`seq ${event.baseSequence}–${event.lastSequence}`;
}

function decision(event: EventOf<'batchDecided'>, index: TraceIndex): string {
  const { verdict } = event;
  switch (verdict.kind) {
    case 'APPENDED': {
      const at = t`append at ${numberText(verdict.baseOffset)}`;
      return firstOffset(event, index) === null ? at : t`${at}, a copy`;
    }
    case 'DUPLICATE':
      return t`copy of ${numberText(verdict.baseOffset)}, not written`;
    case 'REFUSED':
      return verdict.error;
    default:
      return unreachable(verdict);
  }
}

/** `ack 106`, or the error; of several partitions what they have in common. */
function answer(
  partitions: readonly PartitionResponse[],
  of?: Pick<EventOf<'responseSent'>, 'call' | 'answer'>,
): string {
  if (of?.call && of.answer) {
    return of.answer.error === 'NONE' ? t`${of.call.api} ok` : of.answer.error;
  }
  const failed = partitions.find((one) => one.error !== 'NONE');
  if (failed) return failed.error;
  return t`ack ${partitions.map((one) => numberText(one.baseOffset)).join(', ')}`.trim();
}

function told({ result }: EventOf<'sendCompleted'>): string {
  if (result.kind === 'failed') return result.exception;
  return result.offset < 0
    ? t`sent, offset ${numberText(result.offset)}`
    : t`acked at ${numberText(result.offset)}`;
}

function reading(event: EventOf<'recordsRead'>, index: TraceIndex): string {
  const sum = event.records.reduce((total, one) => total + one.amount, 0);
  const again = event.records.some((one) => readBefore(event, one.id, index)) ? t` again` : '';
  if (sum > 0) return t`card charged €${numberText(sum)}${again}`;
  return event.records.length > 1
    ? t`reads ${countText(event.records.length, 'record')}${again}`
    : t`reads ${recordsText(event.records)}${again}`;
}
