import { expect, test } from 'vitest';
import { incrementSequence, MAX_SEQUENCE } from './units.ts';

test('sequences count up by the number of records', () => {
  expect(incrementSequence(0, 1)).toBe(1);
  expect(incrementSequence(41, 3)).toBe(44);
});

test('after 2147483647 comes 0, as in DefaultRecordBatch#incrementSequence', () => {
  expect(incrementSequence(MAX_SEQUENCE, 1)).toBe(0);
  expect(incrementSequence(MAX_SEQUENCE - 1, 1)).toBe(MAX_SEQUENCE);
  // a batch of 10 that starts at 2147483640 ends at 1
  expect(incrementSequence(2147483640, 9)).toBe(1);
});
