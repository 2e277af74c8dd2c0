// What an application is told, and what it does: deadlines, retries that run out, flush, close, crashes, restarts.
import type { Scenario } from '../../../src/engine/index.ts';
import {
  ALONE,
  BROKERS,
  clusterScenario,
  fault,
  moment,
  NO_IDEMPOTENCE,
  ORDERS,
  order,
  ordersAt,
} from './base.ts';

const unreachable = [
  fault('refuse', { at: 350 }, { broker: 1, forMs: 7000 }),
  fault('cut', moment('appended', 2)),
];

const TWO_PARTITIONS = { ...ORDERS, partitions: 2, leaders: [1, 2] };

const deadlines = [
  clusterScenario({
    id: 'deadline-stored',
    title: 'Reported as timed out, and written',
    config: { 'delivery.timeout.ms': '3000' },
    sends: ordersAt(100, 600, 10_000),
    interventions: unreachable,
  }),
  clusterScenario({
    id: 'deadline-stored-sent-again',
    title: 'Reported as timed out, written, and sent again by the application',
    config: { 'delivery.timeout.ms': '3000' },
    sends: ordersAt(100, 600),
    resendOnFailure: 1,
    resendAfterMs: 6000,
    interventions: unreachable,
  }),
  clusterScenario({
    id: 'deadline-stored-sent-again-plain',
    title: 'The same without idempotence',
    config: { ...NO_IDEMPOTENCE, 'delivery.timeout.ms': '3000' },
    sends: ordersAt(100, 600),
    resendOnFailure: 1,
    resendAfterMs: 6000,
    interventions: unreachable,
  }),
  clusterScenario({
    id: 'deadline-missing',
    title: 'Reported as timed out, and nowhere',
    config: { 'delivery.timeout.ms': '3000' },
    sends: ordersAt(100, 600, 10_000),
    interventions: [
      fault('hold', moment('requestSent', 2)),
      fault('refuse', { at: 350 }, { broker: 1, forMs: 7000 }),
      fault('cut', moment('requestSent', 2), { afterMs: 200 }),
    ],
  }),
  clusterScenario({
    id: 'keyless-resend',
    title: 'Sent again by the application, and to the other partition',
    topics: [TWO_PARTITIONS],
    config: {
      'delivery.timeout.ms': '3000',
      'partitioner.class': 'org.apache.kafka.clients.producer.RoundRobinPartitioner',
    },
    sends: [order(1, 600, { key: null })],
    resendOnFailure: 1,
    resendAfterMs: 1000,
    interventions: [
      fault('refuse', { at: 350 }, { broker: 1, forMs: 7000 }),
      fault('cut', moment('appended', 1)),
    ],
  }),
];

const retriesOf = (retries: string, config: Readonly<Record<string, string>>) =>
  clusterScenario({
    id: `retries-${retries}-${config['enable.idempotence'] === 'false' ? 'plain' : 'idempotent'}`,
    title: `With retries=${retries} too few replicas are soon an exception`,
    config: { retries, ...config },
    sends: ordersAt(100, 1000, 4000),
    interventions: [
      fault('shrinkIsr', { at: 400 }, { partition: 'orders-0', isr: [1] }),
      fault('resumeReplication', { at: 3000 }, { broker: 2 }),
    ],
  });

const retries = [
  retriesOf('0', NO_IDEMPOTENCE),
  retriesOf('2', NO_IDEMPOTENCE),
  retriesOf('3', {}),
  clusterScenario({
    id: 'retries-0-lost-answer',
    title: 'Without a retry a lost answer is an exception, and the order is written',
    config: { ...NO_IDEMPOTENCE, retries: '0' },
    sends: ordersAt(100, 600, 1800),
    interventions: [fault('cut', moment('appended', 2))],
  }),
  clusterScenario({
    id: 'retries-1-lost-answer',
    title: 'One retry is enough for one lost answer',
    config: { ...NO_IDEMPOTENCE, retries: '1' },
    sends: ordersAt(100, 600, 1800),
    interventions: [fault('cut', moment('appended', 2))],
  }),
];

