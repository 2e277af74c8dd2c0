// All scenarios that a real cluster plays.
import type { Scenario } from '../../../src/engine/index.ts';
import { acksAndFaults } from './acksAndFaults.ts';
import { applications } from './applications.ts';
import { decisions } from './decisions.ts';
import { groups } from './groups.ts';
import { pipelines } from './pipelines.ts';
import { probes } from './probes.ts';
import { scenes } from './scenes.ts';
import { sweep } from './sweep.ts';
import { transactions } from './transactions.ts';

/** By broker settings, so that those in a row share a cluster. */
export const clusterScenarios: readonly Scenario[] = [
  ...scenes,
  ...acksAndFaults,
  ...pipelines,
  ...decisions,
  ...applications,
  ...probes,
  ...transactions,
  ...groups,
  ...sweep,
].toSorted((a, b) => Number(settings(a) > settings(b)) - Number(settings(a) < settings(b)));

function settings({ brokerConfig, profile }: Scenario): string {
  return JSON.stringify([brokerConfig, profile]);
}
