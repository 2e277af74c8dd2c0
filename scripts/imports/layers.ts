// Who may import whom, and which words a layer may not use: the rules of ARCHITECTURE.md as data.

/**
 * How far one layer sees into another:
 * `any` every file; `index` only its index.ts; `types` only types, and only from its index.ts;
 * a list of path beginnings: those files, and types from all others.
 */
export type Reach = 'any' | 'index' | 'types' | readonly string[];

export interface Layer {
  readonly name: string;
  /** Path beginnings (a folder or a file) that make up the layer. */
  readonly paths: readonly string[];
  readonly sees: Readonly<Record<string, Reach>>;
  /** Packages it may import; `d3-*` stands for all that begin so. */
  readonly packages: readonly string[];
  /** What to do instead, printed with a violation. */
  readonly fix: string;
}

/** The first one with a fitting path counts. */
export const layers: readonly Layer[] = [
  {
    name: 'engine',
    paths: ['src/engine/'],
    sees: {},
    packages: [],
    fix: 'the engine is pure: pass the value in through the scenario, or move the code to src/trace',
  },
  {
    name: 'config',
    paths: ['src/config/'],
    sees: { engine: 'index' },
    packages: [],
    fix: 'what Kafka makes of settings is plain data for src/engine/index.ts; reading a whole scenario belongs in src/scenario',
  },
  {
    name: 'scenario',
    paths: ['src/scenario/'],
    sees: { engine: 'index', config: 'index' },
    packages: [],
    fix: 'a scenario is read and run through src/config/index.ts and src/engine/index.ts; what reads its trace belongs in src/trace',
  },
  {
    name: 'i18n',
    paths: ['src/i18n/'],
    sees: {},
    packages: [],
    fix: 'the tag that marks a text knows nothing of what it marks',
  },
  {
    name: 'rules',
    paths: ['src/rules/'],
    sees: { engine: 'types', i18n: 'any' },
    packages: [],
    fix: 'rules are texts about what events show: `import type` from src/engine/index.ts',
  },
  {
    name: 'bytes',
    paths: ['src/bytes/'],
    sees: { engine: 'index', i18n: 'any' },
    packages: [],
    fix: 'bytes are made of plain data of src/engine/index.ts; what a panel or a tool shows of them belongs in src/trace',
  },
  {
    name: 'trace',
    paths: ['src/trace/'],
    sees: {
      engine: ['src/engine/index.ts', 'src/engine/extras.ts'],
      config: ['src/config/index.ts', 'src/config/extras.ts'],
      scenario: 'index',
      rules: 'index',
      bytes: 'index',
      i18n: 'any',
    },
    packages: ['d3-array'],
    fix: 'trace readers know the engine by src/engine/index.ts (and extras.ts) alone: export it there, or move the code',
  },
  {
    name: 'lessons',
    paths: ['src/lessons/'],
    sees: { engine: 'types', trace: ['src/trace/claims'], data: 'any', i18n: 'any' },
    packages: [],
    fix: 'lessons are data: `import type` from src/engine/index.ts, claims from src/trace/claims',
  },
  {
    name: 'store',
    paths: ['src/store/'],
    sees: {
      engine: ['src/engine/index.ts', 'src/engine/extras.ts'],
      config: 'index',
      scenario: 'index',
      trace: 'any',
      i18n: 'any',
      lessons: [
        'src/lessons/index.ts',
        'src/lessons/scenes/index.ts',
        'src/lessons/catalogue/index.ts',
        'src/lessons/course/',
      ],
    },
    packages: ['zustand', 'zustand/*', 'react', 'd3-array'],
    fix: 'the store knows engine and lessons by their index.ts, and never a component',
  },
  {
    name: 'app',
    paths: ['src/main.tsx', 'src/offline.ts'],
    sees: { components: 'any', store: 'any' },
    packages: ['react', 'react-dom/client'],
    fix: 'src/main.tsx mounts the app and nothing else',
  },
  {
    // What opens at an address of its own; each page is a chunk that loads when it is asked for.
    name: 'pages',
    paths: ['src/pages/'],
    sees: {
      i18n: 'any',
      components: 'any',
      store: 'any',
      trace: 'any',
      lessons: 'any',
      engine: ['src/engine/index.ts', 'src/engine/extras.ts'],
      config: 'index',
      scenario: 'index',
      data: 'any',
    },
    packages: ['react', 'react-dom', 'd3-*', 'framer-motion', 'framer-motion/*', 'zustand'],
    fix: 'a page is made of components, the store and readers of traces; it never reaches into the engine',
  },
  {
    // Pages for developers: every mark, and the machines and lanes of any run. Not part of the app.
    name: 'gallery',
    paths: ['src/components/gallery/'],
    sees: {
      components: 'any',
      // Panels that read the lab themselves are mounted in one at a fixed moment
      store: 'any',
      engine: ['src/engine/index.ts', 'src/engine/extras.ts'],
      scenario: 'index',
      trace: 'any',
      lessons: [
        'src/lessons/index.ts',
        'src/lessons/scenes/index.ts',
        'src/lessons/catalogue/index.ts',
      ],
      pages: ['src/pages/Compare/'],
    },
    packages: ['react', 'react-dom/client'],
    fix: 'the gallery shows what the app is made of, at fixed moments of fixed runs',
  },
  {
    name: 'components',
    paths: ['src/components/'],
    sees: {
      i18n: 'any',
      pages: ['src/pages/index.tsx'],
      store: 'any',
      trace: ['src/trace/selectors/', 'src/trace/words.ts'],
      engine: 'types',
      lessons: 'types',
    },
    packages: ['react', 'react-dom', 'd3-*', 'framer-motion', 'framer-motion/*', 'zustand'],
    fix: 'components get view models: add a selector to src/trace/selectors or an action to src/store',
  },
  {
    name: 'checkers',
    paths: ['src/checkers/'],
    sees: { engine: 'index', scenario: 'index' },
    packages: [],
    fix: 'checkers judge runs from outside: they see the index.ts of engine and scenario and nothing else',
  },
  {
    name: 'testing',
    paths: ['src/testing/'],
    sees: {
      engine: 'any',
      scenario: 'index',
      trace: 'any',
      lessons: 'any',
      checkers: 'any',
      data: 'any',
    },
    packages: ['fast-check', 'vitest'],
    fix: 'test helpers use the pure layers only',
  },
  {
    name: 'scripts',
    paths: ['scripts/', 'build/', 'conformance/', 'e2e/'],
    sees: {
      i18n: 'any',
      // Judging a lesson needs no page
      store: ['src/store/lesson/'],
      engine: 'any',
      config: 'any',
      scenario: 'any',
      rules: 'any',
      bytes: 'any',
      trace: 'any',
      lessons: 'any',
      checkers: 'any',
      testing: 'any',
      data: 'any',
    },
    packages: ['*'],
    fix: 'scripts use the pure layers; what needs the page belongs in e2e and goes through the browser',
  },
  { name: 'data', paths: ['golden/'], sees: {}, packages: [], fix: 'data imports nothing' },
];

