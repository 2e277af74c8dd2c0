// The scenes as the store and the panels know them.
import type { Scenario } from '../engine/index.ts';
import { OPENING_SCENE, retellings, sceneById, scenes } from '../lessons/index.ts';
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

/** The scenario with the words of the retelling that is the same run, if there is one. */
export function retold(scenario: Scenario): Scenario {
  const conditions = conditionsOf(scenario);
  const told = retellings.find((one) => conditionsOf(one) === conditions);
  if (!told) return scenario;
  const { title, about, pauseOn, claims } = told;
  return { ...scenario, title, about, pauseOn, claims };
}

function conditionsOf({ seed, topics, producers, network, interventions }: Scenario): string {
  return JSON.stringify([seed, topics, producers, network, interventions]);
}
