// What an answer says, as a slip on the wire and as the label of an arrow.

import { ERRORS, type KafkaError } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Message } from '../types.ts';
import { callText } from './labels.ts';
import type { AnswerView } from './stageTypes.ts';

export function answerOf(message: Message): AnswerView {
  const refused = [...message.partitions, ...(message.answer ? [message.answer] : [])].find(
    (one) => one.error !== 'NONE',
  );
  if (refused) {
    return { kind: 'error', error: refused.error, tone: refusalTone(refused.error) };
  }
  if (message.call) return { kind: 'ack', baseOffset: null, call: callText(message.call) };
  const [first] = message.partitions;
  return { kind: 'ack', baseOffset: first && first.baseOffset >= 0 ? first.baseOffset : null };
}

export function refusalTone(error: KafkaError): 'rej' | 'lost' | 'fence' {
  if (isFenced(error)) return 'fence';
  return error === 'OUT_OF_ORDER_SEQUENCE_NUMBER' ? 'rej' : 'lost';
}

export function isFenced(error: KafkaError): boolean {
  return error === 'INVALID_PRODUCER_EPOCH' || error === 'PRODUCER_FENCED';
}

export function isRetriable(error: KafkaError): boolean {
  return ERRORS[error].retriable;
}

/** `ack 106`, `OUT_OF_ORDER_SEQUENCE_NUMBER` */
export function answerText(answer: AnswerView): string {
  if (answer.kind === 'error') return answer.error;
  if (answer.call) return t`${answer.call} done`;
  return answer.baseOffset === null ? 'ack' : t`ack ${answer.baseOffset}`;
}
