// Answers and goals, judged by the run that the learner has, whatever they changed in it.
import type { Trace } from '../../engine/index.ts';
import type { Beat, Challenge, LessonMoment, Prediction } from '../../lessons/course/format.ts';
import { checkClaim } from '../../trace/claims.ts';

/** What a beat asks before it shows what follows: a prediction, or gaps to be filled. */
export function asksFirst({ predict, fill }: Beat): { readonly reveal: LessonMoment } | undefined {
  return predict ?? fill;
}

/** The names of the options that are right in this run. */
export function rightOptions({ options }: Prediction, trace: Trace): readonly string[] {
  return Object.entries(options)
    .filter(([, claim]) => checkClaim(trace, claim).status === 'holds')
    .map(([name]) => name);
}

/** Which goals of a challenge a run has come to, by name. */
export function goalsMet({ goals }: Challenge, trace: Trace): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(goals).map(([name, claim]) => [
      name,
      checkClaim(trace, claim).status === 'holds',
    ]),
  );
}
