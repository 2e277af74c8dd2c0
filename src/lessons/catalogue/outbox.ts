// Scenes about senders: a payment that is sent more than once, an outbox and its relay, and a pitfall of restarts.

import type { Intervention, ProducerSpec, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import {
  cut,
  moment,
  order,
  orders,
  PATIENT_RECONNECT,
  refuse,
  scene,
  stallAnswers,
} from '../scenes/base.ts';
import { restartResend } from '../scenes/restartResend.ts';
import { consumerDies, INBOX, member, producerDies } from './appParts.ts';

/** One payment of 40 euros. Its key is the id that the browser made before the first click. */
const payment = (at: number) => ({ ...order(1, at, 40), key: 'pay-7', value: 'charge' });

interface PaymentFault {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly clicks?: number;
  readonly config?: Readonly<Record<string, string>>;
  readonly resendOnFailure?: number;
  readonly interventions: readonly Intervention[];
  /** What the service is told of its first send. */
  readonly told: string;
  /** How often the card is charged without an inbox. */
  readonly charged: number;
}

const PAYMENT_FAULTS: readonly PaymentFault[] = [
  {
    name: 'lost-ack',
    title: t`an answer is lost`,
    about: t`The producer sends again by itself, the leader recognises the number: the one fault of five that idempotence covers.`,
    interventions: [cut(moment('appended', 'charge'))],
    told: 'ok@0',
    charged: 1,
  },
  {
    name: 'deadline',
    title: t`the delivery time runs out`,
    about: t`The payment is stored, the service is told that its time is over, and sends it again as a new record.`,
    config: { 'delivery.timeout.ms': '35000', ...PATIENT_RECONNECT },
    resendOnFailure: 1,
    interventions: [cut(moment('appended', 'charge')), refuse(1, 6, 40_000)],
    told: 'TimeoutException',
    charged: 2,
  },
  {
    name: 'restart',
    title: t`the service restarts`,
    about: t`The payment is stored, and the service that sent it dies before it hears of it.`,
    interventions: [
      stallAnswers('charge'),
      ...producerDies(moment('highWatermarkAdvanced'), 'unacknowledged'),
    ],
    told: 'pending',
    charged: 2,
  },
  {
    name: 'double-click',
    title: t`the customer clicks twice`,
    about: t`Two clicks, two sends, two records with two numbers, each of them right.`,
    clicks: 2,
    interventions: [],
    told: 'ok@0',
    charged: 2,
  },
  {
    name: 'consumer-crash',
    title: t`the consumer dies after it has charged`,
    about: t`Stored once and read twice: the consumer dies between its charge and its commit.`,
    interventions: consumerDies(moment('effectDone', 'charge')),
    told: 'ok@0',
    charged: 2,
  },
];

const paymentCharge = (fault: PaymentFault, inbox: boolean): Scenario => {
  const clicks = Array.from({ length: fault.clicks ?? 1 }, (_, index) => payment(index * 300));
  const times = inbox ? 1 : fault.charged;
  return scene({
    id: `payment-${fault.name}${inbox ? '' : '-plain'}`,
    title: t`A payment, and ${fault.title}${inbox ? t`, with an inbox` : ''}`,
    about: `${fault.about} ${
      inbox
        ? t`The consumer keeps the payment’s id in its inbox, in one transaction with the charge, and charges the card once.`
        : t`The consumer charges for each record that it gets.`
    }`,
    config: fault.config ?? {},
    sends: clicks,
    resendOnFailure: fault.resendOnFailure ?? 0,
    consumers: [member({ inbox: inbox ? { ...INBOX, by: 'key' } : null })],
    interventions: fault.interventions,
    pauseOn: [moment('effectDone', 'charge', times)],
    claims: [
      `effects(charge) == ${times}`,
      `completed(charge) == ${fault.told}`,
      `balance(pay-7) == ${40 * times}`,
      `count(recordSkipped) == ${inbox ? fault.charged - 1 : 0}`,
      'committedOffset(cards) == hw',
    ],
  });
};

/** Three orders through an outbox, and a consumer behind it. */
export function outboxScene(
  parts: Pick<Scenario, 'id' | 'title' | 'about' | 'claims'>,
  mark: NonNullable<ProducerSpec['outbox']>['mark'],
  inbox: boolean,
  interventions: readonly Intervention[],
): Scenario {
  const base = scene({
    ...parts,
    config: { 'linger.ms': '0' },
    sends: orders(3, 40),
    consumers: [member({ inbox: inbox ? INBOX : null })],
    interventions,
    pauseOn: [moment('producerCrashed'), moment('producerRestarted')],
  });
  return {
    ...base,
    producers: base.producers.map((one) => ({ ...one, outbox: { mark, pollMs: 10 } })),
  };
}

const relayMarksBefore = outboxScene(
  {
    id: 'outbox-relay-before',
    title: t`Marked, and never sent`,
    about: t`The relay marks a row as sent and then sends it. It dies in between. The relay that starts again finds order-2 marked and leaves it alone: the shop has sold it, and nobody will ever hear of it.`,
    claims: [
      'storedTimes(order-1) == 1',
      'storedTimes(order-2) == 0',
      'storedTimes(order-3) == 1',
      'effects(order-2) == 0',
      'count(outboxRowMarked) == 3',
    ],
  },
  'before',
  true,
  producerDies(moment('outboxRowMarked', 'order-2')),
);

const relayMarksAfter = outboxScene(
  {
    id: 'outbox-relay-after',
    title: t`Sent, and not marked`,
    about: t`The relay marks a row once it knows it stored. It dies in between. The relay that starts again sends order-2 a second time, under a new producer id: stored twice, and charged twice. No order is lost.`,
    claims: [
      'storedTimes(order-1) == 1',
      'storedTimes(order-2) == 2',
      'storedTimes(order-3) == 1',
      'effects(order-2) == 2',
      'count(outboxRowMarked) == 3',
    ],
  },
  'after',
  false,
  producerDies(moment('sendCompleted', 'order-2')),
);

const outboxRelay = outboxScene(
  {
    id: 'outbox-relay',
    title: t`Outbox and inbox`,
    about: t`The relay marks after it has sent, and dies in between; the consumer has an inbox. Each order that the shop has written down reaches the log at least once, and is charged exactly once.`,
    claims: [
      'storedTimes(order-1) == 1',
      'storedTimes(order-2) == 2',
      'storedTimes(order-3) == 1',
      'effects(order-1) == 1',
      'effects(order-2) == 1',
      'effects(order-3) == 1',
      'count(recordSkipped) == 1',
    ],
  },
  'after',
  true,
  producerDies(moment('sendCompleted', 'order-2')),
);

/** The wrong advice: keep a stable producer id in the settings. */
const pitfallAdvice: Scenario = {
  ...restartResend,
  id: 'pitfall-restart-advice',
  title: t`A producer id in the settings`,
  about: t`A runbook says to set producer.id, so that a restarted shop is known. The client has no such setting: it warns of an unknown key, asks for a new id, and order-2 is stored and charged twice.`,
  producers: restartResend.producers.map((one) => ({ ...one, config: { 'producer.id': '42' } })),
  consumers: [member()],
  claims: [
    'effective(enable.idempotence) == true',
    'pid(order-1) == 4001',
    'pid(order-2) == 4002',
    'storedTimes(order-2) == 2',
    'effects(order-2) == 2',
  ],
};

const pitfallOutbox = outboxScene(
  {
    id: 'pitfall-restart-outbox',
    title: t`Progress that is written down with the data`,
    about: t`The same death in mid-flight, with an outbox at the shop and an inbox at the consumer. The new producer id does not matter any more: what identifies order-2 is its number in both tables.`,
    claims: [
      'pid(order-1) == 4001',
      'pid(order-2) == 4002',
      'storedTimes(order-2) == 2',
      'effects(order-1) == 1',
      'effects(order-2) == 1',
      'effects(order-3) == 1',
    ],
  },
  'after',
  true,
  [
    stallAnswers('order-2'),
    {
      do: 'crash',
      producer: 'p1',
      when: moment('appended', 'order-2'),
      afterMs: 20,
      enabled: true,
    },
    {
      do: 'restart',
      producer: 'p1',
      when: moment('producerCrashed'),
      afterMs: 200,
      resend: 'none',
      enabled: true,
    },
  ],
);

/** Scenes of this part of the course. */
export const outboxScenes: readonly Scenario[] = [
  ...PAYMENT_FAULTS.flatMap((fault) => [paymentCharge(fault, false), paymentCharge(fault, true)]),
  relayMarksBefore,
  relayMarksAfter,
  outboxRelay,
  pitfallAdvice,
  pitfallOutbox,
];
