// What a producer records: its life, its batches, and what its application is told.
import type { KafkaError } from '../protocol/errors.ts';
import type { RecordView } from '../protocol/produce.ts';
import type { RuleId } from '../ruleId.ts';
import type {
  BatchId,
  ClientId,
  Offset,
  PartitionId,
  ProducerEpoch,
  ProducerId,
  RecordId,
  Sequence,
  VirtualMs,
} from '../units.ts';

/** What the application is told about one record. */
export type SendResult =
  | { readonly kind: 'ok'; readonly offset: Offset }
  | { readonly kind: 'failed'; readonly exception: string; readonly message: string };

export interface ProducerFacts {
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
  /**
   * The idempotent producer raised its epoch by itself (KIP-360). Id and epoch −1: the last epoch is used up, and a
   * new producer id is asked for.
   */
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
  /** InitProducerId was refused: the producer may write to no topic. `fatal`: it is done for. */
  producerIdRefused: {
    readonly producer: ClientId;
    readonly exception: string;
    readonly message: string;
    readonly fatal: boolean;
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
}
