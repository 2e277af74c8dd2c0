// The part of the scenario format that speaks of consumers and of the applications around Kafka.
import {
  CONSUMER_CONFIGS,
  type ConsumerConfigName,
  type ConsumerSpec,
  type GroupSpec,
  producedValue,
} from '../engine/index.ts';
import { among, type Bad, ID, ms } from './parts.ts';
import { integer, map, nullable, object, oneOf, text, withDefault } from './schema.ts';

const inbox = object(
  'A table of business keys that were dealt with, in the application’s database',
  {
    by: withDefault(
      oneOf('What the business key is: of the record its key, its value or its offset', [
        'value',
        'key',
        'offset',
      ]),
      'value',
    ),
    row: withDefault(
      oneOf(
        'When the row is written: in one database transaction with the effect, or apart from it',
        ['with', 'before', 'after'],
      ),
      'with',
    ),
    keeps: withDefault(
      nullable(integer('How many rows are kept; all unless given', 1, 100_000)),
      null,
    ),
    keepsMs: withDefault(nullable(ms('How long a row is kept; for ever unless given', 1)), null),
  },
);

const produces = object('Each record becomes a record of another topic', {
  producer: text('The producer in the same process', ID),
  topic: text('Topic', ID),
  prefix: withDefault(
    text('Stands before the value of the record read', { maxLength: 40 }),
    'out-',
  ),
});

const group = object(
  'Membership of a consumer group, and what the application does with a record',
  {
    id: text('Name of the group', ID),
    config: withDefault(
      map('Configuration of the KafkaConsumer', text('Value', { maxLength: 200 }), 50),
      {},
    ),
    commits: withDefault(
      oneOf(
        'When the application calls commitSync(): never, before it acts on what poll() returned, after it, or after each record; transaction: the offsets travel in a transaction with what it produces',
        ['none', 'before', 'after', 'each', 'transaction'],
      ),
      'none',
    ),
    recordMs: withDefault(ms('How long it works on a record before it acts'), 0),
    effect: withDefault(
      oneOf(
        'What acting on a record does to the number kept for its key: adds the amount, or sets it',
        ['add', 'set'],
      ),
      'add',
    ),
    inbox: withDefault(nullable(inbox), null),
    produces: withDefault(nullable(produces), null),
  },
);

/** A consumer: alone and without commits, or a member of a group. */
export const consumer = object('A consumer', {
  id: text('Name', ID),
  topic: text('Topic', ID),
  isolationLevel: withDefault(
    oneOf('isolation.level: whether it waits for transactions and skips aborted ones', [
      'read_uncommitted',
      'read_committed',
    ]),
    'read_uncommitted',
  ),
  group: withDefault(nullable(group), null),
});

/** The outbox of a producer's application. */
export const outbox = object(
  'Sends become rows of an outbox table, and a relay with the producer sends them to Kafka',
  {
    mark: withDefault(
      oneOf('When the relay marks a row as sent: before send(), or after its callback', [
        'after',
        'before',
      ]),
      'after',
    ),
    pollMs: withDefault(ms('How often the relay looks at the table', 1), 10),
  },
);

/** Values that applications derive from the records of a topic. */
export function derivedValues(
  consumers: readonly ConsumerSpec[],
  sends: readonly { readonly topic: string; readonly value: string }[],
): readonly string[] {
  return consumers.flatMap(({ topic, group: member }) =>
    member?.produces
      ? sends
          .filter((one) => one.topic === topic)
          .map((one) => producedValue(member.produces ?? { prefix: '' }, one.value))
      : [],
  );
}

interface NamedProducer {
  readonly id: string;
  readonly config: Readonly<Record<string, string>>;
  readonly calls: readonly unknown[];
  readonly sends: readonly unknown[];
}

/** Offsets can only travel in the transactions of a producer that makes nothing else of its own. */
function checkTransaction(
  { produces: out }: GroupSpec,
  at: string,
  producers: readonly NamedProducer[],
  bad: Bad,
): void {
  if (!out) {
    bad(`${at}.group.produces`, out, 'a producer, as commits is transaction');
    return;
  }
  const named = producers.find((one) => one.id === out.producer);
  if (!named) return;
  const path = `${at}.group.produces.producer`;
  if ((named.config['transactional.id'] ?? '') === '') {
    bad(path, out.producer, 'a producer with a transactional.id, as commits is transaction');
  }
  if (named.calls.length + named.sends.length > 0) {
    bad(path, out.producer, 'a producer without sends and calls of its own');
  }
}

/** Checks what consumers name: topics, settings, producers. */
export function checkConsumers(
  consumers: readonly ConsumerSpec[],
  topics: readonly string[],
  producers: readonly NamedProducer[],
  bad: Bad,
): void {
  const ids = producers.map((one) => one.id);
  consumers.forEach((one, index) => {
    const at = `consumers[${index}]`;
    if (!topics.includes(one.topic)) bad(`${at}.topic`, one.topic, among(topics));
    if (!one.group) return;
    const { config, produces: out } = one.group;
    for (const [key, value] of Object.entries(config)) {
      if (!isConsumerConfig(key)) {
        bad(`${at}.group.config.${key}`, value, among(Object.keys(CONSUMER_CONFIGS)));
        continue;
      }
      const expected = consumerConfigProblem(key, value);
      if (expected !== null) bad(`${at}.group.config.${key}`, value, expected);
    }
    const mate = consumers.find((other) => other.group?.id === one.group?.id);
    if (mate && mate.topic !== one.topic) {
      bad(`${at}.topic`, one.topic, `${mate.topic}, the topic of group ${one.group.id}`);
    }
    if (one.group.commits === 'transaction') checkTransaction(one.group, at, producers, bad);
    if (!out) return;
    if (!ids.includes(out.producer)) {
      bad(`${at}.group.produces.producer`, out.producer, among(ids));
    }
    if (!topics.includes(out.topic)) bad(`${at}.group.produces.topic`, out.topic, among(topics));
    if (out.topic === one.topic) {
      bad(`${at}.group.produces.topic`, out.topic, 'another topic than it reads');
    }
  });
}

function isConsumerConfig(key: string): key is ConsumerConfigName {
  return Object.hasOwn(CONSUMER_CONFIGS, key);
}

/** What a setting may be, as a message says it; null when the value is fine. */
function consumerConfigProblem(name: ConsumerConfigName, value: string): string | null {
  switch (name) {
    case 'enable.auto.commit':
      return /^(true|false)$/.test(value) ? null : 'true or false';
    case 'auto.offset.reset':
      return /^(earliest|latest)$/.test(value) ? null : 'earliest or latest';
    default:
      return /^[1-9]\d{0,8}$/.test(value) ? null : 'a whole number above 0, as text';
  }
}
