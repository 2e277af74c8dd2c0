// What was kept by an earlier visit, or by a hand, never breaks the course.
import { expect, test } from 'vitest';
import {
  forgetProgress,
  keepAnswer,
  markDone,
  parseProgress,
  progressStore,
} from './browserStateProgress.ts';

const NONE = { version: 1, done: [], answers: {} };

test.each(['', 'no JSON', '[]', '7', 'null', '{"done":7,"answers":[]}', 'x'.repeat(300_000)])(
  'of %s nothing is kept',
  (text) => expect(parseProgress(text)).toEqual(NONE),
);

test('the parts that can be read are kept', () => {
  const text =
    '{"done":["a/b",7],"answers":{"a/b":{"choice":"x","right":true},"a/c":{"choice":1}}}';
  expect(parseProgress(text)).toEqual({
    version: 1,
    done: ['a/b'],
    answers: { 'a/b': { choice: 'x', right: true } },
  });
});

test('an answer can be given again, and everything forgotten', () => {
  markDone('a/b');
  markDone('a/b');
  keepAnswer('a/b', { choice: 'x', right: false });
  keepAnswer('a/b', { choice: 'y', right: true });
  expect(progressStore.getState()).toEqual({
    version: 1,
    done: ['a/b'],
    answers: { 'a/b': { choice: 'y', right: true } },
  });
  keepAnswer('a/b', null);
  expect(progressStore.getState().answers).toEqual({});
  forgetProgress();
  expect(progressStore.getState()).toEqual(NONE);
});
