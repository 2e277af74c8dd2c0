import { expect, test } from 'vitest';
import { murmur2, partitionForKey, utf8Bytes } from './partitioner.ts';

// the cases of Kafka's own UtilsTest#testMurmur2
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('murmur2 of %s is %i, as in Kafka', (key, expected) => {
  expect(murmur2(utf8Bytes(key))).toBe(expected);
});

test('a negative hash loses its sign before the modulo', () => {
  expect(partitionForKey('21', 6)).toBe((-973932308 & 0x7fffffff) % 6);
  expect(partitionForKey('21', 1)).toBe(0);
});

test('keys are hashed as UTF-8, of one to four bytes a character', () => {
  expect(utf8Bytes('aé€😀')).toEqual([0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80]);
});

test('half a surrogate pair becomes a question mark, as in Java', () => {
  expect(utf8Bytes('\ud800x')).toEqual([0x3f, 0x78]);
});
