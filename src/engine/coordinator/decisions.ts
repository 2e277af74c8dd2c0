// What the coordinator makes of each request, check by check in Kafka's order. Kafka: TransactionCoordinator. Pure.
import type { PartitionId, ProducerEpoch, ProducerId, VirtualMs } from '../units.ts';
import { MAX_PRODUCER_EPOCH, NO_PRODUCER_EPOCH, NO_PRODUCER_ID } from '../units.ts';
import type { TransactionMetadata, TransactionState } from './coordinatorState.ts';
import {
  isEpochExhausted,
  type Prepared,
  prepareAbortOrCommit,
  prepareAddPartitions,
  prepareIncrementProducerEpoch,
  prepareProducerIdRotation,
  refused,
} from './transactionMetadata.ts';

/** What a decision may need from outside. */
export interface Surroundings {
  readonly now: VirtualMs;
  /** ProducerIdManager#generateProducerId: what it would give next. */
  readonly nextProducerId: ProducerId;
}

/** Who asks: producer id and epoch as the request has them. */
export interface Caller {
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
}

/** InitProducerId also may have to fence an open transaction first. */
export type InitDecision = Prepared | { readonly kind: 'fence'; readonly as: Caller };

/** TransactionCoordinator#prepareInitProducerIdTransit; `expected`: what the caller has, null for nothing. */
export function decideInitProducerId(
  metadata: TransactionMetadata,
  expected: Caller | null,
  timeoutMs: VirtualMs,
  { now, nextProducerId }: Surroundings,
): InitDecision {
  if (metadata.pendingState) return refused('CONCURRENT_TRANSACTIONS');
  if (expected && !isValidProducerId(metadata, expected)) return refused('PRODUCER_FENCED');
  switch (metadata.state) {
    case 'PrepareAbort':
    case 'PrepareCommit':
      return refused('CONCURRENT_TRANSACTIONS');
    case 'Ongoing':
      return { kind: 'fence', as: fencedAs(metadata) };
    default: {
      const matches = !expected || expected.producerEpoch === metadata.producerEpoch;
      return isEpochExhausted(metadata.producerEpoch) && matches
        ? prepareProducerIdRotation(metadata, nextProducerId, timeoutMs, now, expected !== null)
        : prepareIncrementProducerEpoch(metadata, timeoutMs, expected?.producerEpoch ?? null, now);
    }
  }
}

function isValidProducerId(metadata: TransactionMetadata, expected: Caller): boolean {
  return (
    metadata.producerEpoch === NO_PRODUCER_EPOCH ||
    expected.producerId === metadata.producerId ||
    (expected.producerId === metadata.prevProducerId && isEpochExhausted(expected.producerEpoch))
  );
}

/** TransactionMetadata#prepareFenceProducerEpoch: the epoch that nobody is ever given. */
export function fencedAs({ producerId, producerEpoch }: TransactionMetadata): Caller {
  return { producerId, producerEpoch: producerEpoch + 1 };
}

/** TransactionCoordinator#handleAddPartitionsToTransaction. */
export function decideAddPartitions(
  metadata: TransactionMetadata | undefined,
  { producerId, producerEpoch }: Caller,
  partitions: readonly PartitionId[],
  version: 1 | 2,
  { now }: Surroundings,
): Prepared {
  if (!metadata) return refused('INVALID_PRODUCER_ID_MAPPING');
  if (metadata.pendingState) return refused('CONCURRENT_TRANSACTIONS');
  if (metadata.producerId !== producerId) return refused('INVALID_PRODUCER_ID_MAPPING');
  if (metadata.producerEpoch !== producerEpoch) return refused('PRODUCER_FENCED');
  if (isPreparing(metadata.state)) return refused('CONCURRENT_TRANSACTIONS');
  const known = partitions.every((one) => metadata.topicPartitions.includes(one));
  if (metadata.state === 'Ongoing' && known) return refused('NONE');
  return { kind: 'transit', to: prepareAddPartitions(metadata, partitions, now, version) };
}

/** TransactionCoordinator#handleVerifyPartitionsInTransaction for one partition. */
export function decideVerification(
  metadata: TransactionMetadata | undefined,
  { producerId, producerEpoch }: Caller,
  partition: PartitionId,
): Extract<Prepared, { kind: 'answer' }>['error'] {
  if (!metadata || metadata.producerId !== producerId) return 'INVALID_PRODUCER_ID_MAPPING';
  if (metadata.producerEpoch !== producerEpoch) return 'PRODUCER_FENCED';
  if (isPreparing(metadata.state)) return 'CONCURRENT_TRANSACTIONS';
  return metadata.topicPartitions.includes(partition) ? 'NONE' : 'TRANSACTION_ABORTABLE';
}

function isPreparing(state: TransactionState): boolean {
  return state === 'PrepareCommit' || state === 'PrepareAbort';
}

