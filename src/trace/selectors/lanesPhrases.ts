// The words beside the lanes, each in a long and in shorter forms.

import type { EventOf, SimEvent } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { rarePhrase } from '../rare.ts';
import type { TraceIndex } from '../types.ts';
import { numberText } from '../words.ts';
import { answerOf, refusalTone } from './answers.ts';
import { callText, exceptionName, recordsShort } from './labels.ts';
import type { GuestLane, LaneSide, LaneTone } from './lanesTypes.ts';
import { storiesOf } from './requestStories.ts';

export interface Phrase {
  readonly side: LaneSide;
  readonly texts: readonly string[];
  readonly tone: LaneTone;
  readonly strong: boolean;
  /** At the height of its event, above the line that leaves there, or below the one that arrives. */
  readonly lie: 'level' | 'above' | 'below';
  /** Beside this lane if the run has it. */
  readonly lane?: GuestLane;
  /** Only where it has that lane. */
  readonly guest?: boolean;
  /** It says itself who it is about. */
  readonly named?: boolean;
}

export function phraseOf(index: TraceIndex, event: SimEvent): Phrase | null {
  const phrase =
    clientPhrase(index, event) ?? brokerPhrase(index, event) ?? rarePhrase(event, index);
  const who = whoOf(index, event);
  return phrase && who !== '' && !phrase.named
    ? { ...phrase, texts: [...phrase.texts.map((text) => `${who}: ${text}`), ...phrase.texts] }
    : phrase;
}

/** A phrase; what is not black is strong. */
export function at(
  side: LaneSide,
  texts: readonly string[],
  tone: LaneTone = 'ink',
  more: Partial<Phrase> = {},
): Phrase {
  return { side, texts, tone, strong: tone !== 'ink' && tone !== 'ink3', lie: 'level', ...more };
}

function clientPhrase(index: TraceIndex, event: SimEvent): Phrase | null {
  switch (event.type) {
    case 'producerStarted':
      return event.producerId < 0
        ? null
        : at(
            'client',
            [t`PID ${event.producerId}, epoch ${event.producerEpoch}`, t`PID ${event.producerId}`],
            'ink3',
          );
    case 'configRejected':
      return at('client', [exceptionName(event.exception), t`not built`], 'lost');
    case 'sendRefused':
      return at('client', [t`send() of ${event.record.value} fails`, 'send() fails'], 'lost');
    case 'requestSent':
      return sending(event);
    case 'connectionLost':
      return disconnecting(index, event);
    case 'responseArrived':
      return hearing(index, event);
    case 'trafficHeld':
      return event.direction === 'toBroker'
        ? at('client', [t`requests held back`, t`held back`], 'lost')
        : at('broker', [t`answers held back`, t`held back`], 'lost', { lie: 'below' });
    case 'trafficReleased':
      return at('client', [t`held messages go on`, t`go on`], 'ink2');
    default:
      return null;
  }
}

function sending(event: EventOf<'requestSent'>): Phrase {
  if (event.call) return at('client', [callText(event.call), t`request`]);
  const attempt = Math.max(1, ...event.batches.map((one) => one.attempt));
  const what = recordsShort(event.batches.flatMap((one) => one.records));
  const texts = [
    t`Produce ${what}, attempt ${attempt}`,
    t`Produce, attempt ${attempt}`,
    t`attempt ${attempt}`,
  ];
  return at('client', texts, 'ink', { strong: attempt > 1 });
}

function disconnecting({ trace }: TraceIndex, event: EventOf<'connectionLost'>): Phrase {
  const again = trace.events
    .slice(event.id + 1, event.id + 2 + 3 * event.inFlight.length)
    .some((one) => one.type === 'batchReenqueued' && one.at === event.at);
  const then = again ? t`, retriable` : '';
  if (event.reason === 'refused') return at('client', [t`connection refused`, t`refused`], 'ink2');
  return event.reason === 'requestTimedOut'
    ? at('client', [`REQUEST_TIMED_OUT${then}`, t`timed out`], 'lost')
    : at('client', [t`disconnected${then}`, t`disconnected`, t`cut off`], 'lost');
}

