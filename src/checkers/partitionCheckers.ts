// Promises about logs, high watermarks and replicas.
import {
  itemAt,
  type LogBatch,
  leaderReplica,
  listOf,
  type PartitionState,
  type ReplicaState,
  type SimEvent,
  type World,
} from '../engine/index.ts';
import type { Checker, Finding, Instant } from './types.ts';

/** Partitions that the event changed, each with what it was. */
function changed({
  before,
  world,
}: Instant): readonly (readonly [PartitionState, PartitionState])[] {
  if (before.partitions === world.partitions) return [];
  return world.partitions.flatMap((now, index) => {
    const was = before.partitions[index];
    return was && was !== now ? [[was, now] as const] : [];
  });
}

/** Copies of a partition that the event changed. */
function changedCopies(was: PartitionState, now: PartitionState) {
  return now.replicas.flatMap((copy, index) => {
    const old = was.replicas[index];
    return old && old !== copy ? [[old, copy] as const] : [];
  });
}

export const logShape: Checker = {
  id: 'log-shape',
  promise:
    'Offsets of a log follow each other without a gap, the high watermark lies within the log, leader epochs rise.',
  exceptions: [],
  start: () => ({
    after: (instant) =>
      changed(instant).flatMap(([was, now]) =>
        changedCopies(was, now).flatMap(([old, copy]) =>
          shapeOf(now.id, copy, old.log === copy.log ? null : old),
        ),
      ),
  }),
};

/** `old`: only what was added to it is looked at. */
function shapeOf(id: string, copy: ReplicaState, old: ReplicaState | null): readonly Finding[] {
  const where = `${id} on broker ${copy.broker}`;
  const findings: Finding[] = [];
  const from = old ? Math.max(0, Math.min(old.log.length, copy.log.length) - 1) : copy.log.length;
  for (let at = from; at < copy.log.length; at++) {
    const batch = itemAt(copy.log, at);
    const expected =
      at === 0 ? copy.logStartOffset : (itemAt(copy.log, at - 1)?.lastOffset ?? 0) + 1;
    if (batch?.baseOffset !== expected) {
      findings.push({
        text: `${where}: batch ${at} is at ${batch?.baseOffset}, expected ${expected}`,
      });
    }
  }
  const end = (itemAt(copy.log, -1)?.lastOffset ?? copy.logStartOffset - 1) + 1;
  if (copy.logEndOffset !== end) {
    findings.push({ text: `${where}: log end ${copy.logEndOffset}, its batches end at ${end}` });
  }
  if (copy.highWatermark > copy.logEndOffset || copy.highWatermark < copy.logStartOffset) {
    findings.push({ text: `${where}: high watermark ${copy.highWatermark} outside the log` });
  }
  copy.leaderEpochs.forEach((one, index) => {
    const last = copy.leaderEpochs[index - 1];
    if (last && (one.epoch <= last.epoch || one.startOffset < last.startOffset)) {
      findings.push({ text: `${where}: leader epoch ${one.epoch} after ${last.epoch}` });
    }
  });
  return findings;
}

export const highWatermarkRises: Checker = {
  id: 'high-watermark-rises',
  promise:
    'Within a leader epoch the high watermark never falls, and a new leader starts no lower.',
  exceptions: [
    {
      id: 'unclean-election',
      why: 'A leader that was not in sync lacks committed records, so its high watermark is lower.',
    },
    {
      id: 'follower-trails',
      why: 'A follower hears of the high watermark one fetch later, so right after it is elected its own is lower than the last leader’s (Partition#makeLeader).',
    },
    { id: 'disk-lost', why: 'A broker whose disk is gone starts from nothing.' },
  ],
  start: () => ({
    after: (instant) =>
      changed(instant).flatMap(([was, now]): readonly Finding[] => {
        const [old, copy] = [leaderReplica(was), leaderReplica(now)];
        if (copy.highWatermark >= old.highWatermark) return [];
        const text = `${now.id}: high watermark ${old.highWatermark} → ${copy.highWatermark}`;
        return [{ text, ...exceptionFor(instant.event) }];
      }),
  }),
};

function exceptionFor(event: SimEvent): { readonly exception?: string } {
  if (event.type === 'leaderElected') {
    return { exception: event.unclean ? 'unclean-election' : 'follower-trails' };
  }
  return event.type === 'brokerStopped' && event.diskLost ? { exception: 'disk-lost' } : {};
}

