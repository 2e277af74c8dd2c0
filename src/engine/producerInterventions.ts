// Interventions on a producer's process and on who can reach a broker.
import { required } from './assert.ts';
import { changeAcl } from './broker/authorization.ts';
import { newProducer } from './createWorld.ts';
import type { OccurrenceOf } from './occurrence.ts';
import type { RareIntervention } from './parts.ts';
import { forgetPause, pause, resume } from './pause.ts';
import { newBufferPool } from './producer/bufferPool.ts';
import { endProducer } from './producer/flushAndClose.ts';
import { freshProducerId, mayWriteNowhere } from './producer/initProducerId.ts';
import { unasked } from './producer/metadataAnswers.ts';
import { planLook } from './producer/outbox.ts';
import { addResends, unacknowledgedCalls } from './producer/resends.ts';
import type { CallSpec, Intervention } from './scenario.ts';
import type { Sim } from './sim.ts';
import type { ClientId, EventId, VirtualMs } from './units.ts';
import { NO_PRODUCER_EPOCH, NO_PRODUCER_ID } from './units.ts';
import type { PlannedResend } from './world.ts';

/** Faults that are not about one connection. */
export type ProducerIntervention = Extract<
  Intervention,
  { readonly do: 'refuse' | 'denyWrite' | 'allowWrite' | 'crash' | 'restart' | 'pause' | 'resume' }
>;

const WORDS = ['refuse', 'denyWrite', 'allowWrite', 'crash', 'restart', 'pause', 'resume'] as const;

export function isOfProducer(one: RareIntervention): one is ProducerIntervention {
  return WORDS.some((word) => word === one.do);
}

/** Carries it out; false when there was nothing to act on. */
export function carryOutOnProducer(sim: Sim, intervention: ProducerIntervention): boolean {
  switch (intervention.do) {
    case 'refuse':
      refuseConnections(sim, intervention.broker, intervention.forMs);
      return true;
    case 'denyWrite':
    case 'allowWrite':
      return changeAcl(sim, intervention);
    case 'crash':
      return crash(sim, intervention.producer);
    case 'restart':
      return restart(sim, intervention.producer, intervention.resend === 'unacknowledged');
    case 'pause':
      return pause(sim, intervention.producer);
    case 'resume':
      return resume(sim, intervention.producer);
  }
}

function refuseConnections(sim: Sim, broker: number, forMs: number): void {
  const until = sim.now + forMs;
  sim.world = { ...sim.world, unreachable: [...sim.world.unreachable, { broker, until }] };
  sim.emit('network', { type: 'brokerUnreachable', broker, forMs });
  sim.later(until, { kind: 'brokerReachable', broker });
}

/** A span is over. Another one may still go on. */
export function brokerReachable(sim: Sim, { broker }: OccurrenceOf<'brokerReachable'>): void {
  const unreachable = sim.world.unreachable.filter((one) => one.until > sim.now);
  const before = sim.world.unreachable.some((one) => one.broker === broker);
  sim.world = { ...sim.world, unreachable };
  if (!before || unreachable.some((one) => one.broker === broker)) return;
  sim.emit('network', { type: 'brokerReachable', broker });
}

/** The process dies: accumulator, futures and numbers are gone, and its sockets close. */
function crash(sim: Sim, id: ClientId): boolean {
  const producer = sim.producer(id);
  const alive = producer.lifecycle === 'running' || producer.lifecycle === 'closing';
  if (!alive || producer.config === null) return false;
  const batches = producer.batches.filter((one) => !one.done).map((one) => one.id);
  sim.emit(id, { type: 'producerCrashed', producer: id, batches });
  forgetPause(sim, id);
  endProducer(sim, id);
  sim.updateProducer(id, {
    ...EMPTY_MEMORY,
    lifecycle: 'crashed',
    bufferPool: newBufferPool(producer.config.bufferMemory),
  });
  return true;
}

/** What the memory of a dead process holds. */
const EMPTY_MEMORY = {
  resends: [],
  blocked: null,
  batches: [],
  queues: [],
  muted: [],
  inFlightBatches: [],
  numbering: [],
  epochBumpRequested: [],
  sticky: [],
  roundRobin: [],
} as const;

