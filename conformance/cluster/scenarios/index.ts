// All scenarios that a real cluster plays.
import type { Scenario } from '../../../src/engine/index.ts';
import { fromCatalogue } from '../../../src/lessons/catalogue/index.ts';
import { acksAndFaults } from './acksAndFaults.ts';
import { applications } from './applications.ts';
import { decisions } from './decisions.ts';
import { pipelines } from './pipelines.ts';
import { probes } from './probes.ts';
import { slowed } from './slowed.ts';
import { transactions } from './transactions.ts';

/** Scenes of the course that a cluster can play. */
const SCENES = [
  'lost-ack',
  'happy-path',
  'retry-harmless',
  'lost-ack-duplicate',
  'lost-ack-deduplicated',
  'one-in-flight',
  'palindrome',
  'reversed',
  'batch-unit',
  'restart-resend',
  'xray',
  'acks0-silence',
  'each-partition-safe',
  'failover-remembers',
] as const;

/** By broker settings, so that those in a row share a cluster. */
export const clusterScenarios: readonly Scenario[] = [
  ...SCENES.flatMap((id) => fromCatalogue(id) ?? []).map(slowed),
  ...acksAndFaults,
  ...pipelines,
  ...decisions,
  ...applications,
  ...probes,
  ...transactions,
].toSorted((a, b) => Number(settings(a) > settings(b)) - Number(settings(a) < settings(b)));

function settings({ brokerConfig, profile }: Scenario): string {
  return JSON.stringify([brokerConfig, profile]);
}
