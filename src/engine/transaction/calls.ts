// The transactional calls of an application. Kafka: KafkaProducer#initTransactions … #abortTransaction and what they
// ask of TransactionManager.
import { required } from '../assert.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { configOf } from '../producer/recordAccumulator.ts';
import { planCall } from '../producer/workload.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, PartitionId } from '../units.ts';
import { itemAt, withItem } from '../vector.ts';
import type { ProducerState } from '../world.ts';
import type {
  ClientTransaction,
  Thrown,
  TransactionalCall,
  TransactionManagerState,
} from './clientTransaction.ts';
import type { ApiCall, OffsetToCommit } from './protocol.ts';
import {
  enqueue,
  hasError,
  invalidTransition,
  newHandler,
  newResult,
  pruneResults,
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
    await_(sim, id, outcome.result);
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

/** TransactionManager#maybeFailWithError: a new exception for every call after an error. */
function failureOf(sim: Sim, id: ClientId): Thrown | null {
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
      return {
        exception: 'KafkaException',
        message: 'Cannot execute transactional method because we are in an error state',
      };
  }
}

/** TransactionManager#throwIfPendingState: an earlier call timed out and was not made again. */
function pendingCall(sim: Sim, id: ClientId, operation: string): Thrown | null {
  const { pendingTransition } = txnOf(sim, id);
  if (!pendingTransition) return null;
  return {
    exception: 'IllegalStateException',
    message: `Cannot attempt operation \`${operation}\` because the previous call to \`${pendingTransition.operation}\` timed out and must be retried`,
  };
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
    const invalid = invalidTransition(txnOf(sim, id), 'INITIALIZING');
    if (invalid) return { kind: 'thrown', error: invalid };
    transitionTo(sim, id, 'INITIALIZING');
    return { kind: 'waits', result: enqueueInit(sim, id, false) };
  });
}

/** InitProducerId: for an id, or with the present one to raise its epoch once the transaction is over. */
function enqueueInit(sim: Sim, id: ClientId, isEpochBump: boolean): number {
  const { transactionalId, timeoutMs } = txnOf(sim, id);
  const { producerId, producerEpoch } = sim.producer(id);
  const result = newResult(sim, id, 'InitProducerId');
  const call: ApiCall = {
    api: 'InitProducerId',
    transactionalId,
    timeoutMs,
    producerId: isEpochBump ? producerId : -1,
    producerEpoch: isEpochBump ? producerEpoch : -1,
  };
  enqueue(sim, id, { ...newHandler(sim, id, call, result), isEpochBump });
  return result;
}

function beginTransaction(sim: Sim, id: ClientId): Outcome {
  const error =
    pendingCall(sim, id, 'beginTransaction') ??
    failureOf(sim, id) ??
    invalidTransition(txnOf(sim, id), 'IN_TRANSACTION');
  if (error) return { kind: 'thrown', error };
  transitionTo(sim, id, 'IN_TRANSACTION');
  updateTxn(sim, id, { number: txnOf(sim, id).number + 1 });
  return RETURNS;
}

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
      offsets: txnOf(sim, id).pendingOffsets,
    };
    enqueue(sim, id, newHandler(sim, id, call, result));
    return { kind: 'waits', result };
  }
  const result = newResult(sim, id, 'AddOffsetsToTxn');
  enqueue(sim, id, newHandler(sim, id, { api: 'AddOffsetsToTxn', ...from }, result));
  return { kind: 'waits', result };
}

/** TransactionManager#txnOffsetCommitHandler: what is still to be committed, each partition once. */
export function addPendingOffsets(
  sim: Sim,
  id: ClientId,
  offsets: readonly OffsetToCommit[],
): void {
  const others = txnOf(sim, id).pendingOffsets.filter(
    (one) => !offsets.some((other) => other.partition === one.partition),
  );
  updateTxn(sim, id, { pendingOffsets: [...others, ...offsets] });
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
    const error = failure ?? invalidTransition(txn, state);
    if (error) return { kind: 'thrown', error };
    const skipsEnd = txn.lastError?.exception === 'InvalidPidMappingException';
    transitionTo(sim, id, state);
    if (abort) updateTxn(sim, id, { newPartitions: [] });
    return { kind: 'waits', result: beginCompleting(sim, id, !abort, skipsEnd) };
  });
}

/** TransactionManager#beginCompletingTransaction. The result to wait for is that of the last request. */
export function beginCompleting(
  sim: Sim,
  id: ClientId,
  committed: boolean,
  skipsEnd = false,
): number {
  if (txnOf(sim, id).newPartitions.length > 0) enqueueAddPartitions(sim, id);
  const txn = txnOf(sim, id);
  const { transactionalId } = txn;
  const { producerId, producerEpoch } = sim.producer(id);
  const bumps = txn.clientSideEpochBumpRequired;
  // up to 4.0 a producer whose id the coordinator does not know asks for one without an end
  const onlyInit = skipsEnd && bumps && sim.rules.transactionVersion === 1;
  let result = -1;
  if (!onlyInit) {
    result = newResult(sim, id, `EndTxn(${committed})`);
    const call: ApiCall = { api: 'EndTxn', transactionalId, producerId, producerEpoch, committed };
    enqueue(sim, id, newHandler(sim, id, call, result));
  }
  return bumps ? enqueueInit(sim, id, true) : result;
}

