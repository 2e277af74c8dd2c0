import { expect, test } from 'vitest';
import { apart } from './apart.ts';

test.each([
  ['far apart stay', [10, 60, 200], [10, 60, 200]],
  ['too near move on, one after the other', [10, 12, 14], [10, 30, 50]],
  ['at the end move back', [290, 292, 295], [260, 280, 300]],
  ['come back in the order in which they were asked for', [60, 10, 11], [60, 10, 30]],
])('marks that are %s', (_, wanted, places) => {
  expect(apart(wanted, 300, 20)).toEqual(places);
});
