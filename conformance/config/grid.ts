// The configurations that real clients and the engine are asked about: the whole product of the settings that decide
// idempotence, the timeouts against each other, and thousands of random ones with every kind of bad text.
import { type Draws, draws } from '../lib/draws.ts';

export type Properties = Readonly<Record<string, string>>;

const IDEMPOTENCE = {
  'enable.idempotence': [null, 'true', 'false', ' TRUE '],
  acks: [null, 'all', '-1', '1', '0'],
  'max.in.flight.requests.per.connection': [null, '1', '5', '6'],
  retries: [null, '0', '3'],
  'transactional.id': [null, 'payments'],
} as const;
const TIMEOUTS = {
  'linger.ms': [null, '0', '5', '1000', '2147483648'],
  'request.timeout.ms': [null, '1', '30000', '120000', '2147483647'],
  'delivery.timeout.ms': [null, '0', '30000', '30005', '120000', '2147483647'],
} as const;

/** Values for random draws: good ones of each setting, in the spellings people use. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'enable.idempotence': ['true', 'false', 'True', ' false', 'FALSE\t'],
  acks: ['all', '-1', '0', '1', ' all', '1 ', 'ALL', 'All', '2', '-2', '+1', '01', 'none'],
  'max.in.flight.requests.per.connection': ['1', '2', '5', '6', ' 5 ', '100', '0', '+3', '1_000'],
  retries: ['0', '1', '10', '2147483647', ' 3', '-1', '007', '2147483648', '3.0'],
  'transactional.id': ['payments', ' spaced ', 'a,b', 'ünï', ''],
  'transaction.timeout.ms': ['60000', '1', '0', '-5', '900001'],
  'transaction.two.phase.commit.enable': ['true', 'false', 'TRUE'],
  'linger.ms': ['0', '5', '100', ' 10 ', '-1', '2147483647', '9223372036854775807', '1e3', '5.0'],
  'batch.size': ['0', '1', '16384', '-1', '2147483647', '1048576'],
  'buffer.memory': ['0', '1', '33554432', '-1', '9223372036854775807', '9223372036854775808'],
  'max.block.ms': ['0', '60000', '-1', '9223372036854775807'],
  'max.request.size': ['0', '1048576', '-1', '2147483647'],
  'request.timeout.ms': ['0', '1', '30000', '40000', '-1', '2147483647'],
  'delivery.timeout.ms': ['0', '30000', '30005', '60000', '120000', '-1', '2147483647'],
  'retry.backoff.ms': ['0', '100', '1000', '1001', '-1', '99999'],
  'retry.backoff.max.ms': ['0', '100', '1000', '99', '-1', '99999'],
  'reconnect.backoff.ms': ['0', '50', '1000', '5000', '-1'],
  'reconnect.backoff.max.ms': ['0', '50', '1000', '10', '-1'],
  'metadata.max.age.ms': ['0', '300000', '-1'],
  'metadata.max.idle.ms': ['5000', '4999', '300000'],
  'metrics.num.samples': ['1', '2', '0'],
  'metrics.sample.window.ms': ['30000', '0', '-1'],
  'metrics.recording.level': ['INFO', 'DEBUG', 'TRACE', 'info', 'WARN'],
  'send.buffer.bytes': ['-1', '0', '-2', '131072'],
  'receive.buffer.bytes': ['-1', '-2', '65536'],
  'compression.type': ['none', 'gzip', 'snappy', 'lz4', 'zstd', 'GZIP', 'brotli', ' gzip'],
  'compression.gzip.level': ['1', '9', '-1', '0', '10'],
  'compression.lz4.level': ['1', '17', '0', '18', '9'],
  'compression.zstd.level': ['3', '22', '23', '-131072', '-131073'],
  'partitioner.class': [
    'org.apache.kafka.clients.producer.RoundRobinPartitioner',
    'org.apache.kafka.clients.producer.internals.DefaultPartitioner',
    'org.apache.kafka.clients.producer.UniformStickyPartitioner',
    'com.example.Mine',
  ],
  'partitioner.ignore.keys': ['true', 'false', 'yes'],
  'partitioner.adaptive.partitioning.enable': ['true', 'false', '0'],
  'partitioner.availability.timeout.ms': ['0', '1000', '-1'],
  'partitioner.rack.aware': ['true', 'false'],
  'client.rack': ['a', ''],
  'client.id': ['app', '', ' app ', 'ä b', 'a=b*?'],
  'client.dns.lookup': [
    'use_all_dns_ips',
    'resolve_canonical_bootstrap_servers_only',
    'default',
    'x',
  ],
  'connections.max.idle.ms': ['540000', '-1', '0'],
  'socket.connection.setup.timeout.ms': ['10000', '30001', '-1'],
  'socket.connection.setup.timeout.max.ms': ['30000', '1', '-1'],
  'enable.metrics.push': ['true', 'false', 'no'],
  'auto.include.jmx.reporter': ['true', 'false', 'x'],
  'security.protocol': ['PLAINTEXT', 'plaintext', ' PLAINTEXT ', 'TLS'],
  'metadata.recovery.strategy': ['none', 'rebootstrap', 'REBOOTSTRAP', 'never'],
  'metadata.recovery.rebootstrap.trigger.ms': ['0', '300000', '-1'],
  'bootstrap.servers': ['127.0.0.1:1', '127.0.0.1:1,127.0.0.1:1', '127.0.0.1', ' 127.0.0.1:1 ', ''],
  'bootstrap.resolve.timeout.ms': ['0', '-1'],
  'internal.auto.downgrade.txn.commit': ['true', 'false'],
  'interceptor.classes': ['', 'com.example.Watch'],
  'buffer.memory.allocation.strategy': ['full', 'INCREMENTAL', 'half'],
};

/** Keys that are no producer setting: typing mistakes and settings of others. */
const UNKNOWN: readonly string[] = [
  'Acks',
  'acks ',
  'enable.idempotency',
  'max.in.flight',
  'retry.count',
  'group.id',
  'my.own.setting',
  'delivery.timeout',
];
/** Texts that no number and no flag is written in, and some that Java reads all the same. */
const ODD: readonly string[] = [
  '',
  ' ',
  'null',
  'five',
  '1,5',
  '0x10',
  '１２',
  '٣',
  '-0',
  '+0',
  '\n5\n',
];

