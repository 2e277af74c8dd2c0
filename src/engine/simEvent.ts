// What a run records: one typed fact per event, in Kafka's words, each with its causes.

import type { AppFacts } from './appEvents.ts';
import type { KafkaError } from './protocol/errors.ts';
import type { RuleId } from './ruleId.ts';
import type { TransactionFacts } from './transaction/facts.ts';
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

/** A record as it stands in a batch. */
export interface RecordView {
  readonly id: RecordId;
  readonly key: string | null;
  readonly value: string;
  /** What reading it charges, in whole euros; 0 where the scenario gives no amount. */
  readonly amount: number;
  /** CreateTime: when send() was called, unless the application gave another. */
  readonly timestamp: VirtualMs;
}

/** A batch as a Produce request carries it: what a header of 61 bytes and its records say. */
export interface ProduceBatch {
  readonly batch: BatchId;
  readonly partition: PartitionId;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly baseSequence: Sequence;
  readonly lastSequence: Sequence;
  readonly records: readonly RecordView[];
  /** Size on the wire, bytes, header included. */
  readonly sizeInBytes: number;
  /** 1 for the first time the batch is sent. */
  readonly attempt: number;
  readonly isTransactional?: boolean;
}

/** One partition's part of a Produce response. */
export interface PartitionResponse {
  readonly partition: PartitionId;
  readonly batch: BatchId;
  readonly error: KafkaError;
  /** Offset of the batch's first record in the log, -1 on most errors. */
  readonly baseOffset: Offset;
  /** With NOT_LEADER_OR_FOLLOWER: who leads now, as the broker knows (KIP-951); else null. */
  readonly currentLeader: { readonly leader: number; readonly leaderEpoch: number } | null;
  /** Where the broker says more than the error does; absent on most errors. */
  readonly message?: string;
}

/** One comparison the broker made, in the order it made them. */
export interface CheckOutcome {
  readonly check:
    | 'authorization'
    | 'leader'
    | 'inSyncReplicas'
    | 'size'
    | 'producerId'
    | 'transaction'
    | 'duplicate'
    | 'epoch'
    | 'sequence';
  readonly rule: RuleId;
  /** `decides`: this check gave the verdict; `passed`: the next one was asked; `notReached`: never asked. */
  readonly outcome: 'passed' | 'decides' | 'notReached';
  /** The values compared, ready to print: `epoch 0 = 0, seq 2–2 = 2–2, stored at 106`. */
  readonly values: string;
}

/** What the broker did with a batch. */
export type Verdict =
  | { readonly kind: 'APPENDED'; readonly baseOffset: Offset; readonly lastOffset: Offset }
  | { readonly kind: 'DUPLICATE'; readonly baseOffset: Offset; readonly lastOffset: Offset }
  | { readonly kind: 'REFUSED'; readonly error: KafkaError; readonly message: string };

/** What the application is told about one record. */
export type SendResult =
  | { readonly kind: 'ok'; readonly offset: Offset }
  | { readonly kind: 'failed'; readonly exception: string; readonly message: string };

/** Why a connection ended, as the client sees it. */
export type DisconnectReason = 'disconnected' | 'requestTimedOut' | 'refused';

/** `toBroker`: the client's bytes; `toClient`: the broker's. */
export type Direction = 'toBroker' | 'toClient';

