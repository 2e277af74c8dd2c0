// One plain, exact sentence per event: for the event list, the live region, the tooltips and the CLI.
// Present tense, Kafka's own names for things Kafka names, every number from the event itself.

import {
  type EventId,
  type EventOf,
  HAND,
  type PartitionResponse,
  type RecordId,
  type RecordView,
  type RequestId,
  type SimEvent,
  unreachable,
} from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { engineText } from './engineWords.ts';
import { messageId } from './flights.ts';
import { otherSentence, rareSentence } from './rare.ts';
import type { TraceIndex } from './types.ts';
import {
  applicationText,
  clientText,
  clientTextDative,
  countText,
  listText,
  numberText,
  offsetsText,
  ofPartition,
  recordsText,
  sequencesText,
} from './words.ts';

/** What happened, as one sentence without a full stop. */
export function eventSentence(event: SimEvent, index: TraceIndex): string {
  const { trace } = index;
  const said = otherSentence(event, index);
  if (said) return said;
  switch (event.type) {
    case 'configRejected':
      return t`${clientText(trace, event.producer)} cannot be built: ${simpleName(event.exception)}: ${event.message}`;
    case 'producerStarted':
      return event.producerId < 0
        ? t`${clientText(trace, event.producer)} starts without a producer id, because idempotence is off`
        : t`${clientText(trace, event.producer)} starts with producer id ${event.producerId}, epoch ${event.producerEpoch}`;
    case 'recordAppended':
      return t`${applicationText(trace, event.producer)} sends ${event.record.value}${event.resendOf === null ? '' : t` again, as a new record`}; ${event.newBatch ? t`it opens a new batch` : t`it joins the open batch`} for ${event.partition}${CHOSEN[event.chosenBy]}`;
    case 'batchDrained':
      return drained(event, index);
    case 'requestSent':
      return sent(event, index);
    case 'requestArrived': {
      const waits = event.queuedBehind > 0 ? t` and waits for ${ahead(event.queuedBehind)}` : '';
      const late = event.late ? t`, though its sender has closed the connection` : '';
      return t`${requestText(index, event.request)} reaches broker ${event.broker}${waits}${late}`;
    }
    case 'batchDecided':
      return decided(event, index);
    case 'followerFetched':
      return t`broker ${event.follower} has copied ${event.partition} up to, not including, offset ${numberText(event.logEndOffset)}`;
    case 'highWatermarkAdvanced':
      return t`the high watermark of ${event.partition} rises from ${numberText(event.from)} to ${numberText(event.highWatermark)}: every replica in sync has come that far`;
    case 'responseSent':
      return t`broker ${event.broker} answers: ${answerText(index, event)}`;
    case 'responseDropped':
      return t`broker ${event.broker} has an answer (${answerText(index, event)}) and no open connection to write it to`;
    case 'responseArrived':
      return t`${clientText(trace, event.client)} gets the answer: ${answerText(index, event)}`;
    case 'messageLost':
      return lost(event, index);
    case 'trafficHeld':
      return held(event, index);
    case 'connectionCut':
      return t`${connectionText(index, event)} breaks; neither end knows yet`;
    case 'connectionLost':
      return disconnected(event, index);
    case 'connectionOpening':
      return t`${clientText(trace, event.client)} opens a new connection to broker ${event.broker}`;
    case 'connectionReady':
      return t`the new connection from ${clientText(trace, event.client)} to broker ${event.broker} is ready`;
    case 'requestFailed':
      return t`${requestText(index, event.request)} ends without an answer: ${event.error}`;
    case 'batchReenqueued':
      return reenqueued(event, index);
    case 'sendCompleted':
      return completed(event, index);
    case 'recordsRead':
      return read(event, index);
    default:
      return rareSentence(event, index);
  }
}

/** Who chose the partition; a key is what one expects. */
const CHOSEN: Readonly<Record<EventOf<'recordAppended'>['chosenBy'], string>> = {
  record: '',
  partitioner: t`, next in turn`,
  key: '',
  stickyBatch: t`, the sticky partition`,
  sticky: t`, the sticky partition`,
};

/** Who an event happened to or was done by, as the panels name it: shop, producer, broker 1, consumer, wire. */
export function eventActorName(event: SimEvent, index: TraceIndex): string {
  const { producers, consumers } = index.trace.scenario;
  const named = (name: string, id: string, of: readonly unknown[]) =>
    of.length > 1 ? `${name} ${id}` : name;
  switch (event.type) {
    case 'recordAppended':
    case 'sendBlocked':
    case 'sendRefused':
    case 'sendCompleted':
    case 'flushCalled':
    case 'flushReturned':
    case 'closeCalled':
      return named(t`shop`, event.producer, producers);
    case 'recordsRead':
    case 'partitionsAssigned':
    case 'offsetsUnstable':
    case 'positionsReset':
    case 'recordsPolled':
    case 'effectDone':
    case 'inboxRowWritten':
    case 'recordSkipped':
    case 'commitSent':
    case 'commitAnswered':
    case 'consumerStopped':
    case 'consumerStarted':
      return named(t`consumer`, event.consumer, consumers);
    case 'outboxRowInserted':
      return named(t`shop`, event.producer, producers);
    default:
      if (event.actor === 'network') return t`wire`;
      if (event.actor === 'controller') return t`controller`;
      if (event.actor === 'coordinator') return t`coordinator`;
      if (event.actor === HAND) return t`hand`;
      return event.actor === brokerId(event)
        ? t`broker ${event.actor.slice(1)}`
        : named(t`producer`, event.actor, producers);
  }
}

