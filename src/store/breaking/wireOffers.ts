// What can be done to a message, and to the connection it travels on.

import type { ConnectionState, EventId } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Message } from '../../trace/types.ts';
import { numberText } from '../../trace/words.ts';
import { isOnTheWire, lossOf, silenceOf } from '../messageFaults.ts';
import { anchorAt, momentAt } from './anchors.ts';
import { type Offer, offer } from './offer.ts';
import type { BreakPlace } from './targets.ts';

export function messageOffers(message: Message, place: BreakPlace): readonly Offer[] {
  const { index } = place;
  const request = message.direction === 'toBroker';
  const what = request ? 'request' : 'answer';
  const gone = message.fate === 'lost' ? t`This ${what} is lost already.` : null;
  const why = gone ?? (isOnTheWire(message, index) ? null : t`It never left the broker.`);
  const loss = lossOf(message, index);
  const silence = silenceOf(message, index);
  return [
    offer(
      {
        id: 'cut',
        label: t`Lose it`,
        note: t`The connection breaks when it is halfway. All that is on it is lost with it.`,
        why,
      },
      () => loss,
    ),
    offer(
      {
        id: silence.do,
        label: request ? t`Hold it back` : t`Leave it unanswered`,
        note: request
          ? t`From this request on nothing more arrives at the broker, and nobody is told.`
          : t`From this answer on nothing more arrives at the client, until request.timeout.ms is over.`,
        why,
      },
      () => silence,
    ),
    offer(
      {
        id: 'delay',
        label: t`Delay it`,
        note: t`It arrives later, and with it all that is sent behind it.`,
        why,
        span: { label: t`by`, ms: 300 },
      },
      (byMs) => ({ do: 'delay', when: loss.when, byMs, enabled: true }),
    ),
    ...(request ? brokerCrashes(message, place) : []),
  ];
}

/** The moments at which a broker that dies leaves the batch unwritten, or written and unanswered. */
function brokerCrashes(message: Message, { index }: BreakPlace): readonly Offer[] {
  const { events } = index.trace;
  const arrived = events.findIndex(
    (one) => one.type === 'requestArrived' && one.request === message.request,
  );
  const written = events.findIndex(
    (one) =>
      one.type === 'batchDecided' &&
      one.request === message.request &&
      one.verdict.kind === 'APPENDED',
  );
  const crash = (event: EventId) => {
    const when = momentAt(index, event);
    if (!when) throw new Error(`event ${event} has no name`);
    const { broker } = message;
    return { do: 'crashBroker', when, broker, diskLost: false, afterMs: 0, enabled: true } as const;
  };
  const at = (event: EventId) => t`at ${numberText(events[event]?.at ?? 0)} ms`;
  return [
    offer(
      {
        id: 'crashBefore',
        label: t`Crash broker ${message.broker} before the append`,
        note: t`It dies ${at(arrived)}, with the request read and nothing written.`,
        why: arrived < 0 ? t`This request does not reach the broker.` : null,
      },
      () => crash(arrived),
    ),
    offer(
      {
        id: 'crashAfter',
        label: t`Crash broker ${message.broker} after the append`,
        note: t`It dies ${at(written)}, with the batch in its log and no answer sent.`,
        why: written < 0 ? t`The broker writes nothing for this request.` : null,
      },
      () => crash(written),
    ),
  ];
}

export function connectionOffers(connection: ConnectionState, place: BreakPlace): readonly Offer[] {
  const { index, event, now } = place;
  const { state, toBroker, toClient } = connection;
  const alive = state === 'open' || state === 'opening';
  const held = alive && (toBroker.held || toClient.held);
  const anchor = anchorAt(index, event, now, (one) => one.connection === connection.id);
  const byTime = { at: now, producer: connection.client, broker: connection.broker };
  const named = 'moment' in anchor.when ? anchor : { when: byTime, afterMs: 0 };
  return [
    offer(
      {
        id: 'cut',
        label: t`Cut it`,
        note: t`Everything on it is lost, both ways, at once. The client learns of it a moment later.`,
        why: alive ? null : t`It is gone already.`,
      },
      () => ({ do: 'cut', ...named, enabled: true }),
    ),
    offer(
      {
        id: 'release',
        label: t`Let through what is held`,
        note: t`What was held back arrives, in order.`,
        why: held ? null : t`Nothing is held back on it.`,
      },
      () => ({ do: 'release', ...named, connection: connection.number, enabled: true }),
    ),
  ];
}
