// Kafka: BuiltInPartitioner's sticky choice for records without a key (KIP-794), and RoundRobinPartitioner.
// Every partition has a leader here, so all are available.
import { required } from '../assert.ts';
import { added } from '../owned.ts';
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import type { ProducerState, StickyPartition } from '../world.ts';
import type { EffectiveConfig } from './producerConfig.ts';

const ROUND_ROBIN = 'org.apache.kafka.clients.producer.RoundRobinPartitioner';

/** Whether partitioner.class names RoundRobinPartitioner. */
export function usesRoundRobin({ values }: EffectiveConfig): boolean {
  return values['partitioner.class'] === ROUND_ROBIN;
}

/** Number of partitions of a topic. */
export function partitionCount(sim: Sim, topic: string): number {
  return required(
    sim.scenario.topics.find((one) => one.name === topic),
    'topic',
    topic,
  ).partitions;
}

/** What the sticky choice of a topic stands at. */
export function stickyOf(producer: ProducerState, topic: string): StickyPartition {
  return (
    producer.sticky.find((one) => one.topic === topic) ?? {
      topic,
      partition: null,
      producedBytes: 0,
      cumulativeWeights: null,
    }
  );
}

export function setSticky(sim: Sim, id: ClientId, sticky: StickyPartition): void {
  const own = sim.ownProducer(id);
  const others = own.sticky.filter((one) => one.topic !== sticky.topic);
  own.sticky = added(others, sticky);
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
    const { partition, cumulativeWeights } = sticky;
    setSticky(sim, id, { topic, partition, producedBytes, cumulativeWeights });
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
