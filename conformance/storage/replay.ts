// Plays recorded operations on the engine's log: the same functions that a run's broker uses, without a run.
import '../../src/engine/extras.ts';
import { decide, inLog } from '../../src/engine/broker/partition.ts';
import { appendBatch, emptyReplica } from '../../src/engine/broker/replica.ts';
import {
  isExpired,
  loadLog,
  takeSnapshot,
  truncateTo,
  withoutLateGuards,
  withoutProducer,
  withoutSnapshots,
} from '../../src/engine/broker/replicaRecovery.ts';
import { lastStableOffset } from '../../src/engine/broker/transactions.ts';
import { startedVerification } from '../../src/engine/broker/verification.ts';
import { markerBatch, refusalOf } from '../../src/engine/coordinator/markerBatch.ts';
import { ownReplica, replicaWith } from '../../src/engine/copies.ts';
import { PROFILE_RULES } from '../../src/engine/profiles.ts';
import type { ProduceBatch } from '../../src/engine/simEvent.ts';
import { incrementSequence } from '../../src/engine/units.ts';
import {
  type LogBatch,
  leaderReplica,
  type PartitionState,
  type ReplicaState,
} from '../../src/engine/world.ts';
import {
  type Append,
  EXPIRATION_MS,
  type Marker,
  type Operation,
  type Verify,
} from './operations.ts';

export type Outcome =
  | 'done'
  | {
      /** Of a verification: the coordinator is asked, or a transaction is open already. */
      readonly kind: 'appended' | 'duplicate' | 'refused' | 'asked' | 'open';
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
  /** The rest only of a script with transactions. */
  readonly lastStableOffset?: number;
  /** Producer id, epoch of the coordinator, first offset of its open transaction or -1. */
  readonly transactions?: readonly (readonly number[])[];
  /** Producer id, first and last offset, last stable offset after it. */
  readonly aborted?: readonly (readonly number[])[];
  /** Only of a script with verifications: producer id, epoch, lowest sequence, whether an end raises the epoch. */
  readonly verification?: readonly (readonly number[])[];
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
  /** By verification of the script; null: none was given. Undefined: leaders do not verify. */
  readonly guards: readonly (number | null)[] | undefined;
}

