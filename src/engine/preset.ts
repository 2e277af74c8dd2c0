// Producers with a past: numbers that it would take a run months to reach, set at the start on both sides.
import type { ProducerSpec, Scenario } from './scenario.ts';
import type { PartitionState, ProducerState, ProducerStateEntry, World } from './world.ts';

/** The first world, with the presets of its producers. One without idempotence has no numbers to set. */
export function applyPresets(scenario: Scenario, world: World): World {
  const numbered = world.producers.flatMap((producer, index) => {
    const preset = scenario.producers[index]?.preset;
    return preset && producer.producerId >= 0 ? [{ producer, preset }] : [];
  });
  return {
    ...world,
    producers: world.producers.map((one) => {
      const preset = numbered.find(({ producer }) => producer.id === one.id)?.preset;
      return preset ? withPast(one, preset, world) : one;
    }),
    partitions: world.partitions.map((partition) =>
      numbered.reduce(
        (known, { producer, preset }) => remembering(known, producer, preset),
        partition,
      ),
    ),
  };
}

type Preset = NonNullable<ProducerSpec['preset']>;

/** What the client's TransactionManager knows: the record before is acknowledged, at the offset before the start. */
function withPast(producer: ProducerState, preset: Preset, world: World): ProducerState {
  const { producerId } = producer;
  const { producerEpoch } = preset;
  return {
    ...producer,
    producerEpoch,
    numbering: preset.sequences.map(({ partition, next }) => ({
      partition,
      producerId,
      producerEpoch,
      nextSequence: next,
      lastAckedSequence: next - 1,
      lastAckedOffset: lastOffsetOf(world.partitions.find((one) => one.id === partition)),
      inFlight: [],
      unresolvedAt: null,
      unresolvedBy: -1,
    })),
  };
}

const lastOffsetOf = (partition: PartitionState | undefined) =>
  (partition?.replicas[0]?.logEndOffset ?? 0) - 1;

/** Each replica remembers that record as one batch, and has it in a snapshot, so that a restart keeps it. */
function remembering(
  partition: PartitionState,
  { producerId }: ProducerState,
  { producerEpoch, sequences }: Preset,
): PartitionState {
  const mine = sequences.find((one) => one.partition === partition.id);
  if (!mine) return partition;
  const sequence = mine.next - 1;
  const offset = lastOffsetOf(partition);
  const entry: ProducerStateEntry = {
    producerId,
    producerEpoch,
    lastTimestamp: 0,
    batches: [
      {
        baseSequence: sequence,
        lastSequence: sequence,
        baseOffset: offset,
        lastOffset: offset,
        timestamp: 0,
      },
    ],
    coordinatorEpoch: -1,
    currentTxnFirstOffset: null,
  };
  return {
    ...partition,
    replicas: partition.replicas.map((one) => {
      const producers = [...one.producers, entry];
      return { ...one, producers, snapshots: [{ offset: one.logEndOffset, producers }] };
    }),
  };
}
