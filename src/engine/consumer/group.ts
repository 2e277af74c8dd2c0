// Kafka: the coordinator of a group (GroupMetadataManager, classic protocol with its eager rebalance) and the side of
// a member that joins (ConsumerCoordinator, AbstractCoordinator). Which broker coordinates is left out: it is always there.
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, VirtualMs } from '../units.ts';
import { assignRange } from './createGroups.ts';
import { forgetFetches, offsetsFetched, takePartitions } from './fetchOffsets.ts';
import {
  aliveMember,
  consumerFlightMs,
  groupOf,
  type Member,
  memberOf,
  numberSetting,
  updateGroup,
  updateProcess,
} from './groupAccess.ts';
import type { ConsumerProcess } from './groupWorld.ts';
import { initFirst, isTransactional } from './transactionLoop.ts';

/** Time 0 of one member: it has its partitions already. */
export function groupStarts(
  sim: Sim,
  { group: id, member: at }: OccurrenceOf<'groupStarts'>,
): void {
  const group = groupOf(sim, id);
  const member = group.members[at];
  if (!member) return;
  const taking = memberOf(sim, member.consumer);
  takePartitions(sim, taking, group.generation, member.partitions);
  if (isTransactional(taking.spec)) initFirst(sim, taking.id);
}

/** A member without a generation joins, inside poll(). It gives up what it had. */
export function joinGroup(sim: Sim, { id, process }: Member): void {
  forgetFetches(sim, id);
  sim.updateConsumer(id, { positions: [] });
  updateProcess(sim, id, { doing: 'joining', assigned: [], fetched: [], batch: [] });
  sim.later(sim.now + consumerFlightMs(sim), {
    kind: 'memberJoins',
    consumer: id,
    session: process.session,
  });
}

/** A JoinGroup request: the group rebalances, and waits for everybody else. */
export function memberJoins(sim: Sim, { consumer, session }: OccurrenceOf<'memberJoins'>): void {
  const { spec } = memberOf(sim, consumer);
  const group = groupOf(sim, spec.id);
  const others = group.members.filter(
    (one) => one.consumer !== consumer || one.session !== session,
  );
  const starts = group.state !== 'preparing';
  const members = [
    ...(starts ? others.map((one) => ({ ...one, joined: false })) : others),
    { consumer, session, joined: true, partitions: [] },
  ];
  updateGroup(sim, spec.id, { state: 'preparing', members });
  if (starts) announce(sim, spec.id);
  // an empty group waits for more members before its first generation
  const delayed =
    group.state === 'empty' ? sim.brokerConfig('group.initial.rebalance.delay.ms') : 0;
  endWhenAllJoined(sim, spec.id, delayed);
}

function announce(sim: Sim, id: string): void {
  const group = groupOf(sim, id);
  const waiting = group.members.filter((one) => !one.joined);
  sim.emit('coordinator', {
    type: 'rebalanceStarted',
    group: id,
    generation: group.generation,
    waitsFor: waiting.map((one) => one.consumer),
  });
  // those who wait in poll() hear of it with their next heartbeat; the others ask when they poll
  for (const { consumer, session } of waiting) {
    const { process, spec } = memberOf(sim, consumer);
    if (process.session !== session || process.doing !== 'polling') continue;
    sim.later(nextHeartbeat(sim.now, numberSetting(spec, 'heartbeat.interval.ms')), {
      kind: 'consumerPolls',
      consumer,
      session,
    });
  }
}

function nextHeartbeat(now: VirtualMs, intervalMs: VirtualMs): VirtualMs {
  return now - (now % intervalMs) + intervalMs;
}

function endWhenAllJoined(sim: Sim, id: string, delayedMs: VirtualMs): void {
  const { generation, members, state } = groupOf(sim, id);
  if (state !== 'preparing' || members.some((one) => !one.joined)) return;
  sim.later(sim.now + delayedMs, { kind: 'rebalanceEnds', group: id, generation });
}

/** The answer to JoinGroup, then SyncGroup and OffsetFetch, there and back. */
const ASSIGNMENT_FLIGHTS = 5;

/** Everybody is there: the next generation begins. */
export function rebalanceEnds(
  sim: Sim,
  { group: id, generation }: OccurrenceOf<'rebalanceEnds'>,
): void {
  const group = groupOf(sim, id);
  const stale = group.generation !== generation || group.state !== 'preparing';
  if (stale || group.members.some((one) => !one.joined)) return;
  const members = [...group.members].sort((a, b) => (a.consumer < b.consumer ? -1 : 1));
  const shares = assignRange(
    sim.world.partitions.filter((one) => one.topic === group.topic).map((one) => one.id),
    members.map((one) => one.consumer),
  );
  const next = generation + 1;
  updateGroup(sim, id, {
    state: 'stable',
    generation: next,
    members: members.map((one) => ({ ...one, partitions: shares.get(one.consumer) ?? [] })),
  });
  const at = sim.now + ASSIGNMENT_FLIGHTS * consumerFlightMs(sim);
  for (const { consumer, session } of members) {
    const partitions = shares.get(consumer) ?? [];
    sim.later(at, { kind: 'memberAssigned', consumer, session, generation: next, partitions });
  }
}

