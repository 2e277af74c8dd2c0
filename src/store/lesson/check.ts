// Judges a lesson before a class meets it: every scene, moment, claim, answer and text, each mistake with its place.
import '../../trace/extras.ts';
import type { Scenario, Trace } from '../../engine/index.ts';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { audited } from '../../lessons/course/audited.ts';
import type {
  Beat,
  ElsewhereProof,
  Lesson,
  LessonMoment,
  Proof,
  RunChanges,
} from '../../lessons/course/format.ts';
import { LEVELS, MIRRORS, SUBGOALS } from '../../lessons/course/format.ts';
import { lessons } from '../../lessons/course/index.ts';
import { keep } from '../../lessons/course/keep.ts';
import { en as de } from '../../lessons/course/texts/de/index.ts';
import { en } from '../../lessons/course/texts/en/index.ts';
import type { LessonTexts } from '../../lessons/course/texts.ts';
import { run } from '../../scenario/index.ts';
import { checkClaim } from '../../trace/claims.ts';
import { eventOf } from '../../trace/moments.ts';
import { checkGapTerms, checkNumberTerms } from './checkNumbers.ts';
import { termProblems, underNamesOf } from './checkTerms.ts';
import { textProblems } from './checkTexts.ts';
import { scenarioWith } from './experiment.ts';
import { asksFirst, goalsMet, rightOptions } from './judge.ts';
import { minutesOf } from './minutes.ts';

/** What is wrong with a lesson: `beats[2] (number).says.stamp[0]: …`. Without texts only the logic is judged. */
export function lessonProblems(lesson: Lesson, words?: LessonTexts): readonly string[] {
  const problems: string[] = [];
  const at = (place: string) => (what: string) => problems.push(`${place}: ${what}`);
  if (!/^[a-z][a-z0-9-]*$/.test(lesson.id)) {
    at('id')(`${JSON.stringify(lesson.id)}; expected small letters, digits and dashes`);
  }
  if (!LEVELS.includes(lesson.level)) at('level')(expected(lesson.level, LEVELS));
  if (!(lesson.minutes > 0)) at('minutes')(`${lesson.minutes}; expected a number above 0`);
  if (lesson.beats.length === 0) at('beats')('none; expected at least one');
  const seen = new Set<string>();
  lesson.beats.forEach((beat, nth) => {
    const place = `beats[${nth}] (${beat.id})`;
    if (seen.has(beat.id)) at(place)('this id is used before; each beat needs its own');
    seen.add(beat.id);
    checkBeat(beat, place, at);
  });
  for (const [name, proof] of Object.entries(lesson.takeaways)) {
    checkElsewhere(proof, `takeaways.${name}`, at);
  }
  if (words) problems.push(...textProblems(lesson, words));
  return problems;
}

/** Whether a lesson takes the minutes that it says. */
export function minutesProblems(lesson: Lesson, words: LessonTexts): readonly string[] {
  const minutes = minutesOf(lesson, words);
  if (lesson.minutes === minutes) return [];
  return [`minutes: ${lesson.minutes}; by its words, steps and tasks it takes ${minutes}`];
}

/** What is wrong with the whole course: its lessons in each language, and the order of its terms. */
export function courseProblems(): readonly string[] {
  return [
    ...lessons.flatMap((lesson) => {
      const words = en.lessons[lesson.id];
      const minutes = words ? minutesProblems(lesson, words) : [];
      return [...lessonProblems(lesson, words), ...minutes].map((one) => `${lesson.id} ${one}`);
    }),
    ...lessons.flatMap((lesson) => {
      const words = de.lessons[lesson.id];
      const problems = words ? textProblems(lesson, words) : ['no texts'];
      return problems.map((one) => `${lesson.id}, German: ${one}`);
    }),
    ...termProblems(lessons, en),
    ...termProblems(lessons, underNamesOf(en, de)).map((one) => `German, ${one}`),
    ...auditedProblems(),
    ...keptProblems(),
  ];
}

