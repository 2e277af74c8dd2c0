import { expect, test } from 'vitest';
import { easeBackOut, easeCubicOut } from './easing.ts';

test.each([
  [0, 0],
  [0.5, 0.875],
  [1, 1],
])('cubic out of %f is %f', (t, eased) => {
  expect(easeCubicOut(t)).toBeCloseTo(eased, 12);
});

test('back out starts at 0, passes 1 on its way, and ends at 1', () => {
  const eased = Array.from({ length: 101 }, (_, at) => easeBackOut(at / 100, 1.4));
  expect(eased[0]).toBeCloseTo(0, 12);
  expect(Math.max(...eased)).toBeGreaterThan(1.05);
  expect(eased[100]).toBeCloseTo(1, 12);
});
