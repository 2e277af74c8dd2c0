// Requests of a client other than Produce, and their answers. Kafka: clients/src/main/resources/common/message.
import type { KafkaError } from '../protocol/errors.ts';
import type {
  ClientId,
  Offset,
  PartitionId,
  ProducerEpoch,
  ProducerId,
  VirtualMs,
} from '../units.ts';

/** A committed position of a consumer group on one partition: the next offset to read. */
export interface OffsetToCommit {
  readonly partition: PartitionId;
  readonly offset: Offset;
}

/** Kafka: ConsumerGroupMetadata. A member is a consumer in one life of its process. */
export interface GroupMetadata {
  readonly consumer: ClientId;
  readonly session: number;
  readonly generation: number;
}

interface FromProducer {
  readonly transactionalId: string;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
}

/** What a request asks. Id and epoch -1 in InitProducerId: the caller has none. */
export type ApiCall =
  | {
      readonly api: 'FindCoordinator';
      readonly keyType: 'transaction' | 'group';
      readonly key: string;
    }
  | ({ readonly api: 'InitProducerId'; readonly timeoutMs: VirtualMs } & FromProducer)
  | ({
      readonly api: 'AddPartitionsToTxn';
      readonly partitions: readonly PartitionId[];
    } & FromProducer)
  | ({ readonly api: 'AddOffsetsToTxn'; readonly group: string } & FromProducer)
  | ({
      readonly api: 'TxnOffsetCommit';
      readonly group: string;
      /** What the consumer's groupMetadata() said; null: an application that names only its group. */
      readonly member: GroupMetadata | null;
      readonly offsets: readonly OffsetToCommit[];
    } & FromProducer)
  | ({ readonly api: 'EndTxn'; readonly committed: boolean } & FromProducer);

/** Name of a request. */
export type ApiName = ApiCall['api'];

/** What a broker answers to one of these. */
export interface ApiAnswer {
  readonly error: KafkaError;
  /** InitProducerId, and EndTxn where it raises the epoch: what to go on with; else -1. */
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  /** FindCoordinator: who it is; else -1. */
  readonly coordinator: number;
  /** AddPartitionsToTxn: topics that the producer may not write to. */
  readonly unauthorizedTopics?: readonly string[];
}

/** An answer that carries nothing but its error. */
export function answerOf(error: KafkaError, more: Partial<ApiAnswer> = {}): ApiAnswer {
  return { error, producerId: -1, producerEpoch: -1, coordinator: -1, ...more };
}
