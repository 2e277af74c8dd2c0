import { expect, test } from 'vitest';
import { diffOutput, type OutputLine } from './outputDiff.ts';

const read = (lines: readonly OutputLine[]) =>
  lines.map(({ state, parts }) => {
    const text = parts.map(({ now, was }) => (was === null ? now : `[${was}→${now}]`)).join('');
    return `${state} ${text}`;
  });

test('a line that grew a value says what it was', () => {
  expect(
    read(
      diffOutput(
        ['Dumping orders-0/1.snapshot', 'producerId: 4001 lastSequence: 1 '],
        ['Dumping orders-0/2.snapshot', 'producerId: 4001 lastSequence: 2 '],
      ),
    ),
  ).toEqual([
    'changed Dumping [orders-0/1.snapshot→orders-0/2.snapshot]',
    'changed producerId: 4001 lastSequence: [1→2] ',
  ]);
});

test('lines that came are new, and lines that went are told where they stood', () => {
  expect(
    read(
      diffOutput(['baseOffset: 0 a', 'baseOffset: 1 b'], ['baseOffset: 0 a', 'baseOffset: 2 c']),
    ),
  ).toEqual(['same baseOffset: 0 a', 'new baseOffset: 2 c', 'gone [baseOffset: 1 b→]']);
});

test('a wider column is no changed value', () => {
  expect(read(diffOutput(['4001 \t1 \t', '9    \t2\t'], ['4001  \t1 \t', '9     \t3\t']))).toEqual([
    'same 4001  \t1 \t',
    'changed 9     \t[2→3]\t',
  ]);
});

test('nothing changed: every line is the same', () => {
  expect(read(diffOutput(['a', 'b'], ['a', 'b']))).toEqual(['same a', 'same b']);
});
