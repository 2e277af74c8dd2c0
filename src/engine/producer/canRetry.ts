// Kafka: TransactionManager#canRetry. What an answer says of a batch's number, and whether the batch is sent again.
import type { OccurrenceOf } from '../occurrence.ts';
import type { RuleId } from '../ruleId.ts';
import type { EventId } from '../units.ts';
import type { ProducerBatch, ProducerState } from '../world.ts';
import { requestEpochBump, startSequencesAtBeginning } from './raiseEpoch.ts';
import { numberingOf } from './transactionManager.ts';

/** `rule`: by which it is sent again; null: it fails. `producer`: with what that asks of its numbers. */
interface Judged {
  readonly rule: RuleId | null;
  readonly producer: ProducerState;
}

/** For a batch that has time and retries left, and an error whose exception is not retriable by itself. */
export function canRetry(
  producer: ProducerState,
  batch: ProducerBatch,
  { error, logStartOffset }: OccurrenceOf<'completeBatch'>,
  event: EventId,
): Judged {
  if (error === 'OUT_OF_ORDER_SEQUENCE_NUMBER') return ofOutOfOrder(producer, batch, event);
  if (error !== 'UNKNOWN_PRODUCER_ID') return { rule: null, producer };
  return ofUnknownProducer(producer, batch, logStartOffset, event);
}

/**
 * The broker has no state of the producer. A log that begins behind what was acknowledged last has lost it by
 * retention; otherwise records are missing.
 */
function ofUnknownProducer(
  producer: ProducerState,
  batch: ProducerBatch,
  logStartOffset: number | undefined,
  event: EventId,
): Judged {
  const { partition } = batch;
  if (logStartOffset === undefined || batch.sequenceHasBeenReset) {
    return { rule: 'client.unknown-producer-again', producer };
  }
  const { lastAckedOffset } = numberingOf(producer, partition);
  const isRetention = lastAckedOffset < logStartOffset;
  if (producer.transaction && !isRetention) return { rule: null, producer };
  return {
    rule: isRetention ? 'client.unknown-producer-retention' : 'client.unknown-producer-lost',
    producer: producer.transaction
      ? startSequencesAtBeginning(producer, partition).producer
      : requestEpochBump(
          producer,
          partition,
          `UNKNOWN_PRODUCER_ID, the log begins at ${logStartOffset}, acknowledged last was ${lastAckedOffset}`,
          event,
        ),
  };
}

/** A batch out of order: another may only be missing before it, or its number is the wrong one. */
function ofOutOfOrder(producer: ProducerState, batch: ProducerBatch, event: EventId): Judged {
  const rule = 'client.retry-sequence';
  const numbering = numberingOf(producer, batch.partition);
  const unresolved = numbering.unresolvedAt;
  const isNext = batch.baseSequence - numbering.lastAckedSequence === 1;
  if (unresolved === null && (batch.sequenceHasBeenReset || !isNext)) return { rule, producer };
  // a transaction has lost a batch that was acknowledged: it cannot be committed any more
  if (producer.transaction) return { rule: null, producer };
  const gap = unresolved === null || unresolved === batch.baseSequence;
  if (!gap) return { rule, producer };
  return {
    rule,
    producer: requestEpochBump(
      producer,
      batch.partition,
      `the next batch in line, sequence ${batch.baseSequence}, was refused as out of order`,
      event,
    ),
  };
}
