// The scenes of the course: which of them a cluster plays, and why the others are not played.
import type { Scenario } from '../../../src/engine/index.ts';
import { catalogue } from '../../../src/lessons/catalogue/index.ts';
import { unplayable } from '../plan.ts';
import { slowed } from './slowed.ts';

/** Scenes that a cluster could be asked to play, and whose order it does not keep. */
const LEFT_OUT: Readonly<Record<string, string>> = {};

interface Judged {
  readonly scene: string;
  /** What is played; null: nothing, for that reason. */
  readonly played: Scenario | null;
  readonly reason: string | null;
}

function judged(scene: Scenario): Judged {
  const early = LEFT_OUT[scene.id] ?? unplayable({ ...scene, untilMs: 1 });
  if (early !== null) return { scene: scene.id, played: null, reason: early };
  const played = slowed(scene);
  const reason = unplayable(played);
  return { scene: scene.id, played: reason === null ? played : null, reason };
}

const all = catalogue.map(judged);

/** Scenes as a cluster plays them. */
export const scenes: readonly Scenario[] = all.flatMap((one) => one.played ?? []);

/** Scenes that no cluster plays, each with the reason. */
export const unplayedScenes: readonly { readonly scene: string; readonly reason: string }[] =
  all.flatMap(({ scene, reason }) => (reason === null ? [] : [{ scene, reason }]));
