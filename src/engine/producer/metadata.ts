// Kafka: Metadata and NetworkClient.DefaultMetadataUpdater, the part that decides whom a batch is sent to.
// A metadata request takes one round trip to any broker that runs and uses up no place among the requests in flight.

import { required } from '../assert.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { extras, hasExtras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, PartitionId } from '../units.ts';
import type { LeaderAndEpoch, ProducerState } from '../world.ts';

/** Who leads a partition, as the client believes. */
export function leaderOf(producer: ProducerState, partition: PartitionId): LeaderAndEpoch {
  return required(
    producer.metadata.find((one) => one.partition === partition),
    'metadata of',
    partition,
  );
}

/** Metadata#requestUpdate. From the last answer to the next question passes at least a back-off. */
export function requestMetadata(sim: Sim, id: ClientId): void {
  const producer = sim.producer(id);
  if (producer.metadataRequested || producer.config === null) return;
  sim.updateProducer(id, { metadataRequested: true });
  const { lastMetadataMs } = producer;
  // without the second part no leader changes, and an answer says nothing
  const backoffMs = lastMetadataMs > 0 && hasExtras() ? extras().metadataBackoff(sim, producer) : 0;
  const at = Math.max(sim.now, lastMetadataMs + backoffMs) + 2 * sim.scenario.network.flightMs;
  sim.later(at, { kind: 'metadataArrived', producer: id });
}

/** The answer to a metadata request. Leaders change only in runs that have the engine's second part. */
export function metadataArrived(sim: Sim, { producer: id }: OccurrenceOf<'metadataArrived'>): void {
  sim.updateProducer(id, { metadataRequested: false, lastMetadataMs: sim.now });
  if (hasExtras()) extras().metadataAnswered(sim, id);
}
