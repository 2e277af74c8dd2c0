// Which request a transactional producer sends next. Kafka: TransactionManager#nextRequest and its Priority.
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import type { RequestHandler } from './clientTransaction.ts';
import { enqueueAddPartitions } from './requests.ts';
import {
  completeResult,
  hasError,
  resetTransactionState,
  txnOf,
  updateTxn,
} from './transitions.ts';

/** TransactionManager.Priority. */
function priorityOf({ call, isEpochBump }: RequestHandler): number {
  switch (call.api) {
    case 'FindCoordinator':
      return 0;
    case 'InitProducerId':
      return isEpochBump ? 4 : 1;
    case 'EndTxn':
      return 3;
    default:
      return 2;
  }
}

/**
 * TransactionManager#nextRequest: the most urgent one leaves the queue, of equals the first. EndTxn waits until no
 * batch is incomplete, and is not sent for a transaction that nothing was added to.
 */
export function nextRequest(sim: Sim, id: ClientId, hasIncomplete: boolean): RequestHandler | null {
  if (txnOf(sim, id).newPartitions.length > 0) enqueueAddPartitions(sim, id);
  const handler = peek(sim, id);
  if (!handler || (handler.call.api === 'EndTxn' && hasIncomplete)) return null;
  poll(sim, id, handler);
  const txn = txnOf(sim, id);
  if (hasError(txn)) {
    const harmless = txn.state === 'ABORTABLE_ERROR' && handler.call.api === 'FindCoordinator';
    if (!harmless) {
      completeResult(sim, id, handler.result, txn.lastError);
      return null;
    }
  }
  if (handler.call.api !== 'EndTxn' || txn.started) return handler;
  completeResult(sim, id, handler.result);
  resetTransactionState(sim, id);
  const next = peek(sim, id);
  if (next) poll(sim, id, next);
  return next;
}

function peek(sim: Sim, id: ClientId): RequestHandler | null {
  return txnOf(sim, id).queue.reduce<RequestHandler | null>(
    (first, one) => (first === null || priorityOf(one) < priorityOf(first) ? one : first),
    null,
  );
}

function poll(sim: Sim, id: ClientId, handler: RequestHandler): void {
  updateTxn(sim, id, { queue: txnOf(sim, id).queue.filter((one) => one !== handler) });
}
