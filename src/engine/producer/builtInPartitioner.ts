// Kafka: BuiltInPartitioner's sticky choice for records without a key (KIP-794), and RoundRobinPartitioner.
// Every partition has a leader here, so all are available.
import { required } from '../assert.ts';
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import type { ProducerState, StickyPartition } from '../world.ts';
import type { EffectiveConfig } from './producerConfig.ts';

const ROUND_ROBIN = 'org.apache.kafka.clients.producer.RoundRobinPartitioner';

/** Whether partitioner.class names RoundRobinPartitioner. */
export function usesRoundRobin({ values }: EffectiveConfig): boolean {
  return values['partitioner.class'] === ROUND_ROBIN;
}

/** RoundRobinPartitioner#partition: the partitions in turn, keys ignored. */
export function nextInTurn(sim: Sim, id: ClientId, topic: string): number {
  const { roundRobin } = sim.producer(id);
  const count = roundRobin.find((one) => one.topic === topic)?.count ?? 0;
  const others = roundRobin.filter((one) => one.topic !== topic);
  sim.updateProducer(id, { roundRobin: [...others, { topic, count: count + 1 }] });
  return count % partitionCount(sim, topic);
}

/** Number of partitions of a topic. */
export function partitionCount(sim: Sim, topic: string): number {
  return required(
    sim.scenario.topics.find((one) => one.name === topic),
    'topic',
    topic,
  ).partitions;
}

function stickyOf(producer: ProducerState, topic: string): StickyPartition {
  return (
    producer.sticky.find((one) => one.topic === topic) ?? {
      topic,
      partition: null,
      producedBytes: 0,
      cumulativeWeights: null,
    }
  );
}

function setSticky(sim: Sim, id: ClientId, sticky: StickyPartition): void {
  const others = sim.producer(id).sticky.filter((one) => one.topic !== sticky.topic);
  sim.updateProducer(id, { sticky: [...others, sticky] });
}

/** BuiltInPartitioner#peekCurrentPartitionInfo: the partition that records without a key go to now. */
export function stickyPartition(sim: Sim, id: ClientId, topic: string): number {
  const sticky = stickyOf(sim.producer(id), topic);
  if (sticky.partition !== null) return sticky.partition;
  const partition = nextPartition(sim, id, sticky);
  setSticky(sim, id, { ...sticky, partition });
  return partition;
}

/**
 * BuiltInPartitioner#updatePartitionInfo: counts bytes. After batch.size of them the next partition is chosen
 * if the last batch is full, after twice as many in any case. True when another choice was made.
 */
export function countStickyBytes(
  sim: Sim,
  id: ClientId,
  topic: string,
  bytes: number,
  mayGo: { readonly batchSize: number; readonly lastBatchFull: boolean },
): boolean {
  const sticky = stickyOf(sim.producer(id), topic);
  const producedBytes = sticky.producedBytes + bytes;
  const switches =
    (producedBytes >= mayGo.batchSize && mayGo.lastBatchFull) ||
    producedBytes >= 2 * mayGo.batchSize;
  if (switches) {
    const partition = nextPartition(sim, id, sticky);
    setSticky(sim, id, { ...sticky, partition, producedBytes: 0 });
  } else if (bytes > 0) {
    setSticky(sim, id, { ...sticky, producedBytes });
  }
  return switches;
}

/** BuiltInPartitioner#nextPartition: at random, the partitions with the shorter queues more often. */
function nextPartition(sim: Sim, id: ClientId, { topic, cumulativeWeights }: StickyPartition) {
  const random = sim.random(`${id} partitioner`);
  const sums = cumulativeWeights;
  if (sums === null) return Math.floor(random * partitionCount(sim, topic));
  const drawn = Math.floor(random * (sums.at(-1) ?? 1));
  return sums.findIndex((sum) => drawn < sum);
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
