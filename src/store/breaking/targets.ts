// What can be broken at a place of a run, and what each is called.

import { type ConnectionState, type EventId, type World, worldAt } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Message, TraceIndex } from '../../trace/types.ts';
import { capital } from '../../trace/words.ts';
import { nameOfMessage } from '../messageTellings.ts';

export type Target =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'connection'; readonly connection: ConnectionState }
  | { readonly kind: 'producer'; readonly producer: string }
  | { readonly kind: 'broker'; readonly broker: number }
  | { readonly kind: 'replica'; readonly partition: string; readonly broker: number }
  | { readonly kind: 'consumer'; readonly consumer: string };

/** A place in a run: what is there is the world after `event`, and `now` is a whole virtual ms. */
export interface BreakPlace {
  readonly index: TraceIndex;
  readonly event: EventId;
  readonly now: number;
  readonly world: World;
}

export function breakPlace(index: TraceIndex, playhead: number): BreakPlace {
  const event = index.clock.eventAt(playhead);
  const now = Math.floor(index.clock.virtualAt(playhead));
  return { index, event, now, world: worldAt(index.trace, event) };
}

/** `broker:2`, `message:p1/3>`: a target as one word, for attributes and the state. */
export function wordOf(target: Target): string {
  switch (target.kind) {
    case 'message':
      return `message:${target.message.id}`;
    case 'connection':
      return `connection:${target.connection.id}`;
    case 'producer':
      return `producer:${target.producer}`;
    case 'broker':
      return `broker:${target.broker}`;
    case 'replica':
      return `replica:${target.partition}:${target.broker}`;
    case 'consumer':
      return `consumer:${target.consumer}`;
  }
}

/** Everything there is at that place: what is on the wire first, then along the way of a record. */
export function targetsAt({ index, event, world }: BreakPlace): readonly Target[] {
  const underWay = index.messages.filter(
    (one) => one.sentEvent <= event && (one.endEvent === null || one.endEvent > event),
  );
  return [
    ...underWay.map((message): Target => ({ kind: 'message', message })),
    ...world.producers
      .filter((one) => one.config !== null)
      .map((one): Target => ({ kind: 'producer', producer: one.id })),
    ...newestConnections(world).map((connection): Target => ({ kind: 'connection', connection })),
    ...world.brokers.map((one): Target => ({ kind: 'broker', broker: one.id })),
    ...world.partitions.flatMap(({ id, followers }) =>
      followers.map((one): Target => ({ kind: 'replica', partition: id, broker: one.broker })),
    ),
    ...world.consumers.map((one): Target => ({ kind: 'consumer', consumer: one.id })),
  ];
}

/** The last one between each client and broker: what came before it is gone. */
function newestConnections({ connections }: World): readonly ConnectionState[] {
  return connections.filter(
    (one) =>
      !connections.some(
        (other) =>
          other.client === one.client && other.broker === one.broker && other.number > one.number,
      ),
  );
}

/** The target of a word; a message may be any of the run, under way or not. */
export function targetOf(word: string, place: BreakPlace): Target | undefined {
  const id = word.slice(word.indexOf(':') + 1);
  if (word.startsWith('message:')) {
    const message = place.index.message(id);
    return message && { kind: 'message', message };
  }
  return targetsAt(place).find((one) => wordOf(one) === word);
}

export function nameOfTarget(target: Target, { world }: BreakPlace): string {
  switch (target.kind) {
    case 'message':
      return capital(nameOfMessage(target.message));
    case 'connection': {
      const { client, broker, number } = target.connection;
      return t`Connection ${number} of ${client} to broker ${broker}`;
    }
    case 'producer':
      return world.producers.length > 1 ? t`Producer ${target.producer}` : t`Producer`;
    case 'broker':
      return t`Broker ${target.broker}`;
    case 'replica':
      return t`Replica of ${target.partition} on broker ${target.broker}`;
    case 'consumer':
      return world.consumers.length > 1 ? t`Consumer ${target.consumer}` : t`Consumer`;
  }
}
