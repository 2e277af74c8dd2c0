// Kafka up to 3.2: RecordAccumulator#drainIndex, one for all brokers (KAFKA-13834).
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';

/** The next walk begins behind the last partition that was examined, whichever broker's it is. */
export function shareDrainIndex(sim: Sim, id: ClientId, drainIndex: number): void {
  const { nodes } = sim.producer(id);
  sim.updateProducer(id, { nodes: nodes.map((one) => ({ ...one, drainIndex })) });
}
