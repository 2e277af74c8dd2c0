// The scenario format: plain, versioned JSON with everything needed to reproduce a run.
import { type ConfigScope, readClusterConfig } from '../config/index.ts';
import {
  API_NAMES,
  BROKER_CONFIGS,
  HAND,
  type Intervention,
  isTime,
  MAX_PRODUCER_EPOCH,
  MAX_SEQUENCE,
  MOMENTS,
  type Moment,
  PROFILES,
  type Profile,
  type Scenario,
} from '../engine/index.ts';
import { checkConsumers, consumer, derivedValues, outbox } from './applications.ts';
import { among, type Bad, ID, LIMITS, ms } from './parts.ts';
import {
  describeProblem,
  flag,
  integer,
  list,
  map,
  nullable,
  object,
  oneOf,
  type Problem,
  type Read,
  type Schema,
  tagged,
  text,
  withDefault,
} from './schema.ts';

const moment = object(
  'A named moment: what happened, not when, so that it survives a change of configuration',
  {
    moment: oneOf('What happened; `appended` is a batchDecided that wrote', MOMENTS),
    record: withDefault(
      nullable(text('Only for the batch that holds the record with this value')),
      null,
    ),
    api: withDefault(
      nullable(oneOf('Only for requests of this kind, or their answers', API_NAMES)),
      null,
    ),
    producer: withDefault(nullable(text('Only for this producer', ID)), null),
    partition: withDefault(nullable(text('Only for this partition, as in orders-0')), null),
    copy: withDefault(integer('Which time it happens, counted from 1', 1, 100_000), 1),
  },
);

const time = object('A point in virtual time', {
  at: ms('Virtual time'),
  producer: withDefault(
    nullable(text('Whose connection; the first producer unless given', ID)),
    null,
  ),
  broker: withDefault(
    nullable(
      integer(
        'Connection to which broker; the leader of the first partition unless given',
        1,
        1000,
      ),
    ),
    null,
  ),
});

/** `time` where the object has `at`, else `moment`. */
const when: Schema<Read<typeof moment> | Read<typeof time>> = {
  read: (value, path, problems) =>
    typeof value === 'object' && value !== null && 'at' in value
      ? time.read(value, path, problems)
      : moment.read(value, path, problems),
  json: { anyOf: [moment.json, time.json] },
};

const afterMs = withDefault(ms('How long after that moment'), 0);
const enabled = withDefault(flag('false: kept, but not carried out'), true);

const broker = integer('Broker id', 1, 1000);
const partition = text('Partition, as in orders-0');
const ofPartition = withDefault(nullable(text('Only this partition, as in orders-0')), null);

const member = text('A consumer that is in a group', ID);

