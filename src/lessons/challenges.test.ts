import '../trace/extras.ts';
import { describe, expect, test } from 'vitest';
import type { Intervention, Scenario } from '../engine/index.ts';
import { run, scenarioFrom } from '../scenario/index.ts';
import { checkClaim } from '../trace/claims.ts';
import { type Challenge, challenges } from './challenges.ts';

const changed = (
  scenario: Scenario,
  config: Readonly<Record<string, string>>,
  faults: readonly Intervention[],
): Scenario => ({
  ...scenario,
  producers: scenario.producers.map((one) => ({ ...one, config: { ...one.config, ...config } })),
  interventions: [...scenario.interventions, ...faults],
});

const missed = ({ aims }: Challenge, scenario: Scenario) => {
  const trace = run(scenario);
  const results = aims.map(({ claim }) => checkClaim(trace, claim));
  expect(results.filter((one) => one.status === 'malformed')).toEqual([]);
  return results.filter((one) => one.status !== 'holds').map((one) => one.explanation);
};

describe.each(challenges.map((one) => [one.id, one] as const))('%s', (_, challenge) => {
  const { scenario, solution, mostFaults, settings, offers, hints } = challenge;
  const solved = changed(scenario, solution.config, solution.faults);

  test('is not reached before anything is done', () => {
    expect(missed(challenge, scenario).length).toBeGreaterThan(0);
  });

  test('is reached by its solution, within its limits', () => {
    expect(missed(challenge, solved)).toEqual([]);
    expect(run(solved).unfired).toEqual([]);
    expect(solution.faults.length).toBeLessThanOrEqual(mostFaults);
    for (const key of Object.keys(solution.config)) expect(settings).toContain(key);
    // What is no cut and no hold has to be offered
    const own = solution.faults.filter(
      (one) => !['cut', 'hold', 'stall'].includes(one.do) || offers.length > 0,
    );
    for (const fault of own) expect(offers.map((one) => one.fault)).toContainEqual(fault);
  });

  test('is not reached by less', () => {
    solution.faults.forEach((_fault, without) => {
      const fewer = solution.faults.filter((__, at) => at !== without);
      expect(missed(challenge, changed(scenario, solution.config, fewer)).length).toBeGreaterThan(
        0,
      );
    });
    for (const key of Object.keys(solution.config)) {
      const { [key]: _left, ...fewer } = solution.config;
      expect(missed(challenge, changed(scenario, fewer, solution.faults)).length).toBeGreaterThan(
        0,
      );
    }
  });

  test('is a complete scenario, and helps in steps', () => {
    expect(scenarioFrom(JSON.parse(JSON.stringify(solved)))).toEqual(solved);
    expect(hints.length).toBeGreaterThan(1);
    expect(challenge.goal.length).toBeGreaterThan(20);
    expect(challenge.lesson).toMatch(/\.$/);
  });
});

test('there are enough, and each has a name of its own', () => {
  expect(challenges.filter(({ kind }) => kind === 'challenge').length).toBeGreaterThanOrEqual(10);
  expect(challenges.filter(({ kind }) => kind === 'break').length).toBeGreaterThanOrEqual(6);
  expect(new Set(challenges.map(({ id }) => id)).size).toBe(challenges.length);
});
