// Every acks, with and without idempotence, against every fault that can meet one request. How many may be in flight
// matters only where several are: see pipelines.ts.
import type { Scenario } from '../../../src/engine/index.ts';
import {
  ALONE,
  type Config,
  clusterScenario,
  type FaultSpec,
  fault,
  faultsFor,
  moment,
  NO_IDEMPOTENCE,
  ordersAt,
} from './base.ts';

const MODES: Readonly<Record<string, Config>> = {
  acks0: { acks: '0' },
  acks1: { acks: '1' },
  'all-plain': { acks: 'all', ...NO_IDEMPOTENCE },
  'all-idempotent': { acks: 'all' },
};

interface Fault {
  readonly title: string;
  readonly times: readonly number[];
  readonly interventions: readonly FaultSpec[];
  readonly config?: Config;
  readonly topics?: readonly object[];
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'lost-answer': {
    title: 'The connection breaks when order-2 is written',
    times: [100, 600, 1800],
    interventions: [fault('cut', moment('appended', 2))],
  },
  'lost-request': {
    title: 'The connection breaks before order-2 arrives',
    times: [100, 600, 1800],
    interventions: [
      fault('hold', moment('requestSent', 2)),
      fault('cut', moment('requestSent', 2), { afterMs: 200 }),
    ],
  },
  'stalled-answer': {
    title: 'The answer for order-2 does not come within request.timeout.ms',
    times: [100, 600, 4000],
    interventions: [fault('stall', moment('responseSent', 2))],
  },
  'held-request': {
    title: 'order-2 does not arrive within request.timeout.ms',
    times: [100, 600, 4000],
    interventions: [fault('hold', moment('requestSent', 2))],
  },
  refused: {
    title: 'The connection breaks, and nobody gets a new one for two seconds',
    times: [100, 600, 4500],
    interventions: [
      fault('refuse', { at: 350 }, { broker: 1, forMs: 2300 }),
      fault('cut', moment('appended', 2)),
    ],
  },
  'crash-before': {
    title: 'The leader is dead when order-2 is sent',
    times: [100, 1500, 9000],
    interventions: [fault('crashBroker', { at: 600 }, { broker: 1 })],
  },
  'crash-after': {
    title: 'The leader dies when order-2 is written and copied, and its answer is lost',
    times: [100, 600, 9000],
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('crashBroker', moment('appended', 2), { broker: 1, afterMs: 500 }),
    ],
  },
  'leader-moved': {
    title: 'Another broker leads, and the producer does not know when it sends order-2',
    times: [100, 1500, 3500],
    interventions: [fault('moveLeader', { at: 500 }, { partition: 'orders-0', broker: 2 })],
  },
  'moved-unanswered': {
    title: 'Another broker leads before the answer for order-2 has come',
    times: [100, 600, 5000],
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('moveLeader', moment('appended', 2), {
        partition: 'orders-0',
        broker: 2,
        afterMs: 400,
      }),
    ],
  },
  'too-few-replicas': {
    title: 'Only the leader is in sync when order-2 is sent',
    times: [100, 1000, 6000],
    config: { 'retry.backoff.ms': '2500', 'retry.backoff.max.ms': '2500' },
    interventions: [
      fault('shrinkIsr', { at: 400 }, { partition: 'orders-0', isr: [1] }),
      fault('resumeReplication', { at: 1600 }, { broker: 2 }),
    ],
  },
  'delayed-request': {
    title: 'order-2 arrives late, and in time',
    times: [100, 600, 3500],
    config: { 'request.timeout.ms': '3500' },
    interventions: [fault('delay', moment('requestSent', 2), { byMs: 1200 })],
  },
  'delayed-answer': {
    title: 'The answer for order-2 comes late, and in time',
    times: [100, 600, 3500],
    config: { 'request.timeout.ms': '3500' },
    interventions: [fault('delay', moment('responseSent', 2), { byMs: 1200 })],
  },
  'producer-restarted': {
    title:
      'The process dies when order-2 is written, and the new one sends what it has no answer for',
    times: [100, 600, 4000],
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('crash', moment('appended', 2), { producer: 'p1', afterMs: 400 }),
      fault(
        'restart',
        { moment: 'producerCrashed' },
        {
          producer: 'p1',
          resend: 'unacknowledged',
          afterMs: 600,
        },
      ),
    ],
  },
  'broker-restarted': {
    title: 'The only replica dies with its broker, and comes back while order-2 waits',
    times: [100, 600, 20_000],
    topics: [ALONE],
    config: { 'request.timeout.ms': '6000', 'delivery.timeout.ms': '40000' },
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('crashBroker', moment('appended', 2), { broker: 1, afterMs: 500 }),
      fault('startBroker', { at: 7000 }, { broker: 1 }),
    ],
  },
  expired: {
    title: 'delivery.timeout.ms is over before order-2 can be sent again',
    times: [100, 600, 10_000],
    config: { 'delivery.timeout.ms': '3000' },
    interventions: [
      fault('hold', moment('requestSent', 2)),
      fault('refuse', { at: 350 }, { broker: 1, forMs: 7000 }),
      fault('cut', moment('requestSent', 2), { afterMs: 200 }),
    ],
  },
};

/** Each pair that can meet. */
export const acksAndFaults: readonly Scenario[] = Object.entries(FAULTS).flatMap(([name, pair]) =>
  Object.entries(MODES).flatMap(([mode, settings]) => {
    const interventions = faultsFor(settings, pair.interventions);
    if (interventions.length === 0) return [];
    const { title, times, config = {}, topics } = pair;
    return [
      clusterScenario({
        id: `${name}-${mode}`,
        title,
        config: { ...config, ...settings },
        sends: ordersAt(...times),
        interventions,
        ...(topics ? { topics } : {}),
      }),
    ];
  }),
);
