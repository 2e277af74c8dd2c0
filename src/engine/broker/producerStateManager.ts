// Kafka: ProducerStateManager, ProducerStateEntry and ProducerAppendInfo. Pure: state and batch in, verdict out.
import { added } from '../owned.ts';
import type { KafkaError } from '../protocol/errors.ts';
import type { RuleId } from '../ruleId.ts';
import type { CheckOutcome, ProduceBatch } from '../simEvent.ts';
import {
  MAX_SEQUENCE,
  NO_PRODUCER_ID,
  type Offset,
  type PartitionId,
  type ProducerEpoch,
  type ProducerId,
  type Sequence,
  type VirtualMs,
} from '../units.ts';
import type { BatchMetadata, LogBatch, ProducerStateEntry } from '../world.ts';
import { passed, remembered } from './checks.ts';

/** ProducerStateEntry.NUM_BATCHES_TO_RETAIN. */
const NUM_BATCHES_TO_RETAIN = 5;

/** Checks of the producer's state in the order in which Kafka makes them, none of them made. */
export const STATE_CHECKS: readonly CheckOutcome[] = [
  { check: 'producerId', rule: 'broker.no-producer-id', outcome: 'notReached', values: '' },
  { check: 'duplicate', rule: 'broker.duplicate', outcome: 'notReached', values: '' },
  { check: 'epoch', rule: 'broker.epoch-older', outcome: 'notReached', values: '' },
  { check: 'sequence', rule: 'broker.sequence', outcome: 'notReached', values: '' },
];

export type StateVerdict =
  | { readonly kind: 'append' }
  | { readonly kind: 'duplicate'; readonly of: BatchMetadata }
  | { readonly kind: 'refuse'; readonly error: KafkaError; readonly message: string };

export interface StateDecision {
  readonly checks: readonly CheckOutcome[];
  readonly verdict: StateVerdict;
  readonly rule: RuleId;
}

/**
 * What the leader does with a client's data batch, given what it remembers of the producer id. `offset` is the
 * one the batch would get, for the texts. Evaluated in Kafka's order, first match decides:
 * UnifiedLog#analyzeAndValidateProducerState, ProducerStateEntry#findDuplicateBatch,
 * ProducerAppendInfo#checkProducerEpoch, #checkSequence.
 */
