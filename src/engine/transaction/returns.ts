// What a call of the transactional API waits for, and what it comes back with. Kafka: TransactionalRequestResult#await.
import { required } from '../assert.ts';
import { isFatal, tellConsumer } from '../consumer/transactionLoop.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { planCall } from '../producer/workload.ts';
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import { itemAt, withItem } from '../vector.ts';
import type { ProducerState } from '../world.ts';
import type { Thrown, TransactionalCall } from './clientTransaction.ts';
import { pruneResults, txnOf, updateTxn } from './transitions.ts';

/** TransactionalRequestResult#await, at most max.block.ms. */
export function awaitResult(sim: Sim, id: ClientId, result: number): void {
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
  const step = sim.rules.timeoutsNameTheStep ? `. ${STEPS[blocked.call]}` : '';
  returned(sim, id, {
    exception: 'TimeoutException',
    message: `Timeout expired after ${required(config, 'config').maxBlockMs}ms while awaiting ${operation}${step}`,
  });
}

/** What a call was still waiting for, in the words of KafkaProducer. beginTransaction() waits for nobody. */
const STEPS: Readonly<Record<TransactionalCall, string>> = {
  initTransactions:
    'InitTransactions timed out - did not complete coordinator discovery or receive the InitProducerId response within max.block.ms.',
  beginTransaction: '',
  sendOffsetsToTransaction:
    'SendOffsetsToTransaction timed out - did not reach the coordinator or receive the TxnOffsetCommit/AddOffsetsToTxn response within max.block.ms',
  commitTransaction:
    'CommitTransaction timed out - did not complete EndTxn with the transaction coordinator within max.block.ms',
  abortTransaction:
    'AbortTransaction timed out - did not complete EndTxn(abort) with the transaction coordinator within max.block.ms',
};

export function callReturned(
  sim: Sim,
  { producer: id, error }: OccurrenceOf<'callReturned'>,
): void {
  returned(sim, id, error);
}

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
  const aborts = error && orAbort && !isFatal(error);
  if (!aborts) planCall(sim, id);
  const event = sim.emit(id, { type: 'transactionReturned', producer: id, call, error }, [
    blocked.event,
  ]);
  tellConsumer(sim, id, call, error);
  if (!aborts) return;
  const at = sim.now;
  sim.next({ kind: 'callTransactional', producer: id, spec: { at, call: 'abortTransaction' } }, [
    event,
  ]);
}
