// Words of a scenario that the engine gives a meaning.
import type { When } from './scenario.ts';

/** Kinds of event that a moment can name. */
export const MOMENTS = [
  'recordAppended',
  'sendBlocked',
  'batchDrained',
  'requestSent',
  'requestArrived',
  'batchDecided',
  'appended',
  'responseSent',
  'responseArrived',
  'connectionLost',
  'requestFailed',
  'batchReenqueued',
  'batchExpired',
  'sendCompleted',
  'highWatermarkAdvanced',
  'recordsRead',
  'partitionsAssigned',
  'recordsPolled',
  'effectDone',
  'inboxRowWritten',
  'recordSkipped',
  'commitSent',
  'offsetsCommitted',
  'txnOffsetsMoved',
  'commitRefused',
  'offsetsUnstable',
  'positionsReset',
  'commitAnswered',
  'memberRemoved',
  'consumerStopped',
  'consumerStarted',
  'outboxRowInserted',
  'outboxRowMarked',
  'producerClosed',
  'producerCrashed',
  'producerRestarted',
  'leaderElected',
  'isrChanged',
  'replicaTruncated',
  'producerForgotten',
  'brokerStopped',
  'brokerFenced',
  'brokerStarted',
  'transactionCalled',
  'transactionReturned',
  'transactionManagerMoved',
  'batchAborted',
  'transactionMoved',
  'markerWritten',
  'lastStableOffsetAdvanced',
  'coordinatorElected',
  'producerPaused',
  'producerResumed',
] as const;

/** Requests that a moment can name. */
export const API_NAMES = [
  'Produce',
  'FindCoordinator',
  'InitProducerId',
  'AddPartitionsToTxn',
  'AddOffsetsToTxn',
  'TxnOffsetCommit',
  'EndTxn',
] as const;

/** Whether a `when` is a point in time. */
export function isTime(value: When): value is Extract<When, { readonly at: number }> {
  return 'at' in value;
}

/** Id of the client that sends the hand-fed requests. */
export const HAND = 'hand';

/** Topic settings that a run follows, with Kafka's defaults. All of them: src/config/topicConfig.ts. */
export const TOPIC_CONFIGS = {
  'min.insync.replicas': 1,
  'max.message.bytes': 1048588,
  'unclean.leader.election.enable': false,
} as const;
