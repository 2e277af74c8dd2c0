// Scenes about replicas: who is in sync, who leads, and what is gone with a leader.

import type { Intervention, Scenario, TopicSpec } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import {
  moment,
  NO_IDEMPOTENCE,
  ORDERS,
  order,
  orders,
  scene,
  stallAnswers,
  time,
} from '../scenes/base.ts';

const ALWAYS = { afterMs: 0, enabled: true } as const;

const crash = (broker: number, when: Intervention['when'], diskLost = false): Intervention => ({
  do: 'crashBroker',
  when,
  broker,
  diskLost,
  ...ALWAYS,
});

/** Followers leave the ISR and stop fetching: only the leader stays. */
const alone = (when: Intervention['when']): Intervention => ({
  do: 'shrinkIsr',
  when,
  partition: 'orders-0',
  isr: [1],
  ...ALWAYS,
});

const resume = (broker: number, when: Intervention['when']): Intervention => ({
  do: 'resumeReplication',
  when,
  broker,
  partition: null,
  ...ALWAYS,
});

const lead = (broker: number, when: Intervention['when'], unclean: boolean): Intervention => ({
  do: 'moveLeader',
  when,
  partition: 'orders-0',
  broker,
  unclean,
  ...ALWAYS,
});

const topic = (config: Readonly<Record<string, string>>, more: Partial<TopicSpec> = {}) => [
  { ...ORDERS, ...more, config },
];

const failoverRemembers = scene({
  id: 'failover-remembers',
  title: t`The follower knows the same numbers`,
  about: t`Three orders are stored and copied, and no answer gets through. Then the leader crashes. Broker 2 takes over, and it has built the same memory from the same log: all three retries are recognised.`,
  sends: orders(3, 20),
  interventions: [stallAnswers('order-1'), crash(1, time(100))],
  pauseOn: [moment('leaderElected')],
  claims: [
    'log == [order-1, order-2, order-3]',
    'verdicts(order-1) == [APPENDED, DUPLICATE@0]',
    'verdicts(order-2) == [APPENDED, DUPLICATE@1]',
    'verdicts(order-3) == [APPENDED, DUPLICATE@2]',
    'completed(order-3) == ok@2',
    'count(leaderElected) == 1',
  ],
});

const acks1Loss = scene({
  id: 'acks1-loss',
  title: t`Acknowledged by one, and gone with it`,
  about: t`With acks=1 the leader answers as soon as it has written. The followers have stopped fetching, the leader crashes, and broker 2 takes over cleanly: it is still in the ISR. The application was told that order-2 is stored at offset 1.`,
  config: { acks: '1' },
  sends: orders(2, 20),
  interventions: [
    ...[2, 3].map(
      (broker): Intervention => ({
        do: 'stopReplication',
        when: moment('highWatermarkAdvanced', 'order-1'),
        broker,
        partition: null,
        ...ALWAYS,
      }),
    ),
    crash(1, moment('sendCompleted', 'order-2')),
  ],
  pauseOn: [moment('sendCompleted', 'order-2'), moment('leaderElected')],
  claims: [
    'completed(order-2) == ok@1',
    'log == [order-1]',
    'storedTimes(order-2) == 0',
    'errorsSeen() == []',
    'effective(enable.idempotence) == false',
  ],
});

const allOfOne = scene({
  id: 'all-of-one',
  title: t`Acknowledged by all, and all is one`,
  about: t`acks=all waits for every replica in sync. With min.insync.replicas=1 the leader alone is enough. Its disk is lost, and broker 2, which was not in sync, has to lead: the acknowledged order is gone.`,
  topics: topic({ 'min.insync.replicas': '1' }),
  sends: orders(1, 20),
  interventions: [
    alone(time(0)),
    // the consumer has read it by then
    { ...crash(1, moment('sendCompleted', 'order-1'), true), afterMs: 40 } as Intervention,
    { ...lead(2, moment('sendCompleted', 'order-1'), true), afterMs: 140 } as Intervention,
  ],
  pauseOn: [moment('sendCompleted', 'order-1'), moment('leaderElected')],
  claims: ['completed(order-1) == ok@0', 'log == []', 'storedTimes(order-1) == 0'],
});

