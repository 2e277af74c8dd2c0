// What the types cannot hold when a lesson comes from a file: that a text is there for each name, and none besides.
import type { Lesson } from '../../lessons/course/format.ts';
import type { LessonTexts } from '../../lessons/course/texts.ts';
import { numberProblems } from './checkNumbers.ts';

/** What only a sentence about a run or about Kafka has: a number, a setting, a name in capitals. */
const FACT = /\d|`|\{|[A-Z]{2,}_|Exception/;

/** Texts that are missing, empty, or belong to nothing, by place. */
export function textProblems(lesson: Lesson, words: LessonTexts): readonly string[] {
  const problems: string[] = [];
  const both = (place: string, names: readonly string[], found: object | undefined) => {
    const texts = new Map(Object.entries(found ?? {}));
    for (const name of names) {
      if (!texts.has(name)) problems.push(`texts.${place}.${name}: missing`);
      else if (texts.get(name) === '') problems.push(`texts.${place}.${name}: empty`);
    }
    for (const name of texts.keys()) {
      if (!names.includes(name))
        problems.push(`texts.${place}.${name}: the lesson has no such name`);
    }
  };
  both(
    'beats',
    lesson.beats.map((one) => one.id),
    words.beats,
  );
  for (const beat of lesson.beats) {
    const { id, says, predict, fill, challenge } = beat;
    const texts = words.beats[id];
    if (!texts) continue;
    both(`beats.${id}.says`, Object.keys(says), texts.says);
    for (const [name, proof] of Object.entries(says)) {
      const [fact] = proof === 'words' ? (FACT.exec(texts.says[name] ?? '') ?? []) : [];
      if (fact === undefined) continue;
      problems.push(`texts.beats.${id}.says.${name}: says ${fact}, and has no claim`);
    }
    if (predict) {
      both(`beats.${id}.predict.options`, Object.keys(predict.options), texts.predict?.options);
    }
    if (fill) both(`beats.${id}.fill.blanks`, Object.keys(fill.blanks), texts.fill?.blanks);
    if (challenge) {
      both(`beats.${id}.challenge.goals`, Object.keys(challenge.goals), texts.challenge?.goals);
      both(`beats.${id}.challenge.hints`, challenge.hints, texts.challenge?.hints);
    }
    problems.push(...numberProblems(beat, texts));
  }
  both('takeaways', Object.keys(lesson.takeaways), words.takeaways);
  return problems;
}
