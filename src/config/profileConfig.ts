// Kafka: ProducerConfig and the constructor of KafkaProducer, per release: from the user's properties to what a
// producer would run with. A first visit has firstSettings.ts instead; a test holds the two to each other.
// Tables in definitions.ts, rules in postProcess.ts and construct.ts.

import {
  type Built,
  type ConfigLog,
  type ConfigValue,
  PROFILE_RULES,
  type ProfileRules,
} from '../engine/index.ts';
import { ConfigException, INT_MAX, parseConfig, shown } from './configDef.ts';
import { construct } from './construct.ts';
import { partitionersOf, producerConfigs } from './definitions.ts';
import { type Building, IN_FLIGHT, postProcess } from './postProcess.ts';
import type { ConfigRelease } from './release.ts';

export type { ConfigRelease };

/** What a producer runs with, after parsing and Kafka's own changes. Times in ms, sizes in bytes. */
export interface ProfileConfig {
  readonly profile: ConfigRelease;
  readonly rules: ProfileRules;
  readonly acks: -1 | 0 | 1;
  readonly enableIdempotence: boolean;
  readonly maxInFlight: number;
  readonly retries: number;
  readonly lingerMs: number;
  readonly batchSize: number;
  readonly bufferMemory: number;
  readonly maxBlockMs: number;
  readonly maxRequestSize: number;
  readonly deliveryTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly retryBackoffMs: number;
  /** As `retryBackoffMs` where the release has no such setting. */
  readonly retryBackoffMaxMs: number;
  readonly reconnectBackoffMs: number;
  readonly reconnectBackoffMaxMs: number;
  readonly transactionalId: string | null;
  readonly transactionTimeoutMs: number;
  readonly partitioner: {
    /** Full class name, or null for the one built in since 3.3. */
    readonly class: string | null;
    readonly ignoreKeys: boolean;
    /** Sticky partitions are chosen by how fast brokers take batches; not beside a class. */
    readonly adaptive: boolean;
    /** A broker that took nothing for so long is avoided; 0: never. */
    readonly availabilityTimeoutMs: number;
  };
  /** Every known key with its final value. */
  readonly values: Readonly<Record<string, ConfigValue>>;
  /** Keys the user set. */
  readonly explicit: readonly string[];
}

export type BuiltProfileConfig = Built<ProfileConfig>;

/**
 * What `new KafkaProducer(props)` of a release would run with, or the exception it would throw, with Kafka's exact
 * text, and the lines about its settings that it logs either way. Serializers are given as objects, and
 * `bootstrap.servers` by the lab unless the user gave them.
 */
export function buildProfileConfig(
  props: Readonly<Record<string, string>>,
  profile: ConfigRelease = 'current',
): BuiltProfileConfig {
  const logs: ConfigLog[] = [];
  try {
    const values = parseAll(props, profile, logs);
    return {
      ok: true,
      config: effective(construct(postProcess({ profile, props, values, logs }))),
      logs,
    };
  } catch (error) {
    if (!(error instanceof ConfigException)) throw error;
    const { exception, message, wrapped } = error;
    return { ok: false, exception, message, wrapped, logs };
  }
}

/** ConfigDef#parse: each key in the order of its definition; type, then range. */
function parseAll(
  props: Readonly<Record<string, string>>,
  profile: ConfigRelease,
  logs: ConfigLog[],
): Readonly<Record<string, ConfigValue>> {
  const values: Record<string, ConfigValue> = {};
  const classes = partitionersOf(profile);
  for (const [name, key] of Object.entries(producerConfigs(profile))) {
    const raw = Object.hasOwn(props, name) ? props[name] : undefined;
    values[name] = raw === undefined ? key.default : parseConfig(name, key, raw, classes, logs);
  }
  return values;
}

function effective({ profile, props, values }: Building): ProfileConfig {
  const number = (name: string) => Number(values[name]);
  const textOf = (name: string) => (values[name] == null ? null : shown(values[name]));
  const acks = values['acks'];
  const partitioner = textOf('partitioner.class');
  const retryBackoffMs = number('retry.backoff.ms');
  return {
    profile,
    rules: PROFILE_RULES[profile === '4.0' ? 'current' : profile],
    acks: acks === '0' ? 0 : acks === '1' ? 1 : -1,
    enableIdempotence: values['enable.idempotence'] === true,
    maxInFlight: number(IN_FLIGHT),
    retries: number('retries'),
    lingerMs: Math.min(number('linger.ms'), INT_MAX),
    // from 3.3 on the accumulator takes at least 1 byte
    batchSize: profile === '2.8' ? number('batch.size') : Math.max(1, number('batch.size')),
    bufferMemory: number('buffer.memory'),
    maxBlockMs: number('max.block.ms'),
    maxRequestSize: number('max.request.size'),
    deliveryTimeoutMs: number('delivery.timeout.ms'),
    requestTimeoutMs: number('request.timeout.ms'),
    retryBackoffMs,
    retryBackoffMaxMs:
      'retry.backoff.max.ms' in values ? number('retry.backoff.max.ms') : retryBackoffMs,
    reconnectBackoffMs: number('reconnect.backoff.ms'),
    reconnectBackoffMaxMs: number('reconnect.backoff.max.ms'),
    transactionalId: textOf('transactional.id'),
    transactionTimeoutMs: number('transaction.timeout.ms'),
    partitioner: {
      class: partitioner,
      ignoreKeys: values['partitioner.ignore.keys'] === true,
      adaptive: partitioner === null && values['partitioner.adaptive.partitioning.enable'] === true,
      availabilityTimeoutMs: Number(values['partitioner.availability.timeout.ms'] ?? 0),
    },
    values,
    explicit: Object.keys(props),
  };
}
