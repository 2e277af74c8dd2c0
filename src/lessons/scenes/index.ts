// The scenes that ship: each is one scenario, and its claims say what the run proves.
import type { Scenario } from '../../engine/index.ts';
import { batchUnit } from './batchUnit.ts';
import { happyPath } from './happyPath.ts';
import { lostAck } from './lostAck.ts';
import { lostAckDeduplicated } from './lostAckDeduplicated.ts';
import { lostAckDuplicate } from './lostAckDuplicate.ts';
import { oneInFlight } from './oneInFlight.ts';
import { palindrome } from './palindrome.ts';
import { retryHarmless } from './retryHarmless.ts';
import { reversed } from './reversed.ts';

/** All scenes, the opening one first, then in the order of the course. */
export const scenes: readonly Scenario[] = [
  lostAck,
  happyPath,
  retryHarmless,
  lostAckDuplicate,
  lostAckDeduplicated,
  oneInFlight,
  palindrome,
  reversed,
  batchUnit,
];

/** The scene of that name. */
export function sceneById(id: string): Scenario | undefined {
  return scenes.find((one) => one.id === id);
}
