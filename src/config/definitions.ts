// Kafka: the static block of ProducerConfig, per release. Of security only the name of the protocol is read (ssl.* and
// sasl.* are outside, every run is PLAINTEXT). The lab's producer is given its serializers as objects, which Kafka
// then never reads from the settings.

import { type ConfigKey, INT_MAX, row } from './configDef.ts';
import type { ConfigRelease } from './release.ts';

type Definitions = Readonly<Record<string, ConfigKey>>;
type Row = readonly [name: string, key: ConfigKey, only?: readonly ConfigRelease[]];

const OLD: readonly ConfigRelease[] = ['2.8'];
const MIDDLE: readonly ConfigRelease[] = ['3.9'];
const BEFORE_4: readonly ConfigRelease[] = ['2.8', '3.9'];
const FROM_3: readonly ConfigRelease[] = ['3.9', '4.0', 'current', '4.5'];
const FROM_4: readonly ConfigRelease[] = ['4.0', 'current', '4.5'];
const ONLY_40: readonly ConfigRelease[] = ['4.0'];
const BEFORE_42: readonly ConfigRelease[] = ['2.8', '3.9', '4.0'];
/** What came with 4.1 to 4.4. */
const FROM_44: readonly ConfigRelease[] = ['current', '4.5'];

const { int, long, flag, text, list } = row;
const oneOf = (...values: readonly string[]) => ({ kind: 'oneOf', values }) as const;
const anyCase = (...values: readonly string[]) => ({ kind: 'oneOfAnyCase', values }) as const;
const LIST_FROM_42 = { kind: 'uniqueList', mayBeEmpty: true } as const;
const ACKS = oneOf('all', '-1', '0', '1');
const DNS = ['use_all_dns_ips', 'resolve_canonical_bootstrap_servers_only'] as const;
const SECURITY = anyCase('SASL_SSL', 'PLAINTEXT', 'SSL', 'SASL_PLAINTEXT');
const JMX_REPORTER = 'org.apache.kafka.common.metrics.JmxReporter';
const PARTITIONER = 'partitioner.class';
/** The partitioner of 2.8; still there, and deprecated, in 3.9. */
export const DEFAULT_PARTITIONER = 'org.apache.kafka.clients.producer.internals.DefaultPartitioner';
export const UNIFORM_STICKY_PARTITIONER =
  'org.apache.kafka.clients.producer.UniformStickyPartitioner';
const ROUND_ROBIN_PARTITIONER = 'org.apache.kafka.clients.producer.RoundRobinPartitioner';

