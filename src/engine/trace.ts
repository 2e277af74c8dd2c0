// The only output: all events of a run, and any past world.
import type { Scenario } from './scenario.ts';
import type { SimEvent } from './simEvent.ts';
import type { World } from './world.ts';

/** Why a run ended. */
export type RunEnd =
  /** Nothing is due any more. */
  | 'quiet'
  /** The scenario's untilMs is over. */
  | 'time'
  /** The largest number of events is reached. */
  | 'limit';

/** A run. Worlds between checkpoints are computed again when asked for, by {@link worldAt}. */
export interface Trace {
  readonly scenario: Scenario;
  readonly events: readonly SimEvent[];
  /** checkpoints[n]: the world right after event n · checkpointEvery − 1; the first is the world before any event. */
  readonly checkpoints: readonly World[];
  readonly checkpointEvery: number;
  /** The world at the end. */
  readonly last: World;
  readonly end: RunEnd;
  /** Indices of interventions whose moment never came. */
  readonly unfired: readonly number[];
}
