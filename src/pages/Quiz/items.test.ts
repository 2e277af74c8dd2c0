import '../../trace/extras.ts';
import { expect, test } from 'vitest';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { checkClaim } from '../../trace/claims.ts';
import { roundScenario } from '../questions/spec.ts';
import { markLog, quizItems, TOPICS, writtenLog } from './items.ts';

const items = quizItems();

test('there are enough items of each kind, and each topic is asked about', () => {
  expect(items.length).toBeGreaterThanOrEqual(20);
  const kinds = items.map(({ kind }) => kind);
  expect(kinds.filter((one) => one === 'write').length).toBeGreaterThanOrEqual(5);
  expect(kinds.filter((one) => one === 'fix').length).toBeGreaterThanOrEqual(4);
  expect([...new Set(items.map(({ topic }) => topic))].sort()).toEqual(Object.keys(TOPICS).sort());
});

test('every item that offers answers has one that its run gives, and a wrong one', () => {
  for (const item of items) {
    if (item.kind !== 'choose') continue;
    const { options, asks, record, scenario, spec } = item.round;
    expect([spec.seed, options.length > 1]).toEqual([spec.seed, true]);
    const right = options.filter((one) => one.right);
    expect(right).toHaveLength(1);
    const term = asks === 'log' ? 'log' : `completed(${record})`;
    expect(checkClaim(run(scenario), `${term} == ${right[0]?.answer}`).status).toBe('holds');
  }
});

test('a written log is marked by its run, and a wrong one by the nearest wrong idea', () => {
  for (const item of items) {
    if (item.kind !== 'write') continue;
    const { is } = markLog(item.spec, '[]');
    expect(checkClaim(run(roundScenario(item.spec)), `log == ${is}`).status).toBe('holds');
    expect(markLog(item.spec, is)).toEqual({ right: true, is, told: '' });
  }
  const mirror = items.find((one) => one.kind === 'write' && one.spec.fault === 'answersLost');
  expect(mirror?.kind).toBe('write');
  if (mirror?.kind !== 'write') return;
  expect(markLog(mirror.spec, '[order-1, order-2, order-2, order-1]').right).toBe(true);
  expect(markLog(mirror.spec, '[order-2, order-1]').told).toMatch(/took the requests for lost/);
  expect(markLog(mirror.spec, '[order-9]').told).toBe('');
});

test('a log is read from what people write', () => {
  for (const text of ['1 2 2 3', '1,2,2,3', '[order-1, order-2, order-2, order-3]', ' 1-2-2-3 ']) {
    expect(writtenLog(text)).toBe('[order-1, order-2, order-2, order-3]');
  }
  expect(writtenLog('none')).toBeNull();
});

test('what to see again is there', () => {
  for (const { scenes } of Object.values(TOPICS)) {
    for (const [id, name] of scenes) expect([id, fromCatalogue(id)?.title]).toEqual([id, name]);
  }
});