/** TransactionManager#addPartitionsToTransactionHandler: all that are new or were not yet answered. */
export function enqueueAddPartitions(sim: Sim, id: ClientId): void {
  const { newPartitions, pendingPartitions, transactionalId } = txnOf(sim, id);
  const partitions = [...new Set([...pendingPartitions, ...newPartitions])];
  const { producerId, producerEpoch } = sim.producer(id);
  updateTxn(sim, id, { newPartitions: [], pendingPartitions: partitions });
  const call: ApiCall = {
    api: 'AddPartitionsToTxn',
    transactionalId,
    producerId,
    producerEpoch,
    partitions,
  };
  const result = newResult(sim, id, 'AddPartitionsToTxn');
  enqueue(sim, id, newHandler(sim, id, call, result));
}

/** TransactionManager#maybeAddPartition, after the record has gone into the accumulator: what send() throws. */
export function maybeAddPartition(sim: Sim, id: ClientId, partition: PartitionId): Thrown | null {
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
  if (sim.rules.transactionVersion === 2) {
    const partitions = [...new Set([...txn.partitions, partition])];
    updateTxn(sim, id, { partitions, started: true });
  } else if (!isKnown(txn, partition)) {
    updateTxn(sim, id, { newPartitions: [...txn.newPartitions, partition] });
  }
  return null;
}

function isKnown(txn: ClientTransaction, partition: PartitionId): boolean {
  return [txn.partitions, txn.pendingPartitions, txn.newPartitions].some((one) =>
    one.includes(partition),
  );
}

/** TransactionalRequestResult#await, at most max.block.ms. */
function await_(sim: Sim, id: ClientId, result: number): void {
  const { blocked, config } = sim.producer(id);
  if (blocked?.kind !== 'transaction') return;
  sim.updateProducer(id, { blocked: { ...blocked, result } });
  const known = txnOf(sim, id).results.find((one) => one.id === result);
  if (known && known.state !== 'pending') {
    sim.next({ kind: 'transactionReturns', producer: id });
    return;
  }
  sim.later(sim.now + required(config, 'config').maxBlockMs, {
    kind: 'transactionTimeout',
    producer: id,
    result,
  });
  sim.next({ kind: 'senderRun', producer: id });
}

/** The result is there: the call returns, or throws. */
export function transactionReturns(
  sim: Sim,
  { producer: id }: OccurrenceOf<'transactionReturns'>,
): void {
  const { blocked } = sim.producer(id);
  if (blocked?.kind !== 'transaction') return;
  const { results, pendingTransition } = txnOf(sim, id);
  const outcome = results.find((one) => one.id === blocked.result);
  sim.cancel((one) => one.kind === 'transactionTimeout' && one.producer === id);
  if (pendingTransition?.result === blocked.result) updateTxn(sim, id, { pendingTransition: null });
  pruneResults(sim, id);
  returned(sim, id, outcome?.error ?? null);
}

/** max.block.ms is over. What was begun goes on, and only the same call may be made again. */
export function transactionTimeout(
  sim: Sim,
  { producer: id, result }: OccurrenceOf<'transactionTimeout'>,
): void {
  const { blocked, config } = sim.producer(id);
  if (blocked?.kind !== 'transaction' || blocked.result !== result) return;
  const operation = txnOf(sim, id).results.find((one) => one.id === result)?.operation ?? '';
  returned(sim, id, {
    exception: 'TimeoutException',
    message: `Timeout expired after ${required(config, 'config').maxBlockMs}ms while awaiting ${operation}`,
  });
}

export function callReturned(
  sim: Sim,
  { producer: id, error }: OccurrenceOf<'callReturned'>,
): void {
  returned(sim, id, error);
}

/** Exceptions after which the producer's documentation tells an application to close it, not to abort. */
const FATAL_FOR_APPLICATION: readonly string[] = [
  'ProducerFencedException',
  'OutOfOrderSequenceException',
  'IllegalStateException',
];

/** The application's sends, with those of a transaction known to be committed. */
function withCommitted({ sent, session }: ProducerState, number: number): ProducerState['sent'] {
  let changed = sent;
  for (let at = sent.length - 1; at >= 0; at--) {
    const one = itemAt(sent, at);
    if (one?.session !== session || (one.transaction?.number ?? number) < number) break;
    if (one.transaction) {
      changed = withItem(changed, at, { ...one, transaction: { number, committed: true } });
    }
  }
  return changed;
}

function returned(sim: Sim, id: ClientId, error: Thrown | null): void {
  const producer = sim.producer(id);
  const { blocked, transaction } = producer;
  if (blocked?.kind !== 'transaction') return;
  const { call, orAbort } = blocked;
  const number = transaction?.number ?? 0;
  sim.setProducer({
    ...producer,
    blocked: null,
    sent: call === 'commitTransaction' && !error ? withCommitted(producer, number) : producer.sent,
  });
  const aborts = error && orAbort && !FATAL_FOR_APPLICATION.includes(error.exception);
  if (!aborts) planCall(sim, id);
  const event = sim.emit(id, { type: 'transactionReturned', producer: id, call, error }, [
    blocked.event,
  ]);
  if (!aborts) return;
  const at = sim.now;
  sim.next({ kind: 'callTransactional', producer: id, spec: { at, call: 'abortTransaction' } }, [
    event,
  ]);
}
