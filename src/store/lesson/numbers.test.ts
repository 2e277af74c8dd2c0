// Numbers of a run as the sentences of a lesson say them, and as a learner writes them.
import { describe, expect, test } from 'vitest';
import '../../trace/extras.ts';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { lostAnswer } from '../../lessons/course/lessons/lostAnswer.ts';
import { run } from '../../scenario/index.ts';
import {
  digitsOf,
  filled,
  fits,
  gapText,
  numbersAsked,
  numbersClaimed,
  numbersIn,
  withoutNumbers,
} from './numbers.ts';

const traceOf = (scene: string) => {
  const scenario = fromCatalogue(scene);
  if (!scenario) throw new Error(`no scene is named ${scene}`);
  return run(scenario);
};

test('a text says its numbers, and a dash where there is none', () => {
  expect(filled('offset {a.b} of {c}', { 'a.b': '106' })).toBe('offset 106 of –');
  expect(numbersAsked('offset {a.b} of {c}')).toEqual(['a.b', 'c']);
  expect(withoutNumbers('at {offset}, so')).toBe('at 0, so');
});

test('the digits of a value', () => {
  expect(digitsOf('APPENDED@106')).toEqual(['106']);
  expect(digitsOf('ok@-1')).toEqual(['-1']);
  expect(digitsOf('[order-3, order-1]')).toEqual(['3', '1']);
  expect(digitsOf('[]')).toEqual([]);
  expect(digitsOf('TimeoutException')).toEqual([]);
});

describe('in a run', () => {
  const trace = traceOf('palindrome');

  test.each([
    ['log', '1 2 3 3 2 1'],
    ['completed(order-1)', '5'],
    ['pid(order-1)', '-1'],
    ['effective(delivery.timeout.ms)', '120 s'],
    ['effective(acks)', 'all'],
    ['verdicts(order-1)[2]', 'none'],
  ])('%s is said as %s', (term, said) => {
    expect(gapText(trace, term)).toBe(said);
  });

  test('what a learner wrote fits by its digits', () => {
    expect(fits(trace, 'log', '1,2,3, 3 2 1')).toBe(true);
    expect(fits(trace, 'log', '1 2 3')).toBe(false);
    expect(fits(trace, 'log', '')).toBe(false);
    expect(fits(trace, 'pid(order-1)', '−1')).toBe(true);
  });
});

test('claims say the same as the run as it ships', () => {
  const [silence] = lostAnswer.beats;
  const beat = { ...silence, numbers: { at: 'verdicts(order-17)[0]', never: 'effects(order-17)' } };
  expect(numbersClaimed(beat)).toEqual({ at: '106' });
  expect(numbersIn(beat, traceOf('lost-ack'))).toEqual({ at: '106', never: '2' });
});