/** What the engine says to each operation. */
export function replay(operations: readonly Operation[]): readonly Step[] {
  const verifies = operations.some((one) => one.do === 'verify');
  // a script may be cut before its first batch
  const transactional = verifies || operations.some((one) => 'transactional' in one);
  let played: Played = {
    partition: emptyPartition(),
    nowMs: 0,
    guards: verifies ? [] : undefined,
  };
  let before = '';
  return operations.map((operation): Step => {
    const { outcome, after } = carryOut(played, operation);
    played = after;
    const replica = leaderReplica(played.partition);
    const state = {
      ...stateOf(replica),
      ...(transactional ? transactionsOf(replica) : {}),
      ...(verifies ? { verification: verificationOf(replica) } : {}),
    };
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
    ({
      outcome: 'done',
      after: { ...played, partition: withReplica(partition, changed) },
    }) as const;
  switch (operation.do) {
    case 'append':
      return append(played, operation);
    case 'time':
      return { outcome: 'done', after: { ...played, nowMs: operation.to } };
    case 'expire': {
      const expired = replica.producers.filter((one) => isExpired(one, clock));
      const left = expired.reduce((all, one) => withoutProducer(all, one.producerId), replica);
      const verification = withoutLateGuards(left.verification, clock);
      return done(replicaWith(left, { verification }));
    }
    case 'truncate':
      return done(truncateTo(replica, operation.to, clock));
    case 'highWatermark':
      return done({ ...replica, highWatermark: Math.min(operation.to, replica.logEndOffset) });
    case 'marker':
      return marker(played, operation);
    case 'verify':
      return verify(played, operation);
    case 'restart':
      return done(loadLog((operation.clean ? takeSnapshot : withoutSnapshots)(replica), clock));
  }
}

/** Names of a transaction that a log never sees. */
const TRANSACTIONAL_ID = 'shop-1';

function marker(
  played: Played,
  { producerId, epoch: producerEpoch, coordinatorEpoch, commit, version }: Marker,
): { readonly outcome: Outcome; readonly after: Played } {
  const { partition, nowMs } = played;
  const numbers = {
    transactionalId: TRANSACTIONAL_ID,
    producerId,
    producerEpoch,
    coordinatorEpoch,
    commit,
  };
  const refusal = refusalOf(partition, numbers, version);
  if (refusal) return { outcome: { kind: 'refused', ...refusal }, after: played };
  const batch = markerBatch(partition, numbers, nowMs, 0);
  const { baseOffset, lastOffset } = batch;
  const longer = withAppended(partition, batch);
  return {
    outcome: { kind: 'appended', baseOffset, lastOffset },
    after: { ...played, partition: longer },
  };
}

/** A guard that no entry ever has: the verification was refused, or a transaction was open. */
const NO_GUARD = null;

function verify(
  played: Played,
  { producerId, epoch: producerEpoch, baseSequence, version }: Verify,
): { readonly outcome: Outcome; readonly after: Played } {
  const { partition, nowMs, guards = [] } = played;
  const replica = leaderReplica(partition);
  const started = startedVerification(
    replica,
    { producerId, producerEpoch, baseSequence },
    { guard: guards.length, supportsEpochBump: version === 2, startedMs: nowMs },
  );
  const without = { ...played, guards: [...guards, NO_GUARD] };
  if (started === 'open') return { outcome: { kind: 'open' }, after: without };
  if (started === 'tooOld') {
    return { outcome: { kind: 'refused', error: 'INVALID_PRODUCER_EPOCH' }, after: without };
  }
  return {
    outcome: { kind: 'asked' },
    after: {
      ...played,
      partition: withReplica(partition, started.replica),
      guards: [...guards, started.guard],
    },
  };
}

function append(
  played: Played,
  operation: Append,
): { readonly outcome: Outcome; readonly after: Played } {
  const { partition, nowMs, guards } = played;
  const batch = produced(operation);
  const { guard = null } = operation;
  const vouched = guards === undefined ? 'off' : guard === null ? null : (guards[guard] ?? null);
  const { verdict } = decide(partition, 0, batch, -1, PROFILE_RULES.current, vouched);
  if (verdict.kind === 'REFUSED') {
    const { error, message } = verdict;
    return { outcome: { kind: 'refused', error, message }, after: played };
  }
  const { baseOffset, lastOffset } = verdict;
  if (verdict.kind === 'DUPLICATE') {
    const timestamp = rememberedTimestamp(leaderReplica(partition), operation, baseOffset);
    return { outcome: { kind: 'duplicate', baseOffset, lastOffset, timestamp }, after: played };
  }
  const appended = withAppended(partition, inLog(partition, batch, nowMs, 0));
  return {
    outcome: { kind: 'appended', baseOffset, lastOffset },
    after: { ...played, partition: appended },
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

function produced({
  producerId,
  epoch,
  baseSequence,
  timestamps,
  transactional,
}: Append): ProduceBatch {
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
    ...(transactional ? { isTransactional: true, transactionalId: TRANSACTIONAL_ID } : {}),
  };
}

function withAppended(partition: PartitionState, batch: LogBatch): PartitionState {
  const longer = ownReplica(leaderReplica(partition));
  appendBatch(longer, batch);
  return withReplica(partition, longer);
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
    sentIsr: null,
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

function verificationOf({ verification }: ReplicaState): NonNullable<LogState['verification']> {
  return verification
    .map((one) => [
      one.producerId,
      one.producerEpoch,
      one.lowestSequence,
      one.supportsEpochBump ? 1 : 0,
    ])
    .sort(([one = 0], [other = 0]) => one - other);
}

function transactionsOf(
  replica: ReplicaState,
): Pick<LogState, 'lastStableOffset' | 'transactions' | 'aborted'> {
  return {
    lastStableOffset: lastStableOffset(replica),
    transactions: replica.producers
      .map((one) => [one.producerId, one.coordinatorEpoch, one.currentTxnFirstOffset ?? -1])
      .sort(([one = 0], [other = 0]) => one - other),
    aborted: replica.transactions
      .filter((one) => one.aborted)
      .map((one) => [one.producerId, one.firstOffset, one.lastOffset ?? -1, one.stableOffset])
      .sort(([, , one = 0], [, , other = 0]) => one - other),
  };
}
