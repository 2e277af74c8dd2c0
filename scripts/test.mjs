// `npm test`: installs what is missing, runs every check even if an earlier one fails, and ends with
// the line `N passed, N failed`. `npm test -- unit e2e` runs only the named steps.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { countsOf } from './lib/counts.mjs';
import { ensureDependencies, projectRoot, requireNode, runNpm } from './lib/install.mjs';

/**
 * Each step is the npm script `test:<id>`.
 * @type {readonly { id: string, title: string, kind: 'check' | 'vitest' | 'playwright' }[]}
 */
const STEPS = [
  { id: 'types', title: 'types', kind: 'check' },
  { id: 'lint', title: 'lint and format', kind: 'check' },
  { id: 'imports', title: 'import directions', kind: 'check' },
  { id: 'dead', title: 'dead code', kind: 'check' },
  { id: 'lockfile', title: 'lockfile', kind: 'check' },
  { id: 'unit', title: 'unit and property tests', kind: 'vitest' },
  { id: 'build', title: 'build and size budget', kind: 'check' },
  { id: 'e2e', title: 'browser tests', kind: 'playwright' },
];

try {
  const steps = chosenSteps(process.argv.slice(2));
  requireNode();
  ensureDependencies();
  const env = steps.some((step) => step.id === 'e2e') ? { CHROMIUM_PATH: ensureChromium() } : {};
  process.exitCode = runSteps(steps, env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

/** @param {readonly string[]} names */
function chosenSteps(names) {
  const unknown = names.find((name) => !STEPS.some((step) => step.id === name));
  if (unknown !== undefined) {
    const known = STEPS.map((step) => step.id).join(', ');
    throw new Error(`there is no step ${unknown}; the steps are ${known}`);
  }
  return names.length === 0 ? STEPS : STEPS.filter((step) => names.includes(step.id));
}

/**
 * @param {readonly (typeof STEPS)[number][]} steps
 * @param {Readonly<Record<string, string>>} env
 * @returns {number} exit code
 */
function runSteps(steps, env) {
  const reports = mkdtempSync(join(tmpdir(), 'retry-lab-'));
  const summary = [];
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    console.log(`\n── ${step.title} (npm run test:${step.id})`);
    const report = join(reports, `${step.id}.json`);
    const started = performance.now();
    const counts = countsOf(step.kind, { exitCode: runStep(step, steps, report, env), report });
    const seconds = (performance.now() - started) / 1000;
    passed += counts.passed;
    failed += counts.failed;
    const verdict = counts.failed === 0 ? 'ok    ' : 'FAILED';
    const again = counts.flaky ? `, ${counts.flaky} only at the second try` : '';
    const tests =
      step.kind === 'check' ? '' : `${counts.passed} passed, ${counts.failed} failed${again}`;
    summary.push(
      `${verdict} ${step.title.padEnd(24)} ${seconds.toFixed(1).padStart(5)} s  ${tests}`,
    );
  }
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${summary.map((line) => line.trimEnd()).join('\n')}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/**
 * @param {(typeof STEPS)[number]} step
 * @param {readonly (typeof STEPS)[number][]} steps
 * @param {string} report where a runner writes its results
 * @param {Readonly<Record<string, string>>} env
 */
function runStep(step, steps, report, env) {
  // A build that fails must leave nothing behind that the browser tests could test in its place.
  if (step.id === 'build') rmSync(join(projectRoot, 'dist'), { recursive: true, force: true });
  if (step.id === 'e2e' && !steps.some((other) => other.id === 'build')) {
    const built = runNpm(['run', '--silent', 'build', '--', '--logLevel', 'warn']);
    if (built !== 0) return built;
  }
  const reporters = {
    check: [],
    vitest: ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    playwright: ['--', '--reporter=list,json'],
  };
  return runNpm(['run', '--silent', `test:${step.id}`, ...reporters[step.kind]], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
}
