// Kafka: LogConfig#validate and KafkaConfig: whether a broker would take a topic's or its own setting, and its text if not.
import type { ConfigValue, Profile } from '../engine/index.ts';
import { brokerConfigs } from './brokerConfig.ts';
import type { ClusterTable } from './clusterRows.ts';
import { ConfigException, parseConfig } from './configDef.ts';
import { topicConfigs } from './topicConfig.ts';

export type ConfigScope = 'topic' | 'broker';

/** A setting as Kafka reads it, or the text of the exception with which it refuses it. */
export type ReadSetting =
  | { readonly ok: true; readonly value: ConfigValue }
  | { readonly ok: false; readonly exception: string; readonly message: string };

/** Settings of a release, by name. */
export function clusterConfigs(scope: ConfigScope, profile: Profile): ClusterTable {
  return scope === 'topic' ? topicConfigs(profile) : brokerConfigs(profile);
}

/** Reads one setting of a topic or of the brokers. Names that the tables do not have are refused as Kafka refuses a topic's. */
export function readClusterConfig(
  scope: ConfigScope,
  name: string,
  raw: string,
  profile: Profile,
): ReadSetting {
  const table = clusterConfigs(scope, profile);
  const key = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!key) {
    return {
      ok: false,
      exception: 'org.apache.kafka.common.errors.InvalidConfigurationException',
      message: `Unknown ${scope} config name: ${name}`,
    };
  }
  try {
    return { ok: true, value: parseConfig(name, key, raw, [], []) };
  } catch (error) {
    if (!(error instanceof ConfigException)) throw error;
    return { ok: false, exception: error.exception, message: error.message };
  }
}
