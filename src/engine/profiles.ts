// Kafka releases whose behaviour a scenario can choose: settings differ in `src/config`, rules here.

/** 2.8 and 3.9 are those releases, current is 4.0 … 4.4 with the settings of 4.4, 4.5 adds one broker rule. */
export const PROFILES = ['2.8', '3.9', 'current', '4.5'] as const;
export type Profile = (typeof PROFILES)[number];

/** What differs between releases and is no setting. Client and broker are of the same release. */
export interface ProfileRules {
  /**
   * How the waits before a retry and before Metadata is asked for again grow. fixed: always `retry.backoff.ms`, no
   * jitter; exponential from 3.7, KIP-580. Kafka: RecordAccumulator#shouldBackoff, Metadata#timeToAllowUpdate.
   */
  readonly retryBackoff: 'fixed' | 'exponential';
  /** Error that a batch gets when its request timed out at the client. Kafka: Sender#handleProduceResponse, from 3.5. */
  readonly requestTimeoutError: 'NETWORK_EXCEPTION' | 'REQUEST_TIMED_OUT';
  /**
   * A producer id without state must start at sequence 0 on a partition that never held a record.
   * Kafka: ProducerAppendInfo#checkSequence, KAFKA-15591.
   */
  readonly firstSequenceMustBeZero: boolean;
  /**
   * What acks=all gets when the replica set shrinks below min.insync.replicas after the append. Up to 3.6 the high
   * watermark moves on and the answer is NOT_ENOUGH_REPLICAS_AFTER_APPEND at once; from 3.7 it waits at the
   * frozen high watermark. Kafka: Partition#maybeIncrementLeaderHW, KAFKA-15583.
   */
  readonly shrunkBelowMinIsr: 'answeredAfterAppend' | 'highWatermarkFrozen';
  /**
   * Only a follower that is not fenced, and has fetched since its broker registered, may join the ISR. From 3.3 and
   * 3.5 on (KIP-841, KIP-903). Kafka: Partition#isReplicaIsrEligible.
   */
  readonly asksBrokerEpoch: boolean;
  /**
   * Before a record opens a batch, a partitioner class is told, and asked for a partition again.
   * Kafka: KafkaProducer#doSend (abortForNewBatch), Partitioner#onNewBatch; gone in 4.0.
   */
  readonly asksAgainForNewBatch: boolean;
  /**
   * The setting that says how long a producer id is remembered. Up to 2.8 it is that of transactional ids, 7 days.
   * Kafka: LogManager (maxPidExpirationMs, producerStateManagerConfig); own setting from 3.0.
   */
  readonly producerIdExpiration: 'producer.id.expiration.ms' | 'transactional.id.expiration.ms';
  /**
   * Whether an error for a batch that has expired already still raises the epoch. It did in 2.8; later the books are
   * kept only by the failure that completes the futures. Kafka: Sender#failBatch, seen in a recording of 4.4.0.
   */
  readonly lateErrorRaisesEpoch: boolean;
  /** The feature transaction.version of a new cluster; with 2 each commit raises the epoch (KIP-890). */
  readonly transactionVersion: 1 | 2;
  /** Leaders can ask the coordinator before they append to a transaction. From 3.6 on, KIP-890 part 1. */
  readonly verifiesPartitions: boolean;
  /**
   * What becomes of a retriable error, or INVALID_TXN_STATE, that ends a batch of a transaction: from 4.1 on it is
   * told as TransactionAbortableException. Kafka: TransactionManager#maybeTransitionToErrorState, KIP-1050.
   */
  readonly exhaustedRetriesAreAbortable: boolean;
  /**
   * Whether a producer whose InitProducerId is refused for want of rights may ask again. Fatal up to 3.5.
   * Kafka: Sender#shouldHandleAuthorizationError, KAFKA-13668.
   */
  readonly unauthorizedInitIsAbortable: boolean;
  /** NOT_LEADER_OR_FOLLOWER says who leads now. Broker and client from 3.7 on, KIP-951. */
  readonly answersNameLeader: boolean;
  /**
   * Where the walk over a broker's partitions begins: each broker has its own place, at the one examined last; or all
   * share one, behind it. Kafka: RecordAccumulator#drainBatchesForOneNode, own from 3.3 on, KAFKA-13834.
   */
  readonly drainIndex: 'shared' | 'perBroker';
  /**
   * A batch out of a split that is still too large is halved; before 4.2 it is cut at batch.size again, for ever.
   * Kafka: RecordAccumulator#splitAndReenqueue, KAFKA-8350.
   */
  readonly splitsHalve: boolean;
  /** flush() waits for the parts of a batch that is split. From 3.9.2 and 4.0.2 on, KAFKA-19479. */
  readonly flushWaitsForParts: boolean;
  /** A batch that expires under way keeps its memory until its request ends. From 3.9.2 and 4.0.2 on, KAFKA-19012. */
  readonly memoryStaysInFlight: boolean;
  /** The text of an expired batch says that no answer may have come. Kafka: Sender#failExpiredBatches, from 4.3 on. */
  readonly expiryNamesAnswer: boolean;
  /**
   * A send() in a transaction that is not open throws before its record goes into the accumulator, or after.
   * Kafka: TransactionManager#failIfNotReadyForSend, up to 3.1; #maybeAddPartition, KAFKA-13412.
   */
  readonly sendChecks: 'beforeAppend' | 'afterAppend';
  /** A transactional call that waits too long says for what; seen in 4.3.1 and 4.4.0, not yet in 4.0.2. */
  readonly timeoutsNameTheStep: boolean;
}