function brokerId(event: SimEvent): string | null {
  if (event.type === 'followerFetched') return `b${event.follower}`;
  return 'broker' in event ? `b${event.broker}` : null;
}

/** The records that an event is about. */
export function recordsOfEvent(index: TraceIndex, event: EventId): readonly RecordView[] {
  return index.concerns(event).records.flatMap((id) => index.record(id) ?? []);
}

/** The records that an event is about, in words. */
export function about(event: SimEvent, index: TraceIndex): string {
  return recordsText(recordsOfEvent(index, event.id));
}

function simpleName(exception: string): string {
  return exception.slice(exception.lastIndexOf('.') + 1);
}

function drained(event: EventOf<'batchDrained'>, index: TraceIndex): string {
  const takes = t`${clientText(index.trace, event.producer)} takes ${about(event, index)} from the accumulator`;
  const when =
    event.attempt > 1
      ? t` for attempt ${event.attempt}`
      : t`, ${numberText(event.at - event.createdMs)} ms after it opened the batch`;
  if (event.baseSequence < 0) return t`${takes}${when}, without a sequence`;
  const numbers = sequencesText(event.baseSequence, event.lastSequence);
  return `${takes}${when}, ${event.sequenceAssigned ? t`and gives it` : t`with`} ${numbers}`;
}

function sent(event: EventOf<'requestSent'>, index: TraceIndex): string {
  const who = clientText(index.trace, event.client);
  const parts = event.batches.map((one) =>
    one.attempt > 1
      ? t`${recordsText(one.records)} again (attempt ${one.attempt})`
      : recordsText(one.records),
  );
  return t`${who} sends ${listText(parts)} to broker ${event.broker}${parts.length > 1 ? t` in one request` : ''}`;
}

function ahead(count: number): string {
  return t`${countText(count, 'request')} before it: a broker handles one at a time on a connection`;
}

function decided(event: EventOf<'batchDecided'>, index: TraceIndex): string {
  const { batch, broker, verdict, checks } = event;
  const records = recordsText(batch.records);
  const of = ofPartition(index.trace, batch.partition);
  switch (verdict.kind) {
    case 'APPENDED': {
      const writes = t`broker ${broker} writes ${records} at ${offsetsText(verdict.baseOffset, batch.records.length)}${of}`;
      const first = firstOffset(event, index);
      return first === null
        ? writes
        : t`${writes}, a second copy: the first stands at ${numberText(first)}`;
    }
    case 'DUPLICATE':
      return t`broker ${broker} recognises ${records}, ${sequencesText(batch.baseSequence, batch.lastSequence)}, as a copy of ${offsetsText(verdict.baseOffset, batch.records.length)}${of} and answers without writing`;
    case 'REFUSED': {
      const deciding = checks.find((one) => one.outcome === 'decides');
      const why = deciding ? `, ${engineText(deciding.values)}` : '';
      return t`broker ${broker} refuses ${records}: ${verdict.error}${why}`;
    }
    default:
      return unreachable(verdict);
  }
}

/** Offset of the first copy, when this event wrote records that were in the log already; else null. */
export function firstOffset(event: EventOf<'batchDecided'>, index: TraceIndex): number | null {
  const earlier = index.trace.events[index.repeatOf(event.id) ?? -1];
  return earlier?.type === 'batchDecided' && earlier.verdict.kind === 'APPENDED'
    ? earlier.verdict.baseOffset
    : null;
}

function requestText(index: TraceIndex, request: RequestId): string {
  const asked = index.message(messageId(request, 'toBroker'));
  return t`the request with ${recordsText(asked?.batches.flatMap((one) => one.records) ?? [])}`;
}

/** What an answer says: where the records are, or Kafka's error. */
function answerText(
  index: TraceIndex,
  event: { readonly request: RequestId; readonly partitions: readonly PartitionResponse[] },
): string {
  const asked = index.message(messageId(event.request, 'toBroker'));
  const parts = event.partitions.map(({ batch, partition, error, baseOffset }) => {
    const records = asked?.batches.find((one) => one.batch === batch)?.records ?? [];
    const of = ofPartition(index.trace, partition);
    return error === 'NONE'
      ? t`${recordsText(records)} ${records.length > 1 ? t`are` : t`is`} at ${offsetsText(baseOffset, records.length)}${of}`
      : `${recordsText(records)}${of}, ${error}`;
  });
  return parts.join('; ');
}

export function messageText(
  index: TraceIndex,
  event: EventOf<'messageLost'> | EventOf<'messageDelayed'>,
): string {
  const message = index.message(messageId(event.request, event.direction));
  if (event.direction === 'toBroker') return requestText(index, event.request);
  return t`the answer (${answerText(index, { request: event.request, partitions: message?.partitions ?? [] })})`;
}

