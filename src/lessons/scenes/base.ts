// The world that every scene of the course starts from, so that a scene says only what is its own.

import type {
  CallSpec,
  Intervention,
  Moment,
  ProducerSpec,
  Scenario,
  SendSpec,
  TopicSpec,
} from '../../engine/index.ts';

type Config = Readonly<Record<string, string>>;

/** What a scene may differ in from the base world. */
interface SceneParts extends Partial<Omit<Scenario, 'producers' | 'formatVersion'>> {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly config?: Config;
  /** Where the producer stands at the start. */
  readonly preset?: ProducerSpec['preset'];
  readonly sends: readonly SendSpec[];
  /** What it calls besides send(). */
  readonly calls?: readonly CallSpec[];
  /** How often, and how long after a failed callback, the shop sends again by itself. */
  readonly resendOnFailure?: number;
  readonly resendAfterMs?: number;
  readonly claims: readonly string[];
}

/** Topic `orders`: one partition, three replicas of which two must be in sync. */
export const ORDERS: TopicSpec = {
  name: 'orders',
  partitions: 1,
  replicationFactor: 3,
  leaders: [1],
  startOffset: 0,
  config: { 'min.insync.replicas': '2' },
};

/** A scene in the base world: brokers 1, 2 and 3, topic orders, one producer p1. */
export function scene({
  config = {},
  preset = null,
  sends,
  calls = [],
  resendOnFailure = 0,
  resendAfterMs = 0,
  ...parts
}: SceneParts): Scenario {
  return {
    formatVersion: 1,
    profile: 'current',
    seed: 7,
    brokers: [1, 2, 3],
    brokerConfig: {},
    topics: [ORDERS],
    producers: [
      {
        id: 'p1',
        config,
        producerId: null,
        preset,
        sends,
        calls,
        resendOnFailure,
        resendAfterMs,
        outbox: null,
      },
    ],
    consumers: [{ id: 'c1', topic: 'orders', isolationLevel: 'read_uncommitted', group: null }],
    handFed: [],
    network: {
      flightMs: 2,
      consumerFlightMs: null,
      replicationMs: 3,
      alterPartitionMs: 0,
      disconnectMs: 2,
    },
    interventions: [],
    pauseOn: [],
    untilMs: 3_600_000,
    ...parts,
  };
}

/** What the orders cost, order-1 first. */
const PRICES = [12, 25, 40, 15];

/** One order: the value names it, the amount is what reading it charges. */
export function order(number: number, at: number, amount = PRICES[number - 1] ?? 10): SendSpec {
  return {
    at,
    topic: 'orders',
    key: 'customer-1',
    value: `order-${number}`,
    partition: null,
    amount,
    timestamp: null,
  };
}

/** order-1 … order-count, one every `everyMs`. */
export function orders(count: number, everyMs: number): readonly SendSpec[] {
  return Array.from({ length: count }, (_, index) => order(index + 1, index * everyMs));
}

/** A named moment; what is not given does not matter. */
export function moment(
  name: Moment['moment'],
  record: string | null = null,
  copy: number = 1,
): Moment {
  return { moment: name, record, producer: null, partition: null, api: null, copy };
}

/** The connection breaks at that moment, or so long after it. */
export function cut(when: Intervention['when'], afterMs = 0): Intervention {
  return { do: 'cut', when, afterMs, enabled: true };
}

/** Requests from the one with that record on do not get through. */
export function holdRequests(record: string): Intervention {
  return { do: 'hold', when: moment('requestSent', record), afterMs: 0, enabled: true };
}

/** Answers from the one for that record on do not get through. */
export function stallAnswers(record: string): Intervention {
  return { do: 'stall', when: moment('responseSent', record), afterMs: 0, enabled: true };
}

/** Nobody gets a new connection to the broker for a while. */
export function refuse(broker: number, at: number, forMs: number): Intervention {
  return { do: 'refuse', when: time(at), broker, forMs, afterMs: 0, enabled: true };
}

/** A point in time, on the connection of the first producer to the leader of the first partition. */
export function time(at: number): Intervention['when'] {
  return { at, producer: null, broker: null };
}

/** The same scenario with one setting changed for every producer. */
export function withConfig(scenario: Scenario, key: string, value: string): Scenario {
  return {
    ...scenario,
    producers: scenario.producers.map((one) => ({
      ...one,
      config: { ...one.config, [key]: value },
    })),
  };
}

/** Without idempotence nothing can be compared. */
export const NO_IDEMPOTENCE: Config = { 'enable.idempotence': 'false' };
/** A client that knocks less often, so that a run with an outage of 40 s stays short to watch. */
export const PATIENT_RECONNECT: Config = {
  'reconnect.backoff.ms': '1000',
  'reconnect.backoff.max.ms': '6000',
};
/** A partition waits until its batch is answered. */
export const ONE_IN_FLIGHT: Config = { 'max.in.flight.requests.per.connection': '1' };
