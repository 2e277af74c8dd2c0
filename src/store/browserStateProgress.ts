// What a learner has done in the course: kept in this browser alone, as one small text that can be saved and forgotten.
import { createStore } from 'zustand/vanilla';
import { keep, read } from './browserStateStorage.ts';

const KEY = 'retry-lab.course';
const MAX_TEXT = 200_000;

export interface Answer {
  /** The option's name; `unsure` for whoever was not sure. */
  readonly choice: string;
  /** Whether it was right in the run in which it was given. */
  readonly right: boolean;
}

export interface Progress {
  readonly version: 1;
  /** Beats that were seen to their end, as `lesson/beat`. */
  readonly done: readonly string[];
  readonly answers: Readonly<Record<string, Answer>>;
}

const NONE: Progress = { version: 1, done: [], answers: {} };

export const progressStore = createStore<Progress>(() => NONE);

let followed = false;

/** Reads what is kept, once; from then on every change is kept. */
export function followProgress(): void {
  if (followed) return;
  followed = true;
  progressStore.setState(parseProgress(read(KEY) ?? ''), true);
  progressStore.subscribe((progress) => {
    keep(KEY, JSON.stringify(progress));
  });
}

export function markDone(beat: string): void {
  const { done } = progressStore.getState();
  if (!done.includes(beat)) progressStore.setState({ done: [...done, beat] });
}

/** Keeps an answer; with null it is forgotten, and can be given again. */
export function keepAnswer(beat: string, answer: Answer | null): void {
  const { [beat]: _, ...others } = progressStore.getState().answers;
  progressStore.setState({ answers: answer ? { ...others, [beat]: answer } : others });
}

export function forgetProgress(): void {
  progressStore.setState(NONE, true);
}

export function progressText(): string {
  return JSON.stringify(progressStore.getState(), null, 2);
}

/** What a kept text says; of one that cannot be read, nothing. */
export function parseProgress(text: string): Progress {
  if (text.length > MAX_TEXT) return NONE;
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) return NONE;
    const { done, answers } = { done: [], answers: {}, ...found };
    return {
      version: 1,
      done: Array.isArray(done) ? done.filter((one) => typeof one === 'string') : [],
      answers: Object.fromEntries(
        Object.entries(Object(answers)).flatMap(([beat, one]) =>
          isAnswer(one) ? [[beat, one]] : [],
        ),
      ),
    };
  } catch {
    return NONE;
  }
}

function isAnswer(one: unknown): one is Answer {
  return (
    typeof one === 'object' &&
    one !== null &&
    'choice' in one &&
    typeof one.choice === 'string' &&
    'right' in one &&
    typeof one.right === 'boolean'
  );
}
