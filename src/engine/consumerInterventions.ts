// Interventions on the process of a consumer that is in a group, and on its connections.
import { forgetFetches } from './consumer/fetchOffsets.ts';
import { expiresAt, freshProcess } from './consumer/group.ts';
import {
  consumerFlightMs,
  consumerOf,
  type Member,
  memberOf,
  numberSetting,
  updateProcess,
} from './consumer/groupAccess.ts';
import { initFirst, isTransactional } from './consumer/transactionLoop.ts';
import { drop } from './drop.ts';
import type { OccurrenceOf } from './occurrence.ts';
import type { RareIntervention } from './parts.ts';
import type { Intervention } from './scenario.ts';
import type { Sim } from './sim.ts';

/** Faults of a consumer's process. */
export type ConsumerIntervention = Extract<Intervention, { readonly consumer: string }>;

export function isOfConsumer(one: RareIntervention): one is ConsumerIntervention {
  return 'consumer' in one;
}

/** Carries it out; false when there was nothing to act on. */
export function carryOutOnConsumer(sim: Sim, fault: ConsumerIntervention): boolean {
  const member = memberOf(sim, fault.consumer);
  const { state } = member.process;
  switch (fault.do) {
    case 'crashConsumer':
      if (state === 'crashed') return false;
      die(sim, member, 'crash');
      return true;
    case 'restartConsumer':
      if (state !== 'crashed') return false;
      if (producerIsAlive(sim, member)) {
        // its producer dies in this very instant
        const { session } = member.process;
        sim.later(sim.now, { kind: 'consumerRestarts', consumer: member.id, session });
      } else restart(sim, member);
      return true;
    case 'pauseConsumer':
      if (state !== 'running') return false;
      pause(sim, member, fault.forMs);
      return true;
    case 'cutConsumer':
      if (state === 'crashed') return false;
      cut(sim, member);
      return true;
  }
}

/** The process dies. What it had handed to its sockets, such as a commit, still arrives. */
function die(sim: Sim, { id, spec, process }: Member, how: 'crash' | 'exception'): void {
  forgetFetches(sim, id);
  sim.emit(id, {
    type: 'consumerStopped',
    consumer: id,
    how,
    forMs: null,
    records: process.batch.map((one) => one.record),
  });
  updateProcess(sim, id, { state: 'crashed', batch: [], fetched: [], commits: [], assigned: [] });
  sim.updateConsumer(id, { positions: [] });
  const { session } = process;
  drop(sim, (one) => one.kind === 'pollIntervalOver' && one.consumer === id);
  sim.later(expiresAt(sim.now, spec), {
    kind: 'memberExpires',
    consumer: id,
    session,
    group: spec.id,
  });
  if (spec.produces) sim.next({ kind: 'producerDies', producer: spec.produces.producer });
}

/** The application could not send what it had to, and ends. */
export function consumerFails(sim: Sim, due: OccurrenceOf<'consumerFails'>): void {
  const member = memberOf(sim, due.consumer);
  if (member.process.session !== due.session || member.process.state === 'crashed') return;
  die(sim, member, 'exception');
}

function producerIsAlive(sim: Sim, { spec }: Member): boolean {
  if (!spec.produces) return false;
  const { config, lifecycle } = sim.producer(spec.produces.producer);
  return config !== null && lifecycle !== 'crashed' && lifecycle !== 'closed';
}

/** A restart that had to wait until all of the old process is gone. */
export function consumerRestarts(sim: Sim, due: OccurrenceOf<'consumerRestarts'>): void {
  const member = memberOf(sim, due.consumer);
  const { session, state } = member.process;
  if (session === due.session && state === 'crashed') restart(sim, member);
}

/** A new process: a member that the group has never seen, beside the dead one that it still waits for. */
function restart(sim: Sim, { id, spec, process }: Member): void {
  const fresh = freshProcess(process);
  const event = sim.emit(id, {
    type: 'consumerStarted',
    consumer: id,
    session: fresh.session,
    after: 'crash',
  });
  updateProcess(sim, id, { ...fresh, because: [event] });
  if (spec.produces) sim.next({ kind: 'producerStartsAgain', producer: spec.produces.producer });
  if (isTransactional(spec)) {
    initFirst(sim, id);
    return;
  }
  sim.later(sim.now + consumerFlightMs(sim), {
    kind: 'memberJoins',
    consumer: id,
    session: fresh.session,
  });
}

/** The whole process stands still, its heartbeat thread included. */
function pause(sim: Sim, { id, spec, process }: Member, forMs: number): void {
  const resumesAt = sim.now + forMs;
  sim.emit(id, {
    type: 'consumerStopped',
    consumer: id,
    how: 'pause',
    forMs,
    records: process.batch.map((one) => one.record),
  });
  const { session } = process;
  updateProcess(sim, id, { state: 'paused', resumesAt });
  if (spec.produces) sim.next({ kind: 'producerPauses', producer: spec.produces.producer });
  sim.later(resumesAt, { kind: 'consumerResumes', consumer: id, session });
  const silentAt = expiresAt(sim.now, spec);
  if (silentAt > resumesAt) return;
  sim.later(silentAt, { kind: 'memberExpires', consumer: id, session, group: spec.id });
}

/** It goes on where it stood, and does not know yet whether it is in its group. */
export function consumerResumes(sim: Sim, due: OccurrenceOf<'consumerResumes'>): void {
  const { id, spec, process } = memberOf(sim, due.consumer);
  if (process.session !== due.session || process.state !== 'paused') return;
  sim.emit(id, { type: 'consumerStarted', consumer: id, session: due.session, after: 'pause' });
  updateProcess(sim, id, { state: 'running', resumesAt: null });
  if (spec.produces) sim.next({ kind: 'producerGoesOn', producer: spec.produces.producer });
  sim.later(sim.now + 2 * consumerFlightMs(sim), { ...due, kind: 'heartbeatAnswer' });
}

/** Its connections break: fetches and commits under way are lost, or their answers; both are sent again. */
function cut(sim: Sim, { id, process }: Member): void {
  sim.emit('network', { type: 'consumerCut', consumer: id });
  const { session } = process;
  const own = { consumer: id, session } as const;
  const fetching = consumerOf(sim, id).positions;
  forgetFetches(sim, id);
  drop(
    sim,
    (one) => (one.kind === 'commitArrives' || one.kind === 'commitAnswer') && one.consumer === id,
  );
  const known = sim.now + sim.scenario.network.disconnectMs;
  sim.updateConsumer(id, {
    positions: fetching.map((one) => ({ ...one, fetchWaiting: false })),
  });
  const buffered = new Set(process.fetched.map((one) => one.partition));
  for (const { partition } of fetching.filter((one) => !buffered.has(one.partition))) {
    sim.later(known + consumerFlightMs(sim), {
      kind: 'consumerFetchWaits',
      consumer: id,
      partition,
    });
  }
  const backoff = numberSetting(memberOf(sim, id).spec, 'retry.backoff.ms');
  // commitSync() repeats itself; an automatic one is forgotten, and the next, of the positions then, comes sooner
  const waited = process.commits.filter((one) => one.how === 'sync');
  for (const commit of waited) sim.later(known + backoff, { kind: 'commitAgain', ...own, commit });
  if (waited.length === process.commits.length) return;
  updateProcess(sim, id, { commits: waited, nextAutoCommitMs: known + backoff });
  sim.later(known + backoff, { kind: 'autoCommitDue', ...own });
}