const CURRENT: ProfileRules = {
  retryBackoff: 'exponential',
  requestTimeoutError: 'REQUEST_TIMED_OUT',
  firstSequenceMustBeZero: false,
  shrunkBelowMinIsr: 'highWatermarkFrozen',
  asksBrokerEpoch: true,
  asksAgainForNewBatch: false,
  producerIdExpiration: 'producer.id.expiration.ms',
  lateErrorRaisesEpoch: false,
  transactionVersion: 2,
  verifiesPartitions: true,
  exhaustedRetriesAreAbortable: true,
  unauthorizedInitIsAbortable: true,
  answersNameLeader: true,
  drainIndex: 'perBroker',
  splitsHalve: true,
  flushWaitsForParts: true,
  memoryStaysInFlight: true,
  expiryNamesAnswer: true,
  sendChecks: 'afterAppend',
  timeoutsNameTheStep: true,
};

/** Rules of each release. */
export const PROFILE_RULES: Readonly<Record<Profile, ProfileRules>> = {
  '2.8': {
    retryBackoff: 'fixed',
    requestTimeoutError: 'NETWORK_EXCEPTION',
    firstSequenceMustBeZero: false,
    shrunkBelowMinIsr: 'answeredAfterAppend',
    asksBrokerEpoch: false,
    asksAgainForNewBatch: true,
    producerIdExpiration: 'transactional.id.expiration.ms',
    lateErrorRaisesEpoch: true,
    transactionVersion: 1,
    verifiesPartitions: false,
    unauthorizedInitIsAbortable: false,
    answersNameLeader: false,
    exhaustedRetriesAreAbortable: false,
    drainIndex: 'shared',
    splitsHalve: false,
    flushWaitsForParts: false,
    memoryStaysInFlight: false,
    expiryNamesAnswer: false,
    sendChecks: 'beforeAppend',
    timeoutsNameTheStep: false,
  },
  '3.9': {
    ...CURRENT,
    asksAgainForNewBatch: true,
    transactionVersion: 1,
    exhaustedRetriesAreAbortable: false,
    splitsHalve: false,
    expiryNamesAnswer: false,
    timeoutsNameTheStep: false,
  },
  current: CURRENT,
  '4.5': { ...CURRENT, firstSequenceMustBeZero: true },
};
