// Kafka: Metadata and NetworkClient.DefaultMetadataUpdater, the part that decides whom a batch is sent to.
// A metadata request takes one round trip to any broker that runs and uses up no place among the requests in flight.

import { required } from '../assert.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { extras, hasExtras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, PartitionId } from '../units.ts';
import type { LeaderAndEpoch, ProducerState } from '../world.ts';
import { exponentialBackoff } from './exponentialBackoff.ts';

/** Who leads a partition, as the client believes. */
export function leaderOf(producer: ProducerState, partition: PartitionId): LeaderAndEpoch {
  return required(
    producer.metadata.find((one) => one.partition === partition),
    'metadata of',
    partition,
  );
}

/** Metadata#requestUpdate. Two refreshes stand at least retry.backoff.ms apart. */
export function requestMetadata(sim: Sim, id: ClientId): void {
  const producer = sim.producer(id);
  if (producer.metadataRequested || producer.config === null) return;
  sim.updateProducer(id, { metadataRequested: true });
  const { retryBackoffMs, retryBackoffMaxMs } = producer.config;
  const backoffMs = exponentialBackoff(
    retryBackoffMs,
    retryBackoffMaxMs,
    0,
    sim.random(`${id} metadata.backoff`),
  );
  const from = producer.lastMetadataMs === 0 ? sim.now : producer.lastMetadataMs + backoffMs;
  const at = Math.max(sim.now, from) + 2 * sim.scenario.network.flightMs;
  sim.later(at, { kind: 'metadataArrived', producer: id });
}

/** The answer to a metadata request. Leaders change only in runs that have the engine's second part. */
export function metadataArrived(sim: Sim, { producer: id }: OccurrenceOf<'metadataArrived'>): void {
  sim.updateProducer(id, { metadataRequested: false, lastMetadataMs: sim.now });
  if (hasExtras()) extras().metadataAnswered(sim, id);
}
