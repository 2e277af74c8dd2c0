// What the transaction coordinator holds. Kafka: TransactionStateManager's cache, TransactionMetadata.
import type {
  EventId,
  Offset,
  PartitionId,
  ProducerEpoch,
  ProducerId,
  VirtualMs,
} from '../units.ts';

/** Kafka: TransactionState, by the names that its tools print. */
export type TransactionState =
  | 'Empty'
  | 'Ongoing'
  | 'PrepareCommit'
  | 'PrepareAbort'
  | 'CompleteCommit'
  | 'CompleteAbort'
  | 'PrepareEpochFence';

/** Kafka: TransactionMetadata, what is known of one transactional.id. */
export interface TransactionMetadata {
  readonly transactionalId: string;
  readonly producerId: ProducerId;
  readonly prevProducerId: ProducerId;
  readonly nextProducerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly lastProducerEpoch: ProducerEpoch;
  readonly txnTimeoutMs: VirtualMs;
  readonly state: TransactionState;
  /** A transition that is being written to the transaction log. */
  readonly pendingState: TransactionState | null;
  readonly topicPartitions: readonly PartitionId[];
  readonly txnStartTimestamp: VirtualMs;
  readonly txnLastUpdateTimestamp: VirtualMs;
  /** The protocol that its last transition followed: 2 raises the epoch at every end (KIP-890). */
  readonly clientTransactionVersion: 1 | 2;
  /** The event of its last transition. */
  readonly event: EventId;
}

/** Kafka: TxnTransitMetadata, the values after a transition. */
export type TransitMetadata = Omit<TransactionMetadata, 'pendingState' | 'event'>;

/** A marker that has to reach a partition's leader (Kafka: TransactionMarkerChannelManager). */
export interface PendingMarker {
  readonly transactionalId: string;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly coordinatorEpoch: number;
  readonly commit: boolean;
  readonly partition: PartitionId;
  /** Where it stands in the leader's log; null: on its way there, or waiting for a leader. */
  readonly offset: Offset | null;
  /** The leader's epoch it was sent under; -1 while nobody leads. */
  readonly leaderEpoch: number;
  readonly event: EventId;
}

/** Kafka: TransactionCoordinator on the leader of __transaction_state, which is one partition here. */
export interface CoordinatorState {
  /** The broker that leads it, -1 for nobody. */
  readonly broker: number;
  /** Its leader epoch: markers carry it. */
  readonly epoch: number;
  readonly transactions: readonly TransactionMetadata[];
  readonly markers: readonly PendingMarker[];
  /** The next look of the job that aborts transactions by time, or null while none is open. */
  readonly timeoutCheckAt: VirtualMs | null;
}
