// Runs of the same scenario with something changed, and whether an anomaly is still there. A statement “without
// this it would not have happened” is made from such a run and from nothing else.
import type { Scenario, Trace, World } from '../../engine/index.ts';
import { run } from '../../scenario/index.ts';
import { divergenceOf } from '../compare.ts';
import { type Anomaly, type AnomalyKind, anomaliesOf, isGood } from './anomalies.ts';
import { type Fate, fatesOf } from './fates.ts';
import { alsoChanged } from './settings.ts';

/** A change of a scenario. The same id stands for the same change. */
export interface Change {
  readonly id: string;
  readonly change: (scenario: Scenario) => Scenario;
}

/** What a changed run came to. */
export interface Rerun {
  /** Null when a producer could not be built: with such settings there is no run to compare. */
  readonly anomalies: readonly Anomaly[] | null;
  readonly fates: readonly Fate[];
  readonly last: World;
  /** Faults that came in the run itself and do not come in this one, of those left switched on. */
  readonly missing: readonly number[];
  /** The first event that differs. */
  readonly divergence: number | null;
  /** Settings of a producer that changed with it, but for those named. */
  readonly alsoChanged: (client: string, named: readonly string[]) => readonly string[];
}

/** The runs made so far for one trace; the same change is run once. */
export class Reruns {
  readonly trace: Trace;
  readonly fates: readonly Fate[];
  readonly anomalies: readonly Anomaly[];
  private readonly made = new Map<string, Rerun>();

  constructor(trace: Trace) {
    this.trace = trace;
    this.fates = fatesOf(trace);
    this.anomalies = anomaliesOf(trace, this.fates);
  }

  /** How many runs it took. */
  get count(): number {
    return this.made.size;
  }

  /** The run with these changes, one after the other. The same changes are run once. */
  of(...changes: readonly Change[]): Rerun {
    const key = changes.map((one) => one.id).join(' and ');
    const known = this.made.get(key);
    if (known) return known;
    const { scenario } = this.trace;
    const rerun = this.compare(run(changes.reduce((one, { change }) => change(one), scenario)));
    this.made.set(key, rerun);
    return rerun;
  }

  private compare(other: Trace): Rerun {
    const fates = fatesOf(other);
    const came = other.scenario.interventions.flatMap((one, index) =>
      one.enabled && !this.trace.unfired.includes(index) ? [index] : [],
    );
    const broken = other.last.producers.some((one) => one.configError !== null);
    return {
      anomalies: broken ? null : anomaliesOf(other, fates),
      fates,
      last: other.last,
      missing: came.filter((index) => other.unfired.includes(index)),
      divergence: divergenceOf(this.trace, other),
      alsoChanged: (client, named) => alsoChanged(this.trace, other, client, named),
    };
  }
}

/** The scenario with these faults switched off; the others keep their places. */
export function withoutFaults(indices: readonly number[]): Change {
  return {
    id: `without ${indices.join()}`,
    change: (scenario) => ({
      ...scenario,
      interventions: scenario.interventions.map((one, index) =>
        indices.includes(index) ? { ...one, enabled: false } : one,
      ),
    }),
  };
}

/** Whether the anomaly, or one of those grouped with it, is in a run. */
export function stillThere(keys: readonly string[], rerun: Rerun): boolean {
  return rerun.anomalies?.some((one) => keys.includes(one.key)) ?? true;
}

/** Kinds of trouble that a changed run has with the same calls, and the run itself has not. */
export function priceOf(
  before: readonly Anomaly[],
  subjects: readonly Fate[],
  rerun: Rerun,
): readonly AnomalyKind[] {
  const about = new Set(subjects.map((one) => one.subject));
  const had = new Set(before.map((one) => one.key));
  const fresh = (rerun.anomalies ?? []).filter(
    (one) =>
      !isGood(one.kind) && !had.has(one.key) && one.fates.some((fate) => about.has(fate.subject)),
  );
  return [...new Set(fresh.map((one) => one.kind))];
}
