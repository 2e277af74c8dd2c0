// The catalogues: src/i18n/de/AREA.json, English text to German text. An area is a part of the page that one
// person translates; which files belong to it is said here.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Areas with the beginnings of their files' paths; the first that fits counts. */
export const AREAS: Readonly<Record<string, readonly string[]>> = {
  lessons: [
    'src/components/panels/Lesson/',
    'src/store/lesson/',
    'src/pages/Course/',
    'src/lessons/course/',
  ],
  glossary: ['src/pages/Glossary/'],
  cases: ['src/pages/Cases/', 'src/lessons/cases/'],
  scenes: ['src/lessons/scenes/', 'src/lessons/catalogue/', 'src/lessons/titles.ts'],
  challenges: ['src/pages/Challenge/', 'src/lessons/challenges.ts'],
  questions: [
    'src/pages/Quiz/',
    'src/pages/Predict/',
    'src/pages/Recall/',
    'src/pages/questions/',
    'src/lessons/cards.ts',
  ],
  fidelity: ['src/pages/Fidelity/fidelity.json'],
  guide: ['src/pages/Guide/', 'src/lessons/guide/', 'src/pages/Claims/', 'src/pages/Fidelity/'],
  rules: ['src/rules/'],
  why: ['src/trace/explain/'],
  trace: ['src/trace/', 'src/bytes/'],
  panels: ['src/components/panels/', 'src/components/marks/'],
  pages: ['src/pages/'],
  shell: ['src/'],
};

/** Areas in which every text is there in German: a missing one fails the build. All of them: German is offered. */
export const FINISHED: readonly string[] = Object.keys(AREAS);

/** Files that hold no texts for visitors, with the reason. */
const WITHOUT: readonly { readonly files: RegExp; readonly why: string }[] = [
  { files: /\.test\.tsx?$|^src\/testing\//, why: 'tests' },
  { files: /^src\/components\/gallery\//, why: 'pages for developers' },
  {
    files: /^src\/(engine|config|scenario)\//,
    why: 'speaks in Kafka’s names and in errors of a scenario’s fields',
  },
  { files: /\.de\.tsx?$|\/texts\/(en|de)\//, why: 'each language has a file of its own' },
  { files: /^src\/lessons\/plan\//, why: 'a list for docs/claims.md' },
  { files: /^src\/checkers\//, why: 'read by `npm run fuzz`' },
  { files: /^src\/trace\/(explain\/)?print/, why: 'read by `npm run sim`' },
  { files: /^src\/trace\/outputs\//, why: 'what Kafka’s own tools print' },
  { files: /^src\/trace\/claim/, why: 'the notation of claims, and what is wrong with one' },
  { files: /^src\/store\/lesson\/check/, why: 'read by `npm run lesson:check`' },
];

export type Catalogue = ReadonlyMap<string, string>;

/** The files with texts of visitors, as paths from the root of the repository. */
export function filesWithTexts(): readonly string[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${slashed(path)}`)
    .filter((path) => /\.tsx?$/.test(path) && hasTexts(path))
    .sort();
}

/** Whether a path from the root may hold texts that visitors see. A file with a German edition is not translated. */
export function hasTexts(path: string): boolean {
  if (!path.startsWith('src/') || WITHOUT.some(({ files }) => files.test(path))) return false;
  return !existsSync(join(ROOT, editionOf(path)));
}

/** Where the German edition of a module would be: `words.ts` and `words.de.ts`, `texts/en/…` and `texts/de/…`. */
export function editionOf(path: string): string {
  return path.includes('/texts/en/')
    ? path.replace('/texts/en/', '/texts/de/')
    : path.replace(/(\.tsx?)$/, '.de$1');
}

export function areaOf(path: string): string {
  const found = Object.entries(AREAS).find(([, begins]) =>
    begins.some((one) => path.startsWith(one)),
  );
  return found?.[0] ?? 'shell';
}

/** A path from the root of the repository, with slashes. */
export function fromRoot(file: string): string {
  return slashed(relative(ROOT, file));
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

export function catalogueFile(area: string): string {
  return join(ROOT, 'src/i18n/de', `${area}.json`);
}

/** What an area says in German, by English text. Throws an Error that names the file if it is no such list. */
export function readCatalogue(area: string): Catalogue {
  const file = catalogueFile(area);
  if (!existsSync(file)) return new Map();
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const entries = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  return new Map(
    entries.map(([english, german]) => {
      if (typeof german === 'string' && german.trim() !== '') return [english, german];
      throw new Error(
        `${fromRoot(file)}: “${english}” is ${JSON.stringify(german)}, expected a German text`,
      );
    }),
  );
}

/** All catalogues; a text is looked for in its own area first. */
export function readCatalogues(): ReadonlyMap<string, Catalogue> {
  return new Map(Object.keys(AREAS).map((area) => [area, byShape(readCatalogue(area))]));
}

/** The translation of a text that stands in a file of an area. */
export function translationOf(
  key: string,
  area: string,
  catalogues: ReadonlyMap<string, Catalogue>,
): string | undefined {
  const shape = shapeOf(key);
  const own = catalogues.get(area)?.get(shape);
  const found = own ?? [...catalogues.values()].find((one) => one.has(shape))?.get(shape);
  return found === undefined ? undefined : renamed(found, key);
}

const SLOT = /(\{\{)|\{(\w+)\}|<(\/?)([a-zA-Z]\w*)(\/?)>/g;

/** A text without the names of its values, so that another name in the code asks for no new translation. */
export function shapeOf(key: string): string {
  return key.replace(SLOT, (whole, brace, value) =>
    brace ? whole : value !== undefined ? '{}' : whole,
  );
}

/** Keyed by shape; the names in a translation become places: `{#1}`. */
function byShape(catalogue: Catalogue): Catalogue {
  return new Map(
    [...catalogue].map(([key, said]) => {
      const names = valueNames(key);
      const placed = said.replace(/\{\{|\{(\w+)\}/g, (whole, name) => {
        const at = names.indexOf(name);
        return at < 0 ? whole : `{#${at}}`;
      });
      return [shapeOf(key), placed];
    }),
  );
}

function renamed(said: string, key: string): string {
  const names = valueNames(key);
  return said.replace(/\{#(\d+)\}/g, (whole, at) => {
    const name = names[Number(at)];
    return name === undefined ? whole : `{${name}}`;
  });
}

function valueNames(key: string): readonly string[] {
  return [...key.matchAll(/\{\{|\{(\w+)\}/g)].flatMap(([, name]) => (name ? [name] : []));
}
