// What the rest of the app knows of the lessons at once: the opening scene, and the names of the others, which are
// loaded from scenes/index.ts when one is asked for.
import { lostAck, lostAckIdempotent } from './scenes/lostAck.ts';

export { withConfig } from './scenes/base.ts';
export { SCENE_TITLES } from './titles.ts';

/** The scene that a visitor meets first. */
export const openingScene = lostAck;
export const OPENING_SCENE = lostAck.id;

/** What a scene tells once a setting of it is changed: the same run under another title. */
export const retellings = [lostAckIdempotent];
