// The scenario format: plain, versioned JSON with everything needed to reproduce a run.
import { type ConsumerSpec, PROFILES, type Scenario } from '../engine/index.ts';
import { consumer } from './applications.ts';
import { intervention } from './faults.ts';
import { moment } from './moments.ts';
import { ID, LIMITS, ms } from './parts.ts';
import { handFed, producer } from './producers.ts';
import {
  integer,
  list,
  map,
  nullable,
  object,
  oneOf,
  type Schema,
  text,
  withDefault,
} from './schema.ts';

const topic = object('A topic', {
  name: text('Name', ID),
  partitions: withDefault(integer('Number of partitions', 1, LIMITS.partitions), 1),
  replicationFactor: withDefault(
    nullable(
      integer(
        'Replicas of each partition; as many as there are brokers, at most 3, unless given',
        1,
        9,
      ),
    ),
    null,
  ),
  leaders: withDefault(
    nullable(
      list(
        'Leader of each partition; the brokers in turn unless given',
        integer('Broker id', 1, 1000),
        50,
      ),
    ),
    null,
  ),
  startOffset: withDefault(
    integer('First offset of the logs: what came before is gone by retention', 0),
    0,
  ),
  config: withDefault(map('Topic configuration', text('Value', { maxLength: 200 }), 50), {}),
});

const consumers = list(
  'Consumers, alone or in groups; one of the first topic unless given',
  consumer,
  8,
);

const reads = (topic: string): ConsumerSpec => ({
  id: 'c1',
  topic,
  isolationLevel: 'read_uncommitted',
  group: null,
});

/** Without any of its own a scenario has one consumer, of its first topic. */
const readsFirstTopic: Schema<readonly ConsumerSpec[]> = {
  ...withDefault(consumers, [reads('orders')]),
  whenAbsent: ({ topics }) =>
    ((topics as Scenario['topics'] | undefined) ?? []).slice(0, 1).map(({ name }) => reads(name)),
};

/** The whole format. */
export const scenario: Schema<Scenario> = object('A Retry Lab scenario', {
  formatVersion: oneOf('Version of this format', [1]),
  id: withDefault(text('Name of the scenario', ID), 'unnamed'),
  title: withDefault(text('Title for people'), ''),
  about: withDefault(text('What it shows'), ''),
  profile: withDefault(
    oneOf('Kafka release whose rules and defaults hold; current: 4.0 … 4.4', PROFILES),
    'current',
  ),
  seed: withDefault(integer('Seed of every random stream', 0, 4_294_967_295), 1),
  brokers: withDefault(
    list('Broker ids', integer('Broker id', 1, 1000), LIMITS.brokers),
    [1, 2, 3],
  ),
  brokerConfig: withDefault(
    map('Configuration of every broker', text('Value', { maxLength: 200 }), 50),
    {},
  ),
  topics: withDefault(list('Topics', topic, LIMITS.topics), [
    {
      name: 'orders',
      partitions: 1,
      replicationFactor: null,
      leaders: null,
      startOffset: 0,
      config: {},
    },
  ]),
  producers: list('Producers', producer, LIMITS.producers),
  consumers: readsFirstTopic,
  handFed: withDefault(list('Requests written by hand', handFed, 100), []),
  network: withDefault(
    object('How long things take', {
      flightMs: withDefault(ms('One way between a client and a broker'), 2),
      consumerFlightMs: withDefault(
        nullable(ms('One way between a consumer and a broker; flightMs unless given')),
        null,
      ),
      replicationMs: withDefault(
        ms('From the leader’s append until it knows that a follower has it'),
        3,
      ),
      alterPartitionMs: withDefault(
        ms('From a leader’s AlterPartition until it has the controller’s answer'),
        0,
      ),
      disconnectMs: withDefault(ms('From a cut until the client learns of it'), 2),
    }),
    {
      flightMs: 2,
      consumerFlightMs: null,
      replicationMs: 3,
      alterPartitionMs: 0,
      disconnectMs: 2,
    },
  ),
  interventions: withDefault(list('Faults', intervention, LIMITS.interventions), []),
  pauseOn: withDefault(list('Moments worth a stop', moment, 50), []),
  claims: withDefault(
    list('What must hold of the trace', text('A claim, see docs/scenario.md'), 100),
    [],
  ),
  untilMs: withDefault(ms('The run ends here at the latest', 1), 3_600_000),
});

/** JSON Schema (draft 2020-12) of the format, made from the same description that reads it. */
export const SCENARIO_JSON_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Retry Lab scenario',
  ...scenario.json,
};
