// Finds what breaks the rules of layers.ts. Pure: modules in, violations out.

import { dirname, posix } from 'node:path';
import {
  bans,
  featureFolders,
  type Layer,
  layers,
  type Reach,
  testPackages,
  testsSee,
} from './layers.ts';
import type { ImportLink, SourceModule } from './readModule.ts';

export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly fix: string;
}

export interface Project {
  readonly modules: readonly SourceModule[];
  /** Every file that an import can mean, style sheets and data included. */
  readonly files: ReadonlySet<string>;
  /** Files that nothing imports because a page or a command starts with them. */
  readonly entries: ReadonlySet<string>;
}

export function violationsOf(project: Project): readonly Violation[] {
  return [
    ...project.modules.flatMap((module) => [
      ...module.imports.flatMap((link) => importViolations(module, link, project.files)),
      ...bannedWords(module),
    ]),
    ...cycles(project.modules),
    ...orphans(project),
  ];
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);

/** `../engine/index.ts` in `src/trace/a.ts` → `src/engine/index.ts`; undefined for a package. */
function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(dirname(from), specifier.replace(/\?.*$/, ''));
}

function layerOf(path: string): Layer | undefined {
  return layers.find((layer) => layer.paths.some((beginning) => path.startsWith(beginning)));
}

function importViolations(
  { path }: SourceModule,
  link: ImportLink,
  files: ReadonlySet<string>,
): readonly Violation[] {
  const from = layerOf(path);
  if (from === undefined) return [];
  const violation = (rule: string, fix: string): readonly Violation[] => [
    { path, line: link.line, rule, fix },
  ];

  const target = resolveImport(path, link.specifier);
  if (target === undefined) {
    const allowed = isTest(path) ? [...from.packages, ...testPackages] : from.packages;
    const ok = allowed.some((pattern) => matches(pattern, link.specifier));
    return ok
      ? []
      : violation(`${from.name} may not import the package ${link.specifier}`, from.fix);
  }
  if (!files.has(target)) {
    return violation(
      `there is no file ${target}`,
      'write the path with its extension: ./name.ts, ./Name.tsx, ./name.module.css',
    );
  }
  if (!isTest(path) && isTest(target)) {
    return violation('only a test runner loads a test', 'move what is shared to src/testing');
  }
  const feature = featureOf(path);
  const other = featureOf(target);
  if (feature !== undefined && other !== undefined && feature !== other && !isTest(path)) {
    return violation(
      `${feature} may not import ${other}`,
      'panels meet in the store: select an id there, and let the other panel read it',
    );
  }
  const to = layerOf(target);
  if (to === undefined || to === from) return [];
  const reach = from.sees[to.name];
  if (allows(reach, link, target, to)) return [];
  if (isTest(path) && allows(testsSee[to.name], link, target, to)) return [];
  return violation(describe(from, to, reach), from.fix);
}

function allows(reach: Reach | undefined, link: ImportLink, target: string, to: Layer): boolean {
  const isIndex = to.paths.some((folder) => target === `${folder}index.ts`);
  if (reach === undefined) return false;
  if (reach === 'any') return true;
  if (reach === 'index') return isIndex;
  if (reach === 'types') return isIndex && link.typeOnly;
  return link.typeOnly || reach.some((beginning) => target.startsWith(beginning));
}

function describe(from: Layer, to: Layer, reach: Reach | undefined): string {
  if (reach === undefined) return `${from.name} may not import ${to.name}`;
  if (reach === 'index') return `${from.name} may import ${to.name} only through its index.ts`;
  if (reach === 'types') return `${from.name} may import only types from ${to.name}'s index.ts`;
  return `${from.name} may import from ${to.name} only types and ${[reach].flat().join(', ')}`;
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function featureOf(path: string): string | undefined {
  const folder = featureFolders.find((beginning) => path.startsWith(beginning));
  if (folder === undefined) return undefined;
  const [name, ...rest] = path.slice(folder.length).split('/');
  return rest.length === 0 ? undefined : `${folder}${name}`;
}

function bannedWords({ path, uses }: SourceModule): readonly Violation[] {
  if (isTest(path)) return [];
  const found: Violation[] = [];
  for (const ban of bans) {
    const folder = ban.in.find((beginning) => path.startsWith(beginning));
    const excepted = ban.except?.some((beginning) => path.startsWith(beginning));
    if (folder === undefined || excepted === true) continue;
    for (const { words, line } of uses) {
      for (const word of words) {
        const fix = Object.hasOwn(ban.words, word) ? ban.words[word] : undefined;
        const rule = `\`${word}\` is banned in ${folder.slice(0, -1)}`;
        if (fix !== undefined) found.push({ path, line, rule, fix });
      }
    }
  }
  return found;
}

/** Rings of imports that exist when the program runs. Types may refer to each other in a ring. */
function cycles(modules: readonly SourceModule[]): readonly Violation[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const found: Violation[] = [];
  const visit = (module: SourceModule, trail: readonly string[]) => {
    if (done.has(module.path)) return;
    const here = [...trail, module.path];
    for (const link of module.imports) {
      const target = link.typeOnly ? undefined : resolveImport(module.path, link.specifier);
      const next = target === undefined ? undefined : byPath.get(target);
      if (next === undefined) continue;
      const start = here.indexOf(next.path);
      if (start >= 0) {
        found.push({
          path: module.path,
          line: link.line,
          rule: `imports run in a circle: ${[...here.slice(start), next.path].join(' → ')}`,
          fix: 'move what both need into a third file',
        });
      } else visit(next, here);
    }
    done.add(module.path);
  };
  for (const module of modules) visit(module, []);
  return found;
}

function orphans({ modules, files, entries }: Project): readonly Violation[] {
  const imported = new Set<string>();
  for (const { path, imports } of modules) {
    for (const { specifier } of imports) {
      const target = resolveImport(path, specifier);
      // A helper is there for tests; anything else that only a test imports is dead.
      if (target !== undefined && (!isTest(path) || target.startsWith('src/testing/'))) {
        imported.add(target);
      }
    }
  }
  return (
    [...files]
      .filter((path) => /^src\/.*\.(ts|tsx|css)$/.test(path) && !/\.d\.ts$/.test(path))
      .filter((path) => !isTest(path) && !entries.has(path) && !imported.has(path))
      // A German edition takes the place of a module in the build
      .filter((path) => !/\.de\.tsx?$|\/texts\/de\//.test(path))
      .map((path) => ({
        path,
        line: 1,
        rule: 'nobody imports this file',
        fix: 'use it or delete it; what only tests need belongs in src/testing',
      }))
  );
}
