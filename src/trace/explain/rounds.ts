// A client that tries again and again does the same few things each time. Print shows two rounds and counts the rest.
import { t } from '../../i18n/t.ts';
import { countText } from '../words.ts';

const FEWEST = 4;
const SHOWN = 2;
const LONGEST_ROUND = 5;

/** The list with a run of like rounds cut short: a number stands for so many more of them. */
export function withoutRounds<T>(
  items: readonly T[],
  alike: (one: T, other: T) => boolean,
): readonly (T | number)[] {
  const shown: (T | number)[] = [];
  for (let at = 0; at < items.length; ) {
    const [period, rounds] = roundsFrom(items, at, alike);
    const kept = rounds < FEWEST ? 1 : SHOWN * period;
    shown.push(...items.slice(at, at + kept));
    if (rounds >= FEWEST) shown.push(rounds - SHOWN);
    at += rounds < FEWEST ? 1 : period * rounds;
  }
  return shown;
}

/** The shortest round that repeats from a place on, and how often it stands there. */
function roundsFrom<T>(
  items: readonly T[],
  from: number,
  alike: (one: T, other: T) => boolean,
): readonly [period: number, rounds: number] {
  for (let period = 1; period <= LONGEST_ROUND; period++) {
    let length = period;
    while (repeats(items[from + length - period], items[from + length], alike)) length++;
    const rounds = Math.floor(length / period);
    if (rounds > 1) return [period, rounds];
  }
  return [1, 1];
}

function repeats<T>(
  one: T | undefined,
  other: T | undefined,
  alike: (one: T, other: T) => boolean,
): boolean {
  return one !== undefined && other !== undefined && alike(one, other);
}

/** Whether two sentences differ in their numbers at most. */
export function sameButForNumbers(one: string, other: string): boolean {
  return one.replace(/[\d\u2009]+/g, '') === other.replace(/[\d\u2009]+/g, '');
}

/** `and so 5 more times`. */
export function moreRounds(count: number): string {
  return t`and so ${countText(count, 'more time')}`;
}
