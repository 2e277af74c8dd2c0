// The German hints against the format: one for each description, and none besides.
import { expect, test } from 'vitest';
import { SCENARIO_JSON_SCHEMA } from '../../scenario/index.ts';
import { HINTS, hintText } from './hints.de.ts';
import { HINTS as IN_ENGLISH } from './hints.ts';

/** Every description in the format, each once. */
function descriptions(json: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof json !== 'object' || json === null) return found;
  for (const [key, value] of Object.entries(json)) {
    if (key === 'description' && typeof value === 'string') found.add(value);
    else descriptions(value, found);
  }
  return found;
}

/** The same in both languages. */
const SAME = ['Topics', 'Topic', 'Name', 'Partition'];

test('every field of the format has its hint in German', () => {
  const texts = [...descriptions(SCENARIO_JSON_SCHEMA)];
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter((text) => hintText(text) === text && !SAME.includes(text))).toEqual([]);
});

test('no hint is left over from a field that the format no longer has', () => {
  const texts = descriptions(SCENARIO_JSON_SCHEMA);
  expect(Object.keys(HINTS).filter((english) => !texts.has(english))).toEqual([]);
  expect(IN_ENGLISH).toEqual({});
  expect(SAME.filter((english) => !texts.has(english))).toEqual([]);
});
