import { expect, test } from 'vitest';
import { readModule } from './readModule.ts';

const importsOf = (text: string) =>
  readModule('src/a.tsx', text).imports.map(
    ({ specifier, typeOnly, line }) => `${line} ${typeOnly ? 'type ' : ''}${specifier}`,
  );
const wordsOf = (text: string) => readModule('src/a.tsx', text).uses.flatMap(({ words }) => words);

test('every way to import is found, with its line', () => {
  expect(
    importsOf(`import a, { b } from './static.ts';
import './effect.css';
export * from './all.ts';
export { c } from './named.ts';
const d = () => import('./lazy.ts');
type E = import('./inType.ts').E;`),
  ).toEqual([
    '1 ./static.ts',
    '2 ./effect.css',
    '3 ./all.ts',
    '4 ./named.ts',
    '5 ./lazy.ts',
    '6 type ./inType.ts',
  ]);
});

test('an import is for types only when nothing else comes in', () => {
  expect(importsOf("import type { A } from './a.ts'")).toEqual(['1 type ./a.ts']);
  expect(importsOf("import { type A, type B } from './a.ts'")).toEqual(['1 type ./a.ts']);
  expect(importsOf("import { type A, b } from './a.ts'")).toEqual(['1 ./a.ts']);
  expect(importsOf("export type { A } from './a.ts'")).toEqual(['1 type ./a.ts']);
});

test('comments, strings and page text are not imports', () => {
  expect(
    importsOf(`/* import './no' */ const s = "import './no'"; const p = <p>import './no'</p>;`),
  ).toEqual([]);
});

test('a use is told from a name that belongs to something else', () => {
  expect(wordsOf('const now = Date.now();')).toEqual(
    expect.arrayContaining(['Date', 'Date.now', '.now']),
  );
  expect(wordsOf('const o = { Date: 1 }; o.Date; interface I { Date: string }')).not.toContain(
    'Date',
  );
  expect(wordsOf('const o = { Date };')).toContain('Date');
  expect(wordsOf('const f = async () => 1;')).toContain('async');
  expect(wordsOf('a?.localeCompare(b)')).toContain('.localeCompare');
});

test('a file that does not parse is named', () => {
  expect(() => readModule('src/broken.ts', 'const = 1')).toThrow(
    /^src\/broken\.ts cannot be read: /,
  );
});
