// Whether brokers and topics go together, and whether Kafka takes their settings.
import { type ConfigScope, readClusterConfig } from '../config/index.ts';
import { BROKER_CONFIGS, type Profile, type Scenario, type TopicSpec } from '../engine/index.ts';
import { among, type Bad } from './parts.ts';

/** Settings of all brokers. Some are times that the engine counts in, and must be above 0. */
export function checkBrokerConfig({ brokerConfig, profile }: Scenario, bad: Bad): void {
  for (const [key, value] of Object.entries(brokerConfig)) {
    const refused = refusedBy('broker', key, value, profile);
    if (refused !== null) bad(`brokerConfig.${key}`, value, refused);
    else if (Object.hasOwn(BROKER_CONFIGS, key) && !/^[1-9]\d{0,11}$/.test(value.trim()))
      bad(`brokerConfig.${key}`, value, 'a whole number of ms above 0, as text');
  }
}

export function checkTopics({ topics, brokers, profile }: Scenario, bad: Bad): void {
  topics.forEach((one, index) => {
    const at = `topics[${index}]`;
    if (one.replicationFactor !== null && one.replicationFactor > brokers.length) {
      const expected = `at most ${brokers.length}, the number of brokers`;
      bad(`${at}.replicationFactor`, one.replicationFactor, expected);
    }
    checkLeaders(one, at, brokers, bad);
    for (const [key, value] of Object.entries(one.config)) {
      const refused = refusedBy('topic', key, value, profile);
      if (refused !== null) bad(`${at}.config.${key}`, value, refused);
    }
  });
}

function checkLeaders(
  { leaders, partitions }: TopicSpec,
  at: string,
  brokers: readonly number[],
  bad: Bad,
): void {
  if (leaders && leaders.length !== partitions)
    bad(`${at}.leaders`, leaders, `${partitions} broker ids, one per partition`);
  leaders?.forEach((leader, nth) => {
    if (!brokers.includes(leader)) bad(`${at}.leaders[${nth}]`, leader, among(brokers));
  });
}

/** What a broker of that release says against a setting, or null. */
function refusedBy(scope: ConfigScope, name: string, raw: string, profile: Profile): string | null {
  const setting = readClusterConfig(scope, name, raw, profile);
  return setting.ok ? null : `what Kafka accepts; it says: ${setting.message}`;
}
