import { describeProblem, type Problem } from '../scenario/index.ts';

/** A problem of a scenario in the words of the page; the format itself speaks English. */
export function problemWords(problem: Problem, _hint: (english: string) => string): Problem {
  return problem;
}

/** A problem in one line. */
export function problemLine(problem: Problem): string {
  return describeProblem(problem);
}