export const replicasAgree: Checker = {
  id: 'replicas-agree',
  promise: 'Up to the leader’s high watermark every replica in sync has the same batches.',
  exceptions: [
    {
      id: 'disk-lost',
      why: 'A member of the ISR whose disk is gone has nothing until it is fenced.',
    },
  ],
  start: () => {
    const lostDisks = new Set<number>();
    return {
      after: (instant) => {
        const { event } = instant;
        if (event.type === 'brokerStopped' && event.diskLost) lostDisks.add(event.broker);
        return changed(instant).flatMap(([was, now]) => disagreements(was, now, lostDisks));
      },
    };
  },
};

function disagreements(
  was: PartitionState,
  now: PartitionState,
  lostDisks: ReadonlySet<number>,
): readonly Finding[] {
  const leader = leaderReplica(now);
  const before = leaderReplica(was);
  const same =
    was.leader === now.leader &&
    was.inSyncReplicaIds === now.inSyncReplicaIds &&
    before.highWatermark === leader.highWatermark;
  if (same || now.leader < 0) return [];
  // what an earlier high watermark covered was compared when it rose; after an election all is looked at
  const from = was.leader === now.leader ? Math.min(before.highWatermark, leader.highWatermark) : 0;
  return now.replicas.flatMap((copy): readonly Finding[] => {
    if (copy === leader || !now.inSyncReplicaIds.includes(copy.broker)) return [];
    const at = firstDifference(leader, copy, from);
    if (at === null) return [];
    const text = `${now.id}: broker ${copy.broker} is in sync and differs from the leader at offset ${at}, high watermark ${leader.highWatermark}`;
    return [{ text, ...(lostDisks.has(copy.broker) ? { exception: 'disk-lost' } : {}) }];
  });
}

function firstDifference(leader: ReplicaState, copy: ReplicaState, from: number): number | null {
  for (let at = leader.log.length - 1; at >= 0; at--) {
    const batch = itemAt(leader.log, at);
    if (!batch || batch.lastOffset < from) return null;
    if (batch.lastOffset < leader.highWatermark && itemAt(copy.log, at) !== batch)
      return batch.baseOffset;
  }
  return null;
}

export const oneOfEachSequence: Checker = {
  id: 'one-of-each-sequence',
  promise: 'A log holds each producer id, epoch and sequence once.',
  exceptions: [
    {
      id: 'state-forgotten',
      why: 'After its state has expired (or was wiped by hand) a producer id is unknown, and an old batch is accepted as its first (KIP-360).',
    },
  ],
  start: () => {
    const forgotten = new Set<string>();
    const seen = new Map<string, Set<string>>();
    return {
      after: (instant) => {
        const { event } = instant;
        if (event.type === 'producerForgotten') {
          forgotten.add(`${event.partition} ${event.producerId}`);
        }
        if (event.type === 'leaderElected') seen.delete(event.partition);
        return changed(instant).flatMap(([, now]) => repeats(now, seen, forgotten));
      },
    };
  },
};

function repeats(
  partition: PartitionState,
  seen: Map<string, Set<string>>,
  forgotten: ReadonlySet<string>,
): readonly Finding[] {
  const { log } = leaderReplica(partition);
  const known = seen.get(partition.id) ?? new Set<string>();
  seen.set(partition.id, known);
  const findings: Finding[] = [];
  // each batch is one entry: batches never overlap in part, a leader refuses that
  for (let at = known.size; at < log.length; at++) {
    const batch = itemAt(log, at);
    if (!batch) break;
    const stamp =
      batch.producerId < 0 || batch.control
        ? `offset ${batch.baseOffset}`
        : `${batch.producerId}/${batch.producerEpoch}/${batch.baseSequence}`;
    if (!known.has(stamp)) {
      known.add(stamp);
      continue;
    }
    known.add(`${stamp} again at ${batch.baseOffset}`);
    const text = `${partition.id}: ${stamp} stands twice, again at offset ${batch.baseOffset}`;
    const excused = forgotten.has(`${partition.id} ${batch.producerId}`);
    findings.push({ text, ...(excused ? { exception: 'state-forgotten' } : {}) });
  }
  return findings;
}

/** The leader's copy of a partition at the end. */
export function finalLog(world: World, id: string): readonly LogBatch[] {
  const partition = world.partitions.find((one) => one.id === id);
  return partition ? listOf(leaderReplica(partition).log) : [];
}
