// The course as the player knows it: loaded when a lesson or the list of lessons is opened.
import type { Beat, Lesson } from '../../lessons/course/format.ts';
import { chapters, lessons, lessonsOf } from '../../lessons/course/index.ts';
import { en } from '../../lessons/course/texts/en/index.ts';
import type { BeatTexts, CourseTexts, LessonTexts } from '../../lessons/course/texts.ts';

export type { Beat, Challenge, Gaps, Prediction } from '../../lessons/course/format.ts';
export type { Chapter } from '../../lessons/course/index.ts';
export { keep, reading } from '../../lessons/course/keep.ts';
export type { BeatTexts } from '../../lessons/course/texts.ts';
export { chapters, lessons, lessonsOf };

/** The course in the learner's language. */
export const texts: CourseTexts = en;

export interface BeatPlace {
  readonly lesson: Lesson;
  readonly words: LessonTexts;
  readonly beat: Beat;
  readonly says: BeatTexts;
  /** From 0. */
  readonly nth: number;
}

/** The beat of an address; without a beat's name the first. Undefined if there is no such thing. */
export function beatNamed(lessonId: string, beatId: string): BeatPlace | undefined {
  const lesson = lessons.find((one) => one.id === lessonId);
  const words = texts.lessons[lessonId];
  if (!lesson || !words) return undefined;
  const nth = beatId === '' ? 0 : lesson.beats.findIndex((one) => one.id === beatId);
  const beat = lesson.beats[nth];
  const says = beat && words.beats[beat.id];
  return beat && says ? { lesson, words, beat, says, nth } : undefined;
}
