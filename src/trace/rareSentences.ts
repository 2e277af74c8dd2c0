// Sentences for what a first visit cannot meet: it takes a link, another scene or a scenario of one's own.

import { type EventOf, isAppEvent } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { appSentence } from './appSentences.ts';
import { clusterSentence, leadersText } from './clusterSentences.ts';
import type { RareEvent } from './rare.ts';
import { about, connectionText, messageText, recordsOfEvent } from './sentences.ts';
import { transactionSentence } from './transactionSentences.ts';
import type { TraceIndex } from './types.ts';
import { applicationText, clientText, countText, numberText, recordsText } from './words.ts';

/** What happened, as one sentence without a full stop. */
export function rareEventSentence(event: RareEvent, index: TraceIndex): string {
  if (isAppEvent(event)) return appSentence(event, index);
  const { trace } = index;
  switch (event.type) {
    case 'sendBlocked':
      return t`${applicationText(trace, event.producer)} sends ${event.record.value} and has to wait: it needs ${numberText(event.size)} bytes of buffer memory, and ${numberText(event.availableMemory)} are free`;
    case 'flushCalled':
      return event.batches.length === 0
        ? t`${applicationText(trace, event.producer)} calls flush(), and there is nothing to wait for`
        : t`${applicationText(trace, event.producer)} calls flush() and waits for ${countText(event.batches.length, 'batch', 'batches')}`;
    case 'flushReturned':
      return t`flush() of ${applicationText(trace, event.producer)} returns`;
    case 'closeCalled':
      return t`${applicationText(trace, event.producer)} calls close() and waits ${event.timeoutMs === null ? t`as long as it takes` : t`at most ${numberText(event.timeoutMs)} ms`}`;
    case 'closeForced':
      return t`the time of close() is over; ${countText(event.batches.length, 'incomplete batch', 'incomplete batches')} ${event.batches.length === 1 ? 'fails' : 'fail'}, stored or not`;
    case 'producerClosed':
      return t`${clientText(trace, event.producer)} is closed`;
    case 'producerCrashed':
      return event.batches.length === 0
        ? t`the process of ${applicationText(trace, event.producer)} and its producer dies`
        : t`the process of ${applicationText(trace, event.producer)} and its producer dies, and nobody will hear of ${about(event, index)}`;
    case 'producerRestarted':
      return restarted(event, index);
    case 'brokerUnreachable':
      return t`for ${numberText(event.forMs)} ms broker ${event.broker} takes no new connection`;
    case 'brokerReachable':
      return t`broker ${event.broker} takes new connections again`;
    case 'writeDenied':
      return t`an ACL denies ${clientText(trace, event.producer)} WRITE on ${event.topic === null ? t`its transactional.id` : t`topic ${event.topic}`}`;
    case 'writeAllowed':
      return t`${clientText(trace, event.producer)} has WRITE on ${event.topic === null ? t`its transactional.id` : t`topic ${event.topic}`} again`;
    case 'batchSplit':
      return t`${clientText(trace, event.producer)} splits the batch of ${about(event, index)} into ${event.into.length}, because the broker finds it too large`;
    case 'batchExpired':
      return t`${clientText(trace, event.producer)} gives up on ${about(event, index)}: delivery.timeout.ms is over, ${numberText(event.ageMs)} ms since it opened the batch${event.inFlight ? t`, and no answer yet` : ''}`;
    case 'batchFailed':
      return t`${clientText(trace, event.producer)} gives up on ${about(event, index)} after ${countText(attemptsBefore(event, index), 'attempt')}: ${event.error}`;
    case 'epochBumped':
      return bumped(event, index);
    case 'lateResponse':
      return t`the answer for ${about(event, index)} (${event.error === 'NONE' ? t`offset ${numberText(event.baseOffset)}` : event.error}) comes too late: the application has been told already`;
    case 'sendRefused':
      if (event.thrown) {
        return t`send() of ${event.record.value} throws ${event.exception}: ${event.message}`;
      }
      return t`send() of ${event.record.value} fails at once: ${event.exception}: ${event.message}`;
    case 'trafficReleased':
      return t`what was held on ${connectionText(index, event)} goes on`;
    case 'messageDelayed':
      return t`${messageText(index, event)} is delayed by ${numberText(event.byMs)} ms`;
    case 'connectionClosedByBroker':
      return closedByBroker(event, index);
    case 'producerIdReceived':
      return t`${clientText(trace, event.producer)} gets a new producer id, ${event.producerId}, epoch ${event.producerEpoch}`;
    case 'producerIdRefused':
      return t`${clientText(trace, event.producer)} gets no producer id, since it may write to no topic (${event.exception}): ${event.fatal ? t`it is done for` : t`what it holds fails, and it may ask again`}`;
    case 'metadataUpdated':
      return t`${clientText(trace, event.client)} learns ${event.by === 'response' ? t`from the answer ` : ''}that ${leadersText(event.leaders)}`;
    case 'isrChanged':
    case 'leaderElected':
    case 'replicaTruncated':
    case 'brokerStopped':
    case 'brokerFenced':
    case 'brokerStarted':
    case 'replicationStopped':
    case 'replicationResumed':
    case 'producerForgotten':
      return clusterSentence(event, trace.scenario);
    default:
      return transactionSentence(event, index);
  }
}

/** How often a batch was sent before an event. */
function attemptsBefore({ id, batch }: EventOf<'batchFailed'>, index: TraceIndex): number {
  return index
    .eventsOfBatch(batch)
    .filter((one) => one < id && index.trace.events[one]?.type === 'requestSent').length;
}

function closedByBroker(
  { broker, why, unread, ...event }: EventOf<'connectionClosedByBroker'>,
  index: TraceIndex,
): string {
  const reason =
    why === 'errorWithoutAnswer'
      ? t`with acks=0 it has no answer to put an error in`
      : t`nobody takes its answer`;
  const rest = unread.length > 0 ? t`; it never reads ${countText(unread.length, 'request')}` : '';
  return t`broker ${broker} closes ${connectionText(index, event)}: ${reason}${rest}`;
}

function bumped(event: EventOf<'epochBumped'>, index: TraceIndex): string {
  const records = recordsOfEvent(index, event.id);
  const renumbered = records.length > 0 ? t` and renumbers ${recordsText(records)} from 0` : '';
  const who = clientText(index.trace, event.producer);
  if (event.producerId < 0) {
    const bare =
      records.length > 0 ? t`, ${recordsText(records)} included, which now has none` : '';
    return t`${who} has used up its last epoch and asks for a new producer id; until it is there nothing leaves${bare} (${event.reason})`;
  }
  return t`${who} raises its epoch to ${event.producerEpoch}${renumbered} (${event.reason})`;
}

function restarted(event: EventOf<'producerRestarted'>, { trace }: TraceIndex): string {
  const numbers =
    event.producerId < 0
      ? t`without a producer id`
      : t`with a new producer id, ${event.producerId}, epoch ${event.producerEpoch}`;
  const again =
    event.resends === 0
      ? ''
      : t`, and will send ${countText(event.resends, 'record')} again that it does not know acknowledged`;
  return t`${applicationText(trace, event.producer)} starts again ${numbers}${again}`;
}
