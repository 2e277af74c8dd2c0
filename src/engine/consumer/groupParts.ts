// What the engine's second part knows of groups, consumers in them, and outboxes.
import { consumerFails, consumerRestarts, consumerResumes } from '../consumerInterventions.ts';
import type { Handlers } from '../parts.ts';
import { outboxInsert, relayLooks, relayMarks, relaySends, relayTold } from '../producer/outbox.ts';
import { commitAgain, commitAnswer, commitArrives, commitSync } from './commits.ts';
import { recordDue, recordStep } from './effects.ts';
import { offsetsFetched } from './fetchOffsets.ts';
import {
  groupStarts,
  heartbeatAnswer,
  memberAssigned,
  memberExpires,
  memberJoins,
  pollIntervalOver,
  rebalanceAnnounced,
  rebalanceEnds,
} from './group.ts';
import { aliveMember } from './groupAccess.ts';
import type { AppKinds } from './groupKinds.ts';
import {
  autoCommitDue,
  consumerPolls,
  recordDone,
  recordsFetched,
  truncateFetched,
} from './pollLoop.ts';
import { producerCalled, producerReturned } from './transactionLoop.ts';
import { derivedTold } from './transform.ts';

export type GroupHooks = typeof groupHooks;

export const groupHooks = { aliveMember, recordsFetched, truncateFetched };

export const groupHandlers: Pick<
  Handlers,
  Exclude<
    keyof AppKinds,
    'producerDies' | 'producerStartsAgain' | 'producerPauses' | 'producerGoesOn'
  >
> = {
  groupStarts,
  memberJoins,
  rebalanceAnnounced,
  rebalanceEnds,
  memberAssigned,
  memberExpires,
  heartbeatAnswer,
  pollIntervalOver,
  consumerPolls,
  autoCommitDue,
  offsetsFetched,
  producerCalled,
  producerReturned,
  recordDue,
  recordStep,
  recordDone,
  commitSync,
  commitArrives,
  commitAnswer,
  commitAgain,
  consumerResumes,
  consumerRestarts,
  consumerFails,
  outboxInsert,
  relayLooks,
  relaySends,
  relayMarks,
  applicationTold: (sim, told) => {
    relayTold(sim, told);
    derivedTold(sim, told);
  },
};
