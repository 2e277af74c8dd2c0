// What a failed batch does to a transaction. Kafka: TransactionManager#maybeTransitionToErrorState,
// #handleFailedBatch, #maybeResolveSequences.
import { ERRORS } from '../protocol/errors.ts';
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import type { ClientTransaction, Thrown } from './clientTransaction.ts';
import {
  invalidTransition,
  isCompleting,
  transitionToAbortableError,
  transitionToFatalError,
  txnOf,
  updateTxn,
} from './transitions.ts';

/** TransactionManager#needToTriggerEpochBumpFromClient: with version 2 the end of a transaction raises it anyway. */
function clientBumps(sim: Sim, txn: ClientTransaction): boolean {
  return txn.coordinatorSupportsBumpingEpoch && sim.rules.transactionVersion === 1;
}

const FATAL: readonly string[] = [
  'ClusterAuthorizationException',
  'ProducerFencedException',
  'TransactionalIdAuthorizationException',
];
/** From 4.1 on; before, such a batch error only aborts. */
const FATAL_LATELY: readonly string[] = [...FATAL, 'InvalidPidMappingException'];

function isRetriable(exception: string): boolean {
  return Object.values(ERRORS).some((one) => one.retriable && one.exception === exception);
}

/**
 * TransactionManager#maybeTransitionToErrorState. Where no transaction can be aborted the transition is invalid: on
 * the application's thread the state stays, on the Sender's it becomes FATAL_ERROR.
 */
export function maybeTransitionToErrorState(
  sim: Sim,
  id: ClientId,
  error: Thrown,
  thread: 'application' | 'sender',
): void {
  const recent = sim.rules.exhaustedRetriesAreAbortable;
  if ((recent ? FATAL_LATELY : FATAL).includes(error.exception)) {
    transitionToFatalError(sim, id, error);
    return;
  }
  const wrapped =
    recent && (isRetriable(error.exception) || error.exception === 'InvalidTxnStateException');
  const told: Thrown = wrapped
    ? {
        exception: 'TransactionAbortableException',
        message: 'Transaction Request was aborted after exhausting retries.',
      }
    : error;
  const txn = txnOf(sim, id);
  const invalid =
    txn.state !== 'ABORTING_TRANSACTION' && invalidTransition(sim, txn, 'ABORTABLE_ERROR') !== null;
  if (txn.state === 'FATAL_ERROR' || (invalid && thread === 'application')) return;
  if (clientBumps(sim, txn) && !isCompleting(txn)) {
    updateTxn(sim, id, { clientSideEpochBumpRequired: true });
  }
  transitionToAbortableError(sim, id, told);
}

/**
 * TransactionManager#maybeResolveSequences: when nothing of a partition is in flight any more and the expired batch
 * is not known to be followed by an acknowledged one, the transaction cannot be committed. True when it changed
 * something.
 */
export function resolveSequences(sim: Sim, id: ClientId): boolean {
  const producer = sim.producer(id);
  const found = producer.numbering.find(
    (one) => one.unresolvedAt !== null && one.inFlight.length === 0,
  );
  if (!found || txnOf(sim, id).state === 'FATAL_ERROR') return false;
  sim.setProducer({
    ...producer,
    numbering: producer.numbering.map((one) =>
      one === found ? { ...one, unresolvedAt: null } : one,
    ),
  });
  if (found.nextSequence - found.lastAckedSequence === 1) return true;
  sim.because = [found.unresolvedBy];
  const txn = txnOf(sim, id);
  const message =
    "The client hasn't received acknowledgment for some previously sent messages and can no longer retry them. ";
  if (!txn.coordinatorSupportsBumpingEpoch && sim.rules.transactionVersion === 1) {
    transitionToFatalError(sim, id, {
      exception: 'KafkaException',
      message: `${message}It isn't safe to continue.`,
    });
    return true;
  }
  if (clientBumps(sim, txn)) updateTxn(sim, id, { clientSideEpochBumpRequired: true });
  transitionToAbortableError(sim, id, {
    exception: 'KafkaException',
    message: `${message}It is safe to abort the transaction and continue.`,
  });
  return true;
}
