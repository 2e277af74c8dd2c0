// Terms of the glossary in the text of a lesson.
import type { Lesson } from '../../lessons/course/format.ts';
import type { LessonTexts, Term } from '../../lessons/course/texts.ts';
import { withoutNumbers } from './numbers.ts';

/** A word of the glossary as the text may say it, not as a part of another word. */
export function wordPattern(word: string): RegExp {
  const escaped = word.replaceAll('.', '\\.');
  return new RegExp(`(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`, 'i');
}

export function saysTerm(text: string, { words }: Term): boolean {
  return words.some((word) => wordPattern(word).test(text));
}

/** For each paragraph of a beat, the terms that are said there first in the whole lesson, by its name. */
export function firstTerms(
  lesson: Lesson,
  words: LessonTexts,
  glossary: Readonly<Record<string, Term>>,
  beatId: string,
): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  const seen = new Set<string>();
  for (const beat of lesson.beats) {
    for (const name of Object.keys(beat.says)) {
      // A setting between backticks is not a place for a note
      const text = withoutNumbers(words.beats[beat.id]?.says[name] ?? '').replaceAll(
        /`[^`]*`/g,
        ' ',
      );
      const here = Object.entries(glossary)
        .filter(([term, entry]) => !seen.has(term) && saysTerm(text, entry))
        .map(([term]) => term)
        // A term that holds another one comes first, or only a part of it would be marked
        .sort((one, other) => other.length - one.length);
      for (const term of here) seen.add(term);
      if (beat.id === beatId) found[name] = here;
    }
  }
  return found;
}