/** The member knows its generation and its partitions, and has asked for their committed offsets. */
export function memberAssigned(sim: Sim, due: OccurrenceOf<'memberAssigned'>): void {
  const member = aliveMember(sim, due);
  if (!member || groupOf(sim, member.spec.id).generation !== due.generation) return;
  const { generation, partitions } = due;
  const { consumer, session } = due;
  updateProcess(sim, consumer, { generation, joinedGeneration: generation });
  offsetsFetched(sim, {
    kind: 'offsetsFetched',
    consumer,
    session,
    generation,
    partitions,
    attempt: 0,
  });
}

/** No heartbeat for session.timeout.ms: the member is out, unless it lives on. */
export function memberExpires(
  sim: Sim,
  { consumer, session, group: id }: OccurrenceOf<'memberExpires'>,
): void {
  const { process } = memberOf(sim, consumer);
  if (process.session === session && process.state === 'running') return;
  removeMember(sim, id, consumer, session, 'session.timeout.ms');
}

/** UNKNOWN_MEMBER_ID: the member is in no generation, and joins again at its next poll(). */
export function heartbeatAnswer(sim: Sim, due: OccurrenceOf<'heartbeatAnswer'>): void {
  const member = aliveMember(sim, due);
  if (!member || member.process.generation === null) return;
  const { id, spec, process } = member;
  const { members } = groupOf(sim, spec.id);
  if (members.some((one) => one.consumer === id && one.session === process.session)) return;
  updateProcess(sim, id, { generation: null });
  sim.next({ kind: 'consumerPolls', consumer: id, session: process.session });
}

/** The heartbeat thread leaves the group by itself: the application has not polled for too long. */
export function pollIntervalOver(sim: Sim, due: OccurrenceOf<'pollIntervalOver'>): void {
  const member = aliveMember(sim, due);
  if (!member || member.process.generation === null) return;
  const { id, spec, process } = member;
  updateProcess(sim, id, { generation: null });
  removeMember(sim, spec.id, id, process.session, 'max.poll.interval.ms');
}

function removeMember(
  sim: Sim,
  id: string,
  consumer: ClientId,
  session: number,
  why: 'session.timeout.ms' | 'max.poll.interval.ms',
): void {
  const group = groupOf(sim, id);
  const left = group.members.filter((one) => one.consumer !== consumer || one.session !== session);
  if (left.length === group.members.length) return;
  sim.emit('coordinator', { type: 'memberRemoved', group: id, consumer, why });
  const preparing = group.state === 'preparing';
  updateGroup(sim, id, {
    state: left.length === 0 ? 'empty' : 'preparing',
    members: preparing ? left : left.map((one) => ({ ...one, joined: false })),
  });
  if (left.length === 0) return;
  if (preparing) endWhenAllJoined(sim, id, 0);
  else sim.next({ kind: 'rebalanceAnnounced', group: id });
}

/** The members that are left have to join again. */
export function rebalanceAnnounced(sim: Sim, { group }: OccurrenceOf<'rebalanceAnnounced'>): void {
  announce(sim, group);
}

/** Whether a member has to join again before poll() can return anything. */
export function mustJoin(sim: Sim, { id, spec, process }: Member): boolean {
  if (process.generation === null) return true;
  const group = groupOf(sim, spec.id);
  const known = group.members.find((one) => one.consumer === id && one.session === process.session);
  return known === undefined || (group.state === 'preparing' && !known.joined);
}

/** When the coordinator will have missed a process that goes silent now for session.timeout.ms. */
export function expiresAt(now: VirtualMs, spec: Member['spec']): VirtualMs {
  const lastHeartbeat = now - (now % numberSetting(spec, 'heartbeat.interval.ms'));
  return lastHeartbeat + numberSetting(spec, 'session.timeout.ms');
}

/** What a process that has just started holds. */
export function freshProcess(old: ConsumerProcess): ConsumerProcess {
  return {
    ...old,
    state: 'running',
    resumesAt: null,
    session: old.session + 1,
    generation: null,
    joinedGeneration: -1,
    doing: 'joining',
    assigned: [],
    fetched: [],
    batch: [],
    commits: [],
  };
}
