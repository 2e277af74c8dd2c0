import { expect, test } from 'vitest';
import { exponentialBackoff } from './exponentialBackoff.ts';

const range = (attempts: number) => [
  exponentialBackoff(100, 1000, attempts, 0),
  exponentialBackoff(100, 1000, attempts, 0.9999999),
];

test('the defaults give 80–119, 160–239, 320–479, 640–959, then 800–1000 ms', () => {
  expect(range(0)).toEqual([80, 119]);
  expect(range(1)).toEqual([160, 239]);
  expect(range(2)).toEqual([320, 479]);
  expect(range(3)).toEqual([640, 959]);
  expect(range(4)).toEqual([800, 1000]);
  expect(range(2_000_000_000)).toEqual([800, 1000]);
});

test('a maximum at or below the start gives a constant without jitter', () => {
  expect(exponentialBackoff(100, 100, 5, 0.1)).toBe(100);
  expect(exponentialBackoff(100, 40, 0, 0.9)).toBe(40);
});

test('a start of 0 never waits', () => {
  expect(exponentialBackoff(0, 1000, 3, 0.5)).toBe(0);
});