function lost(event: EventOf<'messageLost'>, index: TraceIndex): string {
  return t`${messageText(index, event)} is lost ${event.percentTravelled === 0 ? t`as soon as it is sent` : t`after ${event.percentTravelled} % of its way`}`;
}

/** The two ends of a connection, from what was sent on it. */
export function connectionText(index: TraceIndex, event: { readonly connection: string }): string {
  const [, client = '', broker = ''] = /^(.*)-b(\d+)\/\d+$/.exec(event.connection) ?? [];
  return t`the connection between ${clientTextDative(index.trace, client)} and broker ${broker}`;
}

function held(event: EventOf<'trafficHeld'>, index: TraceIndex): string {
  const what = event.direction === 'toBroker' ? 'requests' : 'answers';
  const message =
    event.request === null ? undefined : index.message(messageId(event.request, event.direction));
  const records = message?.batches.flatMap((one) => one.records) ?? [];
  const from = records.length > 0 ? t`from the one for ${recordsText(records)} on` : t`from now on`;
  return t`no ${what} get through on ${connectionText(index, event)}, ${from}`;
}

function disconnected(event: EventOf<'connectionLost'>, index: TraceIndex): string {
  const who = clientText(index.trace, event.client);
  const count = event.inFlight.length;
  if (event.reason === 'refused') {
    return t`${who} gets no connection to broker ${event.broker} and tries again later`;
  }
  const fails =
    count === 0
      ? t`no request was in flight`
      : t`${countText(count, 'request')} in flight ${count === 1 ? t`fails` : t`fail`}${count === 1 ? '' : t`, the oldest first`}`;
  return event.reason === 'requestTimedOut'
    ? t`${who} has waited ${numberText(requestTimeoutMs(event, index))} ms (request.timeout.ms) for an answer and closes the connection to broker ${event.broker}; ${fails}`
    : t`${who} learns that the connection to broker ${event.broker} is gone; ${fails}`;
}

function requestTimeoutMs({ client }: EventOf<'connectionLost'>, { trace }: TraceIndex): number {
  return trace.last.producers.find((one) => one.id === client)?.config?.requestTimeoutMs ?? 0;
}

/** More retries than anybody counts: the default is 2 147 483 647. */
const COUNTLESS = 1000;

function reenqueued(event: EventOf<'batchReenqueued'>, index: TraceIndex): string {
  const place = event.position === 0 ? t`to the head` : t`to place ${event.position + 1}`;
  const how = event.inOrder ? t` by sequence,` : '';
  const left =
    event.attemptsLeft < COUNTLESS
      ? t` (${countText(event.attemptsLeft, 'retry', 'retries')} left)`
      : '';
  return t`${clientText(index.trace, event.producer)} puts ${about(event, index)} back into the queue,${how} ${place}, for attempt ${event.attempts + 1}${left}: ${event.error}`;
}

function completed(event: EventOf<'sendCompleted'>, index: TraceIndex): string {
  const { record, result } = event;
  const learns = t`${applicationText(index.trace, event.producer)} is told: ${record.value}`;
  if (result.kind === 'failed') return t`${learns} failed, ${result.exception}: ${result.message}`;
  return result.offset < 0
    ? t`${learns} was sent; with acks=0 nobody knows its offset (${numberText(result.offset)})`
    : t`${learns} is stored at offset ${numberText(result.offset)}${ofPartition(index.trace, event.partition)}`;
}

function read(event: EventOf<'recordsRead'>, index: TraceIndex): string {
  const { consumers } = index.trace.scenario;
  const who = consumers.length > 1 ? t`consumer ${event.consumer}` : t`the consumer`;
  const again = event.records.filter((one) => readBefore(event, one.id, index));
  const what = recordsText(event.records);
  const where = `${placeText(event)}${ofPartition(index.trace, event.partition)}`;
  const sum = event.records.reduce((total, one) => total + one.amount, 0);
  const charges = sum > 0 ? t` and charges €${numberText(sum)}` : '';
  if (again.length === 0) return t`${who} reads ${what} ${where}${charges}`;
  const copies = again.length === event.records.length ? '' : ` (${recordsText(again)})`;
  return t`${who} reads ${what} ${where}${charges}, again${copies}`;
}

/** Markers and hidden records have offsets too: then the event says between which ones the records are. */
function placeText({ fromOffset, nextOffset, records }: EventOf<'recordsRead'>): string {
  return nextOffset - fromOffset > records.length
    ? t`between offsets ${numberText(fromOffset)} and ${numberText(nextOffset - 1)}`
    : t`at ${offsetsText(fromOffset, records.length)}`;
}

/** Whether this consumer had read the record before. */
export function readBefore(
  event: EventOf<'recordsRead'>,
  record: RecordId,
  index: TraceIndex,
): boolean {
  return index.eventsOfRecord(record).some((id) => {
    const one = index.trace.events[id];
    return id < event.id && one?.type === 'recordsRead' && one.consumer === event.consumer;
  });
}
