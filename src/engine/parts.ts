// The engine comes in two parts, so that a page loads the second when a run asks for it: what every run needs, and
// extras.ts, which a run needs whose brokers stop, lead no more or forget, whose application flushes, closes or dies, and the like.
import { EngineBug } from './assert.ts';
import type { decideTransactional } from './broker/transactionChecks.ts';
import type { refuseUnverified, verifies } from './broker/verification.ts';
import type { ClusterIntervention } from './clusterInterventions.ts';
import type { buildProfileConfig } from './config/profileConfig.ts';
import type { AppKinds } from './consumer/groupKinds.ts';
import type { GroupHooks } from './consumer/groupParts.ts';
import type { ConsumerIntervention } from './consumerInterventions.ts';
import type { OccurrenceKind, OccurrenceOf } from './occurrence.ts';
import type { isMissed } from './pause.ts';
import type { ProducerIntervention } from './producerInterventions.ts';
import type { Intervention } from './scenario.ts';
import type { Sim } from './sim.ts';
import type { maybeAddPartition } from './transaction/calls.ts';
import type { maybeTransitionToErrorState } from './transaction/failures.ts';
import type { TransactionKinds } from './transaction/kinds.ts';
import type { transactionalRun } from './transaction/sending.ts';

/** What happens when an occurrence is due. */
export type Handlers = {
  readonly [K in OccurrenceKind]: (sim: Sim, occurrence: OccurrenceOf<K>) => void;
};

/** Occurrences that only the second part can handle. */
export type RareKind =
  | keyof TransactionKinds
  | keyof AppKinds
  | 'callFlush'
  | 'callClose'
  | 'flushReturns'
  | 'closeTimeout'
  | 'producerCloses'
  | 'brokerReachable'
  | 'planHandFed'
  | 'handFed'
  | 'splitBatch'
  | 'expireProducers'
  | 'followerStarts'
  | 'electLeader'
  | 'fenceBroker'
  | 'leaveBroker'
  | 'startBroker'
  | 'unfenceBroker'
  | 'rejoinPartition';

export interface Extras {
  /** What a producer of another release than `current` would run with. */
  readonly buildConfig: typeof buildProfileConfig;
  readonly handlers: Pick<Handlers, RareKind>;
  /** What a fetch means for a consumer that is in a group. */
  readonly groups: GroupHooks;
  /** Carries out a fault that is not about one connection; false when there was nothing to act on. */
  readonly carryOut: (sim: Sim, fault: RareIntervention) => boolean;
  /** Transactions: what the produce path and the Sender ask of them. */
  readonly decideTransactional: typeof decideTransactional;
  readonly refuseUnverified: typeof refuseUnverified;
  readonly verifies: typeof verifies;
  readonly transactionalRun: typeof transactionalRun;
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

/** The second part. A run that needs it must not begin without it. */
export function extras(): Extras {
  if (!loaded) throw new EngineBug('this run needs src/engine/extras.ts, which is not loaded');
  return loaded;
}
