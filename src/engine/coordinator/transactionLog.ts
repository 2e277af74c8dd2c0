// A transition is written to __transaction_state, and only then it holds. Kafka:
// TransactionStateManager#appendTransactionToLog, TransactionCoordinator's callbacks.
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import { answerOf } from '../transaction/protocol.ts';
import {
  coordinatorOf,
  findMetadata,
  fromBrokerMs,
  logWriteMs,
  putMetadata,
  updateCoordinator,
} from './cache.ts';
import type { TransactionMetadata, TransitMetadata } from './coordinatorState.ts';
import { sendMarkers } from './sendMarkers.ts';
import { planTimeoutCheck } from './timeoutCheck.ts';
import { prepareComplete } from './transactionMetadata.ts';

/** Who waits for a transition: a client's request, the leader that adds a partition, or nobody. */
export type Waiter =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'client'; readonly request: string }
  /** InitProducerId that had to fence: it is told to come again. */
  | { readonly kind: 'fenced'; readonly request: string }
  | { readonly kind: 'leader'; readonly request: string };

/** Starts to write a transition. Until it is written every other one is refused as concurrent. */
export function appendTransition(sim: Sim, to: TransitMetadata, waiter: Waiter, why: string): void {
  const known = findMetadata(sim, to.transactionalId);
  if (known) putMetadata(sim, { ...known, pendingState: to.state });
  sim.later(sim.now + logWriteMs(sim), {
    kind: 'transitionAppended',
    to,
    waiter,
    why,
    coordinatorEpoch: coordinatorOf(sim).epoch,
  });
}

/** The write has its replicas: the cache takes it over, and who waits is answered. */
export function transitionAppended(
  sim: Sim,
  { to, waiter, why, coordinatorEpoch }: OccurrenceOf<'transitionAppended'>,
): void {
  const { epoch, broker } = coordinatorOf(sim);
  const before = findMetadata(sim, to.transactionalId);
  if (epoch !== coordinatorEpoch || !before || sim.broker(broker).state !== 'running') return;
  const event = sim.emit(
    `b${broker}`,
    {
      type: 'transactionMoved',
      broker,
      transactionalId: to.transactionalId,
      from: before.state,
      to: to.state,
      producerId: to.producerId,
      producerEpoch: to.producerEpoch,
      epochBefore: before.producerEpoch,
      partitions: to.topicPartitions.length > 0 ? to.topicPartitions : before.topicPartitions,
      coordinatorEpoch,
      why,
    },
    before.event < 0 ? [] : [before.event],
  );
  const metadata: TransactionMetadata = { ...to, pendingState: null, event };
  putMetadata(sim, metadata);
  if (to.state === 'Ongoing') planTimeoutCheck(sim);
  const ends = to.state === 'PrepareCommit' || to.state === 'PrepareAbort';
  const after = ends ? prepareComplete(metadata, sim.now) : metadata;
  answerWaiter(sim, waiter, after);
  if (ends) complete(sim, metadata, after);
}

/** The client is answered before any marker is written. */
function complete(sim: Sim, metadata: TransactionMetadata, after: TransitMetadata): void {
  putMetadata(sim, { ...metadata, pendingState: after.state });
  if (metadata.topicPartitions.length === 0) {
    appendTransition(sim, after, { kind: 'nobody' }, 'no partition has to be told');
    return;
  }
  sendMarkers(sim, metadata);
}

function answerWaiter(
  sim: Sim,
  waiter: Waiter,
  { producerId, producerEpoch, state, clientTransactionVersion }: TransitMetadata,
): void {
  switch (waiter.kind) {
    case 'nobody':
      return;
    case 'fenced':
      respond(sim, waiter.request, answerOf('CONCURRENT_TRANSACTIONS'));
      return;
    case 'leader':
      sim.later(sim.now + fromBrokerMs(sim), {
        kind: 'verificationAnswered',
        request: waiter.request,
        error: 'NONE',
      });
      return;
    case 'client': {
      const ended = state === 'CompleteCommit' || state === 'CompleteAbort';
      const tells = state === 'Empty' || (ended && clientTransactionVersion === 2);
      respond(
        sim,
        waiter.request,
        answerOf('NONE', tells ? { producerId, producerEpoch } : undefined),
      );
    }
  }
}

/** Hands an answer to the connection of a client's request, if its broker still has it. */
export function respond(sim: Sim, request: string, answer: ReturnType<typeof answerOf>): void {
  const pending = sim.findProduce(request);
  if (!pending) return;
  sim.setProduce(request, { ...pending, answer });
  sim.next({ kind: 'brokerRespond', request });
}

/** Every marker of a transaction is written: Complete* is. */
export function markersDone(sim: Sim, transactionalId: string): void {
  const metadata = findMetadata(sim, transactionalId);
  if (metadata?.state !== 'PrepareCommit' && metadata?.state !== 'PrepareAbort') return;
  updateCoordinator(sim, {
    markers: coordinatorOf(sim).markers.filter((one) => one.transactionalId !== transactionalId),
  });
  appendTransition(
    sim,
    prepareComplete(metadata, sim.now),
    { kind: 'nobody' },
    'every partition has its marker',
  );
}
