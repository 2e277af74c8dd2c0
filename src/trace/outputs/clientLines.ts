// Which lines an event brings, by the class of Kafka's client that writes them.
import {
  ERRORS,
  type EventOf,
  type KafkaError,
  required,
  type SimEvent,
} from '../../engine/index.ts';
import type { ClientBooks } from './clientBooks.ts';
import type { LogLine } from './clientLog.ts';
import { writerFor } from './loggers.ts';
import { disconnectLines, leaderLines, receivedLine, sendingLine } from './networkLines.ts';
import { configLines, idLine, restartLines, startLines } from './startLines.ts';
import { transactionalLines } from './transactionalLines.ts';
import { bumpLines, drainLines, unresolvedLine } from './transactionLines.ts';

/** The lines of one event, in the order in which they are written. To be asked event after event. */
export function linesOf(event: SimEvent, books: ClientBooks): readonly LogLine[] {
  switch (event.type) {
    case 'configRejected':
      return configLines(event, books);
    case 'producerStarted':
      return startLines(event);
    case 'sendRefused':
      return [
        writerFor(event, event.producer)(
          'DEBUG',
          'KafkaProducer',
          'Exception occurred during message send:',
        ),
      ];
    case 'closeCalled':
    case 'closeForced':
      return [writerFor(event, event.producer)('INFO', 'KafkaProducer', event.log)];
    case 'producerRestarted':
      return restartLines(event);
    case 'metadataUpdated':
      return leaderLines(event);
    case 'batchDrained':
      return drainLines(event, books);
    case 'requestSent':
      books.noteSent(event);
      return sendingLine(event, books);
    case 'responseArrived':
      return receivedLine(event, books);
    case 'connectionLost':
      return disconnectLines(event, books);
    case 'batchReenqueued':
      return retryLines(event, books);
    case 'batchSplit':
      return splitLines(event, books);
    case 'batchFailed':
      return failedLines(event, books);
    case 'batchExpired':
      return unresolvedLine(event, books);
    case 'epochBumped':
      return bumpLines(event, books);
    case 'producerIdReceived':
      return [idLine(writerFor(event, event.producer), event)];
    case 'producerIdRefused':
      return refusedIdLines(event, books);
    case 'lateResponse':
      return lateLines(event, books);
    case 'recordAppended':
    case 'requestArrived':
    case 'batchDecided':
    case 'followerFetched':
    case 'highWatermarkAdvanced':
    case 'responseSent':
    case 'responseDropped':
    case 'messageLost':
    case 'trafficHeld':
    case 'trafficReleased':
    case 'messageDelayed':
    case 'connectionCut':
    case 'connectionClosedByBroker':
    case 'connectionOpening':
    case 'connectionReady':
    case 'requestFailed':
    case 'sendCompleted':
    case 'recordsRead':
    case 'sendBlocked':
    case 'flushCalled':
    case 'flushReturned':
    case 'producerClosed':
    case 'producerCrashed':
    case 'brokerUnreachable':
    case 'brokerReachable':
    case 'writeDenied':
    case 'writeAllowed':
    case 'isrChanged':
    case 'leaderElected':
    case 'replicaTruncated':
    case 'brokerStopped':
    case 'brokerFenced':
    case 'brokerStarted':
    case 'replicationStopped':
    case 'replicationResumed':
    case 'producerForgotten':
    // consumers and applications have logs of their own
    case 'partitionsAssigned':
    case 'offsetsUnstable':
    case 'positionsReset':
    case 'rebalanceStarted':
    case 'memberRemoved':
    case 'recordsPolled':
    case 'effectDone':
    case 'inboxRowWritten':
    case 'recordSkipped':
    case 'commitSent':
    case 'offsetsCommitted':
    case 'commitRefused':
    case 'commitAnswered':
    case 'consumerStopped':
    case 'consumerStarted':
    case 'consumerCut':
    case 'outboxRowInserted':
    case 'outboxRowMarked':
      return [];
    default:
      return transactionalLines(event);
  }
}

/** Sender#completeBatch, the retry; RecordAccumulator#insertInSequenceOrder. */
function retryLines(event: EventOf<'batchReenqueued'>, books: ClientBooks): readonly LogLine[] {
  const write = writerFor(event, event.producer);
  const { partition, position, inOrder } = event;
  const batch = books
    .producerAt(event.id, event.producer)
    .batches.find((one) => one.id === event.batch);
  const sequence = required(batch, `batch ${event.batch}`).baseSequence;
  return [
    write('WARN', 'Sender', event.log),
    ...(inOrder && position > 0
      ? [write('DEBUG', 'RecordAccumulator', reordered(sequence, partition, position))]
      : []),
    ...metadataLine(event, books),
  ];
}

function reordered(sequence: number, partition: string, position: number): string {
  return `Reordered incoming batch with sequence ${sequence} for partition ${partition}. It was placed in the queue at position ${position}`;
}