interface Facts extends AppFacts, TransactionFacts {
  /** KafkaProducer's constructor threw; the producer does not exist. */
  configRejected: {
    readonly producer: ClientId;
    readonly exception: string;
    readonly message: string;
  };
  /** The producer is up. Idempotence off: producerId and epoch are -1. */
  producerStarted: {
    readonly producer: ClientId;
    readonly producerId: ProducerId;
    readonly producerEpoch: ProducerEpoch;
    /** Its id and epoch come from initTransactions(). */
    readonly transactionalId?: string;
    readonly logs: readonly { readonly level: string; readonly text: string }[];
  };
  /** `send()` returned a pending future; the record sits in the accumulator. */
  recordAppended: {
    readonly producer: ClientId;
    readonly record: RecordView;
    readonly partition: PartitionId;
    readonly batch: BatchId;
    readonly newBatch: boolean;
    /** Who chose the partition: the record, partitioner.class, its key, or the built-in partitioner. */
    readonly chosenBy: 'record' | 'partitioner' | 'key' | 'sticky' | 'stickyBatch';
    /** The application sends a value once more: the record of its first send() of it. */
    readonly resendOf: RecordId | null;
  };
  /** `send()` found no buffer memory: the application's thread stands until some is free. */
  sendBlocked: {
    readonly producer: ClientId;
    readonly record: RecordView;
    /** Bytes of the buffer it asks for. */
    readonly size: number;
    readonly availableMemory: number;
  };
  /** `send()` failed at once: it threw, or its future is already completed and its callback ran. */
  sendRefused: {
    readonly producer: ClientId;
    readonly record: RecordView;
    readonly exception: string;
    readonly message: string;
    /** Thrown at the caller: there is no future and no callback. */
    readonly thrown: boolean;
  };
  /** The application called flush() and waits for these batches. */
  flushCalled: { readonly producer: ClientId; readonly batches: readonly BatchId[] };
  flushReturned: { readonly producer: ClientId };
  /** The application called close() and waits. Null: without a limit. */
  closeCalled: {
    readonly producer: ClientId;
    readonly timeoutMs: VirtualMs | null;
    readonly log: string;
  };
  /** The time of close() is over: what is not complete fails. */
  closeForced: {
    readonly producer: ClientId;
    readonly batches: readonly BatchId[];
    readonly log: string;
  };
  /** close() returned: the producer is gone. */
  producerClosed: { readonly producer: ClientId; readonly forced: boolean };
  /** The process of application and producer died, with all that stood in its memory. */
  producerCrashed: {
    readonly producer: ClientId;
    /** Batches whose futures nobody will complete. */
    readonly batches: readonly BatchId[];
  };
  /** The application runs again, with a new KafkaProducer. Idempotence off: producerId and epoch are -1. */
  producerRestarted: {
    readonly producer: ClientId;
    /** 2 for the second producer of this application. */
    readonly session: number;
    readonly producerId: ProducerId;
    readonly producerEpoch: ProducerEpoch;
    /** How many values the application sends again, because it does not know them acknowledged. */
    readonly resends: number;
  };
  /** For a while nobody gets a new connection to this broker. */
  brokerUnreachable: { readonly broker: number; readonly forMs: VirtualMs };
  brokerReachable: { readonly broker: number };
  /** An ACL denies a producer WRITE on a topic, or (null) on its transactional.id; then no more. */
  writeDenied: { readonly producer: ClientId; readonly topic: string | null };
  writeAllowed: { readonly producer: ClientId; readonly topic: string | null };
  /** The batch left the accumulator; the first time it also got its numbers. */
  batchDrained: {
    readonly producer: ClientId;
    readonly batch: BatchId;
    readonly partition: PartitionId;
    readonly producerId: ProducerId;
    readonly producerEpoch: ProducerEpoch;
    readonly baseSequence: Sequence;
    readonly lastSequence: Sequence;
    readonly attempt: number;
    /** A retry whose leader changed since the last attempt: it did not have to wait. */
    readonly leaderChanged: boolean;
    readonly sequenceAssigned: boolean;
    /** ProducerBatch#recordCount, #estimatedSizeInBytes and #createdMs: what the producer's metrics count. */
    readonly recordCount: number;
    readonly sizeInBytes: number;
    readonly createdMs: VirtualMs;
  };
  /** A request was handed to the connection: a Produce, or with `call` another one. */
  requestSent: {
    readonly call?: ApiCall;
    readonly request: RequestId;
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
    readonly correlationId: number;
    readonly acks: -1 | 0 | 1;
    readonly batches: readonly ProduceBatch[];
  };
  /** Its last byte is in the broker's socket buffer. */
  requestArrived: {
    readonly request: RequestId;
    readonly connection: ConnectionId;
    readonly broker: number;
    /** Requests of this connection that wait before it, because it is muted while one is handled. */
    readonly queuedBehind: number;
    /** Its client has closed the connection meanwhile: nobody waits for the answer. */
    readonly late: boolean;
  };
  /** The leader judged one batch: every check in order, with the values, and the verdict. */
  batchDecided: {
    readonly broker: number;
    readonly request: RequestId;
    readonly batch: ProduceBatch;
    readonly checks: readonly CheckOutcome[];
    readonly verdict: Verdict;
    readonly rule: RuleId;
    readonly logEndOffset: Offset;
  };
  /** The leader learned from a follower's fetch how far that replica has come. */
  followerFetched: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly follower: number;
    readonly logEndOffset: Offset;
  };
  highWatermarkAdvanced: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly highWatermark: Offset;
    readonly from: Offset;
  };
  /** The leader's ISR was committed by the controller (AlterPartition, or a fenced broker). */
  isrChanged: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly from: readonly number[];
    readonly to: readonly number[];
    readonly rule: RuleId;
  };
  /** The controller chose a leader: broker -1 where nobody may lead. */
  leaderElected: {
    readonly partition: PartitionId;
    readonly leader: number;
    readonly from: number;
    readonly leaderEpoch: number;
    readonly unclean: boolean;
    readonly inSyncReplicaIds: readonly number[];
    /** First offset that the new leader will give. */
    readonly startOffset: Offset;
  };
  /** A follower removed what its leader does not have. */
  replicaTruncated: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly from: Offset;
    readonly to: Offset;
    readonly highWatermark: Offset;
    readonly records: readonly RecordView[];
  };
  brokerStopped: {
    readonly broker: number;
    /** `crash`: the process was killed; `clean`: it was shut down and wrote a producer snapshot. */
    readonly how: 'crash' | 'clean';
    readonly diskLost: boolean;
  };
  /** The controller missed the broker's heartbeats for broker.session.timeout.ms. */
  brokerFenced: { readonly broker: number };
  /** The broker is up again and has loaded its logs. */
  brokerStarted: {
    readonly broker: number;
    readonly loaded: readonly {
      readonly partition: PartitionId;
      readonly logEndOffset: Offset;
      /** Batches remembered per producer id: one each. */
      readonly producers: readonly { readonly producerId: ProducerId; readonly batches: number }[];
    }[];
  };
  replicationStopped: { readonly broker: number; readonly partition: PartitionId };
  replicationResumed: { readonly broker: number; readonly partition: PartitionId };
  /** A replica dropped what it knew of a producer id. */
  producerForgotten: {
    readonly broker: number;
    readonly partition: PartitionId;
    readonly producerId: ProducerId;
    /** `expired`: by producer.id.expiration.ms; `lever`: by a hand that Kafka does not have. */
    readonly why: 'expired' | 'lever';
    readonly lastTimestamp: VirtualMs;
  };
  /** The client learned who leads. */
  metadataUpdated: {
    readonly client: ClientId;
    readonly leaders: readonly {
      readonly partition: PartitionId;
      readonly leader: number;
      readonly leaderEpoch: number;
    }[];
    /** `response`: from the produce response itself (KIP-951); `request`: by a metadata request. */
    readonly by: 'response' | 'request';
  };
  responseSent: {
    readonly call?: ApiCall;
    readonly answer?: ApiAnswer;
    readonly request: RequestId;
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
    readonly acks: -1 | 0 | 1;
    readonly partitions: readonly PartitionResponse[];
  };
  /** The broker had an answer and no open connection to write it to. */
  responseDropped: {
    readonly call?: ApiCall;
    readonly answer?: ApiAnswer;
    readonly request: RequestId;
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
    readonly acks: -1 | 0 | 1;
    readonly partitions: readonly PartitionResponse[];
  };
  responseArrived: {
    readonly call?: ApiCall;
    readonly answer?: ApiAnswer;
    readonly request: RequestId;
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly partitions: readonly PartitionResponse[];
  };
  /** Bytes on the wire that will never arrive. */
  messageLost: {
    readonly request: RequestId;
    readonly connection: ConnectionId;
    readonly direction: Direction;
    /** How much of its way it had covered, 0 … 100. */
    readonly percentTravelled: number;
  };
  /** From this message on, nothing more arrives in this direction until release or the connection's end. */
  trafficHeld: {
    readonly connection: ConnectionId;
    readonly direction: Direction;
    /** The message from which on it holds; null: whatever is sent from now on. */
    readonly request: RequestId | null;
  };
  trafficReleased: { readonly connection: ConnectionId };
  messageDelayed: {
    readonly request: RequestId;
    readonly connection: ConnectionId;
    readonly direction: Direction;
    readonly byMs: VirtualMs;
  };
  /** The environment broke the connection; neither end knows yet. */
  connectionCut: { readonly connection: ConnectionId };
  /** The broker closed the connection, and what it had received on it and not read is gone. */
  connectionClosedByBroker: {
    readonly connection: ConnectionId;
    readonly broker: number;
    /** An error at acks=0 that it cannot report in another way; an answer that it cannot write. */
    readonly why: 'errorWithoutAnswer' | 'answerNotWritten';
    readonly unread: readonly RequestId[];
  };
  /** The client learned, or decided, that the connection is gone. */
  connectionLost: {
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
    readonly reason: DisconnectReason;
    /** Requests in flight on it: all of them fail now, oldest first. */
    readonly inFlight: readonly RequestId[];
  };
  connectionOpening: {
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
  };
  connectionReady: {
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
  };
  /** One in-flight request ends without an answer. */
  requestFailed: {
    readonly request: RequestId;
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly error: KafkaError;
    readonly message: string;
  };
  /** The batch goes back into the accumulator to be sent again. */
  batchReenqueued: {
    readonly producer: ClientId;
    readonly batch: BatchId;
    readonly partition: PartitionId;
    readonly error: KafkaError;
    /** How often it has been sent so far. */
    readonly attempts: number;
    /** `retries` minus the retries used, as the WARN line prints it. */
    readonly attemptsLeft: number;
    /** Place in the partition's queue, 0 is the head. */
    readonly position: number;
    /** Put back by sequence (idempotence on) rather than simply to the head. */
    readonly inOrder: boolean;
    readonly rule: RuleId;
    /** The WARN line of the client's log. */
    readonly log: string;
  };
  /** delivery.timeout.ms has passed since the batch was created. */
  batchExpired: {
    readonly producer: ClientId;
    readonly batch: BatchId;
    readonly partition: PartitionId;
    readonly inFlight: boolean;
    readonly ageMs: VirtualMs;
    readonly rule: RuleId;
  };
  /** The batch ends with an error that is not retried. */
  batchFailed: {
    readonly producer: ClientId;
    readonly batch: BatchId;
    readonly partition: PartitionId;
    readonly error: KafkaError;
    readonly exception: string;
    readonly message: string;
  };
  /** MESSAGE_TOO_LARGE for a batch of several records: it is cut into smaller ones. */
  batchSplit: {
    readonly producer: ClientId;
    readonly batch: BatchId;
    readonly partition: PartitionId;
    readonly into: readonly BatchId[];
  };
  /** The idempotent producer raised its epoch by itself (KIP-360). */
  /** Id and epoch −1: the last epoch is used up, and a new producer id is asked for. */
  epochBumped: {
    readonly producer: ClientId;
    readonly producerId: ProducerId;
    readonly producerEpoch: ProducerEpoch;
    /** Batches that got new numbers, with them. */
    readonly renumbered: readonly { readonly batch: BatchId; readonly baseSequence: Sequence }[];
    readonly reason: string;
  };
  /** InitProducerId was answered, in the middle of a run. */
  producerIdReceived: {
    readonly producer: ClientId;
    readonly producerId: ProducerId;
    readonly producerEpoch: ProducerEpoch;
  };
  /** An answer came for a batch that had already been completed. */
  lateResponse: {
    readonly producer: ClientId;
    readonly batch: BatchId;
    readonly partition: PartitionId;
    readonly error: KafkaError;
    readonly baseOffset: Offset;
  };
  /** The record's callback ran: its future is done. */
  sendCompleted: {
    readonly producer: ClientId;
    readonly record: RecordView;
    readonly partition: PartitionId;
    readonly result: SendResult;
  };
  /** A consumer got records and acted on them. */
  recordsRead: {
    readonly consumer: ClientId;
    readonly partition: PartitionId;
    readonly fromOffset: Offset;
    /** The next offset it will ask for. */
    readonly nextOffset: Offset;
    readonly records: readonly RecordView[];
  };
}

/** Name of a kind of event. */
export type FactType = keyof Facts;

/** What happened, without when and why. */
export type Fact = { [K in FactType]: { readonly type: K } & Facts[K] }[FactType];

/** Who an event happened to or was done by: `p1`, `b1`, `c1`, `network`. */
export type ActorId = string;

interface Recorded {
  readonly id: EventId;
  readonly at: VirtualMs;
  readonly actor: ActorId;
  /** Events that brought this one about, the nearest first. Empty: the workload or a start. */
  readonly causes: readonly EventId[];
  /** Index of the scenario's intervention that brought it about, if one did. */
  readonly intervention: number | null;
}

/** One line of a trace. (`Event` is the DOM's.) */
export type SimEvent = Recorded & Fact;

/** The event of a given type. */
export type EventOf<T extends FactType> = Recorded & Extract<Fact, { readonly type: T }>;
