// Randomness as data: one stream per concern, a 32-bit state each (mulberry32), so that a new draw in one
// place does not shift all others.
import type { World } from './world.ts';

/** The stream's next state and its draw, a fraction in [0, 1) with 32 bits. */
function nextRandom(state: number): { readonly state: number; readonly value: number } {
  const next = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(next ^ (next >>> 15), next | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return { state: next, value: ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296 };
}

/** First state of a stream: a hash (FNV-1a) of its name, mixed with the seed. */
function seedOf(stream: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < stream.length; index++) {
    hash = Math.imul(hash ^ stream.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}

/** Draws from a world's stream; a stream comes into being at its first draw. */
export function drawRandom(
  random: World['random'],
  stream: string,
  seed: number,
): { readonly random: World['random']; readonly value: number } {
  const known = random.findIndex((one) => one.stream === stream);
  const drawn = nextRandom(random[known]?.state ?? seedOf(stream, seed));
  const entry = { stream, state: drawn.state };
  return {
    random: known < 0 ? [...random, entry] : random.with(known, entry),
    value: drawn.value,
  };
}
