// `npm run lesson:check -- FILE [TEXTS]`: judges a lesson, with its texts if they are given or stand in texts/en, and
// with the German ones if they stand in texts/de. Without a file: all lessons of the course in both languages, and
// whether each term is introduced before it is used.
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Lesson } from '../src/lessons/course/format.ts';
import type { LessonTexts } from '../src/lessons/course/texts.ts';
import { courseProblems, lessonProblems, minutesProblems } from '../src/store/lesson/check.ts';
import { lessonShapeProblems, textShapeProblems } from '../src/store/lesson/checkShape.ts';
import { textProblems } from '../src/store/lesson/checkTexts.ts';

const [file, texts] = process.argv.slice(2);
if (file === undefined) {
  const problems = courseProblems();
  for (const problem of problems) console.log(problem);
  console.log(problems.length === 0 ? 'the course: all right' : `${problems.length} to mend`);
  process.exit(problems.length === 0 ? 0 : 1);
}
const beside = resolve(dirname(file), '../texts/en', basename(file));
const wordsFile = texts ?? (existsSync(beside) ? beside : undefined);
const lesson = await exported<Lesson>(file, isLesson, 'a lesson: an export with id and beats');
const words =
  wordsFile === undefined
    ? undefined
    : await exported<LessonTexts>(wordsFile, isTexts, 'texts: an export with title and beats');
const germanFile = resolve(dirname(file), '../texts/de', basename(file));
const german = existsSync(germanFile)
  ? await exported<LessonTexts>(germanFile, isTexts, 'texts: an export with title and beats')
  : undefined;
const shape = [
  ...lessonShapeProblems(lesson),
  ...(words ? textShapeProblems(words) : []),
  ...(german ? textShapeProblems(german).map((one) => `German ${one}`) : []),
];
const problems = shape.length > 0 ? shape : problemsOf(lesson, words, german);
for (const problem of problems) console.log(problem);
const count = lesson.beats.length;
console.log(
  problems.length === 0
    ? `${lesson.id}: ${count} beats${words ? '' : ', no texts given'}, all right`
    : `${lesson.id}: ${problems.length} to mend`,
);
process.exit(problems.length === 0 ? 0 : 1);

function problemsOf(
  one: Lesson,
  its: LessonTexts | undefined,
  inGerman: LessonTexts | undefined,
): readonly string[] {
  return [
    ...lessonProblems(one, its),
    ...(its ? minutesProblems(one, its) : []),
    ...(inGerman ? textProblems(one, inGerman).map((problem) => `German ${problem}`) : []),
  ];
}

async function exported<T>(
  path: string,
  is: (one: unknown) => one is T,
  expected: string,
): Promise<T> {
  const module: Record<string, unknown> = await import(pathToFileURL(resolve(path)).href).catch(
    (error: unknown) => {
      console.error(`${path}: cannot be read: ${error instanceof Error ? error.message : error}`);
      process.exit(2);
    },
  );
  const found = Object.values(module).find(is);
  if (found) return found;
  console.error(
    `${path}: exports ${Object.keys(module).join(', ') || 'nothing'}; expected ${expected}`,
  );
  process.exit(2);
}

function isLesson(one: unknown): one is Lesson {
  return isObject(one) && 'id' in one && 'beats' in one && Array.isArray(one.beats);
}

function isTexts(one: unknown): one is LessonTexts {
  return isObject(one) && 'title' in one && 'beats' in one && isObject(one.beats);
}

function isObject(one: unknown): one is object {
  return typeof one === 'object' && one !== null;
}
