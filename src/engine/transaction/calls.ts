// The transactional calls of an application. Kafka: KafkaProducer#initTransactions … #abortTransaction and what they
// ask of TransactionManager.
import { required } from '../assert.ts';
import { groupMetadataOf } from '../consumer/groupAccess.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Refusal } from '../producer/kafkaProducer.ts';
import { configOf } from '../producer/producerConfig.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, PartitionId } from '../units.ts';
import { failureOf, IN_ERROR, pendingCall } from './callErrors.ts';
import type {
  ClientTransaction,
  Thrown,
  TransactionalCall,
  TransactionManagerState,
} from './clientTransaction.ts';
import type { ApiCall, OffsetToCommit } from './protocol.ts';
import { addPendingOffsets, beginCompleting, enqueueInit } from './requests.ts';
import { awaitResult } from './returns.ts';
import {
  enqueue,
  hasError,
  invalidTransition,
  newHandler,
  newResult,
  transitionTo,
  txnOf,
  updateTxn,
} from './transitions.ts';

/** The application calls: its thread waits until the call has returned. */
export function callTransactional(
  sim: Sim,
  { producer: id, spec }: OccurrenceOf<'callTransactional'>,
): void {
  const event = sim.world.nextEventId;
  const orAbort = spec.call === 'commitTransaction' && spec.orAbort;
  sim.updateProducer(id, {
    blocked: { kind: 'transaction', call: spec.call, result: -1, event, orAbort },
  });
  sim.emit(id, {
    type: 'transactionCalled',
    producer: id,
    call: spec.call,
    offsets: spec.call === 'sendOffsetsToTransaction' ? spec.offsets : [],
  });
  sim.next({ kind: 'performCall', producer: id, spec });
}

/** What a call comes to: an exception, nothing to wait for, or a result. */
type Outcome =
  | { readonly kind: 'thrown'; readonly error: Thrown }
  | { readonly kind: 'returns' }
  | { readonly kind: 'waits'; readonly result: number };

const RETURNS: Outcome = { kind: 'returns' };

function thrown(exception: string, message: string): Outcome {
  return { kind: 'thrown', error: { exception, message } };
}

const illegal = (message: string) => thrown('IllegalStateException', message);

/** The call itself, on the application's thread. */
export function performCall(sim: Sim, { producer: id, spec }: OccurrenceOf<'performCall'>): void {
  const outcome = outcomeOf(sim, id, spec);
  if (outcome.kind === 'waits') {
    awaitResult(sim, id, outcome.result);
    return;
  }
  if (outcome.kind === 'thrown') {
    sim.next({ kind: 'callReturned', producer: id, error: outcome.error });
  } else sim.next({ kind: 'callReturned', producer: id, error: null });
}

function outcomeOf(sim: Sim, id: ClientId, spec: OccurrenceOf<'performCall'>['spec']): Outcome {
  const producer = sim.producer(id);
  const { transaction } = producer;
  if (!transaction) {
    return configOf(producer).enableIdempotence
      ? illegal('Transactional method invoked on a non-transactional producer.')
      : illegal(
          'Cannot use transactional methods without enabling transactions by setting the transactional.id configuration property',
        );
  }
  if (producer.lifecycle !== 'running') {
    return illegal('Cannot perform operation after producer has been closed');
  }
  switch (spec.call) {
    case 'initTransactions':
      return initTransactions(sim, id);
    case 'beginTransaction':
      return beginTransaction(sim, id);
    case 'sendOffsetsToTransaction':
      return sendOffsets(sim, id, spec.group, spec.offsets);
    case 'commitTransaction':
      return complete(sim, id, 'commitTransaction', 'COMMITTING_TRANSACTION');
    case 'abortTransaction':
      return complete(sim, id, 'abortTransaction', 'ABORTING_TRANSACTION');
  }
}

/** TransactionManager#handleCachedTransactionRequestResult. */
function cached(
  sim: Sim,
  id: ClientId,
  operation: TransactionalCall,
  state: TransactionManagerState,
  start: () => Outcome,
): Outcome {
  const { pendingTransition } = txnOf(sim, id);
  if (pendingTransition) {
    const { result } = pendingTransition;
    if (pendingTransition.state === state) return { kind: 'waits', result };
    return { kind: 'thrown', error: required(pendingCall(sim, id, operation), 'pending call') };
  }
  const outcome = start();
  if (outcome.kind === 'waits') {
    updateTxn(sim, id, { pendingTransition: { result: outcome.result, state, operation } });
  }
  return outcome;
}

function initTransactions(sim: Sim, id: ClientId): Outcome {
  const failure = failureOf(sim, id);
  if (failure) return { kind: 'thrown', error: failure };
  return cached(sim, id, 'initTransactions', 'INITIALIZING', () => {
    const invalid = invalidTransition(sim, txnOf(sim, id), 'INITIALIZING');
    if (invalid) return { kind: 'thrown', error: invalid };
    transitionTo(sim, id, 'INITIALIZING');
    return { kind: 'waits', result: enqueueInit(sim, id, false) };
  });
}

function beginTransaction(sim: Sim, id: ClientId): Outcome {
  const error =
    pendingCall(sim, id, 'beginTransaction') ??
    failureOf(sim, id) ??
    invalidTransition(sim, txnOf(sim, id), 'IN_TRANSACTION');
  if (error) return { kind: 'thrown', error };
  transitionTo(sim, id, 'IN_TRANSACTION');
  updateTxn(sim, id, { number: txnOf(sim, id).number + 1 });
  return RETURNS;
}

