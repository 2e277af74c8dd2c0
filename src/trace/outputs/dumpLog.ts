// What `kafka-dump-log.sh --files … --print-data-log` says of a partition's log. Kafka: DumpLogSegments#dumpLog.
// The log is written as bytes and read back, so size, position and crc are those of a real segment.

import {
  COMMIT,
  contentOf,
  encodeRecordBatch,
  type FoundBatch,
  type RecordContent,
  readSegment,
  sequenceAt,
  utf8Text,
} from '../../bytes/index.ts';
import {
  leaderReplica,
  listOf,
  type PartitionState,
  type ReplicaState,
} from '../../engine/index.ts';

/** The segment of a partition's log on one broker: the bytes of its batches, one after the other. */
export function segmentBytes(
  partition: PartitionState,
  replica: ReplicaState = leaderReplica(partition),
): Uint8Array {
  const batches = listOf(replica.log).map((one) => encodeRecordBatch(contentOf(one)));
  const bytes = new Uint8Array(batches.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const batch of batches) {
    bytes.set(batch, at);
    at += batch.length;
  }
  return bytes;
}

/**
 * The tool's lines for a replica's log, the leader's unless given: one for each batch and one for each record.
 * Times are WALL_CLOCK_START_MS plus virtual time.
 */
export function dumpLog(
  partition: PartitionState,
  replica: ReplicaState = leaderReplica(partition),
): readonly string[] {
  const start = replica.logStartOffset;
  return [
    `Dumping ${segmentPath(partition.id, start, 'log')}`,
    `Log starting offset: ${start}`,
    ...readSegment(segmentBytes(partition, replica)).batches.flatMap((batch) => [
      batchLine(batch),
      ...batch.content.records.map((record, nth) => recordLine(batch, record, nth)),
    ]),
  ];
}

/** A file of a partition, named by an offset of 20 digits (LogFileUtils#filenamePrefixFromOffset). */
export function segmentPath(partition: string, offset: number, suffix: string): string {
  return `${partition}/${String(offset).padStart(20, '0')}.${suffix}`;
}

/** DumpLogSegments#printBatchLevel. */
function batchLine({ content, ...batch }: FoundBatch): string {
  return [
    `baseOffset: ${content.baseOffset} lastOffset: ${batch.lastOffset} count: ${content.records.length}`,
    `baseSequence: ${content.baseSequence} lastSequence: ${batch.lastSequence}`,
    `producerId: ${content.producerId} producerEpoch: ${content.producerEpoch}`,
    `partitionLeaderEpoch: ${content.partitionLeaderEpoch}`,
    `isTransactional: ${content.isTransactional} isControl: ${content.isControl}`,
    `deleteHorizonMs: OptionalLong.empty position: ${batch.position}`,
    `CreateTime: ${batch.maxTimestamp} size: ${batch.sizeInBytes} magic: 2`,
    `compresscodec: none crc: ${batch.crc} isvalid: ${batch.isValid}`,
  ].join(' ');
}

function recordLine({ content }: FoundBatch, record: RecordContent, nth: number): string {
  const { key, value, timestamp } = record;
  return [
    `| offset: ${content.baseOffset + nth} CreateTime: ${timestamp}`,
    `keySize: ${key?.length ?? -1} valueSize: ${value?.length ?? -1}`,
    `sequence: ${sequenceAt(content.baseSequence, nth)} headerKeys: []`,
    ...(content.isControl ? [markerText(key, value)] : payloadTexts(key, value)),
  ].join(' ');
}

/** DumpLogSegments prints the type and the epoch of a marker, and no payload. */
function markerText(key: Uint8Array | null, value: Uint8Array | null): string {
  const type = key?.[3] === COMMIT ? 'COMMIT' : 'ABORT';
  const epoch = value ? new DataView(value.buffer, value.byteOffset).getInt32(2) : -1;
  return `endTxnMarker: ${type} coordinatorEpoch: ${epoch}`;
}

function payloadTexts(key: Uint8Array | null, value: Uint8Array | null): readonly string[] {
  return [
    ...(key ? [`key: ${utf8Text(key)}`] : []),
    ...(value ? [`payload: ${utf8Text(value)}`] : []),
  ];
}
