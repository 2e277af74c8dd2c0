// One event as the cells of the printed table. Plain ASCII numbers, so that a diff or grep finds them.

import {
  type ApiAnswer,
  type EventOf,
  type Intervention,
  isAppEvent,
  isTime,
  type PartitionResponse,
  type ProduceBatch,
  type RecordView,
  type Scenario,
  type SimEvent,
} from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { appCells } from './appLabels.ts';
import { recordsOfEvent } from './sentences.ts';
import { callText, transactionCells } from './transactionEvents.ts';
import type { TraceIndex } from './types.ts';

/** The cells that depend on the kind of event. Empty where a column does not apply. */
export interface Cells {
  /** The objects involved, in the order of the sentence. */
  readonly what: string;
  /** `pid/epoch/seq`, sequences as `first..last`. */
  readonly stamp: string;
  /** An offset, or `first..last`. */
  readonly offset: string;
  /** Kafka's error or the exception's simple name. */
  readonly error: string;
}

const EMPTY: Cells = { what: '', stamp: '', offset: '', error: '' };

export function cellsOf(event: SimEvent, index: TraceIndex): Cells {
  if (isAppEvent(event)) return { ...EMPTY, ...appCells(event) };
  const about = () => values(recordsOfEvent(index, event.id));
  switch (event.type) {
    case 'configRejected':
      return { ...EMPTY, what: event.message, error: simpleName(event.exception) };
    case 'producerStarted':
      return {
        ...EMPTY,
        what:
          event.transactionalId ?? (event.producerId < 0 ? t`idempotence off` : t`idempotence on`),
        stamp: `${event.producerId}/${event.producerEpoch}`,
      };
    case 'recordAppended':
      return {
        ...EMPTY,
        what: t`${event.record.value} into ${event.newBatch ? t`new ` : ''}${event.batch}`,
      };
    case 'sendBlocked':
      return {
        ...EMPTY,
        what: t`${event.record.value} needs ${event.size} of ${event.availableMemory} bytes`,
      };
    case 'flushCalled':
      return { ...EMPTY, what: t`for ${event.batches.join(' ') || t`nothing`}` };
    case 'closeCalled':
      return { ...EMPTY, what: event.timeoutMs === null ? t`no limit` : t`${event.timeoutMs} ms` };
    case 'closeForced':
    case 'producerCrashed':
      return { ...EMPTY, what: t`incomplete: ${event.batches.join(' ') || t`none`}` };
    case 'flushReturned':
      return EMPTY;
    case 'producerClosed':
      return { ...EMPTY, what: event.forced ? 'forced' : '' };
    case 'producerRestarted':
      return {
        ...EMPTY,
        what: t`session ${event.session}, sends ${event.resends} again`,
        stamp: `${event.producerId}/${event.producerEpoch}`,
      };
    case 'brokerUnreachable':
      return { ...EMPTY, what: t`b${event.broker} for ${event.forMs} ms` };
    case 'writeDenied':
    case 'writeAllowed':
      return { ...EMPTY, what: `${event.producer}: ${event.topic ?? t`its transactional.id`}` };
    case 'brokerReachable':
      return { ...EMPTY, what: `b${event.broker}` };
    case 'sendRefused':
      return { ...EMPTY, what: event.record.value, error: event.exception };
    case 'batchDrained':
      return { ...EMPTY, what: t`${about()} attempt ${event.attempt}`, stamp: stampOf(event) };
    case 'requestSent':
      if (event.call) {
        return { ...EMPTY, what: t`${event.request} to b${event.broker}: ${callText(event.call)}` };
      }
      return {
        ...EMPTY,
        what: t`${event.request} to b${event.broker}: ${event.batches.map(carried).join(' | ')}`,
        stamp: event.batches.map(stampOf).join(' '),
      };
    case 'requestArrived':
      return {
        ...EMPTY,
        what: `${event.request}${event.queuedBehind > 0 ? t` behind ${event.queuedBehind}` : ''}`,
      };
    case 'batchDecided':
      return decided(event, index);
    case 'followerFetched':
      return {
        ...EMPTY,
        what: t`${event.partition} copied up to`,
        offset: `${event.logEndOffset}`,
      };
    case 'highWatermarkAdvanced':
      return {
        ...EMPTY,
        what: t`${event.partition} from ${event.from} to`,
        offset: `${event.highWatermark}`,
      };
    case 'responseSent':
    case 'responseDropped':
      return {
        ...answered(event.partitions, event.answer),
        what: t`${event.request} to ${event.client}`,
      };
    case 'responseArrived':
      return { ...answered(event.partitions, event.answer), what: event.request };
    case 'messageLost':
      return {
        ...EMPTY,
        what: t`${event.request} ${event.direction} at ${event.percentTravelled} %`,
      };
    case 'trafficHeld':
      return {
        ...EMPTY,
        what: t`${event.connection} ${event.direction} from ${event.request ?? t`now`} on`,
      };
    case 'messageDelayed':
      return { ...EMPTY, what: t`${event.request} ${event.direction} by ${event.byMs} ms` };
    case 'trafficReleased':
    case 'connectionCut':
    case 'connectionClosedByBroker':
    case 'connectionOpening':
    case 'connectionReady':
      return { ...EMPTY, what: event.connection };
    case 'connectionLost':
      return {
        ...EMPTY,
        what: t`${event.connection} ${event.reason}, fails ${event.inFlight.join(' ') || t`nothing`}`,
      };
    case 'requestFailed':
      return { ...EMPTY, what: event.request, error: event.error };
    case 'batchReenqueued':
      return { ...EMPTY, what: t`${about()} to place ${event.position}`, error: event.error };
    case 'batchExpired':
      return {
        ...EMPTY,
        what: t`${about()} after ${event.ageMs} ms${event.inFlight ? t`, in flight` : ''}`,
      };
    case 'batchFailed':
      return { ...EMPTY, what: about(), error: event.error };
    case 'batchSplit':
      return { ...EMPTY, what: t`${event.batch} into ${event.into.join(' ')}` };
    case 'epochBumped':
      return {
        ...EMPTY,
        what: t`renumbered: ${event.renumbered.map((one) => one.batch).join(' ') || t`none`}`,
        stamp: `${event.producerId}/${event.producerEpoch}`,
      };
    case 'producerIdReceived':
      return { ...EMPTY, stamp: `${event.producerId}/${event.producerEpoch}` };
    case 'producerIdRefused':
      return { ...EMPTY, error: event.exception };
    case 'lateResponse':
      return { ...answered([event]), what: about() };
    case 'sendCompleted':
      return event.result.kind === 'ok'
        ? { ...EMPTY, what: event.record.value, offset: `${event.result.offset}` }
        : { ...EMPTY, what: event.record.value, error: event.result.exception };
    case 'recordsRead':
      return {
        ...EMPTY,
        what: `${event.partition}: ${values(event.records)}`,
        offset: range(event.fromOffset, event.fromOffset + event.records.length - 1),
      };
    case 'isrChanged':
      return { ...EMPTY, what: t`${event.partition} ISR ${event.to.join(' ') || t`empty`}` };
    case 'leaderElected':
      return {
        ...EMPTY,
        what: t`${event.partition} led by ${event.leader < 0 ? t.dative`nobody` : `b${event.leader}`}, epoch ${event.leaderEpoch}${event.unclean ? ', unclean' : ''}`,
        offset: `${event.startOffset}`,
      };
    case 'replicaTruncated':
      return {
        ...EMPTY,
        what: t`${event.partition} on b${event.broker} from ${event.from} to`,
        offset: `${event.to}`,
      };
    case 'brokerStopped':
      return { ...EMPTY, what: `${event.how}${event.diskLost ? t`, disk lost` : ''}` };
    case 'brokerFenced':
      return { ...EMPTY, what: `b${event.broker}` };
    case 'brokerStarted':
      return {
        ...EMPTY,
        what: event.loaded.map((one) => t`${one.partition} to ${one.logEndOffset}`).join(' '),
      };
    case 'replicationStopped':
    case 'replicationResumed':
      return { ...EMPTY, what: t`${event.partition} on b${event.broker}` };
    case 'producerForgotten':
      return { ...EMPTY, what: t`${event.partition} pid ${event.producerId}, ${event.why}` };
    case 'metadataUpdated':
      return {
        ...EMPTY,
        what: event.leaders
          .map((one) => `${one.partition} ${one.leader < 0 ? t.other`nobody` : `b${one.leader}`}`)
          .join(' '),
      };
    default:
      return transactionCells(event);
  }
}

