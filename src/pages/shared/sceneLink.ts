// Addresses in the lab of runs that no scene has.
import type { Scenario } from '../../engine/index.ts';
import { experimentOf } from '../../store/experiment.ts';
import { initialLink, writeLink } from '../../store/urlState.ts';

/** The address of a scenario, with the playhead at one of its events; -1: at its start. */
export function addressOfScenario(scenario: Scenario, event: number): string {
  const experiment = experimentOf({ kind: 'custom', scenario });
  return writeLink({ ...initialLink(), experiment, place: { event, past: 0 } });
}
