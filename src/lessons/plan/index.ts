// The plan of the course: every scene that it names, with the runs that prove each of its claims. A test plays them
// all, and docs/claims.md lists them.
import type { Scenario } from '../../engine/index.ts';
import { fromCatalogue } from '../catalogue/index.ts';
import { withConfig } from '../scenes/base.ts';
import { applicationScenes } from './applications.ts';
import { clusterScenes } from './cluster.ts';
import type { PlannedScene, PlayedProof } from './format.ts';
import { producerScenes } from './producer.ts';

export type { PlannedScene, PlanProof, PlayedProof } from './format.ts';
export { plannedRules } from './rules.ts';

/** All of them, in the order of the parts of the plan. */
export const plan: readonly PlannedScene[] = [
  ...producerScenes,
  ...clusterScenes,
  ...applicationScenes,
];

/** What a proof plays, with its assertions as the claims; undefined where there is no such scene. */
export function scenarioOf({
  scene,
  profile,
  config = {},
  holds,
}: PlayedProof): Scenario | undefined {
  const found = fromCatalogue(scene);
  if (!found) return undefined;
  const set = Object.entries(config).reduce(
    (changed, [key, value]) => withConfig(changed, key, value),
    found,
  );
  return { ...set, profile: profile ?? set.profile, claims: holds };
}
