// Why a call of the transactional API throws before it asks anybody. Kafka: TransactionManager#maybeFailWithError,
// #throwIfPendingState.
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import type { Thrown } from './clientTransaction.ts';
import { hasError, txnOf } from './transitions.ts';

/** What a call after an error throws, unless that error has an exception of its own. */
export const IN_ERROR: Thrown = {
  exception: 'KafkaException',
  message: 'Cannot execute transactional method because we are in an error state',
};

/** TransactionManager#maybeFailWithError: a new exception for every call after an error. */
export function failureOf(sim: Sim, id: ClientId): Thrown | null {
  const txn = txnOf(sim, id);
  if (!hasError(txn)) return null;
  const { producerId, producerEpoch } = sim.producer(id);
  const who = `Producer with transactionalId '${txn.transactionalId}' and (producerId=${producerId}, epoch=${producerEpoch})`;
  const exception = txn.lastError?.exception ?? 'KafkaException';
  switch (exception) {
    case 'ProducerFencedException':
      return {
        exception,
        message: `${who} has been fenced by another producer with the same transactionalId`,
      };
    case 'InvalidProducerEpochException':
      return { exception, message: `${who} attempted to produce with an old epoch` };
    case 'IllegalStateException':
      return {
        exception,
        message: `${who} cannot execute transactional method because of previous invalid state transition attempt`,
      };
    default:
      return IN_ERROR;
  }
}

/** TransactionManager#throwIfPendingState: an earlier call timed out and was not made again. */
export function pendingCall(sim: Sim, id: ClientId, operation: string): Thrown | null {
  const { pendingTransition } = txnOf(sim, id);
  if (!pendingTransition) return null;
  return {
    exception: 'IllegalStateException',
    message: `Cannot attempt operation \`${operation}\` because the previous call to \`${pendingTransition.operation}\` timed out and must be retried`,
  };
}
