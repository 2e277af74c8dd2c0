// The coordinator's cache as handlers read and replace it. Kafka: TransactionStateManager.
import { required } from '../assert.ts';
import type { Sim } from '../sim.ts';
import type { ProducerId, VirtualMs } from '../units.ts';
import type { CoordinatorState, TransactionMetadata } from './coordinatorState.ts';

/** First producer id that a scenario hands out by itself. */
const FIRST_PRODUCER_ID = 4001;

/** The coordinator of a run that has transactions. */
export function coordinatorOf(sim: Sim): CoordinatorState {
  return required(sim.world.coordinator, 'transaction coordinator');
}

export function updateCoordinator(sim: Sim, change: Partial<CoordinatorState>): void {
  sim.world = { ...sim.world, coordinator: { ...coordinatorOf(sim), ...change } };
}

export function findMetadata(sim: Sim, transactionalId: string): TransactionMetadata | undefined {
  return coordinatorOf(sim).transactions.find((one) => one.transactionalId === transactionalId);
}

/** Replaces what is known of a transactional.id, or adds it. */
export function putMetadata(sim: Sim, metadata: TransactionMetadata): void {
  const { transactions } = coordinatorOf(sim);
  const known = transactions.some((one) => one.transactionalId === metadata.transactionalId);
  updateCoordinator(sim, {
    transactions: known
      ? transactions.map((one) =>
          one.transactionalId === metadata.transactionalId ? metadata : one,
        )
      : [...transactions, metadata],
  });
}

/** ProducerIdManager#generateProducerId: an id that nobody has had. */
export function freeProducerId(sim: Sim): ProducerId {
  const { producers, coordinator } = sim.world;
  return (
    Math.max(
      FIRST_PRODUCER_ID + producers.length - 1,
      ...producers.map((one) => one.producerId),
      ...(coordinator?.transactions ?? []).flatMap((one) => [one.producerId, one.nextProducerId]),
    ) + 1
  );
}

/** One way between two brokers: half of what a fetch and its answer take. */
export function toBrokerMs(sim: Sim): VirtualMs {
  return Math.floor(sim.scenario.network.replicationMs / 2);
}

/** The way back, so that both together are replicationMs. */
export function fromBrokerMs(sim: Sim): VirtualMs {
  return sim.scenario.network.replicationMs - toBrokerMs(sim);
}

/** How long a write to __transaction_state takes with acks=all: until its followers have it. */
export function logWriteMs(sim: Sim): VirtualMs {
  const running = sim.world.brokers.filter((one) => one.state === 'running').length;
  return running > 1 ? sim.scenario.network.replicationMs : 0;
}
