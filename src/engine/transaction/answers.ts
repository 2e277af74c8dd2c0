// What a transactional producer makes of the answers to its requests. Kafka: the handleResponse methods of
// TransactionManager's TxnRequestHandlers.
import { groupMetadataOf } from '../consumer/groupAccess.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { ERRORS, type KafkaError } from '../protocol/errors.ts';
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import type { RequestHandler, Thrown } from './clientTransaction.ts';
import type { ApiAnswer, ApiCall } from './protocol.ts';
import { addPendingOffsets } from './requests.ts';
import {
  completeResult,
  enqueue,
  lookupCoordinator,
  newHandler,
  reenqueue,
  resetTransactionState,
  setProducerIdAndEpoch,
  transitionTo,
  transitionToAbortableError,
  transitionToFatalError,
  txnOf,
  updateTxn,
} from './transitions.ts';

/** TransactionManager.ADD_PARTITIONS_RETRY_BACKOFF_MS: the last transaction may just be ending. */
const ADD_PARTITIONS_RETRY_BACKOFF_MS = 20;

/** TxnRequestHandler#onComplete with an answer. */
export function transactionAnswered(
  sim: Sim,
  { producer: id, request, answer }: OccurrenceOf<'transactionAnswered'>,
): void {
  const { inFlight } = txnOf(sim, id);
  if (inFlight?.request !== request) return;
  updateTxn(sim, id, { inFlight: null });
  handle(sim, id, inFlight.handler, answer);
}

/** TxnRequestHandler#onComplete without one: nobody knows what became of it, so it is sent again. */
export function transactionDisconnected(
  sim: Sim,
  { producer: id, request }: OccurrenceOf<'transactionDisconnected'>,
): void {
  const { inFlight } = txnOf(sim, id);
  if (inFlight?.request !== request) return;
  updateTxn(sim, id, { inFlight: null });
  const { handler } = inFlight;
  if (handler.call.api !== 'FindCoordinator') lookupCoordinator(sim, id, handler.call);
  reenqueue(sim, id, handler);
}

const thrownBy = (error: KafkaError): Thrown => ({
  exception: ERRORS[error].exception,
  message: ERRORS[error].message,
});

const generic = (message: string): Thrown => ({ exception: 'KafkaException', message });

/** The consumer is no member of its group's present generation. */
const mismatch = (error: KafkaError): Thrown => ({
  exception: 'CommitFailedException',
  message: `Transaction offset Commit failed due to consumer group metadata mismatch: ${ERRORS[error].message}`,
});

function fatalError(sim: Sim, id: ClientId, handler: RequestHandler, error: Thrown): void {
  transitionToFatalError(sim, id, error);
  completeResult(sim, id, handler.result, error);
}

function abortableError(sim: Sim, id: ClientId, handler: RequestHandler, error: Thrown): void {
  transitionToAbortableError(sim, id, error);
  completeResult(sim, id, handler.result, error);
}

function handle(sim: Sim, id: ClientId, handler: RequestHandler, answer: ApiAnswer): void {
  const { call } = handler;
  if (answer.error === 'NONE') {
    succeed(sim, id, handler, answer);
    return;
  }
  if (ERRORS[answer.error].retriable) {
    retry(sim, id, handler, answer.error);
    return;
  }
  switch (answer.error) {
    case 'INVALID_PRODUCER_EPOCH':
    case 'PRODUCER_FENCED':
      fatalError(sim, id, handler, thrownBy('PRODUCER_FENCED'));
      return;
    case 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED':
      if (call.api === 'InitProducerId' && sim.rules.unauthorizedInitIsAbortable) {
        abortableError(sim, id, handler, thrownBy(answer.error));
      } else fatalError(sim, id, handler, thrownBy(answer.error));
      return;
    case 'TOPIC_AUTHORIZATION_FAILED':
      refusePartitions(sim, id, handler, answer.unauthorizedTopics ?? []);
      return;
    case 'TRANSACTION_ABORTABLE':
      if (call.api === 'EndTxn' && !call.committed && sim.rules.exhaustedRetriesAreAbortable) {
        fatalError(sim, id, handler, generic('Failed to abort transaction'));
      } else abortableError(sim, id, handler, thrownBy(answer.error));
      return;
    case 'UNKNOWN_MEMBER_ID':
    case 'ILLEGAL_GENERATION':
      if (call.api === 'TxnOffsetCommit') {
        updateTxn(sim, id, { pendingOffsets: [] });
        abortableError(sim, id, handler, mismatch(answer.error));
        return;
      }
      break;
    case 'INVALID_TXN_STATE':
    case 'INVALID_PRODUCER_ID_MAPPING':
      if (isNamed(call.api)) {
        fatalError(sim, id, handler, thrownBy(answer.error));
        return;
      }
      break;
    default:
  }
  const { message } = ERRORS[answer.error];
  const text =
    call.api === 'EndTxn'
      ? `Unhandled error in EndTxnResponse: ${message}`
      : `Unexpected error in ${call.api}Response${call.api === 'InitProducerId' ? ';' : ':'} ${message}`;
  fatalError(sim, id, handler, generic(text));
}

