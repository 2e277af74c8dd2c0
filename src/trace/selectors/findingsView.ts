// What went wrong in a run, and right: each finding with its causes back to fault and setting, and what running the
// scenario again with one thing changed has proven. See docs/why.md.
import { t } from '../../i18n/t.ts';
import '../extras.ts';
import type { EventId, Scenario } from '../../engine/index.ts';
import { type AnomalyKind, isGood } from '../explain/anomalies.ts';
import { type Explanation, type Explanations, explain } from '../explain/explain.ts';
import { faultName, faultWords } from '../explain/faultWords.ts';
import { KIND_NAMES } from '../explain/headline.ts';
import { toldSteps } from '../explain/printExplanations.ts';
import { faultProofLines, limitLines, remedyLine } from '../explain/proofSentences.ts';
import type { RemedyProof } from '../explain/proofs.ts';
import { moreRounds } from '../explain/rounds.ts';
import type { TraceIndex } from '../types.ts';
import { countText, numberText } from '../words.ts';
import type { EventTone } from './inspectorView.ts';

/** One event of a chain, or how many rounds of the same are left out. */
export type FindingStep =
  | {
      readonly kind: 'event';
      readonly event: EventId;
      readonly at: string;
      readonly place: string;
      readonly sentence: string;
      /** `fault 1`. */
      readonly fault: string | null;
    }
  | { readonly kind: 'more'; readonly words: string };

/** A change that was tried and prevents it. */
export interface FindingRemedy {
  readonly words: string;
  readonly reason: string;
  /** What the run with it came to. */
  readonly proof: string;
  readonly change: (scenario: Scenario) => Scenario;
}

export interface Finding {
  readonly kind: AnomalyKind;
  readonly name: string;
  readonly tone: EventTone;
  readonly headline: string;
  /** The event that completed it. */
  readonly event: EventId;
  /** The finding of this list that it follows from. */
  readonly follows: number | null;
  readonly steps: readonly FindingStep[];
  readonly withoutFaults: readonly string[];
  readonly remedies: readonly FindingRemedy[];
  /** What was tried in vain. */
  readonly limits: readonly string[];
}

export interface FindingsView {
  readonly list: readonly Finding[];
  /** `fault 1: the connection is cut at …` */
  readonly faults: readonly string[];
  /** `16 runs for the proofs`, or that there is nothing to prove. */
  readonly effort: string;
  /** The run was stopped before it came to rest. */
  readonly stopped: boolean;
}

const TONES: Readonly<Record<AnomalyKind, EventTone>> = {
  duplicate: 'dup',
  loss: 'lost',
  reorder: 'rej',
  unknownOutcome: 'ink',
  stuck: 'rej',
  failure: 'lost',
  repeatedEffect: 'dup',
  missedEffect: 'lost',
  abortedRecord: 'lost',
  stalledRecord: 'lost',
  recognisedCopy: 'ok',
  hiddenCopy: 'ok',
  keptOrder: 'ok',
};

const made = new WeakMap<TraceIndex, FindingsView>();

/** Runs the scenario some ten times for each finding, so not to be asked for while a frame is drawn. */
export function selectFindings(index: TraceIndex): FindingsView {
  const known = made.get(index);
  if (known) return known;
  const view = viewOf(index, explain(index.trace));
  made.set(index, view);
  return view;
}

/** The findings, if they were asked for before. */
export function knownFindings(index: TraceIndex): FindingsView | undefined {
  return made.get(index);
}

function viewOf({ trace }: TraceIndex, { list, reruns }: Explanations): FindingsView {
  return {
    list: list.map(findingOf),
    faults: trace.scenario.interventions.flatMap((one, at) =>
      one.enabled ? [`${faultName(at)}: ${faultWords(one)}`] : [],
    ),
    effort: t`${countText(reruns, 'run')} for the proofs`,
    stopped: trace.end !== 'quiet',
  };
}

function findingOf(one: Explanation): Finding {
  const good = isGood(one.kind);
  const { alone, pair } = one.remedies;
  return {
    kind: one.kind,
    name: KIND_NAMES[one.kind][0],
    tone: TONES[one.kind],
    headline: `${one.headline}.`,
    event: one.evidence.at(-1) ?? -1,
    follows: one.follows,
    steps: toldSteps(one).map(
      (step): FindingStep =>
        typeof step === 'number'
          ? { kind: 'more', words: moreRounds(step) }
          : {
              kind: 'event',
              event: step.event,
              at: numberText(step.at),
              place: step.actor,
              sentence: step.sentence,
              fault: step.fault === null ? null : faultName(step.fault),
            },
    ),
    withoutFaults: faultProofLines(one.withoutFaults, good),
    remedies: [...alone, ...(pair ? [pair] : [])].map((each) => remedyOf(each, good)),
    limits: limitLines(one, good),
  };
}

function remedyOf(remedy: RemedyProof, good: boolean): FindingRemedy {
  const { words, reason, change } = remedy;
  return { words, reason, proof: remedyLine(remedy, good), change };
}
