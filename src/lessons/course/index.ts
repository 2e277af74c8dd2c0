// The course: its chapters and lessons in order. Texts are in texts/, a folder for each language.
import type { Lesson } from './format.ts';
import { askingAgain } from './lessons/askingAgain.ts';
import { connections } from './lessons/connections.ts';
import { fourTruths } from './lessons/fourTruths.ts';
import { inside } from './lessons/inside.ts';
import { letter } from './lessons/letter.ts';
import { limits } from './lessons/limits.ts';
import { lostAnswer } from './lessons/lostAnswer.ts';
import { memory } from './lessons/memory.ts';
import { myths } from './lessons/myths.ts';
import { numbers } from './lessons/numbers.ts';
import { pitfalls } from './lessons/pitfalls.ts';
import { practice } from './lessons/practice.ts';
import { settings } from './lessons/settings.ts';
import { wayIn } from './lessons/wayIn.ts';
import { whySo } from './lessons/whySo.ts';

export interface Chapter {
  readonly id: ChapterId;
  readonly lessons: readonly Lesson[];
}

export type ChapterId = 'first' | 'steps' | 'inside' | 'myths' | 'practice';

export const chapters: readonly Chapter[] = [
  { id: 'first', lessons: [lostAnswer, letter] },
  { id: 'steps', lessons: [wayIn, fourTruths, askingAgain, numbers, settings, memory, limits] },
  { id: 'inside', lessons: [inside, whySo] },
  { id: 'myths', lessons: [myths, pitfalls] },
  { id: 'practice', lessons: [practice, connections] },
];

/** All lessons in the order of the course. */
export const lessons: readonly Lesson[] = chapters.flatMap((chapter) => chapter.lessons);
