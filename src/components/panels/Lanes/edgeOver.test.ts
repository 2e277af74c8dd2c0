import { expect, test } from 'vitest';
import { edgeOver } from './edgeOver.ts';

/** A label's letters reach from 11 px above its baseline to 5 below. */
const label = (y: number) => ({ y });

test('without a label near, the edge covers a little and fades', () => {
  expect(edgeOver([], 100)).toEqual({ solid: 10, fade: 12 });
  expect(edgeOver([label(95), label(133)], 100)).toEqual({ solid: 10, fade: 12 });
});

test('a label that is all below the edge stays whole', () => {
  expect(edgeOver([label(120)], 100)).toEqual({ solid: 5, fade: 4 });
  expect(edgeOver([label(130)], 100)).toEqual({ solid: 10, fade: 4 });
  expect(edgeOver([label(112)], 100)).toEqual({ solid: 0, fade: 1 });
});

test('a label that the edge cuts is covered to its last line', () => {
  expect(edgeOver([label(105)], 100)).toEqual({ solid: 10, fade: 4 });
  expect(edgeOver([label(110)], 100)).toEqual({ solid: 15, fade: 4 });
});

test('no label is ever half in the fade', () => {
  for (let from = 0; from < 60; from += 0.5) {
    const labels = [0, 18, 36, 54].map(label);
    const { solid, fade } = edgeOver(labels, from);
    for (const { y } of labels) {
      const [first, last] = [y - 11 - from, y + 5 - from];
      const cut = last > 0 && first < solid + fade;
      expect(cut && last > solid, `label ${y} at ${from}`).toBe(false);
    }
  }
});
