// A learner's gesture on a message, as a fault addressed by the name of the moment: not by time and not by
// an id, so that it means the same after a setting has changed. Loaded with the first gesture.

import type { ApiCall, Intervention, Moment, Trace } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import type { Message, MessageId, TraceIndex } from '../trace/types.ts';
import { adding, withExperiment } from './edits.ts';
import { runOf } from './labRun.ts';
import { type LabState, toastOf } from './labState.ts';
import { nameOfMessage, tellLoss, tellSilence } from './messageTellings.ts';

/** The lab with a message lost, or left unanswered; or with the reason why it cannot be. */
export function withMessageFault(
  lab: LabState,
  id: MessageId,
  kind: 'loss' | 'silence',
): Partial<LabState> {
  const { index } = runOf(lab.experiment);
  const message = index.message(id);
  if (!message) return {};
  const refusal = whyNot(message, index);
  if (refusal) return { toast: toastOf(refusal) };
  const fault = kind === 'loss' ? lossOf(message, index) : silenceOf(message, index);
  const telling = kind === 'loss' ? tellLoss : tellSilence;
  return withExperiment(lab, adding(lab.experiment, fault), (_, after) =>
    telling(message, after.index, after.scenario.interventions.indexOf(fault)),
  );
}

/** Why a message cannot be lost or held, or null if it can. */
function whyNot(message: Message, index: TraceIndex): string | null {
  const name = nameOfMessage(message);
  if (message.fate === 'lost') return t`${name} is lost already.`;
  return isOnTheWire(message, index) ? null : t`${name} never left the broker.`;
}

/** Breaks the connection when the message is halfway, so that it never arrives. */
export function lossOf(message: Message, { trace, messages }: TraceIndex): Intervention {
  const { flightMs } = trace.scenario.network;
  const when = momentOf(message, trace, messages);
  return { do: 'cut', when, afterMs: Math.floor(flightMs / 2), enabled: true };
}

/** From this message on nothing more arrives in its direction: the answer stays out. */
export function silenceOf(message: Message, { trace, messages }: TraceIndex): Intervention {
  return {
    do: message.direction === 'toBroker' ? 'hold' : 'stall',
    when: momentOf(message, trace, messages),
    afterMs: 0,
    enabled: true,
  };
}

/** False for an answer that the broker could not even send. */
export function isOnTheWire(message: Message, { trace }: TraceIndex): boolean {
  return trace.events[message.sentEvent]?.type !== 'responseDropped';
}

/** What a letter carries when it is no Produce. */
function callOf({ sentEvent }: Message, trace: Trace): ApiCall | undefined {
  const sent = trace.events[sentEvent];
  return sent && 'call' in sent && typeof sent.call === 'object' ? sent.call : undefined;
}

function momentOf(message: Message, trace: Trace, messages: readonly Message[]): Moment {
  const [batch] = message.batches;
  const record = batch?.records[0];
  const moment = message.direction === 'toBroker' ? 'requestSent' : 'responseSent';
  // An attempt that never reached the broker has no answer, so answers are counted, not attempts
  const copies = messages.filter(
    (one) =>
      one.sentEvent <= message.sentEvent &&
      trace.events[one.sentEvent]?.type === moment &&
      one.client === message.client &&
      callOf(one, trace)?.api === callOf(message, trace)?.api &&
      (!record ||
        one.batches.some((each) => each.records.some(({ value }) => value === record.value))),
  );
  return {
    moment,
    record: record?.value ?? null,
    producer: message.client,
    partition: batch?.partition ?? null,
    api: callOf(message, trace)?.api ?? null,
    copy: Math.max(1, copies.length),
  };
}
