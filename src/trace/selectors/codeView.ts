// The configuration of a run as code: the same for the Java client and for clients on librdkafka, whose names and
// defaults differ here and there. librdkafka: its CONFIGURATION.md, 2.x.

import { buildProfileConfig, producerConfigs } from '../../config/index.ts';
import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { kafkajsView } from './codeKafkajs.ts';

export const LANGUAGES = [
  'properties',
  'java',
  'spring',
  'python',
  'node',
  'kafkajs',
  'go',
] as const;
export type Language = (typeof LANGUAGES)[number];

export interface CodeView {
  /** File that one would put it in. */
  readonly file: string;
  readonly lines: readonly CodeLine[];
  /** What differs from the Java client, and what has no counterpart. */
  readonly notes: readonly string[];
}

export interface CodeLine {
  readonly text: string;
  /** Said at its end, in the margin. */
  readonly margin: string | null;
}

const SERVERS = 'broker-1:9092';

/** The first producer's settings in a language. */
export function selectCode(scenario: Scenario, language: Language): CodeView {
  const given = Object.entries(scenario.producers[0]?.config ?? {});
  switch (language) {
    case 'properties':
      return view('producer.properties', [
        line(`bootstrap.servers=${SERVERS}`),
        ...given.map(([key, value]) => line(`${key}=${escaped(value)}`)),
      ]);
    case 'java':
      return view('OrderProducer.java', javaLines(given, scenario));
    case 'spring':
      return springView(given);
    case 'python':
      return librdkafkaView(scenario, 'producer.py', {
        before: ['from confluent_kafka import Producer', '', 'producer = Producer({'],
        entry: (key, value) => `    ${quoted(key)}: ${pythonValue(value)},`,
        after: ['})'],
      });
    case 'node':
      return librdkafkaView(scenario, 'producer.js', {
        before: [
          "const { Kafka } = require('@confluentinc/kafka-javascript').KafkaJS;",
          '',
          'const producer = new Kafka().producer({',
        ],
        entry: (key, value) => `  '${key}': ${literal(value, "'")},`,
        after: ['});', 'await producer.connect();'],
      });
    case 'kafkajs':
      return kafkajsView(scenario, SERVERS);
    case 'go':
      return librdkafkaView(scenario, 'producer.go', {
        before: [
          'import "github.com/confluentinc/confluent-kafka-go/v2/kafka"',
          '',
          'producer, err := kafka.NewProducer(&kafka.ConfigMap{',
        ],
        entry: (key, value) => `\t${quoted(key)}: ${literal(value, '"')},`,
        after: ['})'],
      });
  }
}

type Pairs = readonly (readonly [name: string, value: string])[];

function javaLines(given: Pairs, scenario: Scenario): readonly CodeLine[] {
  const built = buildProfileConfig(Object.fromEntries(given), scenario.profile);
  const make =
    'KafkaProducer<String, String> producer = new KafkaProducer<>(props, new StringSerializer(), new StringSerializer());';
  return [
    line('Properties props = new Properties();'),
    line(`props.put("bootstrap.servers", "${SERVERS}");`),
    ...given.map(([key, value]) => line(`props.put(${quoted(key)}, ${quoted(value)});`)),
    line(make, built.ok ? null : `throws: ${built.message}`),
  ];
}

/** Keys that Spring Boot has words of its own for. */
const SPRING: Readonly<Record<string, string>> = {
  acks: 'acks',
  retries: 'retries',
  'batch.size': 'batch-size',
  'buffer.memory': 'buffer-memory',
  'client.id': 'client-id',
  'compression.type': 'compression-type',
  'transactional.id': 'transaction-id-prefix',
};

function springView(given: Pairs): CodeView {
  const own = given.filter(([key]) => Object.hasOwn(SPRING, key));
  const rest = given.filter(([key]) => !Object.hasOwn(SPRING, key));
  const lines = [
    'spring:',
    '  kafka:',
    `    bootstrap-servers: ${SERVERS}`,
    ...(given.length > 0 ? ['    producer:'] : []),
    ...own.map(([key, value]) => `      ${SPRING[key]}: ${yamlValue(value)}`),
    ...(rest.length > 0 ? ['      properties:'] : []),
    ...rest.map(([key, value]) => `        ${key}: ${yamlValue(value)}`),
  ];
  const transactional = given.some(([key]) => key === 'transactional.id');
  return view(
    'application.yaml',
    lines.map((one) => line(one)),
    transactional
      ? [t`Spring takes a prefix and makes the transactional.id of each producer from it.`]
      : [],
  );
}

interface Shape {
  readonly before: readonly string[];
  readonly entry: (key: string, value: string) => string;
  readonly after: readonly string[];
}

/**
 * What stands under another name or with another default in librdkafka. `as`: the names there (none: no counterpart);
 * `otherwise`: its default where that is not Java's.
 */
interface Counterpart {
  readonly as: readonly string[];
  readonly otherwise?: string;
  readonly convert?: (value: string) => string;
  readonly note?: string;
}

const same = (name: string, otherwise?: string): Counterpart =>
  otherwise === undefined ? { as: [name] } : { as: [name], otherwise };
const none = (note: string): Counterpart => ({ as: [], note });

