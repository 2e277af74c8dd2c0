// `npm run golden`: writes the printed runs of the scenes. Review the change with `git diff golden/`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GOLDEN_FOLDER, goldenFiles } from './golden/files.ts';

const folder = fileURLToPath(new URL(`../${GOLDEN_FOLDER}`, import.meta.url));
const files = goldenFiles();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
  if (name.endsWith('.trace.txt') && !files.has(name)) rmSync(join(folder, name));
}
for (const [name, text] of files) writeFileSync(join(folder, name), text);
console.log(`${files.size} files in ${GOLDEN_FOLDER}/`);