function hearing(index: TraceIndex, event: EventOf<'responseArrived'>): Phrase | null {
  const message = index.message(`${event.request}<`);
  if (!message) return null;
  const answer = answerOf(message);
  if (answer.kind === 'error')
    return at('client', [answer.error, t`an error`, 'error'], answer.tone);
  if (answer.call) return at('client', [t`${answer.call} done`, t`done`], 'ok');
  const what = recordsShort(message.batches.flatMap((one) => one.records));
  const offset = answer.baseOffset === null ? '' : t` at ${numberText(answer.baseOffset)}`;
  return at('client', [t`${what} acked${offset}`, t`acked${offset}`, t`acked`], 'ok');
}

function brokerPhrase(index: TraceIndex, event: SimEvent): Phrase | null {
  switch (event.type) {
    case 'requestArrived':
      return event.queuedBehind > 0
        ? at('broker', [t`waits, ${event.queuedBehind} before it`, t`waits`], 'ink3')
        : null;
    case 'batchDecided':
      return deciding(index, event);
    case 'highWatermarkAdvanced':
      return at(
        'broker',
        [t`HW ${numberText(event.highWatermark)}${leaving(index, event)}`, t`ack leaves`],
        'ink',
        {
          lie: 'below',
        },
      );
    case 'responseSent':
      return answering(index, event);
    case 'responseDropped':
      return at('broker', [t`no connection to answer on`, t`answer dropped`], 'lost', {
        lie: 'below',
      });
    case 'connectionClosedByBroker':
      return at('broker', [t`the broker closes the connection`, t`closes`], 'lost', {
        lie: 'below',
      });
    default:
      return null;
  }
}

function deciding(index: TraceIndex, event: EventOf<'batchDecided'>): Phrase {
  const { verdict, batch } = event;
  const where = severalPartitions(index) ? `, ${batch.partition}` : '';
  switch (verdict.kind) {
    case 'APPENDED': {
      const offset = numberText(verdict.baseOffset);
      return index.repeatOf(event.id) === null
        ? at('broker', [t`append at ${offset}${where}`, t`append at ${offset}`], 'ink', {
            lie: 'above',
          })
        : at('broker', [t`append at ${offset}${where}, a copy`, t`${offset}, a copy`], 'dup', {
            lie: 'above',
          });
    }
    case 'DUPLICATE': {
      const offset = numberText(verdict.baseOffset);
      return at('broker', [t`duplicate of ${offset}, not written`, t`copy of ${offset}`], 'dup');
    }
    case 'REFUSED':
      return at('broker', [verdict.error, t`refused`], refusalTone(verdict.error));
  }
}

/** `, ack leaves` where an answer waited for this rise of the high watermark. */
function leaving({ trace }: TraceIndex, event: EventOf<'highWatermarkAdvanced'>): string {
  const answer = trace.events
    .slice(event.id + 1, event.id + 5)
    .find(
      (one) => one.type === 'responseSent' && one.at === event.at && one.broker === event.broker,
    );
  return answer ? t`, ack leaves` : '';
}

/** Only where neither the decision nor the high watermark says it already. */
function answering(index: TraceIndex, event: EventOf<'responseSent'>): Phrase | null {
  const { events } = index.trace;
  const decided = storiesOf(index).of(event.request)?.decisions.at(-1);
  if (!decided || decided.at === event.at) return null;
  const risen = events
    .slice(Math.max(0, event.id - 4), event.id)
    .some((one) => one.type === 'highWatermarkAdvanced' && one.at === event.at);
  return risen ? null : at('broker', [t`answer leaves`], 'ink', { lie: 'below' });
}

function severalPartitions({ trace }: TraceIndex): boolean {
  return trace.scenario.topics.reduce((sum, one) => sum + one.partitions, 0) > 1;
}

/** `p2` or `b2` where a run has several: all clients share one lane, and so do all brokers that lead. */
function whoOf({ trace }: TraceIndex, event: SimEvent): string {
  const { scenario } = trace;
  const clients = scenario.producers.length + (scenario.handFed.length > 0 ? 1 : 0);
  if (
    'client' in event &&
    clients > 1 &&
    event.type !== 'responseSent' &&
    event.type !== 'responseDropped'
  ) {
    return event.client;
  }
  if ('producer' in event && clients > 1) return event.producer;
  const several = scenario.topics.reduce((sum, one) => sum + one.partitions, 0) > 1;
  return 'broker' in event && several && event.type !== 'requestSent' ? `b${event.broker}` : '';
}
