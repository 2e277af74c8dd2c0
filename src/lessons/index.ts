// What the rest of the app knows of the lessons.
export { OPENING_SCENE, retellings, sceneById, scenes, withConfig } from './scenes/index.ts';
