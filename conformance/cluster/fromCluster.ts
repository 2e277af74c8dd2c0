// What was seen of a real cluster (Observations.java, Player.java) in canonical form.
import type { Scenario } from '../../src/engine/index.ts';
import {
  byProducerName,
  type CallAnswerSeen,
  type CallSeen,
  type CanonicalCall,
  type CanonicalExchange,
  type CanonicalRun,
  type CanonicalTransactions,
  canonicalCall,
  compareText,
  coordinatedText,
  groupCallbacks,
  groupCalls,
  inCanonicalOrder,
  isCompared,
  type ProducerName,
  producerNames,
  rememberedText,
} from './canonical.ts';
import { hasGroups } from './plan.ts';

type Names = (producerId: number) => ProducerName;

/** As the player of the cluster writes it. */
export interface Seen {
  readonly connections: readonly {
    readonly client: string;
    readonly broker: number;
    readonly exchanges: readonly (SeenProduce | SeenCall)[];
  }[];
  readonly callbacks: readonly ({
    readonly producer: string;
    readonly partition: string | null;
    readonly value: string;
  } & ({ readonly offset: number } | { readonly exception: string }))[];
  readonly partitions: readonly {
    readonly partition: string;
    readonly leader: number;
    readonly isr: readonly number[];
    readonly replicas: readonly { readonly broker: number; readonly log?: SeenLog }[];
  }[];
  readonly consumed: readonly {
    readonly consumer: string;
    readonly partition: string;
    readonly records: readonly { readonly offset: number; readonly value: string }[];
  }[];
  readonly calls: readonly {
    readonly producer: string;
    readonly call: string;
    readonly exception: string | null;
    readonly message: string | null;
  }[];
  /** Only of a run with transactions; offsets also of one with consumers in groups. */
  readonly transactions?: readonly {
    readonly transactionalId: string;
    readonly state: string;
    readonly producerId: number;
    readonly producerEpoch: number;
    readonly partitions: readonly string[];
  }[];
  readonly offsets?: readonly {
    readonly group: string;
    readonly partition: string;
    readonly offset: number;
  }[];
  /** Indices of the faults that found nothing to act on. */
  readonly unfired: readonly number[];
}

interface SeenCall {
  readonly call: CallSeen;
  readonly answer: CallAnswerSeen | null;
  readonly delivered: boolean;
}

interface SeenProduce {
  readonly acks: -1 | 0 | 1;
  readonly batches: readonly {
    readonly partition: string;
    readonly producerId: number;
    readonly epoch: number;
    readonly baseSequence: number;
    readonly values: readonly string[];
  }[];
  readonly answer: readonly { partition: string; error: string; baseOffset: number }[] | null;
  readonly delivered: boolean;
}

interface SeenLog {
  readonly highWatermark: number;
  readonly lastStableOffset: number;
  readonly batches: readonly {
    readonly baseOffset: number;
    readonly producerId: number;
    readonly producerEpoch: number;
    readonly baseSequence: number;
    readonly transactional: boolean;
    readonly control: boolean;
    readonly values: readonly string[];
  }[];
  readonly producers: readonly {
    readonly producerId: number;
    readonly producerEpoch: number;
    readonly openFrom: number;
    readonly batches: readonly {
      readonly baseSequence: number;
      readonly lastSequence: number;
      readonly baseOffset: number;
    }[];
  }[];
}

