import { expect, test } from 'vitest';
import { nextAlone, toggled } from './parts.ts';

test('a part goes and comes back, and the story goes its own way', () => {
  expect(toggled('', 's')).toBe('s');
  expect(toggled('s', 'm')).toBe('sm');
  expect(toggled('sm', 's')).toBe('m');
});

test('machines and diagram are never both out of sight', () => {
  expect(toggled('m', 'd')).toBe('d');
  expect(toggled('sd', 'm')).toBe('sm');
});

test('the key goes round: diagram alone, machines alone, both', () => {
  expect(nextAlone('s')).toBe('sm');
  expect(nextAlone('sm')).toBe('sd');
  expect(nextAlone('sd')).toBe('s');
});
