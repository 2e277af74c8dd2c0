// A record batch as Kafka writes it, byte by byte, and back.
export {
  type FoundBatch,
  readSegment,
  sequenceAt,
} from './readRecordBatch.ts';
export {
  AT as BATCH_FIELDS_AT,
  COMMIT,
  contentOf,
  encodeRecordBatch,
  type RecordContent,
  WALL_CLOCK_START_MS,
} from './recordBatchBytes.ts';
export { utf8Text } from './utf8.ts';
export { readVarint } from './varint.ts';