export function decideProducerState(
  entry: ProducerStateEntry | undefined,
  batch: ProduceBatch,
  offset: Offset,
  partition: PartitionId,
  firstSequenceMustBeZero: boolean,
): StateDecision {
  const { producerId, producerEpoch, baseSequence, lastSequence } = batch;
  // a check that is not asked stands in the list as it is
  const checks = STATE_CHECKS.slice();
  if (producerId === NO_PRODUCER_ID) {
    const values = 'producerId −1, so there is nothing to compare';
    return decided(checks, 0, 'broker.no-producer-id', values, APPEND);
  }
  checks[0] = hasProducerId(producerId);

  const range = `${baseSequence}–${lastSequence}`;
  const copy = entry && findDuplicateBatch(entry, batch);
  if (entry && copy) {
    const values = `epoch ${producerEpoch} = ${entry.producerEpoch}, seq ${range} = ${copy.baseSequence}–${copy.lastSequence}, stored at ${copy.baseOffset}`;
    return decided(checks, 1, 'broker.duplicate', values, { kind: 'duplicate', of: copy });
  }
  checks[1] = passed('duplicate', 'broker.duplicate', describeWindow(entry, range));

  if (entry && producerEpoch < entry.producerEpoch) {
    return decided(
      checks,
      2,
      'broker.epoch-older',
      `epoch ${producerEpoch} < ${entry.producerEpoch}, the last one seen`,
      refuse(
        'INVALID_PRODUCER_EPOCH',
        batch.isTransactional
          ? olderEpochText(producerId, producerEpoch, entry)
          : `Epoch of producer ${producerId} at offset ${offset} in ${partition} is ${producerEpoch}, which is < the last seen epoch ${entry.producerEpoch} (TV-1)`,
      ),
    );
  }
  checks[2] = epochIsNotOlder(producerEpoch, entry?.producerEpoch ?? null);

  if (!entry && firstSequenceMustBeZero && offset === 0 && baseSequence !== 0) {
    // the error is Kafka's; its text for this case is not known here, so the one for a gap after nothing stands in
    return decided(
      checks,
      3,
      'broker.first-sequence',
      `producerId ${producerId} is new here and nothing was ever written, so seq ${baseSequence} ≠ 0`,
      refuse('OUT_OF_ORDER_SEQUENCE_NUMBER', outOfOrder(batch, offset, partition, -1)),
    );
  }
  if (!entry) {
    return decided(
      checks,
      3,
      'broker.unknown-producer',
      `producerId ${producerId} is new here, so seq ${baseSequence} starts its row`,
      APPEND,
    );
  }
  if (producerEpoch > entry.producerEpoch) {
    const values = `epoch ${producerEpoch} > ${entry.producerEpoch}, seq ${baseSequence} ${baseSequence === 0 ? '= 0' : '≠ 0'}`;
    return decided(
      checks,
      3,
      'broker.epoch-newer',
      values,
      baseSequence === 0
        ? APPEND
        : refuse(
            'OUT_OF_ORDER_SEQUENCE_NUMBER',
            `Invalid sequence number for new epoch of producer ${producerId} at offset ${offset} in partition ${partition}: ${producerEpoch} (request epoch), ${baseSequence} (seq. number), ${entry.producerEpoch} (current producer epoch)`,
          ),
    );
  }
  const last = entry.batches.at(-1)?.lastSequence ?? -1;
  const expected = last === MAX_SEQUENCE ? 0 : last + 1;
  const inSequence = baseSequence === expected;
  return decided(
    checks,
    3,
    'broker.sequence',
    inSequence ? `seq ${baseSequence} = ${last} + 1` : `got ${baseSequence}, expected ${expected}`,
    inSequence
      ? APPEND
      : refuse('OUT_OF_ORDER_SEQUENCE_NUMBER', outOfOrder(batch, offset, partition, last)),
  );
}

const APPEND: StateVerdict = { kind: 'append' };

function refuse(error: KafkaError, message: string): StateVerdict {
  return { kind: 'refuse', error, message };
}

/** The check at a place of the list decides, and those behind it are not asked. */
function decided(
  checks: CheckOutcome[],
  at: number,
  rule: RuleId,
  values: string,
  verdict: StateVerdict,
): StateDecision {
  const { check } = checks[at] as CheckOutcome;
  checks[at] = { check, rule, outcome: 'decides', values };
  return { checks, verdict, rule };
}

const hasProducerId = remembered((producerId: ProducerId) =>
  passed('producerId', 'broker.no-producer-id', `producerId ${producerId}, so check it`),
);
const epochIsNotOlder = remembered((epoch: ProducerEpoch, seen: ProducerEpoch | null) =>
  passed(
    'epoch',
    'broker.epoch-older',
    seen === null ? 'no epoch seen yet' : `epoch ${epoch} ≥ ${seen}`,
  ),
);

function outOfOrder(
  { producerId, baseSequence }: ProduceBatch,
  offset: Offset,
  partition: PartitionId,
  last: Sequence,
): string {
  return `Out of order sequence number for producer ${producerId} at offset ${offset} in partition ${partition}: ${baseSequence} (incoming seq. number), ${last} (current end sequence number)`;
}

/** ProducerStateManager's text for what belongs to a transaction: a batch, or its marker. */
export function olderEpochText(
  producerId: number,
  producerEpoch: number,
  entry: ProducerStateEntry,
): string {
  return `Epoch of producer ${producerId} is ${producerEpoch}, which is smaller than the last seen epoch ${entry.producerEpoch}`;
}

