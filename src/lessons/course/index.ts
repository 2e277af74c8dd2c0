// The course: its chapters and lessons in order. Texts are in texts/, a folder for each language.
import type { Lesson } from './format.ts';
import { lostAnswer } from './lessons/lostAnswer.ts';

export interface Chapter {
  readonly id: ChapterId;
  readonly lessons: readonly Lesson[];
}

export type ChapterId = 'first';

export const chapters: readonly Chapter[] = [{ id: 'first', lessons: [lostAnswer] }];

/** All lessons in the order of the course. */
export const lessons: readonly Lesson[] = chapters.flatMap((chapter) => chapter.lessons);
