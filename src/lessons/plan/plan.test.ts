// Every scene of the plan is played, and each of its claims holds.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { run } from '../../scenario/index.ts';
import { checkClaims } from '../../trace/claims.ts';
import { plan, plannedRules, scenarioOf } from './index.ts';

test('the plan has fifty-eight scenes, each once, and each is proven', () => {
  const ids = plan.map((one) => one.id);
  expect(ids).toHaveLength(58);
  expect(new Set(ids).size).toBe(58);
  expect(plan.filter((one) => one.proofs.length === 0)).toEqual([]);
});

test('it leans on twenty rules, each of which is modelled', () => {
  expect(plannedRules.map((one) => one.id)).toEqual(
    Array.from({ length: 20 }, (_, index) => `R${index + 1}`),
  );
  const known = new Set(Object.keys(RULES));
  const unknown = plannedRules.flatMap(({ rules }) => rules.filter((one) => !known.has(one)));
  expect(unknown).toEqual([]);
  expect(plannedRules.filter(({ rules }) => rules.length === 0)).toEqual([]);
});

describe.each(plan.map((one) => [one.id, one.proofs] as const))('%s', (_, proofs) => {
  test.each(proofs)('$scene$test $profile', (proof) => {
    if ('test' in proof) {
      const source = readFileSync(new URL(`../../../${proof.file}`, import.meta.url), 'utf8');
      expect(source).toContain(`'${proof.test}'`);
      return;
    }
    const scenario = scenarioOf(proof);
    expect(scenario, `no scene ${proof.scene}`).toBeDefined();
    if (!scenario) return;
    const results = checkClaims(run(scenario));
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ status }) => status !== 'holds')).toEqual([]);
  });
});
