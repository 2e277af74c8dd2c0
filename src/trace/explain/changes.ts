// How a scenario is changed to try a remedy: a setting of a producer, a topic or the brokers, or a habit.

import type { ClientId, ProducerSpec, Scenario, TopicSpec, Trace } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { listText } from '../words.ts';
import type { Anomaly } from './anomalies.ts';
import type { Change } from './reruns.ts';
import {
  type BrokerKey,
  brokerSetting,
  producerSetting,
  type Setting,
  type TopicKey,
  topicSetting,
} from './settings.ts';

/** A change of a scenario that is not the removal of a fault. */
export interface Remedy extends Change {
  /** `enable.idempotence=true`. */
  readonly words: string;
  /** Why one would try it. */
  readonly reason: string;
  /** What it replaces, and how that came to be; null for what is no setting. */
  readonly instead: Setting | null;
  /** Settings that it names, so that what else changes can be told. */
  readonly keys: readonly string[];
}

/** A remedy before the table has given it its reason, and the id that it has among all of a run. */
export type Made = Omit<Remedy, 'reason' | 'id'>;

/** What an anomaly gives to work with. */
export interface Case {
  readonly trace: Trace;
  readonly scenario: Scenario;
  readonly client: ClientId;
  readonly topic: string | null;
  readonly anomaly: Anomaly;
}

export function changeProducer(client: ClientId, change: (one: ProducerSpec) => ProducerSpec) {
  return (scenario: Scenario): Scenario => ({
    ...scenario,
    producers: scenario.producers.map((one) => (one.id === client ? change(one) : one)),
  });
}

export function setsOf(
  { client }: Case,
  sets: Readonly<Record<string, string>>,
  instead: Setting | null,
): Made {
  return {
    words: wordsOf(sets),
    instead,
    keys: Object.keys(sets),
    change: changeProducer(client, (one) => ({ ...one, config: { ...one.config, ...sets } })),
  };
}

/** `enable.idempotence=true (which needs acks=all)`: the first is meant, the others come with it. */
function wordsOf(sets: Readonly<Record<string, string>>): string {
  const [meant = '', ...needed] = Object.entries(sets).map(([key, value]) => `${key}=${value}`);
  return needed.length === 0 ? meant : t`${meant} (which needs ${listText(needed)})`;
}

export function producerAtLeast(given: Case, key: string, value: string): Made | null {
  const now = producerSetting(given.trace, given.client, key);
  return now && Number(now.value) < Number(value) ? setsOf(given, { [key]: value }, now) : null;
}

function changeTopic(name: string, change: (one: TopicSpec) => TopicSpec) {
  return (scenario: Scenario): Scenario => ({
    ...scenario,
    topics: scenario.topics.map((one) => (one.name === name ? change(one) : one)),
  });
}

export function topicSet({ scenario, topic }: Case, key: TopicKey, value: string): Made | null {
  if (topic === null) return null;
  return {
    words: `${key}=${value}`,
    instead: topicSetting(scenario, topic, key),
    keys: [],
    change: changeTopic(topic, (one) => ({ ...one, config: { ...one.config, [key]: value } })),
  };
}

export function topicAtLeast(given: Case, key: TopicKey, value: number): Made | null {
  if (given.topic === null) return null;
  const now = Number(topicSetting(given.scenario, given.topic, key).value);
  return now < value ? topicSet(given, key, String(value)) : null;
}

export function brokerAtLeast({ scenario }: Case, key: BrokerKey, value: number): Made | null {
  const now = brokerSetting(scenario, key);
  if (Number(now.value) >= value) return null;
  return {
    words: `${key}=${value}`,
    instead: now,
    keys: [],
    change: (one) => ({ ...one, brokerConfig: { ...one.brokerConfig, [key]: String(value) } }),
  };
}

export function moreReplicas({ scenario, topic }: Case): Made | null {
  const found = scenario.topics.find((one) => one.name === topic);
  const now = found?.replicationFactor ?? Math.min(3, scenario.brokers.length);
  if (!found || now > 1 || scenario.brokers.length < 3) return null;
  return {
    words: t`a replication factor of 3`,
    instead: { key: 'replication factor', value: String(now), why: t`as the scenario sets it` },
    keys: [],
    change: changeTopic(found.name, (one) => ({ ...one, replicationFactor: 3 })),
  };
}

/** A release whose rules are tried instead. */
export function release(
  { scenario }: Case,
  profile: Scenario['profile'],
  words: string,
): Made | null {
  if (scenario.profile === profile) return null;
  return { words, instead: null, keys: [], change: (one) => ({ ...one, profile }) };
}
