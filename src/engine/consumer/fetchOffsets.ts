// Where a member goes on: the offsets that its group has committed, as OffsetFetch brings them. Kafka:
// ConsumerCoordinator#fetchCommittedOffsets, which always asks for stable ones; OffsetMetadataManager#fetchOffsets.

import type { PartitionOffset } from '../appEvents.ts';
import { drop } from '../drop.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, PartitionId, VirtualMs } from '../units.ts';
import { leaderReplica } from '../world.ts';
import {
  aliveMember,
  committedOffset,
  consumerFlightMs,
  groupOf,
  type Member,
  memberOf,
  numberSetting,
  setting,
  updateProcess,
} from './groupAccess.ts';
import type { GroupState } from './groupWorld.ts';

/** ConsumerConfig retry.backoff.max.ms: the default, and no setting here. */
const RETRY_BACKOFF_MAX_MS = 1000;

/** Asks for the committed offsets of what the member has; `generation` null: the application goes back to them. */
export function fetchOffsets(
  sim: Sim,
  id: ClientId,
  { generation }: { readonly generation: number | null },
): void {
  const { process } = memberOf(sim, id);
  sim.later(sim.now + 2 * consumerFlightMs(sim), {
    kind: 'offsetsFetched',
    consumer: id,
    session: process.session,
    generation,
    partitions: process.assigned.map((one) => one.partition),
    attempt: 0,
  });
}

/** The answer to OffsetFetch. While an open transaction may still change an offset, it is asked for again. */
export function offsetsFetched(sim: Sim, due: OccurrenceOf<'offsetsFetched'>): void {
  const member = aliveMember(sim, due);
  if (!member) return;
  const { id, spec } = member;
  const { generation, partitions, attempt } = due;
  const group = groupOf(sim, spec.id);
  if (generation !== null && generation !== group.generation) {
    // it was thrown out while it waited
    lookAgain(sim, member);
    return;
  }
  const unstable = partitions.filter((one) => isUnstable(group, one));
  if (unstable.length > 0) {
    sim.emit(id, {
      type: 'offsetsUnstable',
      consumer: id,
      group: spec.id,
      partitions: unstable,
      pendingOf: [...new Set(group.pendingOffsets.map((one) => one.producerId))],
    });
    // a member that waits inside poll() hears of a rebalance all the same
    if (group.state === 'preparing') {
      lookAgain(sim, member);
      return;
    }
    const at = sim.now + backoffMs(sim, spec, attempt) + 2 * consumerFlightMs(sim);
    sim.later(at, { ...due, attempt: attempt + 1 });
    return;
  }
  takePartitions(sim, member, generation, partitions);
}

/** poll() finds that it has to join again. */
function lookAgain(sim: Sim, { id, process }: Member): void {
  updateProcess(sim, id, { doing: 'polling' });
  sim.next({ kind: 'consumerPolls', consumer: id, session: process.session });
}

/** OffsetMetadataManager#hasPendingTransactionalOffsets. */
function isUnstable({ pendingOffsets }: GroupState, partition: PartitionId): boolean {
  return pendingOffsets.some(({ offsets }) => offsets.some((one) => one.partition === partition));
}

function backoffMs(sim: Sim, spec: Member['spec'], attempt: number): VirtualMs {
  const first = numberSetting(spec, 'retry.backoff.ms');
  if (sim.rules.retryBackoff === 'fixed') return first;
  return Math.max(first, Math.min(RETRY_BACKOFF_MAX_MS, first * 2 ** Math.min(attempt, 10)));
}

/** The member reads on from committed offsets: in a new generation, or (null) after an abort in its old one. */
export function takePartitions(
  sim: Sim,
  { id, spec, process }: Member,
  generation: number | null,
  partitions: readonly PartitionId[],
): void {
  const group = groupOf(sim, spec.id);
  const starts = partitions.map((partition) => startOf(sim, group, spec, partition));
  forgetFetches(sim, id);
  sim.updateConsumer(id, {
    positions: starts.map(({ partition, offset }) => ({
      partition,
      nextOffset: offset,
      fetchWaiting: false,
    })),
  });
  const said = { consumer: id, group: spec.id, partitions: starts } as const;
  const event = sim.emit(
    id,
    generation === null
      ? { type: 'positionsReset', ...said }
      : { type: 'partitionsAssigned', generation, ...said },
  );
  updateProcess(sim, id, {
    ...(generation === null ? {} : { generation, joinedGeneration: generation }),
    doing: 'polling',
    assigned: starts.map(({ partition, offset }) => ({ partition, position: offset })),
    fetched: [],
    batch: [],
    because: [event],
    nextAutoCommitMs: sim.now + numberSetting(spec, 'auto.commit.interval.ms'),
  });
  sim.next({ kind: 'consumerPolls', consumer: id, session: process.session });
  for (const { partition } of starts) {
    sim.later(sim.now + (sim.now === 0 ? 0 : consumerFlightMs(sim)), {
      kind: 'consumerFetchWaits',
      consumer: id,
      partition,
    });
  }
}

/** Where reading goes on: at the committed offset, else where auto.offset.reset says. */
function startOf(
  sim: Sim,
  group: GroupState,
  spec: Member['spec'],
  partition: PartitionId,
): PartitionOffset & { readonly from: 'committed' | 'earliest' | 'latest' } {
  const { highWatermark, logStartOffset, logEndOffset } = leaderReplica(sim.partition(partition));
  const committed = committedOffset(group, partition);
  if (committed !== null) {
    // past the end of a log that a new leader cut back: it goes on where that log ends (KIP-320)
    const offset = Math.max(logStartOffset, Math.min(committed, logEndOffset));
    return { partition, offset, from: 'committed' };
  }
  return setting(spec, 'auto.offset.reset') === 'earliest'
    ? { partition, offset: logStartOffset, from: 'earliest' }
    : { partition, offset: highWatermark, from: 'latest' };
}

/** Fetches under way are of no use any more. */
export function forgetFetches(sim: Sim, id: ClientId): void {
  drop(
    sim,
    (one) =>
      (one.kind === 'consumerFetched' || one.kind === 'consumerFetchWaits') && one.consumer === id,
  );
}
