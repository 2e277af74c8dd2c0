// Kafka: BuiltInPartitioner's weights of partitions (adaptive partitioning), and RoundRobinPartitioner.
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import { partitionCount, setSticky, stickyOf } from './builtInPartitioner.ts';

/** RoundRobinPartitioner#partition: the partitions in turn, keys ignored. */
export function nextInTurn(sim: Sim, id: ClientId, topic: string): number {
  const { roundRobin } = sim.producer(id);
  const count = roundRobin.find((one) => one.topic === topic)?.count ?? 0;
  const others = roundRobin.filter((one) => one.topic !== topic);
  sim.updateProducer(id, { roundRobin: [...others, { topic, count: count + 1 }] });
  return count % partitionCount(sim, topic);
}

/**
 * BuiltInPartitioner#updatePartitionLoadStats: the weight of a partition is the longest queue + 1 less its own.
 * Equal queues, or a partition that has had no record yet, make all weigh the same.
 */
export function weightsOf(queueLengths: readonly (number | null)[]): readonly number[] | null {
  const lengths = queueLengths.filter((one) => one !== null);
  if (lengths.length < queueLengths.length || new Set(lengths).size < 2) return null;
  const most = Math.max(...lengths) + 1;
  let sum = 0;
  return lengths.map((length) => {
    sum += most - length;
    return sum;
  });
}

/** Looks at the queues as RecordAccumulator#partitionReady does, unless adaptive partitioning is off. */
export function updateLoadStats(sim: Sim, id: ClientId): void {
  const values = sim.producer(id).config?.values;
  if (values?.['partitioner.adaptive.partitioning.enable'] === false) return;
  if ((values?.['partitioner.class'] ?? null) !== null) return;
  for (const { name, partitions } of sim.scenario.topics) {
    if (partitions === 1) continue;
    const { queues } = sim.producer(id);
    const sticky = stickyOf(sim.producer(id), name);
    const lengths = Array.from({ length: partitions }, (_, index) => {
      const queue = queues.find((one) => one.partition === `${name}-${index}`);
      return queue?.batches.length ?? null;
    });
    const cumulativeWeights = weightsOf(lengths);
    const changed = cumulativeWeights?.join() !== sticky.cumulativeWeights?.join();
    if (changed) setSticky(sim, id, { ...sticky, cumulativeWeights });
  }
}
