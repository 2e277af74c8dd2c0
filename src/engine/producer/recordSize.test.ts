import { expect, test } from 'vitest';
import {
  batchSizeUpperBound,
  RECORD_BATCH_OVERHEAD,
  recordSizeInBytes,
  sizeOfVarint,
  utf8Length,
} from './recordSize.ts';

test('zig-zag varints take one byte from -64 to 63, two to 8191', () => {
  expect([0, -1, 63, -64].map(sizeOfVarint)).toEqual([1, 1, 1, 1]);
  expect([64, -65, 8191, -8192].map(sizeOfVarint)).toEqual([2, 2, 2, 2]);
  expect(sizeOfVarint(8192)).toBe(3);
});

test('a record takes its length, attributes, two deltas, key, value and a header count', () => {
  // length 1 + attributes 1 + timestamp delta 1 + offset delta 1 + key (1 + 2) + value (1 + 7) + headers 1
  expect(recordSizeInBytes(0, 0, 'c1', 'order-1')).toBe(16);
  // no key: only its length of -1 is written
  expect(recordSizeInBytes(0, 0, null, 'order-1')).toBe(14);
});

test('the upper bound adds 61 bytes of batch header and 21 of record overhead', () => {
  expect(RECORD_BATCH_OVERHEAD).toBe(61);
  expect(batchSizeUpperBound('c1', 'order-1')).toBe(61 + 21 + 3 + 8 + 1);
});

test('lengths are those of UTF-8', () => {
  expect(utf8Length('€😀é')).toBe(3 + 4 + 2);
  expect(utf8Length('\ud800x')).toBe(1 + 1);
});
