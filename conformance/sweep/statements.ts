// The sweep: statements about Kafka that this project rests on and that were only reasoned from its source, seen with
// parts of it alone, or not checked at all. Each is confirmed or refuted by a recording, or it is said why none decides.
import type { Evidence } from '../findings.ts';

/** How it was known before: reasoned from control flow, measured with Kafka’s classes alone, or not checked. */
export type Mark = 'derived' | 'measured' | 'unverified';

/** A script of the sender layer by its name, or a row of the configuration grid. */
export type OtherEvidence =
  | { readonly layer: 'sender'; readonly script: string }
  | {
      readonly layer: 'config';
      readonly properties: Readonly<Record<string, string>>;
      /** What Kafka 4.4.0 said: a part of its log line, or of the text of its exception. */
      readonly answer: string;
    };

export interface SweptStatement {
  /** Where it comes from, and which it is there. */
  readonly from: string;
  readonly mark: Mark;
  readonly says: string;
  readonly verdict: 'confirmed' | 'refuted' | 'needs a condition' | 'undecided';
  /** What the recordings show; of an undecided one, why no recording decides it. */
  readonly shows: string;
  readonly evidence: readonly (Evidence | OtherEvidence)[];
}
