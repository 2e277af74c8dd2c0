// Every acks, with and without idempotence, one or five in flight, against every fault that can meet one request.
import type { Scenario } from '../../../src/engine/index.ts';
import {
  type Config,
  clusterScenario,
  type FaultSpec,
  fault,
  moment,
  NO_IDEMPOTENCE,
  ordersAt,
} from './base.ts';

const ONE_IN_FLIGHT: Config = { 'max.in.flight.requests.per.connection': '1' };

const MODES: Readonly<Record<string, Config>> = {
  acks0: { acks: '0' },
  acks1: { acks: '1' },
  'all-plain': { acks: 'all', ...NO_IDEMPOTENCE },
  'all-plain-one': { acks: 'all', ...NO_IDEMPOTENCE, ...ONE_IN_FLIGHT },
  'all-idempotent': { acks: 'all' },
  'all-idempotent-one': { acks: 'all', ...ONE_IN_FLIGHT },
};

interface Fault {
  readonly title: string;
  readonly times: readonly number[];
  readonly interventions: readonly FaultSpec[];
  readonly config?: Config;
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
};

/** 60 scenarios. */
export const acksAndFaults: readonly Scenario[] = Object.entries(FAULTS).flatMap(
  ([name, { title, times, interventions, config = {} }]) =>
    Object.entries(MODES).map(([mode, settings]) =>
      clusterScenario({
        id: `${name}-${mode}`,
        title,
        config: { ...config, ...settings },
        sends: ordersAt(...times),
        interventions,
      }),
    ),
);
