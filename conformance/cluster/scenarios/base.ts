// The world that the scenarios of the cluster start from. Times are short enough to be played, and so far apart that
// a machine under load plays them in the same order.
import type { Scenario } from '../../../src/engine/index.ts';
import { scenarioFrom } from '../../../src/scenario/index.ts';

export type Config = Readonly<Record<string, string>>;

/** A fault as it stands in a scenario file. */
export type FaultSpec = { readonly do: string } & Readonly<Record<string, unknown>>;

/** A scenario as it stands in a file: what is not given has its default. */
export interface ScenarioSpec {
  readonly id: string;
  readonly title: string;
  readonly config?: Config;
  readonly sends?: readonly object[];
  readonly interventions?: readonly FaultSpec[];
  readonly handFed?: readonly object[];
  readonly topics?: readonly object[];
  readonly producers?: readonly object[];
  readonly calls?: readonly object[];
  readonly consumers?: readonly object[];
  readonly network?: object;
  readonly brokerConfig?: Config;
  readonly resendOnFailure?: number;
  readonly resendAfterMs?: number;
}

/** The controller misses a dead broker after four seconds instead of nine. */
export const BROKERS: Config = { 'broker.session.timeout.ms': '4000' };

/** Three replicas, of which two must be in sync. */
export const ORDERS = {
  name: 'orders',
  replicationFactor: 3,
  leaders: [1],
  config: { 'min.insync.replicas': '2' },
};

/** One replica: a broker that restarts has only itself. */
export const ALONE = { ...ORDERS, replicationFactor: 1, config: { 'min.insync.replicas': '1' } };

/** Client settings with which a retry is due soon. */
const CLIENT: Config = {
  'linger.ms': '0',
  'request.timeout.ms': '1500',
  'delivery.timeout.ms': '25000',
  'retry.backoff.ms': '200',
  'retry.backoff.max.ms': '200',
};

export const NO_IDEMPOTENCE: Config = { 'enable.idempotence': 'false' };

/** A scenario in this world: brokers 1, 2 and 3, topic orders, one producer p1, one consumer. */
export function clusterScenario(spec: ScenarioSpec): Scenario {
  const {
    config = {},
    sends = [],
    calls = [],
    resendOnFailure = 0,
    resendAfterMs = 0,
    ...rest
  } = spec;
  const producer = {
    id: 'p1',
    config: { ...CLIENT, ...config },
    sends,
    calls,
    resendOnFailure,
    resendAfterMs,
  };
  return scenarioFrom({
    formatVersion: 1,
    brokerConfig: BROKERS,
    topics: [ORDERS],
    producers: sends.length > 0 ? [producer] : [],
    ...rest,
  });
}

/** order-1 … at these times, all for one customer. */
export function ordersAt(...times: readonly number[]): readonly object[] {
  return times.map((at, index) => order(index + 1, at));
}

/** One order. */
export function order(number: number, at: number, more: object = {}): object {
  return { at, topic: 'orders', key: 'customer-1', value: `order-${number}`, ...more };
}

/** A named moment of a record. */
export function moment(name: string, number: number, copy = 1): object {
  return { moment: name, record: `order-${number}`, copy };
}

/** A fault. */
export function fault(name: string, when: object, more: object = {}): FaultSpec {
  return { do: name, when, ...more };
}

/** Those that can come about: a fault at an answer finds nothing where there is none. */
export function faultsFor(config: Config, faults: readonly FaultSpec[]): readonly FaultSpec[] {
  const answers = new Set(['responseSent', 'responseArrived']);
  return faults.filter(
    ({ when }) => config['acks'] !== '0' || !answers.has(String(Object(when).moment)),
  );
}

/** A batch written by hand for orders-0: `[epoch, first sequence, number of records]`. */
export type HandBatch = readonly [epoch: number, baseSequence: number, count?: number];

/** Batches of producer id 1000, one every 200 ms; values x1a, x1b, x2a … */
export function byHand(batches: readonly HandBatch[], from = 100, first = 1): readonly object[] {
  return batches.map(([producerEpoch, baseSequence, count = 1], index) => ({
    at: from + index * 200,
    topic: 'orders',
    producerId: 1000,
    producerEpoch,
    baseSequence,
    values: Array.from({ length: count }, (_, nth) => `x${first + index}${'abcdefgh'.charAt(nth)}`),
  }));
}
