// States, results and the queue of a transactional producer. Kafka: TransactionManager#transitionTo,
// TransactionalRequestResult, #enqueueRequest.
import { required } from '../assert.ts';
import { configOf } from '../producer/producerConfig.ts';
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import type {
  ClientTransaction,
  RequestHandler,
  RequestResult,
  Thrown,
  TransactionManagerState,
} from './clientTransaction.ts';
import type { ApiCall } from './protocol.ts';

type State = TransactionManagerState;

/** State#isTransitionValid: from where each state may be reached. FATAL_ERROR: from everywhere. */
const SOURCES: Readonly<Record<Exclude<State, 'FATAL_ERROR'>, readonly State[]>> = {
  UNINITIALIZED: ['READY', 'ABORTABLE_ERROR'],
  INITIALIZING: ['UNINITIALIZED', 'COMMITTING_TRANSACTION', 'ABORTING_TRANSACTION'],
  READY: ['INITIALIZING', 'COMMITTING_TRANSACTION', 'ABORTING_TRANSACTION'],
  IN_TRANSACTION: ['READY'],
  COMMITTING_TRANSACTION: ['IN_TRANSACTION'],
  ABORTING_TRANSACTION: ['IN_TRANSACTION', 'ABORTABLE_ERROR'],
  ABORTABLE_ERROR: ['IN_TRANSACTION', 'COMMITTING_TRANSACTION', 'ABORTABLE_ERROR', 'INITIALIZING'],
};

export function txnOf(sim: Sim, id: ClientId): ClientTransaction {
  return required(sim.producer(id).transaction, `transaction manager of ${id}`);
}

export function updateTxn(sim: Sim, id: ClientId, change: Partial<ClientTransaction>): void {
  sim.updateProducer(id, { transaction: { ...txnOf(sim, id), ...change } });
}

export function hasError({ state }: ClientTransaction): boolean {
  return state === 'ABORTABLE_ERROR' || state === 'FATAL_ERROR';
}

/** TransactionManager#isCompleting. */
export function isCompleting({ state }: ClientTransaction): boolean {
  return state === 'COMMITTING_TRANSACTION' || state === 'ABORTING_TRANSACTION';
}

/** TransactionManager#hasOngoingTransaction. */
export function hasOngoing(txn: ClientTransaction): boolean {
  return txn.state === 'IN_TRANSACTION' || isCompleting(txn) || txn.state === 'ABORTABLE_ERROR';
}

/** The exception for a transition that is none, or null. On the application's thread the state stays. Up to 2.8 a KafkaException. */
export function invalidTransition(
  { scenario }: Sim,
  txn: ClientTransaction,
  target: State,
): Thrown | null {
  if (target === 'FATAL_ERROR' || SOURCES[target].includes(txn.state)) return null;
  return {
    exception: scenario.profile === '2.8' ? 'KafkaException' : 'IllegalStateException',
    message: `TransactionalId ${txn.transactionalId}: Invalid transition attempted from state ${txn.state} to state ${target}`,
  };
}

/**
 * TransactionManager#transitionTo. On the Sender's thread an invalid one poisons the producer: it ends in
 * FATAL_ERROR (KAFKA-14831).
 */
export function transitionTo(
  sim: Sim,
  id: ClientId,
  target: State,
  error: Thrown | null = null,
): void {
  const txn = txnOf(sim, id);
  const invalid = invalidTransition(sim, txn, target);
  const to = invalid ? 'FATAL_ERROR' : target;
  const lastError = invalid ?? error;
  updateTxn(sim, id, { state: to, lastError });
  const { producerId, producerEpoch } = sim.producer(id);
  sim.next({
    kind: 'note',
    actor: id,
    fact: {
      type: 'transactionManagerMoved',
      producer: id,
      transactionalId: txn.transactionalId,
      from: txn.state,
      to,
      error: lastError,
      producerId,
      producerEpoch,
    },
  });
}

/** TransactionManager#transitionToAbortableError: while an abort is under way nothing is left to be told. */
export function transitionToAbortableError(sim: Sim, id: ClientId, error: Thrown): void {
  if (txnOf(sim, id).state === 'ABORTING_TRANSACTION') return;
  transitionTo(sim, id, 'ABORTABLE_ERROR', error);
}

