// The engine's second part, see parts.ts. Importing it makes it known.
import { rejoinPartition, startBroker, unfenceBroker } from './broker/brokerLifecycle.ts';
import { electLeader, fenceBroker, leaveBroker } from './broker/controller.ts';
import { expireProducers } from './broker/expireProducers.ts';
import { followerStarts } from './broker/followerStart.ts';
import { decideTransactional } from './broker/transactionChecks.ts';
import { refuseUnverified, verifies } from './broker/verification.ts';
import { carryOutOnCluster } from './clusterInterventions.ts';
import { buildProfileConfig } from './config/profileConfig.ts';
import { groupHandlers, groupHooks } from './consumer/groupParts.ts';
import { carryOutOnConsumer, isOfConsumer } from './consumerInterventions.ts';
import { planHandFed, sendHandFed } from './handFed.ts';
import { install } from './parts.ts';
import { isMissed } from './pause.ts';
import {
  callClose,
  callFlush,
  closeTimeout,
  flushReturns,
  producerCloses,
} from './producer/flushAndClose.ts';
import { splitBatch } from './producer/splitBatch.ts';
import {
  brokerReachable,
  carryOutOnProducer,
  isOfProducer,
  producerDies,
  producerStartsAgain,
} from './producerInterventions.ts';
import { maybeAddPartition } from './transaction/calls.ts';
import { maybeTransitionToErrorState } from './transaction/failures.ts';
import { TRANSACTION_HANDLERS } from './transaction/handlers.ts';
import { transactionalRun } from './transaction/sending.ts';

install({
  buildConfig: buildProfileConfig,
  groups: groupHooks,
  handlers: {
    ...groupHandlers,
    producerDies,
    producerStartsAgain,
    callFlush,
    callClose,
    flushReturns,
    closeTimeout,
    producerCloses,
    brokerReachable,
    planHandFed,
    handFed: sendHandFed,
    splitBatch,
    expireProducers,
    followerStarts,
    electLeader,
    fenceBroker,
    leaveBroker,
    startBroker,
    unfenceBroker,
    rejoinPartition,
    ...TRANSACTION_HANDLERS,
  },
  decideTransactional,
  refuseUnverified,
  verifies,
  transactionalRun,
  maybeAddPartition,
  maybeTransitionToErrorState,
  isMissed,
  carryOut: (sim, fault) => {
    if (isOfConsumer(fault)) return carryOutOnConsumer(sim, fault);
    return isOfProducer(fault) ? carryOutOnProducer(sim, fault) : carryOutOnCluster(sim, fault);
  },
});
