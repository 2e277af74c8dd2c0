// A record batch of format 2 as bytes, uncompressed and without record headers.
// Kafka: DefaultRecordBatch#writeHeader, DefaultRecord#writeTo, MemoryRecordsBuilder.
import {
  type LogBatch,
  type Offset,
  type ProducerEpoch,
  type ProducerId,
  RECORD_BATCH_OVERHEAD,
  type Sequence,
  utf8Bytes,
} from '../engine/index.ts';
import { crc32c } from './crc32c.ts';
import { varintBytes } from './varint.ts';

/**
 * The wall clock at virtual time 0, ms since 1970: 2023-11-14 22:13:20 UTC. Kafka's own outputs print wall
 * clock times, so every timestamp in them is this plus the virtual time. The choice is ours and means nothing.
 */
export const WALL_CLOCK_START_MS = 1_700_000_000_000;

/** RecordBatch.MAGIC_VALUE_V2. */
export const MAGIC = 2;
/** DefaultRecordBatch.TRANSACTIONAL_FLAG_MASK and CONTROL_FLAG_MASK: bits of the attributes. */
export const TRANSACTIONAL_FLAG = 0x10;
export const CONTROL_FLAG = 0x20;
/** Where the fields of the header begin (DefaultRecordBatch's *_OFFSET). */
export const AT = {
  baseOffset: 0,
  batchLength: 8,
  partitionLeaderEpoch: 12,
  magic: 16,
  crc: 17,
  attributes: 21,
  lastOffsetDelta: 23,
  baseTimestamp: 27,
  maxTimestamp: 35,
  producerId: 43,
  producerEpoch: 51,
  baseSequence: 53,
  recordCount: 57,
  records: RECORD_BATCH_OVERHEAD,
} as const;

/** A record as its bytes say it. */
export interface RecordContent {
  /** CreateTime, ms since 1970. */
  readonly timestamp: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
}

/** What the bytes of a batch say, apart from what follows from it: lengths, deltas and the checksum. */
export interface RecordBatchContent {
  readonly baseOffset: Offset;
  readonly partitionLeaderEpoch: number;
  readonly isTransactional: boolean;
  /** Written by a transaction coordinator: a marker, no data. */
  readonly isControl: boolean;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly baseSequence: Sequence;
  /** At least one, at consecutive offsets. */
  readonly records: readonly RecordContent[];
}

/** What of a batch becomes bytes. */
type Written = Pick<
  LogBatch,
  | 'baseOffset'
  | 'leaderEpoch'
  | 'isTransactional'
  | 'control'
  | 'producerId'
  | 'producerEpoch'
  | 'baseSequence'
  | 'records'
  | 'maxTimestamp'
>;

/** What a batch of a log says in bytes. Timestamps: {@link WALL_CLOCK_START_MS} plus the time of each send(). */
export function contentOf(
  batch: Omit<Written, 'maxTimestamp' | 'control'> & Partial<Written>,
): RecordBatchContent {
  return {
    baseOffset: batch.baseOffset,
    partitionLeaderEpoch: batch.leaderEpoch,
    isTransactional: batch.isTransactional === true,
    isControl: batch.control !== undefined,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    records: batch.control
      ? [markerOf(batch.control, batch.maxTimestamp ?? 0)]
      : batch.records.map(({ timestamp, key, value }) => ({
          timestamp: WALL_CLOCK_START_MS + timestamp,
          key: key === null ? null : Uint8Array.from(utf8Bytes(key)),
          value: Uint8Array.from(utf8Bytes(value)),
        })),
  };
}

/** The record of a marker. Kafka: EndTransactionMarker, ControlRecordType; both of version 0. */
function markerOf(
  { commit, coordinatorEpoch }: NonNullable<LogBatch['control']>,
  writtenMs: number,
): RecordContent {
  const value = new Uint8Array(6);
  new DataView(value.buffer).setInt32(2, coordinatorEpoch);
  return {
    timestamp: WALL_CLOCK_START_MS + writtenMs,
    key: Uint8Array.from([0, 0, 0, commit ? COMMIT : ABORT]),
    value,
  };
}

/** ControlRecordType: the ids of the markers' types. */
const ABORT = 0;
export const COMMIT = 1;

/** The bytes of a batch, as a leader writes them to its log. */
export function encodeRecordBatch(content: RecordBatchContent): Uint8Array {
  const { records } = content;
  const baseTimestamp = records[0]?.timestamp ?? -1;
  const body = records.flatMap((one, index) => recordBytes(one, index, baseTimestamp));
  const bytes = new Uint8Array(RECORD_BATCH_OVERHEAD + body.length);
  bytes.set(body, AT.records);
  const view = new DataView(bytes.buffer);
  view.setBigInt64(AT.baseOffset, BigInt(content.baseOffset));
  view.setInt32(AT.batchLength, bytes.length - AT.partitionLeaderEpoch);
  view.setInt32(AT.partitionLeaderEpoch, content.partitionLeaderEpoch);
  view.setInt8(AT.magic, MAGIC);
  view.setInt16(
    AT.attributes,
    (content.isTransactional ? TRANSACTIONAL_FLAG : 0) | (content.isControl ? CONTROL_FLAG : 0),
  );
  view.setInt32(AT.lastOffsetDelta, records.length - 1);
  view.setBigInt64(AT.baseTimestamp, BigInt(baseTimestamp));
  view.setBigInt64(AT.maxTimestamp, BigInt(maxTimestamp(records)));
  view.setBigInt64(AT.producerId, BigInt(content.producerId));
  view.setInt16(AT.producerEpoch, content.producerEpoch);
  view.setInt32(AT.baseSequence, content.baseSequence);
  view.setInt32(AT.recordCount, records.length);
  view.setUint32(AT.crc, crc32c(bytes.subarray(AT.attributes)));
  return bytes;
}

function maxTimestamp(records: readonly RecordContent[]): number {
  return records.reduce((max, one) => Math.max(max, one.timestamp), -1);
}

function recordBytes(
  { timestamp, key, value }: RecordContent,
  offsetDelta: number,
  baseTimestamp: number,
): readonly number[] {
  const noAttributes = 0;
  const noHeaders = varintBytes(0);
  const body = [
    noAttributes,
    ...varintBytes(timestamp - baseTimestamp),
    ...varintBytes(offsetDelta),
    ...withLength(key),
    ...withLength(value),
    ...noHeaders,
  ];
  return [...varintBytes(body.length), ...body];
}

function withLength(bytes: Uint8Array | null): readonly number[] {
  return bytes === null ? varintBytes(-1) : [...varintBytes(bytes.length), ...bytes];
}
