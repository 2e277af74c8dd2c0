// The scenes of the course that no cluster plays, and why.
import '../../../src/config/extras.ts';
import '../../../src/engine/extras.ts';
import type { Scenario } from '../../../src/engine/index.ts';
import { catalogue } from '../../../src/lessons/catalogue/index.ts';
import { unplayable } from '../plan.ts';

/** Scenes that a cluster could be asked to play, and whose order it does not keep. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'cold-start-hole':
    'its requests leave 1 ms apart and its back-off is short; cold-start-hole of pipelines.ts is the same with more room',
  'case-07-second-came-first':
    'its first batch is refused some hundred times, and how often hangs on the jitter of the back-off; cold-start-hole of pipelines.ts is the same with a longer one',
  'case-08-no-inference':
    'its first batch is refused some hundred times, and how often hangs on the jitter of the back-off',
  'appended-but-refused':
    'its followers are stopped after the leader has written and before they fetch, which on a cluster is a matter of a few ms',
};

const reasons: ReadonlyMap<Scenario, string | null> = new Map(
  catalogue.map((scene) => [scene, LEFT_OUT[scene.id] ?? unplayable(scene)]),
);

/** Scenes that a cluster plays. */
export const playedScenes: readonly Scenario[] = catalogue.filter(
  (scene) => reasons.get(scene) === null,
);

/** The others by reason. */
export const unplayedScenes: readonly {
  readonly reason: string;
  readonly scenes: readonly string[];
}[] = [...new Set(reasons.values())].flatMap((reason) => {
  if (reason === null) return [];
  const scenes = catalogue.filter((scene) => reasons.get(scene) === reason).map((one) => one.id);
  return [{ reason, scenes }];
});
