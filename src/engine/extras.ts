// The engine's second part, see parts.ts. Importing it makes it known.
import { rejoinPartition, startBroker } from './broker/brokerLifecycle.ts';
import { electLeader, fenceBroker, leaveBroker } from './broker/controller.ts';
import { carryOutOnCluster } from './clusterInterventions.ts';
import { install } from './parts.ts';
import {
  callClose,
  callFlush,
  closeTimeout,
  flushReturns,
  producerCloses,
} from './producer/flushAndClose.ts';
import { brokerReachable, carryOutOnProducer, isOfProducer } from './producerInterventions.ts';

install({
  handlers: {
    callFlush,
    callClose,
    flushReturns,
    closeTimeout,
    producerCloses,
    brokerReachable,
    electLeader,
    fenceBroker,
    leaveBroker,
    startBroker,
    rejoinPartition,
  },
  carryOut: (sim, fault) =>
    isOfProducer(fault) ? carryOutOnProducer(sim, fault) : carryOutOnCluster(sim, fault),
});
