// One thing that can be done: its words, whether it makes sense, and the fault it makes.
import type { Intervention } from '../../engine/index.ts';
import { anchorAt } from './anchors.ts';
import type { BreakPlace } from './targets.ts';

/** A span that the learner chooses, in ms of virtual time. */
export interface OfferSpan {
  readonly label: string;
  readonly ms: number;
}

export interface Offer {
  readonly id: string;
  /** What it does, as a command. */
  readonly label: string;
  /** What that means, or why it cannot be done now. */
  readonly note: string;
  readonly possible: boolean;
  readonly span?: OfferSpan;
  /** The fault, with the span where there is one. Null: not possible. */
  readonly fault: (spanMs: number) => Intervention | null;
}

interface OfferWords {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  /** Why not; null: it can be done. */
  readonly why: string | null;
  readonly span?: OfferSpan;
}

/** An offer from its words and the fault it makes. */
export function offer(words: OfferWords, fault: (spanMs: number) => Intervention): Offer {
  const { id, label, note, why, span } = words;
  return {
    id,
    label,
    note: why ?? note,
    possible: why === null,
    ...(span ? { span } : {}),
    fault: (spanMs) => (why === null ? fault(spanMs) : null),
  };
}

/** `when`, `afterMs` and `enabled` of a fault that happens at the place itself. */
export function here({ index, event, now }: BreakPlace) {
  return { ...anchorAt(index, event, now), enabled: true } as const;
}
