// Makes sure that Node is new enough and that the dependencies of package-lock.json are installed.
// Runs before any dependency exists, so it uses Node's own modules only.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Throws with one line that says what to do when this Node is older than package.json's engines. */
export function requireNode() {
  const engines = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).engines;
  const needed = /** @type {string} */ (engines.node).replace('>=', '');
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number);
  if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
    throw new Error(
      `Node ${needed} or newer is needed, this is ${process.versions.node}; install a newer Node and run the command again`,
    );
  }
}

/** Runs `npm ci` unless node_modules holds exactly what the lockfile asks for. */
export function ensureDependencies() {
  const missing = firstMissing(
    readPackages(join(projectRoot, 'package-lock.json')),
    readPackages(join(projectRoot, 'node_modules', '.package-lock.json')),
  );
  if (missing === undefined) return;
  console.log(`Installing dependencies (${missing} is not there yet): npm ci`);
  // `--include` because NODE_ENV=production or a user's npm settings would leave out the tools.
  const result = runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
  if (result !== 0) throw new Error('npm ci failed; its message above says why');
}

/**
 * The first package that the lockfile asks for and node_modules does not hold in that version.
 * Optional packages are left out of the comparison: most are for other machines.
 * @param {Packages} wanted
 * @param {Packages} installed
 * @returns {string | undefined}
 */
export function firstMissing(wanted, installed) {
  return Object.keys(wanted).find((path) => {
    const one = wanted[path];
    if (path === '' || one === undefined || one.optional === true) return false;
    return installed[path]?.version !== one.version;
  });
}

/**
 * npm itself, found the way npm tells its scripts; `npm` of the PATH when this runs without npm.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {number} exit code
 */
export function runNpm(args, env = {}) {
  const viaNpm = process.env['npm_execpath'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  };
  const result = viaNpm?.endsWith('.js')
    ? spawnSync(process.execPath, [viaNpm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.error) console.error(result.error.message);
  return result.status ?? 1;
}

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/** @param {string} path @returns {Packages} */
function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}
