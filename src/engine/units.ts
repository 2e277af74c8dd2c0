// The numbers the engine counts in. Aliases, so that a signature says which clock or counter it means.

/** Virtual time in whole milliseconds since the run's start. Never a wall clock. */
export type VirtualMs = number;
/** A record's position in a partition's log. -1: none. */
export type Offset = number;
/** A record's number within one producer session and partition: 0 … 2147483647, then 0 again. -1: none. */
export type Sequence = number;
/** The id a producer session got from the cluster. -1: none (idempotence off). */
export type ProducerId = number;
/** The session's edition, 0 … 32767. -1: none. */
export type ProducerEpoch = number;
/** Position of an event in its trace, from 0. */
export type EventId = number;
/** `topic-partition`, as Kafka prints a TopicPartition: `orders-0`. */
export type PartitionId = string;
/** Id of a producer, consumer or hand-fed client of the scenario: `p1`. */
export type ClientId = string;
/** `p1/3`: the record of the 4th `send()` of producer p1. */
export type RecordId = string;
/** `p1/orders-0/0`: the first batch that p1's accumulator opened for orders-0. */
export type BatchId = string;
/** `p1-b1/2`: the second TCP connection from p1 to broker 1. */
export type ConnectionId = string;
/** `p1/4`: the request of p1 with correlation id 4. */
export type RequestId = string;

/** org.apache.kafka.common.record.RecordBatch: NO_PRODUCER_ID, NO_PRODUCER_EPOCH, NO_SEQUENCE. */
export const NO_PRODUCER_ID: ProducerId = -1;
export const NO_PRODUCER_EPOCH: ProducerEpoch = -1;
export const NO_SEQUENCE: Sequence = -1;
/** RecordMetadata's and ProduceResponse's INVALID_OFFSET. */
export const NO_OFFSET: Offset = -1;

/** Largest sequence; the one after it is 0 (DefaultRecordBatch#incrementSequence). */
export const MAX_SEQUENCE: Sequence = 2147483647;
/** Largest epoch a producer can reach (Short.MAX_VALUE). */
export const MAX_PRODUCER_EPOCH: ProducerEpoch = 32767;

/**
 * The sequence `increment` records after `sequence`, wrapping past {@link MAX_SEQUENCE} to 0.
 * Kafka: DefaultRecordBatch#incrementSequence.
 */
export function incrementSequence(sequence: Sequence, increment: number): Sequence {
  return sequence > MAX_SEQUENCE - increment
    ? increment - (MAX_SEQUENCE - sequence) - 1
    : sequence + increment;
}