const uncleanSilent = scene({
  id: 'unclean-silent',
  title: t`Two orders lost, and nobody is told`,
  about: t`Broker 2 has only order-1 when it is made leader. order-4 comes with sequence 3, and broker 2 expects 1. It is the next in line for the producer, so the client raises its epoch, starts again at 0, and goes on. The application sees four successes.`,
  topics: topic({ 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' }),
  sends: [...orders(3, 20), order(4, 400)],
  interventions: [
    alone(moment('highWatermarkAdvanced', 'order-1')),
    crash(1, moment('sendCompleted', 'order-3')),
    { ...lead(2, moment('sendCompleted', 'order-3'), true), afterMs: 100 } as Intervention,
  ],
  pauseOn: [moment('batchDecided', 'order-4')],
  claims: [
    'log == [order-1, order-4]',
    'verdicts(order-4) == [OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
    'epoch(order-4) == 1',
    'seq(order-4) == 0',
    'errorsSeen() == []',
    'storedTimes(order-2) == 0',
    'storedTimes(order-3) == 0',
  ],
});

/** One replica too few when the first of several requests arrives, enough for those behind it. */
const refuseFirst = (record: string, next: string): readonly Intervention[] => [
  alone(moment('requestSent', record)),
  resume(2, moment('batchDecided', record)),
  { do: 'delay', when: moment('requestSent', next), byMs: 10, enabled: true },
];

const overtaken = scene({
  id: 'overtaken',
  title: t`Refused once, overtaken twice`,
  about: t`Three requests are under way. The first finds too few replicas in sync and is refused. A moment later broker 2 is back, and the two behind it are stored. The retry of the first comes last.`,
  config: { ...NO_IDEMPOTENCE, 'linger.ms': '0' },
  sends: orders(3, 1),
  interventions: refuseFirst('order-1', 'order-2'),
  pauseOn: [moment('batchDecided', 'order-1')],
  claims: [
    'log == [order-2, order-3, order-1]',
    'verdicts(order-1) == [NOT_ENOUGH_REPLICAS, APPENDED]',
    'isSorted(log) == false',
  ],
});

export const orderKept = scene({
  id: 'order-kept',
  title: t`The same refusal, and the order kept`,
  about: t`The same fault with idempotence. The leader expects sequence 1 and sees 2 and 3: OUT_OF_ORDER_SEQUENCE_NUMBER. That refusal is what keeps the order; the batches come back by number, one at a time.`,
  config: { 'enable.idempotence': 'true', 'linger.ms': '0' },
  sends: [order(1, 0), order(2, 40), order(3, 41), order(4, 42)],
  interventions: refuseFirst('order-2', 'order-3'),
  pauseOn: [moment('batchDecided', 'order-3'), moment('batchReenqueued', 'order-3')],
  claims: [
    'log == [order-1, order-2, order-3, order-4]',
    'verdicts(order-2) == [NOT_ENOUGH_REPLICAS, APPENDED]',
    'verdicts(order-3) == [OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
    'verdicts(order-4) == [OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
    'epoch(order-4) == 0',
  ],
});

export const coldStartHole = scene({
  id: 'cold-start-hole',
  title: t`An unknown producer may start anywhere`,
  about: t`A brand-new producer, two requests under way. The first is refused for want of replicas. The second is the first that the leader hears of this producer id, and until 4.5 any first sequence will do. Now sequence 0 can never be next again.`,
  config: { 'linger.ms': '0', 'delivery.timeout.ms': '35000' },
  sends: orders(2, 1),
  interventions: refuseFirst('order-1', 'order-2'),
  pauseOn: [moment('batchDecided', 'order-2'), moment('batchExpired')],
  claims: [
    'log == [order-2]',
    'completed(order-1) == TimeoutException',
    'completed(order-2) == ok@0',
    'epoch(order-2) == 0',
  ],
});

/** One replica, a clean restart, and so many orders stored but not answered. */
export const amnesia = (count: number): Scenario =>
  scene({
    id: `broker-amnesia-${count}`,
    title:
      count === 1 ? t`One order remembered over a restart` : t`A restart keeps one batch in mind`,
    about: t`The only broker is shut down cleanly and starts again. Its snapshot holds the newest batch of each producer id and no more, so of several stored and unanswered batches only the newest would be recognised, and the retries come oldest first.`,
    topics: topic({ 'min.insync.replicas': '1' }, { replicationFactor: 1 }),
    sends: orders(count, 20),
    interventions: [
      stallAnswers('order-1'),
      { do: 'stopBroker', when: time(100), broker: 1, ...ALWAYS },
      { do: 'startBroker', when: time(300), broker: 1, ...ALWAYS },
    ],
    pauseOn: [moment('brokerStarted')],
    claims:
      count === 1
        ? [
            'storedTimes(order-1) == 1',
            'verdicts(order-1) == [APPENDED, DUPLICATE@0]',
            'epoch(order-1) == 0',
          ]
        : [
            'log == [order-1, order-2, order-1, order-2]',
            'verdicts(order-1) == [APPENDED, OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
            'storedTimes(order-2) == 2',
            'epoch(order-2) == 1',
          ],
  });

const mythClientOnly = scene({
  id: 'myth-client-only',
  title: t`Without the leader’s memory the number says nothing`,
  about: t`The batch is stored, its answer is lost, and by a lever that Kafka does not have the leader forgets the producer. The retry has the same numbers, but nobody remembers them.`,
  sends: orders(1, 20),
  interventions: [
    { do: 'cut', when: moment('appended', 'order-1'), ...ALWAYS },
    {
      do: 'forgetProducer',
      when: moment('connectionLost'),
      partition: 'orders-0',
      producer: 'p1',
      ...ALWAYS,
    },
  ],
  pauseOn: [moment('batchDecided', 'order-1', 2)],
  claims: [
    'storedTimes(order-1) == 2',
    'verdicts(order-1) == [APPENDED, APPENDED]',
    'seq(order-1) == 0',
  ],
});

/** Ten seconds with too few replicas in sync. */
export const fiveRetries = (config: Readonly<Record<string, string>>, claims: readonly string[]) =>
  scene({
    id: config['retries'] === undefined ? 'five-retries-default' : 'five-retries',
    title:
      config['retries'] === undefined ? t`Retries bounded by time` : t`Five retries are soon over`,
    about: t`Both followers are away for ten seconds. Five retries with their back-off are over after two or three of them; the default retries until delivery.timeout.ms and gets through.`,
    config,
    sends: orders(1, 20),
    interventions: [alone(time(0)), resume(2, time(10_000)), resume(3, time(10_000))],
    pauseOn: [moment('batchReenqueued')],
    claims,
  });

export const appendedButRefused = scene({
  id: 'appended-but-refused',
  title: t`Stored, and waiting for a second replica`,
  about: t`The followers leave the ISR after the leader has written and before they have copied. Since 3.7 the high watermark stands still meanwhile, so the request waits in purgatory; broker 2 is back after a second, and the first answer is a success.`,
  sends: orders(1, 20),
  interventions: [
    alone(moment('appended', 'order-1')),
    { ...resume(2, moment('isrChanged')), afterMs: 1000 } as Intervention,
  ],
  pauseOn: [moment('isrChanged')],
  claims: [
    'sent(order-1) == 1',
    'completed(order-1) == ok@0',
    'storedTimes(order-1) == 1',
    'appendedAt(order-1) < 20',
    'completedAt(order-1) > 1000',
  ],
});

/** Their keys fall on three partitions (murmur2). */
export const CUSTOMERS: readonly string[] = ['customer-1', 'customer-2', 'customer-3'];

const orderPipeline = scene({
  id: 'order-pipeline',
  title: t`Three partitions, one of which changes its leader`,
  about: t`Thirty orders of three customers, keyed by customer, so that one customer’s orders share a partition. Half-way broker 1 crashes. Per partition the orders stand as they were sent, each once.`,
  topics: [{ ...ORDERS, partitions: 3, leaders: [1, 2, 3] }],
  sends: Array.from({ length: 30 }, (_, index) => ({
    ...order(index + 1, index * 10, 10),
    key: CUSTOMERS[index % 3] ?? null,
  })),
  interventions: [crash(1, moment('appended', 'order-13'))],
  pauseOn: [moment('leaderElected')],
  claims: [
    'isSorted(log(orders-0)) == true',
    'isSorted(log(orders-1)) == true',
    'isSorted(log(orders-2)) == true',
    'storedTimes(order-13) == 1',
    'storedTimes(order-16) == 1',
    'errorsSeen() == []',
    'count(leaderElected) == 1',
  ],
});

/** Scenes of this part of the course. */
export const replicationScenes: readonly Scenario[] = [
  failoverRemembers,
  acks1Loss,
  allOfOne,
  uncleanSilent,
  overtaken,
  orderKept,
  coldStartHole,
  amnesia(1),
  amnesia(2),
  mythClientOnly,
  fiveRetries({ retries: '5' }, [
    'sent(order-1) == 6',
    'completed(order-1) == NotEnoughReplicasException',
    'storedTimes(order-1) == 0',
  ]),
  fiveRetries({}, [
    'storedTimes(order-1) == 1',
    'completed(order-1) == ok@0',
    'epoch(order-1) == 0',
  ]),
  appendedButRefused,
  orderPipeline,
];
