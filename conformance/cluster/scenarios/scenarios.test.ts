import '../../../src/config/extras.ts';
import '../../../src/engine/extras.ts';
import { describe, expect, it, test } from 'vitest';
import { run } from '../../../src/scenario/index.ts';
import { canonicalOfTrace } from '../fromTrace.ts';
import { linesOf } from '../sideBySide.ts';
import { acksAndFaults } from './acksAndFaults.ts';
import { clusterScenarios } from './index.ts';
import { pipelines } from './pipelines.ts';

describe('the scenarios of the cluster', () => {
  it('have names of their own', () => {
    const ids = clusterScenarios.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(clusterScenarios.map((one) => [one.id, one] as const))(
    'each fault of %s comes about',
    (_, scenario) => {
      expect(run(scenario).unfired).toEqual([]);
    },
  );
});

test('every acks meets every fault, but for one at an answer that acks=0 does not have', () => {
  const met = (mode: string) =>
    acksAndFaults.flatMap(({ id }) => (id.endsWith(mode) ? [id.slice(0, -mode.length - 1)] : []));
  const all = met('all-plain');
  expect(all.length).toBeGreaterThanOrEqual(15);
  expect(met('all-idempotent')).toEqual(all);
  expect(met('acks1')).toEqual(all);
  expect(all.filter((one) => !met('acks0').includes(one))).toEqual([
    'stalled-answer',
    'delayed-answer',
  ]);
});

test('each pipeline is another one with one request in flight', () => {
  const text = (id: string) => {
    const found = pipelines.find((one) => one.id === id);
    return found && linesOf(canonicalOfTrace(run(found))).join('\n');
  };
  const ones = pipelines.filter(({ id }) => id.endsWith('-one'));
  expect(ones).not.toEqual([]);
  for (const { id } of ones) expect(text(id), id).not.toBe(text(id.replace(/-one$/, '')));
});
