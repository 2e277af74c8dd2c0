// What can be done to brokers and to the replicas on them.

import type { PartitionState, World } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { here, type Offer, offer } from './offer.ts';
import type { BreakPlace } from './targets.ts';

export function brokerOffers(id: number, place: BreakPlace): readonly Offer[] {
  const now = { broker: id, ...here(place) };
  const down = isRunning(place.world, id) ? null : t`Broker ${id} is down already.`;
  const follows = place.world.partitions.filter((one) => followerOn(one, id));
  const fetching = follows.filter((one) => followerOn(one, id)?.stopped === false);
  const none = follows.length === 0 ? t`It follows no leader.` : null;
  return [
    offer(
      {
        id: 'crashBroker',
        label: t`Crash it`,
        note: t`Connections and requests are gone, its log stays. The controller notices after broker.session.timeout.ms.`,
        why: down,
      },
      () => ({ do: 'crashBroker', diskLost: false, ...now }),
    ),
    offer(
      {
        id: 'crashDisk',
        label: t`Crash it, and lose its disk`,
        note: t`It comes back with empty logs.`,
        why: down,
      },
      () => ({ do: 'crashBroker', diskLost: true, ...now }),
    ),
    offer(
      {
        id: 'stopBroker',
        label: t`Shut it down cleanly`,
        note: t`It writes producer snapshots and hands leadership over at once.`,
        why: down,
      },
      () => ({ do: 'stopBroker', ...now }),
    ),
    offer(
      {
        id: 'startBroker',
        label: t`Start it`,
        note: t`It loads snapshots and logs, and follows those who lead now.`,
        why: down ? null : t`It runs.`,
      },
      () => ({ do: 'startBroker', ...now }),
    ),
    offer(
      {
        id: 'refuse',
        label: t`Refuse new connections`,
        note: t`Those that are open stay.`,
        why: null,
        span: { label: t`for`, ms: 1000 },
      },
      (forMs) => ({ do: 'refuse', forMs, ...now }),
    ),
    offer(
      {
        id: 'stopReplication',
        label: t`Isolate it from its leaders`,
        note: t`It fetches no more, and leaves the ISR after replica.lag.time.max.ms.`,
        why: none ?? (fetching.length > 0 ? null : t`It fetches nothing already.`),
      },
      () => ({ do: 'stopReplication', partition: null, ...now }),
    ),
    offer(
      {
        id: 'resumeReplication',
        label: t`Let it fetch again`,
        note: t`It catches up, and joins the ISR when it has everything.`,
        why: none ?? (fetching.length < follows.length ? null : t`It fetches.`),
      },
      () => ({ do: 'resumeReplication', partition: null, ...now }),
    ),
    ...place.world.partitions
      .filter((one) => one.replicas.some((replica) => replica.broker === id))
      .map((partition) => leading(partition, id, place)),
  ];
}

export function replicaOffers(id: string, broker: number, place: BreakPlace): readonly Offer[] {
  const partition = place.world.partitions.find((one) => one.id === id);
  const follower = partition && followerOn(partition, broker);
  if (!partition || !follower) return [];
  const now = { partition: id, ...here(place) };
  const { inSyncReplicaIds } = partition;
  return [
    offer(
      {
        id: 'stopReplication',
        label: t`Stop its fetching`,
        note: t`It leaves the ISR once replica.lag.time.max.ms has passed.`,
        why: follower.stopped ? t`It fetches nothing already.` : null,
      },
      () => ({ do: 'stopReplication', broker, ...now }),
    ),
    offer(
      {
        id: 'resumeReplication',
        label: t`Let it fetch again`,
        note: t`It catches up with its leader.`,
        why: follower.stopped ? null : t`It fetches.`,
      },
      () => ({ do: 'resumeReplication', broker, ...now }),
    ),
    offer(
      {
        id: 'shrinkIsr',
        label: t`Drop it from the ISR`,
        note: t`At once, and it fetches no more.`,
        why: inSyncReplicaIds.includes(broker) ? null : t`It is not in the ISR.`,
      },
      () => ({
        do: 'shrinkIsr',
        isr: inSyncReplicaIds.filter((one) => one !== broker),
        ...now,
      }),
    ),
    leading(partition, broker, place),
  ];
}

/** Leadership moves here: cleanly to a replica in sync, uncleanly to any other. */
function leading(partition: PartitionState, broker: number, place: BreakPlace): Offer {
  const inSync = partition.inSyncReplicaIds.includes(broker);
  const name = t`the leadership of ${partition.id}`;
  const why =
    partition.leader === broker
      ? t`It leads already.`
      : isRunning(place.world, broker)
        ? null
        : t`Broker ${broker} is down.`;
  return offer(
    {
      id: `moveLeader-${partition.id}`,
      label: inSync ? t`Give it ${name}` : t`Force ${name} on it`,
      note: inSync
        ? t`It is in sync: nothing that was acknowledged with acks=all is lost.`
        : t`An unclean election: what this replica does not have is gone.`,
      why,
    },
    () => ({
      do: 'moveLeader',
      partition: partition.id,
      broker,
      unclean: !inSync,
      ...here(place),
    }),
  );
}

function followerOn(partition: PartitionState, broker: number) {
  return partition.followers.find((one) => one.broker === broker);
}

function isRunning({ brokers }: World, id: number): boolean {
  return brokers.find((one) => one.id === id)?.state === 'running';
}