/** Reduces what was seen of a run of that scenario. */
export function canonicalOfCluster(scenario: Scenario, seen: Seen): CanonicalRun {
  const appearances = seen.connections.flatMap(({ client, exchanges }) =>
    exchanges.flatMap((one) => idsIn(one).map((producerId) => ({ client, producerId }))),
  );
  const clients = scenario.producers.map((one) => one.id);
  const names = producerNames(appearances, clients);
  return {
    connections: inCanonicalOrder(
      seen.connections.map(({ client, broker, exchanges }) => ({
        client,
        broker,
        exchanges: exchanges.flatMap((one) => exchangeOf(one, names)),
      })),
    ),
    callbacks: groupCallbacks(
      seen.callbacks.map((one) => ({
        producer: one.producer,
        partition: one.partition,
        result: `${one.value} ${'offset' in one ? `ok@${one.offset}` : one.exception}`,
      })),
    ),
    partitions: seen.partitions.map(({ partition, leader, isr, replicas }) => {
      const ofLeader = replicas.find((one) => one.broker === leader)?.log;
      return {
        partition,
        leader,
        isr,
        highWatermark: ofLeader?.highWatermark ?? -1,
        ...(seen.transactions ? { lastStableOffset: ofLeader?.lastStableOffset ?? -1 } : {}),
        logs: replicas
          .flatMap(({ broker, log }) =>
            log
              ? [
                  {
                    broker,
                    batches: log.batches.map((one) => ({
                      baseOffset: one.baseOffset,
                      producer: names(one.producerId),
                      epoch: one.producerEpoch,
                      baseSequence: one.baseSequence,
                      ...kindOf(one),
                      values: one.values,
                    })),
                  },
                ]
              : [],
          )
          .toSorted((a, b) => a.broker - b.broker),
        producers: (ofLeader?.producers ?? [])
          .map((one) => ({
            producer: names(one.producerId),
            epoch: one.producerEpoch,
            batches: one.batches.map(rememberedText),
            ...(one.openFrom < 0 ? {} : { openFrom: one.openFrom }),
          }))
          .toSorted(byProducerName),
      };
    }),
    consumed: scenario.consumers.flatMap(({ id }) =>
      seen.consumed
        .filter((one) => one.consumer === id)
        .toSorted((a, b) => compareText(a.partition, b.partition))
        .map(({ consumer, partition, records }) => ({
          consumer,
          partition,
          records: records.map((one) => `${one.offset} ${one.value}`),
        })),
    ),
    ...transactionsOf(seen, names),
    ...(hasGroups(scenario) ? { committed: committedOf(seen) } : {}),
  };
}

function committedOf({ offsets = [] }: Seen): readonly string[] {
  return offsets
    .map(({ group, partition, offset }) => `${group} ${partition}@${offset}`)
    .toSorted(compareText);
}

function idsIn(one: SeenProduce | SeenCall): readonly number[] {
  if (!('call' in one)) return one.batches.map(({ producerId }) => producerId);
  return one.call.api === 'InitProducerId' && one.answer ? [one.answer.producerId] : [];
}

function exchangeOf(
  one: SeenProduce | SeenCall,
  names: Names,
): readonly (CanonicalExchange | CanonicalCall)[] {
  if ('call' in one) {
    const call = canonicalCall(one.call, one.answer, one.delivered, names);
    return call ? [call] : [];
  }
  const { acks, batches, answer, delivered } = one;
  if (!isCompared(answer)) return [];
  const named = batches.map(({ producerId, partition, epoch, baseSequence, values }) => ({
    partition,
    producer: names(producerId),
    epoch,
    baseSequence,
    values,
  }));
  return [{ acks, batches: named, answer, delivered }];
}

function kindOf(one: { readonly transactional: boolean; readonly control: boolean }): {
  readonly kind?: 'transactional' | 'marker';
} {
  if (one.control) return { kind: 'marker' };
  return one.transactional ? { kind: 'transactional' } : {};
}

function transactionsOf(
  seen: Seen,
  names: Names,
): { readonly transactions?: CanonicalTransactions } {
  const { calls, transactions } = seen;
  if (!transactions) return {};
  return {
    transactions: {
      calls: groupCalls(calls),
      coordinated: transactions
        .map((one) =>
          coordinatedText(
            one.transactionalId,
            one.state,
            names(one.producerId),
            one.producerEpoch,
            one.partitions,
          ),
        )
        .toSorted(compareText),
      offsets: committedOf(seen),
    },
  };
}
