// Random scenarios with consumers in groups, outboxes and the faults of their processes. More, and others:
// npm run fuzz -- --runs N --seed S
import { expect, test } from 'vitest';
import { fuzz } from '../testing/fuzz.ts';
import { FUZZ_RUNS } from '../testing/fuzzRuns.ts';

const RUNS = FUZZ_RUNS.groups;

test('no promise is broken that Kafka keeps', { timeout: 600_000 }, () => {
  const { failure, runs, events } = fuzz({ groups: true }, { runs: RUNS, seed: 1 });
  expect(failure?.text ?? null, JSON.stringify(failure)).toBeNull();
  expect(runs).toBe(RUNS);
  expect(events).toBeGreaterThan(RUNS * 10);
});