/** What is wrong with what the whole course leaves to keep. */
export function keptProblems(): readonly string[] {
  const problems: string[] = [];
  const at: At = (place) => (what) => problems.push(`${place}: ${what}`);
  for (const [id, { step, ...proof }] of Object.entries(keep)) {
    checkElsewhere(proof, `keep.${id}`, at);
    const [lesson, beat] = step.split('/');
    const there = lessons.find((one) => one.id === lesson)?.beats.some((one) => one.id === beat);
    if (!there) at(`keep.${id}.step`)(`no step is named ${JSON.stringify(step)}`);
  }
  return problems;
}

/** What is wrong with the audited claims. */
export function auditedProblems(): readonly string[] {
  const problems: string[] = [];
  for (const [id, proof] of Object.entries(audited)) {
    checkElsewhere(proof, `audited.${id}`, (place) => (what) => problems.push(`${place}: ${what}`));
  }
  return problems;
}

type At = (place: string) => (what: string) => void;

function checkBeat(beat: Beat, place: string, at: At): void {
  if (beat.subgoal !== undefined && !SUBGOALS.includes(beat.subgoal)) {
    at(`${place}.subgoal`)(expected(beat.subgoal, SUBGOALS));
  }
  if (beat.mirror !== undefined && !MIRRORS.includes(beat.mirror)) {
    at(`${place}.mirror`)(expected(beat.mirror, MIRRORS));
  }
  const trace = traceOf(beat.scene, beat.changes, place, at);
  if (!trace) return;
  checkMoment(trace, beat.at, `${place}.at`, at);
  const values = trace.scenario.producers.flatMap((one) => one.sends.map((send) => send.value));
  if (beat.record !== undefined && !values.includes(beat.record)) {
    at(`${place}.record`)(expected(beat.record, values));
  }
  for (const [name, proof] of Object.entries(beat.says)) {
    checkProof(proof, trace, `${place}.says.${name}`, at);
  }
  if (Object.values(beat.says).some((one) => one !== 'words') && beat.sources.length === 0) {
    at(`${place}.sources`)('none; expected Kafka’s class and method, a KIP or a setting');
  }
  const tell = (where: string, what: string) => at(`${place}.${where}`)(what);
  checkNumberTerms(beat, trace, curtainedTrace(beat, trace), tell);
  checkGapTerms(beat, trace, tell);
  checkPrediction(beat, trace, place, at);
  if (beat.fill) checkReveal(beat, beat.fill.reveal, trace, `${place}.fill.reveal`, at);
  if (beat.fill && beat.predict) at(`${place}.fill`)('beside a prediction; expected one of them');
  checkChallenge(beat, trace, place, at);
}

function checkPrediction(beat: Beat, trace: Trace, place: string, at: At): void {
  const { predict } = beat;
  if (!predict) return;
  const names = Object.keys(predict.options);
  if (names.length < 2 || names.length > 4) {
    at(`${place}.predict.options`)(`${names.length}; expected 2 to 4`);
  }
  for (const [name, claim] of Object.entries(predict.options)) {
    const { status, explanation } = checkClaim(trace, claim);
    if (status === 'malformed') at(`${place}.predict.options.${name}`)(explanation);
  }
  const right = rightOptions(predict, trace);
  if (right.length !== 1) {
    at(`${place}.predict.options`)(
      `${right.length === 0 ? 'none is' : `${right.join(', ')} are`} right in the run; expected exactly one`,
    );
  }
  checkReveal(beat, predict.reveal, trace, `${place}.predict.reveal`, at);
}

/** While an answer is open the run ends with the millisecond of the beat. */
function checkReveal(beat: Beat, reveal: LessonMoment, trace: Trace, place: string, at: At): void {
  checkMoment(trace, reveal, place, at);
  const [from, to] = [timeOf(trace, beat.at), timeOf(trace, reveal)];
  if (from !== undefined && to !== undefined && to <= from) {
    at(place)('not later than the beat; expected a later millisecond');
  }
}