function describeWindow(entry: ProducerStateEntry | undefined, range: string): string {
  if (!entry) return 'no row for this producerId';
  // begun with its longest part: V8 joins a long text and a short one without copying either
  let text = `epoch ${entry.producerEpoch}: seq ${range} is none of `;
  if (entry.batches.length === 0) text += '(empty)';
  entry.batches.forEach((one, index) => {
    text += index === 0 ? `${one.baseSequence}–${one.lastSequence}` : nextInWindow(one);
  });
  return text;
}

/** Texts by sequence: a batch is told of as often as others follow it. */
const inWindow: { readonly of: BatchMetadata; readonly text: string }[] = [];

function nextInWindow(batch: BatchMetadata): string {
  const place = batch.baseSequence & 63;
  const known = inWindow[place];
  if (known?.of === batch) return known.text;
  const text = `, ${batch.baseSequence}–${batch.lastSequence}`;
  inWindow[place] = { of: batch, text };
  return text;
}

/** ProducerStateEntry#findDuplicateBatch: same epoch, same first and same last sequence. Contents are not compared. */
function findDuplicateBatch(
  entry: ProducerStateEntry,
  batch: ProduceBatch,
): BatchMetadata | undefined {
  if (entry.producerEpoch !== batch.producerEpoch) return undefined;
  return entry.batches.find(
    (one) => one.baseSequence === batch.baseSequence && one.lastSequence === batch.lastSequence,
  );
}

/** What a batch must say to enter a row: one from a client, or one that stands in a log. */
export interface NumberedBatch {
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly baseSequence: Sequence;
  readonly lastSequence: Sequence;
  readonly baseOffset: Offset;
  readonly lastOffset: Offset;
  readonly maxTimestamp: VirtualMs;
  readonly isTransactional?: boolean;
  readonly control?: LogBatch['control'];
}

function retained(
  kept: readonly BatchMetadata[],
  metadata: BatchMetadata,
): readonly BatchMetadata[] {
  if (kept.length < NUM_BATCHES_TO_RETAIN) return added(kept, metadata);
  // in the room of the old list: one that was pushed to would get room for sixteen more
  const batches = kept.slice();
  for (let at = 1; at < batches.length; at++) batches[at - 1] = kept[at] as BatchMetadata;
  batches[batches.length - 1] = metadata;
  return batches;
}

/**
 * The table of a replica after an append: a newer epoch clears the row, a sixth batch pushes the oldest out. A
 * marker adds no batch, and ends the transaction (ProducerAppendInfo#appendEndTxnMarker).
 */
export function withAppended(
  entries: readonly ProducerStateEntry[],
  batch: NumberedBatch,
): readonly ProducerStateEntry[] {
  const { producerId, producerEpoch, baseSequence, lastSequence } = batch;
  if (producerId === NO_PRODUCER_ID) return entries;
  const known = entries.find((one) => one.producerId === producerId);
  const kept = known?.producerEpoch === producerEpoch ? known.batches : [];
  const { baseOffset, lastOffset, maxTimestamp } = batch;
  const metadata: BatchMetadata = {
    baseSequence,
    lastSequence,
    baseOffset,
    lastOffset,
    timestamp: maxTimestamp,
  };
  const { control, isTransactional } = batch;
  const entry: ProducerStateEntry = {
    producerId,
    producerEpoch,
    lastTimestamp: maxTimestamp,
    batches: control ? kept : retained(kept, metadata),
    coordinatorEpoch: control?.coordinatorEpoch ?? known?.coordinatorEpoch ?? -1,
    currentTxnFirstOffset: control
      ? null
      : (known?.currentTxnFirstOffset ?? (isTransactional ? baseOffset : null)),
  };
  return known
    ? entries.map((one) => (one.producerId === producerId ? entry : one))
    : [...entries, entry];
}
