// What can be done to the processes of producers and consumers.
import { leaderReplica } from '../../engine/index.ts';
import { here, type Offer, offer } from './offer.ts';
import type { BreakPlace } from './targets.ts';

export function producerOffers(id: string, place: BreakPlace): readonly Offer[] {
  const { world } = place;
  const producer = world.producers.find((one) => one.id === id);
  const lifecycle = producer?.lifecycle ?? 'closed';
  const dead = lifecycle === 'crashed' || lifecycle === 'closed';
  const paused = world.paused.some((one) => one.producer === id);
  const gone = dead ? `The producer is ${lifecycle} already.` : null;
  const now = { producer: id, ...here(place) };
  const restart = (resend: 'none' | 'unacknowledged', label: string, note: string) =>
    offer(
      {
        id: `restart-${resend}`,
        label,
        note,
        why: dead ? null : 'It runs: crash it first.',
      },
      () => ({ do: 'restart', resend, ...now }),
    );
  return [
    offer(
      {
        id: 'crash',
        label: 'Crash it',
        note: 'The process is gone with what it had in memory. What its socket had taken still arrives.',
        why: gone,
      },
      () => ({ do: 'crash', ...now }),
    ),
    restart('none', 'Start it again', 'A new producer. What the old one had in memory stays gone.'),
    restart(
      'unacknowledged',
      'Start it again, and send again',
      'The application sends again what it does not know acknowledged.',
    ),
    offer(
      {
        id: 'pause',
        label: 'Let it stand still',
        note: 'As in a long garbage collection: its sockets receive, and nothing is done.',
        why: gone ?? (paused ? 'It stands still already.' : null),
      },
      () => ({ do: 'pause', ...now }),
    ),
    offer(
      {
        id: 'resume',
        label: 'Let it go on',
        note: 'What was due meanwhile happens now.',
        why: paused ? null : 'It does not stand still.',
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
        label: `Expire its id on ${partition.id}`,
        note: 'The leader drops its row of this producer, as if producer.id.expiration.ms were over.',
        why: known ? null : 'The leader has no row of this producer.',
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
    const name = topic ?? 'its transactional.id';
    return offer(
      isDenied
        ? {
            id: `allowWrite-${name}`,
            label: `Allow it WRITE on ${name} again`,
            note: 'The ACL that denies it is removed.',
            why: null,
          }
        : {
            id: `denyWrite-${name}`,
            label: `Deny it WRITE on ${name}`,
            note: 'An ACL: the broker refuses what it sends before it looks at leader and numbers.',
            why: null,
          },
      () => ({ do: isDenied ? 'allowWrite' : 'denyWrite', producer: id, topic, ...here(place) }),
    );
  });
}

export function consumerOffers(id: string, place: BreakPlace): readonly Offer[] {
  const process = place.world.consumers.find((one) => one.id === id)?.process ?? null;
  const alone = process ? null : 'It is in no group, and only a member of a group can fail here.';
  const dead = process?.state === 'crashed' ? 'It is down already.' : null;
  const now = { consumer: id, ...here(place) };
  return [
    offer(
      {
        id: 'crashConsumer',
        label: 'Crash it',
        note: 'Its group waits session.timeout.ms for it. A commit that it had sent still arrives.',
        why: alone ?? dead,
      },
      () => ({ do: 'crashConsumer', ...now }),
    ),
    offer(
      {
        id: 'restartConsumer',
        label: 'Start it again',
        note: 'A new member: it goes on at the committed offsets once the group lets go of the old one.',
        why: alone ?? (dead ? null : 'It runs: crash it first.'),
      },
      () => ({ do: 'restartConsumer', ...now }),
    ),
    offer(
      {
        id: 'pauseConsumer',
        label: 'Let it stand still',
        note: 'Its heartbeats stop too. Then it goes on where it was.',
        why: alone ?? dead ?? (process?.state === 'paused' ? 'It stands still already.' : null),
        span: { label: 'for', ms: 60_000 },
      },
      (forMs) => ({ do: 'pauseConsumer', forMs, ...now }),
    ),
    offer(
      {
        id: 'cutConsumer',
        label: 'Break its connections',
        note: 'A fetch or commit on its way is lost, or the answer to it. Both are sent again.',
        why: alone ?? dead,
      },
      () => ({ do: 'cutConsumer', ...now }),
    ),
  ];
}
