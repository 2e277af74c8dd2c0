// Statements that were only read or reasoned, each put to a real cluster by itself. See conformance/sweep.
import type { Scenario } from '../../../src/engine/index.ts';
import { clusterScenario, fault, moment, ORDERS, order } from './base.ts';

const withoutKey = (number: number, at: number, more: object = {}): object => ({
  ...order(number, at),
  key: null,
  ...more,
});

/** Several partitions of one leader. */
const ofOneLeader = (count: number) => ({
  ...ORDERS,
  partitions: count,
  leaders: Array.from({ length: count }, () => 1),
});

const sentAdd = (copy: number) => ({
  moment: 'requestSent',
  api: 'AddPartitionsToTxn',
  producer: 'p1',
  copy,
});
const heldAdds = [1, 2].map((copy) => fault('hold', sentAdd(copy)));

/** Scenarios of the sweep. */
export const sweep: readonly Scenario[] = [
  clusterScenario({
    id: 'round-robin',
    title: 'RoundRobinPartitioner leaves no partition out when each record is a batch',
    topics: [ofOneLeader(3)],
    config: { 'partitioner.class': 'org.apache.kafka.clients.producer.RoundRobinPartitioner' },
    sends: [1, 2, 3, 4, 5, 6].map((n) => withoutKey(n, n * 500)),
  }),
  clusterScenario({
    id: 'blocked-partition',
    title: 'A partition whose retry is under way keeps the other one of its broker waiting',
    topics: [ofOneLeader(2)],
    config: { 'request.timeout.ms': '6000' },
    sends: [
      withoutKey(1, 100, { partition: 0 }),
      withoutKey(2, 600, { partition: 1 }),
      withoutKey(3, 1200, { partition: 0 }),
      withoutKey(4, 2800, { partition: 0 }),
      withoutKey(5, 3400, { partition: 1 }),
    ],
    interventions: [
      fault('cut', moment('appended', 3)),
      fault('stall', moment('responseSent', 3)),
      fault('release', { at: 4400, producer: 'p1', broker: 1 }),
    ],
  }),
  clusterScenario({
    id: 'one-in-flight-per-broker',
    title: 'With one request in flight the other partition of its broker waits too',
    topics: [ofOneLeader(2)],
    config: { 'max.in.flight.requests.per.connection': '1', 'request.timeout.ms': '8000' },
    sends: [
      withoutKey(1, 100, { partition: 1 }),
      withoutKey(2, 800, { partition: 0 }),
      withoutKey(3, 1500, { partition: 1 }),
      withoutKey(4, 2000, { partition: 1 }),
    ],
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('release', moment('responseSent', 2), { afterMs: 2500 }),
    ],
  }),
  {
    ...clusterScenario({
      id: 'tx1-stuck-expiry',
      title: 'Nothing expires while AddPartitionsToTxn has no answer',
      config: {
        'transactional.id': 'shop-1',
        'request.timeout.ms': '2000',
        'delivery.timeout.ms': '3000',
      },
      sends: [order(1, 1000)],
      calls: [
        { at: 0, call: 'initTransactions' },
        { at: 800, call: 'beginTransaction' },
      ],
      interventions: [...heldAdds, fault('crash', sentAdd(2), { producer: 'p1', afterMs: 1500 })],
    }),
    profile: '3.9',
  },
];
