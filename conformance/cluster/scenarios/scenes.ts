// The scenes of the course, as a cluster plays them.
import type { Scenario } from '../../../src/engine/index.ts';
import { slowed } from './slowed.ts';
import { playedScenes } from './unplayed.ts';

/** Each in slow motion. */
export const scenes: readonly Scenario[] = playedScenes.map(slowed);
