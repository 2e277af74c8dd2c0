// Who coordinates transactions: the leader of __transaction_state, one partition here and on every broker.
// Kafka: TransactionCoordinator#onElection, TransactionStateManager#loadTransactionsForTxnTopicPartition.
import type { Sim } from '../sim.ts';
import { coordinatorOf, updateCoordinator } from './cache.ts';
import { sendMarkers } from './sendMarkers.ts';
import { planTimeoutCheck } from './timeoutCheck.ts';

/**
 * A broker has gone or come: where the coordinator is one that does not run, the next one takes over. What was not
 * yet written is lost; transactions that were being ended get their markers again, from the new epoch.
 */
export function electCoordinator(sim: Sim): void {
  const { broker: before, epoch, transactions } = coordinatorOf(sim);
  const runs = (id: number) => id >= 0 && sim.broker(id).state === 'running';
  if (runs(before)) return;
  const next = sim.scenario.brokers.findLast(runs) ?? -1;
  if (next === before) return;
  updateCoordinator(sim, {
    broker: next,
    epoch: next < 0 ? epoch : epoch + 1,
    markers: [],
    transactions: transactions
      .filter((one) => one.producerEpoch >= 0)
      .map((one) => ({ ...one, pendingState: null, lastProducerEpoch: -1 })),
  });
  sim.emit('controller', {
    type: 'coordinatorElected',
    broker: next,
    from: before,
    coordinatorEpoch: coordinatorOf(sim).epoch,
  });
  if (next < 0) return;
  for (const metadata of coordinatorOf(sim).transactions) {
    if (metadata.state === 'PrepareCommit' || metadata.state === 'PrepareAbort') {
      sim.next({ kind: 'resumeEnding', transactionalId: metadata.transactionalId });
    }
  }
  planTimeoutCheck(sim);
}

/** A transaction that was found in PrepareCommit or PrepareAbort goes on where it stood. */
export function resumeEnding(
  sim: Sim,
  { transactionalId }: { readonly transactionalId: string },
): void {
  const metadata = coordinatorOf(sim).transactions.find(
    (one) => one.transactionalId === transactionalId,
  );
  if (metadata) sendMarkers(sim, metadata);
}
