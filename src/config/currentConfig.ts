// Kafka: ProducerConfig with ConfigDef's parsing, CommonClientConfigs' and KafkaProducer's post-processing.
// Profile "current" (4.0 … 4.4). Serializers, security and metrics settings are outside this engine.

import type { BuiltProducer, ConfigLog, EffectiveConfig } from '../engine/index.ts';
import { javaTrim } from './javaTrim.ts';

type ConfigValue = string | number | boolean | null;

interface ConfigKey {
  readonly type: 'string' | 'int' | 'long' | 'boolean' | 'class';
  readonly default: ConfigValue;
  readonly min?: number | undefined;
  readonly values?: readonly string[] | undefined;
}

const INT_MAX = 2147483647;
const int = (value: number, min?: number): ConfigKey => ({ type: 'int', default: value, min });
const long = (value: number, min?: number): ConfigKey => ({ type: 'long', default: value, min });
const flag = (value: boolean): ConfigKey => ({ type: 'boolean', default: value });
const text = (value: string | null, values?: readonly string[]): ConfigKey => ({
  type: 'string',
  default: value,
  values,
});

/** Settings with type, default and range, in the order of ProducerConfig's static block. */
export const PRODUCER_CONFIGS: Readonly<Record<string, ConfigKey>> = {
  'bootstrap.servers': text(''),
  'buffer.memory': long(33554432, 0),
  retries: int(INT_MAX, 0),
  acks: text('all', ['all', '-1', '0', '1']),
  'compression.type': text('none', ['none', 'gzip', 'snappy', 'lz4', 'zstd']),
  'batch.size': int(16384, 0),
  // the lab's class path has one class, and the default is none
  'partitioner.class': {
    type: 'class',
    default: null,
    values: ['org.apache.kafka.clients.producer.RoundRobinPartitioner'],
  },
  'partitioner.adaptive.partitioning.enable': flag(true),
  'partitioner.ignore.keys': flag(false),
  'linger.ms': long(5, 0),
  'delivery.timeout.ms': int(120000, 0),
  'client.id': text(''),
  'max.request.size': int(1048576, 0),
  'reconnect.backoff.ms': long(50, 0),
  'reconnect.backoff.max.ms': long(1000, 0),
  'retry.backoff.ms': long(100, 0),
  'retry.backoff.max.ms': long(1000, 0),
  'max.block.ms': long(60000, 0),
  'request.timeout.ms': int(30000, 0),
  'metadata.max.age.ms': long(300000, 0),
  'metadata.max.idle.ms': long(300000, 5000),
  'max.in.flight.requests.per.connection': int(5, 1),
  'connections.max.idle.ms': long(540000),
  'enable.idempotence': flag(true),
  'transaction.timeout.ms': int(60000),
  'transactional.id': text(null),
};

const CONFIG_EXCEPTION = 'org.apache.kafka.common.config.ConfigException';

/** Thrown inside this module only, and turned into a result at its door. */
class ConfigException extends Error {
  readonly wrapped: boolean;
  constructor(message: string, wrapped = false) {
    super(message);
    this.wrapped = wrapped;
  }
}

function invalid(name: string, value: ConfigValue, why: string): ConfigException {
  return new ConfigException(`Invalid value ${value} for configuration ${name}: ${why}`);
}

/**
 * The configuration that `new KafkaProducer(props)` would run with, or the exception it would throw, with
 * Kafka's exact text, and the log lines it writes either way.
 * Kafka: ProducerConfig#postProcessParsedConfig, KafkaProducer#configureDeliveryTimeout.
 */
export function buildCurrentConfig(props: Props): BuiltProducer {
  const logs: ConfigLog[] = [];
  const say: Say = (level, text) => {
    logs.push({ level, text });
  };
  try {
    const values = parseAll(props);
    warnAboutBackoff(props, values, say);
    postProcessIdempotence(props, values, say);
    configureDeliveryTimeout(props, values, say);
    warnUnused(props, say);
    return { ok: true, config: effective(values, Object.keys(props)), logs };
  } catch (error) {
    if (!(error instanceof ConfigException)) throw error;
    return {
      ok: false,
      exception: CONFIG_EXCEPTION,
      message: error.message,
      wrapped: error.wrapped,
      logs,
    };
  }
}

type Props = Readonly<Record<string, string>>;
type Values = Record<string, ConfigValue>;
/** Writes a line to the client's log. */
type Say = (level: ConfigLog['level'], text: string) => void;

/** ConfigDef#parse: each key in the order of its definition; type, then range. */
function parseAll(props: Props): Values {
  const values: Values = {};
  for (const [name, key] of Object.entries(PRODUCER_CONFIGS)) {
    const raw = Object.hasOwn(props, name) ? props[name] : undefined;
    values[name] = raw === undefined ? key.default : parseOne(name, key, raw);
  }
  return values;
}

function parseOne(name: string, key: ConfigKey, raw: string): ConfigValue {
  const value = parseType(name, key, raw);
  const { min = Number.NEGATIVE_INFINITY, values } = key;
  if (Number(value) < min) throw invalid(name, value, `Value must be at least ${min}`);
  if (values && !values.includes(String(value))) {
    if (key.type === 'class') throw invalid(name, raw, `Class ${raw} could not be found.`);
    throw invalid(name, value, `String must be one of: ${values.join(', ')}`);
  }
  if (name === 'transactional.id' && value === '')
    throw invalid(name, value, 'String must be non-empty');
  return value;
}

