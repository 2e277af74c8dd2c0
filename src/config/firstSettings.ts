// The settings that a first visit can meet, and those that every run counts with, as 4.0 … 4.4 read them; all others:
// profileConfig.ts, which producers.ts asks for them.
// Kafka: ProducerConfig with ConfigDef's parsing, CommonClientConfigs' and KafkaProducer's post-processing.
import type { BuiltProducer, ConfigLog, EffectiveConfig } from '../engine/index.ts';
import { javaTrim } from './javaTrim.ts';

type ConfigValue = string | number | boolean;

interface FirstSetting {
  readonly type: 'string' | 'int' | 'long' | 'boolean';
  readonly default: ConfigValue;
  readonly min?: number;
}

const INT_MAX = 2147483647;
const int = (value: number, min = 0) => ({ type: 'int', default: value, min }) as const;
const long = (value: number) => ({ type: 'long', default: value, min: 0 }) as const;
const ACKS = ['all', '-1', '0', '1'];

/** With type, default and least value, in the order of ProducerConfig's static block. */
export const FIRST_SETTINGS: Readonly<Record<string, FirstSetting>> = {
  'buffer.memory': long(33554432),
  retries: int(INT_MAX),
  acks: { type: 'string', default: 'all' },
  'batch.size': int(16384),
  'linger.ms': long(5),
  'delivery.timeout.ms': int(120000),
  'max.request.size': int(1048576),
  'reconnect.backoff.ms': long(50),
  'reconnect.backoff.max.ms': long(1000),
  'retry.backoff.ms': long(100),
  'retry.backoff.max.ms': long(1000),
  'max.block.ms': long(60000),
  'request.timeout.ms': int(30000),
  'max.in.flight.requests.per.connection': int(5, 1),
  'enable.idempotence': { type: 'boolean', default: true },
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
export function buildWithFirstSettings(props: Props): BuiltProducer {
  const logs: ConfigLog[] = [];
  const say: Say = (level, text) => {
    logs.push({ level, text });
  };
  try {
    const values = parseAll(props);
    warnAboutBackoff(props, values, say);
    postProcessIdempotence(props, values, say);
    configureDeliveryTimeout(props, values, say);
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
  for (const [name, key] of Object.entries(FIRST_SETTINGS)) {
    const raw = Object.hasOwn(props, name) ? props[name] : undefined;
    values[name] = raw === undefined ? key.default : parseOne(name, key, raw);
  }
  return values;
}

function parseOne(name: string, key: FirstSetting, raw: string): ConfigValue {
  const value = parseType(name, key, raw);
  const { min } = key;
  if (min !== undefined && Number(value) < min)
    throw invalid(name, value, `Value must be at least ${min}`);
  if (key.type === 'string' && !ACKS.includes(String(value)))
    throw invalid(name, value, `String must be one of: ${ACKS.join(', ')}`);
  return value;
}

/** ConfigDef#parseType: texts are trimmed; Integer.parseInt and Long.parseLong accept a sign and digits. */
function parseType(name: string, key: FirstSetting, raw: string): ConfigValue {
  const trimmed = javaTrim(raw);
  if (key.type === 'string') return trimmed;
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
    values['reconnect.backoff.max.ms'] = values['reconnect.backoff.ms'] ?? '';
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
