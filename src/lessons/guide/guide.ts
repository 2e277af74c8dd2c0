// What an instructor needs: plans, questions with the answers to expect, mistakes to meet with a scene, a worksheet.
// An answer is not typed: it is a term that is read from the scene's run.

/** A value of a scene's run: `completed(order-17)` in `lost-ack`. */
export interface Reading {
  readonly label: string;
  /** A term of the claims. */
  readonly term: string;
}

export interface PlanStep {
  readonly minutes: number;
  readonly title: string;
  /** What the instructor does. */
  readonly how: string;
  /** Asked before the scene runs. */
  readonly ask: string | null;
  /** What the room usually says, and what to answer. */
  readonly expect: string | null;
  /** Scenes by id, in the order in which they are opened. */
  readonly scenes: readonly string[];
}

export interface Plan {
  readonly minutes: number;
  readonly title: string;
  readonly about: string;
  readonly steps: readonly PlanStep[];
}

export interface Mistake {
  /** As it is said in the room. */
  readonly said: string;
  readonly answer: string;
  readonly scene: string;
  /** What the run says against it. */
  readonly shows: readonly Reading[];
}

export interface Exercise {
  readonly scene: string;
  readonly task: string;
  readonly blanks: readonly Reading[];
}