const intervention = tagged('What the environment does to the run', 'do', {
  cut: { when, afterMs, enabled },
  hold: { when, afterMs, enabled },
  stall: { when, afterMs, enabled },
  release: {
    when,
    connection: withDefault(
      nullable(
        integer(
          'Which one between that client and that broker, counted from 1; the one of the moment unless given',
          1,
          1000,
        ),
      ),
      null,
    ),
    afterMs,
    enabled,
  },
  delay: { when, byMs: ms('How much later the message arrives', 1), enabled },
  crashBroker: {
    when,
    broker,
    diskLost: withDefault(flag('true: what stood on its disk is gone too'), false),
    afterMs,
    enabled,
  },
  stopBroker: { when, broker, afterMs, enabled },
  startBroker: { when, broker, afterMs, enabled },
  moveLeader: {
    when,
    partition,
    broker,
    unclean: withDefault(flag('true: also to a replica that is not in sync'), false),
    afterMs,
    enabled,
  },
  stopReplication: { when, broker, partition: ofPartition, afterMs, enabled },
  resumeReplication: { when, broker, partition: ofPartition, afterMs, enabled },
  shrinkIsr: {
    when,
    partition,
    isr: list('Brokers that stay in sync; the others stop fetching', broker, 9),
    afterMs,
    enabled,
  },
  forgetProducer: {
    when,
    partition,
    producer: text('Whose row the leader loses, a lever that Kafka does not have', ID),
    afterMs,
    enabled,
  },
  refuse: {
    when,
    broker: integer('No new connection can be opened to this broker', 1, 1000),
    forMs: ms('For how long', 1),
    afterMs,
    enabled,
  },
  denyWrite: {
    when,
    producer: text('Who may write no more', ID),
    topic: withDefault(nullable(text('To which topic; null: its transactional.id', ID)), null),
    afterMs,
    enabled,
  },
  allowWrite: {
    when,
    producer: text('Who may write again', ID),
    topic: withDefault(nullable(text('To which topic; null: its transactional.id', ID)), null),
    afterMs,
    enabled,
  },
  crash: { when, producer: text('Whose process dies', ID), afterMs, enabled },
  pause: { when, producer: text('Whose process stands still', ID), afterMs, enabled },
  resume: { when, producer: text('Whose process goes on', ID), afterMs, enabled },
  restart: {
    when,
    producer: text('Whose application starts again, with a new producer', ID),
    resend: withDefault(
      oneOf('What the application sends again: nothing, or all it does not know acknowledged', [
        'none',
        'unacknowledged',
      ]),
      'none',
    ),
    afterMs,
    enabled,
  },
  crashConsumer: { when, consumer: member, afterMs, enabled },
  restartConsumer: { when, consumer: member, afterMs, enabled },
  pauseConsumer: { when, consumer: member, forMs: ms('For how long', 1), afterMs, enabled },
  cutConsumer: { when, consumer: member, afterMs, enabled },
});

const send = object('One call of send()', {
  at: ms('When the application calls it'),
  topic: text('Topic', ID),
  key: withDefault(nullable(text('Record key')), null),
  value: text('Record value; it names the record in moments and claims'),
  partition: withDefault(nullable(integer('Partition; by key unless given', 0, 1000)), null),
  amount: withDefault(
    integer('What reading it charges, whole euros; below 0 it gives back', -1_000_000, 1_000_000),
    0,
  ),
  timestamp: withDefault(
    nullable(
      integer(
        'Record timestamp in virtual ms, before 0 for the past; the time of the call unless given',
        -4_000_000_000_000,
        4_000_000_000_000,
      ),
    ),
    null,
  ),
});

const offsetToCommit = object('A position of a group', {
  partition: text('Partition, as in orders-0'),
  offset: integer('The next offset to read', 0),
});
const callAt = ms('When the application calls it');

const transactionalCalls = {
  initTransactions: { at: callAt },
  beginTransaction: { at: callAt },
  sendOffsetsToTransaction: {
    at: callAt,
    group: text('Consumer group', ID),
    offsets: list('What it has read', offsetToCommit, 50),
  },
  commitTransaction: {
    at: callAt,
    orAbort: withDefault(flag('true: the application aborts when this throws'), false),
  },
  abortTransaction: { at: callAt },
} as const;

const calls = tagged('A call of the application besides send()', 'call', {
  ...transactionalCalls,
  flush: { at: ms('When the application calls it') },
  close: {
    at: ms('When the application calls it'),
    timeoutMs: withDefault(
      nullable(ms('How long it may wait for what is not complete; without limit unless given')),
      null,
    ),
  },
});

const preset = object(
  'Where an idempotent producer stands at the start, and what every replica remembers of it',
  {
    producerEpoch: withDefault(integer('Its epoch', 0, MAX_PRODUCER_EPOCH), 0),
    sequences: withDefault(
      list(
        'Partitions that it has written to',
        object('One of them', {
          partition: text('Partition, as in orders-0'),
          next: integer(
            'Sequence of the next record; the one before is acknowledged',
            1,
            MAX_SEQUENCE,
          ),
        }),
        50,
      ),
      [],
    ),
  },
);

