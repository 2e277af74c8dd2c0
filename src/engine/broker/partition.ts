// Kafka: Partition and UnifiedLog on the leader: the whole judgement of one batch, and its append.
import { extras } from '../parts.ts';
import type { ProfileRules } from '../profiles.ts';
import type { RuleId } from '../ruleId.ts';
import type { CheckOutcome, ProduceBatch, RecordView, Verdict } from '../simEvent.ts';
import type { EventId, PartitionId, VirtualMs } from '../units.ts';
import { type LogBatch, leaderReplica, type PartitionState } from '../world.ts';
import { passed, remembered } from './checks.ts';
import { decideProducerState, STATE_CHECKS } from './producerStateManager.ts';

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
  // a check that is not asked stands in the list as it is
  const checks = ALL_CHECKS.slice();
  if (partition.leader !== broker) {
    return refused(
      checks,
      0,
      partition.leader < 0
        ? `broker ${broker} is not the leader, nobody is`
        : `broker ${broker} is not the leader, broker ${partition.leader} is`,
      'NOT_LEADER_OR_FOLLOWER',
      `Leader not local for partition ${partition.id} on broker ${broker}`,
    );
  }
  checks[0] = isLeader(broker, partition.id);

  const inSync = partition.inSyncReplicaIds.length;
  const needed = partition.minInsyncReplicas;
  if (acks === -1 && inSync < needed) {
    return refused(
      checks,
      1,
      `${inSync} in sync < min.insync.replicas ${needed}`,
      'NOT_ENOUGH_REPLICAS',
      `The size of the current ISR : ${inSync} is insufficient to satisfy the min.isr requirement of ${needed} for partition ${partition.id}, live replica(s) broker.id are : Set(${partition.inSyncReplicaIds.join(', ')})`,
    );
  }
  checks[1] = acks === -1 ? enoughInSync(inSync, needed) : inSyncNotAsked(acks);

  if (batch.sizeInBytes > partition.maxMessageBytes) {
    return refused(
      checks,
      2,
      `${batch.sizeInBytes} bytes > max.message.bytes ${partition.maxMessageBytes}`,
      'MESSAGE_TOO_LARGE',
      `The record batch size in the append to ${partition.id} is ${batch.sizeInBytes} bytes which exceeds the maximum configured value of ${partition.maxMessageBytes}).`,
    );
  }
  checks[2] = smallEnough(batch.sizeInBytes, partition.maxMessageBytes);

  const { producers, verification, logEndOffset } = leaderReplica(partition);
  const entry = producers.find((one) => one.producerId === batch.producerId);
  const plain = decideProducerState(
    entry,
    batch,
    logEndOffset,
    partition.id,
    rules.firstSequenceMustBeZero,
  );
  const state =
    batch.isTransactional ||
    entry?.currentTxnFirstOffset != null ||
    verification.some((one) => one.producerId === batch.producerId)
      ? extras().decideTransactional(plain, partition, batch, guard)
      : plain;
  const before = ALL_CHECKS.length - STATE_CHECKS.length;
  for (let at = 0; at < state.checks.length; at++) {
    checks[before + at] = state.checks[at] as CheckOutcome;
  }
  switch (state.verdict.kind) {
    case 'append': {
      const baseOffset = logEndOffset;
      const lastOffset = baseOffset + batch.records.length - 1;
      return {
        checks,
        verdict: { kind: 'APPENDED', baseOffset, lastOffset },
        rule: state.rule,
      };
    }
    case 'duplicate': {
      const { baseOffset, lastOffset } = state.verdict.of;
      return {
        checks,
        verdict: { kind: 'DUPLICATE', baseOffset, lastOffset },
        rule: state.rule,
      };
    }
    case 'refuse': {
      const { error, message } = state.verdict;
      return { checks, verdict: { kind: 'REFUSED', error, message }, rule: state.rule };
    }
  }
}

const isLeader = remembered((broker: number, partition: PartitionId) =>
  passed('leader', 'broker.leader', `broker ${broker} leads ${partition}`),
);
const enoughInSync = remembered((inSync: number, needed: number) =>
  passed('inSyncReplicas', 'broker.min-isr', `${inSync} in sync ≥ min.insync.replicas ${needed}`),
);
const inSyncNotAsked = remembered((acks: number) =>
  passed('inSyncReplicas', 'broker.min-isr', `acks=${acks}, so not asked`),
);
const smallEnough = remembered((bytes: number, most: number) =>
  passed('size', 'broker.batch-size', `${bytes} bytes ≤ max.message.bytes ${most}`),
);

/** The check at a place of the list decides, and those behind it are not asked. */
function refused(
  checks: CheckOutcome[],
  at: number,
  values: string,
  error: Extract<Verdict, { kind: 'REFUSED' }>['error'],
  message: string,
): Decision {
  const { check, rule } = checks[at] as CheckOutcome;
  checks[at] = { check, rule, outcome: 'decides', values };
  return { checks, verdict: { kind: 'REFUSED', error, message }, rule };
}

/** The batch as it stands in the leader's log, stamped with offset and epoch. */
export function inLog(
  partition: PartitionState,
  batch: ProduceBatch,
  now: VirtualMs,
  event: EventId,
): LogBatch {
  const baseOffset = leaderReplica(partition).logEndOffset;
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
    maxTimestamp: batch.records.reduce(latest, Number.NEGATIVE_INFINITY),
    sizeInBytes: batch.sizeInBytes,
    event,
  };
  return batch.isTransactional ? { ...appended, isTransactional: true } : appended;
}

function latest(time: VirtualMs, { timestamp }: RecordView): VirtualMs {
  return Math.max(time, timestamp);
}
