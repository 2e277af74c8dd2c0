// Scenes about what a leader remembers of a producer, for how long, and what a batch needs to be recognised.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, ORDERS, order, orders, refuse, scene } from '../scenes/base.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const PATIENT = { 'delivery.timeout.ms': '900000' };

const forgottenProducer = scene({
  id: 'forgotten-producer',
  title: t`The memory runs out before the retry comes`,
  about: t`The order is stored, the answer is lost, and the brokers cannot be reached for twelve minutes. Here the leader forgets a producer after one minute. When the retry comes, its number means nothing any more, and it is stored again.`,
  brokerConfig: { 'producer.id.expiration.ms': '60000' },
  config: PATIENT,
  sends: orders(1, 20),
  interventions: [cut(moment('appended', 'order-1')), refuse(1, 0, 12 * MINUTE)],
  pauseOn: [moment('producerForgotten'), moment('batchDecided', 'order-1', 2)],
  claims: [
    'storedTimes(order-1) == 2',
    'verdicts(order-1) == [APPENDED, APPENDED]',
    'completed(order-1) == ok@1',
    'first(producerForgotten) before last(batchDecided)',
  ],
});

const oldTimestamps = scene({
  id: 'old-timestamps',
  title: t`Old records are forgotten young`,
  about: t`Expiry counts from the record’s own timestamp, not from its arrival. This order says that it is 25 hours old, so the next look of the job, within ten minutes, drops the producer, though it wrote a moment ago.`,
  config: PATIENT,
  sends: [{ ...order(1, 0), timestamp: -25 * HOUR }],
  interventions: [cut(moment('appended', 'order-1')), refuse(1, 0, 11 * MINUTE)],
  pauseOn: [moment('producerForgotten')],
  claims: [
    'storedTimes(order-1) == 2',
    'verdicts(order-1) == [APPENDED, APPENDED]',
    'completedAt(order-1) < 900000',
    'first(producerForgotten) before last(batchDecided)',
  ],
});

/** One order, so many hours of nothing, another order. */
export const idleProducer = (hours: number, forgotten: number): Scenario =>
  scene({
    id: `idle-producer-${hours}h`,
    title: t`${hours} hours of silence`,
    about: t`A producer sends one order, is quiet, and sends another. After 24 hours the leader has forgotten it. The second order goes on with sequence 1, and a partition that does not know a producer accepts any first sequence: nothing is noticed.`,
    sends: [order(1, 0), order(2, hours * HOUR)],
    pauseOn: [moment('batchDecided', 'order-2')],
    // the job must have looked at every copy before the second order, and not find the second one old as well
    untilMs: hours * HOUR + MINUTE,
    claims: [
      'log == [order-1, order-2]',
      'seq(order-2) == 1',
      'epoch(order-2) == 0',
      'verdicts(order-2) == [APPENDED]',
      `count(producerForgotten) == ${forgotten}`,
    ],
  });

const eachPartitionSafe = scene({
  id: 'each-partition-safe',
  title: t`Two partitions, two memories`,
  about: t`Two orders for each of two partitions, and both leaders lose their connection right after the first append. Each partition numbers for itself and recognises its own retry.`,
  topics: [{ ...ORDERS, partitions: 2, leaders: [1, 2] }],
  sends: [1, 2, 3, 4].map((number) => ({
    ...order(number, (number - 1) * 20),
    key: null,
    partition: (number - 1) % 2,
  })),
  interventions: [cut(moment('appended', 'order-1')), cut(moment('appended', 'order-2'))],
  pauseOn: [moment('batchDecided', 'order-1', 2), moment('batchDecided', 'order-2', 2)],
  claims: [
    'log(orders-0) == [order-1, order-3]',
    'log(orders-1) == [order-2, order-4]',
    'verdicts(order-1) == [APPENDED, DUPLICATE@0]',
    'verdicts(order-2) == [APPENDED, DUPLICATE@0]',
  ],
});

