// All swept statements. docs/sweep.md is made from them; a test holds what they quote to the recordings.
import { caseReplays } from './cases.ts';
import { measured } from './measured.ts';
import { orderings } from './orderings.ts';
import { otherStatements } from './others.ts';
import { producerStatements } from './producer.ts';
import type { SweptStatement } from './statements.ts';

export const SWEPT: readonly SweptStatement[] = [
  ...producerStatements,
  ...orderings,
  ...measured,
  ...otherStatements,
  ...caseReplays,
];
