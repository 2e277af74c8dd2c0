import { expect, test } from 'vitest';
import { readModule } from './readModule.ts';
import { violationsOf } from './rules.ts';

/** A project of these files; main.tsx starts it and the given entries count as imported. */
function check(sources: Readonly<Record<string, string>>, entries = Object.keys(sources)) {
  const modules = Object.entries(sources)
    .filter(([path]) => /\.tsx?$/.test(path))
    .map(([path, text]) => readModule(path, text));
  return violationsOf({
    modules,
    files: new Set(Object.keys(sources)),
    entries: new Set(entries),
  }).map(({ path, line, rule }) => `${path}:${line} ${rule}`);
}

const engine = {
  'src/engine/index.ts': "export { run } from './run.ts'; export type { World } from './run.ts';",
  'src/engine/run.ts': 'export const run = 1; export interface World {}',
};

test('what the table allows passes', () => {
  expect(
    check({
      ...engine,
      'src/trace/traceIndex.ts': "import { run } from '../engine/index.ts';",
      'src/trace/selectors/tape.ts': "import { a } from '../traceIndex.ts';",
      'src/lessons/index.ts': "import type { World } from '../engine/index.ts';",
      'src/store/labStore.ts': "import { createStore } from 'zustand/vanilla';",
      'src/components/panels/Tape/Tape.tsx': `import { line } from 'd3-shape';
import type { World } from '../../../engine/index.ts';
import { tape } from '../../../trace/selectors/tape.ts';
import { lab } from '../../../store/labStore.ts';`,
    }),
  ).toEqual([]);
});

test.each([
  ['src/engine/a.ts', "import { b } from '../trace/b.ts'", 'engine may not import trace'],
  ['src/engine/a.ts', "import type { B } from '../trace/b.ts'", 'engine may not import trace'],
  ['src/engine/a.ts', "import { z } from 'zustand'", 'engine may not import the package zustand'],
  ['src/engine/a.ts', "import fs from 'node:fs'", 'engine may not import the package node:fs'],
  [
    'src/trace/a.ts',
    "import { run } from '../engine/run.ts'",
    'trace may import from engine only types and src/engine/index.ts, src/engine/extras.ts',
  ],
  [
    'src/components/a.tsx',
    "import { run } from '../engine/index.ts'",
    "components may import only types from engine's index.ts",
  ],
  [
    'src/components/a.tsx',
    "import { b } from '../trace/b.ts'",
    'components may import from trace only types and src/trace/selectors/, src/trace/words.ts',
  ],
  ['src/store/a.ts', "import { P } from '../components/P.tsx'", 'store may not import components'],
  ['src/lessons/a.ts', "import '../testing/b.ts'", 'lessons may not import testing'],
  ['src/trace/a.ts', "import { b } from './missing.ts'", 'there is no file src/trace/missing.ts'],
  ['src/trace/a.ts', "import { b } from './b'", 'there is no file src/trace/b'],
  [
    'src/components/panels/A/A.tsx',
    "import { B } from '../B/B.tsx'",
    'src/components/panels/A may not import src/components/panels/B',
  ],
])('%s: %s is a violation', (path, text, rule) => {
  const found = check({
    ...engine,
    'src/trace/b.ts': '',
    'src/testing/b.ts': '',
    'src/components/P.tsx': '',
    'src/components/panels/B/B.tsx': '',
    [path]: `\n${text}`,
  });
  expect(found).toEqual([`${path}:2 ${rule}`]);
});

test('a test may use the pure layers and test tools, its module may not', () => {
  const text = "import { expect } from 'vitest'; import { lab } from '../testing/lab.ts';";
  const helper = { 'src/testing/lab.ts': '' };
  expect(check({ ...helper, 'src/engine/a.test.ts': text })).toEqual([]);
  expect(check({ ...helper, 'src/engine/a.ts': text })).toEqual([
    'src/engine/a.ts:1 engine may not import the package vitest',
    'src/engine/a.ts:1 engine may not import testing',
  ]);
});

test.each([
  ['src/engine/a.ts', 'setTimeout(f, 1)', 'setTimeout', 'src/engine'],
  ['src/engine/deep/a.ts', 'const t = Date.now()', 'Date', 'src/engine'],
  ['src/engine/a.ts', 'const r = Math.random()', 'Math.random', 'src/engine'],
  ['src/engine/a.ts', 'export async function f() {}', 'async', 'src/engine'],
  ['src/trace/a.ts', 'a.localeCompare(b)', '.localeCompare', 'src/trace'],
  ['src/store/a.ts', 'localStorage.clear()', 'localStorage', 'src/store'],
])('%s: %s is banned', (path, text, word, folder) => {
  expect(check({ [path]: text })).toEqual([`${path}:1 \`${word}\` is banned in ${folder}`]);
  expect(check({ [path.replace('.ts', '.test.ts')]: text })).toEqual([]);
});

test('a ban names what to use in its place', () => {
  const [found] = violationsOf({
    modules: [readModule('src/engine/a.ts', 'setTimeout(f, 1)')],
    files: new Set(),
    entries: new Set(),
  });
  expect(found?.fix).toBe('put an occurrence on the schedule');
});

test('imports in a circle are shown whole; types may refer to each other', () => {
  const ring = (form: string) => ({
    'src/trace/a.ts': "import { b } from './b.ts'",
    'src/trace/b.ts': "import { c } from './c.ts'",
    'src/trace/c.ts': `${form} { a } from './a.ts'`,
  });
  expect(check(ring('import'))).toEqual([
    'src/trace/c.ts:1 imports run in a circle: ' +
      'src/trace/a.ts → src/trace/b.ts → src/trace/c.ts → src/trace/a.ts',
  ]);
  expect(check(ring('import type'))).toEqual([]);
});

test('a file that nobody, or only a test, imports is reported', () => {
  const sources = {
    'src/main.tsx': "import './components/App.tsx'",
    'src/components/App.tsx': '',
    'src/components/old.css': '',
    'src/store/spare.ts': '',
    'src/store/spare.test.ts': "import './spare.ts'; import '../testing/lab.ts'",
    'src/testing/lab.ts': '',
  };
  expect(check(sources, ['src/main.tsx'])).toEqual([
    'src/components/old.css:1 nobody imports this file',
    'src/store/spare.ts:1 nobody imports this file',
  ]);
});
