// What a lesson is: data about runs, with every word for the learner in a text file of its language beside it.
// docs/lessons.md is the how-to; `npm run lesson:check -- FILE` judges one.
import type { Profile, SimEvent } from '../../engine/index.ts';

/** What a learner may know already, and a run can be compared with. */
export const MIRRORS = ['tcp', 'database', 'warehouse'] as const;
export type MirrorKind = (typeof MIRRORS)[number];

export const LEVELS = ['foundation', 'intermediate', 'advanced', 'expert'] as const;
export type Level = (typeof LEVELS)[number];

/** The same words throughout for what happens to a record; a beat names the one that it is about. */
export const SUBGOALS = ['sent', 'appended', 'acknowledged', 'retried', 'judged'] as const;
export type Subgoal = (typeof SUBGOALS)[number];

/** A moment of a run by what happens in it: survives a change of configuration. */
export interface EventMoment {
  readonly event: SimEvent['type'];
  /** The value of a record that it is about. */
  readonly record?: string;
  /** Which of those that fit, from 1; from the last, -1. Without it the first. */
  readonly nth?: number;
}
export type LessonMoment = 'start' | 'end' | EventMoment;

/** How a beat's run differs from its scene, in the words of a link. */
export interface RunChanges {
  readonly profile?: Profile;
  /** Settings by Kafka's names; null takes one out. */
  readonly config?: Readonly<Record<string, string | null>>;
  readonly topicConfig?: Readonly<Record<string, string | null>>;
  readonly brokerConfig?: Readonly<Record<string, string | null>>;
  /** The scene's own faults that are off, by index. */
  readonly switchedOff?: readonly number[];
  /** More faults: `do:moment:record:copy:ms`, as in `cut:responseSent:order-17:1:20`. */
  readonly faults?: readonly string[];
}

/** Claims that must hold in the run of another scene. */
export interface ElsewhereProof extends RunChanges {
  readonly scene: string;
  readonly holds: readonly string[];
}

/**
 * What stands behind a paragraph: claims (docs/scenario.md) that hold in the beat's run, or in another one; `words`
 * for what says nothing about Kafka: a question, a picture, an invitation.
 */
export type Proof = 'words' | readonly string[] | ElsewhereProof;

export interface Prediction {
  /** Each answer, with the claim that makes it right. In the run as it ships exactly one holds. */
  readonly options: Readonly<Record<string, string>>;
  /** Where the run plays to when the learner has committed. */
  readonly reveal: LessonMoment;
}

/** A run that the learner tells: what belongs into each gap is read from the run. */
export interface Gaps {
  /** Each gap with the term of the claims that fills it: `seq(order-3)`. A number, or some. */
  readonly blanks: Readonly<Record<string, string>>;
  /** Where the run plays to when the learner has filled them in. */
  readonly reveal: LessonMoment;
}

export interface Challenge {
  /** What the learner's run must come to, each goal by its claim. All fail at the start or some do. */
  readonly goals: Readonly<Record<string, string>>;
  /** Names of the hints, in the order in which they are given. */
  readonly hints: readonly string[];
  readonly solution: RunChanges;
}

export interface Beat {
  readonly id: string;
  readonly scene: string;
  readonly changes?: RunChanges;
  /** Where the playhead stands; with a prediction nothing later is shown before the answer. */
  readonly at: LessonMoment;
  /** The record that it is about; with the tab `life` its marks are brought out and its life is told. */
  readonly record?: string;
  readonly tab?: 'why' | 'life' | 'events' | 'faults';
  readonly subgoal?: Subgoal;
  /** What the run is compared with, side by side: both columns fill as it plays. */
  readonly mirror?: MirrorKind;
  /**
   * Numbers that the text takes from the run on the stage: `{append.offset}` in the text, the term of the claims here.
   * Each is asserted by a claim of this beat, `TERM == VALUE`.
   */
  readonly numbers?: Readonly<Record<string, string>>;
  /** The paragraphs in their order, by name, each with its proof. */
  readonly says: Readonly<Record<string, Proof>>;
  readonly predict?: Prediction;
  /** The half-told run between a worked one and the learner's own. Not together with `predict`. */
  readonly fill?: Gaps;
  readonly challenge?: Challenge;
  /** Glossary terms that are met here first. */
  readonly introduces?: readonly string[];
  /** Kafka's class and method, the KIP or the setting that says so. */
  readonly sources: readonly string[];
}

export interface Lesson {
  readonly id: string;
  readonly level: Level;
  readonly minutes: number;
  /** It is on the fast path. */
  readonly fast?: boolean;
  readonly beats: readonly Beat[];
  /** What to keep, by name, each with its proof in a scene. */
  readonly takeaways: Readonly<Record<string, ElsewhereProof>>;
}

/** A lesson as data, with its names kept for the types of its texts. */
export function lesson<const L extends Lesson>(data: L): L {
  return data;
}
