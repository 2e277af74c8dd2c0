// The scenes as the store and the panels know them.
import { OPENING_SCENE, sceneById, scenes } from '../lessons/index.ts';
import type { LabState } from './labState.ts';

export { OPENING_SCENE, sceneById };

/** What a scene is called, in the order of the course. */
export interface SceneName {
  readonly id: string;
  readonly title: string;
}

export const sceneList: readonly SceneName[] = scenes.map(({ id, title }) => ({ id, title }));

/** Which scene is shown, counted from 0; -1 for a scenario of one's own. */
export function placeOfScene({ experiment }: LabState): number {
  const { source } = experiment;
  return source.kind === 'scene' ? sceneList.findIndex(({ id }) => id === source.id) : -1;
}