function decided(event: EventOf<'batchDecided'>, index: TraceIndex): Cells {
  const { batch, verdict } = event;
  const copy = index.repeatOf(event.id) === null ? '' : ' a copy';
  return {
    what: `${verdict.kind} ${values(batch.records)}${copy}`,
    stamp: stampOf(batch),
    offset: verdict.kind === 'REFUSED' ? '' : range(verdict.baseOffset, verdict.lastOffset),
    error: verdict.kind === 'REFUSED' ? verdict.error : '',
  };
}

function carried({ records, attempt }: ProduceBatch): string {
  return attempt === 1 ? values(records) : t`${values(records)} attempt ${attempt}`;
}

function answered(
  partitions: readonly Pick<PartitionResponse, 'baseOffset' | 'error'>[],
  other?: ApiAnswer,
): Cells {
  if (other) {
    return {
      ...EMPTY,
      stamp: other.producerId < 0 ? '' : `${other.producerId}/${other.producerEpoch}`,
      error: other.error === 'NONE' ? '' : other.error,
    };
  }
  const errors = partitions.map((one) => one.error).filter((one) => one !== 'NONE');
  return {
    ...EMPTY,
    offset: partitions.map((one) => one.baseOffset).join(' '),
    error: errors.join(' '),
  };
}

