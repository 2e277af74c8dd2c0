// What must hold of every run, judged from outside the engine.
import type { EventId, Scenario, SimEvent, World } from '../engine/index.ts';

/** The instant after one event. Parts that did not change are the same objects as in `before`. */
export interface Instant {
  readonly scenario: Scenario;
  readonly event: SimEvent;
  readonly before: World;
  readonly world: World;
}

/** A case in which Kafka itself does not keep the promise. */
export interface Exception {
  /** Short name, as a report prints it. */
  readonly id: string;
  readonly why: string;
}

/** One promise, with the cases in which real Kafka breaks it. */
export interface Checker {
  readonly id: string;
  readonly promise: string;
  readonly exceptions: readonly Exception[];
  /** A judge for one run, with a memory of its own. */
  readonly start: () => Judge;
}

export interface Judge {
  /** After each event: what is wrong. */
  readonly after: (instant: Instant) => readonly Finding[];
  /** At the end of the run. */
  readonly end?: (scenario: Scenario, world: World, quiet: boolean) => readonly Finding[];
}

/** A broken promise; with `exception` one that Kafka breaks too. */
export interface Finding {
  readonly text: string;
  readonly exception?: string;
}

/** A finding, with who found it and when. */
export interface Report extends Finding {
  readonly checker: string;
  readonly event: EventId;
}
