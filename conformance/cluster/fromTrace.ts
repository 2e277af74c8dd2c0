// The engine's run in canonical form.
import {
  leaderReplica,
  listOf,
  type PartitionState,
  type Trace,
  type World,
} from '../../src/engine/index.ts';
import {
  byProducerName,
  type Callback,
  type CanonicalCallbacks,
  type CanonicalConnection,
  type CanonicalExchange,
  type CanonicalPartition,
  type CanonicalRead,
  type CanonicalRun,
  groupCallbacks,
  inCanonicalOrder,
  type ProducerName,
  producerNames,
  rememberedText,
} from './canonical.ts';

type Names = (producerId: number) => ProducerName;

/** Reduces a trace. */
export function canonicalOfTrace(trace: Trace): CanonicalRun {
  const appearances = trace.events.flatMap((event) =>
    event.type === 'requestSent'
      ? event.batches.map(({ producerId }) => ({ client: event.client, producerId }))
      : [],
  );
  const names = producerNames(
    appearances,
    trace.scenario.producers.map((one) => one.id),
  );
  return {
    connections: connectionsOf(trace, names),
    callbacks: callbacksOf(trace),
    partitions: trace.last.partitions.map((one) => partitionOf(trace.last, one, names)),
    consumed: consumedOf(trace.last),
  };
}

function connectionsOf({ events }: Trace, names: Names): readonly CanonicalConnection[] {
  const connections = new Map<string, { client: string; broker: number; requests: string[] }>();
  const exchanges = new Map<string, CanonicalExchange>();
  for (const event of events) {
    if (event.type === 'requestSent') {
      const { client, broker } = event;
      const known = connections.get(event.connection) ?? { client, broker, requests: [] };
      connections.set(event.connection, known);
      known.requests.push(event.request);
      exchanges.set(event.request, {
        acks: event.acks,
        batches: event.batches.map((one) => ({
          partition: one.partition,
          producer: names(one.producerId),
          epoch: one.producerEpoch,
          baseSequence: one.baseSequence,
          values: one.records.map((record) => record.value),
        })),
        answer: null,
        delivered: false,
      });
    }
    if (event.type === 'responseSent' || event.type === 'responseDropped') {
      const sent = exchanges.get(event.request);
      if (!sent || event.acks === 0) continue;
      const answer = event.partitions.map(({ partition, error, baseOffset }) => ({
        partition,
        error,
        baseOffset,
      }));
      exchanges.set(event.request, { ...sent, answer });
    }
    if (event.type === 'responseArrived') {
      const sent = exchanges.get(event.request);
      if (sent) exchanges.set(event.request, { ...sent, delivered: true });
    }
  }
  return inCanonicalOrder(
    [...connections.values()].map(({ client, broker, requests }) => ({
      client,
      broker,
      exchanges: requests.flatMap((one) => exchanges.get(one) ?? []),
    })),
  );
}

function callbacksOf({ events }: Trace): readonly CanonicalCallbacks[] {
  return groupCallbacks(
    events.flatMap((event): readonly Callback[] => {
      if (event.type === 'sendRefused' && !event.thrown) {
        const { producer, record, exception } = event;
        return [{ producer, partition: null, result: `${record.value} ${exception}` }];
      }
      if (event.type !== 'sendCompleted') return [];
      const { producer, partition, record, result } = event;
      const told = result.kind === 'ok' ? `ok@${result.offset}` : result.exception;
      return [{ producer, partition, result: `${record.value} ${told}` }];
    }),
  );
}

function partitionOf(world: World, partition: PartitionState, names: Names): CanonicalPartition {
  const up = (broker: number) =>
    world.brokers.some((one) => one.id === broker && one.state === 'running');
  const leads = partition.leader >= 0 && up(partition.leader);
  const leader = leaderReplica(partition);
  return {
    partition: partition.id,
    leader: partition.leader,
    isr: partition.inSyncReplicaIds.toSorted((a, b) => a - b),
    highWatermark: leads ? leader.highWatermark : -1,
    logs: partition.replicas
      .filter((one) => up(one.broker))
      .map(({ broker, log }) => ({
        broker,
        batches: listOf(log).map((one) => ({
          baseOffset: one.baseOffset,
          producer: names(one.producerId),
          epoch: one.producerEpoch,
          baseSequence: one.baseSequence,
          values: one.records.map((record) => record.value),
        })),
      }))
      .toSorted((a, b) => a.broker - b.broker),
    producers: leads
      ? leader.producers
          .map((one) => ({
            producer: names(one.producerId),
            epoch: one.producerEpoch,
            batches: one.batches.map(rememberedText),
          }))
          .toSorted(byProducerName)
      : [],
  };
}

function consumedOf({ consumers }: World): readonly CanonicalRead[] {
  return consumers.flatMap(({ id, ledger, positions }) =>
    positions.map(({ partition }) => ({
      consumer: id,
      partition,
      records: listOf(ledger)
        .filter((one) => one.partition === partition)
        .map((one) => `${one.offset} ${one.record.value}`),
    })),
  );
}