/** TransactionManager#transitionToFatalError: whoever waits is told too. */
export function transitionToFatalError(sim: Sim, id: ClientId, error: Thrown): void {
  transitionTo(sim, id, 'FATAL_ERROR', error);
  const { pendingTransition } = txnOf(sim, id);
  if (pendingTransition) completeResult(sim, id, pendingTransition.result, error);
}

/** A new result that a call can wait for. */
export function newResult(sim: Sim, id: ClientId, operation: string): number {
  const { nextResult, results } = txnOf(sim, id);
  const result: RequestResult = { id: nextResult, operation, state: 'pending', error: null };
  updateTxn(sim, id, { nextResult: nextResult + 1, results: [...results, result] });
  return nextResult;
}

/** TransactionalRequestResult#done and #fail. Whoever waits for it goes on. The first outcome counts. */
export function completeResult(
  sim: Sim,
  id: ClientId,
  result: number,
  error: Thrown | null = null,
): void {
  const { results } = txnOf(sim, id);
  const known = results.find((one) => one.id === result);
  if (known?.state !== 'pending') return;
  updateTxn(sim, id, {
    results: results.map((one) =>
      one.id === result ? { ...one, state: error ? 'failed' : 'done', error } : one,
    ),
  });
  const { blocked } = sim.producer(id);
  if (blocked?.kind === 'transaction' && blocked.result === result) {
    sim.next({ kind: 'transactionReturns', producer: id });
  }
}

/** Forgets results that nobody can ask for any more. */
export function pruneResults(sim: Sim, id: ClientId): void {
  const { results, pendingTransition } = txnOf(sim, id);
  updateTxn(sim, id, {
    results: results.filter(
      (one) => one.state === 'pending' || one.id === pendingTransition?.result,
    ),
  });
}

/** A handler before its first sending. */
export function newHandler(sim: Sim, id: ClientId, call: ApiCall, result: number): RequestHandler {
  const { retryBackoffMs } = configOf(sim.producer(id));
  return { call, isEpochBump: false, result, isRetry: false, retryBackoffMs };
}

export function enqueue(sim: Sim, id: ClientId, handler: RequestHandler): void {
  updateTxn(sim, id, { queue: [...txnOf(sim, id).queue, handler] });
}

/** TransactionManager#retry and TxnRequestHandler#reenqueue. */
export function reenqueue(sim: Sim, id: ClientId, handler: RequestHandler): void {
  enqueue(sim, id, { ...handler, isRetry: true });
}

/** TransactionManager#lookupCoordinator: who it is has to be asked. */
export function lookupCoordinator(sim: Sim, id: ClientId, call: ApiCall): void {
  const group = call.api === 'TxnOffsetCommit';
  const { transactionalId } = txnOf(sim, id);
  updateTxn(sim, id, group ? { groupCoordinator: null } : { coordinator: null });
  const find: ApiCall = group
    ? { api: 'FindCoordinator', keyType: 'group', key: call.group }
    : { api: 'FindCoordinator', keyType: 'transaction', key: transactionalId };
  enqueue(sim, id, newHandler(sim, id, find, -1));
}

/** TransactionManager#resetTransactionState: the transaction is over. */
export function resetTransactionState(sim: Sim, id: ClientId): void {
  const { clientSideEpochBumpRequired } = txnOf(sim, id);
  transitionTo(sim, id, clientSideEpochBumpRequired ? 'INITIALIZING' : 'READY');
  updateTxn(sim, id, {
    clientSideEpochBumpRequired: false,
    started: false,
    newPartitions: [],
    pendingPartitions: [],
    partitions: [],
  });
}

/** TransactionManager#setProducerIdAndEpoch and, where sequences begin anew, #resetSequenceNumbers. */
export function setProducerIdAndEpoch(
  sim: Sim,
  id: ClientId,
  producerId: number,
  producerEpoch: number,
  resetSequences: boolean,
): void {
  sim.updateProducer(id, {
    producerId,
    producerEpoch,
    ...(resetSequences ? { numbering: [] } : {}),
  });
}
