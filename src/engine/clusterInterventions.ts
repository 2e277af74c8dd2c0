// Faults that hit brokers, leadership and replication rather than a connection.
import { stopBroker } from './broker/brokerLifecycle.ts';
import { startFetching } from './broker/followerStart.ts';
import { changeIsr, forgetFetches } from './broker/isrChange.ts';
import { withoutProducer } from './broker/replicaRecovery.ts';
import { setReplica } from './ownParts.ts';
import type { Intervention } from './scenario.ts';
import type { Sim } from './sim.ts';
import type { Fact } from './simEvent.ts';
import type { PartitionId } from './units.ts';
import { leaderReplica } from './world.ts';

export type ClusterIntervention = Extract<
  Intervention,
  {
    readonly do:
      | 'crashBroker'
      | 'stopBroker'
      | 'startBroker'
      | 'moveLeader'
      | 'stopReplication'
      | 'resumeReplication'
      | 'shrinkIsr'
      | 'forgetProducer';
  }
>;

/** Carries a fault out; false when there is nothing to act on. */
export function carryOutOnCluster(sim: Sim, fault: ClusterIntervention): boolean {
  switch (fault.do) {
    case 'crashBroker':
      return stopBroker(sim, fault.broker, { how: 'crash', diskLost: fault.diskLost });
    case 'stopBroker':
      return stopBroker(sim, fault.broker, { how: 'clean', diskLost: false });
    case 'startBroker':
      if (sim.broker(fault.broker).state === 'running') return false;
      sim.next({ kind: 'startBroker', broker: fault.broker });
      return true;
    case 'moveLeader':
      return moveLeader(sim, fault);
    case 'stopReplication':
    case 'resumeReplication':
      return setReplication(sim, fault.broker, fault.partition, fault.do === 'stopReplication');
    case 'shrinkIsr':
      return shrinkIsr(sim, fault);
    case 'forgetProducer':
      return forgetProducer(sim, fault);
  }
}

type Of<K extends ClusterIntervention['do']> = Extract<ClusterIntervention, { readonly do: K }>;

function moveLeader(sim: Sim, { partition: id, broker, unclean }: Of<'moveLeader'>): boolean {
  const partition = sim.partition(id);
  const isReplica = partition.replicas.some((one) => one.broker === broker);
  const inSync = partition.inSyncReplicaIds.includes(broker);
  if (!isReplica || partition.leader === broker || sim.broker(broker).state !== 'running') {
    return false;
  }
  if (!inSync && !unclean) return false;
  sim.next({ kind: 'electLeader', partition: id, leader: broker, unclean: !inSync });
  return true;
}

function stopFollower(sim: Sim, id: PartitionId, broker: number, stopped: boolean): boolean {
  const { followers } = sim.partition(id);
  const known = followers.find((one) => one.broker === broker);
  if (!known || known.stopped === stopped) return false;
  sim.updatePartition(id, {
    followers: followers.map((one) =>
      one.broker === broker ? { ...one, stopped, fetchWaiting: false } : one,
    ),
  });
  return true;
}

/** A follower's fetcher stops, or goes on, for one partition or all it follows. */
function setReplication(
  sim: Sim,
  broker: number,
  only: PartitionId | null,
  stopped: boolean,
): boolean {
  const changed = sim.world.partitions
    .map((one) => one.id)
    .filter((id) => (only === null || only === id) && stopFollower(sim, id, broker, stopped));
  const [first, ...rest] = changed.map(
    (partition): Fact => ({
      type: stopped ? 'replicationStopped' : 'replicationResumed',
      broker,
      partition,
    }),
  );
  if (!first) return false;
  sim.emit(`b${broker}`, first);
  for (const fact of rest) sim.next({ kind: 'note', actor: `b${broker}`, fact });
  for (const id of changed) {
    if (stopped) sim.next({ kind: 'planIsrCheck', partition: id });
    else startFetching(sim, id, broker);
  }
  return true;
}

function shrinkIsr(sim: Sim, { partition: id, isr }: Of<'shrinkIsr'>): boolean {
  const { inSyncReplicaIds, leader, replicas } = sim.partition(id);
  const stays = inSyncReplicaIds.filter((one) => one === leader || isr.includes(one));
  for (const { broker } of replicas) {
    if (stays.includes(broker)) continue;
    stopFollower(sim, id, broker, true);
    // as if it had lagged for replica.lag.time.max.ms
    forgetFetches(sim, id, broker);
  }
  if (stays.length === inSyncReplicaIds.length) return false;
  changeIsr(sim, sim.partition(id), stays, 'broker.isr-shrink');
  return true;
}

function forgetProducer(sim: Sim, { partition, producer }: Of<'forgetProducer'>): boolean {
  const replica = leaderReplica(sim.partition(partition));
  const { producerId } = sim.producer(producer);
  const known = replica.producers.find((one) => one.producerId === producerId);
  if (!known) return false;
  setReplica(sim, partition, withoutProducer(replica, producerId));
  sim.emit(`b${replica.broker}`, {
    type: 'producerForgotten',
    broker: replica.broker,
    partition,
    producerId,
    why: 'lever',
    lastTimestamp: known.lastTimestamp,
  });
  return true;
}
