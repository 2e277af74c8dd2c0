// Numbers of a run in the sentences of a lesson: `{append.offset}` in the text, a term of the claims in the data.
import type { Trace } from '../../engine/index.ts';
import type { Beat } from '../../lessons/course/format.ts';
import { readTerm } from '../../trace/claims.ts';
import { durationText, numberText } from '../../trace/words.ts';

/** Values by the names that a text asks for. */
export type Numbers = Readonly<Record<string, string>>;

const PLACE = /\{([^{}]*)\}/;
/** Terms that are milliseconds, so that they are said as a duration. */
const TIMES = /^(appendedAt|completedAt)\(|\.ms\)$/;
/** Terms whose numbers are names, written as Kafka writes them. */
const NAMES = /^pid\(/;
/** The number of a word: `107`, `ok@107`, `order-3`; the last of `order-17`. */
const NUMBER = /(?:^|@|[a-z]-)(-?\d+)$/;

/** A text with what is said in every place; where there is nothing, a dash. */
export function filled(text: string, numbers: Numbers): string {
  return partsOf(text, numbers)
    .map((one) => one.text)
    .join('');
}

export interface TextPart {
  readonly text: string;
  /** The name of the number that it is. */
  readonly number?: string;
}

/** A text in its parts: what stands written, and what the run says. */
export function partsOf(text: string, numbers: Numbers): readonly TextPart[] {
  return text
    .split(PLACE)
    .map((part, at) =>
      at % 2 === 0 ? { text: part } : { text: numbers[part] ?? '–', number: part },
    );
}

/** The names of the numbers that a text asks for. */
export function numbersAsked(text: string): readonly string[] {
  return text.split(PLACE).filter((_, at) => at % 2 === 1);
}

/** A text without the places for numbers, for whoever looks for words. */
export function withoutNumbers(text: string): string {
  return text
    .split(PLACE)
    .filter((_, at) => at % 2 === 0)
    .join('0');
}

/** What the numbers of a beat come to in a run. */
export function numbersIn({ numbers = {} }: Beat, trace: Trace): Numbers {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, term]) => [name, said(term, readTerm(trace, term))]),
  );
}

/** The numbers of a beat as its claims assert them, for whoever has no run at hand. */
export function numbersClaimed(beat: Beat): Numbers {
  return Object.fromEntries(
    Object.entries(beat.numbers ?? {}).flatMap(([name, term]) => {
      const value = claimedValue(beat, term);
      return value === undefined ? [] : [[name, said(term, value)]];
    }),
  );
}

/** What a claim of the beat about its own run says that a term is; undefined if none does. */
export function claimedValue({ says }: Beat, term: string): string | undefined {
  const start = `${term} == `;
  const claims = Object.values(says).flatMap((proof) =>
    proof === 'words' || 'scene' in proof ? [] : proof,
  );
  return claims.find((one) => one.startsWith(start))?.slice(start.length);
}

/** The numbers in a value of the claims, as digits: `[order-3, order-1]` is 3 and 1. */
export function digitsOf(value: string): readonly string[] {
  return itemsOf(value).flatMap((one) => NUMBER.exec(one)?.[1] ?? []);
}

/** What a learner wrote into a gap, as digits. */
function digitsWritten(text: string): readonly string[] {
  return text.replaceAll('−', '-').match(/-?\d+/g) ?? [];
}

/** Whether what was written into a gap is what the run says. */
export function fits(trace: Trace, term: string, written: string): boolean {
  const digits = digitsWritten(written);
  return digits.length > 0 && digits.join() === digitsOf(readTerm(trace, term)).join();
}

/** What belongs into a gap, as the learner would write it; of a run that has no number there, its own word. */
export function gapText(trace: Trace, term: string): string {
  return said(term, readTerm(trace, term));
}

function said(term: string, value: string): string {
  const items = itemsOf(value).map((one) => {
    const digits = NUMBER.exec(one)?.[1];
    if (digits === undefined) return one;
    if (NAMES.test(term)) return digits;
    return TIMES.test(term) ? durationText(Number(digits)) : numberText(Number(digits));
  });
  return items.length === 0 ? '–' : items.join(' ');
}

function itemsOf(value: string): readonly string[] {
  const list = /^\[(.*)\]$/.exec(value);
  return list ? (list[1] ?? '').split(', ').filter((one) => one !== '') : [value];
}
