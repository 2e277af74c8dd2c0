// Kafka: TransactionMetadata, what each transition makes of it. Pure: metadata in, the next values or an error out.
import type { KafkaError } from '../protocol/errors.ts';
import type { PartitionId, ProducerEpoch, ProducerId, VirtualMs } from '../units.ts';
import { MAX_PRODUCER_EPOCH, NO_PRODUCER_EPOCH, NO_PRODUCER_ID } from '../units.ts';
import type { TransactionMetadata, TransactionState, TransitMetadata } from './coordinatorState.ts';

/** What a request leads to: an error at once, or a transition to be written. `NONE`: done already. */
export type Prepared =
  | { readonly kind: 'answer'; readonly error: KafkaError }
  | { readonly kind: 'transit'; readonly to: TransitMetadata };

export const refused = (error: KafkaError): Prepared => ({ kind: 'answer', error });

/** A transactional.id that is seen for the first time. */
export function newMetadata(
  transactionalId: string,
  producerId: ProducerId,
  txnTimeoutMs: VirtualMs,
  now: VirtualMs,
): TransactionMetadata {
  return {
    transactionalId,
    producerId,
    prevProducerId: NO_PRODUCER_ID,
    nextProducerId: NO_PRODUCER_ID,
    producerEpoch: NO_PRODUCER_EPOCH,
    lastProducerEpoch: NO_PRODUCER_EPOCH,
    txnTimeoutMs,
    state: 'Empty',
    pendingState: null,
    topicPartitions: [],
    txnStartTimestamp: -1,
    txnLastUpdateTimestamp: now,
    clientTransactionVersion: 1,
    event: -1,
  };
}

/** TransactionMetadata#isEpochExhausted: 32767 is kept back, so that a producer can always be fenced. */
export function isEpochExhausted(epoch: ProducerEpoch): boolean {
  return epoch >= MAX_PRODUCER_EPOCH - 1;
}

function transit(
  { pendingState: _pending, event: _event, ...now }: TransactionMetadata,
  state: TransactionState,
  change: Partial<TransitMetadata>,
): TransitMetadata {
  return { ...now, prevProducerId: now.producerId, state, ...change };
}

/** TransactionMetadata#prepareIncrementProducerEpoch; `expected`: the epoch that the caller has, null for none. */
export function prepareIncrementProducerEpoch(
  metadata: TransactionMetadata,
  txnTimeoutMs: VirtualMs,
  expected: ProducerEpoch | null,
  now: VirtualMs,
): Prepared {
  const { producerEpoch, lastProducerEpoch } = metadata;
  const to = (epoch: ProducerEpoch, last: ProducerEpoch): Prepared => ({
    kind: 'transit',
    to: transit(metadata, 'Empty', {
      producerEpoch: epoch,
      lastProducerEpoch: last,
      txnTimeoutMs,
      topicPartitions: [],
      txnStartTimestamp: -1,
      txnLastUpdateTimestamp: now,
    }),
  });
  if (expected === null) return to(producerEpoch + 1, NO_PRODUCER_EPOCH);
  if (producerEpoch === NO_PRODUCER_EPOCH || expected === producerEpoch) {
    return to(producerEpoch + 1, producerEpoch);
  }
  // a repeated call that was carried out before
  return expected === lastProducerEpoch
    ? to(producerEpoch, lastProducerEpoch)
    : refused('PRODUCER_FENCED');
}

/** TransactionMetadata#prepareProducerIdRotation: the epochs of an id are used up. */
export function prepareProducerIdRotation(
  metadata: TransactionMetadata,
  producerId: ProducerId,
  txnTimeoutMs: VirtualMs,
  now: VirtualMs,
  recordLastEpoch: boolean,
): Prepared {
  return {
    kind: 'transit',
    to: transit(metadata, 'Empty', {
      producerId,
      producerEpoch: 0,
      lastProducerEpoch: recordLastEpoch ? metadata.producerEpoch : NO_PRODUCER_EPOCH,
      txnTimeoutMs,
      topicPartitions: [],
      txnStartTimestamp: -1,
      txnLastUpdateTimestamp: now,
    }),
  };
}

/** TransactionMetadata#prepareAddPartitions: the first one opens the transaction and starts its clock. */
export function prepareAddPartitions(
  metadata: TransactionMetadata,
  added: readonly PartitionId[],
  now: VirtualMs,
  clientTransactionVersion: 1 | 2,
): TransitMetadata {
  const topicPartitions = [...new Set([...metadata.topicPartitions, ...added])];
  return transit(metadata, 'Ongoing', {
    topicPartitions,
    txnStartTimestamp: metadata.state === 'Ongoing' ? metadata.txnStartTimestamp : now,
    txnLastUpdateTimestamp: now,
    clientTransactionVersion,
  });
}

/** TransactionMetadata#prepareAbortOrCommit: with version 2 the epoch rises here, before the markers. */
export function prepareAbortOrCommit(
  metadata: TransactionMetadata,
  state: 'PrepareCommit' | 'PrepareAbort',
  clientTransactionVersion: 1 | 2,
  nextProducerId: ProducerId,
  now: VirtualMs,
  noPartitionAdded: boolean,
): TransitMetadata {
  const { producerEpoch, lastProducerEpoch, txnStartTimestamp } = metadata;
  return transit(metadata, state, {
    nextProducerId,
    ...(clientTransactionVersion === 2
      ? { producerEpoch: producerEpoch + 1, lastProducerEpoch: producerEpoch }
      : { producerEpoch, lastProducerEpoch }),
    txnStartTimestamp: noPartitionAdded ? now : txnStartTimestamp,
    txnLastUpdateTimestamp: now,
    clientTransactionVersion,
  });
}

/** TransactionMetadata#prepareComplete: every marker is written. A used-up id gives way to the next one. */
export function prepareComplete(metadata: TransactionMetadata, now: VirtualMs): TransitMetadata {
  const { nextProducerId } = metadata;
  const rotates = metadata.clientTransactionVersion === 2 && nextProducerId !== NO_PRODUCER_ID;
  return transit(
    metadata,
    metadata.state === 'PrepareCommit' ? 'CompleteCommit' : 'CompleteAbort',
    {
      ...(rotates ? { producerId: nextProducerId, producerEpoch: 0 } : {}),
      nextProducerId: NO_PRODUCER_ID,
      topicPartitions: [],
      txnLastUpdateTimestamp: now,
    },
  );
}
