import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countsOf } from './counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'retry-lab-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const vitest = (passed: number, failed: number, testResults: unknown[] = []) =>
  report({ numPassedTests: passed, numFailedTests: failed, testResults });

test('a static check is one test', () => {
  expect(countsOf('check', { exitCode: 0 })).toEqual({ passed: 1, failed: 0 });
  expect(countsOf('check', { exitCode: 2 })).toEqual({ passed: 0, failed: 1 });
});

test('the tests of a runner are counted one by one', () => {
  expect(countsOf('vitest', { exitCode: 1, report: vitest(7, 2) })).toEqual({
    passed: 7,
    failed: 2,
  });
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
  expect(countsOf('playwright', { exitCode: 1, report: report({ stats }) })).toEqual({
    passed: 6,
    failed: 1,
    flaky: 1,
  });
});

test('a test file that does not load is a failure', () => {
  const file = { status: 'failed', assertionResults: [] };
  expect(countsOf('vitest', { exitCode: 1, report: vitest(7, 0, [file]) })).toEqual({
    passed: 7,
    failed: 1,
  });
});

test('a runner that ran nothing has failed, whatever its exit code', () => {
  expect(countsOf('vitest', { exitCode: 0, report: vitest(0, 0) })).toEqual({
    passed: 0,
    failed: 1,
  });
  expect(countsOf('playwright', { exitCode: 0, report: join(folder, 'none.json') })).toEqual({
    passed: 0,
    failed: 1,
  });
  expect(countsOf('playwright', { exitCode: 0, report: report('{"stats":{"exp') })).toEqual({
    passed: 0,
    failed: 1,
  });
});

test('a runner that breaks without naming a failed test has failed', () => {
  expect(countsOf('vitest', { exitCode: 1, report: vitest(7, 0) })).toEqual({
    passed: 7,
    failed: 1,
  });
});
