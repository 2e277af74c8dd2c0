// What an edit changed, in one or two sentences for the toast and the live region.
import type { EventId, EventOf } from '../engine/index.ts';
import { sentenceOf } from '../trace/selectors/say.ts';
import type { Message, TraceIndex } from '../trace/types.ts';
import { numberText, recordsText } from '../trace/words.ts';
import { firstDifference } from './samePlace.ts';

/** `ack for 106`, `request with order 17, attempt 2`. */
export function nameOfMessage(message: Message): string {
  const [batch] = message.batches;
  const records = batch ? recordsText(batch.records) : '';
  if (message.direction === 'toBroker') {
    const attempt = batch && batch.attempt > 1 ? `, attempt ${batch.attempt}` : '';
    return records === '' ? 'request' : `request with ${records}${attempt}`;
  }
  const [answer] = message.partitions;
  if (answer?.error !== 'NONE') return `${answer?.error ?? 'answer'} for ${records}`;
  return answer.baseOffset < 0 ? `ack for ${records}` : `ack for ${answer.baseOffset}`;
}

/** `ack for 106 lost: the connection breaks at 200 ms.` */
export function tellLoss(message: Message, after: TraceIndex, fault: number): string {
  const name = nameOfMessage(message);
  const cut = after.trace.events.find(
    (one) => one.type === 'connectionCut' && one.intervention === fault,
  );
  if (!cut) return `${name}: nothing to lose, its moment does not come in this run.`;
  return `${name} lost: the connection breaks at ${numberText(cut.at)} ms.`;
}

/** From that message on nothing arrives, and when the client gives up waiting. */
export function tellSilence(message: Message, after: TraceIndex, fault: number): string {
  const name = nameOfMessage(message);
  const held = after.trace.events.find(
    (one): one is EventOf<'trafficHeld'> =>
      one.type === 'trafficHeld' && one.intervention === fault,
  );
  if (!held) return `${name}: its moment does not come in this run.`;
  const over = after.trace.events.find(
    (one) =>
      one.type === 'connectionLost' && one.id > held.id && one.connection === held.connection,
  );
  const end = over ? ` The client stops waiting at ${numberText(over.at)} ms.` : '';
  return `${name} held: nothing more arrives from ${numberText(held.at)} ms on.${end}`;
}

/** What was set, the first event that differs, and the first that took another turn. */
export function tellChange(what: string, before: TraceIndex, after: TraceIndex): string {
  const first = firstDifference(before, after);
  if (first >= Math.max(before.trace.events.length, after.trace.events.length)) {
    return `${what}: the run stays the same.`;
  }
  const turn = firstTurn(before, after, first);
  const parts = [`${what}. First difference: ${told(after, first)}`];
  if (turn > first && turn < after.trace.events.length) parts.push(`Then: ${told(after, turn)}`);
  return parts.join(' ');
}

function told(index: TraceIndex, event: EventId): string {
  if (event >= index.trace.events.length) return 'the run ends earlier.';
  return `${sentenceOf(index, event).replace(/\.$/, '')}.`;
}

/** The first event from `from` on that is of another kind than before, or another verdict. */
function firstTurn(before: TraceIndex, after: TraceIndex, from: EventId): EventId {
  const kind = ({ trace }: TraceIndex, id: EventId) => {
    const event = trace.events[id];
    return event?.type === 'batchDecided' ? event.verdict.kind : event?.type;
  };
  let id = from;
  while (id < after.trace.events.length && kind(before, id) === kind(after, id)) id += 1;
  return id;
}
