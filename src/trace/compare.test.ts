import { expect, test } from 'vitest';
import type { Intervention } from '../engine/index.ts';
import { withConfig } from '../lessons/index.ts';
import { lostAckDeduplicated } from '../lessons/scenes/lostAckDeduplicated.ts';
import { lostAckDuplicate } from '../lessons/scenes/lostAckDuplicate.ts';
import { branch, run } from '../scenario/index.ts';
import { compareRuns } from './compare.ts';
import { printComparison } from './printComparison.ts';

test('a run is the same as itself', () => {
  const trace = run(lostAckDuplicate);
  const same = compareRuns(trace, run(lostAckDuplicate));
  expect(same).toEqual({ divergence: null, left: null, right: null, differences: [] });
  expect(printComparison(same, [trace, trace])).toBe('the two runs are the same, event by event');
});

test('the same fault with and without numbers: from the first event on, and one copy less', () => {
  const left = run(lostAckDuplicate);
  const right = run(lostAckDeduplicated);
  const { divergence, differences } = compareRuns(left, right);
  expect(divergence).toBe(0);
  expect(differences).toContainEqual({
    term: 'log(orders-0)',
    left: '[order-1, order-2, order-2, order-3]',
    right: '[order-1, order-2, order-3]',
  });
  expect(differences).toContainEqual({ term: 'storedTimes(order-2)', left: '2', right: '1' });
  expect(differences.map((one) => one.term)).not.toContain('sent(order-2)');
});

test('a branch parts from its run where its fault is', () => {
  const scenario = { ...withConfig(lostAckDuplicate, 'acks', '1'), interventions: [] };
  const fault: Intervention = {
    do: 'cut',
    when: { at: 30, producer: null, broker: null },
    afterMs: 0,
    enabled: true,
  };
  const left = run(scenario);
  const right = branch(left, { ...scenario, interventions: [fault] });
  const { divergence, right: first } = compareRuns(left, right);
  expect(first).toMatchObject({ type: 'connectionCut', at: 30 });
  expect(divergence).toBeGreaterThan(5);
  expect(printComparison(compareRuns(left, right), [left, right])).toContain(
    `the first ${divergence} events are the same; then`,
  );
});

test('a run that ends earlier parts where it ends', () => {
  const left = run(lostAckDuplicate);
  const right = run({ ...lostAckDuplicate, untilMs: 30 });
  const comparison = compareRuns(left, right);
  expect(comparison).toMatchObject({ divergence: right.events.length, right: null });
  expect(printComparison(comparison, [left, right])).toContain('right  the run is over');
});