/** The run as it is shown while an answer is open. */
function curtainedTrace(beat: Beat, trace: Trace): Trace | undefined {
  const until = timeOf(trace, beat.at);
  if (!asksFirst(beat) || until === undefined) return undefined;
  return run({ ...trace.scenario, untilMs: Math.max(1, until) });
}

function checkChallenge(beat: Beat, trace: Trace, place: string, at: At): void {
  const { challenge } = beat;
  if (!challenge) return;
  const goals = `${place}.challenge.goals`;
  for (const [name, claim] of Object.entries(challenge.goals)) {
    const { status, explanation } = checkClaim(trace, claim);
    if (status === 'malformed') at(`${goals}.${name}`)(explanation);
  }
  if (Object.values(goalsMet(challenge, trace)).every((met) => met)) {
    at(goals)('all are met before anything is done');
  }
  const solved = traceOf(beat.scene, challenge.solution, `${place}.challenge.solution`, at);
  if (!solved) return;
  for (const [name, met] of Object.entries(goalsMet(challenge, solved))) {
    const claim = challenge.goals[name] ?? '';
    if (!met) {
      at(`${place}.challenge.solution`)(`${name}: ${checkClaim(solved, claim).explanation}`);
    }
  }
}

function checkProof(proof: Proof, trace: Trace, place: string, at: At): void {
  if (proof === 'words') return;
  if (!isClaims(proof)) {
    checkElsewhere(proof, place, at);
    return;
  }
  checkClaims(proof, trace, place, at);
}

/** Whether a proof is claims about the beat's own run. */
function isClaims(proof: Exclude<Proof, 'words'>): proof is readonly string[] {
  return Array.isArray(proof);
}

function checkElsewhere(proof: ElsewhereProof, place: string, at: At): void {
  const trace = traceOf(proof.scene, proof, place, at);
  if (trace) checkClaims(proof.holds, trace, `${place}.holds`, at);
}

function checkClaims(claims: readonly string[], trace: Trace, place: string, at: At): void {
  if (claims.length === 0) at(place)('no claim; expected at least one, or "words"');
  claims.forEach((claim, nth) => {
    const { status, explanation } = checkClaim(trace, claim);
    if (status !== 'holds') at(`${place}[${nth}]`)(`${claim} ${status}: ${explanation}`);
  });
}

function checkMoment(trace: Trace, moment: LessonMoment, place: string, at: At): void {
  if (moment === 'start' || moment === 'end') return;
  if (eventOf(trace, moment) !== undefined) return;
  const { event, record = 'any record', nth = 1 } = moment;
  at(place)(`the run has no such moment: ${event}, ${record}, number ${nth}`);
}

/** When a moment is, ms. */
function timeOf(trace: Trace, moment: LessonMoment): number | undefined {
  if (moment === 'start') return -1;
  const event = moment === 'end' ? trace.events.length - 1 : eventOf(trace, moment);
  return event === undefined ? undefined : trace.events[event]?.at;
}

const traces = new Map<string, Trace>();

/** A scene's run with changes; undefined, and told, if there is none. */
function traceOf(
  scene: string,
  changes: RunChanges | undefined,
  place: string,
  at: At,
): Trace | undefined {
  const base = fromCatalogue(scene);
  if (!base) {
    at(place)(`no scene is named ${JSON.stringify(scene)}; npm run sim lists them`);
    return undefined;
  }
  try {
    return runWith(base, changes);
  } catch (error) {
    at(place)(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** The run of a scene with changes, computed once. */
function runWith(base: Scenario, changes: RunChanges | undefined): Trace {
  const scenario = scenarioWith(base, changes);
  const key = JSON.stringify(scenario);
  const known = traces.get(key);
  if (known) return known;
  const trace = run(scenario);
  traces.set(key, trace);
  return trace;
}

function expected(found: string, known: readonly string[]): string {
  return `${JSON.stringify(found)}; expected one of ${known.join(', ')}`;
}