/** What sendOffsetsToTransaction() throws up to 3.1, where no transaction is open. */
const NOT_ACTIVE: Thrown = {
  exception: 'KafkaException',
  message:
    'Cannot send offsets to transaction either because the producer is not in an active transaction',
};

function sendOffsets(
  sim: Sim,
  id: ClientId,
  group: string,
  offsets: readonly OffsetToCommit[],
): Outcome {
  if (offsets.length === 0) return RETURNS;
  const error = pendingCall(sim, id, 'sendOffsetsToTransaction') ?? failureOf(sim, id);
  if (error) return { kind: 'thrown', error };
  const txn = txnOf(sim, id);
  if (txn.state !== 'IN_TRANSACTION') {
    if (sim.rules.sendChecks === 'beforeAppend') return { kind: 'thrown', error: NOT_ACTIVE };
    return illegal(
      `Cannot send offsets if a transaction is not in progress (currentState= ${txn.state})`,
    );
  }
  const { producerId, producerEpoch } = sim.producer(id);
  const { transactionalId } = txn;
  const from = { transactionalId, producerId, producerEpoch, group };
  updateTxn(sim, id, { offsetsToSend: offsets });
  if (sim.rules.transactionVersion === 2) {
    const result = newResult(sim, id, 'TxnOffsetCommitHandler');
    updateTxn(sim, id, { started: true });
    addPendingOffsets(sim, id, offsets);
    const call: ApiCall = {
      api: 'TxnOffsetCommit',
      ...from,
      member: groupMetadataOf(sim, id, group),
      offsets: txnOf(sim, id).pendingOffsets,
    };
    enqueue(sim, id, newHandler(sim, id, call, result));
    return { kind: 'waits', result };
  }
  const result = newResult(sim, id, 'AddOffsetsToTxn');
  enqueue(sim, id, newHandler(sim, id, { api: 'AddOffsetsToTxn', ...from }, result));
  return { kind: 'waits', result };
}

/** TransactionManager#beginCommit and #beginAbort. */
function complete(
  sim: Sim,
  id: ClientId,
  operation: 'commitTransaction' | 'abortTransaction',
  state: 'COMMITTING_TRANSACTION' | 'ABORTING_TRANSACTION',
): Outcome {
  return cached(sim, id, operation, state, () => {
    const abort = operation === 'abortTransaction';
    const txn = txnOf(sim, id);
    const failure = abort && txn.state === 'ABORTABLE_ERROR' ? null : failureOf(sim, id);
    const error = failure ?? invalidTransition(sim, txn, state);
    if (error) return { kind: 'thrown', error };
    const skipsEnd = txn.lastError?.exception === 'InvalidPidMappingException';
    transitionTo(sim, id, state);
    if (abort) updateTxn(sim, id, { newPartitions: [] });
    return { kind: 'waits', result: beginCompleting(sim, id, !abort, skipsEnd) };
  });
}

/**
 * TransactionManager#maybeAddPartition, after the record has gone into the accumulator: what send() throws. Up to 3.1 it
 * had asked before (#failIfNotReadyForSend, #maybeAddPartitionToTransaction).
 */
export function maybeAddPartition(sim: Sim, id: ClientId, partition: PartitionId): Thrown | null {
  const later = sim.rules.sendChecks === 'afterAppend';
  const { transaction } = sim.producer(id);
  if (!transaction) return later ? IN_ERROR : null;
  const error = later ? cannotAdd(sim, id, partition) : null;
  if (error) return error;
  const txn = txnOf(sim, id);
  if (sim.rules.transactionVersion === 2) {
    const partitions = [...new Set([...txn.partitions, partition])];
    updateTxn(sim, id, { partitions, started: true });
  } else if (!isKnown(txn, partition)) {
    updateTxn(sim, id, { newPartitions: [...txn.newPartitions, partition] });
  }
  return null;
}

/** TransactionManager#failIfNotReadyForSend, up to 3.1: what send() throws before its record is anywhere. */
export function failIfNotReadyForSend(sim: Sim, id: ClientId): Refusal | null {
  if (sim.rules.sendChecks === 'afterAppend') return null;
  const txn = txnOf(sim, id);
  const thrown = true;
  if (hasError(txn)) {
    return {
      exception: 'KafkaException',
      message:
        'Cannot perform send because at least one previous transactional or idempotent request has failed with errors.',
      thrown,
    };
  }
  const exception = 'IllegalStateException';
  if (sim.producer(id).producerId < 0) {
    return {
      exception,
      message:
        "Cannot perform a 'send' before completing a call to initTransactions when transactions are enabled.",
      thrown,
    };
  }
  return txn.state === 'IN_TRANSACTION'
    ? null
    : { exception, message: `Cannot call send in state ${txn.state}`, thrown };
}

function cannotAdd(sim: Sim, id: ClientId, partition: PartitionId): Thrown | null {
  const error = failureOf(sim, id) ?? pendingCall(sim, id, 'send');
  if (error) return error;
  const txn = txnOf(sim, id);
  const cannot = `Cannot add partition ${partition} to transaction`;
  if (sim.producer(id).producerId < 0) {
    return {
      exception: 'IllegalStateException',
      message: `${cannot} before completing a call to initTransactions`,
    };
  }
  if (txn.state !== 'IN_TRANSACTION') {
    return {
      exception: 'IllegalStateException',
      message: `${cannot} while in state  ${txn.state}`,
    };
  }
  return null;
}

function isKnown(txn: ClientTransaction, partition: PartitionId): boolean {
  return [txn.partitions, txn.pendingPartitions, txn.newPartitions].some((one) =>
    one.includes(partition),
  );
}