/** AddPartitionsToTxnHandler#handleResponse: none of the partitions was added, and none is waited for any more. */
function refusePartitions(
  sim: Sim,
  id: ClientId,
  handler: RequestHandler,
  topics: readonly string[],
): void {
  const asked = handler.call.api === 'AddPartitionsToTxn' ? handler.call.partitions : [];
  updateTxn(sim, id, {
    pendingPartitions: txnOf(sim, id).pendingPartitions.filter((one) => !asked.includes(one)),
  });
  abortableError(sim, id, handler, {
    exception: 'TopicAuthorizationException',
    message: ERRORS.TOPIC_AUTHORIZATION_FAILED.ofTopic?.(topics.join(', ')) ?? '',
  });
}

/** Requests whose handlers tell INVALID_TXN_STATE and INVALID_PRODUCER_ID_MAPPING by name. */
function isNamed(api: ApiCall['api']): boolean {
  return api === 'AddPartitionsToTxn' || api === 'AddOffsetsToTxn' || api === 'EndTxn';
}

function retry(sim: Sim, id: ClientId, handler: RequestHandler, error: KafkaError): void {
  const { call } = handler;
  const moved = error === 'NOT_COORDINATOR' || error === 'COORDINATOR_NOT_AVAILABLE';
  const late = call.api === 'TxnOffsetCommit' && error === 'REQUEST_TIMED_OUT';
  if ((moved || late) && call.api !== 'FindCoordinator') lookupCoordinator(sim, id, call);
  const first =
    call.api === 'AddPartitionsToTxn' &&
    error === 'CONCURRENT_TRANSACTIONS' &&
    txnOf(sim, id).partitions.length === 0;
  const usual = newHandler(sim, id, call, handler.result).retryBackoffMs;
  const retryBackoffMs = first ? Math.min(usual, ADD_PARTITIONS_RETRY_BACKOFF_MS) : usual;
  reenqueue(sim, id, { ...handler, retryBackoffMs });
}

function succeed(
  sim: Sim,
  id: ClientId,
  handler: RequestHandler,
  { producerId, producerEpoch, coordinator }: ApiAnswer,
): void {
  const { call, result } = handler;
  switch (call.api) {
    case 'FindCoordinator':
      updateTxn(
        sim,
        id,
        call.keyType === 'group' ? { groupCoordinator: coordinator } : { coordinator },
      );
      return;
    case 'InitProducerId':
      setProducerIdAndEpoch(sim, id, producerId, producerEpoch, handler.isEpochBump);
      transitionTo(sim, id, 'READY');
      completeResult(sim, id, result);
      return;
    case 'AddPartitionsToTxn': {
      const { pendingPartitions, partitions } = txnOf(sim, id);
      updateTxn(sim, id, {
        pendingPartitions: pendingPartitions.filter((one) => !call.partitions.includes(one)),
        partitions: [...new Set([...partitions, ...call.partitions])],
        started: true,
      });
      completeResult(sim, id, result);
      return;
    }
    case 'AddOffsetsToTxn':
      commitOffsets(sim, id, call, result);
      return;
    case 'TxnOffsetCommit':
      updateTxn(sim, id, { pendingOffsets: [] });
      completeResult(sim, id, result);
      return;
    case 'EndTxn':
      if (producerId >= 0) setProducerIdAndEpoch(sim, id, producerId, producerEpoch, true);
      resetTransactionState(sim, id);
      completeResult(sim, id, result);
  }
}

/** The group's partition is part of the transaction: its offsets follow, for the same call to wait for. */
function commitOffsets(
  sim: Sim,
  id: ClientId,
  {
    transactionalId,
    producerId,
    producerEpoch,
    group,
  }: Extract<ApiCall, { api: 'AddOffsetsToTxn' }>,
  result: number,
): void {
  addPendingOffsets(sim, id, txnOf(sim, id).offsetsToSend);
  const call: ApiCall = {
    api: 'TxnOffsetCommit',
    transactionalId,
    producerId,
    producerEpoch,
    group,
    member: groupMetadataOf(sim, id, group),
    offsets: txnOf(sim, id).pendingOffsets,
  };
  updateTxn(sim, id, { started: true });
  enqueue(sim, id, newHandler(sim, id, call, result));
}
