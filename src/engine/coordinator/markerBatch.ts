// A marker as the log sees it: whether it is taken, and the control batch that it becomes. Pure.
// Kafka: ProducerAppendInfo#checkProducerEpoch and #checkCoordinatorEpoch, EndTransactionMarker.
import { olderEpochText } from '../broker/producerStateManager.ts';
import type { KafkaError } from '../protocol/errors.ts';
import type { EventId, VirtualMs } from '../units.ts';
import { NO_SEQUENCE } from '../units.ts';
import { type LogBatch, leaderReplica, type PartitionState } from '../world.ts';
import type { PendingMarker } from './coordinatorState.ts';

/** Bytes of a control batch: a header of 61 and one record of 17. Kafka: EndTransactionMarker. */
const MARKER_BYTES = 78;

type MarkerNumbers = Pick<
  PendingMarker,
  'transactionalId' | 'producerId' | 'producerEpoch' | 'coordinatorEpoch' | 'commit'
>;

/** Why the leader does not take it; null: it does. */
export function refusalOf(
  partition: PartitionState,
  { producerId, producerEpoch, coordinatorEpoch }: MarkerNumbers,
  transactionVersion: 1 | 2,
): { readonly error: KafkaError; readonly message: string } | null {
  const { producers, logEndOffset } = leaderReplica(partition);
  const entry = producers.find((one) => one.producerId === producerId);
  if (entry && producerEpoch < entry.producerEpoch) {
    return {
      error: 'INVALID_PRODUCER_EPOCH',
      message: olderEpochText(producerId, producerEpoch, entry),
    };
  }
  // with version 2 an end raises the epoch: a marker of the same one ends nothing that is open
  const strict = transactionVersion === 2 && entry?.currentTxnFirstOffset != null;
  if (entry && strict && producerEpoch === entry.producerEpoch) {
    return {
      error: 'INVALID_PRODUCER_EPOCH',
      message: `Epoch of producer ${producerId} at offset ${logEndOffset} in ${partition.id} is ${producerEpoch}, which is <= the last seen epoch ${entry.producerEpoch} (TV2)`,
    };
  }
  return entry && coordinatorEpoch < entry.coordinatorEpoch
    ? {
        error: 'TRANSACTION_COORDINATOR_FENCED',
        message: `Invalid coordinator epoch for producerId ${producerId} at offset ${logEndOffset} in partition ${partition.id}: ${coordinatorEpoch} (zombie), ${entry.coordinatorEpoch} (current)`,
      }
    : null;
}

/** The batch at the end of the leader's log. */
export function markerBatch(
  partition: PartitionState,
  { transactionalId, producerId, producerEpoch, coordinatorEpoch, commit }: MarkerNumbers,
  now: VirtualMs,
  event: EventId,
): LogBatch {
  const offset = leaderReplica(partition).logEndOffset;
  return {
    baseOffset: offset,
    lastOffset: offset,
    leaderEpoch: partition.leaderEpoch,
    producerId,
    producerEpoch,
    baseSequence: NO_SEQUENCE,
    lastSequence: NO_SEQUENCE,
    records: [],
    batch: `${transactionalId}/${partition.id}/${offset}`,
    attempt: 1,
    appendedMs: now,
    maxTimestamp: now,
    sizeInBytes: MARKER_BYTES,
    event,
    isTransactional: true,
    control: { commit, coordinatorEpoch },
  };
}
