// Kafka: ProducerConfig with ConfigDef's parsing, CommonClientConfigs' and KafkaProducer's post-processing.
// Profile "current" (4.0 … 4.4). Serializers, security and metrics settings are outside this engine.

import type { Built, ConfigLog } from '../config/configDef.ts';
import { javaTrim } from '../config/javaTrim.ts';

type ConfigValue = string | number | boolean | null;

interface ConfigKey {
  readonly type: 'string' | 'int' | 'long' | 'boolean';
  readonly default: ConfigValue;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
  readonly nonEmpty?: boolean;
  /** Classes that can be loaded. */
  readonly classes?: readonly string[];
  /** false: parsed and checked as Kafka does, and then without effect on a run. */
  readonly modelled: boolean;
}

const INT_MAX = 2147483647;
const int = (value: number, min: number, modelled: boolean, max?: number): ConfigKey => ({
  type: 'int',
  default: value,
  min,
  ...(max === undefined ? {} : { max }),
  modelled,
});
const long = (value: number, modelled: boolean, min?: number): ConfigKey => ({
  type: 'long',
  default: value,
  ...(min === undefined ? {} : { min }),
  modelled,
});

/** Settings with type, default and range, in the order of ProducerConfig's static block. */
export const PRODUCER_CONFIGS: Readonly<Record<string, ConfigKey>> = {
  'bootstrap.servers': { type: 'string', default: '', modelled: false },
  'buffer.memory': long(33554432, true, 0),
  retries: int(INT_MAX, 0, true, INT_MAX),
  acks: { type: 'string', default: 'all', values: ['all', '-1', '0', '1'], modelled: true },
  'compression.type': {
    type: 'string',
    default: 'none',
    values: ['none', 'gzip', 'snappy', 'lz4', 'zstd'],
    modelled: false,
  },
  'batch.size': int(16384, 0, true),
  'partitioner.class': {
    type: 'string',
    default: null,
    classes: ['org.apache.kafka.clients.producer.RoundRobinPartitioner'],
    modelled: true,
  },
  'partitioner.adaptive.partitioning.enable': { type: 'boolean', default: true, modelled: true },
  'partitioner.ignore.keys': { type: 'boolean', default: false, modelled: true },
  'linger.ms': long(5, true, 0),
  'delivery.timeout.ms': int(120000, 0, true),
  'client.id': { type: 'string', default: '', modelled: false },
  'max.request.size': int(1048576, 0, true),
  'reconnect.backoff.ms': long(50, true, 0),
  'reconnect.backoff.max.ms': long(1000, true, 0),
  'retry.backoff.ms': long(100, true, 0),
  'retry.backoff.max.ms': long(1000, true, 0),
  'max.block.ms': long(60000, true, 0),
  'request.timeout.ms': int(30000, 0, true),
  'metadata.max.age.ms': long(300000, false, 0),
  'metadata.max.idle.ms': long(300000, false, 5000),
  'max.in.flight.requests.per.connection': int(5, 1, true),
  'connections.max.idle.ms': long(540000, false),
  'enable.idempotence': { type: 'boolean', default: true, modelled: true },
  'transaction.timeout.ms': { type: 'int', default: 60000, modelled: false },
  'transactional.id': { type: 'string', default: null, nonEmpty: true, modelled: false },
};

/** What a producer runs with, after parsing and Kafka's own changes. */
export interface EffectiveConfig {
  readonly acks: -1 | 0 | 1;
  readonly enableIdempotence: boolean;
  readonly maxInFlight: number;
  readonly retries: number;
  readonly lingerMs: number;
  readonly batchSize: number;
  readonly maxRequestSize: number;
  readonly bufferMemory: number;
  readonly maxBlockMs: number;
  readonly deliveryTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly retryBackoffMs: number;
  readonly retryBackoffMaxMs: number;
  readonly reconnectBackoffMs: number;
  readonly reconnectBackoffMaxMs: number;
  /** Every known key with its final value. */
  readonly values: Readonly<Record<string, ConfigValue | readonly string[]>>;
  /** Keys the user set. */
  readonly explicit: readonly string[];
}

