// Runs a property and, when it fails, says how to see the failure again.

import type { Scenario } from '../engine/index.ts';
import { fc } from './fastCheck.ts';

interface PropertyOptions {
  readonly seed?: number;
  readonly runs?: number;
}

/**
 * Checks `property` on random scenarios, with a second value drawn beside each (a place in the run, say).
 * A failure's message has the smallest scenario as JSON and the command that prints its run.
 */
export function checkProperty<Beside>(
  scenarios: fc.Arbitrary<Scenario>,
  beside: fc.Arbitrary<Beside>,
  property: (scenario: Scenario, beside: Beside) => void,
  { seed = 1, runs = 100 }: PropertyOptions = {},
): void {
  fc.assert(fc.property(scenarios, beside, property), {
    seed,
    numRuns: runs,
    reporter: (details) => {
      if (!details.failed) return;
      const [scenario, drawn] = details.counterexample ?? [];
      const json = JSON.stringify(scenario);
      const error = details.errorInstance;
      throw new Error(
        [
          `seed ${details.seed}, path ${details.counterexamplePath}, ${details.numShrinks} shrinks`,
          error instanceof Error ? error.message : String(error),
          `drawn beside it: ${JSON.stringify(drawn)}`,
          `scenario: ${json}`,
          `see it: echo '${json}' | npm run --silent sim -- -`,
        ].join('\n'),
        { cause: error },
      );
    },
  });
}
