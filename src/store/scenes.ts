// The scenes as the store and the panels know them.

import type { Scenario } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { OPENING_SCENE, openingScene, retellings, SCENE_TITLES } from '../lessons/index.ts';
import type { LabState } from './labState.ts';
import { isLesson } from './pages.ts';

export { OPENING_SCENE };

/** What a scene is called, in the order of the course. */
export interface SceneName {
  readonly id: string;
  readonly title: string;
}

export const sceneList: readonly SceneName[] = SCENE_TITLES;

/** The scenes that are here; a scene never changes, so this only grows. */
const here = new Map<string, Scenario>([[openingScene.id, openingScene]]);

/** The scene of that name, if it is here already. */
export function sceneById(id: string): Scenario | undefined {
  return here.get(id);
}

/** Makes scenes known. */
export function addScenes(scenes: readonly Scenario[]): void {
  for (const scene of scenes) here.set(scene.id, scene);
}

/** The rest of the catalogue is a larger chunk than the scenes of the picker. */
const scenesWith = (id: string) =>
  sceneList.some((one) => one.id === id)
    ? import('../lessons/scenes/index.ts').then((they) => they.scenes)
    : import('../lessons/catalogue/index.ts').then((they) => they.catalogue);

/** Loads the scenes around one that a first visit does not need, and the part of the engine that some of them do. Rejects when the page cannot be reached. */
export async function loadScenes(id: string): Promise<void> {
  const [scenes] = await Promise.all([scenesWith(id), import('../trace/extras.ts')]);
  addScenes(scenes);
}

/** Which scene is shown, counted from 0; -1 for a scenario of one's own. */
export function placeOfScene({ experiment }: LabState): number {
  const { source } = experiment;
  return source.kind === 'scene' ? sceneList.findIndex(({ id }) => id === source.id) : -1;
}

/** What to call the place of what is shown: its number in the picker, or that it has none. */
export function nameOfPlace(lab: LabState): string {
  const place = placeOfScene(lab);
  if (place >= 0) return t`Scene ${place + 1} of ${sceneList.length}`;
  if (isLesson(lab.page)) return t`Lesson’s scene`;
  return lab.experiment.source.kind === 'scene' ? t`Further scene` : t`Own scenario`;
}

/** The scenario with the words of the retelling that is the same run, if there is one. */
export function retold(scenario: Scenario): Scenario {
  const conditions = conditionsOf(scenario);
  const told = retellings.find((one) => conditionsOf(one) === conditions);
  if (!told) return scenario;
  const { title, about, pauseOn, claims } = told;
  return { ...scenario, title, about, pauseOn, claims };
}

function conditionsOf({
  seed,
  profile,
  brokerConfig,
  topics,
  producers,
  network,
  interventions,
}: Scenario): string {
  return JSON.stringify([seed, profile, brokerConfig, topics, producers, network, interventions]);
}
