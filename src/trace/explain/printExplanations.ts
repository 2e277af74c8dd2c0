// Explanations as prose, for the command. The same data that a panel draws.
import type { Trace } from '../../engine/index.ts';
import { capital, countText, listText, numberText } from '../words.ts';
import { type AnomalyKind, isGood } from './anomalies.ts';
import type { Explanation, Explanations, Step } from './explain.ts';
import { faultName, faultWords } from './faultWords.ts';
import { KIND_NAMES } from './headline.ts';
import { faultProofLines, limitLines, remedyLine } from './proofSentences.ts';
import { moreRounds, sameButForNumbers, withoutRounds } from './rounds.ts';

/** Everything, or that nothing is wrong. */
export function printExplanations({ list, reruns }: Explanations, trace: Trace): string {
  const head = [trace.scenario.id, ...faultLines(trace), ...caveats(trace)].join('\n');
  if (list.length === 0) {
    return `${head}\n\nNothing to explain: each record that was reported as stored stands in its log once and in order, and was acted on once.`;
  }
  const parts = list.map((one, at) => explanation(one, at));
  return [head, `${summary(list)}; ${countText(reruns, 'run')} for the proofs`, ...parts].join(
    '\n\n',
  );
}

function faultLines({ scenario, unfired }: Trace): readonly string[] {
  return scenario.interventions.map((one, index) => {
    const state = one.enabled ? (unfired.includes(index) ? ' (never came)' : '') : ' (off)';
    return `${faultName(index)}: ${faultWords(one)}${state}`;
  });
}

/** What else a reader must know: who was never built, and that a run was cut off. */
function caveats({ last, end, scenario }: Trace): readonly string[] {
  const unbuilt = last.producers.flatMap(({ id, configError }) => {
    const sends = scenario.producers.find((one) => one.id === id)?.sends.length ?? 0;
    return configError
      ? [
          `${id} could not be built, so ${countText(sends, 'send')} never came: ${configError.message}`,
        ]
      : [];
  });
  return end === 'quiet'
    ? unbuilt
    : [...unbuilt, 'The run was stopped; what is pending may still come to something.'];
}

function summary(list: readonly Explanation[]): string {
  const counts = new Map<AnomalyKind, number>();
  for (const { kind } of list) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return listText([...counts].map(([kind, count]) => countText(count, ...KIND_NAMES[kind])));
}

function explanation(one: Explanation, at: number): string {
  const [name] = KIND_NAMES[one.kind];
  const head = `${at + 1}. ${capital(name)}: ${one.headline}.`;
  if (one.follows !== null) return `${head}\n   It follows from ${one.follows + 1}.`;
  return [head, ...chainLines(one), ...proofLines(one).map((line) => `   ${line}`)].join('\n');
}

/** The steps that are told; a number stands for so many more rounds of the same. */
export function toldSteps({ steps }: Explanation): readonly (Step | number)[] {
  return withoutRounds(
    steps.filter((one) => !one.minor),
    alike,
  );
}

function chainLines(one: Explanation): readonly string[] {
  const told = one.steps.filter((step) => !step.minor);
  const width = Math.max(...told.map((one) => numberText(one.at).length));
  const place = Math.max(...told.map((one) => `#${one.event}`.length));
  return toldSteps(one).map((step) => {
    if (typeof step === 'number') return `   ${'…'.padStart(place)}  ${moreRounds(step)}`;
    const fault = step.fault === null ? '' : `  (${faultName(step.fault)})`;
    return `   ${`#${step.event}`.padStart(place)}  ${numberText(step.at).padStart(width)} ms  ${step.sentence}${fault}${givenText(step, told)}`;
  });
}

/** The same thing once more; a fault is always told. */
function alike(one: Step, other: Step): boolean {
  return (
    other.fault === null &&
    other.conditions.join() === one.conditions.join() &&
    sameButForNumbers(one.sentence, other.sentence)
  );
}

/** Lasting states that the event met, by the numbers of the steps that set them. */
function givenText({ conditions }: Step, told: readonly Step[]): string {
  const shown = conditions.filter((id) => told.some((one) => one.event === id));
  return shown.length === 0 ? '' : `  [given ${listText(shown.map((one) => `#${one}`))}]`;
}

function proofLines(one: Explanation): readonly string[] {
  const good = isGood(one.kind);
  const faults = listText(one.unlinked.map(faultName));
  const unlinked =
    one.unlinked.length === 0
      ? []
      : [`No chain of causes leads to ${faults}: without it other things meet other times.`];
  return [...faultProofLines(one.withoutFaults, good), ...unlinked, ...remedyLines(one, good)];
}

function remedyLines(one: Explanation, good: boolean): readonly string[] {
  const { alone, pair } = one.remedies;
  const lines = alone.map((each) => remedyLine(each, good));
  if (pair) lines.push(`No single setting prevents it. ${remedyLine(pair, good)}`);
  return [...lines, ...limitLines(one, good)];
}
