// The case files: public incidents as they were seen, with the runs that show what happened.
import { bookkeeping } from './bookkeeping.ts';
import { brokerMemory } from './brokerMemory.ts';
import type { CaseFile } from './caseFile.ts';
import { transactions } from './transactions.ts';
import { withoutNumbers } from './withoutNumbers.ts';

export type { CaseFile, Harm, Today } from './caseFile.ts';

/** All of them by number. */
export const cases: readonly CaseFile[] = [
  ...withoutNumbers,
  ...bookkeeping,
  ...brokerMemory,
  ...transactions,
];

export function caseOf(number: number): CaseFile | undefined {
  return cases.find((one) => one.number === number);
}
