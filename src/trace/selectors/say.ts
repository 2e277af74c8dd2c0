// An event as it is told on its own: when, and the sentence.

import type { EventId } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { eventSentence } from '../sentences.ts';
import type { TraceIndex } from '../types.ts';
import { capital, numberText } from '../words.ts';

/** `345 ms: broker 1 recognises order-17, sequence 2, as a copy of offset 106 and answers without writing` */
export function sentenceOf(index: TraceIndex, event: EventId): string {
  const one = index.trace.events[event];
  return one ? t`${numberText(one.at)} ms: ${eventSentence(one, index)}` : t`the run has not begun`;
}

/** A sentence as running text begins and ends it. */
export function asText(sentence: string): string {
  const first = capital(sentence);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
