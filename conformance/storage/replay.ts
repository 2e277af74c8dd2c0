// Plays recorded operations on the engine's log: the same functions that a run's broker uses, without a run.
import { appendToLog, decide } from '../../src/engine/broker/partition.ts';
import { emptyReplica } from '../../src/engine/broker/replica.ts';
import {
  isExpired,
  loadLog,
  takeSnapshot,
  truncateTo,
  withoutProducer,
} from '../../src/engine/broker/replicaRecovery.ts';
import { PROFILE_RULES } from '../../src/engine/profiles.ts';
import type { ProduceBatch } from '../../src/engine/simEvent.ts';
import { incrementSequence } from '../../src/engine/units.ts';
import { leaderReplica, type PartitionState, type ReplicaState } from '../../src/engine/world.ts';
import { type Append, EXPIRATION_MS, type Operation } from './operations.ts';

export type Outcome =
  | 'done'
  | {
      readonly kind: 'appended' | 'duplicate' | 'refused';
      readonly baseOffset?: number;
      readonly lastOffset?: number;
      /** Of a duplicate: the timestamp that is remembered of the first copy. */
      readonly timestamp?: number;
      readonly error?: string;
      readonly message?: string;
    };

/** All that a log remembers of producers. Rows are ordered by producer id. */
export interface LogState {
  readonly end: number;
  readonly snapshots: readonly number[];
  readonly producers: readonly (readonly [
    producerId: number,
    epoch: number,
    lastTimestamp: number,
    /** Base and last sequence, base and last offset, timestamp. */
    batches: readonly (readonly number[])[],
  ])[];
}

export interface Step {
  readonly outcome: Outcome;
  /** Missing where it is that of the step before. */
  readonly state?: LogState;
}

export interface StorageLine {
  readonly operations: readonly Operation[];
  readonly steps: readonly Step[];
}

interface Played {
  readonly partition: PartitionState;
  readonly nowMs: number;
}

/** What the engine says to each operation. */
export function replay(operations: readonly Operation[]): readonly Step[] {
  let played: Played = { partition: emptyPartition(), nowMs: 0 };
  let before = '';
  return operations.map((operation): Step => {
    const { outcome, after } = carryOut(played, operation);
    played = after;
    const state = stateOf(leaderReplica(played.partition));
    const text = JSON.stringify(state);
    const changed = text !== before;
    before = text;
    return changed ? { outcome, state } : { outcome };
  });
}

function carryOut(
  played: Played,
  operation: Operation,
): { readonly outcome: Outcome; readonly after: Played } {
  const { partition, nowMs } = played;
  const clock = { now: nowMs, producerIdExpirationMs: EXPIRATION_MS };
  const replica = leaderReplica(partition);
  const done = (changed: ReplicaState) =>
    ({ outcome: 'done', after: { nowMs, partition: withReplica(partition, changed) } }) as const;
  switch (operation.do) {
    case 'append':
      return append(played, operation);
    case 'time':
      return { outcome: 'done', after: { partition, nowMs: operation.to } };
    case 'expire': {
      const expired = replica.producers.filter((one) => isExpired(one, clock));
      return done(expired.reduce((left, one) => withoutProducer(left, one.producerId), replica));
    }
    case 'truncate':
      return done(truncateTo(replica, operation.to, clock));
    case 'restart':
      return done(loadLog(operation.clean ? takeSnapshot(replica) : replica, clock));
  }
}

function append(
  { partition, nowMs }: Played,
  operation: Append,
): { readonly outcome: Outcome; readonly after: Played } {
  const batch = produced(operation);
  const { verdict } = decide(partition, 0, batch, -1, PROFILE_RULES.current);
  const same = { partition, nowMs };
  if (verdict.kind === 'REFUSED') {
    const { error, message } = verdict;
    return { outcome: { kind: 'refused', error, message }, after: same };
  }
  const { baseOffset, lastOffset } = verdict;
  if (verdict.kind === 'DUPLICATE') {
    const timestamp = rememberedTimestamp(leaderReplica(partition), operation, baseOffset);
    return { outcome: { kind: 'duplicate', baseOffset, lastOffset, timestamp }, after: same };
  }
  const appended = withReplica(partition, appendToLog(partition, batch, nowMs, 0));
  return {
    outcome: { kind: 'appended', baseOffset, lastOffset },
    after: { partition: appended, nowMs },
  };
}

function rememberedTimestamp(
  replica: ReplicaState,
  { producerId }: Append,
  offset: number,
): number {
  const row = replica.producers.find((one) => one.producerId === producerId);
  return row?.batches.find((one) => one.baseOffset === offset)?.timestamp ?? Number.NaN;
}

function produced({ producerId, epoch, baseSequence, timestamps }: Append): ProduceBatch {
  return {
    batch: 'p1/orders-0/0',
    partition: 'orders-0',
    producerId,
    producerEpoch: epoch,
    baseSequence,
    lastSequence: producerId < 0 ? -1 : incrementSequence(baseSequence, timestamps.length - 1),
    records: timestamps.map((at, index) => ({
      id: `p1/${index}`,
      key: null,
      value: 'x',
      amount: 0,
      timestamp: at,
    })),
    sizeInBytes: 100,
    attempt: 1,
  };
}

function withReplica(partition: PartitionState, replica: ReplicaState): PartitionState {
  return { ...partition, replicas: [replica] };
}

function emptyPartition(): PartitionState {
  return {
    id: 'orders-0',
    topic: 'orders',
    leader: 0,
    lastLeader: 0,
    leaderEpoch: 0,
    inSyncReplicaIds: [0],
    minInsyncReplicas: 1,
    maxMessageBytes: 1048588,
    uncleanLeaderElection: false,
    replicas: [emptyReplica(0, 0)],
    followers: [],
    isrCheckAt: null,
    highWatermarkSpreadsAt: null,
  };
}

function stateOf({ logEndOffset, snapshots, producers }: ReplicaState): LogState {
  const rows = producers.map(
    (one) =>
      [
        one.producerId,
        one.producerEpoch,
        one.lastTimestamp,
        one.batches.map((batch) => [
          batch.baseSequence,
          batch.lastSequence,
          batch.baseOffset,
          batch.lastOffset,
          batch.timestamp,
        ]),
      ] as const,
  );
  return {
    end: logEndOffset,
    snapshots: snapshots.map((one) => one.offset),
    producers: [...rows].sort(([one], [other]) => one - other),
  };
}
