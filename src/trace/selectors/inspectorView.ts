// The inspector: why an event came out as it did, and what happened to one record.

import type {
  CheckOutcome,
  EventId,
  EventOf,
  ProduceBatch,
  RecordId,
  RuleId,
  SimEvent,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { RULES } from '../../rules/index.ts';
import { engineText } from '../engineWords.ts';
import { eventLabel } from '../labels.ts';
import { eventActorName, eventSentence } from '../sentences.ts';
import type { Selection, TraceIndex } from '../types.ts';
import { numberText } from '../words.ts';
import { refusalTone } from './answers.ts';
import { nameOfRecord } from './recordInFocus.ts';
import { asText, sentenceOf } from './say.ts';

export type EventTone = 'ink' | 'ok' | 'dup' | 'lost' | 'rej' | 'fence';

export interface RuleView {
  readonly meaning: string;
  readonly source: string;
}

export interface CheckView {
  readonly question: string;
  readonly values: string;
  readonly outcome: CheckOutcome['outcome'];
  readonly tone: EventTone;
  readonly rule: RuleView;
}

export interface WhyView {
  readonly event: EventId;
  readonly at: string;
  readonly sentence: string;
  /** What the batch's header says, in Kafka's order. */
  readonly header: readonly { readonly name: string; readonly value: string }[];
  readonly checks: readonly CheckView[];
  /** What goes back: `error NONE, baseOffset 106`. */
  readonly answer: { readonly text: string; readonly tone: EventTone } | null;
  readonly causes: readonly { readonly event: EventId; readonly text: string }[];
  /** The fault of the scenario that brought it about. */
  readonly fault: number | null;
  readonly rule: RuleView | null;
}

export interface LifeLine {
  readonly event: EventId;
  readonly at: string;
  readonly place: string;
  readonly text: string;
  readonly tone: EventTone;
  readonly shape: 'dot' | 'square' | 'copy' | 'recognised' | 'cross';
}

export interface LifeView {
  readonly record: RecordId;
  readonly name: string;
  readonly lines: readonly LifeLine[];
}

/** The event that a selection is about: where its fate was decided, or the present one. */
export function eventOfSelection(
  index: TraceIndex,
  selection: Selection | null,
  current: EventId,
): EventId {
  switch (selection?.kind) {
    case 'event':
      return selection.event;
    case 'message': {
      const message = index.message(selection.message);
      if (!message) return current;
      return message.direction === 'toBroker'
        ? (decisionOf(index, message.request) ?? message.endEvent ?? message.sentEvent)
        : (message.endEvent ?? message.sentEvent);
    }
    case 'record':
      return lastUpTo(index.eventsOfRecord(selection.record), current);
    case 'batch':
      return lastUpTo(index.eventsOfBatch(selection.batch), current);
    case undefined:
      return current;
  }
}

function decisionOf({ trace }: TraceIndex, request: string): EventId | undefined {
  return trace.events.find((one) => one.type === 'batchDecided' && one.request === request)?.id;
}

function lastUpTo(events: readonly EventId[], current: EventId): EventId {
  return events.findLast((one) => one <= current) ?? events[0] ?? current;
}

export function selectWhy(index: TraceIndex, event: EventId): WhyView | null {
  const one = index.trace.events[event];
  if (!one) return null;
  const decided = decisionFor(index, one);
  return {
    event,
    at: `${numberText(one.at)} ms`,
    sentence: asText(eventSentence(one, index)),
    header: decided ? headerOf(decided.batch) : [],
    checks:
      one.type === 'batchDecided'
        ? one.checks.map((check) => checkView(one, check, index.repeatOf(one.id) !== null))
        : [],
    answer: one.type === 'batchDecided' ? answerOf(one) : null,
    causes: one.causes.map((cause) => ({ event: cause, text: asText(sentenceOf(index, cause)) })),
    fault: one.intervention,
    rule: 'rule' in one && one.type !== 'batchDecided' ? ruleOf(one.rule) : null,
  };
}

/** The batch an event of the wire carries, if it is just one. */
function decisionFor(index: TraceIndex, event: SimEvent): { readonly batch: ProduceBatch } | null {
  if (event.type === 'batchDecided') return event;
  const request = 'request' in event ? event.request : null;
  const message = request === null ? undefined : index.message(`${request}>`);
  const [batch, ...others] = message?.batches ?? [];
  return batch && others.length === 0 ? { batch } : null;
}

function headerOf(batch: ProduceBatch): WhyView['header'] {
  return [
    { name: 'producerId', value: headerNumber(batch.producerId) },
    { name: 'producerEpoch', value: headerNumber(batch.producerEpoch) },
    {
      name: 'baseSequence',
      value:
        batch.baseSequence === batch.lastSequence
          ? headerNumber(batch.baseSequence)
          : `${batch.baseSequence}–${batch.lastSequence}`,
    },
  ];
}

/** No separators: these are values as the header holds them. */
function headerNumber(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}

const QUESTIONS: Readonly<Record<CheckOutcome['check'], string>> = {
  authorization: t`May its producer write?`,
  leader: t`Leader?`,
  inSyncReplicas: t`Enough replicas in sync?`,
  size: t`Small enough?`,
  producerId: t`Has a producer id?`,
  duplicate: t`One of the last 5 batches?`,
  transaction: t`Part of an open transaction?`,
  epoch: t`Epoch older than the last one seen?`,
  sequence: t`Sequence is last + 1?`,
};

function questionOf({ check, rule }: CheckOutcome): string {
  if (rule === 'broker.epoch-newer') return t`Newer epoch starts at 0?`;
  if (rule === 'broker.unknown-producer') return t`Producer id known here?`;
  return QUESTIONS[check];
}

function checkView(
  event: EventOf<'batchDecided'>,
  check: CheckOutcome,
  letsCopyIn: boolean,
): CheckView {
  return {
    question: questionOf(check),
    values: check.outcome === 'notReached' ? t`not reached` : engineText(check.values),
    outcome: check.outcome,
    tone: check.outcome !== 'decides' ? 'ok' : letsCopyIn ? 'dup' : toneOfDecision(event),
    rule: ruleOf(check.rule),
  };
}

function toneOfDecision({ verdict }: EventOf<'batchDecided'>): EventTone {
  switch (verdict.kind) {
    case 'APPENDED':
      return 'ok';
    case 'DUPLICATE':
      return 'dup';
    case 'REFUSED':
      return refusalTone(verdict.error);
  }
}

function answerOf(event: EventOf<'batchDecided'>): WhyView['answer'] {
  const { verdict } = event;
  if (verdict.kind === 'REFUSED') {
    return { text: t`error ${verdict.error}, baseOffset −1`, tone: toneOfDecision(event) };
  }
  return { text: t`error NONE, baseOffset ${verdict.baseOffset}`, tone: 'ok' };
}

function ruleOf(id: RuleId): RuleView {
  const { meaning, source } = RULES[id];
  return { meaning, source };
}

/** A record's way: enough for a reader, without the steps that only the protocol cares about. */
export function selectLife(index: TraceIndex, record: RecordId): LifeView {
  const events = index.eventsOfRecord(record).flatMap((id) => index.trace.events[id] ?? []);
  const lines = events.filter(belongsToLife).map((event) => lifeLine(index, event));
  return { record, name: nameOfRecord(index, record), lines };
}

/** Arrivals and departures of one instant stand beside the event that explains them. */
function belongsToLife(event: SimEvent): boolean {
  switch (event.type) {
    case 'batchDrained':
    case 'requestArrived':
    case 'responseSent':
    case 'requestFailed':
    case 'followerFetched':
    case 'highWatermarkAdvanced':
    case 'responseArrived':
      return false;
    default:
      return true;
  }
}

function lifeLine(index: TraceIndex, event: SimEvent): LifeLine {
  return {
    event: event.id,
    at: numberText(event.at),
    place: eventActorName(event, index),
    text: eventLabel(event, index),
    tone: toneOfEvent(index, event),
    shape: shapeOf(index, event),
  };
}

export function toneOfEvent(index: TraceIndex, event: SimEvent): EventTone {
  switch (event.type) {
    case 'messageLost':
    case 'responseDropped':
    case 'connectionCut':
    case 'connectionLost':
    case 'requestFailed':
    case 'batchExpired':
    case 'batchFailed':
    case 'sendRefused':
    case 'closeForced':
    case 'producerCrashed':
    case 'configRejected':
      return 'lost';
    case 'sendCompleted':
      return event.result.kind === 'failed' ? 'lost' : 'ok';
    case 'recordsRead':
      return index.repeatOf(event.id) === null ? 'ink' : 'dup';
    case 'batchDecided':
      if (event.verdict.kind === 'REFUSED') return toneOfDecision(event);
      return event.verdict.kind === 'DUPLICATE' || index.repeatOf(event.id) !== null
        ? 'dup'
        : 'ink';
    case 'epochBumped':
      return 'fence';
    default:
      return 'ink';
  }
}

function shapeOf(index: TraceIndex, event: SimEvent): LifeLine['shape'] {
  if (event.type === 'messageLost' || event.type === 'responseDropped') return 'cross';
  if (event.type === 'recordsRead' && index.repeatOf(event.id) !== null) return 'copy';
  if (event.type !== 'batchDecided') return 'dot';
  if (event.verdict.kind === 'DUPLICATE') return 'recognised';
  if (event.verdict.kind === 'REFUSED') return 'cross';
  return index.repeatOf(event.id) === null ? 'square' : 'copy';
}

/** Without a selection: the latest event that is worth an explanation of its own. */
export function eventToExplain(index: TraceIndex, current: EventId): EventId {
  const { events } = index.trace;
  for (let id = current; id >= 0; id--) {
    const event = events[id];
    if (event && !isFollowUp(event)) return id;
  }
  return current;
}

/** What follows at once from the event before it and adds nothing to explain. */
function isFollowUp(event: SimEvent): boolean {
  switch (event.type) {
    case 'responseSent':
      // a coordinator decides by its answer
      return (event.answer?.error ?? 'NONE') === 'NONE';
    case 'batchDrained':
    case 'connectionOpening':
    case 'connectionReady':
    case 'followerFetched':
    case 'highWatermarkAdvanced':
    case 'requestArrived':
    case 'requestFailed':
    case 'responseArrived':
      return true;
    default:
      return false;
  }
}
