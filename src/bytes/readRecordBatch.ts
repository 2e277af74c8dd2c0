// The way back: what some bytes of a log say. Kafka: FileLogInputStream, DefaultRecordBatch, DefaultRecord#readFrom.
import { incrementSequence, NO_SEQUENCE, type Offset, type Sequence } from '../engine/index.ts';
import { crc32c } from './crc32c.ts';
import {
  AT,
  CONTROL_FLAG,
  MAGIC,
  type RecordBatchContent,
  type RecordContent,
  TRANSACTIONAL_FLAG,
} from './recordBatchBytes.ts';
import { readVarint } from './varint.ts';

/** A batch found in a log segment. */
export interface FoundBatch {
  readonly content: RecordBatchContent;
  /** Where in the segment it begins, bytes. */
  readonly position: number;
  readonly sizeInBytes: number;
  readonly lastOffset: Offset;
  readonly lastSequence: Sequence;
  /** As the header says, ms since 1970. */
  readonly maxTimestamp: number;
  readonly crc: number;
  /** DefaultRecordBatch#isValid: the checksum is that of the bytes. */
  readonly isValid: boolean;
}

/** What a segment holds. */
export interface FoundSegment {
  readonly batches: readonly FoundBatch[];
  /** Bytes at the end that are no whole batch. */
  readonly invalidBytes: number;
}

/** Reads batch after batch, up to the first place where none begins. */
export function readSegment(bytes: Uint8Array): FoundSegment {
  const batches: FoundBatch[] = [];
  let position = 0;
  for (;;) {
    const found = readBatch(bytes, position);
    if (!found) return { batches, invalidBytes: bytes.length - position };
    batches.push(found);
    position += found.sizeInBytes;
  }
}

function readBatch(segment: Uint8Array, position: number): FoundBatch | null {
  if (segment.length - position < AT.records) return null;
  const length = viewOf(segment.subarray(position)).getInt32(AT.batchLength);
  const sizeInBytes = AT.partitionLeaderEpoch + length;
  if (sizeInBytes < AT.records || position + sizeInBytes > segment.length) return null;
  const bytes = segment.subarray(position, position + sizeInBytes);
  const view = viewOf(bytes);
  if (view.getInt8(AT.magic) !== MAGIC) return null;
  const records = readRecords(bytes, view.getInt32(AT.recordCount), long(view, AT.baseTimestamp));
  if (!records) return null;
  const attributes = view.getInt16(AT.attributes);
  const baseOffset = long(view, AT.baseOffset);
  const baseSequence = view.getInt32(AT.baseSequence);
  const lastOffsetDelta = view.getInt32(AT.lastOffsetDelta);
  const crc = view.getUint32(AT.crc);
  return {
    content: {
      baseOffset,
      partitionLeaderEpoch: view.getInt32(AT.partitionLeaderEpoch),
      isTransactional: (attributes & TRANSACTIONAL_FLAG) !== 0,
      isControl: (attributes & CONTROL_FLAG) !== 0,
      producerId: long(view, AT.producerId),
      producerEpoch: view.getInt16(AT.producerEpoch),
      baseSequence,
      records,
    },
    position,
    sizeInBytes,
    lastOffset: baseOffset + lastOffsetDelta,
    lastSequence: sequenceAt(baseSequence, lastOffsetDelta),
    maxTimestamp: long(view, AT.maxTimestamp),
    crc,
    isValid: crc === crc32c(bytes.subarray(AT.attributes)),
  };
}

/** The sequence of a batch's n-th record, −1 in a batch without sequences. */
export function sequenceAt(baseSequence: Sequence, nth: number): Sequence {
  return baseSequence < 0 ? NO_SEQUENCE : incrementSequence(baseSequence, nth);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function long(view: DataView, at: number): number {
  return Number(view.getBigInt64(at));
}

function readRecords(
  bytes: Uint8Array,
  count: number,
  baseTimestamp: number,
): readonly RecordContent[] | null {
  const records: RecordContent[] = [];
  let at: number = AT.records;
  for (let nth = 0; nth < count; nth++) {
    const length = readVarint(bytes, at);
    const end = length === null ? -1 : length.next + length.value;
    const record = length && readRecord(bytes.subarray(0, end), length.next, baseTimestamp);
    if (!record) return null;
    records.push(record);
    at = end;
  }
  return at === bytes.length ? records : null;
}

function readRecord(bytes: Uint8Array, start: number, baseTimestamp: number): RecordContent | null {
  const timestampDelta = readVarint(bytes, start + 1);
  const offsetDelta = timestampDelta && readVarint(bytes, timestampDelta.next);
  const key = offsetDelta && readSized(bytes, offsetDelta.next);
  const value = key && readSized(bytes, key.next);
  if (!value) return null;
  return {
    timestamp: baseTimestamp + timestampDelta.value,
    key: key.bytes,
    value: value.bytes,
  };
}

function readSized(
  bytes: Uint8Array,
  start: number,
): { readonly bytes: Uint8Array | null; readonly next: number } | null {
  const length = readVarint(bytes, start);
  if (!length) return null;
  if (length.value < 0) return { bytes: null, next: length.next };
  const next = length.next + length.value;
  return next <= bytes.length ? { bytes: bytes.slice(length.next, next), next } : null;
}
