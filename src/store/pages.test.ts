import { expect, test } from 'vitest';
import { catalogue } from '../lessons/catalogue/index.ts';
import { isPage, PAGE_NAMES, pageOf } from './pages.ts';
import { openLink, readLink } from './readLink.ts';
import { writeLink } from './urlState.ts';

test('a page is told by the first word of its address', () => {
  expect(pageOf('start')).toBe('start');
  expect(pageOf('start/scenes')).toBe('start');
  expect(pageOf('start?of=x')).toBe('start');
  expect(pageOf('starter')).toBeUndefined();
  expect(pageOf('')).toBeUndefined();
});

test('no scene has the name of a page', () => {
  expect(catalogue.filter(({ id }) => isPage(id))).toEqual([]);
  expect(PAGE_NAMES.length).toBeGreaterThan(0);
});

test('the address of a page is kept as it is', () => {
  const { state, problems } = readLink('#/start?of=x');
  expect(problems).toEqual([]);
  expect(state.page).toBe('start?of=x');
  expect(writeLink(state)).toBe('#/start?of=x');
});

test('a scene that only the catalogue has opens by its address', async () => {
  const { state, problems } = await openLink('#/restart-resend?v=1&speed=2');
  expect(problems).toEqual([]);
  expect(state.experiment.source).toEqual({ kind: 'scene', id: 'restart-resend' });
  expect(state.speed).toBe(2);
  expect(catalogue.some(({ id }) => id === 'restart-resend')).toBe(true);
});
