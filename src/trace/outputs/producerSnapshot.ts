// What `kafka-dump-log.sh --files ….snapshot` says of the snapshot that a replica would write now, at its log end.
// Kafka: DumpLogSegments#dumpProducerIdSnapshot, ProducerStateManager#writeSnapshot.

import { WALL_CLOCK_START_MS } from '../../bytes/index.ts';
import {
  type BatchMetadata,
  leaderReplica,
  type PartitionState,
  type ReplicaState,
} from '../../engine/index.ts';
import { segmentPath } from './dumpLog.ts';
import { producerRows } from './producerRows.ts';

/** One line for each producer id, with its newest batch: a snapshot forgets the four before it. */
export function producerSnapshot(
  partition: PartitionState,
  replica: ReplicaState = leaderReplica(partition),
): readonly string[] {
  return [
    `Dumping ${segmentPath(partition.id, replica.logEndOffset, 'snapshot')}`,
    ...producerRows(partition, replica).map(({ entry, newest, lastTimestamp }) => {
      const open = entry.currentTxnFirstOffset;
      const row = [
        `producerId: ${entry.producerId} producerEpoch: ${entry.producerEpoch} coordinatorEpoch: ${entry.coordinatorEpoch}`,
        `currentTxnFirstOffset: ${open === null ? 'OptionalLong.empty' : `OptionalLong[${open}]`} lastTimestamp: ${lastTimestamp}`,
      ].join(' ');
      // with a marker alone the line ends behind a space
      return newest ? `${row} ${batchText(newest)}` : `${row} `;
    }),
  ];
}

function batchText({
  baseSequence,
  lastSequence,
  baseOffset,
  lastOffset,
  timestamp,
}: BatchMetadata): string {
  return [
    `firstSequence: ${baseSequence} lastSequence: ${lastSequence}`,
    `lastOffset: ${lastOffset} offsetDelta: ${lastOffset - baseOffset}`,
    `timestamp: ${WALL_CLOCK_START_MS + timestamp}`,
  ].join(' ');
}
