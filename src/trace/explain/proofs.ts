// What running the scenario again proves about an anomaly: which faults it needs, and which settings prevent it.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Anomaly, AnomalyKind } from './anomalies.ts';
import type { Remedy } from './changes.ts';
import { effectsText, fateText, logText } from './headline.ts';
import { remediesFor } from './remedies.ts';
import { priceOf, type Rerun, type Reruns, stillThere, withoutFaults } from './reruns.ts';
import type { Setting } from './settings.ts';

/** An anomaly and those told together with it. */
export interface Told {
  readonly keys: readonly string[];
  readonly anomaly: Anomaly;
}

/** The faults without which it does not happen. */
export interface FaultProof {
  /**
   * Sets of faults of which each, left out, prevents it: one by one where that is enough, else one smallest set.
   * Empty where it happens without any fault.
   */
  readonly sets: readonly (readonly number[])[];
  /** Per set: what became of the record instead. */
  readonly instead: readonly string[];
  /** Per set: the event from which on the two runs differ. */
  readonly divergence: readonly (number | null)[];
}

/** One change that was tried and prevents it. */
export interface RemedyProof {
  readonly words: string;
  readonly reason: string;
  /** The scenario with it. */
  readonly change: (scenario: Scenario) => Scenario;
  /** What it replaces. */
  readonly settings: readonly Setting[];
  /** Settings that Kafka changed along with it. */
  readonly also: readonly string[];
  readonly instead: string;
  /** What else happens to the same records then. */
  readonly price: readonly AnomalyKind[];
}

export interface RemedyProofs {
  /** Each alone prevents it. */
  readonly alone: readonly RemedyProof[];
  /** Where none does alone: two that do together, if there are such. */
  readonly pair: RemedyProof | null;
  /** It happens all the same. */
  readonly noHelp: readonly string[];
  /** It does not happen, but neither does a fault of the chain: the run proves nothing. */
  readonly nothingShown: readonly { readonly words: string; readonly missing: readonly number[] }[];
}

/** Leaves faults out, first each alone. */
export function proveFaults(reruns: Reruns, told: Told): FaultProof {
  const { scenario, unfired } = reruns.trace;
  const came = scenario.interventions.flatMap((one, index) =>
    one.enabled && !unfired.includes(index) ? [index] : [],
  );
  const without = (indices: readonly number[]) => reruns.of(withoutFaults(indices));
  const alone = came.filter((index) => !stillThere(told.keys, without([index])));
  const sets = alone.length > 0 ? alone.map((one) => [one]) : smallestSet(came, told, without);
  return {
    sets,
    instead: sets.map((one) => insteadOf(reruns, told, without(one))),
    divergence: sets.map((one) => without(one).divergence),
  };
}

/** From all faults left out, those put back that do not bring it back: what remains are needed together. */
function smallestSet(
  came: readonly number[],
  { keys }: Told,
  without: (indices: readonly number[]) => Rerun,
): readonly (readonly number[])[] {
  if (came.length < 2 || stillThere(keys, without(came))) return [];
  const needed = came.reduce<readonly number[]>((out, index) => {
    const fewer = out.filter((one) => one !== index);
    return stillThere(keys, without(fewer)) ? out : fewer;
  }, came);
  return [needed];
}

/** Tries every remedy of the table, first each alone. `faults`: those of the chain, which must come again. */
export function proveRemedies(reruns: Reruns, told: Told, faults: readonly number[]): RemedyProofs {
  const alone: RemedyProof[] = [];
  const noHelp: Remedy[] = [];
  const nothingShown: { words: string; missing: readonly number[] }[] = [];
  for (const remedy of remediesFor(reruns.trace, told.anomaly)) {
    const rerun = reruns.of(remedy);
    if (rerun.anomalies === null) continue;
    const missing = rerun.missing.filter((one) => faults.includes(one));
    if (stillThere(told.keys, rerun)) noHelp.push(remedy);
    else if (missing.length > 0) nothingShown.push({ words: remedy.words, missing });
    else alone.push(proofOf(reruns, told, [remedy], rerun));
  }
  return {
    alone,
    pair: alone.length > 0 ? null : firstPair(reruns, told, noHelp, faults),
    noHelp: noHelp.map((one) => one.words),
    nothingShown,
  };
}

function firstPair(
  reruns: Reruns,
  told: Told,
  remedies: readonly Remedy[],
  faults: readonly number[],
): RemedyProof | null {
  for (const [at, one] of remedies.entries()) {
    for (const other of remedies.slice(at + 1)) {
      const rerun = reruns.of(one, other);
      const comparable = rerun.missing.every((index) => !faults.includes(index));
      if (comparable && !stillThere(told.keys, rerun)) {
        return proofOf(reruns, told, [one, other], rerun);
      }
    }
  }
  return null;
}

function proofOf(
  reruns: Reruns,
  told: Told,
  remedies: readonly Remedy[],
  rerun: Rerun,
): RemedyProof {
  const client = told.anomaly.fates[0]?.client ?? '';
  const named = remedies.flatMap((one) => one.keys);
  return {
    words: remedies.map((one) => one.words).join(' and '),
    reason: remedies.map((one) => one.reason).join(' '),
    change: (scenario) => remedies.reduce((one, { change }) => change(one), scenario),
    settings: remedies.flatMap((one) => (one.instead ? [one.instead] : [])),
    also: named.length > 0 ? rerun.alsoChanged(client, named) : [],
    instead: insteadOf(reruns, told, rerun),
    price: priceOf(reruns.anomalies, told.anomaly.fates, rerun),
  };
}

/** What becomes of the log, or of the first of the records, in the other run. */
function insteadOf({ trace }: Reruns, { anomaly }: Told, { fates, last }: Rerun): string {
  if (anomaly.kind === 'reorder') return logText(last, anomaly.partition);
  if (anomaly.kind === 'keptOrder') {
    return logText(last, anomaly.fates[0]?.copies[0]?.partition ?? null);
  }
  const [first] = anomaly.fates;
  const fate = fates.find((one) => one.subject === first?.subject);
  const acted = isEffect(anomaly.kind) ? t`, and ${effectsText(trace, fate)}` : '';
  return `${fateText(trace, fate)}${acted}`;
}

function isEffect(kind: AnomalyKind): boolean {
  return kind === 'repeatedEffect' || kind === 'missedEffect';
}