/** ConfigDef#parseType: texts are trimmed; Integer.parseInt and Long.parseLong accept a sign and digits. */
function parseType(name: string, key: ConfigKey, raw: string): ConfigValue {
  const trimmed = javaTrim(raw);
  if (key.type === 'string' || key.type === 'class') return trimmed;
  if (key.type === 'boolean') {
    const word = trimmed.toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    throw invalid(name, raw, 'Expected value to be either true or false');
  }
  const limit = key.type === 'int' ? BigInt(INT_MAX) : 9223372036854775807n;
  const number = /^[+-]?\d+$/.test(trimmed) ? BigInt(trimmed.replace('+', '')) : null;
  if (number === null || number > limit || number < -limit - 1n) {
    throw invalid(name, raw, `Not a number of type ${key.type === 'int' ? 'INT' : 'LONG'}`);
  }
  return Number(number);
}

/** CommonClientConfigs#warnDisablingExponentialBackoff, #postProcessReconnectBackoffConfigs. */
function warnAboutBackoff(props: Props, values: Values, say: Say): void {
  const base = values['retry.backoff.ms'];
  const max = values['retry.backoff.max.ms'];
  if (Number(base) > Number(max)) {
    say(
      'WARN',
      `Configuration 'retry.backoff.ms' with value '${base}' is greater than configuration 'retry.backoff.max.ms' with value '${max}'. A static backoff with value '${max}' will be applied.`,
    );
  }
  if ('reconnect.backoff.ms' in props && !('reconnect.backoff.max.ms' in props)) {
    say(
      'WARN',
      'Disabling exponential reconnect backoff because reconnect.backoff.ms is set, but reconnect.backoff.max.ms is not.',
    );
    values['reconnect.backoff.max.ms'] = values['reconnect.backoff.ms'] ?? null;
  }
}

/** ProducerConfig#postProcessAndValidateIdempotenceConfigs. */
function postProcessIdempotence(props: Props, values: Values, say: Say): void {
  const acks = values['acks'] === 'all' ? '-1' : String(values['acks']);
  values['acks'] = acks;
  let enabled = values['enable.idempotence'] === true;
  const conflict = (refusal: string, why: string) => {
    if (Object.hasOwn(props, 'enable.idempotence')) throw new ConfigException(refusal);
    say('INFO', `Idempotence will be disabled because ${why}`);
    enabled = false;
  };
  if (enabled) {
    if (values['retries'] === 0) {
      conflict(
        'Must set retries to non-zero when using the idempotent producer.',
        'retries is set to 0.',
      );
    }
    if (acks !== '-1') {
      conflict(
        'Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.',
        `acks is set to ${acks}, not set to 'all'.`,
      );
    }
    const inFlight = Number(values['max.in.flight.requests.per.connection']);
    if (inFlight > 5) {
      throw new ConfigException(
        `To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5. Current value is ${inFlight}.`,
      );
    }
  }
  if (!enabled && Object.hasOwn(props, 'transactional.id')) {
    throw new ConfigException('Cannot set a transactional.id without also enabling idempotence.');
  }
  values['enable.idempotence'] = enabled;
}

const DELIVERY =
  'delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms';

/** KafkaProducer#configureDeliveryTimeout. */
function configureDeliveryTimeout(props: Props, values: Values, say: Say): void {
  const lingerMs = Math.min(Number(values['linger.ms']), INT_MAX);
  const needed = Math.min(lingerMs + Number(values['request.timeout.ms']), INT_MAX);
  if (Number(values['delivery.timeout.ms']) >= needed) return;
  if (Object.hasOwn(props, 'delivery.timeout.ms')) throw new ConfigException(DELIVERY, true);
  say('WARN', `${DELIVERY}. Setting it to ${needed}.`);
  values['delivery.timeout.ms'] = needed;
}

function warnUnused(props: Props, say: Say): void {
  const unknown = Object.keys(props).filter((name) => !Object.hasOwn(PRODUCER_CONFIGS, name));
  if (unknown.length > 0) {
    say(
      'INFO',
      `These configurations '[${unknown.join(', ')}]' were supplied but are not used yet.`,
    );
  }
}

function effective(values: Values, explicit: readonly string[]): EffectiveConfig {
  const number = (name: string) => Number(values[name]);
  return {
    // ConfigDef took one of four words, and all has become -1
    acks: number('acks') as EffectiveConfig['acks'],
    enableIdempotence: values['enable.idempotence'] === true,
    maxInFlight: number('max.in.flight.requests.per.connection'),
    retries: number('retries'),
    lingerMs: Math.min(number('linger.ms'), INT_MAX),
    batchSize: Math.max(1, number('batch.size')),
    maxRequestSize: number('max.request.size'),
    bufferMemory: number('buffer.memory'),
    maxBlockMs: number('max.block.ms'),
    deliveryTimeoutMs: number('delivery.timeout.ms'),
    requestTimeoutMs: number('request.timeout.ms'),
    retryBackoffMs: number('retry.backoff.ms'),
    retryBackoffMaxMs: number('retry.backoff.max.ms'),
    reconnectBackoffMs: number('reconnect.backoff.ms'),
    reconnectBackoffMaxMs: number('reconnect.backoff.max.ms'),
    values,
    explicit,
  };
}
