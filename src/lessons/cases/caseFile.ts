// What a case file holds: an incident that was reported in public, told so that a reader can judge it before the run
// shows what happened. The runs are scenes of the catalogue, whose claims are asserted.

/** What came of it for the business. */
export type Harm = 'duplicate' | 'reorder' | 'loss' | 'stall' | 'outage';

/** Whether Apache Kafka 4.x with its Java client still does this. */
export type Today = 'yes' | 'by setting' | 'fixed' | 'other client';

/** One possible explanation; exactly one of a case is what the run shows. */
export interface Diagnosis {
  readonly text: string;
  /** Why it is right, or what speaks against it. */
  readonly because: string;
  readonly right: boolean;
}

/** A place in Kafka's source that decided. */
export interface RuleSource {
  readonly rule: string;
  /** `Class.method` as in Kafka's source. */
  readonly source: string;
}

export interface CaseFile {
  readonly number: number;
  readonly title: string;
  readonly harm: Harm;
  readonly today: Today;
  /** Who met it, with which versions. */
  readonly where: string;
  /** What could be seen from outside. */
  readonly seen: string;
  readonly diagnoses: readonly Diagnosis[];
  /** Ids of scenes: the incident first, then its repair or its twin. */
  readonly scenes: readonly [string, ...string[]];
  readonly rules: readonly RuleSource[];
  readonly lesson: string;
  readonly threads: readonly { readonly name: string; readonly url: string }[];
}

export const wrong = (text: string, because: string): Diagnosis => ({
  text,
  because,
  right: false,
});
export const right = (text: string, because: string): Diagnosis => ({ text, because, right: true });
