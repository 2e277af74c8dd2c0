// What a setting was in a run, and how it came to be so.

import {
  BROKER_CONFIGS,
  type ClientId,
  type EffectiveConfig,
  type ProducerState,
  type Scenario,
  TOPIC_CONFIGS,
  type Trace,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';

export interface Setting {
  readonly key: string;
  readonly value: string;
  /** As the end of “it is so, …”: `as the scenario sets it`. */
  readonly why: string;
}

const GIVEN = t`as the scenario sets it`;
const BY_DEFAULT = t`which is Kafka’s default`;
const SWITCHED_OFF = 'Idempotence will be disabled because ';

/** A producer's setting after Kafka's own changes; null for a producer that was not built. */
export function producerSetting({ last }: Trace, client: ClientId, key: string): Setting | null {
  const producer = last.producers.find((one) => one.id === client);
  const value = producer?.config?.values[key];
  if (!producer?.config || value === undefined) return null;
  return { key, value: shown(key, value), why: reason(producer, producer.config, key) };
}

function shown(key: string, value: EffectiveConfig['values'][string] | undefined): string {
  return key === 'acks' && value === '-1' ? 'all' : String(value);
}

function reason({ configLogs }: ProducerState, config: EffectiveConfig, key: string): string {
  if (config.explicit.includes(key)) return GIVEN;
  if (key !== 'enable.idempotence' || config.enableIdempotence) return BY_DEFAULT;
  const said = configLogs.find((one) => one.text.startsWith(SWITCHED_OFF));
  return said
    ? t`since the client switched it off by itself: ${said.text.slice(SWITCHED_OFF.length).replace(/\.( .*)?$/, '')}`
    : BY_DEFAULT;
}

/** A topic's setting. */
export function topicSetting(scenario: Scenario, topic: string, key: TopicKey): Setting {
  const given = scenario.topics.find((one) => one.name === topic)?.config[key];
  return {
    key,
    value: given ?? String(TOPIC_CONFIGS[key]),
    why: given === undefined ? BY_DEFAULT : GIVEN,
  };
}

/** A setting of every broker. */
export function brokerSetting(scenario: Scenario, key: BrokerKey): Setting {
  const given = scenario.brokerConfig[key];
  return {
    key,
    value: given ?? String(BROKER_CONFIGS[key]),
    why: given === undefined ? BY_DEFAULT : GIVEN,
  };
}

export type TopicKey = keyof typeof TOPIC_CONFIGS;
export type BrokerKey = keyof typeof BROKER_CONFIGS;

/** Settings of a producer that differ between two runs, but for those named: `enable.idempotence=true`. */
export function alsoChanged(
  before: Trace,
  after: Trace,
  client: ClientId,
  named: readonly string[],
): readonly string[] {
  const values = (trace: Trace) =>
    trace.last.producers.find((one) => one.id === client)?.config?.values ?? {};
  const [old, now] = [values(before), values(after)];
  return Object.keys(now)
    .filter((key) => !named.includes(key) && shown(key, old[key]) !== shown(key, now[key]))
    .map((key) => `${key}=${shown(key, now[key])}`);
}
