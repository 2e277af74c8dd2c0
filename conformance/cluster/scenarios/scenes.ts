// The scenes of the course: which of them a cluster plays, and why the others are not played.
import type { Scenario } from '../../../src/engine/index.ts';
import { catalogue } from '../../../src/lessons/catalogue/index.ts';
import { unplayable } from '../plan.ts';
import { slowed } from './slowed.ts';

/** Scenes that a cluster could be asked to play, and whose order it does not keep. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'cold-start-hole':
    'its requests leave 1 ms apart and its back-off is short; cold-start-hole of pipelines.ts is the same with more room',
  'appended-but-refused':
    'its followers are stopped after the leader has written and before they fetch, which on a cluster is a matter of a few ms',
};

interface Judged {
  readonly scene: string;
  /** What is played; null: nothing, for that reason. */
  readonly played: Scenario | null;
  readonly reason: string | null;
}

function judged(scene: Scenario): Judged {
  const reason = LEFT_OUT[scene.id] ?? unplayable(scene);
  return { scene: scene.id, played: reason === null ? slowed(scene) : null, reason };
}

const all = catalogue.map(judged);

/** Scenes as a cluster plays them. */
export const scenes: readonly Scenario[] = all.flatMap((one) => one.played ?? []);

/** Scenes that no cluster plays, each with the reason. */
export const unplayedScenes: readonly { readonly scene: string; readonly reason: string }[] =
  all.flatMap(({ scene, reason }) => (reason === null ? [] : [{ scene, reason }]));
