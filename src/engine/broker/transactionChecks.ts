// Checks that only transactional batches meet. Kafka: UnifiedLog#analyzeAndValidateProducerState,
// ProducerAppendInfo#checkSequence and #appendDataBatch. Pure.
import type { RuleId } from '../ruleId.ts';
import type { CheckOutcome, ProduceBatch } from '../simEvent.ts';
import type { ProducerEpoch } from '../units.ts';
import { leaderReplica, type PartitionState, type ProducerStateEntry } from '../world.ts';
import type { VerificationGuard } from './partition.ts';
import type { StateDecision } from './producerStateManager.ts';

/** UnifiedLog#hasOngoingTransaction. */
export function hasOngoingTransaction(
  entry: ProducerStateEntry | undefined,
  producerEpoch: ProducerEpoch,
): boolean {
  return (
    entry !== undefined &&
    entry.currentTxnFirstOffset !== null &&
    entry.producerEpoch === producerEpoch
  );
}

const RULE: RuleId = 'broker.transaction-verified';

/**
 * The judgement of a transactional batch, or of one from a producer whose transaction is open or asked for. Order:
 * duplicate, verification (not of an old epoch), epoch, sequence, and at last whether the batch belongs to a
 * transaction at all.
 */
export function decideTransactional(
  plain: StateDecision,
  partition: PartitionState,
  batch: ProduceBatch,
  guard: VerificationGuard,
): StateDecision {
  if (plain.verdict.kind === 'duplicate') return withCheck(plain, 'notReached', '');
  const { producers, verification, logEndOffset } = leaderReplica(partition);
  const { producerId, producerEpoch, baseSequence } = batch;
  const entry = producers.find((one) => one.producerId === producerId);
  const pending = verification.find((one) => one.producerId === producerId);
  const ongoing = hasOngoingTransaction(entry, producerEpoch);
  const at = `producer ${producerId} at offset ${logEndOffset} in partition ${partition.id}`;
  const tooOld = entry !== undefined && producerEpoch < entry.producerEpoch;
  // an old epoch is told so before anybody asks who vouches for it
  const vouched = guard === 'off' || (guard !== null && guard === pending?.guard);
  if (batch.isTransactional && !ongoing && !tooOld && !vouched) {
    return refused(
      plain,
      'no transaction is open here, and the coordinator has not vouched for one',
      'INVALID_TXN_STATE',
      'Record was not part of an ongoing transaction',
    );
  }
  const values = ongoing
    ? `a transaction is open since offset ${entry?.currentTxnFirstOffset}`
    : guard === 'off'
      ? 'no transaction is open here, and nobody is asked'
      : 'the coordinator vouches for it';
  if (pending && !tooOld) {
    const noState = entry === undefined || entry.batches.length === 0;
    if (pending.supportsEpochBump && baseSequence !== 0 && noState) {
      return refused(
        plain,
        `seq ${baseSequence} ≠ 0, and nothing of this producer id is known`,
        'OUT_OF_ORDER_SEQUENCE_NUMBER',
        `Invalid sequence number for ${at}: ${baseSequence} (incoming seq. number). Expected sequence 0 for transactions v2 idempotent producer with no existing state.`,
      );
    }
    if (baseSequence > pending.lowestSequence) {
      return refused(
        plain,
        `seq ${baseSequence} > ${pending.lowestSequence}, the lowest that waits`,
        'OUT_OF_ORDER_SEQUENCE_NUMBER',
        `Out of order sequence number for ${at}: ${baseSequence} (incoming seq. number), ${pending.lowestSequence} (earliest seen sequence)`,
      );
    }
  }
  if (batch.isTransactional) return withCheck(plain, 'passed', values);
  if (plain.verdict.kind === 'refuse' || (entry?.currentTxnFirstOffset ?? null) === null)
    return plain;
  const message = `Expected transactional write from producer ${producerId} at offset (offset=${logEndOffset}, segment=[-1:-1]) in partition ${partition.id}`;
  return refused(plain, 'a transaction of this producer id is open', 'INVALID_TXN_STATE', message);
}

/** The check of the transaction stands behind the one for a duplicate. */
function withCheck(
  plain: StateDecision,
  outcome: CheckOutcome['outcome'],
  values: string,
): StateDecision {
  const at = plain.checks.findIndex((one) => one.check === 'duplicate') + 1;
  const check: CheckOutcome = { check: 'transaction', rule: RULE, outcome, values };
  return { ...plain, checks: plain.checks.toSpliced(at, 0, check) };
}

function refused(
  plain: StateDecision,
  values: string,
  error: 'INVALID_TXN_STATE' | 'OUT_OF_ORDER_SEQUENCE_NUMBER',
  message: string,
): StateDecision {
  const at = plain.checks.findIndex((one) => one.check === 'duplicate') + 1;
  const before = plain.checks
    .slice(0, at)
    .map((one): CheckOutcome => ({ ...one, outcome: 'passed' }));
  const behind = plain.checks
    .slice(at)
    .map((one): CheckOutcome => ({ ...one, outcome: 'notReached', values: '' }));
  return {
    checks: [
      ...before,
      { check: 'transaction', rule: RULE, outcome: 'decides', values },
      ...behind,
    ],
    verdict: { kind: 'refuse', error, message },
    rule: RULE,
  };
}
