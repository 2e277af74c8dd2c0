// Kafka: InitProducerId of an idempotent producer in mid-run. The request takes one round trip to any broker that runs.
import { FIRST_PRODUCER_ID } from '../createWorld.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import { type ClientId, NO_PRODUCER_ID } from '../units.ts';
import { configOf } from './producerConfig.ts';

/** An id that nobody had so far: neither a producer, nor one of whom a replica knows. */
export function freshProducerId({ scenario, world }: Sim): number {
  const given = scenario.producers.map((one, index) => one.producerId ?? FIRST_PRODUCER_ID + index);
  const used = world.producers.map((one) => one.producerId);
  const known = world.partitions.flatMap(({ replicas }) =>
    replicas.flatMap(({ producers }) => producers.map((one) => one.producerId)),
  );
  const transactional = world.coordinator?.transactions ?? [];
  const reserved = transactional.flatMap((one) => [one.producerId, one.nextProducerId]);
  return Math.max(...given, ...used, ...known, ...reserved) + 1;
}

/** Sender#maybeSendAndPollTransactionalRequest. */
export function askProducerId(sim: Sim, { producer }: OccurrenceOf<'askProducerId'>): void {
  const roundTrip = 2 * sim.scenario.network.flightMs;
  sim.later(sim.now + roundTrip, { kind: 'producerIdArrives', producer });
}

/** TransactionManager.InitProducerIdHandler#handleResponse. Without a broker to ask, the producer waits for one. */
export function producerIdArrives(
  sim: Sim,
  { producer: id }: OccurrenceOf<'producerIdArrives'>,
): void {
  if (!sim.world.brokers.some((one) => one.state === 'running') || !isWaiting(sim, id)) return;
  const producerId = freshProducerId(sim);
  sim.updateProducer(id, { producerId, producerEpoch: 0 });
  sim.emit(id, { type: 'producerIdReceived', producer: id, producerId, producerEpoch: 0 });
  sim.next({ kind: 'senderRun', producer: id });
}

function isWaiting(sim: Sim, id: ClientId): boolean {
  const { config, producerId, lifecycle } = sim.producer(id);
  const alive = lifecycle === 'running' || lifecycle === 'closing';
  return alive && config?.enableIdempotence === true && producerId === NO_PRODUCER_ID;
}

/** A broker is there again: who waits for a producer id asks once more, after the back-off at the latest. */
export function askAgain(sim: Sim): void {
  for (const { id } of sim.scenario.producers) {
    if (!isWaiting(sim, id)) continue;
    const { retryBackoffMs } = configOf(sim.producer(id));
    sim.later(sim.now + retryBackoffMs, { kind: 'askProducerId', producer: id });
  }
}
