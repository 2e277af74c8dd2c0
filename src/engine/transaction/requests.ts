// Requests that calls of the transactional API put into the queue. Kafka: TransactionManager's handlers of them.
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import type { ApiCall, OffsetToCommit } from './protocol.ts';
import { enqueue, newHandler, newResult, txnOf, updateTxn } from './transitions.ts';

/** InitProducerId: for an id, or with the present one to raise its epoch once the transaction is over. */
export function enqueueInit(sim: Sim, id: ClientId, isEpochBump: boolean): number {
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
