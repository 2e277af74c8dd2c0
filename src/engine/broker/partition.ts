// Kafka: Partition and UnifiedLog on the leader: the whole judgement of one batch, and its append.
import { extras } from '../parts.ts';
import type { ProfileRules } from '../profiles.ts';
import type { RuleId } from '../ruleId.ts';
import type { CheckOutcome, ProduceBatch, Verdict } from '../simEvent.ts';
import type { EventId, VirtualMs } from '../units.ts';
import { type LogBatch, leaderReplica, type PartitionState, type ReplicaState } from '../world.ts';
import { decideProducerState, STATE_CHECKS } from './producerStateManager.ts';
import { appendBatches } from './replica.ts';

/** What a transactional batch brings from its verification: the round of asking, or `off` where nobody asks. */
export type VerificationGuard = number | null | 'off';

/** The judgement of one batch. */
export interface Decision {
  readonly checks: readonly CheckOutcome[];
  readonly verdict: Verdict;
  readonly rule: RuleId;
}

/** Every check of a batch, none of them asked. */
export const ALL_CHECKS: readonly CheckOutcome[] = [
  { check: 'leader', rule: 'broker.leader', outcome: 'notReached', values: '' },
  { check: 'inSyncReplicas', rule: 'broker.min-isr', outcome: 'notReached', values: '' },
  { check: 'size', rule: 'broker.batch-size', outcome: 'notReached', values: '' },
  ...STATE_CHECKS,
];

/**
 * Every check of a produced batch in Kafka's order: leader, in-sync replicas, size, then the producer's state.
 * Kafka: Partition#appendRecordsToLeader, UnifiedLog#append.
 */
export function decide(
  partition: PartitionState,
  broker: number,
  batch: ProduceBatch,
  acks: -1 | 0 | 1,
  rules: ProfileRules,
  guard: VerificationGuard = 'off',
): Decision {
  const checks: CheckOutcome[] = [];
  const pass = (check: CheckOutcome['check'], rule: RuleId, values: string) =>
    checks.push({ check, rule, outcome: 'passed', values });
  const refuse = (
    check: CheckOutcome['check'],
    rule: RuleId,
    values: string,
    error: Extract<Verdict, { kind: 'REFUSED' }>['error'],
    message: string,
  ): Decision => ({
    checks: [
      ...checks,
      { check, rule, outcome: 'decides', values },
      ...ALL_CHECKS.slice(checks.length + 1),
    ],
    verdict: { kind: 'REFUSED', error, message },
    rule,
  });

  if (partition.leader !== broker) {
    return refuse(
      'leader',
      'broker.leader',
      partition.leader < 0
        ? `broker ${broker} is not the leader, nobody is`
        : `broker ${broker} is not the leader, broker ${partition.leader} is`,
      'NOT_LEADER_OR_FOLLOWER',
      `Leader not local for partition ${partition.id} on broker ${broker}`,
    );
  }
  pass('leader', 'broker.leader', `broker ${broker} leads ${partition.id}`);

  const inSync = partition.inSyncReplicaIds.length;
  const needed = effectiveMinIsr(partition);
  if (acks === -1 && inSync < needed) {
    return refuse(
      'inSyncReplicas',
      'broker.min-isr',
      `${inSync} in sync < min.insync.replicas ${needed}`,
      'NOT_ENOUGH_REPLICAS',
      `The size of the current ISR Set(${partition.inSyncReplicaIds.join(', ')}) is insufficient to satisfy the min.isr requirement of ${needed} for partition ${partition.id}`,
    );
  }
  pass(
    'inSyncReplicas',
    'broker.min-isr',
    acks === -1
      ? `${inSync} in sync ≥ min.insync.replicas ${needed}`
      : `acks=${acks}, so not asked`,
  );

  if (batch.sizeInBytes > partition.maxMessageBytes) {
    return refuse(
      'size',
      'broker.batch-size',
      `${batch.sizeInBytes} bytes > max.message.bytes ${partition.maxMessageBytes}`,
      'MESSAGE_TOO_LARGE',
      `The record batch size in the append to ${partition.id} is ${batch.sizeInBytes} bytes which exceeds the maximum configured value of ${partition.maxMessageBytes} bytes.`,
    );
  }
  pass(
    'size',
    'broker.batch-size',
    `${batch.sizeInBytes} bytes ≤ max.message.bytes ${partition.maxMessageBytes}`,
  );

  const { producers, logEndOffset } = leaderReplica(partition);
  const entry = producers.find((one) => one.producerId === batch.producerId);
  const plain = decideProducerState(
    entry,
    batch,
    logEndOffset,
    partition.id,
    rules.firstSequenceMustBeZero,
  );
  const state =
    batch.isTransactional || entry?.currentTxnFirstOffset != null
      ? extras().decideTransactional(plain, partition, batch, guard)
      : plain;
  const all = [...checks, ...state.checks];
  switch (state.verdict.kind) {
    case 'append': {
      const baseOffset = logEndOffset;
      const lastOffset = baseOffset + batch.records.length - 1;
      return {
        checks: all,
        verdict: { kind: 'APPENDED', baseOffset, lastOffset },
        rule: state.rule,
      };
    }
    case 'duplicate': {
      const { baseOffset, lastOffset } = state.verdict.of;
      return {
        checks: all,
        verdict: { kind: 'DUPLICATE', baseOffset, lastOffset },
        rule: state.rule,
      };
    }
    case 'refuse': {
      const { error, message } = state.verdict;
      return { checks: all, verdict: { kind: 'REFUSED', error, message }, rule: state.rule };
    }
  }
}

/**
 * min.insync.replicas, but no more than there are replicas (since 3.7, KAFKA-15583).
 * Kafka: Partition#effectiveMinIsr.
 */
export function effectiveMinIsr(partition: PartitionState): number {
  return Math.min(partition.minInsyncReplicas, partition.replicas.length);
}

/** The leader's copy with the batch at its end and in its producer's row, stamped with offset and epoch. */
export function appendToLog(
  partition: PartitionState,
  batch: ProduceBatch,
  now: VirtualMs,
  event: EventId,
): ReplicaState {
  const replica = leaderReplica(partition);
  const baseOffset = replica.logEndOffset;
  const appended: LogBatch = {
    baseOffset,
    lastOffset: baseOffset + batch.records.length - 1,
    leaderEpoch: partition.leaderEpoch,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    lastSequence: batch.lastSequence,
    records: batch.records,
    batch: batch.batch,
    attempt: batch.attempt,
    appendedMs: now,
    maxTimestamp: Math.max(...batch.records.map((one) => one.timestamp)),
    sizeInBytes: batch.sizeInBytes,
    event,
  };
  return appendBatches(replica, [
    batch.isTransactional ? { ...appended, isTransactional: true } : appended,
  ]);
}
