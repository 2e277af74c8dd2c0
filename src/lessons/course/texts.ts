// What a language owes a lesson: a sentence for each of its names. A missing one, or one too many, fails the types.
import type { AuditedId } from './audited.ts';
import type { Lesson, Level, Subgoal } from './format.ts';
import type { ChapterId } from './index.ts';
import type { KeptId, ReadingId } from './keep.ts';

interface OptionText {
  readonly answer: string;
  /** Said to whoever chose it: why it is right, or what it overlooks. */
  readonly feedback: string;
}

type Named<T, Text> = { readonly [K in keyof T]: Text };

type PredictionTexts<B> = B extends { readonly predict: { readonly options: infer O } }
  ? { readonly predict: { readonly question: string; readonly options: Named<O, OptionText> } }
  : unknown;

interface BlankText {
  /** What is asked, as the label of the field. */
  readonly ask: string;
  /** Said beside the right number: why it is that one. */
  readonly because: string;
}

type GapTexts<B> = B extends { readonly fill: { readonly blanks: infer G } }
  ? { readonly fill: { readonly task: string; readonly blanks: Named<G, BlankText> } }
  : unknown;

type ChallengeTexts<B> = B extends {
  readonly challenge: { readonly goals: infer G; readonly hints: readonly (infer H)[] };
}
  ? {
      readonly challenge: {
        readonly task: string;
        readonly goals: Named<G, string>;
        readonly hints: { readonly [K in H & string]: string };
        /** Said when it is done. */
        readonly done: string;
      };
    }
  : unknown;

type BeatTextsOf<B> = B extends { readonly says: infer S }
  ? { readonly title: string; readonly says: Named<S, string> } & PredictionTexts<B> &
      GapTexts<B> &
      ChallengeTexts<B>
  : never;

/** The texts of one lesson, all of them. */
export type TextsOf<L extends Lesson> = {
  readonly title: string;
  /** One sentence for the list of the course. */
  readonly about: string;
  readonly beats: {
    readonly [B in L['beats'][number] as B['id']]: BeatTextsOf<B>;
  };
  readonly takeaways: Named<L['takeaways'], string>;
};

type Words = Readonly<Record<string, string>>;

/** The texts of any lesson, as the player reads them. */
export interface LessonTexts {
  readonly title: string;
  readonly about: string;
  readonly beats: Readonly<Record<string, BeatTexts>>;
  readonly takeaways: Words;
}

export interface BeatTexts {
  readonly title: string;
  readonly says: Words;
  readonly predict?: {
    readonly question: string;
    readonly options: Readonly<Record<string, OptionText>>;
  };
  readonly fill?: {
    readonly task: string;
    readonly blanks: Readonly<Record<string, BlankText>>;
  };
  readonly challenge?: {
    readonly task: string;
    readonly goals: Words;
    readonly hints: Words;
    readonly done: string;
  };
}

/** A term of the glossary. */
export interface Term {
  readonly means: string;
  /** A scene that shows it. */
  readonly scene: string;
  /** How the lessons say it, for a term that one of them introduces. */
  readonly words: readonly string[];
}

/** Everything that one language says. */
export interface CourseTexts {
  readonly chapters: Readonly<Record<ChapterId, string>>;
  readonly lessons: Readonly<Record<string, LessonTexts>>;
  readonly glossary: Readonly<Record<string, Term>>;
  /** The audited claims: what is true, in one sentence each. */
  readonly claims: Readonly<Record<AuditedId, string>>;
  /** What to keep of the whole course. */
  readonly kept: Readonly<Record<KeptId, string>>;
  /** Why to read what, in one sentence each. */
  readonly why: Readonly<Record<ReadingId, string>>;
  readonly player: PlayerTexts;
}

/** The words of the player and of the list of lessons. */
export interface PlayerTexts {
  readonly level: Readonly<Record<Level, string>>;
  readonly subgoal: Readonly<Record<Subgoal, string>>;
  readonly step: (nth: number, of: number) => string;
  readonly steps: string;
  readonly predict: string;
  readonly notSure: string;
  readonly commit: string;
  readonly predicted: string;
  readonly right: string;
  readonly wrong: string;
  readonly unsure: string;
  readonly reality: string;
  readonly nothing: string;
  readonly predictAgain: string;
  /** Above the gaps of a half-told run, and above what was written into them. */
  readonly fillIn: string;
  readonly filledIn: string;
  readonly fillHint: string;
  readonly check: string;
  readonly fillAgain: string;
  /** What was written into a gap; empty if nothing was. */
  readonly wrote: (text: string) => string;
  readonly yourTurn: string;
  readonly hint: string;
  readonly solution: string;
  readonly reset: string;
  readonly solved: string;
  readonly keep: string;
  readonly next: string;
  readonly back: string;
  readonly finish: string;
  readonly sandbox: string;
  readonly sources: string;
  readonly missing: (id: string) => string;
  readonly course: string;
  readonly courseLead: string;
  readonly minutes: (count: number) => string;
  readonly progress: (done: number, of: number) => string;
  readonly fastPath: (minutes: number) => string;
  /** How long the main course takes. */
  readonly all: (minutes: number) => string;
  readonly keepAll: string;
  readonly reading: string;
  readonly beyond: string;
  readonly beyondLead: (lessons: number, minutes: number) => string;
  readonly onFastPath: string;
  readonly start: string;
  readonly goOn: string;
  readonly exportProgress: string;
  readonly resetProgress: string;
  readonly kept: string;
  readonly changed: string;
  /** The same where the text has numbers of the run. */
  readonly changedNumbers: string;
  readonly glossary: string;
  readonly glossaryLead: string;
  readonly claims: string;
  readonly claimsLead: string;
  readonly audited: string;
  readonly said: string;
  readonly search: string;
  readonly usually: string;
  readonly recorded: string;
}
