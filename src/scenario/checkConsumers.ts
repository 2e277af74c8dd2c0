// What consumers name: topics, settings, producers.
import {
  CONSUMER_CONFIGS,
  type ConsumerConfigName,
  type GroupSpec,
  type ProducerSpec,
  type Scenario,
} from '../engine/index.ts';
import type { Names } from './names.ts';
import { among, type Bad } from './parts.ts';

/** Offsets can only travel in the transactions of a producer that makes nothing else of its own. */
function checkTransaction(
  { produces: out }: GroupSpec,
  at: string,
  producers: readonly ProducerSpec[],
  bad: Bad,
): void {
  if (!out) {
    bad(`${at}.group.produces`, out, 'a producer, as commits is transaction');
    return;
  }
  const named = producers.find((one) => one.id === out.producer);
  if (!named) return;
  const path = `${at}.group.produces.producer`;
  if ((named.config['transactional.id'] ?? '') === '') {
    bad(path, out.producer, 'a producer with a transactional.id, as commits is transaction');
  }
  if (named.calls.length + named.sends.length > 0) {
    bad(path, out.producer, 'a producer without sends and calls of its own');
  }
}

/** Checks what consumers name: topics, settings, producers. */
export function checkConsumers({ consumers, producers }: Scenario, names: Names, bad: Bad): void {
  const topics = [...names.topics.keys()];
  const ids = producers.map((one) => one.id);
  consumers.forEach((one, index) => {
    const at = `consumers[${index}]`;
    if (!topics.includes(one.topic)) bad(`${at}.topic`, one.topic, among(topics));
    if (!one.group) return;
    const { config, produces: out } = one.group;
    for (const [key, value] of Object.entries(config)) {
      if (!isConsumerConfig(key)) {
        bad(`${at}.group.config.${key}`, value, among(Object.keys(CONSUMER_CONFIGS)));
        continue;
      }
      const expected = consumerConfigProblem(key, value);
      if (expected !== null) bad(`${at}.group.config.${key}`, value, expected);
    }
    const mate = consumers.find((other) => other.group?.id === one.group?.id);
    if (mate && mate.topic !== one.topic) {
      bad(`${at}.topic`, one.topic, `${mate.topic}, the topic of group ${one.group.id}`);
    }
    if (one.group.commits === 'transaction') checkTransaction(one.group, at, producers, bad);
    if (!out) return;
    if (!ids.includes(out.producer)) {
      bad(`${at}.group.produces.producer`, out.producer, among(ids));
    }
    if (!topics.includes(out.topic)) bad(`${at}.group.produces.topic`, out.topic, among(topics));
    if (out.topic === one.topic) {
      bad(`${at}.group.produces.topic`, out.topic, 'another topic than it reads');
    }
  });
}

function isConsumerConfig(key: string): key is ConsumerConfigName {
  return Object.hasOwn(CONSUMER_CONFIGS, key);
}

/** What a setting may be, as a message says it; null when the value is fine. */
function consumerConfigProblem(name: ConsumerConfigName, value: string): string | null {
  switch (name) {
    case 'enable.auto.commit':
      return /^(true|false)$/.test(value) ? null : 'true or false';
    case 'auto.offset.reset':
      return /^(earliest|latest)$/.test(value) ? null : 'earliest or latest';
    default:
      return /^[1-9]\d{0,8}$/.test(value) ? null : 'a whole number above 0, as text';
  }
}
