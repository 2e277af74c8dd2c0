// The engine's second part, see parts.ts. Importing it makes it known.
import { authorized } from './broker/authorization.ts';
import { rejoinPartition, startBroker, unfenceBroker } from './broker/brokerLifecycle.ts';
import { electLeader, fenceBroker, leaveBroker } from './broker/controller.ts';
import { produceExpired } from './broker/delayedProduce.ts';
import { expireProducers } from './broker/expireProducers.ts';
import { followerStarts } from './broker/followerStart.ts';
import { alterIsr, isrAnswered, shouldWaitForReplicaToJoinIsr } from './broker/isrChange.ts';
import { decideTransactional } from './broker/transactionChecks.ts';
import { lastStableOffset, withoutGuards, withTransactions } from './broker/transactions.ts';
import { refuseUnverified, verifies } from './broker/verification.ts';
import { carryOutOnCluster } from './clusterInterventions.ts';
import { withoutAborted } from './consumer/abortedTransactions.ts';
import { consumersFollow } from './consumer/consumersFollow.ts';
import { groupHandlers, groupHooks } from './consumer/groupParts.ts';
import { carryOutOnConsumer, isOfConsumer } from './consumerInterventions.ts';
import { planHandFed, sendHandFed } from './handFed.ts';
import { releaseTraffic } from './network/release.ts';
import { install } from './parts.ts';
import { isMissed } from './pause.ts';
import { applyPresets } from './preset.ts';
import { maxBlockOver, memoryGranted, refuse, withoutMemory } from './producer/blockedSend.ts';
import { expireBatch, refusedBatch } from './producer/failedBatch.ts';
import {
  callClose,
  callFlush,
  closeTimeout,
  flushReturns,
  producerCloses,
} from './producer/flushAndClose.ts';
import { askProducerId, producerIdArrives } from './producer/initProducerId.ts';
import {
  adoptLeader,
  learnTopic,
  metadataAnswered,
  metadataBackoff,
} from './producer/metadataAnswers.ts';
import { nextInTurn, updateLoadStats } from './producer/partitionLoad.ts';
import { raiseEpoch } from './producer/raiseEpoch.ts';
import { resendAfterFailure } from './producer/resends.ts';
import { shareDrainIndex } from './producer/sharedDrainIndex.ts';
import { splitBatch } from './producer/splitBatch.ts';
import { chooseByClass, onNewBatch } from './producer/stickyPartitionCache.ts';
import {
  brokerReachable,
  carryOutOnProducer,
  isOfProducer,
  producerDies,
  producerGoesOn,
  producerPauses,
  producerStartsAgain,
} from './producerInterventions.ts';
import { addErrors } from './protocol/errors.ts';
import { RARE_ERRORS } from './protocol/rareErrors.ts';
import { rareSubject } from './rareMoments.ts';
import { adjustSequencesDueToFailedBatch } from './transaction/adjustSequences.ts';
import { failIfNotReadyForSend, maybeAddPartition } from './transaction/calls.ts';
import { maybeTransitionToErrorState } from './transaction/failures.ts';
import { TRANSACTION_HANDLERS } from './transaction/handlers.ts';
import { transactionalRun } from './transaction/sending.ts';
import { worldParts } from './worldParts.ts';

addErrors(RARE_ERRORS);

install({
  applyPresets,
  worldParts,
  withoutMemory,
  refuse,
  rareSubject,
  alterIsr,
  shouldWaitForReplicaToJoinIsr,
  metadataAnswered,
  learnTopic,
  metadataBackoff,
  resendAfterFailure,
  refusedBatch,
  expireBatch,
  raiseEpoch,
  nextInTurn,
  updateLoadStats,
  chooseByClass,
  onNewBatch,
  shareDrainIndex,
  groups: groupHooks,
  handlers: {
    ...groupHandlers,
    memoryGranted,
    maxBlockOver,
    produceExpired,
    adoptLeader,
    consumersFollow,
    producerDies,
    producerStartsAgain,
    producerPauses,
    producerGoesOn,
    callFlush,
    callClose,
    flushReturns,
    closeTimeout,
    producerCloses,
    brokerReachable,
    askProducerId,
    producerIdArrives,
    planHandFed,
    handFed: sendHandFed,
    splitBatch,
    expireProducers,
    followerStarts,
    isrAnswered,
    electLeader,
    fenceBroker,
    leaveBroker,
    startBroker,
    unfenceBroker,
    rejoinPartition,
    ...TRANSACTION_HANDLERS,
  },
  releaseTraffic,
  withTransactions,
  withoutGuards,
  lastStableOffset,
  withoutAborted,
  decideTransactional,
  authorized,
  refuseUnverified,
  verifies,
  transactionalRun,
  adjustSequences: adjustSequencesDueToFailedBatch,
  failIfNotReadyForSend,
  maybeAddPartition,
  maybeTransitionToErrorState,
  isMissed,
  carryOut: (sim, fault) => {
    if (isOfConsumer(fault)) return carryOutOnConsumer(sim, fault);
    return isOfProducer(fault) ? carryOutOnProducer(sim, fault) : carryOutOnCluster(sim, fault);
  },
});
