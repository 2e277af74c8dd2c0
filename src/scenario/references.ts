// What no single field can tell: that names are used once, and that what one part names is there in another.
import { HAND, type Scenario } from '../engine/index.ts';
import { checkBrokerConfig, checkTopics } from './checkCluster.ts';
import { checkConsumers } from './checkConsumers.ts';
import { checkFaults, checkMoment } from './checkFaults.ts';
import { checkHandFed, checkProducers } from './checkProducers.ts';
import { namesOf } from './names.ts';
import { type Bad, LIMITS } from './parts.ts';
import type { Problem } from './schema.ts';

/** Adds a problem for everything that does not fit together. */
export function checkReferences(read: Scenario, problems: Problem[]): void {
  const bad: Bad = (path, found, expected) => {
    problems.push({ path, found: JSON.stringify(found), expected });
  };
  const names = namesOf(read);
  checkNames(read, bad);
  const sends = read.producers.reduce((sum, one) => sum + one.sends.length, 0);
  if (sends > LIMITS.sends) bad('producers', sends, `at most ${LIMITS.sends} sends in all`);
  checkBrokerConfig(read, bad);
  checkTopics(read, bad);
  checkProducers(read, names, bad);
  checkHandFed(read, names, bad);
  checkConsumers(read, names, bad);
  checkFaults(read, names, bad);
  read.pauseOn.forEach((one, index) => {
    checkMoment(one, `pauseOn[${index}]`, names, bad);
  });
}

function checkNames({ brokers, topics, producers, consumers }: Scenario, bad: Bad): void {
  const unique = (path: string, given: readonly (string | number)[]) => {
    given.forEach((name, index) => {
      if (given.indexOf(name) !== index) bad(`${path}[${index}]`, name, 'a name not used before');
    });
  };
  if (brokers.length === 0) bad('brokers', brokers, 'at least one broker id');
  unique('brokers', brokers);
  unique(
    'topics',
    topics.map((one) => one.name),
  );
  unique(
    'producers',
    [...producers, ...consumers].map((one) => one.id),
  );
  if (producers.some((one) => one.id === HAND))
    bad('producers', HAND, 'another name; hand is taken');
}