const IN_FLIGHT = 'max.in.flight.requests.per.connection';
const COUNTERPARTS: Readonly<Record<string, Counterpart>> = {
  acks: same('acks', 'all'),
  'enable.idempotence': same('enable.idempotence', 'false'),
  [IN_FLIGHT]: same(IN_FLIGHT, '1000000'),
  retries: same('retries', '2147483647'),
  'delivery.timeout.ms': {
    ...same('delivery.timeout.ms', '300000'),
    note: t`delivery.timeout.ms is another name of message.timeout.ms there; 0 means without end.`,
  },
  'request.timeout.ms': {
    as: ['request.timeout.ms', 'socket.timeout.ms'],
    otherwise: '60000',
    note: t`request.timeout.ms there is only what the broker is told; how long the client itself waits is socket.timeout.ms, 60000 unless set.`,
  },
  'retry.backoff.ms': same('retry.backoff.ms', '100'),
  'retry.backoff.max.ms': same('retry.backoff.max.ms', '1000'),
  'reconnect.backoff.ms': same('reconnect.backoff.ms', '100'),
  'reconnect.backoff.max.ms': same('reconnect.backoff.max.ms', '10000'),
  'linger.ms': same('linger.ms', '5'),
  'batch.size': same('batch.size', '1000000'),
  'buffer.memory': {
    as: ['queue.buffering.max.kbytes'],
    otherwise: '1048576',
    convert: (bytes) => String(Math.max(1, Math.ceil(Number(bytes) / 1024))),
    note: t`A full queue there is an error of produce() at once; it does not block as send() does for max.block.ms.`,
  },
  'max.block.ms': none(t`max.block.ms has no counterpart: produce() does not block.`),
  'max.request.size': { as: ['message.max.bytes'], otherwise: '1000000' },
  'compression.type': same('compression.type', 'none'),
  'client.id': same('client.id', 'rdkafka'),
  'transactional.id': same('transactional.id'),
  'transaction.timeout.ms': same('transaction.timeout.ms', '60000'),
  'partitioner.class': none(
    t`A partitioner class cannot be named there; partitioner takes one of the built-in ones.`,
  ),
};
/** Defaults that decide what a retry does: said even where the learner did not set them. */
const TELLING = [
  'enable.idempotence',
  'acks',
  IN_FLIGHT,
  'linger.ms',
  'delivery.timeout.ms',
  'request.timeout.ms',
  'batch.size',
];

function librdkafkaView(scenario: Scenario, file: string, shape: Shape): CodeView {
  const given = scenario.producers[0]?.config ?? {};
  const built = buildProfileConfig(given, scenario.profile);
  const notes: string[] = [];
  const entries: CodeLine[] = [line(shape.entry('bootstrap.servers', SERVERS))];
  const names = [
    ...Object.keys(given),
    ...TELLING.filter((name) => !Object.hasOwn(given, name)),
  ].filter((name) => name !== 'bootstrap.servers');
  for (const name of names) {
    const counterpart = COUNTERPARTS[name];
    const isGiven = Object.hasOwn(given, name);
    if (!counterpart || counterpart.as.length === 0) {
      notes.push(counterpart?.note ?? t`${name} has no counterpart here.`);
      continue;
    }
    const effective = built.ok
      ? built.config.values[name]
      : producerConfigs(scenario.profile)[name]?.default;
    const value = given[name] ?? inForce(name, effective);
    const there = counterpart.convert?.(value) ?? value;
    const differs = counterpart.otherwise !== there;
    if (!isGiven && !differs) continue;
    // The last one is what the default is about
    for (const key of isGiven ? counterpart.as : counterpart.as.slice(-1)) {
      const margin = isGiven ? null : t`default here ${counterpart.otherwise ?? ''}, Java ${value}`;
      entries.push(line(shape.entry(key, there), margin));
    }
    if (counterpart.note) notes.push(counterpart.note);
  }
  entries.push(
    line(shape.entry('partitioner', 'murmur2_random'), t`default here consistent_random`),
  );
  notes.push(
    t`Keys go to other partitions with librdkafka’s own default, which hashes with CRC32: murmur2_random is Java’s hash.`,
    t`Where librdkafka refuses a setting, its words are its own.`,
  );
  return view(
    file,
    [...shape.before.map((one) => line(one)), ...entries, ...shape.after.map((one) => line(one))],
    notes,
  );
}

function inForce(name: string, value: unknown): string {
  return name === 'acks' && value === '-1' ? 'all' : String(value ?? '');
}

function view(file: string, lines: readonly CodeLine[], notes: readonly string[] = []): CodeView {
  return { file, lines, notes };
}

function line(text: string, margin: string | null = null): CodeLine {
  return { text, margin };
}

/** As Properties#store would write a value. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replace(/^ /, '\\ ');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function literal(value: string, quote: '"' | "'"): string {
  if (/^(true|false|-?\d{1,15})$/.test(value)) return value;
  return quote === '"'
    ? quoted(value)
    : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function pythonValue(value: string): string {
  if (value === 'true') return 'True';
  return value === 'false' ? 'False' : literal(value, '"');
}

function yamlValue(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : quoted(value);
}
