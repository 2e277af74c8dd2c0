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
import { appLabel } from './appLabels.ts';
import { messageId } from './flights.ts';
import { firstOffset, readBefore } from './sentences.ts';
import { transactionLabel } from './transactionEvents.ts';
import type { TraceIndex } from './types.ts';
import { countText, numberText, recordsText } from './words.ts';

const CONNECTION_ENDS: Readonly<Record<DisconnectReason, string>> = {
  requestTimedOut: 'request.timeout.ms',
  disconnected: 'disconnected',
  refused: 'connection refused',
};

/** The event in a few words: `Produce, attempt 1`, `append at 106`, `HW 107`. */
export function eventLabel(event: SimEvent, index: TraceIndex): string {
  if (isAppEvent(event)) return appLabel(event);
  switch (event.type) {
    case 'configRejected':
      return 'ConfigException';
    case 'producerStarted':
      if (event.transactionalId) return `starts, ${event.transactionalId}`;
      return event.producerId < 0
        ? 'starts, no PID'
        : `starts, PID ${event.producerId} epoch ${event.producerEpoch}`;
    case 'recordAppended':
      return event.record.amount > 0
        ? `send() ${event.record.value}, €${numberText(event.record.amount)}`
        : `send() ${event.record.value}`;
    case 'sendBlocked':
      return 'waits for buffer.memory';
    case 'flushCalled':
      return 'flush()';
    case 'flushReturned':
      return 'flush() returns';
    case 'closeCalled':
      return event.timeoutMs === null ? 'close()' : `close(${numberText(event.timeoutMs)} ms)`;
    case 'closeForced':
      return 'forced to close';
    case 'producerClosed':
      return 'closed';
    case 'producerCrashed':
      return 'process dies';
    case 'producerRestarted':
      return event.producerId < 0
        ? 'starts again, no PID'
        : `starts again, PID ${event.producerId} epoch ${event.producerEpoch}`;
    case 'brokerUnreachable':
      return `refused for ${numberText(event.forMs)} ms`;
    case 'writeDenied':
      return `WRITE denied to ${event.producer}`;
    case 'writeAllowed':
      return `WRITE allowed to ${event.producer}`;
    case 'brokerReachable':
      return 'reachable again';
    case 'sendRefused':
      return `send() fails, ${event.exception}`;
    case 'batchDrained':
      return event.baseSequence < 0 ? 'batch leaves, no stamp' : `batch leaves, ${stamp(event)}`;
    case 'requestSent':
      if (event.call) return event.call.api;
      return `Produce, attempt ${Math.max(...event.batches.map((one) => one.attempt))}`;
    case 'requestArrived':
      return event.queuedBehind > 0
        ? `request waits behind ${event.queuedBehind}`
        : 'request arrives';
    case 'batchDecided':
      return decision(event, index);
    case 'followerFetched':
      return `B${event.follower} has it up to ${numberText(event.logEndOffset)}`;
    case 'highWatermarkAdvanced':
      return `HW ${numberText(event.highWatermark)}`;
    case 'responseSent':
      return `${answer(event.partitions, event)} leaves`;
    case 'responseDropped':
      return `${answer(event.partitions, event)} dropped`;
    case 'responseArrived':
      return answer(event.partitions, event);
    case 'messageLost':
      return event.direction === 'toBroker'
        ? 'request lost'
        : `${answer(index.message(messageId(event.request, 'toClient'))?.partitions ?? [])} lost`;
    case 'trafficHeld':
      return event.direction === 'toBroker' ? 'requests held' : 'answers held';
    case 'trafficReleased':
      return 'released';
    case 'messageDelayed':
      return `delayed ${numberText(event.byMs)} ms`;
    case 'connectionCut':
      return 'connection cut';
    case 'connectionClosedByBroker':
      return 'broker closes';
    case 'connectionLost':
      return CONNECTION_ENDS[event.reason];
    case 'connectionOpening':
      return 'connecting';
    case 'connectionReady':
      return 'connected';
    case 'requestFailed':
      return event.error;
    case 'batchReenqueued':
      return 'back in the queue';
    case 'batchExpired':
      return 'delivery.timeout.ms';
    case 'batchFailed':
      return `fails, ${event.error}`;
    case 'batchSplit':
      return `split into ${event.into.length}`;
    case 'epochBumped':
      return event.producerId < 0 ? 'asks for a new PID' : `epoch ${event.producerEpoch}`;
    case 'producerIdReceived':
      return `PID ${event.producerId} epoch ${event.producerEpoch}`;
    case 'lateResponse':
      return 'answer too late';
    case 'sendCompleted':
      return told(event);
    case 'isrChanged':
      return `ISR ${event.to.join(', ') || 'empty'}`;
    case 'leaderElected':
      return event.leader < 0
        ? 'nobody leads'
        : `B${event.leader} leads, epoch ${event.leaderEpoch}`;
    case 'replicaTruncated':
      return `B${event.broker} cut back to ${numberText(event.to)}`;
    case 'brokerStopped':
      return event.how === 'crash' ? `B${event.broker} crashes` : `B${event.broker} stops`;
    case 'brokerFenced':
      return `B${event.broker} fenced`;
    case 'brokerStarted':
      return `B${event.broker} is up`;
    case 'replicationStopped':
      return `B${event.broker} stops fetching`;
    case 'replicationResumed':
      return `B${event.broker} fetches again`;
    case 'producerForgotten':
      return `PID ${event.producerId} forgotten`;
    case 'metadataUpdated':
      return `learns: ${event.leaders.map((one) => leaderShort(one)).join(', ')}`;
    case 'recordsRead':
      return reading(event, index);
    default:
      return transactionLabel(event);
  }
}

function leaderShort({ partition, leader }: LeaderAndEpoch): string {
  return leader < 0 ? `nobody leads ${partition}` : `B${leader} leads ${partition}`;
}

function stamp(event: EventOf<'batchDrained'>): string {
  return event.baseSequence === event.lastSequence
    ? `seq ${event.baseSequence}`
    : `seq ${event.baseSequence}–${event.lastSequence}`;
}

function decision(event: EventOf<'batchDecided'>, index: TraceIndex): string {
  const { verdict } = event;
  switch (verdict.kind) {
    case 'APPENDED': {
      const at = `append at ${numberText(verdict.baseOffset)}`;
      return firstOffset(event, index) === null ? at : `${at}, a copy`;
    }
    case 'DUPLICATE':
      return `copy of ${numberText(verdict.baseOffset)}, not written`;
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
    return of.answer.error === 'NONE' ? `${of.call.api} ok` : of.answer.error;
  }
  const failed = partitions.find((one) => one.error !== 'NONE');
  if (failed) return failed.error;
  return `ack ${partitions.map((one) => numberText(one.baseOffset)).join(', ')}`.trim();
}

function told({ result }: EventOf<'sendCompleted'>): string {
  if (result.kind === 'failed') return result.exception;
  return result.offset < 0
    ? `sent, offset ${numberText(result.offset)}`
    : `acked at ${numberText(result.offset)}`;
}

function reading(event: EventOf<'recordsRead'>, index: TraceIndex): string {
  const sum = event.records.reduce((total, one) => total + one.amount, 0);
  const again = event.records.some((one) => readBefore(event, one.id, index)) ? ' again' : '';
  if (sum > 0) return `card charged €${numberText(sum)}${again}`;
  return event.records.length > 1
    ? `reads ${countText(event.records.length, 'record')}${again}`
    : `reads ${recordsText(event.records)}${again}`;
}
