// How long a lesson takes, reckoned from what it says and asks: nobody guesses it, and a longer text shows at once.
import type { Lesson } from '../../lessons/course/format.ts';
import type { BeatTexts, LessonTexts } from '../../lessons/course/texts.ts';

/** Text that is read beside a moving picture goes slower than a novel (about 240 words a minute). */
const WORDS_PER_MINUTE = 180;
/** Seconds beside the reading: to see the run move, to make up one's mind, to fill gaps, to find a solution. */
const SECONDS = { beat: 10, prediction: 15, gaps: 30, challenge: 75 };

/** Minutes of a lesson with its challenges, to the nearest one. */
export function minutesOf(lesson: Lesson, words: LessonTexts): number {
  const heard = [
    words.title,
    words.about,
    ...Object.values(words.takeaways),
    ...Object.values(words.beats).flatMap(readIn),
  ];
  const asks = (name: 'predict' | 'fill' | 'challenge') =>
    lesson.beats.filter((one) => one[name] !== undefined).length;
  const seconds =
    (wordsIn(heard) / WORDS_PER_MINUTE) * 60 +
    lesson.beats.length * SECONDS.beat +
    asks('predict') * SECONDS.prediction +
    asks('fill') * SECONDS.gaps +
    asks('challenge') * SECONDS.challenge;
  return Math.round(seconds / 60);
}

/** What is read of a step: of the answers to a question all, of what is said to them the longest. */
function readIn({ title, says, predict, fill, challenge }: BeatTexts): readonly string[] {
  const options = Object.values(predict?.options ?? {});
  const feedback = options.map((one) => one.feedback).sort((a, b) => b.length - a.length);
  return [
    title,
    ...Object.values(says),
    ...(predict
      ? [predict.question, ...options.map((one) => one.answer), ...feedback.slice(0, 1)]
      : []),
    ...(fill
      ? [fill.task, ...Object.values(fill.blanks).flatMap((one) => [one.ask, one.because])]
      : []),
    ...(challenge
      ? [
          challenge.task,
          ...Object.values(challenge.goals),
          ...Object.values(challenge.hints),
          challenge.done,
        ]
      : []),
  ];
}

function wordsIn(texts: readonly string[]): number {
  return texts.join(' ').split(/\s+/).filter(Boolean).length;
}
