// Messages as arrows between the lanes.

import type { EventId } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Message, TraceIndex } from '../types.ts';
import { answerOf, answerText } from './answers.ts';
import { flightOf, HELD_AT } from './flight.ts';
import { callText, recordsShort } from './labels.ts';
import type { LaneArrow, LanesLayout, LaneTone } from './lanesTypes.ts';
import { stampOf } from './stamps.ts';

export function arrowsOf(
  index: TraceIndex,
  layout: LanesLayout,
  y: (event: EventId) => number,
): readonly LaneArrow[] {
  return index.messages.map((message) => arrowOf(index, message, layout, y));
}

function arrowOf(
  index: TraceIndex,
  message: Message,
  layout: LanesLayout,
  y: (event: EventId) => number,
): LaneArrow {
  const { direction, fate } = message;
  const request = direction === 'toBroker';
  const answer = request ? null : answerOf(message);
  const y1 = y(message.sentEvent);
  const way = wayOf(message, layout, y1, message.endEvent === null ? null : y(message.endEvent));
  return {
    message: message.id,
    event: message.sentEvent,
    end: message.endEvent,
    direction,
    fate,
    flight: flightOf(message, index),
    far:
      (asksCoordinator(message) ? layout.coordinator : undefined) ??
      layout.brokers?.get(message.broker) ??
      layout.gate,
    y1,
    ...way,
    cut: message.travelled,
    stamps: request ? message.batches.map((batch) => stampOf(index, batch)) : [],
    label: answer ? answerText(answer) : '',
    tone: toneOf(message, answer),
    name: nameOf(message),
    answer,
    records: message.batches.flatMap((one) => one.records.map((record) => record.id)),
    batches: message.batches.map((one) => one.batch),
  };
}

/** All but the question who it is. */
export function asksCoordinator({ call }: { readonly call?: Message['call'] }): boolean {
  return call !== undefined && call.api !== 'FindCoordinator';
}

function toneOf(message: Message, answer: ReturnType<typeof answerOf> | null): LaneTone {
  if (message.fate === 'lost') return 'lost';
  if (!answer) return 'req';
  return answer.kind === 'error' ? answer.tone : 'ok';
}

/** Where it arrives or would have, and where it stood still. */
function wayOf(
  message: Message,
  { flight }: LanesLayout,
  y1: number,
  end: number | null,
): Pick<LaneArrow, 'y2' | 'held'> {
  const half = flight * HELD_AT;
  if (message.heldBy !== null) {
    const from = y1 + half;
    if (message.fate === 'arrived' && end !== null) {
      return end - half > from + 4
        ? { y2: end, held: { from, to: end - half } }
        : { y2: end, held: null };
    }
    return { y2: y1 + flight, held: { from, to: Math.max(from, end ?? from) } };
  }
  if (message.fate === 'arrived' && end !== null) return { y2: end, held: null };
  if (message.fate === 'lost' && end !== null && message.travelled > 0.1) {
    const would = (end - y1) / message.travelled;
    return { y2: y1 + Math.min(1.5 * flight, Math.max(0.6 * flight, would)), held: null };
  }
  return { y2: y1 + flight, held: null };
}

function nameOf(message: Message): string {
  const records = recordsShort(message.batches.flatMap((one) => one.records));
  const fate =
    message.fate === 'underWay' ? t`, never arrives` : message.fate === 'lost' ? t`, lost` : '';
  const when = t`sent at ${message.sentAt} ms`;
  const { call } = message;
  if (message.direction === 'toBroker') {
    if (call) return t`${callText(call)} request to broker ${message.broker}, ${when}${fate}`;
    const attempt = Math.max(1, ...message.batches.map((one) => one.attempt));
    return t`Produce request, ${records}, attempt ${attempt}, ${when}${fate}`;
  }
  const answer = answerOf(message);
  const what = call ? t`Answer to ${callText(call)}` : t`Ack for ${records}`;
  return `${answer.kind === 'ack' ? what : answer.error}, ${when}${fate}`;
}
