// The controller's part: who is alive, who leads, who is in sync.
// Kafka: ReplicationControlManager, PartitionChangeBuilder, ClusterControlManager. Brokers learn of a decision at
// once (their metadata is never stale in this engine); clients learn of it as clients do.
import type { OccurrenceOf } from '../occurrence.ts';
import { setReplica } from '../ownParts.ts';
import type { Sim } from '../sim.ts';
import type { PartitionId } from '../units.ts';
import { type PartitionState, replicaOf } from '../world.ts';
import { startFetching } from './followerStart.ts';
import { changeIsr, forgetFetches } from './isrChange.ts';
import { startEpoch } from './replica.ts';
import { NEVER_MS, newFollower } from './replication.ts';

/** broker.session.timeout.ms after its last heartbeat a broker is fenced (ReplicationControlManager#handleBrokerFenced). */
export function fenceBroker(sim: Sim, { broker: id, since }: OccurrenceOf<'fenceBroker'>): void {
  const broker = sim.broker(id);
  // it came back in time, or went down again later: that time counts
  if (broker.state !== 'down' || broker.event !== since) return;
  sim.updateBroker(id, { state: 'fenced' });
  sim.emit('controller', { type: 'brokerFenced', broker: id });
  leaveAll(sim, id);
}

/** A broker that is gone leads nothing and is in sync with nothing, except where it is the last one. */
export function leaveAll(sim: Sim, broker: number): void {
  if (sim.world.coordinator) sim.next({ kind: 'electCoordinator' });
  for (const partition of sim.world.partitions) {
    if (partition.replicas.some((one) => one.broker === broker)) {
      sim.next({ kind: 'leaveBroker', broker, partition: partition.id });
    }
  }
}

/** PartitionChangeBuilder#build for one partition of a broker that is gone. */
export function leaveBroker(
  sim: Sim,
  { broker, partition: id }: OccurrenceOf<'leaveBroker'>,
): void {
  const partition = sim.partition(id);
  const left = partition.inSyncReplicaIds.filter((one) => one !== broker);
  if (partition.leader === broker) {
    // the last member stays in the ISR: only it is known to have everything
    if (left.length > 0) sim.updatePartition(id, { inSyncReplicaIds: left, sentIsr: null });
    electFor(sim, id);
    return;
  }
  // a new leader epoch comes with it in 2.8, and that one forgets how far the follower was (Partition#makeLeader)
  if (!sim.rules.asksBrokerEpoch) forgetFetches(sim, id, broker);
  if (left.length === 0 || left.length === partition.inSyncReplicaIds.length) return;
  changeIsr(sim, partition, left, 'controller.fence');
}

/**
 * Who leads next: the first assigned replica that is alive and in sync; with unclean election allowed, else any
 * that is alive; else nobody. Kafka: PartitionChangeBuilder#electAnyLeader.
 */
export function electFor(sim: Sim, id: PartitionId): void {
  const partition = sim.partition(id);
  const alive = partition.replicas
    .map((one) => one.broker)
    .filter((one) => sim.broker(one).state === 'running');
  const clean = alive.find((one) => partition.inSyncReplicaIds.includes(one));
  const unclean = partition.uncleanLeaderElection ? alive[0] : undefined;
  const leader = clean ?? unclean ?? -1;
  sim.next({
    kind: 'electLeader',
    partition: id,
    leader,
    unclean: clean === undefined && leader >= 0,
  });
}

/** A new leader begins: a new epoch, its own log end as its start, and followers that it knows nothing of. */
export function electLeader(
  sim: Sim,
  { partition: id, leader, unclean }: OccurrenceOf<'electLeader'>,
): void {
  const before = sim.partition(id);
  const from = before.leader;
  if (from === leader && leader < 0) return;
  const leaderEpoch = before.leaderEpoch + 1;
  const inSyncReplicaIds = unclean ? [leader] : before.inSyncReplicaIds;
  const led = leader < 0 ? before.lastLeader : leader;
  const copy = replicaOf(before, led);
  sim.updatePartition(id, {
    leader,
    lastLeader: led,
    leaderEpoch,
    inSyncReplicaIds,
    sentIsr: null,
    followers: before.replicas
      .filter((one) => one.broker !== led)
      .map(({ broker }) =>
        newFollower(
          broker,
          isStopped(before, broker),
          inSyncReplicaIds.includes(broker) ? sim.now : NEVER_MS,
        ),
      ),
    isrCheckAt: null,
  });
  if (leader >= 0) setReplica(sim, id, startEpoch(copy, leaderEpoch));
  sim.emit('controller', {
    type: 'leaderElected',
    partition: id,
    leader,
    from,
    leaderEpoch,
    unclean,
    inSyncReplicaIds,
    startOffset: copy.logEndOffset,
  });
  afterElection(sim, sim.partition(id));
}

function isStopped(partition: PartitionState, broker: number): boolean {
  return partition.followers.find((one) => one.broker === broker)?.stopped ?? false;
}

function afterElection(sim: Sim, partition: PartitionState): void {
  const { id, leader } = partition;
  // produce requests that waited at the old leader are answered NOT_LEADER_OR_FOLLOWER
  for (const produce of sim.world.produces) {
    if (produce.waiting && produce.broker !== leader) {
      sim.next({ kind: 'brokerFinish', request: produce.request });
    }
  }
  if (leader < 0) return;
  for (const { broker } of partition.followers) startFetching(sim, id, broker);
  sim.next({ kind: 'advanceHighWatermark', partition: id });
  sim.next({ kind: 'consumersFollow', partition: id });
  sim.next({ kind: 'planIsrCheck', partition: id });
  if (sim.world.coordinator) sim.next({ kind: 'resendMarkers', partition: id });
}
