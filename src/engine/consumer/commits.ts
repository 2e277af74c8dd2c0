// OffsetCommit: what a member sends, what the coordinator makes of it, and what the member learns.
// Kafka: ConsumerCoordinator#sendOffsetCommitRequest, #commitOffsetsSync; OffsetMetadataManager#validateOffsetCommit.
import type { PartitionOffset } from '../appEvents.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import {
  aliveMember,
  committedOffset,
  consumerFlightMs,
  groupOf,
  type Member,
  memberOf,
  numberSetting,
  updateGroup,
  updateProcess,
} from './groupAccess.ts';
import type { OpenCommit } from './groupWorld.ts';
import { goOn } from './thread.ts';

const KICKED_OUT = 'CommitFailedException';

/** SubscriptionState#allConsumed: the positions; with `done`, only as far as the application has acted. */
function offsetsOf({ process, spec }: Member, how: 'auto' | 'sync'): readonly PartitionOffset[] {
  const [next] = process.batch;
  return process.assigned.map(({ partition, position }) => ({
    partition,
    offset:
      how === 'sync' && spec.commits === 'each' && next?.partition === partition
        ? next.offset
        : position,
  }));
}

/** Whether a commit would say something that was not said yet. Kafka commits all the same; a run would never end. */
export function hasNewOffsets(sim: Sim, member: Member): boolean {
  const group = groupOf(sim, member.spec.id);
  const under = member.process.commits.at(-1)?.offsets ?? [];
  return offsetsOf(member, 'auto').some(
    ({ partition, offset }) =>
      offset !== committedOffset(group, partition) &&
      offset !== under.find((one) => one.partition === partition)?.offset,
  );
}

/** ConsumerCoordinator#autoCommitOffsetsAsync. */
export function autoCommit(sim: Sim, member: Member): void {
  updateProcess(sim, member.id, {
    nextAutoCommitMs: sim.now + numberSetting(member.spec, 'auto.commit.interval.ms'),
  });
  send(sim, memberOf(sim, member.id), 'auto', offsetsOf(member, 'auto'));
}

/** The application calls commitSync() and waits. */
export function commitSync(sim: Sim, due: OccurrenceOf<'commitSync'>): void {
  const member = aliveMember(sim, due);
  if (!member) return;
  const { id, process } = member;
  const offsets = offsetsOf(member, 'sync');
  if (process.generation !== null) {
    updateProcess(sim, id, { doing: 'committing' });
    send(sim, memberOf(sim, id), 'sync', offsets);
    return;
  }
  failUnsent(sim, id, 'sync', offsets);
}

/** It knows by itself that it was kicked out, and sends nothing. */
function failUnsent(
  sim: Sim,
  id: string,
  how: 'auto' | 'sync',
  offsets: readonly PartitionOffset[],
): void {
  sim.emit(id, {
    type: 'commitAnswered',
    consumer: id,
    how,
    offsets,
    error: 'UNKNOWN_MEMBER_ID',
    exception: KICKED_OUT,
  });
  if (how === 'sync') giveUpBatch(sim, id);
}

function send(
  sim: Sim,
  { id, process }: Member,
  how: 'auto' | 'sync',
  offsets: readonly PartitionOffset[],
): void {
  const commit: OpenCommit = { number: process.commitsSent, offsets, how };
  sim.emit(id, { type: 'commitSent', consumer: id, how, offsets }, process.because);
  updateProcess(sim, id, {
    commits: [...process.commits, commit],
    commitsSent: process.commitsSent + 1,
  });
  transmit(sim, id, commit);
}

function transmit(sim: Sim, id: string, commit: OpenCommit): void {
  const { process } = memberOf(sim, id);
  sim.later(sim.now + consumerFlightMs(sim), {
    kind: 'commitArrives',
    consumer: id,
    session: process.session,
    commit,
    generation: process.generation ?? -1,
  });
}

/** The coordinator writes the offsets, if the member is of the generation that the group is in. */
export function commitArrives(sim: Sim, due: OccurrenceOf<'commitArrives'>): void {
  const { consumer, session, commit, generation } = due;
  const { spec } = memberOf(sim, consumer);
  const group = groupOf(sim, spec.id);
  const known = group.members.some((one) => one.consumer === consumer && one.session === session);
  const error = !known
    ? 'UNKNOWN_MEMBER_ID'
    : group.generation === generation
      ? 'NONE'
      : 'ILLEGAL_GENERATION';
  const said = { group: spec.id, consumer, offsets: commit.offsets };
  if (error === 'NONE') {
    const event = sim.emit('coordinator', { type: 'offsetsCommitted', ...said });
    const others = group.offsets.filter(
      (one) => !commit.offsets.some((each) => each.partition === one.partition),
    );
    const written = commit.offsets.map((one) => ({ ...one, event }));
    updateGroup(sim, spec.id, { offsets: [...others, ...written] });
  } else sim.emit('coordinator', { type: 'commitRefused', ...said, error });
  sim.later(sim.now + consumerFlightMs(sim), {
    kind: 'commitAnswer',
    consumer,
    session,
    commit,
    error,
  });
}

/** The member learns what became of its commit; commitSync() returns or throws. */
export function commitAnswer(sim: Sim, due: OccurrenceOf<'commitAnswer'>): void {
  const member = aliveMember(sim, due);
  if (!member) return;
  const { id, process } = member;
  const { commit, error } = due;
  updateProcess(sim, id, {
    commits: process.commits.filter((one) => one.number !== commit.number),
    ...(error === 'NONE' ? {} : { generation: null }),
  });
  const event = sim.emit(id, {
    type: 'commitAnswered',
    consumer: id,
    how: commit.how,
    offsets: commit.offsets,
    error,
    exception: error === 'NONE' ? null : KICKED_OUT,
  });
  if (commit.how === 'auto') return;
  updateProcess(sim, id, { because: [event] });
  if (error === 'NONE') goOn(sim, id);
  else giveUpBatch(sim, id);
}

/** commitSync() threw: the application leaves what it has and polls again. */
function giveUpBatch(sim: Sim, id: string): void {
  const { process } = memberOf(sim, id);
  updateProcess(sim, id, { batch: [], because: sim.because });
  sim.next({ kind: 'consumerPolls', consumer: id, session: process.session });
}

/** After a disconnect: the same offsets again, after retry.backoff.ms. */
export function commitAgain(sim: Sim, due: OccurrenceOf<'commitAgain'>): void {
  const member = aliveMember(sim, due);
  if (!member?.process.commits.some((one) => one.number === due.commit.number)) return;
  if (member.process.generation === null) {
    const { commit } = due;
    updateProcess(sim, member.id, {
      commits: member.process.commits.filter((one) => one.number !== commit.number),
    });
    failUnsent(sim, member.id, commit.how, commit.offsets);
    return;
  }
  sim.emit(member.id, {
    type: 'commitSent',
    consumer: member.id,
    how: due.commit.how,
    offsets: due.commit.offsets,
  });
  transmit(sim, member.id, due.commit);
}
