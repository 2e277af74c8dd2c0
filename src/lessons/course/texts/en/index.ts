// The course in English.
import type { CourseTexts } from '../../texts.ts';
import { lostAnswerTexts } from './lostAnswer.ts';
import { player } from './player.ts';

export const en: CourseTexts = {
  chapters: { first: 'One lost answer' },
  lessons: {
    'lost-answer': lostAnswerTexts,
  },
  player,
};
