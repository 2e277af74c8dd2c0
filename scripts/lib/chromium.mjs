// Finds a Chromium (or Chrome, or Edge) for the browser tests, and installs Debian's where it may.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** @returns {string | undefined} path of a browser: CHROMIUM_PATH, PATH, usual places, Playwright's own */
export function findChromium() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!isExecutable(chosen)) throw new Error(`CHROMIUM_PATH is ${chosen}, which cannot be run`);
    return chosen;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...APPLICATIONS, ...downloadedByPlaywright()].find(isExecutable);
}

/** Finds a browser or installs one; throws with the commands to run when it can do neither. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (installWithApt()) {
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    [
      'The browser tests need a Chromium, and none was found. Do one of these, then run `npm test` again:',
      '  Debian, Ubuntu   sudo apt-get update && sudo apt-get install -y chromium',
      '  Fedora           sudo dnf install chromium',
      '  macOS            brew install --cask google-chrome',
      '  anywhere         npx playwright install chromium',
      '  another place    CHROMIUM_PATH=/path/to/chrome npm test',
      'Without a browser, `npm run check` still runs types, lint, imports and unit tests.',
    ].join('\n'),
  );
}

/** @returns {boolean} whether Debian's chromium was installed */
function installWithApt() {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const asRoot = process.getuid?.() === 0;
  // -n: never ask for a password, since nobody may be there to type it.
  if (!asRoot && spawnSync('sudo', ['-n', 'true']).status !== 0) return false;
  const apt = (/** @type {string[]} */ ...args) => {
    const [command = '', ...rest] = asRoot
      ? ['apt-get', ...args]
      : ['sudo', '-n', 'apt-get', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
  };
  console.log('Installing Chromium for the browser tests: apt-get install chromium');
  // Its result is not asked for: one unreachable source makes it fail though Debian's own is fine.
  apt('update', '-qq');
  // A font as well: a bare machine has none for the signs that the app's own fonts lack.
  return apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
}

/** @returns {string[]} */
function downloadedByPlaywright() {
  try {
    return [createRequire(import.meta.url)('playwright').chromium.executablePath()];
  } catch {
    return []; // dependencies are not installed yet
  }
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
