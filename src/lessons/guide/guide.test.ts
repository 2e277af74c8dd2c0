// The guide promises nothing that its scenes do not show.
import { describe, expect, test } from 'vitest';
import type { Trace } from '../../engine/index.ts';
import { run } from '../../scenario/index.ts';
import { readTerm } from '../../trace/claims.ts';
import { fromCatalogue } from '../catalogue/index.ts';
import { mistakes, plans, worksheet } from './index.ts';

const play = (id: string): Trace => {
  const scene = fromCatalogue(id);
  if (!scene) throw new Error(`no scene is named ${id}`);
  return run(scene);
};
const read = (scene: string, term: string) => readTerm(play(scene), term);

describe.each(plans.map((plan) => [plan.minutes, plan] as const))(
  'the plan of %i minutes',
  (_, plan) => {
    test('fills its time', () => {
      expect(plan.steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(plan.minutes);
    });

    test('opens scenes that exist', () => {
      const scenes = plan.steps.flatMap((step) => step.scenes);
      expect(scenes.filter((id) => fromCatalogue(id) === undefined)).toEqual([]);
      expect(scenes.length).toBeGreaterThan(4);
    });

    test('has an answer to each question', () => {
      expect(
        plan.steps.filter(({ ask, expect: answer }) => (ask === null) !== (answer === null)),
      ).toEqual([]);
    });
  },
);

test.each([...mistakes, ...worksheet].map((one) => [one.scene, one] as const))(
  'every term about %s can be read from its run',
  (scene, one) => {
    const readings = 'shows' in one ? one.shows : one.blanks;
    expect(readings.length).toBeGreaterThan(0);
    for (const { term } of readings) expect(read(scene, term)).not.toBe('');
  },
);

// What the texts say in words, beside what is read.
test.each([
  ['restart-resend', 'storedTimes(order-2)', '2'],
  ['lost-ack-deduplicated', 'completed(order-2)', 'ok@1'],
  ['all-of-one', 'completed(order-1)', 'ok@0'],
  ['all-of-one', 'log', '[]'],
  ['palindrome', 'count(requestFailed)', '3'],
  ['keyless-resend', 'count(recordAppended, order-1)', '2'],
  ['one-in-flight', 'isSorted(log)', 'true'],
  ['payment-consumer-crash-plain', 'effects(charge)', '2'],
  ['payment-consumer-crash-plain', 'storedTimes(charge)', '1'],
  ['payment-consumer-crash', 'effects(charge)', '1'],
  ['unclean-silent', 'errorsSeen', '[]'],
  ['pitfall-quiet-off-acks-1', 'effective(enable.idempotence)', 'false'],
  ['window-4', 'verdicts(order-1)', '[APPENDED@0, DUPLICATE@0]'],
  ['window-5', 'verdicts(order-1)', '[APPENDED@0, OUT_OF_ORDER_SEQUENCE_NUMBER]'],
])('%s: %s is %s', (scene, term, value) => {
  expect(read(scene, term)).toBe(value);
});

test('the four silences differ in what is stored', () => {
  const stored = ['a', 'b', 'c', 'd'].map((one) =>
    read(`one-silence-${one}`, 'storedTimes(order-1)'),
  );
  expect(new Set(stored).size).toBeGreaterThan(1);
});
