// Who is in sync: the leader asks the controller, the controller commits. Kafka: Partition#submitAlterPartition,
// #handleAlterPartitionUpdate, ReplicationControlManager#alterPartition.
import type { OccurrenceOf } from '../occurrence.ts';
import type { RuleId } from '../ruleId.ts';
import type { Sim } from '../sim.ts';
import type { PartitionId } from '../units.ts';
import type { FollowerState, PartitionState } from '../world.ts';
import { isLed, NEVER_MS } from './replication.ts';

/** Commits another ISR. What waits for the high watermark may have what it needs now. */
export function changeIsr(
  sim: Sim,
  partition: PartitionState,
  members: readonly number[],
  rule: RuleId,
): void {
  const from = partition.inSyncReplicaIds;
  const to = partition.replicas.map((one) => one.broker).filter((one) => members.includes(one));
  sim.updatePartition(partition.id, { inSyncReplicaIds: to, sentIsr: null });
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

/** The leader asks for another ISR (AlterPartition), and for no second one before it has an answer. */
export function alterIsr(
  sim: Sim,
  partition: PartitionState,
  members: readonly number[],
  rule: RuleId,
): void {
  const { id, leaderEpoch } = partition;
  const { alterPartitionMs } = sim.scenario.network;
  if (alterPartitionMs === 0) {
    changeIsr(sim, partition, members, rule);
    return;
  }
  sim.updatePartition(id, { sentIsr: members });
  sim.later(sim.now + alterPartitionMs, {
    kind: 'isrAnswered',
    partition: id,
    leaderEpoch,
    sentIsr: members,
    rule,
  });
}

/**
 * The controller's answer. What it decided in the meantime counts, and it refuses a member that is fenced
 * (INELIGIBLE_REPLICA): then the leader is back at the ISR that is committed.
 */
export function isrAnswered(
  sim: Sim,
  { partition: id, leaderEpoch, sentIsr, rule }: OccurrenceOf<'isrAnswered'>,
): void {
  const partition = sim.partition(id);
  if (partition.leaderEpoch !== leaderEpoch || partition.sentIsr !== sentIsr) return;
  if (isLed(sim, partition) && sentIsr.every((one) => !isFenced(sim, one))) {
    changeIsr(sim, partition, sentIsr, rule);
  } else sim.updatePartition(id, { sentIsr: null });
}

function isFenced(sim: Sim, broker: number): boolean {
  return sim.broker(broker).state === 'fenced';
}

/**
 * Whether the high watermark waits for a follower outside the ISR: one that was level with the leader within
 * replica.lag.time.max.ms, and may join. It could never reach a high watermark that runs on ahead of it.
 */
export function shouldWaitForReplicaToJoinIsr(sim: Sim, follower: FollowerState): boolean {
  const { broker, lastCaughtUpMs, registered } = follower;
  if (sim.now - lastCaughtUpMs > sim.brokerConfig('replica.lag.time.max.ms')) return false;
  return !sim.rules.asksBrokerEpoch || (registered && !isFenced(sim, broker));
}

/** How far a follower was counts no more (Replica#resetReplicaState of a follower that is not in sync). */
export function forgetFetches(sim: Sim, id: PartitionId, broker: number): void {
  updateFollower(sim, id, broker, { lastCaughtUpMs: NEVER_MS, lastFetchMs: NEVER_MS });
}

/** Changes what a leader knows of a follower, where it is one. */
export function updateFollower(
  sim: Sim,
  id: PartitionId,
  broker: number,
  change: Partial<FollowerState>,
): void {
  const { followers } = sim.partition(id);
  sim.updatePartition(id, {
    followers: followers.map((one) => (one.broker === broker ? { ...one, ...change } : one)),
  });
}
