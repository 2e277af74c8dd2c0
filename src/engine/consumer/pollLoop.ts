// The one thread of a consuming application: poll(), act on each record, commit. Kafka: KafkaConsumer (classic),
// ConsumerCoordinator#maybeAutoCommitOffsetsAsync; what lies between poll() and commit is the application's own.
import { drop } from '../drop.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, Offset, PartitionId } from '../units.ts';
import { autoCommit, hasNewOffsets } from './commits.ts';
import { joinGroup, mustJoin } from './group.ts';
import {
  aliveMember,
  consumerFlightMs,
  consumerOf,
  type Member,
  memberOf,
  numberSetting,
  setting,
  updateProcess,
} from './groupAccess.ts';
import type { FetchedRecord } from './groupWorld.ts';
import { goOn, startRecord } from './thread.ts';
import { beginBatch, endBatch, isTransactional } from './transactionLoop.ts';

/** The application calls poll(), or poll() looks again after something has happened. */
export function consumerPolls(sim: Sim, due: OccurrenceOf<'consumerPolls'>): void {
  const member = aliveMember(sim, due);
  if (!member || !['polling', 'processing', 'committing'].includes(member.process.doing)) return;
  const { id, spec, process } = member;
  // the application may have left this call of poll() long ago
  if (process.batch.length > 0 || process.commits.some((one) => one.how === 'sync')) return;
  drop(sim, (one) => one.kind === 'pollIntervalOver' && one.consumer === id);
  updateProcess(sim, id, { doing: 'polling', lastPollMs: sim.now });
  const isAuto = setting(spec, 'enable.auto.commit') === 'true';
  if (mustJoin(sim, member)) {
    // an eager member commits before it gives its partitions up (ConsumerCoordinator#onJoinPrepare)
    if (isAuto && process.generation !== null && hasNewOffsets(sim, member)) {
      autoCommit(sim, member);
      sim.next({ kind: 'consumerPolls', consumer: id, session: process.session });
    } else joinGroup(sim, member);
    return;
  }
  if (isAuto && sim.now >= process.nextAutoCommitMs && hasNewOffsets(sim, member)) {
    autoCommit(sim, member);
    sim.next({ kind: 'consumerPolls', consumer: id, session: process.session });
    return;
  }
  if (process.fetched.length > 0) returnRecords(sim, member);
  else if (isAuto && hasNewOffsets(sim, member)) planAutoCommit(sim, member);
}

/** auto.commit.interval.ms is over while poll() waits for records. */
export function autoCommitDue(sim: Sim, due: OccurrenceOf<'autoCommitDue'>): void {
  const member = aliveMember(sim, due);
  if (member?.process.doing !== 'polling') return;
  sim.next({ kind: 'consumerPolls', consumer: due.consumer, session: due.session });
}

function planAutoCommit(sim: Sim, { id, process }: Member): void {
  drop(sim, (one) => one.kind === 'autoCommitDue' && one.consumer === id);
  const at = Math.max(sim.now, process.nextAutoCommitMs);
  sim.later(at, { kind: 'autoCommitDue', consumer: id, session: process.session });
}

/** poll() returns up to max.poll.records of what was fetched, here of one partition. */
function returnRecords(sim: Sim, { id, spec, process }: Member): void {
  const [first] = process.fetched;
  if (!first) return;
  const { partition } = first;
  const most = numberSetting(spec, 'max.poll.records');
  const ofPartition = process.fetched.filter((one) => one.partition === partition);
  const batch = ofPartition.slice(0, most);
  const fetched = process.fetched.filter((one) => !batch.includes(one));
  const rest = ofPartition[most];
  const nextOffset = rest ? rest.offset : fetchPosition(sim, id, partition);
  const event = sim.emit(
    id,
    {
      type: 'recordsPolled',
      consumer: id,
      partition,
      fromOffset: first.offset,
      nextOffset,
      records: batch.map((one) => one.record),
    },
    process.because,
  );
  updateProcess(sim, id, {
    doing: 'processing',
    batch,
    fetched,
    because: [event],
    assigned: process.assigned.map((one) =>
      one.partition === partition ? { ...one, position: nextOffset } : one,
    ),
  });
  // the next fetch leaves before poll() returns, so that it travels while the application works
  if (!rest) fetchMore(sim, id, partition);
  const own = { consumer: id, session: process.session };
  sim.later(sim.now + numberSetting(spec, 'max.poll.interval.ms'), {
    kind: 'pollIntervalOver',
    ...own,
  });
  if (isTransactional(spec)) beginBatch(sim, id);
  else if (spec.commits === 'before') sim.next({ kind: 'commitSync', ...own });
  else startRecord(sim, id);
}

function fetchPosition(sim: Sim, id: ClientId, partition: PartitionId): Offset {
  const { positions } = consumerOf(sim, id);
  return positions.find((one) => one.partition === partition)?.nextOffset ?? 0;
}

function fetchMore(sim: Sim, id: ClientId, partition: PartitionId): void {
  sim.later(sim.now + consumerFlightMs(sim), {
    kind: 'consumerFetchWaits',
    consumer: id,
    partition,
  });
}

/** The record is dealt with: a commit, the next record, or the next poll(). */
export function recordDone(sim: Sim, due: OccurrenceOf<'recordDone'>): void {
  const member = aliveMember(sim, due);
  if (!member) return;
  const { id, spec, process } = member;
  const batch = process.batch.slice(1);
  updateProcess(sim, id, { batch, because: sim.because });
  const own = { consumer: id, session: process.session };
  if (isTransactional(spec) && batch.length === 0) {
    endBatch(sim, id);
    return;
  }
  const commits = spec.commits === 'each' || (spec.commits === 'after' && batch.length === 0);
  if (commits) sim.next({ kind: 'commitSync', ...own });
  else goOn(sim, id);
}

/** Records that a fetch brought: they wait until poll() returns them. */
export function recordsFetched(
  sim: Sim,
  id: ClientId,
  partition: PartitionId,
  upTo: Offset,
  records: readonly FetchedRecord[],
): void {
  const consumer = consumerOf(sim, id);
  const { process } = memberOf(sim, id);
  sim.updateConsumer(id, {
    positions: consumer.positions.map((one) =>
      one.partition === partition ? { ...one, nextOffset: upTo } : one,
    ),
    process: { ...process, fetched: [...process.fetched, ...records] },
  });
  if (records.length === 0) fetchMore(sim, id, partition);
  else if (process.doing === 'polling') {
    sim.next({ kind: 'consumerPolls', consumer: id, session: process.session });
  }
}

/** A new leader's log is shorter than what the consumer has: it goes on where that log ends (KIP-320). */
export function truncateFetched(
  sim: Sim,
  id: ClientId,
  partition: PartitionId,
  logEndOffset: Offset,
): void {
  const { process } = memberOf(sim, id);
  updateProcess(sim, id, {
    fetched: process.fetched.filter(
      (one) => one.partition !== partition || one.offset < logEndOffset,
    ),
    assigned: process.assigned.map((one) =>
      one.partition === partition
        ? { ...one, position: Math.min(one.position, logEndOffset) }
        : one,
    ),
  });
}
