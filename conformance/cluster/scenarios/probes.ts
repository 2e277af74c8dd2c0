// What was read in Kafka's source or told in reports, and not seen run: put to a real cluster.
import type { Scenario } from '../../../src/engine/index.ts';
import {
  BROKERS,
  clusterScenario,
  type FaultSpec,
  fault,
  moment,
  NO_IDEMPOTENCE,
  ORDERS,
  order,
  ordersAt,
} from './base.ts';

const SLOW = { flightMs: 1000, consumerFlightMs: 2 };
const both = (name: string, at: number): readonly FaultSpec[] =>
  [2, 3].map((broker) => fault(name, { at }, { broker }));

const EXPIRY = {
  ...BROKERS,
  'producer.id.expiration.ms': '2000',
  'producer.id.expiration.check.interval.ms': '500',
};

const oneInFlightMoved = (inFlight: string) =>
  clusterScenario({
    id: `held-then-moved-${inFlight}`,
    title: 'A request is under way to the old leader when the next one is sent to the new one',
    config: {
      ...NO_IDEMPOTENCE,
      'max.in.flight.requests.per.connection': inFlight,
      'request.timeout.ms': '6000',
      'metadata.max.age.ms': '1200',
    },
    sends: ordersAt(100, 600, 5000),
    interventions: [
      fault('hold', moment('requestSent', 2)),
      fault('moveLeader', { at: 1200 }, { partition: 'orders-0', broker: 2 }),
    ],
  });

/** Probes. */
export const probes: readonly Scenario[] = [
  oneInFlightMoved('1'),
  clusterScenario({
    id: 'acks1-planned-move',
    title: 'Acknowledged by one, and gone in a planned move',
    config: { acks: '1' },
    sends: ordersAt(100, 1500, 6000),
    interventions: [
      ...both('stopReplication', 800),
      fault('moveLeader', { at: 2500 }, { partition: 'orders-0', broker: 2 }),
      fault('resumeReplication', { at: 4000 }, { broker: 3 }),
    ],
  }),
  clusterScenario({
    id: 'poison-in-pipeline',
    title: 'The third of five under way is too large',
    topics: [{ ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '200' } }],
    config: { 'request.timeout.ms': '6000' },
    network: SLOW,
    sends: ordersAt(100, 3000, 3300, 3600, 3900, 4200, 12_000).map((one, index) =>
      index === 3 ? { ...one, key: 'x'.repeat(300) } : one,
    ),
  }),
  clusterScenario({
    id: 'poison-plain',
    title: 'The third of five under way is too large, without idempotence',
    topics: [{ ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '200' } }],
    config: { 'request.timeout.ms': '6000', ...NO_IDEMPOTENCE },
    network: SLOW,
    sends: ordersAt(100, 3000, 3300, 3600, 3900, 4200, 12_000).map((one, index) =>
      index === 3 ? { ...one, key: 'x'.repeat(300) } : one,
    ),
  }),
  clusterScenario({
    id: 'expired-in-first-flight',
    title: 'A batch expires on its first attempt and never arrived; the next one meets the gap',
    config: {
      'max.in.flight.requests.per.connection': '1',
      'request.timeout.ms': '2000',
      'delivery.timeout.ms': '2000',
      'retry.backoff.ms': '1300',
      'retry.backoff.max.ms': '1300',
    },
    sends: ordersAt(100, 600, 800, 6000, 12_000),
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('release', moment('responseSent', 2), { afterMs: 1100 }),
      fault('hold', moment('requestSent', 3)),
    ],
  }),
  clusterScenario({
    id: 'retries-2-every-answer-lost',
    title: 'Two retries, and every answer is lost: an exception, and one copy',
    config: { retries: '2' },
    sends: ordersAt(100, 600, 4000),
    interventions: [1, 2, 3].map((copy) => fault('cut', moment('responseSent', 2, copy))),
  }),
  clusterScenario({
    id: 'retries-5-unreachable-followers',
    title: 'Five retries are over before the followers are back',
    config: {
      ...NO_IDEMPOTENCE,
      retries: '5',
      'retry.backoff.ms': '100',
      'retry.backoff.max.ms': '1000',
    },
    sends: ordersAt(100, 1500),
    interventions: [
      fault('shrinkIsr', { at: 600 }, { partition: 'orders-0', isr: [1] }),
      fault('resumeReplication', { at: 8000 }, { broker: 2 }),
    ],
  }),
  clusterScenario({
    id: 'old-timestamps',
    title: 'Records that are older than producer.id.expiration.ms are forgotten at the next look',
    brokerConfig: EXPIRY,
    config: { 'request.timeout.ms': '3000' },
    sends: [order(1, 300, { timestamp: -60_000 }), order(2, 5000)],
    interventions: [fault('stall', moment('responseSent', 1))],
  }),
  clusterScenario({
    id: 'unclean-silent',
    title: 'Two orders lost, and nobody is told',
    topics: [
      {
        ...ORDERS,
        config: { 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' },
      },
    ],
    sends: ordersAt(100, 1500, 2000, 14_000),
    interventions: [
      fault('shrinkIsr', { at: 800 }, { partition: 'orders-0', isr: [1] }),
      fault('crashBroker', { at: 3000 }, { broker: 1 }),
    ],
  }),
  clusterScenario({
    id: 'follower-restart',
    title: 'A follower restarts, and nobody is told',
    sends: ordersAt(100, 2500, 18_000),
    interventions: [
      fault('stopBroker', { at: 1000 }, { broker: 3 }),
      fault('startBroker', { at: 5000 }, { broker: 3 }),
    ],
  }),
  clusterScenario({
    id: 'clean-stop-moves-leader',
    title: 'A leader that is shut down hands over before it goes',
    sends: ordersAt(100, 4000, 6000),
    interventions: [fault('stopBroker', { at: 1000 }, { broker: 1 })],
  }),
];
