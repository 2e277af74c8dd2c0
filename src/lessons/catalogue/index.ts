// Every scene of the course, those of the app first. The app loads its own; the CLI, the goldens and the tests
// know all of them.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { deadlineMissing } from '../scenes/deadlineMissing.ts';
import { deadlineStored } from '../scenes/deadlineStored.ts';
import { scenes } from '../scenes/index.ts';
import { keylessResend } from '../scenes/keylessResend.ts';
import { restartResend } from '../scenes/restartResend.ts';
import { applicationScenes } from './applications.ts';
import { brokerMemoryScenes } from './brokerMemory.ts';
import { caseFiles } from './caseFiles.ts';
import { configLab } from './configLab.ts';
import { costScenes } from './costs.ts';
import { lateBytesScenes } from './lateBytes.ts';
import { mirrorScenes } from './mirrors.ts';
import { numberScenes } from './numbers.ts';
import { oneSilence } from './oneSilence.ts';
import { outboxScenes } from './outbox.ts';
import { profileScenes } from './profiles.ts';
import { readProcessWriteScenes } from './readProcessWrite.ts';
import { replicationScenes } from './replication.ts';
import { silenceScenes } from './silences.ts';
import { transactionCases } from './transactionCases.ts';
import { transactionScenes } from './transactions.ts';

/** Scenes that belong together, under a heading of their own. */
export interface SceneGroup {
  readonly title: string;
  readonly scenes: readonly Scenario[];
}

/** All scenes in the order of the course, under the headings of the list that the app shows. */
export const sceneGroups: readonly SceneGroup[] = [
  { title: t`From the first record to the lost ack`, scenes },
  {
    title: t`Restarts and deadlines`,
    scenes: [restartResend, keylessResend, deadlineStored, deadlineMissing],
  },
  { title: t`Leaders, followers and what survives them`, scenes: replicationScenes },
  { title: t`What a broker remembers`, scenes: brokerMemoryScenes },
  { title: t`Bytes that arrive too late`, scenes: lateBytesScenes },
  { title: t`Numbers at their end`, scenes: numberScenes },
  { title: t`Silence, and what it hides`, scenes: [...silenceScenes, ...oneSilence] },
  { title: t`What settings make of a producer`, scenes: configLab },
  { title: t`What it costs`, scenes: costScenes },
  { title: t`The same run on other releases`, scenes: profileScenes },
  { title: t`Applications and consumers`, scenes: [...applicationScenes, ...outboxScenes] },
  { title: t`Mirrors: TCP, a database`, scenes: mirrorScenes },
  { title: t`Read, process, write`, scenes: readProcessWriteScenes },
  { title: t`Transactions`, scenes: transactionScenes },
  { title: t`Case files: incidents that happened`, scenes: [...caseFiles, ...transactionCases] },
];

/** All scenes in the order of the course. */
export const catalogue: readonly Scenario[] = sceneGroups.flatMap((group) => group.scenes);

/** The scene of that name, wherever it stands. */
export function fromCatalogue(id: string): Scenario | undefined {
  return catalogue.find((one) => one.id === id);
}
