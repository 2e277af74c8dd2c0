// What a run records of transactions, beside what simEvent.ts has.

import type { TransactionState } from '../coordinator/coordinatorState.ts';
import type { KafkaError } from '../protocol/errors.ts';
import type {
  BatchId,
  ClientId,
  Offset,
  PartitionId,
  ProducerEpoch,
  ProducerId,
  RequestId,
} from '../units.ts';
import type { Thrown, TransactionalCall, TransactionManagerState } from './clientTransaction.ts';
import type { OffsetToCommit } from './protocol.ts';

export interface TransactionFacts {
  /** The application calls a method of the transactional API. */
  transactionCalled: {
    readonly producer: ClientId;
    readonly call: TransactionalCall;
    readonly offsets: readonly OffsetToCommit[];
  };
  /** That call has returned, or thrown. */
  transactionReturned: {
    readonly producer: ClientId;
    readonly call: TransactionalCall;
    readonly error: Thrown | null;
  };
  /** TransactionManager#transitionTo. */
  transactionManagerMoved: {
    readonly producer: ClientId;
    readonly transactionalId: string;
    readonly from: TransactionManagerState;
    readonly to: TransactionManagerState;
    readonly error: Thrown | null;
    readonly producerId: ProducerId;
    readonly producerEpoch: ProducerEpoch;
  };
  /** Records that the producer had not sent yet fail with their transaction. */
  batchAborted: {
    readonly producer: ClientId;
    readonly batch: BatchId;
    readonly partition: PartitionId;
    readonly exception: string;
    readonly message: string;
  };
  /** A transition stands in __transaction_state. */
  transactionMoved: {
    readonly broker: number;
    readonly transactionalId: string;
    readonly from: TransactionState;
    readonly to: TransactionState;
    readonly producerId: ProducerId;
    readonly producerEpoch: ProducerEpoch;
    /** Before this transition; -1 for a new transactional.id. */
    readonly epochBefore: ProducerEpoch;
    readonly partitions: readonly PartitionId[];
    readonly coordinatorEpoch: number;
    readonly why: string;
  };
  /** The leader of a partition has asked the coordinator whether a transaction is open there. */
  transactionVerified: {
    readonly broker: number;
    readonly request: RequestId;
    readonly transactionalId: string;
    /** `add`: the partition became part of it by this (transaction.version 2). */
    readonly mode: 'verify' | 'add';
    readonly partitions: readonly PartitionId[];
    readonly error: KafkaError;
  };
  markerWritten: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly transactionalId: string;
    readonly producerId: ProducerId;
    readonly producerEpoch: ProducerEpoch;
    readonly coordinatorEpoch: number;
    readonly commit: boolean;
    readonly offset: Offset;
    /** First offset of the transaction that it ends, null when none was open. */
    readonly firstOffset: Offset | null;
  };
  markerRefused: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly producerId: ProducerId;
    readonly producerEpoch: ProducerEpoch;
    readonly error: KafkaError;
    readonly message: string;
  };
  /** Readers with read_committed may go on to here. */
  lastStableOffsetAdvanced: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly from: Offset;
    readonly lastStableOffset: Offset;
    readonly highWatermark: Offset;
  };
  coordinatorElected: {
    readonly broker: number;
    readonly from: number;
    readonly coordinatorEpoch: number;
  };
  /** Offsets of a group that travel in a transaction. */
  txnOffsetsMoved: {
    readonly broker: number;
    readonly group: string;
    readonly producerId: ProducerId;
    readonly offsets: readonly OffsetToCommit[];
    readonly state: 'pending' | 'committed' | 'dropped';
  };
  /** The process stands still, as in a long garbage collection. Its sockets go on receiving. */
  producerPaused: { readonly producer: ClientId };
  producerResumed: { readonly producer: ClientId; readonly missed: number };
}
