// Brokers as plain data: the copies of a partition, what a leader knows of its followers, and the produce requests in a
// broker’s hands.
import type { KafkaError } from '../protocol/errors.ts';
import type { PartitionResponse, RecordView } from '../protocol/produce.ts';
import type { ApiAnswer } from '../transaction/protocol.ts';
import type {
  BatchId,
  ClientId,
  ConnectionId,
  EventId,
  Offset,
  PartitionId,
  ProducerEpoch,
  ProducerId,
  RequestId,
  Sequence,
  VirtualMs,
} from '../units.ts';
import type { Vector } from '../vector.ts';

/** A batch in a log. */
export interface LogBatch {
  readonly baseOffset: Offset;
  readonly lastOffset: Offset;
  readonly leaderEpoch: number;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly baseSequence: Sequence;
  readonly lastSequence: Sequence;
  readonly records: readonly RecordView[];
  /** Who sent it: the accumulator's batch, for views. A real log does not know. */
  readonly batch: BatchId;
  readonly attempt: number;
  readonly appendedMs: VirtualMs;
  /** Largest record timestamp, as the batch header says it. */
  readonly maxTimestamp: VirtualMs;
  readonly sizeInBytes: number;
  readonly event: EventId;
  readonly isTransactional?: boolean;
  /** A marker that ends a transaction: a record of the coordinator's, and none of an application's. */
  readonly control?: { readonly commit: boolean; readonly coordinatorEpoch: number };
}

/** A transaction as a copy of a partition knows it (Kafka: TxnMetadata, AbortedTxn). */
export interface TransactionOnLog {
  readonly producerId: ProducerId;
  readonly firstOffset: Offset;
  /** Offset of its marker; null while it is open. */
  readonly lastOffset: Offset | null;
  readonly aborted: boolean;
  /** The last stable offset once its marker was written, as the transaction index keeps it; -1 before. */
  readonly stableOffset: Offset;
  /** State was loaded from a snapshot behind its marker, which holds open ones only: its marker is not waited for. */
  readonly forgotten?: boolean;
}

/** Kafka: VerificationStateEntry, a leader waits to hear that a transaction is open. */
export interface VerificationEntry {
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly lowestSequence: Sequence;
  /** VerificationGuard: which round of asking it is. */
  readonly guard: number;
  /** Asked by a client that follows transaction.version 2. */
  readonly supportsEpochBump: boolean;
  readonly startedMs: VirtualMs;
}

/** Kafka: BatchMetadata. */
export interface BatchMetadata {
  readonly baseSequence: Sequence;
  readonly lastSequence: Sequence;
  readonly baseOffset: Offset;
  readonly lastOffset: Offset;
  /** Largest timestamp of its records. */
  readonly timestamp: VirtualMs;
}

/** Kafka: ProducerStateEntry, what a replica remembers of one producer id. */
export interface ProducerStateEntry {
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  /** Largest record timestamp of its last batch: the clock of its expiry. */
  readonly lastTimestamp: VirtualMs;
  /** At most five, oldest first. */
  readonly batches: readonly BatchMetadata[];
  /** Of the last marker; -1 before any. */
  readonly coordinatorEpoch: number;
  /** First offset of its open transaction, or null. */
  readonly currentTxnFirstOffset: Offset | null;
}

/** A producer snapshot file: the state for all offsets below `offset`, one batch per producer id. */
export interface ProducerSnapshot {
  readonly offset: Offset;
  readonly producers: readonly ProducerStateEntry[];
}

/** Kafka: EpochEntry of the LeaderEpochFileCache. */
export interface LeaderEpochEntry {
  readonly epoch: number;
  readonly startOffset: Offset;
}

