// Random loops of consume, transform, produce. More, and others: npm run fuzz -- --runs N --seed S
import { expect, test } from 'vitest';
import { fuzz } from '../testing/fuzz.ts';
import { FUZZ_RUNS } from '../testing/fuzzRuns.ts';

const RUNS = FUZZ_RUNS.loops;

test('each record has one committed result, whatever dies', { timeout: 600_000 }, () => {
  const shape = { loops: true, clusterFaults: true, idempotence: true } as const;
  const { failure, runs, events } = fuzz(shape, { runs: RUNS, seed: 1 });
  expect(failure?.text ?? null, JSON.stringify(failure)).toBeNull();
  expect(runs).toBe(RUNS);
  expect(events).toBeGreaterThan(RUNS * 10);
});
