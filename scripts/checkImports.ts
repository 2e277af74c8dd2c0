// `npm run test:imports`: import directions, banned words, circles and files that nobody imports.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readModule } from './imports/readModule.ts';
import { violationsOf } from './imports/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['src', 'scripts', 'build', 'e2e', 'conformance', 'golden'];

const all = readdirSync(root, { withFileTypes: true });
const files = all
  .filter((entry) => entry.isDirectory() && folders.includes(entry.name))
  .flatMap((folder) =>
    readdirSync(join(root, folder.name), { recursive: true, withFileTypes: true }),
  )
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .sort();

const modules = files
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readModule(path, readFileSync(join(root, path), 'utf8')));

/** The scripts that the pages start with. */
const entries = all
  .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
  .flatMap((page) => [
    ...readFileSync(join(root, page.name), 'utf8').matchAll(/src="\/(src\/[^"]+)"/g),
  ])
  .map((match) => match[1] ?? '');

const violations = violationsOf({ modules, files: new Set(files), entries: new Set(entries) });
for (const { path, line, rule, fix } of violations) {
  console.error(`${path}:${line}  ${rule}\n    → ${fix}`);
}
if (violations.length > 0) process.exitCode = 1;
const links = modules.reduce((sum, module) => sum + module.imports.length, 0);
console.log(`${modules.length} files, ${links} imports, ${violations.length} violations`);