interface Stamped {
  readonly producerId: number;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly lastSequence: number;
}

/** `4001/0/2`, `4001/0/0..1`, `-1/-1/-1`. */
export function stampOf({
  producerId,
  producerEpoch,
  baseSequence,
  lastSequence,
}: Stamped): string {
  return `${producerId}/${producerEpoch}/${range(baseSequence, lastSequence)}`;
}

function range(first: number, last: number): string {
  return first === last ? `${first}` : `${first}..${last}`;
}

/** Values of records as a list without spaces: `order-15,order-16`. */
export function values(records: readonly RecordView[]): string {
  return shortened(records.map((one) => one.value)).join(',');
}

/** More than a dozen are told by the first, the last and how many. */
function shortened(names: readonly string[]): readonly string[] {
  if (names.length <= 12) return names;
  return [...names.slice(0, 2), '…', ...names.slice(-1), t`${names.length} in all`];
}

function simpleName(exception: string): string {
  return exception.slice(exception.lastIndexOf('.') + 1);
}

/** Why it happened: the causing events, the fault, the rule. */
export function becauseOf(event: SimEvent, scenario: Scenario): string {
  const parts = event.causes.length > 0 ? [event.causes.map((id) => `#${id}`).join(' ')] : [];
  const fault =
    event.intervention === null ? undefined : scenario.interventions[event.intervention];
  if (fault) parts.push(`${fault.do} (interventions[${event.intervention}])`);
  if ('rule' in event) parts.push(event.rule);
  return parts.join(', ');
}

/** `cut at 200 ms`, `cut 15 ms after responseSent of order-17`. */
export function interventionText(one: Intervention): string {
  const when = isTime(one.when)
    ? t`at ${one.when.at} ms`
    : `${one.when.moment}${one.when.record === null ? '' : t` of ${one.when.record}`}${one.when.copy > 1 ? t`, copy ${one.when.copy}` : ''}`;
  const at = isTime(one.when) ? when : t`at ${when}`;
  if (one.do === 'refuse') return t`refuse connections to b${one.broker} for ${one.forMs} ms ${at}`;
  if (one.do === 'delay') return t`delay by ${one.byMs} ms at ${when}`;
  const after = one.afterMs > 0 ? t`${one.afterMs} ms after ` : isTime(one.when) ? '' : 'at ';
  const what = 'producer' in one ? `${one.do} ${one.producer}` : one.do;
  return `${what} ${after}${when}`;
}
