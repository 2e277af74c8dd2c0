// Several requests under way when something happens to the connection, the leader, or the first of them.
import type { Scenario } from '../../../src/engine/index.ts';
import {
  type Config,
  clusterScenario,
  type FaultSpec,
  fault,
  faultsFor,
  moment,
  NO_IDEMPOTENCE,
  ordersAt,
} from './base.ts';

const ONE_IN_FLIGHT: Config = { 'max.in.flight.requests.per.connection': '1' };

const MODES: Readonly<Record<string, Config>> = {
  acks0: { acks: '0' },
  acks1: { acks: '1' },
  plain: NO_IDEMPOTENCE,
  idempotent: {},
  'plain-one': { ...NO_IDEMPOTENCE, ...ONE_IN_FLIGHT },
  'idempotent-one': ONE_IN_FLIGHT,
};

const PATIENT: Config = { 'request.timeout.ms': '6000' };

interface Pipeline {
  readonly title: string;
  readonly config?: Config;
  readonly interventions: readonly FaultSpec[];
  readonly lastAt: number;
  /** It needs several in flight. */
  readonly several?: true;
}

const PIPELINES: Readonly<Record<string, Pipeline>> = {
  'stored-then-cut': {
    title: 'Three are written, none is answered, the line drops',
    config: PATIENT,
    interventions: [fault('stall', moment('responseSent', 2)), fault('cut', { at: 2000 })],
    lastAt: 4000,
  },
  'held-then-cut': {
    title: 'Three are sent, none arrives, the line drops',
    config: PATIENT,
    interventions: [fault('hold', moment('requestSent', 2)), fault('cut', { at: 2000 })],
    lastAt: 4000,
  },
  'half-stored-then-cut': {
    title: 'Two are written, one does not arrive, the line drops',
    config: PATIENT,
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('hold', moment('requestSent', 4)),
      fault('cut', { at: 2000 }),
    ],
    lastAt: 4000,
  },
  'stored-then-timeout': {
    title: 'Three are written, and the first is not answered in time',
    config: { 'request.timeout.ms': '2500' },
    interventions: [fault('stall', moment('responseSent', 2))],
    lastAt: 6000,
  },
  'stored-then-released': {
    title: 'Three are written, and their answers come late',
    config: PATIENT,
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('release', moment('responseSent', 4), { afterMs: 800 }),
    ],
    lastAt: 4000,
    several: true,
  },
  'stored-then-crash': {
    title: 'Three are written and copied, none is answered, the leader dies',
    config: PATIENT,
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('crashBroker', { at: 2200 }, { broker: 1 }),
    ],
    lastAt: 11_000,
  },
  'stored-then-moved': {
    title: 'Three are written, none is answered, another broker leads, the line drops',
    config: PATIENT,
    interventions: [
      fault('stall', moment('responseSent', 2)),
      fault('moveLeader', { at: 2000 }, { partition: 'orders-0', broker: 2 }),
      fault('cut', { at: 3500, broker: 1 }),
    ],
    lastAt: 6000,
  },
};

/** A second's flight: three are under way before the first is judged. */
const SLOW = { flightMs: 1000, consumerFlightMs: 2 };
const SLOW_CLIENT: Config = { 'request.timeout.ms': '6000' };

const alone = fault('shrinkIsr', { at: 1000 }, { partition: 'orders-0', isr: [1] });
const backSoon = (number: number) =>
  fault('resumeReplication', moment('batchDecided', number), { broker: 2, afterMs: 50 });

const refusedFirst = (mode: string, config: Config) =>
  clusterScenario({
    id: `first-refused-${mode}`,
    title: 'The first is refused for want of replicas, those behind it are not',
    config: { ...SLOW_CLIENT, ...config },
    network: SLOW,
    sends: ordersAt(100, 3500, 4300, 4900, 9000),
    interventions: [{ ...alone, when: { at: 2500 } }, backSoon(2)],
  });

/** The same with nothing before it: the leader has never heard of the producer. */
const coldStart = clusterScenario({
  id: 'cold-start-hole',
  title: 'The first batch of a new producer is refused, the second is written',
  config: {
    ...SLOW_CLIENT,
    'request.timeout.ms': '7000',
    'delivery.timeout.ms': '11000',
    'retry.backoff.ms': '2000',
    'retry.backoff.max.ms': '2000',
  },
  // the follower is back before the second leaves, and that one has left before the first is answered
  network: { flightMs: 2000, consumerFlightMs: 2 },
  sends: ordersAt(1500, 5000),
  interventions: [{ ...alone, when: { at: 0 } }, backSoon(1)],
});

/** Scenarios with several requests under way. */
export const pipelines: readonly Scenario[] = [
  ...Object.entries(PIPELINES).flatMap(([name, pipeline]) =>
    Object.entries(MODES).flatMap(([mode, settings]) => {
      const { title, config = {}, interventions, lastAt, several = false } = pipeline;
      const faults = faultsFor(settings, interventions);
      if (faults.length === 0 || (several && mode.endsWith('-one'))) return [];
      return [
        clusterScenario({
          id: `${name}-${mode}`,
          title,
          config: { ...config, ...settings },
          sends: ordersAt(100, 500, 900, 1300, lastAt),
          interventions: faults,
        }),
      ];
    }),
  ),
  refusedFirst('plain', NO_IDEMPOTENCE),
  refusedFirst('idempotent', {}),
  coldStart,
];