const batches = [
  clusterScenario({
    id: 'batch-lost-answer',
    title: 'A batch of three is recognised as a whole',
    config: { 'linger.ms': '400' },
    sends: [...ordersAt(100, 110, 120), order(4, 2500)],
    interventions: [fault('cut', moment('appended', 1))],
  }),
  clusterScenario({
    id: 'batch-lost-answer-plain',
    title: 'A batch of three is written twice',
    config: { 'linger.ms': '400', ...NO_IDEMPOTENCE },
    sends: [...ordersAt(100, 110, 120), order(4, 2500)],
    interventions: [fault('cut', moment('appended', 1))],
  }),
  clusterScenario({
    id: 'too-large-alone',
    title: 'One record that is too large fails for good',
    topics: [{ ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '200' } }],
    sends: [order(1, 100), order(2, 600, { key: 'x'.repeat(300) }), order(3, 1800)],
  }),
  clusterScenario({
    id: 'too-large-split',
    title: 'A batch of three is too large, and is sent in parts',
    topics: [{ ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '260' } }],
    config: { 'linger.ms': '400' },
    sends: [1, 2, 3].map((n) => order(n, 100 + n, { key: 'x'.repeat(90) })).concat(order(4, 2500)),
  }),
  clusterScenario({
    id: 'two-partitions',
    title: 'Each partition numbers for itself',
    topics: [TWO_PARTITIONS],
    sends: [1, 2, 3, 4, 5, 6].map((n) => order(n, n * 500, { key: null, partition: (n - 1) % 2 })),
    interventions: [fault('cut', moment('appended', 1)), fault('cut', moment('appended', 2))],
  }),
  clusterScenario({
    id: 'two-producers',
    title: 'Two producers, one partition, one broken connection each',
    producers: ['p1', 'p2'].map((id, index) => ({
      id,
      config: { 'linger.ms': '0' },
      sends: [1, 2, 3].map((n) => order(n + index * 3, n * 1000 + index * 500)),
    })),
    interventions: [fault('cut', moment('appended', 2)), fault('cut', moment('appended', 5))],
  }),
];

const lives = [
  clusterScenario({
    id: 'flush',
    title: 'flush() sends what lingers',
    config: { 'linger.ms': '3000' },
    sends: [...ordersAt(100, 200), order(3, 1500)],
    calls: [
      { at: 600, call: 'flush' },
      { at: 2000, call: 'flush' },
    ],
  }),
  clusterScenario({
    id: 'close',
    title: 'close() sends what lingers',
    config: { 'linger.ms': '5000' },
    sends: ordersAt(100, 200),
    calls: [{ at: 600, call: 'close' }],
  }),
  clusterScenario({
    id: 'close-in-time',
    title: 'close() with a time-out gives up what is not answered',
    config: { 'request.timeout.ms': '8000' },
    sends: ordersAt(100, 600),
    calls: [{ at: 1000, call: 'close', timeoutMs: 1000 }],
    interventions: [fault('stall', moment('responseSent', 2))],
  }),
  ...(['none', 'unacknowledged'] as const).map((resend) =>
    clusterScenario({
      id: `restart-${resend}`,
      title: 'The process dies before it hears of order-2, and starts again',
      sends: ordersAt(100, 600, 3500),
      interventions: [
        fault('stall', moment('responseSent', 2)),
        fault('crash', moment('appended', 2), { producer: 'p1', afterMs: 300 }),
        fault('restart', { moment: 'producerCrashed' }, { producer: 'p1', resend, afterMs: 500 }),
      ],
    }),
  ),
  clusterScenario({
    id: 'restart-closed',
    title: 'A new producer after close() has a new id',
    sends: ordersAt(100, 3000),
    calls: [{ at: 600, call: 'close' }],
    interventions: [
      fault('restart', { moment: 'producerClosed' }, { producer: 'p1', afterMs: 500 }),
    ],
  }),
  clusterScenario({
    id: 'restart-then-moved',
    title: 'A new process learns who leads when it first sends',
    sends: ordersAt(100, 4500),
    interventions: [
      fault('crash', { at: 1000 }, { producer: 'p1' }),
      fault('restart', { at: 1600 }, { producer: 'p1' }),
      fault('moveLeader', { at: 3000 }, { partition: 'orders-0', broker: 2 }),
    ],
  }),
  clusterScenario({
    id: 'crash-lingering',
    title: 'What lingers in a process that dies is gone',
    config: { 'linger.ms': '3000' },
    sends: ordersAt(100, 200),
    interventions: [fault('crash', { at: 700 }, { producer: 'p1' })],
  }),
];

