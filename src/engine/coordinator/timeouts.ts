// Transactions that are open for too long are aborted. Kafka: TransactionCoordinator#abortTimedOutTransactions.
import type { Sim } from '../sim.ts';
import { coordinatorOf, putMetadata, updateCoordinator } from './cache.ts';
import { endTransaction } from './coordinator.ts';
import { fencedAs } from './decisions.ts';
import { planTimeoutCheck } from './timeoutCheck.ts';

/** TransactionStateManager#timedOutTransactions: each is fenced by a new epoch and aborted. */
export function abortTimedOut(sim: Sim): void {
  updateCoordinator(sim, { timeoutCheckAt: null });
  const { broker, transactions } = coordinatorOf(sim);
  if (broker >= 0 && sim.broker(broker).state === 'running') {
    for (const metadata of transactions) {
      const { state, pendingState, txnStartTimestamp, txnTimeoutMs } = metadata;
      const isLate = txnStartTimestamp + txnTimeoutMs < sim.now;
      if (state !== 'Ongoing' || pendingState !== null || !isLate) continue;
      sim.because = [metadata.event];
      putMetadata(sim, { ...metadata, pendingState: 'PrepareEpochFence' });
      const as = { ...fencedAs(metadata), commit: false, isFromClient: false };
      const why = `it has been open for more than transaction.timeout.ms, ${txnTimeoutMs} ms`;
      endTransaction(sim, metadata.transactionalId, as, { kind: 'nobody' }, why);
    }
  }
  planTimeoutCheck(sim);
}
