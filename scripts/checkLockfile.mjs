// package-lock.json names packages, versions and hashes and no address: everybody installs from their
// own registry, and no address of one machine gets into the project. `--fix` removes addresses.
// (npm leaves out download addresses by .npmrc, but still copies the packages' funding links.)

import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lockfile = JSON.parse(readFileSync(path, 'utf8'));
const problems = [];

for (const [name, entry] of Object.entries(lockfile.packages)) {
  for (const field of ['resolved', 'funding']) {
    if (!(field in entry)) continue;
    delete entry[field];
    problems.push(`${name || 'the project'} has "${field}"`);
  }
  if (name !== '' && entry.integrity === undefined) problems.push(`${name} has no "integrity"`);
}
const text = `${JSON.stringify(lockfile, null, 2)}\n`;
if (/https?:/.test(text)) problems.push('an address is left in some other field');

if (process.argv.includes('--fix')) {
  writeFileSync(path, text);
} else if (problems.length > 0) {
  console.error(`package-lock.json: ${problems.join('\n                   ')}`);
  console.error('Run `npm run lockfile` after every install of a new version.');
  process.exitCode = 1;
}