/** One broker's copy of a partition: what stands on its disk, and what it derived from it. */
export interface ReplicaState {
  readonly broker: number;
  readonly log: Vector<LogBatch>;
  readonly logStartOffset: Offset;
  readonly logEndOffset: Offset;
  /** As this replica knows it: a follower trails its leader. */
  readonly highWatermark: Offset;
  readonly leaderEpochs: readonly LeaderEpochEntry[];
  readonly producers: readonly ProducerStateEntry[];
  readonly snapshots: readonly ProducerSnapshot[];
  /** Every transaction of this log, by first offset. */
  readonly transactions: readonly TransactionOnLog[];
  readonly verification: readonly VerificationEntry[];
}

/** A follower as its leader knows it (Kafka: Replica, ReplicaState). */
export interface FollowerState {
  readonly broker: number;
  /** As of its last fetch request; -1 until it has fetched from this leader. */
  readonly logEndOffset: Offset;
  /** Its fetch waits at the leader (else it is on its way, or it does not fetch). */
  readonly fetchWaiting: boolean;
  /** Its fetcher is stopped by the environment. */
  readonly stopped: boolean;
  readonly lastCaughtUpMs: VirtualMs;
  readonly lastFetchMs: VirtualMs;
  /** The leader's log end offset at its last fetch. */
  readonly leaderEndAtLastFetch: Offset;
  /** It has fetched since its broker registered: the leader knows its broker epoch. */
  readonly registered: boolean;
}

/** A partition: what the controller decided, each replica's copy, and its followers as the leader sees them. */
export interface PartitionState {
  readonly id: PartitionId;
  readonly topic: string;
  /** Leading broker, -1 for none. */
  readonly leader: number;
  /** The last one that led: views show its copy while nobody does. */
  readonly lastLeader: number;
  readonly leaderEpoch: number;
  /** min.insync.replicas; since 3.7 no more than there are replicas. */
  readonly minInsyncReplicas: number;
  readonly maxMessageBytes: number;
  readonly uncleanLeaderElection: boolean;
  readonly inSyncReplicaIds: readonly number[];
  /** The ISR that the leader has asked the controller for, while it waits (Kafka: PendingPartitionChange). */
  readonly sentIsr: readonly number[] | null;
  /** One per assigned broker, in the order of assignment. */
  readonly replicas: readonly ReplicaState[];
  /** Every assigned broker but the leader. */
  readonly followers: readonly FollowerState[];
  /** The next look of the isr-expiration job, or null while everybody has everything. */
  readonly isrCheckAt: VirtualMs | null;
  /** When followers without new data hear of the high watermark, or null when they have. */
  readonly highWatermarkSpreadsAt: VirtualMs | null;
}

/** A broker process. */
export interface BrokerState {
  readonly id: number;
  /** `fenced`: it is down, and the controller knows. */
  readonly state: 'running' | 'down' | 'fenced';
  /** The event that brought it into its state, -1 before any. */
  readonly event: EventId;
}

/** A produce request in a broker's hands: being handled, or waiting in purgatory for replicas. */
export interface PendingProduce {
  readonly broker: number;
  readonly connection: ConnectionId;
  readonly client: ClientId;
  readonly request: RequestId;
  readonly acks: -1 | 0 | 1;
  readonly results: readonly PartitionResponse[];
  /** Per result: the offset that the high watermark must reach, or null when nothing is awaited. */
  readonly requiredOffsets: readonly (Offset | null)[];
  readonly waiting: boolean;
  /** With another request than Produce: what it will be answered. */
  readonly answer: ApiAnswer | null;
  /** Transactional batches: what the coordinator was asked and said. */
  readonly verification: PendingVerification | null;
  /** Batches that its client may not write. */
  readonly unauthorized: PendingVerification['errors'];
}

/** Kafka: ReplicaManager#handleProduceAppend before its append. */
export interface PendingVerification {
  readonly startedMs: VirtualMs;
  readonly partitions: readonly PartitionId[];
  readonly guards: readonly { readonly partition: PartitionId; readonly guard: number }[];
  readonly errors: readonly {
    readonly partition: PartitionId;
    readonly error: KafkaError;
    readonly message: string;
  }[];
}