/** Sender#completeBatch, the split; the parts go into the queue from the last to the first. */
function splitLines(event: EventOf<'batchSplit'>, books: ClientBooks): readonly LogLine[] {
  const write = writerFor(event, event.producer);
  const { batch, partition, into } = event;
  const carrier = books.carrierOf(batch);
  const attempt = carrier.batches.find((one) => one.batch === batch)?.attempt ?? 1;
  const retries = books.config(event.producer)?.retries ?? 0;
  const producer = books.producerAt(event.id, event.producer);
  const queue = producer.queues.find((one) => one.partition === partition)?.batches ?? [];
  const position = queue.indexOf(into[0] ?? '');
  const parts = producer.batches.filter((one) => into.includes(one.id)).toReversed();
  return [
    write(
      'WARN',
      'Sender',
      `Got error produce response in correlation id ${carrier.correlationId} on topic-partition ${partition}, splitting and retrying (${retries - attempt + 1} attempts left). Error: MESSAGE_TOO_LARGE`,
    ),
    ...(producer.config?.enableIdempotence && position > 0
      ? parts.map((one) =>
          write('DEBUG', 'RecordAccumulator', reordered(one.baseSequence, partition, position)),
        )
      : []),
  ];
}

/** Sender#failBatch, TransactionManager#handleFailedBatch. */
function failedLines(event: EventOf<'batchFailed'>, books: ClientBooks): readonly LogLine[] {
  const write = writerFor(event, event.producer);
  const { batches } = books.producerAt(event.id - 1, event.producer);
  const sent = batches.find((one) => one.id === event.batch);
  const idempotent = books.config(event.producer)?.enableIdempotence === true;
  // UnknownProducerIdException extends OutOfOrderSequenceException
  const outOfOrder =
    event.error === 'OUT_OF_ORDER_SEQUENCE_NUMBER' || event.error === 'UNKNOWN_PRODUCER_ID';
  const refused = outOfOrder && idempotent;
  return [
    ...(refused && sent
      ? [
          write(
            'ERROR',
            'TransactionManager',
            `The broker returned ${exceptionText(event.error, event.message)} for topic-partition ${event.partition} with producerId ${sent.producerId}, epoch ${sent.producerEpoch}, and sequence number ${sent.baseSequence}`,
          ),
        ]
      : []),
    ...metadataLine(event, books),
  ];
}

/** TransactionManager.InitProducerIdHandler#handleResponse, TransactionManager#transitionTo, Sender#maybeAbortBatches. */
function refusedIdLines(
  event: EventOf<'producerIdRefused'>,
  books: ClientBooks,
): readonly LogLine[] {
  const write = writerFor(event, event.producer);
  const { batches } = books.producerAt(event.id, event.producer);
  const state = event.fatal ? 'FATAL_ERROR' : 'ABORTABLE_ERROR';
  return [
    ...(event.fatal
      ? []
      : [
          write(
            'INFO',
            'TransactionManager',
            `Abortable authorization error: ${event.message}.  Transition the producer state to ${state}`,
          ),
        ]),
    write(
      'DEBUG',
      'TransactionManager',
      `Transition from state INITIALIZING to error state ${state}`,
    ),
    ...(batches.some((one) => !one.done)
      ? [write('ERROR', 'Sender', 'Aborting producer batches due to fatal error')]
      : []),
  ];
}

/** ProducerBatch#done for a batch that has been completed before. */
function lateLines(event: EventOf<'lateResponse'>, books: ClientBooks): readonly LogLine[] {
  const { partition, error, baseOffset } = event;
  const text =
    error === 'NONE' || error === 'DUPLICATE_SEQUENCE_NUMBER'
      ? `ProduceResponse returned SUCCEEDED for ${partition} after batch with base offset ${baseOffset} had already been FAILED.`
      : `Ignored state transition FAILED -> FAILED for ${partition} batch with base offset -1`;
  return [
    writerFor(event, event.producer)('DEBUG', 'ProducerBatch', text),
    ...metadataLine(event, books),
  ];
}

/** Errors whose exception is an InvalidMetadataException. */
const INVALID_METADATA: readonly KafkaError[] = ['NETWORK_EXCEPTION', 'NOT_LEADER_OR_FOLLOWER'];

/** Sender#completeBatch after such an error, whether or not the batch is sent again. */
function metadataLine(
  event: EventOf<'batchReenqueued' | 'batchFailed' | 'lateResponse'>,
  books: ClientBooks,
): readonly LogLine[] {
  if (!INVALID_METADATA.includes(event.error)) return [];
  const failure = event.causes
    .map((id) => books.event(id))
    .find((one) => one.type === 'requestFailed');
  const message = failure?.message ?? ERRORS[event.error].message;
  const stop = books.trace.scenario.profile === '2.8' ? '.' : '';
  return [
    writerFor(event, event.producer)(
      'WARN',
      'Sender',
      `Received invalid metadata error in produce request on partition ${event.partition} due to ${exceptionText(event.error, message)}${stop} Going to request metadata update now`,
    ),
  ];
}

/** Throwable#toString. */
function exceptionText(error: KafkaError, message: string): string {
  return `org.apache.kafka.common.errors.${ERRORS[error].exception}: ${message}`;
}
