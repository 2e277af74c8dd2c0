// One KafkaProducer and its application, as plain data: what the Sender, the RecordAccumulator and the
// TransactionManager know.
import type { RecordView } from '../protocol/produce.ts';
import type { CallSpec, SendSpec } from '../scenario.ts';
import type {
  ClientTransaction,
  Thrown,
  TransactionalCall,
} from '../transaction/clientTransaction.ts';
import type {
  BatchId,
  ClientId,
  ConnectionId,
  EventId,
  Offset,
  PartitionId,
  ProducerEpoch,
  ProducerId,
  RecordId,
  RequestId,
  Sequence,
  VirtualMs,
} from '../units.ts';
import type { Vector } from '../vector.ts';
import type { ConfigLog, EffectiveConfig } from './producerConfig.ts';
import type { SendResult } from './producerFacts.ts';

/** What the application knows about one of its sends. */
export interface SentRecord {
  readonly record: RecordView;
  readonly partition: PartitionId | null;
  readonly batch: BatchId | null;
  readonly result: SendResult | null;
  /** Which call of the scenario it carries out, an index into its sends. */
  readonly call: number;
  /** The first send of the same call, when the application sends it again. */
  readonly resendOf: RecordId | null;
  /** Which of the application's producers took it, from 1. */
  readonly session: number;
  /** Its transaction, if it joined one: which one of that producer, from 1, and whether commitTransaction() has returned. */
  readonly transaction: { readonly number: number; readonly committed: boolean } | null;
}

/** A call that the application will make again by itself. */
export interface PlannedResend {
  readonly at: VirtualMs;
  readonly call: number;
  readonly causes: readonly EventId[];
  /** Another call than send(), made around the repeated ones: a transaction of their own. */
  readonly other?: CallSpec;
}

/** Where a record shall go. Null: the sticky partition, looked up when the record is appended. */
export interface PartitionChoice {
  readonly partition: number | null;
  readonly chosenBy: 'record' | 'partitioner' | 'key' | 'sticky' | 'stickyBatch';
}

/** Why the application's thread stands. */
export type Blocked =
  | {
      readonly kind: 'memory';
      readonly record: RecordId;
      readonly choice: PartitionChoice;
      readonly size: number;
      readonly event: EventId;
    }
  | { readonly kind: 'flush'; readonly batches: readonly BatchId[]; readonly event: EventId }
  | { readonly kind: 'close'; readonly event: EventId }
  | {
      readonly kind: 'transaction';
      readonly call: TransactionalCall;
      /** The result it waits for (TransactionalRequestResult#await). */
      readonly result: number;
      readonly event: EventId;
      /** The application aborts by itself when the call fails. */
      readonly orAbort: boolean;
    };

/** Somebody who waits for buffer memory. */
export interface MemoryWaiter {
  readonly record: RecordId;
  readonly size: number;
  /** What it was given so far, bytes. */
  readonly accumulated: number;
}

/** Kafka: BufferPool. */
export interface BufferPoolState {
  /** Bytes that nobody has. */
  readonly available: number;
  /** First come, first served. */
  readonly waiters: readonly MemoryWaiter[];
}

/** Kafka: BuiltInPartitioner, the state of one topic. */
export interface StickyPartition {
  readonly topic: string;
  /** Where records without a key go now; null before the first. */
  readonly partition: number | null;
  /** Bytes appended since it was chosen. */
  readonly producedBytes: number;
  /** Running sums of the partitions' weights by queue length; null while all weigh the same. */
  readonly cumulativeWeights: readonly number[] | null;
}

/** Kafka: ProducerBatch. */
export interface ProducerBatch {
  readonly id: BatchId;
  readonly partition: PartitionId;
  readonly createdMs: VirtualMs;
  readonly records: readonly RecordView[];
  readonly sizeInBytes: number;
  /** Buffer memory it holds, bytes; 0 for one that came out of a split. */
  readonly bufferBytes: number;
  /** No more appends: it was full, drained or split off. */
  readonly closed: boolean;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly baseSequence: Sequence;
  /** Renumbered after an epoch bump and not drained since (ProducerBatch#sequenceHasBeenReset). */
  readonly sequenceHasBeenReset: boolean;
  /** How often it came back into the accumulator (ProducerBatch#attempts). */
  readonly attempts: number;
  /** Correlation id of the request that carried it last, -1 before the first. */
  readonly lastCorrelationId: number;
  readonly lastAttemptMs: VirtualMs;
  /** Leader epoch as the client knew it when it last looked, -1 before (ProducerBatch#currentLeaderEpoch). */
  readonly leaderEpoch: number;
  /** `attempts` when that epoch last rose, -1 before: the retry of a new leader does not wait. */
  readonly attemptsAtLeaderChange: number;
  /** Put back at least once (ProducerBatch#inRetry). */
  readonly inRetry: boolean;
  /** Came out of a split (ProducerBatch#isSplitBatch). */
  readonly isSplit: boolean;
  /** What last happened to it: opened, put back, split off, drained. Causes of what comes next. */
  readonly lastEvent: EventId;
  /** Its callbacks ran; it may still be on the wire. */
  readonly done: boolean;
}

