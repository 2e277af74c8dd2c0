// The whole state at one instant, as plain data: a JSON round trip gives an equal world.
import { required } from './assert.ts';
import type { ConsumerProcess, DatabaseState, GroupState } from './consumer/groupWorld.ts';
import type { CoordinatorState } from './coordinator/coordinatorState.ts';
import type { Due } from './occurrence.ts';
import type { ConfigLog, EffectiveConfig } from './producer/producerConfig.ts';
import type { KafkaError } from './protocol/errors.ts';
import type { CallSpec, SendSpec } from './scenario.ts';
import type { PartitionResponse, ProduceBatch, RecordView, SendResult } from './simEvent.ts';
import type { ClientTransaction, TransactionalCall } from './transaction/clientTransaction.ts';
import type { ApiAnswer, ApiCall } from './transaction/protocol.ts';
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
} from './units.ts';
import type { Vector } from './vector.ts';

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
  /** Null: no transactional.id. */
  readonly transaction: ClientTransaction | null;
  readonly nodes: readonly NodeState[];
  /** Kafka: Metadata, what the client believes of each partition. */
  readonly metadata: readonly LeaderAndEpoch[];
  /** A metadata request is on its way. */
  readonly metadataRequested: boolean;
  /** When the last one was answered. */
  readonly lastMetadataMs: VirtualMs;
  readonly batchesOpened: number;
  readonly nextCorrelationId: number;
  /** When the Sender wakes up by itself next, or null. */
  readonly wakeAt: VirtualMs | null;
}

/** Bytes on their way, one message. */
export interface Flight {
  readonly request: RequestId;
  readonly sentMs: VirtualMs;
  /** When its last byte arrives; null while this direction is held. */
  readonly arrivesAt: VirtualMs | null;
  readonly sentEvent: EventId;
}

/** One direction of a TCP connection: bytes arrive in order or not at all. */
export interface Stream {
  readonly flights: readonly Flight[];
  readonly held: boolean;
}

/** A TCP connection between a client and a broker. */
export interface ConnectionState {
  readonly id: ConnectionId;
  readonly client: ClientId;
  readonly broker: number;
  /** 1 for the first connection of this client to this broker. */
  readonly number: number;
  /** `closed` by the client; `reset`: and the broker's socket has been told. */
  readonly state: 'opening' | 'open' | 'cut' | 'closed' | 'reset';
  readonly toBroker: Stream;
  readonly toClient: Stream;
  /** In the broker's socket buffer, not read yet, oldest first. */
  readonly received: readonly RequestId[];
  /** The broker handles a request of this connection and reads no other. */
  readonly muted: boolean;
  /** What was sent on it and not fully answered: the content behind the ids. */
  readonly requests: readonly ProduceRequest[];
}

/** A request as sent: a Produce, or with `call` another one. */
export interface ProduceRequest {
  readonly call?: ApiCall;
  readonly answer?: ApiAnswer;
  /** A Produce of a transaction says whose it is. */
  readonly transactionalId?: string;
  readonly request: RequestId;
  readonly correlationId: number;
  readonly acks: -1 | 0 | 1;
  readonly timeoutMs: VirtualMs;
  readonly batches: readonly ProduceBatch[];
  readonly response: readonly PartitionResponse[];
}

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
  readonly minInsyncReplicas: number;
  readonly maxMessageBytes: number;
  readonly uncleanLeaderElection: boolean;
  readonly inSyncReplicaIds: readonly number[];
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

/** A consumer; what it acted on stays in the world, whatever becomes of its process. */
export interface ConsumerState {
  readonly id: ClientId;
  readonly positions: readonly {
    readonly partition: PartitionId;
    readonly nextOffset: Offset;
    /** Its fetch waits at the leader for more. */
    readonly fetchWaiting: boolean;
  }[];
  /** Everything it acted on, in order: the ledger. */
  readonly ledger: Vector<LedgerEntry>;
  /** Null: it is in no group, acts on what it reads at once, and commits nothing. */
  readonly process: ConsumerProcess | null;
}

export interface LedgerEntry {
  readonly record: RecordView;
  readonly partition: PartitionId;
  readonly offset: Offset;
  readonly at: VirtualMs;
  readonly event: EventId;
}

/** Progress of the scenario's interventions. */
export interface InterventionState {
  /** How often its moment has happened. */
  readonly seen: number;
  readonly fired: boolean;
}

/** Something due at a time. Order breaks ties: first in, first out. */
export interface Scheduled extends Due {
  readonly at: VirtualMs;
  readonly order: number;
}

export interface World {
  readonly now: VirtualMs;
  readonly nextEventId: EventId;
  readonly nextOrder: number;
  /** What happens at this very instant, a stack: the next is the last. */
  readonly agenda: readonly Due[];
  /** What is due later, by (time, order). */
  readonly schedule: readonly Scheduled[];
  /** Random streams, one per concern: a 32-bit state each. */
  readonly random: readonly { readonly stream: string; readonly state: number }[];
  readonly producers: readonly ProducerState[];
  readonly connections: readonly ConnectionState[];
  readonly brokers: readonly BrokerState[];
  /** Brokers to which no new connection can be opened, and until when. */
  readonly unreachable: readonly { readonly broker: number; readonly until: VirtualMs }[];
  /** ACLs: DENY of WRITE on a topic, or (null) on the producer’s transactional.id. */
  readonly denied: readonly { readonly producer: ClientId; readonly topic: string | null }[];
  readonly partitions: readonly PartitionState[];
  readonly produces: readonly PendingProduce[];
  readonly consumers: readonly ConsumerState[];
  readonly groups: readonly GroupState[];
  readonly databases: readonly DatabaseState[];
  readonly interventions: readonly InterventionState[];
  /** The next hand-fed request, an index into the scenario. */
  readonly nextHandFed: number;
  /** Null: no producer of the scenario has a transactional.id. */
  readonly coordinator: CoordinatorState | null;
  /** Processes that stand still, each with what happened to it meanwhile, oldest first. */
  readonly paused: readonly {
    readonly producer: ClientId;
    readonly missed: readonly Pick<Due, 'occurrence' | 'causes'>[];
  }[];
}

/** Id of a record: the n-th send of a client. */
export function recordId(client: ClientId, index: number): RecordId {
  return `${client}/${index}`;
}

const ZERO = '0'.charCodeAt(0);

/** Where a send stands in its application's list, from the id of its record. */
export function placeOfRecord(record: RecordId): number {
  let place = 0;
  let unit = 1;
  for (let at = record.length - 1; at >= 0 && record[at] !== '/'; at--) {
    place += unit * (record.charCodeAt(at) - ZERO);
    unit *= 10;
  }
  return place;
}

/** The copy of one broker. */
export function replicaOf(partition: PartitionState, broker: number): ReplicaState {
  return required(
    partition.replicas.find((one) => one.broker === broker),
    partition.id,
    broker,
  );
}

/** The leader's copy; while nobody leads, that of the last leader. */
export function leaderReplica(partition: PartitionState): ReplicaState {
  return replicaOf(partition, partition.lastLeader);
}
