// No term before it is introduced: the lessons in their order, read word by word against the glossary, in each language.
import type { Lesson } from '../../lessons/course/format.ts';
import type { BeatTexts, CourseTexts } from '../../lessons/course/texts.ts';
import { withoutNumbers } from './numbers.ts';
import { saysTerm } from './terms.ts';

/** Uses of a term before the beat that introduces it, and terms without an introduction, by place. */
export function termProblems(
  lessons: readonly Lesson[],
  { lessons: texts, glossary }: CourseTexts,
): readonly string[] {
  const problems: string[] = [];
  const known = new Set<string>();
  for (const lesson of lessons) {
    for (const beat of lesson.beats) {
      const place = `${lesson.id}/${beat.id}`;
      const says = texts[lesson.id]?.beats[beat.id];
      if (!says) continue;
      for (const term of beat.introduces ?? []) {
        const entry = glossary[term];
        if (!entry) problems.push(`${place}: introduces ${term}, which the glossary does not have`);
        else if (!saysTerm(allOf(says), entry)) {
          problems.push(`${place}: introduces ${term} and never says it`);
        }
        known.add(term);
      }
      for (const [term, entry] of Object.entries(glossary)) {
        if (!known.has(term) && saysTerm(allOf(says), entry)) {
          problems.push(`${place}: says ${term} before it is introduced`);
        }
      }
    }
    const kept = Object.entries(texts[lesson.id]?.takeaways ?? {});
    for (const [name, sentence] of kept) {
      for (const [term, entry] of Object.entries(glossary)) {
        if (!known.has(term) && saysTerm(sentence, entry)) {
          problems.push(`${lesson.id}, takeaway ${name}: says ${term} before it is introduced`);
        }
      }
    }
  }
  for (const [term, { words }] of Object.entries(glossary)) {
    if (words.length > 0 && !known.has(term))
      problems.push(`glossary: no lesson introduces ${term}`);
  }
  return problems;
}

/** The texts of a language with its terms under the names by which lessons introduce them: both are in one order. */
export function underNamesOf(
  { glossary: named }: CourseTexts,
  { glossary, ...texts }: CourseTexts,
): CourseTexts {
  const names = Object.keys(named);
  const terms = Object.values(glossary).map((term, nth) => [names[nth] ?? `term ${nth + 1}`, term]);
  return { ...texts, glossary: Object.fromEntries(terms) };
}

function allOf({ title, says, predict, fill, challenge }: BeatTexts): string {
  const options = Object.values(predict?.options ?? {}).flatMap((one) => Object.values(one));
  const task = challenge
    ? [
        challenge.task,
        challenge.done,
        ...Object.values(challenge.goals),
        ...Object.values(challenge.hints),
      ]
    : [];
  const gaps = fill
    ? [fill.task, ...Object.values(fill.blanks).flatMap((one) => Object.values(one))]
    : [];
  return withoutNumbers(
    [title, ...Object.values(says), predict?.question ?? '', ...options, ...gaps, ...task].join(
      '\n',
    ),
  );
}
