// Kafka: InitProducerId of an idempotent producer in mid-run. The request takes one round trip to any broker that runs.
import { FIRST_PRODUCER_ID } from '../createWorld.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { ERRORS } from '../protocol/errors.ts';
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
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
  sim.updateProducer(producer, { initializing: true });
  const roundTrip = 2 * sim.scenario.network.flightMs;
  sim.later(sim.now + roundTrip, { kind: 'producerIdArrives', producer });
}

/** TransactionManager.InitProducerIdHandler#handleResponse. Without a broker to ask, the producer waits for one. */
export function producerIdArrives(
  sim: Sim,
  { producer: id }: OccurrenceOf<'producerIdArrives'>,
): void {
  if (!sim.world.brokers.some((one) => one.state === 'running') || !isWaiting(sim, id)) return;
  if (mayWriteNowhere(sim, id)) {
    refuseProducerId(sim, id);
    return;
  }
  const producerId = freshProducerId(sim);
  sim.updateProducer(id, { producerId, producerEpoch: 0, initializing: false });
  sim.emit(id, { type: 'producerIdReceived', producer: id, producerId, producerEpoch: 0 });
  sim.next({ kind: 'senderRun', producer: id });
}

/**
 * KafkaApis#handleInitProducerIdRequest without a transactional.id: WRITE on any topic is enough (KIP-679), and
 * IDEMPOTENT_WRITE on the cluster, which would be too, nobody has here.
 */
export function mayWriteNowhere({ scenario, world }: Sim, id: ClientId): boolean {
  return scenario.topics.every(({ name }) =>
    world.denied.some((one) => one.producer === id && one.topic === name),
  );
}

/** CLUSTER_AUTHORIZATION_FAILED: for good up to 3.5; later what is there fails, and it may be asked for again (KAFKA-13668). */
function refuseProducerId(sim: Sim, id: ClientId): void {
  const { exception, message } = ERRORS.CLUSTER_AUTHORIZATION_FAILED;
  const fatal = !sim.rules.unauthorizedInitIsAbortable;
  sim.updateProducer(id, { initializing: false, lastError: { exception, message, fatal } });
  sim.emit(id, { type: 'producerIdRefused', producer: id, exception, message, fatal });
  sim.next({ kind: 'senderRun', producer: id });
}

function isWaiting(sim: Sim, id: ClientId): boolean {
  const { initializing, lifecycle } = sim.producer(id);
  return initializing && (lifecycle === 'running' || lifecycle === 'closing');
}

/** A broker is there again: who waits for a producer id asks once more, after the back-off at the latest. */
export function askAgain(sim: Sim): void {
  for (const { id } of sim.scenario.producers) {
    if (!isWaiting(sim, id)) continue;
    const { retryBackoffMs } = configOf(sim.producer(id));
    sim.later(sim.now + retryBackoffMs, { kind: 'askProducerId', producer: id });
  }
}
