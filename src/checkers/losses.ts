// What the environment may destroy that Kafka had promised to keep.
import type { PartitionId } from '../engine/index.ts';
import type { Instant } from './types.ts';

export const UNCLEAN = {
  id: 'unclean-election',
  why: 'A leader that was not in sync lacks what was acknowledged; the rest of the cluster follows it.',
};
export const DISK = { id: 'disk-lost', why: 'What only one disk held is gone with it.' };

/** Partitions on which the environment destroyed what acks=all promises. */
export function noteLosses({ event, world }: Instant, lost: Map<PartitionId, string>): void {
  if (event.type === 'leaderElected' && event.unclean) lost.set(event.partition, UNCLEAN.id);
  if (event.type === 'brokerStopped' && event.diskLost) {
    for (const { id, replicas } of world.partitions) {
      if (replicas.some((one) => one.broker === event.broker)) lost.set(id, DISK.id);
    }
  }
}
