// Everything in a scenario that another part of it can name.
import { HAND, type Scenario, type TopicSpec } from '../engine/index.ts';
import { derivedValues } from './derivedValues.ts';

export interface Names {
  readonly topics: ReadonlyMap<string, TopicSpec>;
  /** As in orders-0. */
  readonly partitions: readonly string[];
  /** Clients that produce, with the one that sends what was written by hand. */
  readonly producers: readonly string[];
  /** Producers with a process. */
  readonly owners: readonly string[];
  /** Consumers in groups. */
  readonly members: readonly string[];
  /** Values of records. */
  readonly values: ReadonlySet<string>;
}

export function namesOf({ topics, producers, consumers, handFed }: Scenario): Names {
  const sends = producers.flatMap((one) => one.sends);
  const owners = producers.map((one) => one.id);
  return {
    topics: new Map(topics.map((one) => [one.name, one])),
    partitions: topics.flatMap((one) =>
      Array.from({ length: one.partitions }, (_, index) => `${one.name}-${index}`),
    ),
    producers: [...owners, HAND],
    owners,
    members: consumers.filter((one) => one.group !== null).map((one) => one.id),
    values: new Set([
      ...sends.map((one) => one.value),
      ...derivedValues(consumers, sends),
      ...handFed.flatMap((one) => one.values),
    ]),
  };
}
