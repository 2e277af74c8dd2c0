// The engine's run in canonical form.
import {
  type ApiAnswer,
  type ApiCall,
  type LogBatch,
  lastStableOffset,
  leaderReplica,
  listOf,
  type PartitionId,
  type PartitionState,
  type ProducerStateEntry,
  type RecordId,
  type Trace,
  type World,
} from '../../src/engine/index.ts';
import {
  byProducerName,
  type CallAnswerSeen,
  type Callback,
  type CallSeen,
  type CanonicalCall,
  type CanonicalCallbacks,
  type CanonicalConnection,
  type CanonicalExchange,
  type CanonicalPartition,
  type CanonicalRead,
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
import { hasGroups, hasTransactions } from './plan.ts';

type Names = (producerId: number) => ProducerName;

/** Reduces a trace. */
export function canonicalOfTrace(trace: Trace): CanonicalRun {
  const appearances = trace.events.flatMap((event) => {
    if (event.type === 'responseSent' && event.call?.api === 'InitProducerId') {
      return [{ client: event.client, producerId: event.answer?.producerId ?? -1 }];
    }
    return event.type === 'requestSent'
      ? event.batches.map(({ producerId }) => ({ client: event.client, producerId }))
      : [];
  });
  const names = producerNames(
    appearances,
    trace.scenario.producers.map((one) => one.id),
  );
  return {
    connections: connectionsOf(trace, names),
    callbacks: callbacksOf(trace),
    partitions: trace.last.partitions.map((one) => partitionOf(trace.last, one, names)),
    consumed: consumedOf(trace.last),
    ...transactionsOf(trace, names),
    ...(hasGroups(trace.scenario) ? { committed: committedOf(trace.last) } : {}),
  };
}

function committedOf({ groups }: World): readonly string[] {
  return groups
    .flatMap(({ id, offsets }) => offsets.map((one) => `${id} ${one.partition}@${one.offset}`))
    .toSorted(compareText);
}

function transactionsOf(
  { scenario, events, last }: Trace,
  names: Names,
): { readonly transactions?: CanonicalTransactions } {
  if (!hasTransactions(scenario) || !last.coordinator) return {};
  const { transactions } = last.coordinator;
  return {
    transactions: {
      calls: groupCalls(
        events.flatMap((event) => {
          if (event.type !== 'transactionReturned') return [];
          const { producer, call, error } = event;
          const [exception, message] = [error?.exception ?? null, error?.message ?? null];
          return [{ producer, call, exception, message }];
        }),
      ),
      coordinated: transactions
        .map((one) =>
          coordinatedText(
            one.transactionalId,
            one.state,
            names(one.producerId),
            one.producerEpoch,
            one.topicPartitions.filter((partition) => !partition.startsWith('__')).toSorted(),
          ),
        )
        .toSorted(compareText),
      offsets: committedOf(last),
    },
  };
}

/** An answer that carries an id and an epoch: not that of every API. */
const TELLS: readonly string[] = ['InitProducerId', 'EndTxn'];

function callSeen(call: ApiCall): CallSeen {
  switch (call.api) {
    case 'FindCoordinator':
      return { api: call.api, producerId: -1, epoch: -1, about: [] };
    case 'AddPartitionsToTxn':
      return { ...whoAsks(call), about: call.partitions.toSorted() };
    case 'TxnOffsetCommit':
      return {
        ...whoAsks(call),
        about: call.offsets.map((one) => `${one.partition}@${one.offset}`).toSorted(),
      };
    case 'EndTxn':
      return { ...whoAsks(call), about: [call.committed ? 'commit' : 'abort'] };
    default:
      return whoAsks(call);
  }
}

function whoAsks({
  api,
  producerId,
  producerEpoch: epoch,
}: Exclude<ApiCall, { readonly api: 'FindCoordinator' }>): CallSeen {
  return { api, producerId, epoch, about: [] };
}

function answerSeen(call: ApiCall, answer: ApiAnswer): CallAnswerSeen {
  const tells = TELLS.includes(call.api);
  return {
    error: answer.error,
    producerId: tells ? answer.producerId : -1,
    epoch: tells ? answer.producerEpoch : -1,
  };
}

function connectionsOf({ events }: Trace, names: Names): readonly CanonicalConnection[] {
  const connections = new Map<string, { client: string; broker: number; requests: string[] }>();
  const exchanges = new Map<string, CanonicalExchange>();
  const calls = new Map<string, { asked: ApiCall; answer: ApiAnswer | null; delivered: boolean }>();
  for (const event of events) {
    if (event.type === 'requestSent' && event.call) {
      calls.set(event.request, { asked: event.call, answer: null, delivered: false });
    }
    if (event.type === 'responseSent' || event.type === 'responseDropped') {
      const call = calls.get(event.request);
      if (call) call.answer = event.answer ?? null;
    }
    if (event.type === 'responseArrived') {
      const call = calls.get(event.request);
      if (call) call.delivered = true;
    }
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
      exchanges: requests.flatMap((one): readonly (CanonicalExchange | CanonicalCall)[] => {
        const call = calls.get(one);
        if (call) {
          const answer = call.answer && answerSeen(call.asked, call.answer);
          const seen = canonicalCall(callSeen(call.asked), answer, call.delivered, names);
          return seen ? [seen] : [];
        }
        const exchange = exchanges.get(one);
        return exchange && isCompared(exchange.answer) ? [exchange] : [];
      }),
    })),
  );
}

