// The engine comes in two parts, so that a page loads the second when a run asks for it: what every run needs, and
// extras.ts, which a run needs whose brokers stop, lead no more or forget, whose application flushes, closes or dies, and the like.
import { EngineBug } from './assert.ts';
import type { authorized } from './broker/authorization.ts';
import type { alterIsr, shouldWaitForReplicaToJoinIsr } from './broker/isrChange.ts';
import type { decideTransactional } from './broker/transactionChecks.ts';
import type { lastStableOffset, withoutGuards, withTransactions } from './broker/transactions.ts';
import type { refuseUnverified, verifies } from './broker/verification.ts';
import type { ClusterIntervention } from './clusterInterventions.ts';
import type { withoutAborted } from './consumer/abortedTransactions.ts';
import type { AppKinds } from './consumer/groupKinds.ts';
import type { GroupHooks } from './consumer/groupParts.ts';
import type { ConsumerIntervention } from './consumerInterventions.ts';
import type { releaseTraffic } from './network/release.ts';
import type { OccurrenceKind, OccurrenceOf } from './occurrence.ts';
import type { isMissed } from './pause.ts';
import type { applyPresets } from './preset.ts';
import type { refuse, withoutMemory } from './producer/blockedSend.ts';
import type { expireBatch, refusedBatch } from './producer/failedBatch.ts';
import type { learnTopic, metadataAnswered, metadataBackoff } from './producer/metadataAnswers.ts';
import type { nextInTurn, updateLoadStats } from './producer/partitionLoad.ts';
import type { raiseEpoch } from './producer/raiseEpoch.ts';
import type { resendAfterFailure } from './producer/resends.ts';
import type { shareDrainIndex } from './producer/sharedDrainIndex.ts';
import type { chooseByClass, onNewBatch } from './producer/stickyPartitionCache.ts';
import type { ProducerIntervention } from './producerInterventions.ts';
import type { rareSubject } from './rareMoments.ts';
import type { Intervention } from './scenario.ts';
import type { Sim } from './sim.ts';
import type { adjustSequencesDueToFailedBatch } from './transaction/adjustSequences.ts';
import type { failIfNotReadyForSend, maybeAddPartition } from './transaction/calls.ts';
import type { maybeTransitionToErrorState } from './transaction/failures.ts';
import type { TransactionKinds } from './transaction/kinds.ts';
import type { transactionalRun } from './transaction/sending.ts';
import type { worldParts } from './worldParts.ts';

/** What happens when an occurrence is due. */
export type Handlers = {
  readonly [K in OccurrenceKind]: (sim: Sim, occurrence: OccurrenceOf<K>) => void;
};

/** Occurrences that only the second part can handle. */
export type RareKind =
  | keyof TransactionKinds
  | keyof AppKinds
  | 'memoryGranted'
  | 'maxBlockOver'
  | 'produceExpired'
  | 'adoptLeader'
  | 'consumersFollow'
  | 'callFlush'
  | 'callClose'
  | 'flushReturns'
  | 'closeTimeout'
  | 'producerCloses'
  | 'brokerReachable'
  | 'askProducerId'
  | 'producerIdArrives'
  | 'planHandFed'
  | 'handFed'
  | 'splitBatch'
  | 'expireProducers'
  | 'followerStarts'
  | 'isrAnswered'
  | 'electLeader'
  | 'fenceBroker'
  | 'leaveBroker'
  | 'startBroker'
  | 'unfenceBroker'
  | 'rejoinPartition';

export interface Extras {
  /** What a send() comes to for which there is no memory. */
  readonly withoutMemory: typeof withoutMemory;
  readonly refuse: typeof refuse;
  /** Events that only a run with this part has, as moments. */
  readonly rareSubject: typeof rareSubject;
  readonly handlers: Pick<Handlers, RareKind>;
  /** Partitioner classes of releases before 4.0. */
  readonly metadataAnswered: typeof metadataAnswered;
  readonly learnTopic: typeof learnTopic;
  readonly alterIsr: typeof alterIsr;
  readonly shouldWaitForReplicaToJoinIsr: typeof shouldWaitForReplicaToJoinIsr;
  readonly metadataBackoff: typeof metadataBackoff;
  readonly resendAfterFailure: typeof resendAfterFailure;
  /** Batches that do not get through, and numbers in doubt. */
  readonly refusedBatch: typeof refusedBatch;
  readonly expireBatch: typeof expireBatch;
  readonly raiseEpoch: typeof raiseEpoch;
  readonly nextInTurn: typeof nextInTurn;
  readonly updateLoadStats: typeof updateLoadStats;
  readonly chooseByClass: typeof chooseByClass;
  readonly onNewBatch: typeof onNewBatch;
  readonly shareDrainIndex: typeof shareDrainIndex;
  /** What the first world holds besides. */
  readonly worldParts: typeof worldParts;
  /** The start of a run whose producers have a past. */
  readonly applyPresets: typeof applyPresets;
  /** What a fetch means for a consumer that is in a group. */
  readonly groups: GroupHooks;
  /** Carries out a fault that is not about one connection; false when there was nothing to act on. */
  readonly carryOut: (sim: Sim, fault: RareIntervention) => boolean;
  readonly releaseTraffic: typeof releaseTraffic;
  /** Transactions: what the produce path and the Sender ask of them. */
  readonly withTransactions: typeof withTransactions;
  readonly withoutGuards: typeof withoutGuards;
  readonly lastStableOffset: typeof lastStableOffset;
  readonly withoutAborted: typeof withoutAborted;
  readonly decideTransactional: typeof decideTransactional;
  readonly authorized: typeof authorized;
  readonly refuseUnverified: typeof refuseUnverified;
  readonly verifies: typeof verifies;
  readonly transactionalRun: typeof transactionalRun;
  readonly adjustSequences: typeof adjustSequencesDueToFailedBatch;
  readonly failIfNotReadyForSend: typeof failIfNotReadyForSend;
  readonly maybeAddPartition: typeof maybeAddPartition;
  readonly maybeTransitionToErrorState: typeof maybeTransitionToErrorState;
  /** Keeps what happens to a process that stands still; true when it does. */
  readonly isMissed: typeof isMissed;
}

export type RareIntervention = ClusterIntervention | ProducerIntervention | ConsumerIntervention;

const COMMON = ['cut', 'hold', 'stall', 'release', 'delay'] as const;
type CommonIntervention = Extract<Intervention, { readonly do: (typeof COMMON)[number] }>;

/** Whether a fault is one of a connection. */
export function isOfConnection(one: Intervention): one is CommonIntervention {
  return COMMON.some((word) => word === one.do);
}

let loaded: Extras | null = null;

/** Called by extras.ts, once it is there. */
export function install(part: Extras): void {
  loaded = part;
}

/** Whether it is there. */
export function hasExtras(): boolean {
  return loaded !== null;
}

/** The second part. A run that needs it must not begin without it. */
export function extras(): Extras {
  if (!loaded) throw new EngineBug('this run needs src/engine/extras.ts, which is not loaded');
  return loaded;
}
