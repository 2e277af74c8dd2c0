// What was seen of a real cluster (Observations.java, Player.java) in canonical form.
import type { Scenario } from '../../src/engine/index.ts';
import {
  byProducerName,
  type CanonicalRun,
  compareText,
  groupCallbacks,
  inCanonicalOrder,
  producerNames,
  rememberedText,
} from './canonical.ts';

/** As the player of the cluster writes it. */
export interface Seen {
  readonly connections: readonly {
    readonly client: string;
    readonly broker: number;
    readonly exchanges: readonly {
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
    }[];
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
  /** Indices of the faults that found nothing to act on. */
  readonly unfired: readonly number[];
}

interface SeenLog {
  readonly highWatermark: number;
  readonly batches: readonly {
    readonly baseOffset: number;
    readonly producerId: number;
    readonly producerEpoch: number;
    readonly baseSequence: number;
    readonly values: readonly string[];
  }[];
  readonly producers: readonly {
    readonly producerId: number;
    readonly producerEpoch: number;
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
    exchanges.flatMap((one) => one.batches.map(({ producerId }) => ({ client, producerId }))),
  );
  const clients = scenario.producers.map((one) => one.id);
  const names = producerNames(appearances, clients);
  return {
    connections: inCanonicalOrder(
      seen.connections.map(({ client, broker, exchanges }) => ({
        client,
        broker,
        exchanges: exchanges.map(({ acks, batches, answer, delivered }) => ({
          acks,
          batches: batches.map(({ producerId, partition, epoch, baseSequence, values }) => ({
            partition,
            producer: names(producerId),
            epoch,
            baseSequence,
            values,
          })),
          answer,
          delivered,
        })),
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
  };
}