/**
 * The application starts again and builds a new KafkaProducer, which asks for a producer id of its own: a plain
 * idempotent producer never gets its old one back (TransactionCoordinator#handleInitProducerId without a
 * transactional.id). Ids of batches and requests go on, so that no two things of a run share one.
 */
function restart(sim: Sim, id: ClientId, resends: boolean): boolean {
  const old = sim.producer(id);
  if (old.lifecycle !== 'crashed' && old.lifecycle !== 'closed') return false;
  const spec = required(
    sim.scenario.producers.find((one) => one.id === id),
    'producer',
    id,
  );
  const { outbox, sends, calls } = spec;
  const fresh = newProducer(sim.scenario, spec, sim.world.partitions, old);
  // with a transactional.id it is initTransactions() that asks, and gets the old id with a higher epoch
  const numbered =
    fresh.config?.enableIdempotence === true &&
    fresh.transaction === null &&
    !mayWriteNowhere(sim, id);
  // what a transaction was interrupted in is made good in the new one, the calls of the old one are not made up for
  const anew = fresh.transaction !== null && resends;
  const nextSend = anew ? firstFrom(sends, old.nextSend, sim.now) : old.nextSend;
  const nextCall = anew ? firstFrom(calls, old.nextCall, sim.now) : old.nextCall;
  const missed = Array.from({ length: nextSend - old.nextSend }, (_, at) => old.nextSend + at);
  const again = resends && !outbox ? [...unacknowledgedCalls(old), ...missed] : [];
  const producer = {
    ...fresh,
    session: old.session + 1,
    metadata: unasked(fresh.metadata),
    producerId: numbered ? freshProducerId(sim) : NO_PRODUCER_ID,
    producerEpoch: numbered ? 0 : NO_PRODUCER_EPOCH,
    nextSend,
    nextCall,
    sent: old.sent,
    derived: old.derived,
    batchesOpened: old.batchesOpened,
    nextCorrelationId: old.nextCorrelationId,
    nodes: old.nodes.map((one) => ({ ...one, drainIndex: 0 })),
  };
  sim.setProducer(producer);
  const event = sim.emit(id, {
    type: 'producerRestarted',
    producer: id,
    session: producer.session,
    producerId: producer.producerId,
    producerEpoch: producer.producerEpoch,
    resends: again.length,
  });
  // an outbox keeps its order: what was due first is sent first
  const planned = again.map((call) => ({ at: sends[call]?.at ?? 0, call, causes: [event] }));
  addResends(sim, id, anew ? inTransaction(planned, event) : planned);
  // a relay knows nothing but its table
  if (outbox) planLook(sim, id, sim.now);
  return true;
}

/** The producer in a consumer's process dies with it. */
export function producerDies(sim: Sim, { producer }: OccurrenceOf<'producerDies'>): void {
  crash(sim, producer);
}

export function producerStartsAgain(
  sim: Sim,
  { producer }: OccurrenceOf<'producerStartsAgain'>,
): void {
  restart(sim, producer, false);
}

/** The producer in a consumer's process stands still with it. */
export function producerPauses(sim: Sim, { producer }: OccurrenceOf<'producerPauses'>): void {
  pause(sim, producer);
}

export function producerGoesOn(sim: Sim, { producer }: OccurrenceOf<'producerGoesOn'>): void {
  resume(sim, producer);
}

/** The first call, of those not made yet, that is not due before a time. */
function firstFrom(
  calls: readonly { readonly at: VirtualMs }[],
  next: number,
  now: VirtualMs,
): number {
  const found = calls.findIndex((one, index) => index >= next && one.at >= now);
  return found < 0 ? calls.length : found;
}

/** Before anything else a transactional application asks for its epoch, and sends again in one transaction. */
function inTransaction(
  resends: readonly PlannedResend[],
  event: EventId,
): readonly PlannedResend[] {
  const call = (other: CallSpec): PlannedResend => ({ at: 0, call: -1, causes: [event], other });
  if (resends.length === 0) return [call({ call: 'initTransactions', at: 0 })];
  return [
    call({ call: 'initTransactions', at: 0 }),
    call({ call: 'beginTransaction', at: 0 }),
    ...resends.map((one) => ({ ...one, at: 0 })),
    call({ call: 'commitTransaction', at: 0, orAbort: false }),
  ];
}
