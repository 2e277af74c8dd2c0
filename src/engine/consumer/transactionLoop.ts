// Consume, transform, produce in transactions: one for each batch of records that poll() returns, with the offsets
// behind it. The application is Kafka's own example (ExactlyOnceMessageProcessor): after an exception that leaves its
// producer usable it aborts and goes back to what the group has committed, after any other it ends.
import { required } from '../assert.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { Thrown, TransactionalCall } from '../transaction/clientTransaction.ts';
import type { TransactionalSpec } from '../transaction/kinds.ts';
import type { ClientId } from '../units.ts';
import { fetchOffsets } from './fetchOffsets.ts';
import {
  aliveMember,
  consumerFlightMs,
  type Member,
  memberOf,
  updateProcess,
} from './groupAccess.ts';
import { startRecord } from './thread.ts';

/** Exceptions after which the producer's documentation tells an application to close it, not to abort. */
const FATAL_FOR_APPLICATION: readonly string[] = [
  'ProducerFencedException',
  'OutOfOrderSequenceException',
  'TransactionalIdAuthorizationException',
  'IllegalStateException',
];

/** Whether an application has to give its producer up. */
export function isFatal({ exception }: Thrown): boolean {
  return FATAL_FOR_APPLICATION.includes(exception);
}

/** Whether the application around this consumer works in transactions. */
export function isTransactional({ commits }: Member['spec']): boolean {
  return commits === 'transaction';
}

/** Before its first poll() the application asks for its epoch, which ends what an earlier life has left open. */
export function initFirst(sim: Sim, id: ClientId): void {
  callProducer(sim, id, { at: sim.now, call: 'initTransactions' });
}

/** poll() has returned records: they become one transaction. */
export function beginBatch(sim: Sim, id: ClientId): void {
  callProducer(sim, id, { at: sim.now, call: 'beginTransaction' });
}

/** Everything is sent: the positions behind the batch become part of its transaction. */
export function endBatch(sim: Sim, id: ClientId): void {
  const { spec, process } = memberOf(sim, id);
  const offsets = process.assigned.map(({ partition, position }) => ({
    partition,
    offset: position,
  }));
  const call = 'sendOffsetsToTransaction';
  callProducer(sim, id, { at: sim.now, call, group: spec.id, offsets });
}

function callProducer(sim: Sim, id: ClientId, spec: TransactionalSpec): void {
  const { process } = memberOf(sim, id);
  updateProcess(sim, id, { doing: 'transacting' });
  sim.next({ kind: 'producerCalled', consumer: id, session: process.session, spec });
}

/** The application calls its producer, as soon as its one thread does not stand in another call. */
export function producerCalled(sim: Sim, due: OccurrenceOf<'producerCalled'>): void {
  const member = aliveMember(sim, due);
  if (!member) return;
  const { producer } = required(member.spec.produces ?? undefined, 'produces');
  const { blocked, config } = sim.producer(producer);
  const { consumer, session, spec } = due;
  if (config === null) sim.next({ kind: 'consumerFails', consumer, session });
  else if (blocked) sim.later(sim.now + 1, due);
  else {
    const causes = [...new Set([...sim.because, ...member.process.because])];
    sim.next({ kind: 'callTransactional', producer, spec }, causes);
  }
}

/** A call of a producer has returned: whoever works with it goes on. */
export function tellConsumer(
  sim: Sim,
  producer: ClientId,
  call: TransactionalCall,
  error: Thrown | null,
): void {
  for (const { id, group } of sim.scenario.consumers) {
    if (!group || group.produces?.producer !== producer || !isTransactional(group)) continue;
    const { session } = memberOf(sim, id).process;
    sim.next({ kind: 'producerReturned', consumer: id, session, call, error });
  }
}

/** What the application does next. */
export function producerReturned(sim: Sim, due: OccurrenceOf<'producerReturned'>): void {
  const member = aliveMember(sim, due);
  if (member?.process.doing !== 'transacting') return;
  const { consumer: id, call, error } = due;
  updateProcess(sim, id, { because: sim.because });
  if (error) {
    failed(sim, member, call, error);
    return;
  }
  switch (call) {
    case 'initTransactions':
      startPolling(sim, member);
      return;
    case 'beginTransaction':
      startRecord(sim, id);
      return;
    case 'sendOffsetsToTransaction':
      callProducer(sim, id, { at: sim.now, call: 'commitTransaction', orAbort: false });
      return;
    case 'commitTransaction':
      pollAgain(sim, member);
      return;
    case 'abortTransaction':
      fetchOffsets(sim, id, { generation: null });
  }
}

function failed(sim: Sim, member: Member, call: TransactionalCall, error: Thrown): void {
  const { id, process } = member;
  const mayRepeat = call !== 'sendOffsetsToTransaction' && call !== 'beginTransaction';
  if (error.exception === 'TimeoutException' && mayRepeat) {
    // its result is still awaited: the same call again waits on
    const at = sim.now;
    callProducer(
      sim,
      id,
      call === 'commitTransaction' ? { at, call, orAbort: false } : { at, call },
    );
  } else if (isFatal(error) || (mayRepeat && call !== 'commitTransaction')) {
    sim.next({ kind: 'consumerFails', consumer: id, session: process.session });
  } else callProducer(sim, id, { at: sim.now, call: 'abortTransaction' });
}

/** The application has its epoch, and polls for the first time: it joins its group, unless time 0 found it there. */
function startPolling(sim: Sim, member: Member): void {
  const { id, process } = member;
  if (process.generation !== null) {
    pollAgain(sim, member);
    return;
  }
  updateProcess(sim, id, { doing: 'joining' });
  const due = { kind: 'memberJoins', consumer: id, session: process.session } as const;
  sim.later(sim.now + consumerFlightMs(sim), due);
}

function pollAgain(sim: Sim, { id, process }: Member): void {
  updateProcess(sim, id, { doing: 'polling' });
  sim.next({ kind: 'consumerPolls', consumer: id, session: process.session });
}
