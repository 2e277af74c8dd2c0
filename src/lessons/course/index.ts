// The course: its chapters and lessons in order. Texts are in texts/, a folder for each language.
import type { Lesson } from './format.ts';
import { acksZero } from './lessons/acksZero.ts';
import { askingAgain } from './lessons/askingAgain.ts';
import { coldStart } from './lessons/coldStart.ts';
import { connections } from './lessons/connections.ts';
import { deadline } from './lessons/deadline.ts';
import { disorder } from './lessons/disorder.ts';
import { epochBump } from './lessons/epochBump.ts';
import { failover } from './lessons/failover.ts';
import { forgotten } from './lessons/forgotten.ts';
import { fourTruths } from './lessons/fourTruths.ts';
import { inside } from './lessons/inside.ts';
import { isolation } from './lessons/isolation.ts';
import { letter } from './lessons/letter.ts';
import { limits } from './lessons/limits.ts';
import { lostAnswer } from './lessons/lostAnswer.ts';
import { lostMemory } from './lessons/lostMemory.ts';
import { memory } from './lessons/memory.ts';
import { myths } from './lessons/myths.ts';
import { numbers } from './lessons/numbers.ts';
import { olderThanFive } from './lessons/olderThanFive.ts';
import { outboxInbox } from './lessons/outboxInbox.ts';
import { pitfalls } from './lessons/pitfalls.ts';
import { practice } from './lessons/practice.ts';
import { sendAgain } from './lessons/sendAgain.ts';
import { settings } from './lessons/settings.ts';
import { uncleanElection } from './lessons/uncleanElection.ts';
import { wayIn } from './lessons/wayIn.ts';
import { whySo } from './lessons/whySo.ts';
import { zombies } from './lessons/zombies.ts';

/** The course itself, and what goes beyond it: for whoever wants each fault to its end. */
export type Part = 'main' | 'beyond';

export interface Chapter {
  readonly id: ChapterId;
  readonly part: Part;
  readonly lessons: readonly Lesson[];
}

export type ChapterId =
  | 'first'
  | 'steps'
  | 'inside'
  | 'myths'
  | 'practice'
  | 'memory'
  | 'errors'
  | 'above';

export const chapters: readonly Chapter[] = [
  { id: 'first', part: 'main', lessons: [lostAnswer, letter] },
  {
    id: 'steps',
    part: 'main',
    lessons: [wayIn, fourTruths, askingAgain, numbers, settings, memory, limits],
  },
  { id: 'inside', part: 'main', lessons: [inside, whySo] },
  { id: 'myths', part: 'main', lessons: [myths, pitfalls] },
  { id: 'practice', part: 'main', lessons: [practice, connections] },
  {
    id: 'memory',
    part: 'beyond',
    lessons: [olderThanFive, forgotten, failover, lostMemory, coldStart],
  },
  {
    id: 'errors',
    part: 'beyond',
    lessons: [deadline, epochBump, disorder, acksZero, uncleanElection],
  },
  { id: 'above', part: 'beyond', lessons: [zombies, isolation, sendAgain, outboxInbox] },
];

/** The lessons of one part, in their order. */
export function lessonsOf(part: Part): readonly Lesson[] {
  return chapters.filter((one) => one.part === part).flatMap((chapter) => chapter.lessons);
}

/** All lessons in the order of the course. */
export const lessons: readonly Lesson[] = chapters.flatMap((chapter) => chapter.lessons);