/** In the order of definition, which is the order of the checks. The third column: only in these profiles. */
const ROWS: readonly Row[] = [
  ['bootstrap.servers', list([]), BEFORE_42],
  ['bootstrap.servers', list([], { kind: 'uniqueList', mayBeEmpty: false }), FROM_44],
  ['client.dns.lookup', text('use_all_dns_ips', oneOf('default', ...DNS)), OLD],
  ['client.dns.lookup', text('use_all_dns_ips', oneOf(...DNS)), FROM_3],
  ['buffer.memory', long(33554432, 0, null, true)],
  ['buffer.memory.allocation.strategy', text('full', anyCase('FULL', 'INCREMENTAL')), FROM_44],
  ['retries', int(INT_MAX, 0, INT_MAX, true)],
  ['acks', text('1', ACKS, true), OLD],
  ['acks', text('all', ACKS, true), FROM_3],
  ['compression.type', text('none'), OLD],
  ['compression.type', text('none', oneOf('none', 'gzip', 'snappy', 'lz4', 'zstd')), FROM_3],
  [
    'compression.gzip.level',
    {
      type: 'int',
      default: -1,
      check: { kind: 'levelOrDefault', min: 1, max: 9, or: -1 },
      modelled: false,
    },
    FROM_3,
  ],
  ['compression.lz4.level', int(9, 1, 17), FROM_3],
  ['compression.zstd.level', int(3, -131072, 22), FROM_3],
  ['batch.size', int(16384, 0, null, true)],
  ['partitioner.adaptive.partitioning.enable', flag(true, true), FROM_3],
  ['partitioner.availability.timeout.ms', long(0, 0, null, true), FROM_3],
  ['partitioner.ignore.keys', flag(false, true), FROM_3],
  ['client.rack', text(''), FROM_44],
  ['partitioner.rack.aware', flag(false), FROM_44],
  ['linger.ms', long(0, 0, null, true), BEFORE_4],
  ['linger.ms', long(5, 0, null, true), FROM_4],
  ['delivery.timeout.ms', int(120000, 0, null, true)],
  ['client.id', text('')],
  ['send.buffer.bytes', int(131072, -1)],
  ['receive.buffer.bytes', int(32768, -1)],
  ['max.request.size', int(1048576, 0, null, true)],
  ['reconnect.backoff.ms', long(50, 0, null, true)],
  ['reconnect.backoff.max.ms', long(1000, 0, null, true)],
  ['retry.backoff.ms', long(100, 0, null, true)],
  ['retry.backoff.max.ms', long(1000, 0, null, true), FROM_3],
  ['bootstrap.resolve.timeout.ms', long(0, 0), FROM_44],
  ['enable.metrics.push', flag(true), FROM_3],
  ['max.block.ms', long(60000, 0, null, true)],
  ['request.timeout.ms', int(30000, 0, null, true)],
  ['metadata.max.age.ms', long(300000, 0)],
  ['metadata.max.idle.ms', long(300000, 5000)],
  ['metrics.sample.window.ms', long(30000, 0)],
  ['metrics.num.samples', int(2, 1)],
  ['metrics.recording.level', text('INFO', oneOf('INFO', 'DEBUG', 'TRACE'))],
  ['metric.reporters', list([]), BEFORE_4],
  ['metric.reporters', list([JMX_REPORTER]), ONLY_40],
  ['metric.reporters', list([JMX_REPORTER], LIST_FROM_42), FROM_44],
  ['auto.include.jmx.reporter', flag(true), MIDDLE],
  ['max.in.flight.requests.per.connection', int(5, 1, null, true)],
  ['socket.connection.setup.timeout.ms', long(10000)],
  ['socket.connection.setup.timeout.max.ms', long(30000)],
  ['connections.max.idle.ms', long(540000)],
  [PARTITIONER, { type: 'class', default: DEFAULT_PARTITIONER, modelled: true }, OLD],
  [PARTITIONER, { type: 'class', default: null, modelled: true }, FROM_3],
  ['interceptor.classes', list([]), BEFORE_42],
  ['interceptor.classes', list([], LIST_FROM_42), FROM_44],
  ['security.protocol', text('PLAINTEXT'), OLD],
  ['security.protocol', text('PLAINTEXT', SECURITY), FROM_3],
  ['enable.idempotence', flag(false, true), OLD],
  ['enable.idempotence', flag(true, true), FROM_3],
  ['transaction.timeout.ms', int(60000, null, null, true)],
  ['transactional.id', text(null, { kind: 'nonEmpty' }, true)],
  // internal, of Kafka Streams
  ['internal.auto.downgrade.txn.commit', flag(false), OLD],
  ['transaction.two.phase.commit.enable', flag(false), FROM_44],
  ['metadata.recovery.strategy', text('none', anyCase('REBOOTSTRAP', 'NONE')), MIDDLE],
  ['metadata.recovery.strategy', text('rebootstrap', anyCase('REBOOTSTRAP', 'NONE')), FROM_4],
  ['metadata.recovery.rebootstrap.trigger.ms', long(300000, 0), FROM_4],
  ['metadata.cluster.check.enable', flag(true), FROM_44],
];

const definitionsOf = (profile: ConfigRelease): Definitions =>
  Object.fromEntries(
    ROWS.filter(([, , only]) => !only || only.includes(profile)).map(([name, key]) => [name, key]),
  );

const TABLES: Readonly<Record<ConfigRelease, Definitions>> = {
  '2.8': definitionsOf('2.8'),
  '3.9': definitionsOf('3.9'),
  '4.0': definitionsOf('4.0'),
  current: definitionsOf('current'),
  '4.5': definitionsOf('4.5'),
};

/** Settings of a release with type, default and range, in the order of ProducerConfig's static block. */
export function producerConfigs(profile: ConfigRelease): Definitions {
  return TABLES[profile];
}

const PARTITIONERS: Readonly<Record<ConfigRelease, readonly string[]>> = {
  '2.8': [DEFAULT_PARTITIONER, UNIFORM_STICKY_PARTITIONER, ROUND_ROBIN_PARTITIONER],
  '3.9': [DEFAULT_PARTITIONER, UNIFORM_STICKY_PARTITIONER, ROUND_ROBIN_PARTITIONER],
  '4.0': [ROUND_ROBIN_PARTITIONER],
  current: [ROUND_ROBIN_PARTITIONER],
  '4.5': [ROUND_ROBIN_PARTITIONER],
};

/** Partitioners that come with a release. The lab's class path has no others. */
export function partitionersOf(profile: ConfigRelease): readonly string[] {
  return PARTITIONERS[profile];
}
