// Kafka: Partition#alterIsr. The controller commits a change at once.
import type { RuleId } from '../ruleId.ts';
import type { Sim } from '../sim.ts';
import type { PartitionState } from '../world.ts';

/** Commits another ISR. What waits for the high watermark may have what it needs now. */
export function changeIsr(
  sim: Sim,
  partition: PartitionState,
  members: readonly number[],
  rule: RuleId,
): void {
  const from = partition.inSyncReplicaIds;
  const to = partition.replicas.map((one) => one.broker).filter((one) => members.includes(one));
  sim.updatePartition(partition.id, { inSyncReplicaIds: to });
  sim.emit(partition.leader < 0 ? 'controller' : `b${partition.leader}`, {
    type: 'isrChanged',
    broker: partition.leader,
    partition: partition.id,
    from,
    to,
    rule,
  });
  sim.next({ kind: 'advanceHighWatermark', partition: partition.id });
  if (sim.world.coordinator) sim.next({ kind: 'resendMarkers', partition: partition.id });
}
