// A learner's gesture on a message, as a fault addressed by the name of the moment: not by time and not by
// an id, so that it means the same after a setting has changed.
import {
  type ApiCall,
  type Intervention,
  isTime,
  type Moment,
  type Trace,
} from '../engine/index.ts';
import type { Message, TraceIndex } from '../trace/types.ts';

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

export function sameFault(one: Intervention, other: Intervention): boolean {
  return JSON.stringify({ ...one, enabled: true }) === JSON.stringify({ ...other, enabled: true });
}

/**
 * One fault as a readable word of the address: `cut:responseSent:order-17:1:20:p1:orders-0`, with `off:` in front
 * while it is switched off. What else a fault says stands behind as `broker=2`; a time stands for its moment as `@200`,
 * with the producer and the broker whose connection is meant in the places of producer and partition.
 */
export function writeFault(fault: Intervention): string {
  const { do: action, when, enabled, afterMs, byMs, ...rest } = { afterMs: 0, byMs: 0, ...fault };
  const at = isTime(when);
  const parts = at
    ? [action, `@${when.at}`, null, 1, byMs || afterMs, when.producer, when.broker, null]
    : [
        action,
        when.moment,
        when.record,
        when.copy,
        byMs || afterMs,
        when.producer,
        when.partition,
        when.api,
      ];
  const more = Object.entries(rest).flatMap(([name, value]) =>
    value === null || value === false
      ? []
      : [`${name}=${Array.isArray(value) ? value.join('+') : value}`],
  );
  while (parts.length > 5 && parts.at(-1) === null) parts.pop();
  const word = [...parts.map((one) => one ?? ''), ...more]
    .map((one) => escapePart(`${one}`))
    .join(':');
  return enabled ? word : `off:${word}`;
}

/** `:` divides the parts and `!` escapes it, so that the word stays readable after percent-encoding. */
function escapePart(part: string): string {
  return part.replaceAll('!', '!e').replaceAll(':', '!c');
}
