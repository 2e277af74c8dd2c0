// A broker process ends and begins. Kafka: LogManager, LogLoader, BrokerServer; the disk outlives the process.

import { loseEverything } from '../network/connection.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { setReplica } from '../ownParts.ts';
import { askAgain } from '../producer/initProducerId.ts';
import type { Sim } from '../sim.ts';
import type { PartitionId } from '../units.ts';
import { replicaOf } from '../world.ts';
import { electFor, leaveAll } from './controller.ts';
import { startFetching } from './followerStart.ts';
import { updateFollower } from './isrChange.ts';
import { emptyReplica } from './replica.ts';
import { loadLog, takeSnapshot, withoutSnapshots } from './replicaRecovery.ts';

/** How a broker goes down. */
export interface Ending {
  readonly how: 'crash' | 'clean';
  /** Its disk is gone too. */
  readonly diskLost: boolean;
}

/**
 * The process ends. Requests in its hands and in its socket buffers end with it; what stands in its logs stays,
 * since the page cache outlives a process. A clean stop tells the controller and writes producer snapshots; after
 * a crash the controller waits for broker.session.timeout.ms. Returns false for a broker that is down already.
 */
export function stopBroker(sim: Sim, id: number, { how, diskLost }: Ending): boolean {
  if (sim.broker(id).state !== 'running') return false;
  for (const partition of sim.world.partitions) {
    const replica = partition.replicas.find((one) => one.broker === id);
    if (!replica) continue;
    if (diskLost) setReplica(sim, partition.id, emptyReplica(id, replica.logStartOffset));
    else
      setReplica(sim, partition.id, (how === 'clean' ? takeSnapshot : withoutSnapshots)(replica));
    stopFetchesAt(sim, partition.id, id);
  }
  const event = sim.emit(`b${id}`, { type: 'brokerStopped', broker: id, how, diskLost });
  sim.updateBroker(id, { state: how === 'clean' ? 'fenced' : 'down', event });
  dropRequests(sim, id);
  if (how === 'clean') leaveAll(sim, id);
  else {
    sim.later(sim.now + sim.brokerConfig('broker.session.timeout.ms'), {
      kind: 'fenceBroker',
      broker: id,
      since: event,
    });
  }
  return true;
}

/** No fetch waits at a dead leader, and a dead follower's fetch waits nowhere. */
function stopFetchesAt(sim: Sim, id: PartitionId, broker: number): void {
  const { followers, leader } = sim.partition(id);
  sim.updatePartition(id, {
    followers: followers.map((one) =>
      one.broker === broker || leader === broker ? { ...one, fetchWaiting: false } : one,
    ),
  });
}

function dropRequests(sim: Sim, id: number): void {
  sim.world = { ...sim.world, produces: sim.world.produces.filter((one) => one.broker !== id) };
  for (const connection of sim.world.connections) {
    if (connection.broker !== id) continue;
    const alive = connection.state === 'open' || connection.state === 'opening';
    sim.updateConnection(connection.id, { received: [], muted: true });
    loseEverything(sim, connection.id, alive || connection.state === 'cut' ? 'cut' : 'closed');
    if (!alive) continue;
    sim.later(sim.now + sim.scenario.network.disconnectMs, {
      kind: 'clientDisconnect',
      connection: connection.id,
      reason: 'disconnected',
    });
  }
}

/** The process is up again: logs are loaded, producer state is built from snapshot and log. */
export function startBroker(sim: Sim, { broker: id }: OccurrenceOf<'startBroker'>): void {
  if (sim.broker(id).state === 'running') return;
  const clock = { now: sim.now, producerIdExpirationMs: sim.producerIdExpirationMs };
  const mine = sim.world.partitions.filter((one) => one.replicas.some((r) => r.broker === id));
  for (const partition of mine) {
    setReplica(sim, partition.id, loadLog(replicaOf(partition, id), clock));
    updateFollower(sim, partition.id, id, { registered: false });
  }
  // a crashed broker that registers again was down all the same: the controller deals with that first
  const unnoticed = sim.broker(id).state === 'down';
  sim.updateBroker(id, { state: 'fenced' });
  const event = sim.emit(`b${id}`, {
    type: 'brokerStarted',
    broker: id,
    loaded: mine.map((partition) => {
      const { logEndOffset, producers } = replicaOf(sim.partition(partition.id), id);
      return {
        partition: partition.id,
        logEndOffset,
        producers: producers.map((one) => ({
          producerId: one.producerId,
          batches: one.batches.length,
        })),
      };
    }),
  });
  sim.updateBroker(id, { event });
  if (unnoticed) leaveAll(sim, id);
  sim.next({ kind: 'unfenceBroker', broker: id });
  for (const partition of mine) {
    sim.next({ kind: 'rejoinPartition', broker: id, partition: partition.id });
  }
}

/** ReplicationControlManager#handleBrokerUnfenced, before its partitions are looked at one by one. */
export function unfenceBroker(sim: Sim, { broker }: OccurrenceOf<'unfenceBroker'>): void {
  sim.updateBroker(broker, { state: 'running' });
  if (sim.world.coordinator) sim.next({ kind: 'electCoordinator' });
  askAgain(sim);
}

/** It leads where nobody does and it may, and follows everywhere else. */
export function rejoinPartition(
  sim: Sim,
  { broker, partition: id }: OccurrenceOf<'rejoinPartition'>,
): void {
  const { leader } = sim.partition(id);
  if (leader < 0) electFor(sim, id);
  else startFetching(sim, id, broker);
}
