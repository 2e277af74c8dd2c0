// Promises to the application: what it was told, what survives, in which order.
import {
  type EventOf,
  listOf,
  type PartitionId,
  type Scenario,
  type World,
} from '../engine/index.ts';
import { DISK, noteLosses, UNCLEAN } from './losses.ts';
import { finalLog } from './partitionCheckers.ts';
import type { Checker, Finding } from './types.ts';

export const toldOnce: Checker = {
  id: 'told-once',
  promise: 'Each send completes at most once, and exactly once when the run ends by itself.',
  exceptions: [
    { id: 'process-died', why: 'Futures and callbacks of a dead process are gone with it.' },
    {
      id: 'refused-after-append',
      why: 'A transactional send() fails after its record has gone into the accumulator, whose callback then runs once more when that batch is dropped (KafkaProducer#doSend).',
    },
  ],
  start: () => {
    const told = new Set<string>();
    const refused = new Set<string>();
    const died = new Set<string>();
    return {
      after: ({ event }) => {
        if (event.type === 'producerCrashed') died.add(event.producer);
        if (event.type !== 'sendCompleted' && event.type !== 'sendRefused') return [];
        if (told.has(event.record.id)) {
          const excused = refused.has(event.record.id);
          const text = `${event.record.id} was told twice`;
          return [{ text, ...(excused ? { exception: 'refused-after-append' } : {}) }];
        }
        told.add(event.record.id);
        if (event.type === 'sendRefused') refused.add(event.record.id);
        return [];
      },
      end: (_, world, quiet) =>
        quiet
          ? world.producers.flatMap(({ id, sent }) =>
              listOf(sent)
                .filter((one) => !told.has(one.record.id))
                .map((one) => ({
                  text: `${one.record.id} was never told`,
                  ...(died.has(id) ? { exception: 'process-died' } : {}),
                })),
            )
          : [],
    };
  },
};

export const acknowledgedSurvives: Checker = {
  id: 'acknowledged-survives',
  promise: 'A record that was acknowledged with acks=all stands at the offset that was told.',
  exceptions: [UNCLEAN, DISK],
  start: () => {
    const acknowledged: EventOf<'sendCompleted'>[] = [];
    const lost = new Map<PartitionId, string>();
    return {
      after: (instant) => {
        noteLosses(instant, lost);
        const { event, world } = instant;
        if (event.type !== 'sendCompleted' || event.result.kind !== 'ok') return [];
        const config = world.producers.find((one) => one.id === event.producer)?.config;
        if (config?.acks === -1) acknowledged.push(event);
        return [];
      },
      end: (_, world) => missing(acknowledged, world, lost),
    };
  },
};

function missing(
  acknowledged: readonly EventOf<'sendCompleted'>[],
  world: World,
  lost: ReadonlyMap<PartitionId, string>,
): readonly Finding[] {
  return acknowledged.flatMap(({ record, partition, result }): readonly Finding[] => {
    if (result.kind !== 'ok') return [];
    const batch = finalLog(world, partition).find(
      (one) => one.baseOffset <= result.offset && result.offset <= one.lastOffset,
    );
    if (batch?.records[result.offset - batch.baseOffset]?.id === record.id) return [];
    const exception = lost.get(partition);
    const text = `${record.value} was acknowledged at ${partition} ${result.offset} and is not there`;
    return [{ text, ...(exception === undefined ? {} : { exception }) }];
  });
}

export const orderKept: Checker = {
  id: 'order-kept',
  promise:
    'An idempotent producer’s records stand in a partition in the order of their sends, each once.',
  exceptions: [
    UNCLEAN,
    DISK,
    {
      id: 'epoch-raised',
      why: 'Under a new epoch a batch of unknown fate is written again (KIP-360).',
    },
    {
      id: 'process-died',
      why: 'A new session has a new producer id, and what the old one had on the wire can be written behind it.',
    },
    { id: 'state-forgotten', why: 'An expired producer id is new to the partition again.' },
  ],
  start: () => {
    const excuses = new Map<PartitionId, string>();
    const everywhere: string[] = [];
    return {
      after: (instant) => {
        noteLosses(instant, excuses);
        const { event } = instant;
        if (event.type === 'producerForgotten') excuses.set(event.partition, 'state-forgotten');
        if (event.type === 'epochBumped') everywhere.push('epoch-raised');
        if (event.type === 'producerCrashed') everywhere.push('process-died');
        return [];
      },
      end: (scenario, world) => disorder(scenario, world, excuses, everywhere[0]),
    };
  },
};

function disorder(
  scenario: Scenario,
  world: World,
  excuses: ReadonlyMap<PartitionId, string>,
  everywhere: string | undefined,
): readonly Finding[] {
  return world.partitions.flatMap(({ id }) =>
    world.producers.flatMap((producer): readonly Finding[] => {
      if (!producer.config?.enableIdempotence || scenario.handFed.length > 0) return [];
      const prefix = `${producer.id}/`;
      const stored = finalLog(world, id)
        .flatMap((batch) => batch.records.map((one) => one.id))
        .filter((one) => one.startsWith(prefix))
        .map((one) => Number(one.slice(prefix.length)));
      const at = stored.findIndex((nth, index) => index > 0 && nth <= (stored[index - 1] ?? -1));
      if (at < 0) return [];
      const text = `${id}: ${prefix}${stored[at]} stands after ${prefix}${stored[at - 1]}`;
      const exception = excuses.get(id) ?? everywhere;
      return [{ text, ...(exception === undefined ? {} : { exception }) }];
    }),
  );
}

export const inFlightBounded: Checker = {
  id: 'in-flight-bounded',
  promise:
    'A connection carries at most max.in.flight.requests.per.connection unanswered requests, and a replica remembers at most five batches of a producer id.',
  exceptions: [],
  start: () => ({
    after: ({ event, world }) => {
      if (event.type === 'requestSent') {
        const producer = world.producers.find((one) => one.id === event.client);
        const node = producer?.nodes.find((one) => one.broker === event.broker);
        const most = producer?.config?.maxInFlight;
        if (node && most !== undefined && node.inFlightRequests.length > most) {
          return [{ text: `${event.connection} carries ${node.inFlightRequests.length} requests` }];
        }
      }
      if (event.type === 'batchDecided') {
        const partition = world.partitions.find((one) => one.id === event.batch.partition);
        const rows = partition?.replicas.flatMap((one) => one.producers) ?? [];
        const long = rows.find((one) => one.batches.length > 5);
        if (long)
          return [{ text: `${long.batches.length} batches of ${long.producerId} are remembered` }];
      }
      return [];
    },
  }),
};
