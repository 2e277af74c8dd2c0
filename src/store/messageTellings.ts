// What a message is called, and what a fault on it came to.

import type { EventOf } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import type { Message, TraceIndex } from '../trace/types.ts';
import { numberText, recordsText } from '../trace/words.ts';

/** `ack for 106`, `request with order 17, attempt 2`. */
export function nameOfMessage(message: Message): string {
  const [batch] = message.batches;
  const records = batch ? recordsText(batch.records) : '';
  if (message.direction === 'toBroker') {
    const attempt = batch && batch.attempt > 1 ? t`, attempt ${batch.attempt}` : '';
    return records === '' ? t`request` : t`request with ${records}${attempt}`;
  }
  const [answer] = message.partitions;
  if (answer?.error !== 'NONE') return t`${answer?.error ?? t`answer`} for ${records}`;
  return answer.baseOffset < 0 ? t`ack for ${records}` : t`ack for ${answer.baseOffset}`;
}

/** `ack for 106 lost: the connection breaks at 200 ms.` */
export function tellLoss(message: Message, after: TraceIndex, fault: number): string {
  const name = nameOfMessage(message);
  const cut = after.trace.events.find(
    (one) => one.type === 'connectionCut' && one.intervention === fault,
  );
  if (!cut) return t`${name}: nothing to lose, its moment does not come in this run.`;
  return t`${name} lost: the connection breaks at ${numberText(cut.at)} ms.`;
}

/** From that message on nothing arrives, and when the client gives up waiting. */
export function tellSilence(message: Message, after: TraceIndex, fault: number): string {
  const name = nameOfMessage(message);
  const held = after.trace.events.find(
    (one): one is EventOf<'trafficHeld'> =>
      one.type === 'trafficHeld' && one.intervention === fault,
  );
  if (!held) return t`${name}: its moment does not come in this run.`;
  const over = after.trace.events.find(
    (one) =>
      one.type === 'connectionLost' && one.id > held.id && one.connection === held.connection,
  );
  const end = over ? t` The client stops waiting at ${numberText(over.at)} ms.` : '';
  return t`${name} held: nothing more arrives from ${numberText(held.at)} ms on.${end}`;
}
