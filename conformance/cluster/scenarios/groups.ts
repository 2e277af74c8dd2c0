// Consumers in groups: commits before and after acting, a process that dies or stands still between, and who goes on.
import type { Scenario } from '../../../src/engine/index.ts';
import { clusterScenario, fault, ORDERS, order, type ScenarioSpec } from './base.ts';

/** A coordinator misses a member as soon as Kafka's brokers allow it. */
const CONFIG = {
  'enable.auto.commit': 'false',
  'auto.offset.reset': 'earliest',
  'session.timeout.ms': '6000',
  'heartbeat.interval.ms': '1000',
};

const INBOX = { by: 'value', row: 'with', keeps: null, keepsMs: null };

function member(parts: object = {}, config: object = {}, id = 'c1'): object {
  return {
    id,
    topic: 'orders',
    group: { id: 'cards', config: { ...CONFIG, ...config }, commits: 'after', ...parts },
  };
}

/** The process dies then, and another one starts. */
const dies = (when: object) => [
  fault('crashConsumer', when, { consumer: 'c1' }),
  fault('restartConsumer', { moment: 'consumerStopped' }, { consumer: 'c1', afterMs: 500 }),
];

const acted = (value: string) => ({ moment: 'effectDone', record: value });

const grouped = (id: string, title: string, spec: Partial<ScenarioSpec>): Scenario =>
  clusterScenario({
    id,
    title,
    sends: [order(1, 500), order(2, 1500), order(3, 2500)],
    consumers: [member()],
    ...spec,
  });

const TWO = { ...ORDERS, partitions: 2, leaders: [1, 2] };

/** Orders for either partition in turn. */
const inTurn = (...times: readonly number[]): readonly object[] =>
  times.map((at, index) => ({ ...order(index + 1, at), key: null, partition: index % 2 }));

/** Scenarios with consumers in groups. */
export const groups: readonly Scenario[] = [
  grouped('group-quiet', 'Nothing happens to a consumer', {}),
  grouped('group-after', 'It dies after it has acted, before it commits', {
    interventions: dies(acted('order-2')),
  }),
  grouped('group-after-inbox', 'The same, with an inbox', {
    consumers: [member({ inbox: INBOX })],
    interventions: dies(acted('order-2')),
  }),
  grouped('group-before', 'It dies after it has committed, before it acts', {
    consumers: [member({ commits: 'before' })],
    interventions: dies({ moment: 'commitAnswered', copy: 2 }),
  }),
  grouped('group-each', 'It commits each record, and dies between two of one poll()', {
    consumers: [member({ commits: 'each' })],
    config: { 'linger.ms': '1500' },
    sends: [order(1, 500), order(2, 510), order(3, 520)],
    interventions: dies(acted('order-2')),
  }),
  grouped('group-after-poll', 'It commits once for each poll(), and dies between two records', {
    config: { 'linger.ms': '1500' },
    sends: [order(1, 500), order(2, 510), order(3, 520)],
    interventions: dies(acted('order-2')),
  }),
  grouped('group-latest', 'It dies before its first commit, with auto.offset.reset=latest', {
    consumers: [member({}, { 'auto.offset.reset': 'latest' })],
    sends: [order(1, 500), order(2, 14_000)],
    interventions: dies(acted('order-1')),
  }),
  grouped('group-auto-not-yet', 'It dies before the interval of automatic commits is over', {
    consumers: [
      member(
        { commits: 'none' },
        { 'enable.auto.commit': 'true', 'auto.commit.interval.ms': '120000' },
      ),
    ],
    interventions: dies(acted('order-2')),
  }),
  grouped('group-auto-before', 'An automatic commit covers what is still being worked on', {
    consumers: [
      member(
        { commits: 'none' },
        {
          'enable.auto.commit': 'true',
          'auto.commit.interval.ms': '600',
          'max.poll.records': '1',
        },
      ),
    ],
    sends: [order(1, 500), order(2, 3500)],
    interventions: dies({ at: 6000 }),
  }),
  grouped('group-takeover', 'One of two dies, and the other has both partitions', {
    topics: [TWO],
    consumers: [member({}, {}, 'c1'), member({}, {}, 'c2')],
    sends: inTurn(500, 1000, 1500, 2000, 14_000, 14_500),
    interventions: [fault('crashConsumer', acted('order-3'), { consumer: 'c1' })],
  }),
  grouped('group-zombie', 'One of two stands still, is thrown out, and wakes up within its work', {
    topics: [TWO],
    consumers: [member({}, {}, 'c1'), member({}, {}, 'c2')],
    sends: inTurn(500, 1000, 1500, 2000),
    interventions: [fault('pauseConsumer', acted('order-3'), { consumer: 'c1', forMs: 15_000 })],
  }),
];