const producer = object('A KafkaProducer in an application', {
  id: text('Name', ID),
  config: withDefault(
    map(
      'Configuration, as a Properties file would hold it',
      text('Value', { maxLength: 200 }),
      200,
    ),
    {},
  ),
  producerId: withDefault(
    nullable(integer('What InitProducerId answers; 4001, 4002 … unless given', 0, 1_000_000_000)),
    null,
  ),
  preset: withDefault(nullable(preset), null),
  sends: withDefault(list('Calls of send(), by time', send, LIMITS.sends), []),
  calls: withDefault(list('Other calls, by time', calls, 100), []),
  resendOnFailure: withDefault(
    integer('How often the application sends a value again after a failed callback', 0, 1000),
    0,
  ),
  resendAfterMs: withDefault(ms('How long after that callback'), 0),
  outbox: withDefault(nullable(outbox), null),
});

const handFed = object('One Produce request written by hand, over a connection of its own', {
  at: ms('When it is sent'),
  topic: text('Topic', ID),
  partition: withDefault(integer('Partition', 0, 1000), 0),
  producerId: withDefault(integer('producerId in the batch header', -1, 1_000_000_000), -1),
  producerEpoch: withDefault(
    integer('producerEpoch in the batch header', -1, MAX_PRODUCER_EPOCH),
    -1,
  ),
  baseSequence: withDefault(integer('baseSequence in the batch header', -1, MAX_SEQUENCE), -1),
  values: list('Values of its records', text('Record value'), 1000),
});

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

const scenario: Schema<Scenario> = object('A Retry Lab scenario', {
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
  consumers: withDefault(list('Consumers, alone or in groups', consumer, 8), [
    { id: 'c1', topic: 'orders', isolationLevel: 'read_uncommitted', group: null },
  ]),
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
      disconnectMs: withDefault(ms('From a cut until the client learns of it'), 2),
    }),
    { flightMs: 2, consumerFlightMs: null, replicationMs: 3, disconnectMs: 2 },
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

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a scenario from a decoded JSON value. Never throws on bad input: each problem names path, value and
 * what is expected. What a producer's `config` says is Kafka's to judge, when the run builds the producer.
 */
export function parseScenario(value: unknown): ParsedScenario {
  const problems: Problem[] = [];
  const read = scenario.read(value, '', problems);
  if (read) checkReferences(read, problems);
  return read && problems.length === 0
    ? { ok: true, scenario: read }
    : { ok: false, problems: problems.map((one) => ({ ...one, path: one.path || '(scenario)' })) };
}

/** Reads a scenario from JSON text, with the same kind of messages. */
export function parseScenarioText(source: string): ParsedScenario {
  const refuse = (found: string, expected: string): ParsedScenario => ({
    ok: false,
    problems: [{ path: '(scenario)', found, expected }],
  });
  if (source.length > LIMITS.text) {
    return refuse(`${source.length} characters`, `at most ${LIMITS.text} characters`);
  }
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return refuse(String(error), 'a scenario as JSON');
  }
  return parseScenario(value);
}

/** The scenario, or an Error whose message lists every problem. For scenarios we ship and for tests. */
export function scenarioFrom(value: unknown): Scenario {
  const parsed = parseScenario(value);
  if (parsed.ok) return parsed.scenario;
  throw new Error(parsed.problems.map(describeProblem).join('\n'));
}

