// Numbers in sentences: each is known, asserted by a claim, and the same before an answer is given as after.
import type { Trace } from '../../engine/index.ts';
import type { Beat } from '../../lessons/course/format.ts';
import type { BeatTexts } from '../../lessons/course/texts.ts';
import { readTerm } from '../../trace/claims.ts';
import { claimedValue, digitsOf, numbersAsked } from './numbers.ts';

/** Texts that are shown as they stand. */
const PLAIN = /^title$|\.question$|\.answer$|\.ask$/;

type Tell = (place: string, what: string) => void;

/** What is wrong with the numbers of a beat's data. `curtained`: the run as it is shown while an answer is open. */
export function checkNumberTerms(
  beat: Beat,
  trace: Trace,
  curtained: Trace | undefined,
  tell: Tell,
): void {
  for (const [name, term] of Object.entries(beat.numbers ?? {})) {
    const place = `numbers.${name}`;
    const value = valueIn(trace, term, place, tell);
    if (value === undefined) continue;
    const claimed = claimedValue(beat, term);
    if (claimed === undefined || digitsOf(claimed).join() !== digitsOf(value).join()) {
      tell(place, `no claim of this beat asserts it; expected ${term} == ${value}`);
    }
    if (!curtained) continue;
    const before = readTerm(curtained, term);
    if (before !== value) {
      tell(place, `${before} before the answer, ${value} after; expected the same`);
    }
  }
}

/** What is wrong with the gaps of a beat's data. */
export function checkGapTerms({ fill }: Beat, trace: Trace, tell: Tell): void {
  const blanks = Object.entries(fill?.blanks ?? {});
  if (fill && (blanks.length < 1 || blanks.length > 4)) {
    tell('fill.blanks', `${blanks.length}; expected 1 to 4`);
  }
  for (const [name, term] of blanks) {
    const value = valueIn(trace, term, `fill.blanks.${name}`, tell);
    if (value !== undefined && digitsOf(value).length === 0) {
      tell(`fill.blanks.${name}`, `${term} is ${value}; expected a number, or some`);
    }
  }
}

/** Places in a beat's texts that no number of its data fills, and numbers that no text says. */
export function numberProblems(beat: Beat, words: BeatTexts): readonly string[] {
  const problems: string[] = [];
  const known = Object.keys(beat.numbers ?? {});
  const asked = new Set<string>();
  for (const [place, text] of textsOf(words)) {
    for (const name of numbersAsked(text)) {
      asked.add(name);
      if (PLAIN.test(place)) {
        problems.push(
          `texts.beats.${beat.id}.${place}: {${name}} stands where no number is filled in`,
        );
        continue;
      }
      if (known.includes(name)) continue;
      problems.push(
        `texts.beats.${beat.id}.${place}: {${name}} is no number of this beat; it has ${known.join(', ') || 'none'}`,
      );
    }
  }
  for (const name of known) {
    if (!asked.has(name)) problems.push(`texts.beats.${beat.id}: no text says {${name}}`);
  }
  return problems;
}

function valueIn(trace: Trace, term: string, place: string, tell: Tell): string | undefined {
  try {
    return readTerm(trace, term);
  } catch (error) {
    tell(place, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** All texts of a beat, by place. */
function textsOf(words: BeatTexts): readonly (readonly [string, string])[] {
  const { title, says, predict, fill, challenge } = words;
  const named = (place: string, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([name, text]) => [`${place}.${name}`, text] as const);
  const both = (place: string, groups: Readonly<Record<string, object>>) =>
    Object.entries(groups).flatMap(([name, texts]) => named(`${place}.${name}`, { ...texts }));
  return [
    ['title', title],
    ...named('says', says),
    ['predict.question', predict?.question ?? ''],
    ...both('predict.options', predict?.options ?? {}),
    ['fill.task', fill?.task ?? ''],
    ...both('fill.blanks', fill?.blanks ?? {}),
    ['challenge.task', challenge?.task ?? ''],
    ...named('challenge.goals', challenge?.goals ?? {}),
    ...named('challenge.hints', challenge?.hints ?? {}),
    ['challenge.done', challenge?.done ?? ''],
  ];
}
