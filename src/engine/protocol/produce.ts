// What a Produce request and its response carry. Kafka: clients/src/main/resources/common/message.
import type {
  BatchId,
  Offset,
  PartitionId,
  ProducerEpoch,
  ProducerId,
  RecordId,
  Sequence,
  VirtualMs,
} from '../units.ts';
import type { KafkaError } from './errors.ts';

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
  /** Of the partition; missing where the broker does not know it. Only UNKNOWN_PRODUCER_ID is judged by it. */
  readonly logStartOffset?: Offset;
  /** With NOT_LEADER_OR_FOLLOWER: who leads now, as the broker knows (KIP-951); else null. */
  readonly currentLeader: { readonly leader: number; readonly leaderEpoch: number } | null;
  /** Where the broker says more than the error does; absent on most errors. */
  readonly message?: string;
}
