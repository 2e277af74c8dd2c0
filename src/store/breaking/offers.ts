// What can be done to a target at a place: one offer for each fault of the format that names it. An offer that makes
// no sense there says why; any other finds its moment and something to act on.
import '../../trace/extras.ts';
import { consumerOffers, producerOffers } from './clientOffers.ts';
import { brokerOffers, replicaOffers } from './clusterOffers.ts';
import type { Offer } from './offer.ts';
import type { BreakPlace, Target } from './targets.ts';
import { connectionOffers, messageOffers } from './wireOffers.ts';

export function offersFor(target: Target, place: BreakPlace): readonly Offer[] {
  switch (target.kind) {
    case 'message':
      return messageOffers(target.message, place);
    case 'connection':
      return connectionOffers(target.connection, place);
    case 'producer':
      return producerOffers(target.producer, place);
    case 'broker':
      return brokerOffers(target.broker, place);
    case 'replica':
      return replicaOffers(target.partition, target.broker, place);
    case 'consumer':
      return consumerOffers(target.consumer, place);
  }
}
