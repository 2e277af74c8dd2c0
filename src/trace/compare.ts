// Two runs beside each other: where they part, and what came of it.
import type { EventId, SimEvent, Trace } from '../engine/index.ts';
import { CLAIM_TERMS } from './claimTerms.ts';
import { showValue } from './claimValues.ts';

/** One thing that came out differently. */
export interface OutcomeDifference {
  /** A term of the claims with its argument: `storedTimes(order-2)`. */
  readonly term: string;
  readonly left: string;
  readonly right: string;
}

export interface Comparison {
  /** The first event that differs, the same place in both runs; null when all are equal. */
  readonly divergence: EventId | null;
  readonly left: SimEvent | null;
  readonly right: SimEvent | null;
  readonly differences: readonly OutcomeDifference[];
}

const PER_RECORD = ['sent', 'storedTimes', 'verdicts', 'completed', 'epoch', 'seq', 'effects'];
const PER_PARTITION = ['log', 'committed', 'hw'];

/**
 * Compares two runs event by event, and by what they came to: for each record and each partition, the terms that
 * claims are made of. Records are the same when their values are.
 */
export function compareRuns(left: Trace, right: Trace): Comparison {
  const divergence = divergenceOf(left, right);
  return {
    divergence,
    left: (divergence === null ? null : left.events[divergence]) ?? null,
    right: (divergence === null ? null : right.events[divergence]) ?? null,
    differences: [
      ...differences(left, right, PER_PARTITION, partitionsOf),
      ...differences(left, right, PER_RECORD, recordsOf),
      ...differences(left, right, ['errorsSeen'], () => []),
    ],
  };
}

/** The first event that differs, the same place in both runs; null when all are equal. */
export function divergenceOf(left: Trace, right: Trace): EventId | null {
  const most = Math.max(left.events.length, right.events.length);
  let at = 0;
  while (at < most && sameEvent(left.events[at], right.events[at])) at++;
  return at < most ? at : null;
}

function sameEvent(left: SimEvent | undefined, right: SimEvent | undefined): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

function differences(
  left: Trace,
  right: Trace,
  terms: readonly string[],
  subjectsOf: (trace: Trace) => readonly string[],
): readonly OutcomeDifference[] {
  const subjects = [...new Set([...subjectsOf(left), ...subjectsOf(right)])];
  const arguments_ = subjects.length === 0 ? [[]] : subjects.map((one) => [one]);
  return terms.flatMap((name) =>
    arguments_.flatMap((args) => {
      const [one, other] = [left, right].map((trace) => read(trace, name, args));
      if (one === undefined || other === undefined || one === other) return [];
      return [{ term: `${name}(${args.join(', ')})`, left: one, right: other }];
    }),
  );
}

function read(trace: Trace, name: string, args: readonly string[]): string | undefined {
  const term = CLAIM_TERMS[name];
  return term && showValue(term.read(trace, args, []));
}

function partitionsOf({ last }: Trace): readonly string[] {
  return last.partitions.map((one) => one.id);
}

function recordsOf({ scenario }: Trace): readonly string[] {
  return [
    ...scenario.producers.flatMap((one) => one.sends.map((call) => call.value)),
    ...scenario.handFed.flatMap((one) => one.values),
  ];
}
