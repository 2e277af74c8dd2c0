// Kafka's protocol errors that only a run with the engine's second part can meet.
// Source: org.apache.kafka.common.protocol.Errors and the exception classes of org.apache.kafka.common.errors.
import type { ErrorRow } from './errors.ts';

export const RARE_ERRORS = {
  MESSAGE_TOO_LARGE: {
    code: 10,
    exception: 'RecordTooLargeException',
    retriable: false,
    message:
      'The request included a message larger than the max message size the server will accept.',
  },
  NOT_LEADER_OR_FOLLOWER: {
    code: 6,
    exception: 'NotLeaderOrFollowerException',
    retriable: true,
    message:
      'For requests intended only for the leader, this error indicates that the broker is not the current leader. For requests intended for any replica, this error indicates that the broker is not a replica of the topic partition.',
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
  CLUSTER_AUTHORIZATION_FAILED: {
    code: 31,
    exception: 'ClusterAuthorizationException',
    retriable: false,
    message: 'Cluster authorization failed.',
    ofTopic: () => 'The producer is not authorized to do idempotent sends',
  },
  DUPLICATE_SEQUENCE_NUMBER: {
    code: 46,
    exception: 'DuplicateSequenceException',
    retriable: false,
    message: 'The broker received a duplicate sequence number.',
  },
  UNKNOWN_PRODUCER_ID: {
    code: 59,
    exception: 'UnknownProducerIdException',
    retriable: false,
    message:
      "This exception is raised by the broker if it could not locate the producer metadata associated with the producerId in question. This could happen if, for instance, the producer's records were deleted because their retention time had elapsed. Once the last records of the producerId are removed, the producer's metadata is removed from the broker, and future appends by the producer will return this exception.",
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
  COORDINATOR_LOAD_IN_PROGRESS: {
    code: 14,
    exception: 'CoordinatorLoadInProgressException',
    retriable: true,
    message: "The coordinator is loading and hence can't process requests.",
  },
  COORDINATOR_NOT_AVAILABLE: {
    code: 15,
    exception: 'CoordinatorNotAvailableException',
    retriable: true,
    message: 'The coordinator is not available.',
  },
  NOT_COORDINATOR: {
    code: 16,
    exception: 'NotCoordinatorException',
    retriable: true,
    message: 'This is not the correct coordinator.',
  },
  INVALID_TXN_STATE: {
    code: 48,
    exception: 'InvalidTxnStateException',
    retriable: false,
    message: 'The producer attempted a transactional operation in an invalid state.',
  },
  INVALID_PRODUCER_ID_MAPPING: {
    code: 49,
    exception: 'InvalidPidMappingException',
    retriable: false,
    message:
      'The producer attempted to use a producer id which is not currently assigned to its transactional id.',
  },
  INVALID_TRANSACTION_TIMEOUT: {
    code: 50,
    exception: 'InvalidTxnTimeoutException',
    retriable: false,
    message:
      'The transaction timeout is larger than the maximum value allowed by the broker (as configured by transaction.max.timeout.ms).',
  },
  CONCURRENT_TRANSACTIONS: {
    code: 51,
    exception: 'ConcurrentTransactionsException',
    retriable: true,
    message:
      'The producer attempted to update a transaction while another concurrent operation on the same transaction was ongoing.',
  },
  TRANSACTION_COORDINATOR_FENCED: {
    code: 52,
    exception: 'TransactionCoordinatorFencedException',
    retriable: false,
    message:
      'Indicates that the transaction coordinator sending a WriteTxnMarker is no longer the current coordinator for a given producer.',
  },
  TOPIC_AUTHORIZATION_FAILED: {
    code: 29,
    exception: 'TopicAuthorizationException',
    retriable: false,
    message: 'Topic authorization failed.',
    ofTopic: (topics) => `Not authorized to access topics: [${topics}]`,
  },
  TRANSACTIONAL_ID_AUTHORIZATION_FAILED: {
    code: 53,
    exception: 'TransactionalIdAuthorizationException',
    retriable: false,
    message: 'Transactional Id authorization failed.',
  },
  PRODUCER_FENCED: {
    code: 90,
    exception: 'ProducerFencedException',
    retriable: false,
    message:
      'There is a newer producer with the same transactionalId which fences the current one.',
  },
  TRANSACTION_ABORTABLE: {
    code: 120,
    exception: 'TransactionAbortableException',
    retriable: false,
    message:
      'The server encountered an error with the transaction. The client can abort the transaction to continue using this transactional ID.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
