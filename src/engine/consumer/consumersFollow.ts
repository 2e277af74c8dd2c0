// Consumers after an election.
import type { OccurrenceOf } from '../occurrence.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import { leaderReplica } from '../world.ts';

/**
 * A new leader may have fewer records than a consumer has read: it goes on where the leader's log ends.
 * Stands for the truncation check of SubscriptionState (KIP-320) with a reset policy.
 */
export function consumersFollow(
  sim: Sim,
  { partition: id }: OccurrenceOf<'consumersFollow'>,
): void {
  const { logEndOffset } = leaderReplica(sim.partition(id));
  for (const consumer of sim.world.consumers) {
    if (consumer.process) extras().groups.truncateFetched(sim, consumer.id, id, logEndOffset);
    sim.updateConsumer(consumer.id, {
      positions: consumer.positions.map((one) =>
        one.partition === id && one.nextOffset > logEndOffset
          ? { ...one, nextOffset: logEndOffset }
          : one,
      ),
    });
  }
  sim.next({ kind: 'serveConsumers', partition: id });
}
