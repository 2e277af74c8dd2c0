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
 * One fault as a readable word of the address:
 * `cut:responseSent:order-17:1:20:p1:orders-0`, with `off:` in front while it is switched off.
 */
export function writeFault(fault: Intervention): string | null {
  if (isTime(fault.when) || 'producer' in fault || 'broker' in fault) return null;
  const { moment, record, copy, producer, partition, api } = fault.when;
  const ms = fault.do === 'delay' ? fault.byMs : fault.afterMs;
  const parts = [fault.do, moment, record ?? '', String(copy), String(ms)];
  const more = [producer, partition, api];
  const used = more.findLastIndex((one) => one !== null) + 1;
  parts.push(...more.slice(0, used).map((one) => one ?? ''));
  const word = parts.map(escapePart).join(':');
  return fault.enabled ? word : `off:${word}`;
}

/** The JSON of a fault as `writeFault` writes it; parseScenario is to judge it. Null: not that form at all. */
export function readFault(word: string): unknown {
  const off = word.startsWith('off:');
  const parts = (off ? word.slice(4) : word).split(':');
  if (parts.length < 5 || parts.length > 8) return null;
  const read = parts.map(unescapePart);
  const [action = '', moment = '', record = '', copy = '', ms = ''] = read;
  const [producer = '', partition = '', api = ''] = read.slice(5);
  const wait = action === 'delay' ? { byMs: wholeNumber(ms) } : { afterMs: wholeNumber(ms) };
  return {
    do: action,
    when: {
      moment,
      record: record === '' ? null : record,
      copy: wholeNumber(copy),
      producer: producer === '' ? null : producer,
      partition: partition === '' ? null : partition,
      ...(api === '' ? {} : { api }),
    },
    ...wait,
    enabled: !off,
  };
}

/** A whole number, or the text itself for the scenario's reader to complain about. */
function wholeNumber(text: string): number | string {
  return /^\d{1,12}$/.test(text) ? Number(text) : text;
}

/** `:` divides the parts and `!` escapes it, so that the word stays readable after percent-encoding. */
function escapePart(part: string): string {
  return part.replaceAll('!', '!e').replaceAll(':', '!c');
}

function unescapePart(part: string): string {
  return part.replaceAll('!c', ':').replaceAll('!e', '!');
}
