// Lines about sequence numbers and epochs: TransactionManager and what it makes of batches.
import { type EventOf, MAX_PRODUCER_EPOCH, type ProducerState } from '../../engine/index.ts';
import type { ClientBooks } from './clientBooks.ts';
import type { LogLine } from './clientLog.ts';
import { type Write, writerFor } from './loggers.ts';

/** RecordAccumulator#drainBatchesForOneNode for a batch that gets its sequence now. */
export function drainLines(event: EventOf<'batchDrained'>, books: ClientBooks): readonly LogLine[] {
  const { producer, batch, partition, producerId, producerEpoch, baseSequence } = event;
  if (!event.sequenceAssigned || books.isSplitOff(batch)) return [];
  const write = writerFor(event, producer);
  return [
    ...(books.numberFor(producer, partition, producerId, producerEpoch)
      ? [
          write(
            'DEBUG',
            'TransactionManager',
            `ProducerId of partition ${partition} set to ${producerId} with epoch ${producerEpoch}. Reinitialize sequence at beginning.`,
          ),
        ]
      : []),
    write(
      'DEBUG',
      'RecordAccumulator',
      `Assigned producerId ${producerId} and producerEpoch ${producerEpoch} to batch with base sequence ${baseSequence} being sent to partition ${partition}`,
    ),
  ];
}

/** TransactionManager#markSequenceUnresolved: an expired batch that was sent more than once. */
export function unresolvedLine(
  event: EventOf<'batchExpired'>,
  books: ClientBooks,
): readonly LogLine[] {
  const numbering = books
    .producerAt(event.id, event.producer)
    .numbering.find((one) => one.partition === event.partition);
  if (numbering?.unresolvedBy !== event.id) return [];
  return [
    writerFor(event, event.producer)(
      'DEBUG',
      'TransactionManager',
      `Marking partition ${event.partition} unresolved with next sequence number ${numbering.unresolvedAt}`,
    ),
  ];
}

/** TransactionManager#maybeResolveSequences, #bumpIdempotentProducerEpoch, TxnPartitionEntry#startSequencesAtBeginning. */
export function bumpLines(event: EventOf<'epochBumped'>, books: ClientBooks): readonly LogLine[] {
  const write = writerFor(event, event.producer);
  const before = books.producerAt(event.id - 1, event.producer);
  const after = books.producerAt(event.id, event.producer);
  for (const { partition, producerId, producerEpoch } of after.numbering) {
    const renewed = producerId === event.producerId && producerEpoch === event.producerEpoch;
    if (renewed) books.numberFor(event.producer, partition, producerId, producerEpoch);
  }
  return [
    ...giveUpLines(before, write),
    ...sessionLines(before, after, write),
    ...event.renumbered.flatMap(({ batch, baseSequence }) => {
      const old = before.batches.find((one) => one.id === batch);
      if (!old) return [];
      return [
        write(
          'INFO',
          'ProducerBatch',
          `Resetting sequence number of batch with current sequence ${old.baseSequence} for partition ${old.partition} to ${baseSequence}`,
        ),
      ];
    }),
  ];
}

function giveUpLines({ numbering }: ProducerState, write: Write): readonly LogLine[] {
  return numbering
    .filter(
      (one) =>
        one.unresolvedAt !== null &&
        one.inFlight.length === 0 &&
        one.nextSequence - one.lastAckedSequence !== 1,
    )
    .map((one) =>
      write(
        'INFO',
        'TransactionManager',
        `No inflight batches remaining for ${one.partition}, last ack'd sequence for partition is ${one.lastAckedSequence}, next sequence is ${one.nextSequence}. Going to bump epoch and reset sequence numbers.`,
      ),
    );
}

function sessionLines(
  before: ProducerState,
  after: ProducerState,
  write: Write,
): readonly LogLine[] {
  const set = `ProducerId set to ${after.producerId} with epoch ${after.producerEpoch}`;
  const ids = (one: ProducerState) => `(producerId=${one.producerId}, epoch=${one.producerEpoch})`;
  if (before.producerEpoch < MAX_PRODUCER_EPOCH) {
    return [
      write('INFO', 'TransactionManager', set),
      write(
        'DEBUG',
        'TransactionManager',
        `Incremented producer epoch, current producer ID and epoch are now ${ids(after)}`,
      ),
    ];
  }
  return [
    write(
      'DEBUG',
      'TransactionManager',
      `Resetting idempotent producer ID. ID and epoch before reset are ${ids(before)}`,
    ),
    write('INFO', 'TransactionManager', set),
  ];
}
