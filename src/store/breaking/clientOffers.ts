// What can be done to the processes of producers and consumers.

import { leaderReplica } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { here, type Offer, offer } from './offer.ts';
import type { BreakPlace } from './targets.ts';

export function producerOffers(id: string, place: BreakPlace): readonly Offer[] {
  const { world } = place;
  const producer = world.producers.find((one) => one.id === id);
  const lifecycle = producer?.lifecycle ?? 'closed';
  const dead = lifecycle === 'crashed' || lifecycle === 'closed';
  const paused = world.paused.some((one) => one.producer === id);
  const gone = dead ? t`The producer is ${lifecycle} already.` : null;
  const now = { producer: id, ...here(place) };
  const restart = (resend: 'none' | 'unacknowledged', label: string, note: string) =>
    offer(
      {
        id: `restart-${resend}`,
        label,
        note,
        why: dead ? null : t`It runs: crash it first.`,
      },
      () => ({ do: 'restart', resend, ...now }),
    );
  return [
    offer(
      {
        id: 'crash',
        label: t`Crash it`,
        note: t`The process is gone with what it had in memory. What its socket had taken still arrives.`,
        why: gone,
      },
      () => ({ do: 'crash', ...now }),
    ),
    restart(
      'none',
      t`Start it again`,
      t`A new producer. What the old one had in memory stays gone.`,
    ),
    restart(
      'unacknowledged',
      t`Start it again, and send again`,
      t`The application sends again what it does not know acknowledged.`,
    ),
    offer(
      {
        id: 'pause',
        label: t`Let it stand still`,
        note: t`As in a long garbage collection: its sockets receive, and nothing is done.`,
        why: gone ?? (paused ? t`It stands still already.` : null),
      },
      () => ({ do: 'pause', ...now }),
    ),
    offer(
      {
        id: 'resume',
        label: t`Let it go on`,
        note: t`What was due meanwhile happens now.`,
        why: paused ? null : t`It does not stand still.`,
      },
      () => ({ do: 'resume', ...now }),
    ),
    ...forgetting(id, place),
    ...acls(id, place),
  ];
}

/** One for each partition whose leader may know it. */
function forgetting(id: string, place: BreakPlace): readonly Offer[] {
  const { world } = place;
  const producer = world.producers.find((one) => one.id === id);
  return world.partitions.map((partition) => {
    const known = leaderReplica(partition).producers.some(
      (one) => one.producerId === producer?.producerId,
    );
    return offer(
      {
        id: `forgetProducer-${partition.id}`,
        label: t`Expire its id on ${partition.id}`,
        note: t`The leader drops its row of this producer, as if producer.id.expiration.ms were over.`,
        why: known ? null : t`The leader has no row of this producer.`,
      },
      () => ({ do: 'forgetProducer', partition: partition.id, producer: id, ...here(place) }),
    );
  });
}

/** One for each topic, and one for a transactional.id. */
function acls(id: string, place: BreakPlace): readonly Offer[] {
  const { partitions, producers, denied } = place.world;
  const transactional = producers.some((one) => one.id === id && one.transaction !== null);
  const topics = [...new Set(partitions.map((one) => one.topic))];
  return [...topics, ...(transactional ? [null] : [])].map((topic) => {
    const isDenied = denied.some((one) => one.producer === id && one.topic === topic);
    const name = topic ?? t`its transactional.id`;
    return offer(
      isDenied
        ? {
            id: `allowWrite-${name}`,
            label: t`Allow it WRITE on ${name} again`,
            note: t`The ACL that denies it is removed.`,
            why: null,
          }
        : {
            id: `denyWrite-${name}`,
            label: t`Deny it WRITE on ${name}`,
            note: t`An ACL: the broker refuses what it sends before it looks at leader and numbers.`,
            why: null,
          },
      () => ({ do: isDenied ? 'allowWrite' : 'denyWrite', producer: id, topic, ...here(place) }),
    );
  });
}

export function consumerOffers(id: string, place: BreakPlace): readonly Offer[] {
  const process = place.world.consumers.find((one) => one.id === id)?.process ?? null;
  const alone = process ? null : t`It is in no group, and only a member of a group can fail here.`;
  const dead = process?.state === 'crashed' ? t`It is down already.` : null;
  const now = { consumer: id, ...here(place) };
  return [
    offer(
      {
        id: 'crashConsumer',
        label: t`Crash it`,
        note: t`Its group waits session.timeout.ms for it. A commit that it had sent still arrives.`,
        why: alone ?? dead,
      },
      () => ({ do: 'crashConsumer', ...now }),
    ),
    offer(
      {
        id: 'restartConsumer',
        label: t`Start it again`,
        note: t`A new member: it goes on at the committed offsets once the group lets go of the old one.`,
        why: alone ?? (dead ? null : t`It runs: crash it first.`),
      },
      () => ({ do: 'restartConsumer', ...now }),
    ),
    offer(
      {
        id: 'pauseConsumer',
        label: t`Let it stand still`,
        note: t`Its heartbeats stop too. Then it goes on where it was.`,
        why: alone ?? dead ?? (process?.state === 'paused' ? t`It stands still already.` : null),
        span: { label: t`for`, ms: 60_000 },
      },
      (forMs) => ({ do: 'pauseConsumer', forMs, ...now }),
    ),
    offer(
      {
        id: 'cutConsumer',
        label: t`Break its connections`,
        note: t`A fetch or commit on its way is lost, or the answer to it. Both are sent again.`,
        why: alone ?? dead,
      },
      () => ({ do: 'cutConsumer', ...now }),
    ),
  ];
}