const replication = [
  clusterScenario({
    id: 'acks1-loss',
    title: 'Acknowledged by one, and gone with it',
    config: { acks: '1' },
    sends: ordersAt(100, 1500),
    interventions: [
      fault('stopReplication', { at: 800 }, { broker: 2 }),
      fault('stopReplication', { at: 800 }, { broker: 3 }),
      fault('crashBroker', moment('sendCompleted', 2), { broker: 1, afterMs: 300 }),
      fault('resumeReplication', { at: 12_000 }, { broker: 3 }),
    ],
  }),
  clusterScenario({
    id: 'stored-and-waiting',
    title: 'Written, and waiting for a second replica',
    config: { 'request.timeout.ms': '8000' },
    sends: ordersAt(100, 1500),
    interventions: [
      fault('stopReplication', { at: 800 }, { broker: 2 }),
      fault('stopReplication', { at: 800 }, { broker: 3 }),
      fault('resumeReplication', { at: 3000 }, { broker: 2 }),
      fault('resumeReplication', { at: 3000 }, { broker: 3 }),
    ],
  }),
  clusterScenario({
    id: 'stored-and-timed-out',
    title: 'Written, not copied within request.timeout.ms, and recognised',
    // the client gives up a flight before the broker does
    network: { flightMs: 300, consumerFlightMs: 2 },
    config: { 'request.timeout.ms': '2000' },
    sends: ordersAt(100, 1500, 8000),
    interventions: [
      fault('stopReplication', { at: 800 }, { broker: 2 }),
      fault('stopReplication', { at: 800 }, { broker: 3 }),
      fault('resumeReplication', { at: 4600 }, { broker: 2 }),
      fault('resumeReplication', { at: 4600 }, { broker: 3 }),
    ],
  }),
  clusterScenario({
    id: 'all-of-one',
    title: 'Acknowledged by all, and all is one',
    topics: [{ ...ORDERS, config: { 'min.insync.replicas': '1' } }],
    sends: ordersAt(600),
    interventions: [fault('shrinkIsr', { at: 0 }, { partition: 'orders-0', isr: [1] })],
  }),
  ...[1, 2, 5].map((count) =>
    clusterScenario({
      id: `broker-restart-${count}`,
      title: 'A clean restart keeps one batch in mind',
      topics: [ALONE],
      config: { 'request.timeout.ms': '20000', 'delivery.timeout.ms': '60000' },
      sends: ordersAt(...[100, 400, 600, 800, 1000].slice(0, count)),
      interventions: [
        fault('stall', moment('responseSent', 1)),
        fault('stopBroker', { at: 1500 }, { broker: 1 }),
        fault('startBroker', { at: 8000 }, { broker: 1 }),
      ],
    }),
  ),
  clusterScenario({
    id: 'crashed-leader-returns',
    title: 'A leader dies with an order that nobody copied, comes back, and cuts it off',
    config: { acks: '1' },
    sends: ordersAt(100, 1500, 12_000),
    interventions: [
      fault('stopReplication', { at: 800 }, { broker: 2 }),
      fault('stopReplication', { at: 800 }, { broker: 3 }),
      fault('crashBroker', moment('sendCompleted', 2), { broker: 1, afterMs: 300 }),
      fault('resumeReplication', { at: 8000 }, { broker: 3 }),
      fault('startBroker', { at: 14_000 }, { broker: 1 }),
    ],
  }),
  clusterScenario({
    id: 'leader-loses-its-disk',
    title: 'A leader dies with its disk; the others have all that was acknowledged',
    sends: ordersAt(100, 600, 9000),
    interventions: [fault('crashBroker', { at: 1500 }, { broker: 1, diskLost: true })],
  }),
  clusterScenario({
    id: 'order-pipeline',
    title: 'Three partitions, one of which loses its leader',
    topics: [{ ...ORDERS, partitions: 3, leaders: [1, 2, 3] }],
    config: { 'request.timeout.ms': '9000' },
    sends: Array.from({ length: 12 }, (_, nth) =>
      order(nth + 1, 300 + nth * 400, { key: null, partition: nth % 3 }),
    ).concat(order(13, 12_000, { key: null, partition: 0 })),
    interventions: [fault('crashBroker', { at: 2200 }, { broker: 1 })],
  }),
  clusterScenario({
    id: 'leader-moved-twice',
    title: 'Another broker leads, and then the first again',
    sends: ordersAt(100, 2000, 5000),
    interventions: [
      fault('moveLeader', { at: 600 }, { partition: 'orders-0', broker: 2 }),
      fault('moveLeader', { at: 3500 }, { partition: 'orders-0', broker: 1 }),
    ],
  }),
  clusterScenario({
    id: 'forgotten-producer',
    title: 'A producer that was silent for longer than producer.id.expiration.ms goes on',
    brokerConfig: {
      ...BROKERS,
      'producer.id.expiration.ms': '2000',
      'producer.id.expiration.check.interval.ms': '500',
    },
    sends: ordersAt(100, 600, 6000),
  }),
  clusterScenario({
    id: 'forgotten-producer-copy',
    title: 'A retry that comes after the producer is forgotten is written again',
    brokerConfig: {
      ...BROKERS,
      'producer.id.expiration.ms': '2000',
      'producer.id.expiration.check.interval.ms': '500',
    },
    config: { 'request.timeout.ms': '6000' },
    sends: ordersAt(100),
    interventions: [fault('stall', moment('responseSent', 1))],
  }),
];

/** Deadlines, retries, batches, lives of producers and of replicas. */
export const applications: readonly Scenario[] = [
  ...deadlines,
  ...retries,
  ...batches,
  ...lives,
  ...replication,
];
