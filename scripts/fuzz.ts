// `npm run fuzz`: random scenarios against every checker, until one breaks a promise. The smallest scenario that
// does is written to a file that `npm run sim` shows.
import { writeFileSync } from 'node:fs';
import type { ScenarioShape } from '../src/testing/arbitraries.ts';
import { fuzz } from '../src/testing/fuzz.ts';
import { readOptions } from './lib/options.mjs';

const FAILURE_FILE = 'fuzz-failure.json';
/** Scenarios per round: after each one a line says how far it is. */
const ROUND = 5000;

/** Rounds take turns. */
const SHAPES: readonly ScenarioShape[] = [
  {},
  { clusterFaults: true },
  { groups: true },
  { clusterFaults: true, transactions: true, idempotence: true },
  { clusterFaults: true, loops: true, idempotence: true },
  { clusterFaults: true, groups: true },
];

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`fuzz: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

function main(args: readonly string[]): 0 | 1 {
  const options = readOptions(args, ['runs', 'seed']);
  const runs = wholeNumber('runs', options.runs ?? '20000');
  const seed = wholeNumber('seed', options.seed ?? '1');
  const excused = new Map<string, number>();
  let events = 0;
  for (let done = 0, round = 0; done < runs; done += ROUND, round++) {
    const found = fuzz(
      { ...SHAPES[round % SHAPES.length], presets: true },
      {
        runs: Math.min(ROUND, runs - done),
        seed: seed + round,
      },
    );
    events += found.events;
    for (const [name, count] of found.excused) excused.set(name, (excused.get(name) ?? 0) + count);
    if (found.failure) return tell(found.failure);
    console.log(`${Math.min(done + ROUND, runs)} runs, ${events} events, seed ${seed + round}: ok`);
  }
  for (const [name, count] of [...excused].sort()) console.log(`as Kafka: ${name}, ${count} times`);
  return 0;
}

function tell(failure: NonNullable<ReturnType<typeof fuzz>['failure']>): 1 {
  writeFileSync(FAILURE_FILE, `${JSON.stringify(failure.scenario, null, 2)}\n`);
  console.log(`seed ${failure.seed}, path ${failure.path}`);
  console.log(failure.text);
  console.log(`see it: npm run -s sim -- ${FAILURE_FILE}`);
  return 1;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 1_000_000_000) {
    throw new Error(`--${name} is ${text}; use a whole number up to 1000000000`);
  }
  return value;
}
