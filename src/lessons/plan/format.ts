// How the plan of the course says what each of its scenes must show, and which run shows it.
import type { Profile } from '../../engine/index.ts';

/** Assertions over the run of a scene of the catalogue. */
export interface PlayedProof {
  /** Id of the scene. */
  readonly scene: string;
  /** Another release than the scene's own. */
  readonly profile?: Profile;
  /** Settings besides its own, for every producer. */
  readonly config?: Readonly<Record<string, string>>;
  /** Claims, see docs/scenario.md. */
  readonly holds: readonly string[];
}

/** What needs more than one run, or the middle of one. */
export interface TestedProof {
  /** File of the test, from the project's root. */
  readonly file: string;
  /** Its title. */
  readonly test: string;
}

export type PlanProof = PlayedProof | TestedProof;

/** A scene of the plan: what proves each of its claims. */
export interface PlannedScene {
  readonly id: string;
  readonly proofs: readonly PlanProof[];
}

/** The scene plays under its own name. */
export const planned = (id: string, ...holds: readonly string[]): PlannedScene => ({
  id,
  proofs: [{ scene: id, holds }],
});

/** It has several lanes, or several releases. */
export const lanes = (id: string, ...proofs: readonly PlanProof[]): PlannedScene => ({
  id,
  proofs,
});

export const played = (scene: string, ...holds: readonly string[]): PlayedProof => ({
  scene,
  holds,
});

/** In another release; what was not yet the default there is said. */
export const playedIn = (
  profile: Profile,
  scene: string,
  ...holds: readonly string[]
): PlayedProof => ({
  scene,
  profile,
  ...(profile === '2.8' ? { config: { 'enable.idempotence': 'true' } } : {}),
  holds,
});

const CATALOGUE_TEST = 'src/lessons/catalogue/catalogue.test.ts';

export const tested = (test: string, file = CATALOGUE_TEST): TestedProof => ({ file, test });
