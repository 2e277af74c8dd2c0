// Random scenarios against every checker. A failure comes with the smallest scenario that shows it.
import '../trace/extras.ts';
import { checkRun, type Report, reportText } from '../checkers/index.ts';
import type { Scenario } from '../engine/index.ts';
import { arbitraryScenario, type ScenarioShape } from './arbitraries.ts';
import { fc } from './fastCheck.ts';

/** How the fuzzing went. */
export interface Fuzzed {
  readonly runs: number;
  readonly events: number;
  /** How often each exception of Kafka was met, by `checker: exception`. */
  readonly excused: ReadonlyMap<string, number>;
  readonly failure: {
    /** Seed and path by which fast-check finds it again. */
    readonly seed: number;
    readonly path: string;
    readonly scenario: Scenario;
    /** The broken promises, or what the engine threw. */
    readonly text: string;
  } | null;
}

/** Checks `runs` random scenarios; stops at the first that breaks a promise, and shrinks it. */
export function fuzz(shape: ScenarioShape, { runs, seed }: { runs: number; seed: number }): Fuzzed {
  const excused = new Map<string, number>();
  let events = 0;
  let done = 0;
  const result = fc.check(
    fc.property(arbitraryScenario(shape), (scenario) => {
      const checked = checkRun(scenario);
      done += 1;
      events += checked.events;
      for (const one of checked.excused) count(excused, one);
      if (checked.violations.length > 0) {
        throw new Error(checked.violations.slice(0, 5).map(reportText).join('\n'));
      }
    }),
    { numRuns: runs, seed },
  );
  const scenario = result.counterexample?.[0];
  const error = result.errorInstance;
  return {
    runs: done,
    events,
    excused,
    failure: scenario
      ? {
          seed: result.seed,
          path: result.counterexamplePath ?? '',
          scenario,
          text: error instanceof Error ? error.message : String(error),
        }
      : null,
  };
}

function count(excused: Map<string, number>, { checker, exception }: Report): void {
  const name = `${checker}: ${exception}`;
  excused.set(name, (excused.get(name) ?? 0) + 1);
}
