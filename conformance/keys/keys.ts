// Keys whose partition the real partitioner and the engine are asked for.
import { type Draws, draws } from '../lib/draws.ts';

/** A key as text, or as bytes in hexadecimal, and how many partitions there are. */
export type KeyQuestion =
  | { readonly text: string; readonly partitions: number }
  | { readonly hex: string; readonly partitions: number };

/** Hash and partition. */
export type KeyAnswer = readonly [hash: number, partition: number];
export type KeyLine = readonly [KeyQuestion, KeyAnswer];

const PARTITIONS: readonly number[] = [
  1, 2, 3, 4, 5, 6, 7, 12, 16, 50, 100, 1000, 65536, 2147483647,
];
/** First and last code point of some alphabets, emoji, and half surrogate pairs. */
const ALPHABETS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0x20, 0x7e],
  [0x00, 0x1f],
  [0xa0, 0x24f],
  [0x400, 0x4ff],
  [0x4e00, 0x9fff],
  [0x1f300, 0x1f64f],
  [0xd800, 0xdfff],
  [0xfff0, 0xffff],
];

/** Ten thousand keys, always the same. */
export function keyQuestions(): readonly KeyQuestion[] {
  const random = draws(21);
  return Array.from({ length: 10_000 }, (_, index) => {
    const partitions = random.pick(PARTITIONS);
    if (index % 4 === 0) return { hex: randomHex(random), partitions };
    if (index % 4 === 1) return { text: `order-${index}`, partitions };
    return { text: randomText(random), partitions };
  });
}

function randomHex(random: Draws): string {
  const bytes = Array.from({ length: random.below(random.chance(0.1) ? 300 : 24) }, () =>
    random.below(256),
  );
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function randomText(random: Draws): string {
  const [first, last] = random.pick(ALPHABETS);
  const length = random.below(20);
  return Array.from({ length }, () =>
    String.fromCodePoint(first + random.below(last - first + 1)),
  ).join('');
}
