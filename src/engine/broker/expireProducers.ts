// Kafka: UnifiedLog#removeExpiredProducers. Each replica forgets by itself, and logs nothing.
import { replicaWith } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { setReplica } from '../ownParts.ts';
import type { Sim } from '../sim.ts';
import { planProducerExpiration } from './producerExpiration.ts';
import { isExpired, withoutLateGuards, withoutProducer } from './replicaRecovery.ts';

/** One producer id is forgotten per step; the job goes on until none is expired. */
export function expireProducers(
  sim: Sim,
  { partition: id }: OccurrenceOf<'expireProducers'>,
): void {
  const clock = { now: sim.now, producerIdExpirationMs: sim.producerIdExpirationMs };
  for (const replica of sim.partition(id).replicas) {
    const verification = withoutLateGuards(replica.verification, clock);
    if (verification.length < replica.verification.length) {
      setReplica(sim, id, replicaWith(replica, { verification }));
    }
  }
  for (const replica of sim.partition(id).replicas) {
    const expired = replica.producers.find((one) => isExpired(one, clock));
    if (!expired) continue;
    setReplica(sim, id, withoutProducer(replica, expired.producerId));
    sim.emit(`b${replica.broker}`, {
      type: 'producerForgotten',
      broker: replica.broker,
      partition: id,
      producerId: expired.producerId,
      why: 'expired',
      lastTimestamp: expired.lastTimestamp,
    });
    sim.next({ kind: 'expireProducers', partition: id });
    return;
  }
  planProducerExpiration(sim, id);
}
