// Kafka up to 3.9: a partitioner class is told of every new batch, and asked again (Partitioner#onNewBatch). With it
// DefaultPartitioner and UniformStickyPartitioner (KIP-480) move records without a key on to another partition. The
// built-in partitioner (builtInPartitioner.ts) took their place in 3.3; 4.0 removed classes and callback.
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import type { PartitionChoice } from '../world.ts';
import { partitionCount } from './builtInPartitioner.ts';
import { leaderOf } from './metadata.ts';
import { partitionForKey } from './partitioner.ts';
import { configOf } from './producerConfig.ts';

/** The partitioner of 2.8; still there, and deprecated, in 3.9. */
const DEFAULT_PARTITIONER = 'org.apache.kafka.clients.producer.internals.DefaultPartitioner';
const UNIFORM_STICKY_PARTITIONER = 'org.apache.kafka.clients.producer.UniformStickyPartitioner';

/** Where a record goes by one of the two classes, or null when the producer has neither. */
export function chooseByClass(
  sim: Sim,
  id: ClientId,
  { topic, key }: { readonly topic: string; readonly key: string | null },
): PartitionChoice | null {
  const name = configOf(sim.producer(id)).values['partitioner.class'];
  if (name === DEFAULT_PARTITIONER && key !== null) {
    return { partition: partitionForKey(key, partitionCount(sim, topic)), chosenBy: 'key' };
  }
  if (name !== DEFAULT_PARTITIONER && name !== UNIFORM_STICKY_PARTITIONER) return null;
  const known = stickyPartitionOf(sim, id, topic);
  return { partition: known ?? nextPartition(sim, id, topic, null), chosenBy: 'stickyBatch' };
}

function stickyPartitionOf(sim: Sim, id: ClientId, topic: string): number | null {
  return sim.producer(id).sticky.find((one) => one.topic === topic)?.partition ?? null;
}

/** KafkaProducer#onNewBatch: a batch is about to be opened, whoever chose its partition. RoundRobinPartitioner does nothing. */
export function onNewBatch(sim: Sim, id: ClientId, topic: string, previous: number): void {
  const name = configOf(sim.producer(id)).values['partitioner.class'];
  if (name !== DEFAULT_PARTITIONER && name !== UNIFORM_STICKY_PARTITIONER) return;
  const known = stickyPartitionOf(sim, id, topic);
  if (known === null || known === previous) nextPartition(sim, id, topic, known);
}

/** StickyPartitionCache#nextPartition: any other one that has a leader, at random. */
function nextPartition(sim: Sim, id: ClientId, topic: string, old: number | null): number {
  const producer = sim.producer(id);
  const all = Array.from({ length: partitionCount(sim, topic) }, (_, index) => index);
  const available = all.filter((one) => leaderOf(producer, `${topic}-${one}`).leader >= 0);
  const partition = draw(sim, id, available.length > 0 ? available : all, old);
  const others = producer.sticky.filter((one) => one.topic !== topic);
  const chosen = { topic, partition, producedBytes: 0, cumulativeWeights: null };
  sim.updateProducer(id, { sticky: [...others, chosen] });
  return partition;
}

/** Kafka draws until it gets another one than before; with a choice of one there is nothing to draw. */
function draw(sim: Sim, id: ClientId, from: readonly number[], old: number | null): number {
  const others = from.length > 1 ? from.filter((one) => one !== old) : from;
  return others[Math.floor(sim.random(`${id} partitioner`) * others.length)] ?? 0;
}
