// What is wrong with a scenario, in German: every message of the format is met and none stays English.
import { expect, test } from 'vitest';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { type Problem, parseScenario, parseScenarioText } from '../../scenario/index.ts';
import { problemLine, problemWords } from '../../store/problemWords.de.ts';
import { hintText } from './hints.de.ts';

const SCENES = ['lost-ack', 'ctp-crash', 'zombie-fenced', 'overtaken', 'outbox-relay', 'xray'];
/** Each field in turn becomes one of these, and is left out. */
const WRONG: readonly unknown[] = [
  '1 or x',
  -1,
  1e9,
  null,
  true,
  [],
  {},
  ['x', 'x'],
  'transaction',
];

/** Copies of a value with one place changed. */
function mutants(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return WRONG;
  const own = Array.isArray(value)
    ? [...WRONG, [...value, ...value]]
    : [...WRONG, { ...value, no: 1 }];
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, one]) =>
      [undefined, ...mutants(one)].map((next) =>
        Array.isArray(value)
          ? value.map((was, at) => (String(at) === name ? next : was))
          : { ...value, [name]: next },
      ),
    ),
  ];
}

function problemsOf(scene: string): readonly Problem[] {
  const scenario = fromCatalogue(scene);
  return mutants(scenario).flatMap((one) => {
    const parsed = parseScenario(one);
    return parsed.ok ? [] : parsed.problems;
  });
}

/** English that is left when names, values, hints and Kafka’s own words are taken out. */
function englishIn({ found, expected }: Problem): readonly string[] {
  const plain = `${found.startsWith('"') ? '' : found} ${expected}`
    .replace(/Kafka sagt: .*/s, '')
    .replace(/hier gibt es: .*|eines von: .*/, '')
    .replaceAll(/"[^"]*"|\[.*\]|\{.*\}/g, '')
    .replaceAll(/\([^)]*\)/g, '');
  return (
    plain.match(/\b(a|an|the|of|or|one|most|least|whole|number|list|with|that|nothing|items)\b/g) ??
    []
  );
}

test.each(SCENES)('no problem that a change of %s makes stays English', (scene) => {
  const english = new Map<string, Problem>();
  for (const one of problemsOf(scene)) {
    const words = problemWords(one, hintText);
    if (englishIn(words).length > 0) english.set(words.expected, words);
  }
  expect([...english.values()]).toEqual([]);
});

test('what no single change makes is in German too', () => {
  const said = (found: string, expected: string) =>
    problemWords({ path: 'p', found, expected }, hintText).expected;
  expect(said('1', 'at most 10000 sends in all')).toBe(
    'insgesamt höchstens 10000 Aufrufe von send()',
  );
  expect(said('"a"', 'payments, the topic of group cards')).toBe(
    'payments, das Topic der Gruppe cards',
  );
  expect(said('1', 'at least 20, the time of the send before it')).toBe(
    'mindestens 20, die Zeit des Aufrufs davor',
  );
  const text = parseScenarioText('{');
  expect(text.ok ? [] : text.problems.map(problemLine)).toEqual([
    expect.stringMatching(/^\(scenario\): ist .*; erwartet: ein Szenario als JSON$/),
  ]);
});

test('a value is shown as it was written, and so is what Kafka says', () => {
  const words = problemWords(
    { path: 'p', found: '"1 or x"', expected: 'what Kafka accepts; it says: this or that' },
    hintText,
  );
  expect(words).toEqual({
    path: 'p',
    found: '"1 or x"',
    expected: 'was Kafka annimmt; Kafka sagt: this or that',
  });
});