/** Kafka: TxnPartitionEntry, the numbering of one partition. */
export interface PartitionNumbering {
  readonly partition: PartitionId;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly nextSequence: Sequence;
  readonly lastAckedSequence: Sequence;
  readonly lastAckedOffset: Offset;
  /** Numbered and not completed, ascending by base sequence; batches waiting for a retry included. */
  readonly inFlight: readonly BatchId[];
  /** Last sequence + 1 of a batch that expired with unknown fate, or null. */
  readonly unresolvedAt: Sequence | null;
  /** The event of that expiry, −1 before any. */
  readonly unresolvedBy: EventId;
}

/** A partition that asks for a new epoch. */
export interface EpochBumpRequest {
  readonly partition: PartitionId;
  readonly reason: string;
  readonly event: EventId;
}

/** Who leads a partition, as a client believes; -1 for nobody. */
export interface LeaderAndEpoch {
  readonly partition: PartitionId;
  readonly leader: number;
  readonly leaderEpoch: number;
}

/** The client's book on one broker (Kafka: ClusterConnectionStates). */
export interface NodeState {
  readonly broker: number;
  /** The connection in use or being opened, or null while disconnected. */
  readonly connection: ConnectionId | null;
  readonly ready: boolean;
  readonly connectionsOpened: number;
  readonly failedAttempts: number;
  readonly reconnectAt: VirtualMs;
  /** Place of the next drain's walk over this broker's partitions (RecordAccumulator.nodesDrainIndex). */
  readonly drainIndex: number;
  /** Requests waiting for an answer, oldest first (Kafka: InFlightRequests). */
  readonly inFlightRequests: readonly InFlightRequest[];
}

export interface InFlightRequest {
  readonly request: RequestId;
  readonly sentMs: VirtualMs;
  readonly batches: readonly BatchId[];
  readonly sentEvent: EventId;
}

/** One KafkaProducer with its application, Sender, RecordAccumulator and TransactionManager. */
export interface ProducerState {
  readonly id: ClientId;
  /** Null: the constructor threw, there is no producer. */
  readonly config: EffectiveConfig | null;
  readonly configError: { readonly exception: string; readonly message: string } | null;
  /** What building it wrote to the client's log. */
  readonly configLogs: readonly ConfigLog[];
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  /** `closing`: close() was called and waits; after `closed` and `crashed` there is no producer. */
  readonly lifecycle: 'running' | 'closing' | 'closed' | 'crashed';
  /** 1 for the application's first producer, then one more for each restart. */
  readonly session: number;
  /** The next call of send(), an index into the scenario's sends. */
  readonly nextSend: number;
  /** The next of its other calls, an index into the scenario's calls. */
  readonly nextCall: number;
  /** Calls of send() that are not in the scenario: what its application made of records that it read. */
  readonly derived: readonly SendSpec[];
  /** What the application will send again, by time. */
  readonly resends: readonly PlannedResend[];
  /** Null: the application's thread is free. */
  readonly blocked: Blocked | null;
  /** What the application sent so far, in order, and what it was told. */
  readonly sent: Vector<SentRecord>;
  /** Every batch not yet completed, plus completed ones still on the wire. */
  readonly batches: readonly ProducerBatch[];
  /** RecordAccumulator: one queue per partition that has had records, head first. */
  readonly queues: readonly {
    readonly partition: PartitionId;
    readonly batches: readonly BatchId[];
  }[];
  readonly bufferPool: BufferPoolState;
  readonly sticky: readonly StickyPartition[];
  /** RoundRobinPartitioner: how many records it has placed, per topic. */
  readonly roundRobin: readonly { readonly topic: string; readonly count: number }[];
  /** Partitions muted because max.in.flight is 1. */
  readonly muted: readonly PartitionId[];
  /** Sender.inFlightBatches: sent and not answered, in drain order, per partition. */
  readonly inFlightBatches: readonly BatchId[];
  readonly numbering: readonly PartitionNumbering[];
  /** Partitions whose batches an epoch bump shall renumber, or null when none is due. */
  readonly epochBumpRequested: readonly EpochBumpRequest[];
  /** InitProducerId is under way for a producer without a transactional.id (TransactionManager.State#INITIALIZING). */
  readonly initializing: boolean;
  /** Why such a producer may not send; `fatal`: it never may again (TransactionManager#lastError). */
  readonly lastError: (Thrown & { readonly fatal: boolean }) | null;
  /** Null: no transactional.id. */
  readonly transaction: ClientTransaction | null;
  readonly nodes: readonly NodeState[];
  /** Kafka: Metadata, what the client believes of each partition. */
  readonly metadata: readonly LeaderAndEpoch[];
  /** A metadata request is on its way. */
  readonly metadataRequested: boolean;
  /** When the last one was answered. */
  readonly lastMetadataMs: VirtualMs;
  /** How many in a row nobody has answered (Metadata#attempts). */
  readonly metadataAttempts: number;
  /** How many answers in a row said nothing new (Metadata#equivalentResponseCount). */
  readonly equivalentResponses: number;
  readonly batchesOpened: number;
  readonly nextCorrelationId: number;
  /** When the Sender wakes up by itself next, or null. */
  readonly wakeAt: VirtualMs | null;
}
