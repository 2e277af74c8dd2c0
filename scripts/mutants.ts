// `npm run mutants`: puts one small fault at a time into a copy of the engine, and shows that the recordings of real
// Kafka catch it. Nothing in this folder is changed. With a text, only faults that contain it.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_MUTANTS } from '../conformance/allMutants.ts';
import type { Mutant } from '../conformance/mutants.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LEFT_BEHIND = ['node_modules', '.git', 'dist', 'target'];

const asked = process.argv[2] ?? '';
const chosen = ALL_MUTANTS.filter(({ fault, file }) => `${file} ${fault}`.includes(asked));
if (chosen.length === 0) {
  console.error(
    `no fault contains ${JSON.stringify(asked)}; expected a part of a file or a text of conformance/mutants*.ts`,
  );
  process.exit(2);
}

const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
try {
  for (const name of readdirSync(ROOT)) {
    if (!LEFT_BEHIND.includes(name)) {
      cpSync(join(ROOT, name), join(copy, name), {
        recursive: true,
        filter: (path) => !path.endsWith('/target'),
      });
    }
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  if (replay(chosen.map((one) => one.caughtBy)) > 0) {
    throw new Error('the recordings do not agree with the engine as it is');
  }
  const survivors = chosen.filter((mutant) => !isCaught(mutant));
  console.log(`\n${chosen.length - survivors.length} of ${chosen.length} faults caught`);
  if (survivors.length > 0) process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function isCaught(mutant: Mutant): boolean {
  const { fault, file, from, to, caughtBy } = mutant;
  const path = join(copy, file);
  const before = readFileSync(path, 'utf8');
  if (before.split(from).length !== 2) {
    throw new Error(
      `${file} has ${before.split(from).length - 1} places, not one, that read ${from}`,
    );
  }
  writeFileSync(
    path,
    before.replace(from, () => to),
  );
  const caught = replay([caughtBy]) > 0;
  writeFileSync(path, before);
  console.log(`${caught ? 'caught  ' : 'SURVIVED'}  ${caughtBy.padEnd(8)} ${fault}`);
  return caught;
}

/** 0 when the recordings of these layers agree with the engine in the copy. */
function replay(layers: readonly string[]): number {
  const folders = [...new Set(layers)].map((layer) => `conformance/${layer}`);
  try {
    execFileSync('npx', ['vitest', 'run', ...folders], { cwd: copy, stdio: 'pipe' });
    return 0;
  } catch (error) {
    // a program that does not even start would be no proof
    if (!printed(error).includes('Failed Tests')) throw error;
    return 1;
  }
}

function printed(error: unknown): string {
  if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) return '';
  return `${String(error.stdout)}${String(error.stderr)}`;
}