function checkReferences(read: Scenario, problems: Problem[]): void {
  const bad: Bad = (path, found, expected) => {
    problems.push({ path, found: JSON.stringify(found), expected });
  };
  const unique = (path: string, names: readonly (string | number)[]) => {
    names.forEach((name, index) => {
      if (names.indexOf(name) !== index) bad(`${path}[${index}]`, name, 'a name not used before');
    });
  };
  if (read.brokers.length === 0) bad('brokers', read.brokers, 'at least one broker id');
  unique('brokers', read.brokers);
  unique(
    'topics',
    read.topics.map((one) => one.name),
  );
  unique(
    'producers',
    [...read.producers, ...read.consumers].map((one) => one.id),
  );
  if (read.producers.some((one) => one.id === HAND))
    bad('producers', HAND, 'another name; hand is taken');

  const sends = read.producers.reduce((sum, one) => sum + one.sends.length, 0);
  if (sends > LIMITS.sends) bad('producers', sends, `at most ${LIMITS.sends} sends in all`);

  for (const [key, value] of Object.entries(read.brokerConfig)) {
    const refused = refusedBy('broker', key, value, read.profile);
    if (refused !== null) bad(`brokerConfig.${key}`, value, refused);
    else if (Object.hasOwn(BROKER_CONFIGS, key) && !/^[1-9]\d{0,11}$/.test(value.trim()))
      bad(`brokerConfig.${key}`, value, 'a whole number of ms above 0, as text');
  }

  const topics = new Map(read.topics.map((one) => [one.name, one]));
  const partitions = read.topics.flatMap((one) =>
    Array.from({ length: one.partitions }, (_, index) => `${one.name}-${index}`),
  );
  read.topics.forEach((one, index) => {
    const at = `topics[${index}]`;
    if (one.replicationFactor !== null && one.replicationFactor > read.brokers.length) {
      bad(
        `${at}.replicationFactor`,
        one.replicationFactor,
        `at most ${read.brokers.length}, the number of brokers`,
      );
    }
    if (one.leaders && one.leaders.length !== one.partitions) {
      bad(`${at}.leaders`, one.leaders, `${one.partitions} broker ids, one per partition`);
    }
    one.leaders?.forEach((leader, nth) => {
      if (!read.brokers.includes(leader)) bad(`${at}.leaders[${nth}]`, leader, among(read.brokers));
    });
    for (const [key, value] of Object.entries(one.config)) {
      const refused = refusedBy('topic', key, value, read.profile);
      if (refused !== null) bad(`${at}.config.${key}`, value, refused);
    }
  });
  read.producers.forEach((one, index) => {
    let last = 0;
    one.sends.forEach((call, nth) => {
      const at = `producers[${index}].sends[${nth}]`;
      const to = topics.get(call.topic);
      if (!to) bad(`${at}.topic`, call.topic, among([...topics.keys()]));
      else if (call.partition !== null && call.partition >= to.partitions) {
        bad(
          `${at}.partition`,
          call.partition,
          `0 … ${to.partitions - 1}, the partitions of ${to.name}`,
        );
      }
      if (call.at < last)
        bad(`${at}.at`, call.at, `at least ${last}, the time of the send before it`);
      last = Math.max(last, call.at);
    });
    one.preset?.sequences.forEach((numbered, nth) => {
      const at = `producers[${index}].preset.sequences[${nth}].partition`;
      const to = read.topics.find((topic) => numbered.partition.startsWith(`${topic.name}-`));
      if (!partitions.includes(numbered.partition)) bad(at, numbered.partition, among(partitions));
      else if (to?.startOffset === 0) {
        bad(
          at,
          numbered.partition,
          'a partition of a topic with a startOffset above 0: what was written stood before it',
        );
      }
    });
    let lastCall = 0;
    one.calls.forEach((call, nth) => {
      if (call.at < lastCall) {
        const expected = `at least ${lastCall}, the time of the call before it`;
        bad(`producers[${index}].calls[${nth}].at`, call.at, expected);
      }
      if (call.call === 'sendOffsetsToTransaction') {
        call.offsets.forEach((offset, at) => {
          if (partitions.includes(offset.partition)) return;
          const path = `producers[${index}].calls[${nth}].offsets[${at}].partition`;
          bad(path, offset.partition, among(partitions));
        });
      }
      lastCall = Math.max(lastCall, call.at);
    });
  });
  read.handFed.forEach((one, index) => {
    const to = topics.get(one.topic);
    if (!to) bad(`handFed[${index}].topic`, one.topic, among([...topics.keys()]));
    else if (one.partition >= to.partitions) {
      bad(`handFed[${index}].partition`, one.partition, `0 … ${to.partitions - 1}`);
    }
    if (one.values.length === 0) bad(`handFed[${index}].values`, [], 'at least one value');
  });
  const owners = read.producers.map((one) => one.id);
  checkConsumers(read.consumers, [...topics.keys()], read.producers, bad);

  const producers = [...read.producers.map((one) => one.id), HAND];
  const calls = read.producers.flatMap((one) => one.sends);
  const values = new Set([
    ...calls.map((one) => one.value),
    ...derivedValues(read.consumers, calls),
    ...read.handFed.flatMap((one) => one.values),
  ]);
  const members = read.consumers.filter((one) => one.group !== null).map((one) => one.id);
  const checkMoment = (one: Moment, at: string) => {
    if (one.producer !== null && !producers.includes(one.producer)) {
      bad(`${at}.producer`, one.producer, among(producers));
    }
    if (one.partition !== null && !partitions.includes(one.partition)) {
      bad(`${at}.partition`, one.partition, among(partitions));
    }
    if (one.record !== null && !values.has(one.record)) {
      bad(`${at}.record`, one.record, 'the value of a record that the scenario sends');
    }
  };
  const checkTarget = (one: Intervention, at: string) => {
    if ('broker' in one && !read.brokers.includes(one.broker)) {
      bad(`${at}.broker`, one.broker, among(read.brokers));
    }
    if ('isr' in one) {
      one.isr.forEach((id, nth) => {
        if (!read.brokers.includes(id)) bad(`${at}.isr[${nth}]`, id, among(read.brokers));
      });
    }
    if ('partition' in one && one.partition !== null && !partitions.includes(one.partition)) {
      bad(`${at}.partition`, one.partition, among(partitions));
    }
    if ('producer' in one && !owners.includes(one.producer)) {
      bad(`${at}.producer`, one.producer, among(owners));
    }
    if ('topic' in one && one.topic !== null && !topics.has(one.topic)) {
      bad(`${at}.topic`, one.topic, among([...topics.keys()]));
    }
    if ('consumer' in one && !members.includes(one.consumer)) {
      bad(`${at}.consumer`, one.consumer, `${among(members)}, the consumers in groups`);
    }
  };
  read.interventions.forEach((one, index) => {
    const at = `interventions[${index}].when`;
    checkTarget(one, `interventions[${index}]`);
    if (isTime(one.when)) {
      if (one.when.producer !== null && !producers.includes(one.when.producer)) {
        bad(`${at}.producer`, one.when.producer, among(producers));
      }
      if (one.when.broker !== null && !read.brokers.includes(one.when.broker)) {
        bad(`${at}.broker`, one.when.broker, among(read.brokers));
      }
      if (one.do === 'delay') bad(at, one.when, 'the moment requestSent or responseSent');
      return;
    }
    checkMoment(one.when, at);
    const sides = MESSAGE_MOMENTS[one.do];
    if (sides && !sides.includes(one.when.moment)) {
      bad(`${at}.moment`, one.when.moment, sides.join(' or '));
    }
  });
  read.pauseOn.forEach((one, index) => {
    checkMoment(one, `pauseOn[${index}]`);
  });
}

/** What a broker of that release says against a setting, or null. */
function refusedBy(scope: ConfigScope, name: string, raw: string, profile: Profile): string | null {
  const setting = readClusterConfig(scope, name, raw, profile);
  return setting.ok ? null : `what Kafka accepts; it says: ${setting.message}`;
}

/** Moments that a fault on a single message can name. */
const MESSAGE_MOMENTS: Readonly<Partial<Record<Intervention['do'], readonly string[]>>> = {
  hold: ['requestSent'],
  stall: ['responseSent'],
  delay: ['requestSent', 'responseSent'],
};