const poisonBatch = scene({
  id: 'poison-batch',
  title: t`One refused for good, and a new epoch`,
  about: t`order-2 is larger than the topic allows, and a batch of one record cannot be split. It fails for good. Its sequence will never come, so the producer raises its epoch and starts again at 0: order-3 gets through.`,
  topics: [{ ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '200' } }],
  config: { 'linger.ms': '0' },
  sends: [order(1, 0), { ...order(2, 40), key: 'x'.repeat(300) }, order(3, 41)],
  pauseOn: [moment('batchDecided', 'order-2')],
  claims: [
    'log == [order-1, order-3]',
    'completed(order-2) == RecordTooLargeException',
    'epoch(order-3) == 1',
    'seq(order-3) == 0',
  ],
});

const xray = scene({
  id: 'xray',
  title: t`Nine batches before the leader`,
  about: t`Batches written by hand, one after the other, so that each check of the leader decides once: a new producer, the next in line, a copy, half of a known batch, a gap, a new epoch that does not start at 0, one that does, an old epoch, and a batch without a producer id.`,
  sends: [],
  handFed: (
    [
      [0, 0, 1],
      [0, 1, 2],
      [0, 1, 2],
      [0, 2, 1],
      [0, 5, 1],
      [1, 3, 1],
      [1, 0, 1],
      [0, 3, 1],
    ] as const
  )
    .map(([producerEpoch, baseSequence, count], index) => ({
      at: index * 20,
      topic: 'orders',
      partition: 0,
      producerId: 1000,
      producerEpoch,
      baseSequence,
      values: Array.from({ length: count }, (_, nth) => `x${index + 1}${'ab'.charAt(nth)}`),
    }))
    .concat({
      at: 160,
      topic: 'orders',
      partition: 0,
      producerId: -1 as 1000,
      producerEpoch: -1 as 0,
      baseSequence: -1 as 0,
      values: ['x9a'],
    }),
  pauseOn: [moment('batchDecided')],
  claims: [
    'verdicts(x1a) == [APPENDED]',
    'verdicts(x2a) == [APPENDED]',
    'verdicts(x3a) == [DUPLICATE@1]',
    'verdicts(x4a) == [OUT_OF_ORDER_SEQUENCE_NUMBER]',
    'verdicts(x5a) == [OUT_OF_ORDER_SEQUENCE_NUMBER]',
    'verdicts(x6a) == [OUT_OF_ORDER_SEQUENCE_NUMBER]',
    'verdicts(x7a) == [APPENDED]',
    'verdicts(x8a) == [INVALID_PRODUCER_EPOCH]',
    'verdicts(x9a) == [APPENDED]',
    'log == [x1a, x2a, x2b, x7a, x9a]',
  ],
});

const acks0Silence = scene({
  id: 'acks0-silence',
  title: t`Nobody asked, nobody answers`,
  about: t`With acks=0 a send succeeds when its bytes are in the socket. The network holds order-2, the line drops, and order-3 goes over a new one. Three successes without an offset, two orders in the log.`,
  config: { acks: '0' },
  sends: orders(3, 20),
  interventions: [
    { do: 'hold', when: moment('requestSent', 'order-2'), afterMs: 0, enabled: true },
    cut(moment('requestSent', 'order-2'), 5),
  ],
  pauseOn: [moment('sendCompleted', 'order-2')],
  claims: [
    'completed(order-1) == ok@-1',
    'completed(order-2) == ok@-1',
    'completed(order-3) == ok@-1',
    'storedTimes(order-2) == 0',
    'sent(order-2) == 1',
    'log == [order-1, order-3]',
  ],
});

/** Scenes of this part of the course. */
export const brokerMemoryScenes: readonly Scenario[] = [
  forgottenProducer,
  oldTimestamps,
  idleProducer(23, 0),
  idleProducer(25, 3),
  eachPartitionSafe,
  poisonBatch,
  xray,
  acks0Silence,
];
