// The end of a hold: what the network kept goes on.
import type { Sim } from '../sim.ts';
import type { ConnectionId } from '../units.ts';
import { planDelivery, setStream } from './connection.ts';

/** What a client's socket had taken can be let through even after the client has closed it. */
export function releaseTraffic(sim: Sim, named: ConnectionId, number: number | null): boolean {
  const { client, broker } = sim.connection(named);
  const meant = sim.world.connections.find((one) =>
    number === null
      ? one.id === named
      : one.client === client && one.broker === broker && one.number === number,
  );
  if (!meant || meant.state === 'cut') return false;
  const ended = meant.state !== 'open' && meant.state !== 'opening';
  if (ended && !meant.toBroker.flights.some((one) => one.arrivesAt === null)) return false;
  release(sim, meant.id);
  sim.emit('network', { type: 'trafficReleased', connection: meant.id });
  return true;
}

/** Held bytes go on: each held message arrives one flight from now, in order. */
function release(sim: Sim, id: ConnectionId): void {
  for (const direction of ['toBroker', 'toClient'] as const) {
    const stream = sim.connection(id)[direction];
    if (!stream.held) continue;
    const arrivesAt = sim.now + sim.scenario.network.flightMs;
    const flights = stream.flights.map((one) => ({
      ...one,
      arrivesAt: one.arrivesAt ?? arrivesAt,
    }));
    setStream(sim, id, direction, { held: false, flights });
    flights.forEach((flight, index) => {
      if (stream.flights[index]?.arrivesAt === null) planDelivery(sim, id, direction, flight);
    });
  }
}
