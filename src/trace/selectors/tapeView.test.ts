import { describe, expect, test } from 'vitest';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { selectTape } from './tapeView.ts';

const WIDTH = 690;

const tape = (id: string) => {
  const scene = fromCatalogue(id);
  if (!scene) throw new Error(`no scene ${id}`);
  return selectTape(buildTraceIndex(run(scene)), WIDTH);
};

/** Between neighbours, px. */
const gaps = (places: readonly number[]) =>
  places.slice(1).map((at, before) => (at - (places[before] ?? 0)) * WIDTH);

describe('on a tape with several folds', () => {
  const crowded = ['acks1-loss', 'cold-start-hole', 'order-pipeline', 'failover-remembers'];

  test.each(crowded)('the marks of %s do not touch, and neither do their words', (id) => {
    const { folds } = tape(id);
    const middle = ({ from, to }: (typeof folds)[number]) => (from + to) / 2;
    expect(folds.length).toBeGreaterThan(0);
    expect(Math.min(Infinity, ...gaps(folds.map(middle)))).toBeGreaterThanOrEqual(30);
    const told = folds.filter(({ text }) => text !== '');
    expect(Math.min(Infinity, ...gaps(told.map(middle)))).toBeGreaterThanOrEqual(92);
  });

  test('two that would touch are one that says how long both were', () => {
    const index = buildTraceIndex(run(fromCatalogue('acks1-loss') ?? fail()));
    expect(index.clock.folds.length).toBe(2);
    const [only, ...others] = selectTape(index, 100).folds;
    expect(others).toEqual([]);
    expect(only?.text).toBe('44.9 s folded');
  });
});

function fail(): never {
  throw new Error('the scene is gone');
}
