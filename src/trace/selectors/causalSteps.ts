// The run's turning points, numbered: the same number stands in the rail, on the stage and on the tape.

import type { EventId, EventOf, RecordView, SimEvent } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { TraceIndex } from '../types.ts';
import { isFenced, refusalTone } from './answers.ts';

export type CausalTone = 'ink' | 'lost' | 'dup' | 'ok' | 'rej' | 'fence';

export interface CausalStep {
  readonly step: number;
  readonly event: EventId;
  readonly tone: CausalTone;
  readonly text: string;
}

/** Keys 1–9 reach every step. */
const MOST = 9;

const known = new WeakMap<TraceIndex, readonly CausalStep[]>();

export function causalSteps(index: TraceIndex): readonly CausalStep[] {
  const steps = known.get(index) ?? computeSteps(index);
  known.set(index, steps);
  return steps;
}

function computeSteps(index: TraceIndex): readonly CausalStep[] {
  const { events } = index.trace;
  const troubled = troubledBatches(index);
  const plain = troubled.size === 0;
  const several = plain ? events.filter(isDecision).length > 1 : troubled.size > 1;
  const steps: Omit<CausalStep, 'step'>[] = [];
  for (const event of events) {
    const turn = turnOf(index, event, (batch) => plain || troubled.has(batch), several);
    if (turn) steps.push({ ...turn, event: event.id });
  }
  return joined(steps, index)
    .slice(0, MOST)
    .map((one, at) => ({ ...one, step: at + 1 }));
}

function isDecision(event: SimEvent): event is EventOf<'batchDecided'> {
  return event.type === 'batchDecided';
}

/** Batches that did not simply go through: lost on the way, sent again, refused or expired. */
function troubledBatches({ trace, concerns }: TraceIndex): ReadonlySet<string> {
  const troubled = new Set<string>();
  for (const event of trace.events) {
    const isTrouble =
      event.type === 'messageLost' ||
      event.type === 'requestFailed' ||
      event.type === 'batchFailed' ||
      event.type === 'batchExpired' ||
      event.type === 'batchReenqueued' ||
      (event.type === 'batchDecided' && event.verdict.kind !== 'APPENDED');
    if (isTrouble) for (const batch of concerns(event.id).batches) troubled.add(batch);
  }
  return troubled;
}

type Turn = Pick<CausalStep, 'tone' | 'text'>;

function turnOf(
  index: TraceIndex,
  event: SimEvent,
  matters: (batch: string) => boolean,
  several: boolean,
): Turn | null {
  switch (event.type) {
    case 'batchDecided': {
      if (!matters(event.batch.batch)) return null;
      const who = several ? `${batchName(event.batch.records)} ` : '';
      return withWho(who, decision(index, event));
    }
    case 'requestSent': {
      const again = event.batches.find((one) => one.attempt > 1 && matters(one.batch));
      if (!again) return null;
      const who = several ? `${batchName(again.records)}: ` : '';
      const how = again.producerId < 0 ? t`retry, same bytes` : t`retry with the same stamp`;
      return withWho(who, { tone: 'ink', text: how });
    }
    case 'responseSent':
      return event.answer && isFenced(event.answer.error)
        ? { tone: 'fence', text: t`sent back: ${event.answer.error}` }
        : null;
    case 'messageLost':
      return { tone: 'lost', text: event.direction === 'toClient' ? t`ack lost` : t`request lost` };
    case 'responseDropped':
      return { tone: 'lost', text: t`ack lost` };
    case 'trafficHeld':
      return {
        tone: 'lost',
        text: event.direction === 'toClient' ? t`answers held back` : t`requests held back`,
      };
    case 'trafficReleased':
      return { tone: 'ink', text: t`held messages go on` };
    case 'connectionLost':
      return event.reason === 'requestTimedOut'
        ? { tone: 'lost', text: t`the client stops waiting` }
        : null;
    case 'epochBumped':
      return {
        tone: 'fence',
        text:
          event.producerId < 0
            ? t`the last epoch is used up`
            : t`epoch raised to ${event.producerEpoch}`,
      };
    case 'producerCrashed':
      return { tone: 'lost', text: t`the process dies` };
    case 'producerRestarted':
      return {
        tone: 'fence',
        text:
          event.producerId < 0 ? t`starts again` : t`starts again as producer ${event.producerId}`,
      };
    case 'recordAppended':
      return event.resendOf === null
        ? null
        : { tone: 'ink', text: t`the shop sends ${event.record.value} again` };
    case 'batchExpired':
      return { tone: 'lost', text: t`delivery time is over` };
    case 'batchFailed':
      return { tone: 'lost', text: t`given up: ${event.error}` };
    case 'configRejected':
      return { tone: 'lost', text: t`the producer is not built` };
    default:
      return null;
  }
}

function withWho(who: string, turn: Turn): Turn {
  return { ...turn, text: `${who}${turn.text}` };
}

function decision(index: TraceIndex, event: EventOf<'batchDecided'>): Turn {
  const { verdict, batch } = event;
  switch (verdict.kind) {
    case 'APPENDED': {
      const offsets =
        verdict.baseOffset === verdict.lastOffset
          ? String(verdict.baseOffset)
          : `${verdict.baseOffset}–${verdict.lastOffset}`;
      if (index.repeatOf(event.id) !== null) {
        return { tone: 'dup', text: t`written again at ${offsets}` };
      }
      const stamp =
        batch.producerId < 0
          ? ''
          : t`, stamp ${
              batch.baseSequence === batch.lastSequence
                ? batch.baseSequence
                : `${batch.baseSequence}–${batch.lastSequence}`
            }`;
      return { tone: 'ink', text: t`written at ${offsets}${stamp}` };
    }
    case 'DUPLICATE':
      return { tone: 'ok', text: t`recognised, answered, not written` };
    case 'REFUSED':
      return { tone: refusalTone(verdict.error), text: t`sent back: ${verdict.error}` };
  }
}

/** `order-17`; of several records the first and the last. */
function batchName(records: readonly RecordView[]): string {
  const [first, ...others] = records;
  const last = others.at(-1);
  return last ? `${first?.value} … ${last.value}` : (first?.value ?? 'batch');
}

type Unnumbered = Omit<CausalStep, 'step'>;

/** Turns of one kind in a row are one step: three acks lost with their connection, three retries. */
function joined(steps: readonly Unnumbered[], { trace }: TraceIndex): readonly Unnumbered[] {
  const groups: (readonly [Unnumbered, ...Unnumbered[]])[] = [];
  for (const step of steps) {
    const group = groups.at(-1);
    const kind = kindToJoin(trace.events[step.event]);
    if (group && kind !== null && kind === kindToJoin(trace.events[group[0].event])) {
      groups[groups.length - 1] = [...group, step];
    } else groups.push([step]);
  }
  return groups.map(([first, ...others]) => {
    if (others.length === 0) return first;
    const kind = kindToJoin(trace.events[first.event]) ?? '';
    return { ...first, text: `${others.length + 1} ${kind}` };
  });
}

/** What several of them are called, or null for what stays on its own. */
function kindToJoin(event: SimEvent | undefined): string | null {
  switch (event?.type) {
    case 'messageLost':
      return event.direction === 'toClient' ? t`acks lost` : t`requests lost`;
    case 'responseDropped':
      return t`acks lost`;
    case 'requestSent':
      return event.batches.some((one) => one.producerId < 0)
        ? t`retries, same bytes`
        : t`retries with the same stamps`;
    default:
      return null;
  }
}
