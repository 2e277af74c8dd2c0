// What `kafka-dump-log.sh --files ….snapshot` says of the snapshot that a leader would write now, at its log end.
// Kafka: DumpLogSegments#dumpProducerIdSnapshot, ProducerStateManager#writeSnapshot.
import { leaderReplica, type PartitionState } from '../../engine/index.ts';
import { segmentPath } from './dumpLog.ts';
import { producerRows } from './producerRows.ts';

/** One line for each producer id, with its newest batch: a snapshot forgets the four before it. */
export function producerSnapshot(partition: PartitionState): readonly string[] {
  return [
    `Dumping ${segmentPath(partition.id, leaderReplica(partition).logEndOffset, 'snapshot')}`,
    ...producerRows(partition).map(({ entry, newest, lastTimestamp }) =>
      [
        `producerId: ${entry.producerId} producerEpoch: ${entry.producerEpoch} coordinatorEpoch: -1`,
        `currentTxnFirstOffset: OptionalLong.empty lastTimestamp: ${lastTimestamp}`,
        `firstSequence: ${newest.baseSequence} lastSequence: ${newest.lastSequence}`,
        `lastOffset: ${newest.lastOffset} offsetDelta: ${newest.lastOffset - newest.baseOffset}`,
        `timestamp: ${lastTimestamp}`,
      ].join(' '),
    ),
  ];
}
