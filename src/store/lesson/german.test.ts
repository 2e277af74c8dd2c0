// The course in German: nothing is missing, and it says the same numbers and names as the English one.
import { expect, test } from 'vitest';
import { lessons } from '../../lessons/course/index.ts';
import { en as de } from '../../lessons/course/texts/de/index.ts';
import { en } from '../../lessons/course/texts/en/index.ts';
import { termProblems, underNamesOf } from './checkTerms.ts';
import { textProblems } from './checkTexts.ts';

test.each(lessons.map((one) => [one.id, one] as const))('%s has all its texts', (id, lesson) => {
  const words = de.lessons[id];
  expect(words && textProblems(lesson, words)).toEqual([]);
});

const german = textsIn(de.lessons);

test.each([...textsIn(en.lessons)].filter(([, text]) => factsIn(text).length > 0))(
  '%s says the same numbers, settings and errors',
  (place, text) => {
    expect(factsIn(german.get(place) ?? '')).toEqual(factsIn(text));
  },
);

test.each(['claims', 'kept', 'why'] as const)(
  'each sentence of %s says the same numbers and settings',
  (list) => {
    const facts = (said: object) =>
      Object.entries(said).map(([id, text]) => [id, ...factsIn(text)]);
    expect(facts(de[list])).toEqual(facts(en[list]));
  },
);

test('the glossary has the same terms in the same order, each with its scene', () => {
  const scenes = ({ glossary }: typeof en) => Object.values(glossary).map((one) => one.scene);
  expect(scenes(de)).toEqual(scenes(en));
});

test('no term is used before it is introduced', () => {
  expect(termProblems(lessons, underNamesOf(en, de))).toEqual([]);
});

/** All texts in a tree of them, by their places. */
function textsIn(tree: object, place = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, one]): readonly (readonly [string, string])[] =>
      typeof one === 'string' ? [[place + name, one]] : [...textsIn(one, `${place}${name}.`)],
    ),
  );
}

/** What no translation changes: digits, code between backticks, places for numbers, errors in Kafka’s words. */
function factsIn(text: string): readonly string[] {
  const found = text.match(
    /`[^`]*`|\{[^}]*\}|[A-Z]\w+Exception|[A-Z]+(?:_[A-Z]+)+|−?\d+(?:\.\d+)*/g,
  );
  return [...new Set(found ?? [])].sort();
}