export type BuiltConfig = Built<EffectiveConfig>;

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
export function buildProducerConfig(props: Readonly<Record<string, string>>): BuiltConfig {
  const logs: ConfigLog[] = [];
  try {
    const values = parseAll(props);
    warnAboutBackoff(props, values, logs);
    postProcessIdempotence(props, values, logs);
    configureDeliveryTimeout(props, values, logs);
    warnUnused(props, logs);
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

type Values = Record<string, ConfigValue>;

/** ConfigDef#parse: each key in the order of its definition; type, then range. */
function parseAll(props: Readonly<Record<string, string>>): Values {
  const values: Values = {};
  for (const [name, key] of Object.entries(PRODUCER_CONFIGS)) {
    const raw = Object.hasOwn(props, name) ? props[name] : undefined;
    values[name] = raw === undefined ? key.default : parseOne(name, key, raw);
  }
  return values;
}

function parseOne(name: string, key: ConfigKey, raw: string): ConfigValue {
  const value = parseType(name, key, raw);
  if (typeof value === 'number') {
    if (key.min !== undefined && value < key.min)
      throw invalid(name, value, `Value must be at least ${key.min}`);
    if (key.max !== undefined && value > key.max)
      throw invalid(name, value, `Value must be no more than ${key.max}`);
  }
  if (typeof value === 'string') {
    if (key.classes && !key.classes.includes(value))
      throw invalid(name, raw, `Class ${raw} could not be found.`);
    if (key.values && !key.values.includes(value))
      throw invalid(name, value, `String must be one of: ${key.values.join(', ')}`);
    if (key.nonEmpty && value === '') throw invalid(name, value, 'String must be non-empty');
  }
  return value;
}

/** ConfigDef#parseType: texts are trimmed; Integer.parseInt and Long.parseLong accept a sign and digits. */
function parseType(name: string, key: ConfigKey, raw: string): ConfigValue {
  const trimmed = javaTrim(raw);
  if (key.type === 'string') return trimmed;
  if (key.type === 'boolean') {
    if (trimmed.toLowerCase() === 'true') return true;
    if (trimmed.toLowerCase() === 'false') return false;
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
function warnAboutBackoff(
  props: Readonly<Record<string, string>>,
  values: Values,
  logs: ConfigLog[],
): void {
  const base = values['retry.backoff.ms'];
  const max = values['retry.backoff.max.ms'];
  if (Number(base) > Number(max)) {
    logs.push({
      level: 'WARN',
      text: `Configuration 'retry.backoff.ms' with value '${base}' is greater than configuration 'retry.backoff.max.ms' with value '${max}'. A static backoff with value '${max}' will be applied.`,
    });
  }
  if ('reconnect.backoff.ms' in props && !('reconnect.backoff.max.ms' in props)) {
    logs.push({
      level: 'WARN',
      text: 'Disabling exponential reconnect backoff because reconnect.backoff.ms is set, but reconnect.backoff.max.ms is not.',
    });
    values['reconnect.backoff.max.ms'] = values['reconnect.backoff.ms'] ?? null;
  }
}

/** ProducerConfig#postProcessAndValidateIdempotenceConfigs. */
function postProcessIdempotence(
  props: Readonly<Record<string, string>>,
  values: Values,
  logs: ConfigLog[],
): void {
  const acks = values['acks'] === 'all' ? '-1' : String(values['acks']);
  values['acks'] = acks;
  let enabled = values['enable.idempotence'] === true;
  if (enabled) {
    const explicit = Object.hasOwn(props, 'enable.idempotence');
    if (values['retries'] === 0) {
      if (explicit)
        throw new ConfigException(
          'Must set retries to non-zero when using the idempotent producer.',
        );
      logs.push({
        level: 'INFO',
        text: 'Idempotence will be disabled because retries is set to 0.',
      });
      enabled = false;
    }
    if (acks !== '-1') {
      if (explicit) {
        throw new ConfigException(
          'Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.',
        );
      }
      logs.push({
        level: 'INFO',
        text: `Idempotence will be disabled because acks is set to ${acks}, not set to 'all'.`,
      });
      enabled = false;
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

/** KafkaProducer#configureDeliveryTimeout. */
function configureDeliveryTimeout(
  props: Readonly<Record<string, string>>,
  values: Values,
  logs: ConfigLog[],
): void {
  const lingerMs = Math.min(Number(values['linger.ms']), INT_MAX);
  const needed = Math.min(lingerMs + Number(values['request.timeout.ms']), INT_MAX);
  if (Number(values['delivery.timeout.ms']) < needed) {
    if (Object.hasOwn(props, 'delivery.timeout.ms')) {
      throw new ConfigException(
        'delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms',
        true,
      );
    }
    logs.push({
      level: 'WARN',
      text: `delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms. Setting it to ${needed}.`,
    });
    values['delivery.timeout.ms'] = needed;
  }
}

function warnUnused(props: Readonly<Record<string, string>>, logs: ConfigLog[]): void {
  const unknown = Object.keys(props).filter((name) => !Object.hasOwn(PRODUCER_CONFIGS, name));
  if (unknown.length > 0) {
    logs.push({
      level: 'INFO',
      text: `These configurations '[${unknown.join(', ')}]' were supplied but are not used yet.`,
    });
  }
}

function effective(values: Values, explicit: readonly string[]): EffectiveConfig {
  const number = (name: string) => Number(values[name]);
  const acks = values['acks'];
  return {
    acks: acks === '0' ? 0 : acks === '1' ? 1 : -1,
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