/** How a transaction shall end, and who says so. */
export interface Ending extends Caller {
  readonly commit: boolean;
  readonly isFromClient: boolean;
}

/**
 * TransactionCoordinator#endTransactionWithTV1. Before the fence is written the epoch is the fencing one, so that
 * its markers carry it.
 */
export function decideEndTxn1(
  metadata: TransactionMetadata | undefined,
  { producerId, producerEpoch, commit, isFromClient }: Ending,
  now: VirtualMs,
): Prepared {
  if (!metadata || metadata.producerId !== producerId) {
    return refused('INVALID_PRODUCER_ID_MAPPING');
  }
  const foreign = isFromClient && producerEpoch !== metadata.producerEpoch;
  if (foreign || producerEpoch < metadata.producerEpoch) return refused('PRODUCER_FENCED');
  const { pendingState, state } = metadata;
  if (pendingState && pendingState !== 'PrepareEpochFence') {
    return refused('CONCURRENT_TRANSACTIONS');
  }
  if (state === 'Ongoing') {
    const fenced = pendingState
      ? { ...metadata, producerEpoch, lastProducerEpoch: NO_PRODUCER_EPOCH }
      : metadata;
    const next = commit ? 'PrepareCommit' : 'PrepareAbort';
    return {
      kind: 'transit',
      to: prepareAbortOrCommit(fenced, next, 1, NO_PRODUCER_ID, now, false),
    };
  }
  if (state === (commit ? 'CompleteCommit' : 'CompleteAbort')) return refused('NONE');
  return refused(
    state === (commit ? 'PrepareCommit' : 'PrepareAbort')
      ? 'CONCURRENT_TRANSACTIONS'
      : 'INVALID_TXN_STATE',
  );
}

/** TransactionCoordinator#endTransaction with transaction.version 2 (KIP-890). */
export function decideEndTxn2(
  metadata: TransactionMetadata | undefined,
  ending: Ending,
  { now, nextProducerId }: Surroundings,
): Prepared {
  if (!metadata) return refused('INVALID_PRODUCER_ID_MAPPING');
  const { producerId, producerEpoch, commit } = ending;
  const { pendingState, state } = metadata;
  const isFence = pendingState === 'PrepareEpochFence';
  if (pendingState && !isFence) return refused('CONCURRENT_TRANSACTIONS');
  const retriesBump = !isFence && metadata.producerEpoch === producerEpoch + 1;
  const retriesOverflow =
    !isFence &&
    metadata.prevProducerId === producerId &&
    producerEpoch === MAX_PRODUCER_EPOCH - 1 &&
    metadata.producerEpoch === 0;
  if (metadata.producerId !== producerId && !retriesOverflow) {
    return refused('INVALID_PRODUCER_ID_MAPPING');
  }
  const isRetry = retriesBump || retriesOverflow;
  if (!isValidEpoch(metadata, ending, retriesBump, isRetry)) return refused('PRODUCER_FENCED');
  const end = (next: 'PrepareCommit' | 'PrepareAbort', noPartitionAdded: boolean): Prepared => {
    const rotates = !isFence && isEpochExhausted(metadata.producerEpoch);
    const nextId = rotates ? nextProducerId : NO_PRODUCER_ID;
    const to = prepareAbortOrCommit(metadata, next, 2, nextId, now, noPartitionAdded);
    return { kind: 'transit', to };
  };
  switch (state) {
    case 'Ongoing':
      return end(commit ? 'PrepareCommit' : 'PrepareAbort', false);
    case 'CompleteCommit':
      if (commit) return refused(isRetry ? 'NONE' : 'INVALID_TXN_STATE');
      return isRetry ? refused('INVALID_TXN_STATE') : end('PrepareAbort', true);
    case 'CompleteAbort':
      if (commit) return refused('INVALID_TXN_STATE');
      return isRetry ? refused('NONE') : end('PrepareAbort', true);
    case 'PrepareCommit':
      return refused(commit ? 'CONCURRENT_TRANSACTIONS' : 'INVALID_TXN_STATE');
    case 'PrepareAbort':
      return refused(commit ? 'INVALID_TXN_STATE' : 'CONCURRENT_TRANSACTIONS');
    default:
      return commit ? refused('INVALID_TXN_STATE') : end('PrepareAbort', true);
  }
}

function isValidEpoch(
  metadata: TransactionMetadata,
  { producerEpoch, isFromClient }: Ending,
  retriesBump: boolean,
  isRetry: boolean,
): boolean {
  const same = producerEpoch === metadata.producerEpoch;
  if (metadata.pendingState === 'PrepareEpochFence') {
    return (!isFromClient || same) && producerEpoch >= metadata.producerEpoch;
  }
  switch (metadata.state) {
    case 'PrepareCommit':
    case 'PrepareAbort':
      return retriesBump;
    case 'CompleteCommit':
    case 'CompleteAbort':
      return isRetry || same;
    default:
      return same;
  }
}
