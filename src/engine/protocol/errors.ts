// Kafka's protocol errors that this engine's paths can produce.
// Source: org.apache.kafka.common.protocol.Errors and the exception classes of org.apache.kafka.common.errors.

interface ErrorRow {
  readonly code: number;
  /** Simple name of the exception class a callback receives. */
  readonly exception: string;
  /** Whether that class extends RetriableException. */
  readonly retriable: boolean;
  /** Default text of the error. */
  readonly message: string;
}

export const ERRORS = {
  NONE: { code: 0, exception: '', retriable: false, message: '' },
  MESSAGE_TOO_LARGE: {
    code: 10,
    exception: 'RecordTooLargeException',
    retriable: false,
    message:
      'The request included a message larger than the max message size the server will accept.',
  },
  REQUEST_TIMED_OUT: {
    code: 7,
    exception: 'TimeoutException',
    retriable: true,
    message: 'The request timed out.',
  },
  NOT_LEADER_OR_FOLLOWER: {
    code: 6,
    exception: 'NotLeaderOrFollowerException',
    retriable: true,
    message:
      'For requests intended only for the leader, this error indicates that the broker is not the current leader. For requests intended for any replica, this error indicates that the broker is not a replica of the topic partition.',
  },
  NETWORK_EXCEPTION: {
    code: 13,
    exception: 'NetworkException',
    retriable: true,
    message: 'The server disconnected before a response was received.',
  },
  NOT_ENOUGH_REPLICAS: {
    code: 19,
    exception: 'NotEnoughReplicasException',
    retriable: true,
    message: 'Messages are rejected since there are fewer in-sync replicas than required.',
  },
  NOT_ENOUGH_REPLICAS_AFTER_APPEND: {
    code: 20,
    exception: 'NotEnoughReplicasAfterAppendException',
    retriable: true,
    message: 'Messages are written to the log, but to fewer in-sync replicas than required.',
  },
  OUT_OF_ORDER_SEQUENCE_NUMBER: {
    code: 45,
    exception: 'OutOfOrderSequenceException',
    retriable: false,
    message: 'The broker received an out of order sequence number.',
  },
  UNKNOWN_MEMBER_ID: {
    code: 25,
    exception: 'UnknownMemberIdException',
    retriable: false,
    message: 'The coordinator is not aware of this member.',
  },
  ILLEGAL_GENERATION: {
    code: 22,
    exception: 'IllegalGenerationException',
    retriable: false,
    message: 'Specified group generation id is not valid.',
  },
  INVALID_PRODUCER_EPOCH: {
    code: 47,
    exception: 'InvalidProducerEpochException',
    retriable: false,
    message: 'Producer attempted to produce with an old epoch.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;

/** A constant of Kafka's `Errors`. */
export type KafkaError = keyof typeof ERRORS;