/** Every configuration of the grid, always the same. */
export function configurationGrid(): readonly Properties[] {
  const random = draws(20);
  const drawn = Array.from({ length: 6200 }, () => randomProperties(random));
  return unique([{}, ...product(IDEMPOTENCE), ...product(TIMEOUTS), ...drawn]);
}

function unique(grid: readonly Properties[]): readonly Properties[] {
  return [...new Map(grid.map((one) => [JSON.stringify(one), one])).values()];
}

function product(settings: Readonly<Record<string, readonly (string | null)[]>>): Properties[] {
  return Object.entries(settings).reduce<Properties[]>(
    (grid, [name, values]) =>
      grid.flatMap((one) =>
        values.map((value) => (value === null ? one : { ...one, [name]: value })),
      ),
    [{}],
  );
}

function randomProperties(random: Draws): Properties {
  const count = 1 + random.below(random.chance(0.3) ? 9 : 4);
  return Object.fromEntries(Array.from({ length: count }, () => randomSetting(random)));
}

function randomSetting(random: Draws): readonly [string, string] {
  // most draws are of the settings that act on each other
  const names = Object.keys(random.chance(0.5) ? { ...IDEMPOTENCE, ...TIMEOUTS } : VALUES);
  const name = random.pick(names);
  if (random.chance(0.04)) return [random.pick(UNKNOWN), random.pick(['1', 'true', ''])];
  return [name, random.pick(random.chance(0.05) ? ODD : (VALUES[name] ?? ODD))];
}
