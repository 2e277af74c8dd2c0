// Kafka: the job of UnifiedLog#producerExpireCheck. Each replica forgets by itself, and logs nothing.
import type { Sim } from '../sim.ts';
import type { PartitionId } from '../units.ts';
import { leaderReplica } from '../world.ts';

/**
 * Plans the look of the job that may find the leader's oldest producer id expired. The job runs every
 * producer.id.expiration.check.interval.ms; looks that cannot find anything are not planned.
 */
export function planProducerExpiration(sim: Sim, id: PartitionId): void {
  const { producers } = leaderReplica(sim.partition(id));
  const every = sim.brokerConfig('producer.id.expiration.check.interval.ms');
  let oldest = Number.POSITIVE_INFINITY;
  for (const { currentTxnFirstOffset, lastTimestamp } of producers) {
    if (currentTxnFirstOffset === null) oldest = Math.min(oldest, lastTimestamp);
  }
  if (!Number.isFinite(oldest)) return;
  const due = Math.max(oldest + sim.producerIdExpirationMs, sim.now + 1);
  const at = Math.ceil(due / every) * every;
  if (at > sim.scenario.untilMs) return;
  sim.cancel((one) => one.kind === 'expireProducers' && one.partition === id);
  sim.later(at, { kind: 'expireProducers', partition: id });
}
