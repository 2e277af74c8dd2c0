// Connections that nobody uses any more are closed, at either end, after connections.max.idle.ms.
// Kafka: Selector#maybeCloseOldestConnection with its IdleExpiryManager, in NetworkClient and in SocketServer.
import { NO_CAUSES, type OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, EventId, VirtualMs } from '../units.ts';
import type { ConnectionState } from '../world.ts';

const SETTING = 'connections.max.idle.ms';

/** How long the client and its brokers keep an idle connection. Below 0 is for ever, as in Selector's constructor. */
function limits(
  sim: Sim,
  client: ClientId,
): { readonly ofClient: number; readonly ofBroker: number } {
  const values = sim.findProducer(client)?.config?.values;
  const limit = (value: unknown) => (Number(value) < 0 ? Number.POSITIVE_INFINITY : Number(value));
  const ofClient = limit(values?.[SETTING] ?? 540_000);
  const ofBroker = limit(sim.scenario.brokerConfig[SETTING] ?? 600_000);
  // a Metadata request that comes earlier uses the connection, and so keeps it
  const kept = Math.min(ofClient, ofBroker) >= Number(values?.['metadata.max.age.ms'] ?? 300_000);
  return kept
    ? { ofClient: Number.POSITIVE_INFINITY, ofBroker: Number.POSITIVE_INFINITY }
    : { ofClient, ofBroker };
}

interface Expiry {
  readonly connection: ConnectionState;
  readonly at: VirtualMs;
  readonly byClient: boolean;
  readonly lastUse: readonly EventId[];
}

/** When a connection will have been idle too long for one of its ends: strictly longer than its limit. */
function expiryOf(sim: Sim, connection: ConnectionState): Expiry {
  const { client, toBroker, toClient } = connection;
  const { ofClient, ofBroker } = limits(sim, client);
  // a process that stands still closes nothing
  const stands = sim.world.paused.some((one) => one.producer === client);
  const here = Math.max(toBroker.sentMs, toClient.readMs) + ofClient + 1;
  const there = Math.max(toClient.sentMs, toBroker.readMs) + ofBroker + 1;
  const last = Math.max(toBroker.lastEvent, toClient.lastEvent);
  const byClient = !stands && here <= there;
  return {
    connection,
    at: byClient ? here : there,
    byClient,
    lastUse: last < 0 ? NO_CAUSES : [last],
  };
}

/** Plans the next look at a client's connections. */
export function watchIdle(sim: Sim, client: ClientId): void {
  let first = Number.POSITIVE_INFINITY;
  for (const one of sim.world.connections) {
    if (one.client === client && one.state === 'open')
      first = Math.min(first, expiryOf(sim, one).at);
  }
  if (first === Number.POSITIVE_INFINITY) return;
  sim.cancel((one) => one.kind === 'idleCheck' && one.client === client);
  sim.later(Math.max(first, sim.now), { kind: 'idleCheck', client }, NO_CAUSES);
}

/** Some connection of the client may have been idle too long. One at a time is closed, as in one poll of Kafka. */
export function idleCheck(sim: Sim, { client }: OccurrenceOf<'idleCheck'>): void {
  const due = sim.world.connections
    .filter((one) => one.client === client && one.state === 'open')
    .map((one) => expiryOf(sim, one))
    .find((one) => one.at <= sim.now);
  if (!due) {
    watchIdle(sim, client);
    return;
  }
  const { id } = due.connection;
  sim.next(
    due.byClient
      ? { kind: 'clientDisconnect', connection: id, reason: 'idle' }
      : { kind: 'brokerClose', connection: id, why: 'idle' },
    due.lastUse,
  );
  sim.next({ kind: 'idleCheck', client }, NO_CAUSES);
}
