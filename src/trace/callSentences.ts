// Requests besides Produce and their answers, in words: those of a transactional producer to its coordinators.

import {
  type ApiAnswer,
  type ApiCall,
  type EventOf,
  type SimEvent,
  unreachable,
} from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { messageId } from './flights.ts';
import { callText } from './transactionEvents.ts';
import type { TraceIndex } from './types.ts';
import { clientText, countText, numberText } from './words.ts';

/** Events that speak of one request. */
const OF_REQUEST = [
  'requestSent',
  'requestArrived',
  'requestFailed',
  'responseSent',
  'responseDropped',
  'responseArrived',
  'messageLost',
  'messageDelayed',
] as const;

type OfRequest = EventOf<(typeof OF_REQUEST)[number]>;

/** A sentence for a request that is no Produce, and for a producer that will ask for its id with one; else null. */
export function otherEventSentence(event: SimEvent, index: TraceIndex): string | null {
  if (event.type === 'producerStarted') {
    return event.transactionalId === undefined
      ? null
      : t`${clientText(index.trace, event.producer)} starts without a producer id: its application asks for one with initTransactions(), as ${event.transactionalId}`;
  }
  if (!isOfRequest(event)) return null;
  const sent = index.message(messageId(event.request, 'toBroker'))?.sentEvent ?? -1;
  const asked = index.trace.events[sent];
  return asked?.type === 'requestSent' && asked.call
    ? callSentence(event, asked.call, index)
    : null;
}

function isOfRequest(event: SimEvent): event is OfRequest {
  return OF_REQUEST.some((one) => one === event.type);
}

function callSentence(event: OfRequest, call: ApiCall, { trace }: TraceIndex): string {
  const what = callText(call);
  switch (event.type) {
    case 'requestSent':
      return t`${clientText(trace, event.client)} sends ${what} to broker ${event.broker}`;
    case 'requestArrived': {
      const waits =
        event.queuedBehind > 0
          ? t` and waits behind ${countText(event.queuedBehind, 'other request')}`
          : '';
      const late = event.late ? t`, though its sender has closed the connection` : '';
      return t`${what} reaches broker ${event.broker}${waits}${late}`;
    }
    case 'requestFailed':
      return t`${what} ends without an answer: ${event.error}`;
    case 'responseSent':
      return t`broker ${event.broker} answers ${what}: ${answerText(event.answer)}`;
    case 'responseDropped':
      return t`broker ${event.broker} has an answer to ${what} (${answerText(event.answer)}) and no open connection to write it to`;
    case 'responseArrived':
      return t`${clientText(trace, event.client)} gets the answer to ${what}: ${answerText(event.answer)}`;
    case 'messageLost':
      return t`${messageText(event, what)} is lost`;
    case 'messageDelayed':
      return t`${messageText(event, what)} is delayed by ${numberText(event.byMs)} ms`;
    default:
      return unreachable(event);
  }
}

function messageText({ direction }: { readonly direction: string }, what: string): string {
  return direction === 'toBroker' ? what : t`the answer to ${what}`;
}

function answerText(answer: ApiAnswer | undefined): string {
  if (!answer) return 'nothing';
  const { coordinator, error, producerEpoch, producerId } = answer;
  if (error !== 'NONE') return error;
  if (coordinator >= 0) return t`it is broker ${coordinator}`;
  return producerId < 0 ? 'done' : t`done, producer id ${producerId}, epoch ${producerEpoch}`;
}
