// What a lesson is made of, and what a slip in it is told as.
import { expect, test } from 'vitest';
import { lessons } from '../../lessons/course/index.ts';
import { letter } from '../../lessons/course/lessons/letter.ts';
import { en } from '../../lessons/course/texts/en/index.ts';
import { lessonShapeProblems, textShapeProblems } from './checkShape.ts';

const [first] = letter.beats;
const withBeat = (change: object) => ({ ...letter, beats: [{ ...first, ...change }] });

test('every lesson of the course has the fields that it needs', () => {
  for (const lesson of lessons) {
    expect(lessonShapeProblems(lesson)).toEqual([]);
    expect(textShapeProblems(en.lessons[lesson.id])).toEqual([]);
  }
});

test.each([
  [withBeat({ sources: undefined }), 'beats[0].sources: missing; expected a list'],
  [
    withBeat({ says: { gate: 7 } }),
    'beats[0].says.gate: 7; expected claims, { scene, holds } or "words"',
  ],
  [
    withBeat({ at: 'middle' }),
    'beats[0].at: "middle"; expected start, end or { event, record?, nth? }',
  ],
  [
    withBeat({ at: { event: 'x', ntth: 1 } }),
    'beats[0].at.ntth: no such field; expected some of event, record, nth',
  ],
  [{ ...letter, takeaways: undefined }, 'takeaways: missing; expected names with a value each'],
  [{ ...letter, minutes: '3' }, 'minutes: "3"; expected a number'],
  [
    { ...letter, fazt: true },
    'fazt: no such field; expected some of id, level, minutes, beats, takeaways, fast',
  ],
])('a slip is told by its place: %#', (lesson, problem) => {
  expect(lessonShapeProblems(lesson)).toEqual([problem]);
});

test('texts, too', () => {
  const texts = en.lessons['letter'];
  expect(
    textShapeProblems({ ...texts, about: undefined, beats: { stamp: { title: 'x' } } }),
  ).toEqual([
    'texts.about: missing; expected a text',
    'texts.beats.stamp.says: missing; expected names with a value each',
  ]);
});
