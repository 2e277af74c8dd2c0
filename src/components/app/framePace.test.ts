import { expect, test } from 'vitest';
import { framePace } from './framePace.ts';

/** Runs frames that each take `cost` ms until drawn; says which were left out. */
async function frames(cost: number, count: number): Promise<readonly boolean[]> {
  let now = 0;
  const pace = framePace(() => now);
  const left: boolean[] = [];
  for (let nth = 0; nth < count; nth++) {
    const skipped = pace.skips();
    left.push(skipped);
    if (skipped) continue;
    pace.measure();
    now += cost;
    // A message is delivered in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  pace.stop();
  return left;
}

test('a frame that costs little is never left out', async () => {
  expect(await frames(1.5, 40)).toEqual(Array(40).fill(false));
});

test('where frames are dear every second one is left out, once that is known', async () => {
  const left = await frames(4, 40);
  expect(left.slice(0, 3)).toEqual([false, false, false]);
  expect(left.slice(-6)).toEqual(
    left.at(-1) ? [false, true, false, true, false, true] : [true, false, true, false, true, false],
  );
});
