// Every scene of the course, those of the app first. The app loads its own; the CLI, the goldens and the tests
// know all of them.
import type { Scenario } from '../../engine/index.ts';
import { deadlineMissing } from '../scenes/deadlineMissing.ts';
import { deadlineStored } from '../scenes/deadlineStored.ts';
import { scenes } from '../scenes/index.ts';
import { keylessResend } from '../scenes/keylessResend.ts';
import { restartResend } from '../scenes/restartResend.ts';
import { applicationScenes } from './applications.ts';
import { brokerMemoryScenes } from './brokerMemory.ts';
import { caseFiles } from './caseFiles.ts';
import { oneSilence } from './oneSilence.ts';
import { outboxScenes } from './outbox.ts';
import { profileScenes } from './profiles.ts';
import { replicationScenes } from './replication.ts';
import { transactionScenes } from './transactions.ts';

/** All scenes by the order of the course. */
export const catalogue: readonly Scenario[] = [
  ...scenes,
  restartResend,
  keylessResend,
  deadlineStored,
  deadlineMissing,
  ...replicationScenes,
  ...brokerMemoryScenes,
  ...profileScenes,
  ...oneSilence,
  ...applicationScenes,
  ...outboxScenes,
  ...caseFiles,
  ...transactionScenes,
];

/** The scene of that name, wherever it stands. */
export function fromCatalogue(id: string): Scenario | undefined {
  return catalogue.find((one) => one.id === id);
}
