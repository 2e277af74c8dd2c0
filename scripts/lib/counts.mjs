// How many tests passed and failed, read from what the runners wrote down.

import { existsSync, readFileSync } from 'node:fs';

/**
 * `flaky`: how many of the passed needed a second try.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly flaky?: number }} Counts
 */
/** @typedef {{ readonly exitCode: number, readonly report?: string }} Outcome */

/**
 * Counts of one step. A static check is one; a runner's tests are counted one by one. A runner that
 * broke without naming a failed test, or ran no test at all, counts as one failure.
 * @param {'check' | 'vitest' | 'playwright'} kind
 * @param {Outcome} outcome
 * @returns {Counts}
 */
export function countsOf(kind, { exitCode, report }) {
  if (kind === 'check') return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = kind === 'vitest' ? fromVitest(report) : fromPlaywright(report);
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

/** @param {string | undefined} report @returns {Counts} */
function fromVitest(report) {
  const data = readJson(report);
  // A file that does not load has no tests in it; it is a failure all the same.
  const broken = (data?.testResults ?? []).filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: data?.numPassedTests ?? 0,
    failed: (data?.numFailedTests ?? 0) + broken.length,
  };
}

/** @param {string | undefined} report @returns {Counts} */
function fromPlaywright(report) {
  const stats = readJson(report)?.stats ?? {};
  const { expected = 0, unexpected = 0, flaky = 0 } = stats;
  return { passed: expected + flaky, failed: unexpected, ...(flaky > 0 ? { flaky } : {}) };
}

/** @param {string | undefined} path */
function readJson(path) {
  if (path === undefined || !existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // cut off in the middle: the runner died, which its exit code says too
  }
}
