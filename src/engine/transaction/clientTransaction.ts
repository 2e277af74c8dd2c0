// What a transactional producer knows of its transaction. Kafka: TransactionManager's fields.
import type { PartitionId, RequestId, VirtualMs } from '../units.ts';
import type { ApiCall, OffsetToCommit } from './protocol.ts';

/** Kafka: TransactionManager.State. */
export type TransactionManagerState =
  | 'UNINITIALIZED'
  | 'INITIALIZING'
  | 'READY'
  | 'IN_TRANSACTION'
  | 'COMMITTING_TRANSACTION'
  | 'ABORTING_TRANSACTION'
  | 'ABORTABLE_ERROR'
  | 'FATAL_ERROR';

/** An exception that an application may get: simple class name, and its text. */
export interface Thrown {
  readonly exception: string;
  readonly message: string;
}

/** A call of the transactional API. */
export type TransactionalCall =
  | 'initTransactions'
  | 'beginTransaction'
  | 'sendOffsetsToTransaction'
  | 'commitTransaction'
  | 'abortTransaction';

/** Kafka: TransactionalRequestResult, what a call waits for. */
export interface RequestResult {
  readonly id: number;
  /** As its timeout names it: `EndTxn(true)`. */
  readonly operation: string;
  readonly state: 'pending' | 'done' | 'failed';
  /** With `failed`: what the waiting call throws. */
  readonly error: Thrown | null;
}

/** Kafka: TransactionManager.TxnRequestHandler. */
export interface RequestHandler {
  readonly call: ApiCall;
  /** InitProducerId that raises the epoch after an abort, rather than one that asks for an id. */
  readonly isEpochBump: boolean;
  /** The result it completes; -1 for FindCoordinator, which nobody waits for. */
  readonly result: number;
  readonly isRetry: boolean;
  /** How long the Sender sleeps before it sends it again. */
  readonly retryBackoffMs: VirtualMs;
}

/** A call that changes the state and has not been acknowledged to the application. */
export interface PendingTransition {
  readonly result: number;
  readonly state: TransactionManagerState;
  readonly operation: TransactionalCall;
}

export interface ClientTransaction {
  readonly transactionalId: string;
  readonly timeoutMs: VirtualMs;
  readonly state: TransactionManagerState;
  readonly lastError: Thrown | null;
  /** Who coordinates, as the client believes; null: it has to ask. */
  readonly coordinator: number | null;
  readonly groupCoordinator: number | null;
  /** The coordinator was connected once: since 2.5 every one can raise an epoch (InitProducerId v3). */
  readonly coordinatorSupportsBumpingEpoch: boolean;
  /** Partitions of this transaction: sent to but not asked for, asked for, part of it. */
  readonly newPartitions: readonly PartitionId[];
  readonly pendingPartitions: readonly PartitionId[];
  readonly partitions: readonly PartitionId[];
  /** Something was added to it, so that its end must be told (TransactionManager#transactionStarted). */
  readonly started: boolean;
  readonly clientSideEpochBumpRequired: boolean;
  readonly pendingOffsets: readonly OffsetToCommit[];
  /** What AddOffsetsToTxn is followed by. */
  readonly offsetsToSend: readonly OffsetToCommit[];
  /** Which transaction of this producer it is, from 1; 0 before the first. */
  readonly number: number;
  /** Requests to be sent, in the order in which they were enqueued. */
  readonly queue: readonly RequestHandler[];
  /** The one that waits for its answer. */
  readonly inFlight: { readonly request: RequestId; readonly handler: RequestHandler } | null;
  /** The one that the Sender sleeps for, and until when. */
  readonly sleeping: {
    readonly handler: RequestHandler;
    readonly broker: number;
    readonly until: VirtualMs;
  } | null;
  readonly results: readonly RequestResult[];
  readonly nextResult: number;
  readonly pendingTransition: PendingTransition | null;
}

/** A TransactionManager as KafkaProducer's constructor makes it. */
export function newClientTransaction(
  transactionalId: string,
  timeoutMs: VirtualMs,
): ClientTransaction {
  return {
    transactionalId,
    timeoutMs,
    state: 'UNINITIALIZED',
    lastError: null,
    coordinator: null,
    groupCoordinator: null,
    coordinatorSupportsBumpingEpoch: false,
    newPartitions: [],
    pendingPartitions: [],
    partitions: [],
    started: false,
    clientSideEpochBumpRequired: false,
    pendingOffsets: [],
    offsetsToSend: [],
    number: 0,
    queue: [],
    inFlight: null,
    sleeping: null,
    results: [],
    nextResult: 0,
    pendingTransition: null,
  };
}
