// A process that stands still: a long garbage collection, a laptop that sleeps, SIGSTOP. It does nothing; its sockets
// go on receiving, and what it misses waits for it.
import type { Occurrence } from './occurrence.ts';
import type { Sim } from './sim.ts';
import type { ClientId } from './units.ts';

/** What happens at a client's end of a connection. */
const CLIENT_KINDS: readonly Occurrence['kind'][] = [
  'connecting',
  'connected',
  'clientReceive',
  'clientDisconnect',
  'cancelRequest',
];

/** What comes from outside a process that stands still: it ends it, or wakes it up. */
const FROM_OUTSIDE: readonly Occurrence['kind'][] = [
  'producerDies',
  'producerStartsAgain',
  'producerGoesOn',
];

/** Whose process carries an occurrence out; null for brokers, the network and the environment. */
function processOf(sim: Sim, occurrence: Occurrence): ClientId | null {
  if (FROM_OUTSIDE.includes(occurrence.kind)) return null;
  if ('producer' in occurrence) return occurrence.producer;
  if (!CLIENT_KINDS.includes(occurrence.kind) || !('connection' in occurrence)) return null;
  const { connection } = occurrence;
  return sim.world.connections.find((one) => one.id === connection)?.client ?? null;
}

/** Keeps an occurrence for later when its process stands still. */
export function isMissed(sim: Sim, occurrence: Occurrence): boolean {
  const id = processOf(sim, occurrence);
  if (id === null || !sim.world.paused.some((one) => one.producer === id)) return false;
  sim.world = {
    ...sim.world,
    paused: sim.world.paused.map((one) =>
      one.producer === id
        ? { ...one, missed: [...one.missed, { occurrence, causes: sim.because }] }
        : one,
    ),
  };
  return true;
}

/** The process stands still from now on; false when it does already, or there is none. */
export function pause(sim: Sim, id: ClientId): boolean {
  const { lifecycle, config } = sim.producer(id);
  const alive = config !== null && (lifecycle === 'running' || lifecycle === 'closing');
  if (!alive || sim.world.paused.some((one) => one.producer === id)) return false;
  sim.world = { ...sim.world, paused: [...sim.world.paused, { producer: id, missed: [] }] };
  sim.emit(id, { type: 'producerPaused', producer: id });
  return true;
}

/** What only a clock brings about. A poll takes what the sockets have before it looks at the time (NetworkClient#poll). */
const TIMERS: readonly Occurrence['kind'][] = [
  'senderWake',
  'transactionAwake',
  'transactionTimeout',
  'maxBlockOver',
  'closeTimeout',
];

/** The process goes on: what it has missed happens now, in the same order, and timers after all else. */
export function resume(sim: Sim, id: ClientId): boolean {
  const pausedOne = sim.world.paused.find((one) => one.producer === id);
  if (!pausedOne) return false;
  forgetPause(sim, id);
  const event = sim.emit(id, {
    type: 'producerResumed',
    producer: id,
    missed: pausedOne.missed.length,
  });
  const isTimer = ({ occurrence }: { readonly occurrence: Occurrence }) =>
    TIMERS.includes(occurrence.kind);
  const ordered = [
    ...pausedOne.missed.filter((one) => !isTimer(one)),
    ...pausedOne.missed.filter(isTimer),
  ];
  for (const { causes, occurrence } of ordered) sim.next(occurrence, [...causes, event]);
  return true;
}

/** A process that has died does not go on. */
export function forgetPause(sim: Sim, id: ClientId): void {
  sim.world = { ...sim.world, paused: sim.world.paused.filter((one) => one.producer !== id) };
}
