// A case file tells nothing that a run does not show.
import { describe, expect, test } from 'vitest';
import { run } from '../../scenario/index.ts';
import { checkClaims } from '../../trace/claims.ts';
import { caseFiles } from '../catalogue/caseFiles.ts';
import { fromCatalogue } from '../catalogue/index.ts';
import { caseOf, cases } from './index.ts';

test('there are twenty, by number, and each names its file', () => {
  const numbers = cases.map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  for (const one of cases) expect(caseOf(one.number)).toBe(one);
  expect(caseOf(99)).toBeUndefined();
});

test('every replayed incident of the catalogue is in a file', () => {
  const told = new Set(cases.flatMap(({ scenes }) => scenes));
  expect(caseFiles.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
});

describe.each(cases.map((one) => [one.number, one] as const))('case %i', (_, file) => {
  test('has one right diagnosis among at least three', () => {
    expect(file.diagnoses.filter((one) => one.right)).toHaveLength(1);
    expect(file.diagnoses.length).toBeGreaterThanOrEqual(3);
    expect(new Set(file.diagnoses.map((one) => one.text)).size).toBe(file.diagnoses.length);
  });

  test('names a rule and a thread', () => {
    expect(file.rules.length).toBeGreaterThan(0);
    expect(file.threads.length).toBeGreaterThan(0);
    for (const { url } of file.threads) expect(new URL(url).protocol).toBe('https:');
  });

  test.each(file.scenes)('scene %s proves what it claims', (id) => {
    const scene = fromCatalogue(id);
    expect(scene, `no scene ${id}`).toBeDefined();
    if (!scene) return;
    const results = checkClaims(run(scene));
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ status }) => status !== 'holds')).toEqual([]);
  });
});
