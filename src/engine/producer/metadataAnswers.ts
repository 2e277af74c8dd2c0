// What a client learns of leaders, from metadata responses and from produce responses.
// Kafka: Metadata#update, Metadata#updatePartitionLeadership, Metadata#timeToAllowUpdate.
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, PartitionId, VirtualMs } from '../units.ts';
import type { LeaderAndEpoch, ProducerState } from '../world.ts';
import { exponentialBackoff } from './exponentialBackoff.ts';
import { leaderOf } from './metadata.ts';
import { configOf } from './producerConfig.ts';

/** What the brokers know of leaders. Older epochs than the known ones are not taken. */
export function metadataAnswered(sim: Sim, id: ClientId): void {
  const producer = sim.producer(id);
  const answered = sim.world.brokers.some((one) => one.state === 'running');
  const changed = sim.world.partitions.flatMap((one): readonly LeaderAndEpoch[] => {
    const known = leaderOf(producer, one.id);
    return answered && one.leaderEpoch > known.leaderEpoch
      ? [{ partition: one.id, leader: one.leader, leaderEpoch: one.leaderEpoch }]
      : [];
  });
  sim.updateProducer(id, {
    metadataAttempts: answered ? 0 : producer.metadataAttempts + 1,
    equivalentResponses: answered && changed.length === 0 ? producer.equivalentResponses + 1 : 0,
  });
  if (changed.length > 0) adopt(sim, id, changed, 'request');
  // without a change the Sender has nothing new to do, except to ask again for a leader
  if (changed.length > 0 || waitsForLeader(producer)) sim.next({ kind: 'senderRun', producer: id });
}

function waitsForLeader(producer: ProducerState): boolean {
  return producer.queues.some(
    ({ partition, batches }) => batches.length > 0 && leaderOf(producer, partition).leader < 0,
  );
}

const FIVE_MINUTES_MS = 300_000;

/**
 * Metadata#timeToAllowUpdate, counted from the last answer: it grows while nobody answers, and while answers say
 * nothing new (KIP-580). Up to 3.6 it is always retry.backoff.ms.
 */
export function metadataBackoff(sim: Sim, producer: ProducerState): VirtualMs {
  const { retryBackoffMs, retryBackoffMaxMs, values } = configOf(producer);
  if (sim.rules.retryBackoff === 'fixed') return retryBackoffMs;
  const backoff = (attempts: number) =>
    exponentialBackoff(
      retryBackoffMs,
      retryBackoffMaxMs,
      Math.max(0, attempts - 1),
      sim.random(`${producer.id} metadata.backoff`),
    );
  // an answer every metadata.max.age.ms, of which a run shows nothing, begins the count again and is the first itself
  const maxAgeMs = Number(values['metadata.max.age.ms'] ?? FIVE_MINUTES_MS);
  const isOld = sim.now - producer.lastMetadataMs >= maxAgeMs;
  const equivalent = isOld ? 1 : producer.equivalentResponses;
  if (isOld) sim.updateProducer(producer.id, { equivalentResponses: equivalent });
  const forAttempts = backoff(producer.metadataAttempts);
  return equivalent > 0 ? Math.max(forAttempts, backoff(equivalent)) : forAttempts;
}

/** Metadata#updatePartitionLeadership: the leader that a produce response named (KIP-951). */
export function adoptLeader(
  sim: Sim,
  { producer: id, partition, leader, leaderEpoch }: OccurrenceOf<'adoptLeader'>,
): void {
  if (leaderEpoch <= leaderOf(sim.producer(id), partition).leaderEpoch) return;
  adopt(sim, id, [{ partition, leader, leaderEpoch }], 'response');
}

function adopt(
  sim: Sim,
  id: ClientId,
  leaders: readonly LeaderAndEpoch[],
  by: 'request' | 'response',
): void {
  const { metadata } = sim.producer(id);
  sim.updateProducer(id, {
    metadata: metadata.map(
      (one) => leaders.find((other) => other.partition === one.partition) ?? one,
    ),
  });
  sim.emit(id, { type: 'metadataUpdated', client: id, leaders, by });
}

/** Older than any epoch of a leader. */
const NEVER_ASKED = -1;

/** What a producer that has just been built knows of topics: nothing, until it sends to one of them. */
export function unasked(metadata: readonly LeaderAndEpoch[]): readonly LeaderAndEpoch[] {
  return metadata.map((one) => ({ ...one, leaderEpoch: NEVER_ASKED }));
}

/** KafkaProducer#waitOnMetadata: the first send() to a topic asks who leads its partitions now. */
export function learnTopic(sim: Sim, id: ClientId, topic: string): void {
  const isOfTopic = (partition: PartitionId) => sim.partition(partition).topic === topic;
  sim.updateProducer(id, {
    metadata: sim.producer(id).metadata.map((one) => {
      if (one.leaderEpoch !== NEVER_ASKED || !isOfTopic(one.partition)) return one;
      const { leader, leaderEpoch } = sim.partition(one.partition);
      return { partition: one.partition, leader, leaderEpoch };
    }),
  });
}