/** What a test may import besides what its own layer may: all pure layers, and the checks it runs. */
export const testsSee: Readonly<Record<string, Reach>> = {
  engine: 'any',
  config: 'any',
  scenario: 'any',
  rules: 'any',
  bytes: 'any',
  trace: 'any',
  lessons: 'any',
  checkers: 'any',
  testing: 'any',
  scripts: 'any',
  data: 'any',
};
export const testPackages = ['vitest', 'fast-check', 'node:*', 'react-dom/server'];

export interface Ban {
  readonly in: readonly string[];
  readonly except?: readonly string[];
  /** Banned words and what to do instead. `.name` is a member of anything, `a.b` that member. */
  readonly words: Readonly<Record<string, string>>;
}

const onSchedule = 'put an occurrence on the schedule';
const virtualClock = 'the only clock is the virtual time in the world';
const onlyThere = 'only src/store/browserState touches the page’s address and storage';
const oneAnswer = 'the result would depend on the reader’s machine: compare or print code units';

export const bans: readonly Ban[] = [
  {
    in: ['src/engine/', 'src/config/', 'src/scenario/', 'src/trace/', 'src/lessons/'],
    words: {
      Date: virtualClock,
      performance: virtualClock,
      'Math.random': 'draw from a stream of the world’s random',
      crypto: 'draw from a stream of the world’s random',
      setTimeout: onSchedule,
      setInterval: onSchedule,
      queueMicrotask: onSchedule,
      Promise: 'answer at once; what takes virtual time is an occurrence on the schedule',
      async: 'answer at once; what takes virtual time is an occurrence on the schedule',
      '.localeCompare': oneAnswer,
      '.toLocaleString': oneAnswer,
      '.toLocaleLowerCase': oneAnswer,
      '.toLocaleUpperCase': oneAnswer,
      globalThis: 'name the one thing needed, so that the other rules see it',
      WeakRef: 'what it answers depends on the garbage collector',
      console: 'record a fact in the trace',
    },
  },
  {
    in: ['src/engine/', 'src/config/', 'src/scenario/'],
    words: { Intl: 'these hand out plain data; wording belongs to src/trace' },
  },
  {
    in: ['src/store/'],
    except: ['src/store/browserState'],
    words: {
      window: onlyThere,
      document: onlyThere,
      localStorage: onlyThere,
      sessionStorage: onlyThere,
      'location.hash': onlyThere,
      'location.href': onlyThere,
      '.pushState': onlyThere,
      '.replaceState': onlyThere,
    },
  },
];

/** Folders whose subfolders are independent features and may not import one another. */
export const featureFolders = ['src/components/panels/'];