function callbacksOf({ events }: Trace): readonly CanonicalCallbacks[] {
  // a record that was buffered before send() failed has a partition (KafkaProducer.AppendCallbacks)
  const chosen = new Map<RecordId, PartitionId>();
  return groupCallbacks(
    events.flatMap((event): readonly Callback[] => {
      if (event.type === 'recordAppended') chosen.set(event.record.id, event.partition);
      if (event.type === 'sendRefused' && !event.thrown) {
        const { producer, record, exception } = event;
        const partition = chosen.get(record.id) ?? null;
        return [{ producer, partition, result: `${record.value} ${exception}` }];
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
    ...(world.coordinator ? { lastStableOffset: leads ? lastStableOffset(leader) : -1 } : {}),
    logs: partition.replicas
      .filter((one) => up(one.broker))
      .map(({ broker, log }) => ({
        broker,
        batches: listOf(log).map((one) => ({
          baseOffset: one.baseOffset,
          producer: names(one.producerId),
          epoch: one.producerEpoch,
          baseSequence: one.baseSequence,
          ...kindOf(one),
          values: one.control
            ? [one.control.commit ? 'COMMIT' : 'ABORT']
            : one.records.map((record) => record.value),
        })),
      }))
      .toSorted((a, b) => a.broker - b.broker),
    producers: leads
      ? leader.producers
          .map((one) => ({
            producer: names(one.producerId),
            epoch: one.producerEpoch,
            batches: one.batches.map(rememberedText),
            ...openFrom(one),
          }))
          .toSorted(byProducerName)
      : [],
  };
}

function openFrom({ currentTxnFirstOffset: first }: ProducerStateEntry): {
  readonly openFrom?: number;
} {
  return first === null ? {} : { openFrom: first };
}

function kindOf({ isTransactional, control }: LogBatch): {
  readonly kind?: 'transactional' | 'marker';
} {
  if (control) return { kind: 'marker' };
  return isTransactional ? { kind: 'transactional' } : {};
}

function consumedOf({ consumers }: World): readonly CanonicalRead[] {
  return consumers.flatMap(({ id, ledger, positions, process }) => {
    const acted = listOf(ledger);
    // a member of a group has partitions only for a time: those that it acted on
    const partitions = process
      ? [...new Set(acted.map((one) => one.partition))].toSorted(compareText)
      : positions.map((one) => one.partition);
    return partitions.map((partition) => ({
      consumer: id,
      partition,
      records: acted
        .filter((one) => one.partition === partition)
        .map((one) => `${one.offset} ${one.record.value}`),
    }));
  });
}
