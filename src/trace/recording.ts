// The observable part of a run in a canonical form, to be compared with another engine's or a real cluster's:
// no times, no correlation ids, no ids of our own. Key order is that of the interfaces.
import {
  type ConnectionId,
  type KafkaError,
  leaderReplica,
  listOf,
  type Offset,
  type PartitionId,
  type PartitionState,
  type ProduceBatch,
  type ProducerEpoch,
  type ProducerId,
  type Sequence,
  type Trace,
} from '../engine/index.ts';

/** Version of the form below. */
const FORMAT_VERSION = 1;

export interface Recording {
  readonly formatVersion: 1;
  readonly scenario: string;
  /** In the order in which they were opened. */
  readonly connections: readonly RecordedConnection[];
  /** Callbacks in the order in which they ran. */
  readonly callbacks: readonly RecordedCallback[];
  /** Per partition and replica, leader first. */
  readonly logs: readonly RecordedLog[];
  /** What each leader remembers of each producer id at the end. */
  readonly producerState: readonly RecordedProducerState[];
  /** What consumers got, in order. */
  readonly consumed: readonly RecordedRead[];
}

export interface RecordedConnection {
  readonly client: string;
  readonly broker: number;
  /** 1 for the first of this client to this broker. */
  readonly number: number;
  readonly exchanges: readonly RecordedExchange[];
}

export interface RecordedExchange {
  readonly request: { readonly acks: -1 | 0 | 1; readonly batches: readonly RecordedBatch[] };
  /** Null: the broker wrote no answer to the connection. */
  readonly response: readonly RecordedAnswer[] | null;
}

export interface RecordedBatch {
  readonly partition: PartitionId;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly baseSequence: Sequence;
  readonly recordCount: number;
}

export interface RecordedAnswer {
  readonly partition: PartitionId;
  readonly error: KafkaError;
  readonly baseOffset: Offset;
}

export type RecordedCallback = {
  readonly producer: string;
  readonly value: string;
} & ({ readonly offset: Offset } | { readonly exception: string });

export interface RecordedLog {
  readonly partition: PartitionId;
  readonly broker: number;
  readonly batches: readonly RecordedLogBatch[];
}

export interface RecordedLogBatch {
  readonly baseOffset: Offset;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly baseSequence: Sequence;
  readonly values: readonly string[];
}

export interface RecordedProducerState {
  readonly partition: PartitionId;
  readonly producerId: ProducerId;
  readonly producerEpoch: ProducerEpoch;
  readonly batches: readonly {
    readonly baseSequence: Sequence;
    readonly lastSequence: Sequence;
    readonly baseOffset: Offset;
  }[];
}

export interface RecordedRead {
  readonly consumer: string;
  readonly partition: PartitionId;
  readonly records: readonly { readonly offset: Offset; readonly value: string }[];
}

/** Reduces a run to its recording. */
export function recordingOf(trace: Trace): Recording {
  const { partitions, consumers } = trace.last;
  return {
    formatVersion: FORMAT_VERSION,
    scenario: trace.scenario.id,
    connections: connectionsOf(trace),
    callbacks: callbacksOf(trace),
    logs: partitions.flatMap(logsOf),
    producerState: partitions.flatMap((partition) =>
      leaderReplica(partition).producers.map(({ producerId, producerEpoch, batches }) => ({
        partition: partition.id,
        producerId,
        producerEpoch,
        batches: batches.map(({ baseSequence, lastSequence, baseOffset }) => ({
          baseSequence,
          lastSequence,
          baseOffset,
        })),
      })),
    ),
    consumed: consumers.flatMap(({ id, ledger, positions }) =>
      positions.map(({ partition }) => ({
        consumer: id,
        partition,
        records: listOf(ledger)
          .filter((one) => one.partition === partition)
          .map((one) => ({ offset: one.offset, value: one.record.value })),
      })),
    ),
  };
}

/** The recording as JSON text, the same for equal recordings. */
export function recordingText(recording: Recording): string {
  return `${JSON.stringify(recording, null, 2)}\n`;
}

function connectionsOf({ events, last }: Trace): readonly RecordedConnection[] {
  const exchanges = new Map<ConnectionId, RecordedExchange[]>();
  const places = new Map<string, readonly [RecordedExchange[], number]>();
  for (const event of events) {
    if (event.type === 'requestSent') {
      const list = exchanges.get(event.connection) ?? [];
      exchanges.set(event.connection, list);
      places.set(event.request, [list, list.length]);
      const batches = event.batches.map(batchOf);
      list.push({ request: { acks: event.acks, batches }, response: null });
    }
    if (event.type === 'responseSent') {
      const [list, place] = places.get(event.request) ?? [[], 0];
      const sent = list[place];
      if (sent) list[place] = { ...sent, response: event.partitions.map(answerOf) };
    }
  }
  return last.connections.map(({ id, client, broker, number }) => ({
    client,
    broker,
    number,
    exchanges: exchanges.get(id) ?? [],
  }));
}

function batchOf(batch: ProduceBatch): RecordedBatch {
  return {
    partition: batch.partition,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    recordCount: batch.records.length,
  };
}

function answerOf({ partition, error, baseOffset }: RecordedAnswer): RecordedAnswer {
  return { partition, error, baseOffset };
}

function callbacksOf({ events }: Trace): readonly RecordedCallback[] {
  return events.flatMap((event): readonly RecordedCallback[] => {
    if (event.type === 'sendRefused') {
      // what is thrown reaches no callback
      if (event.thrown) return [];
      const { producer, record, exception } = event;
      return [{ producer, value: record.value, exception }];
    }
    if (event.type !== 'sendCompleted') return [];
    const { producer, record, result } = event;
    return [
      result.kind === 'ok'
        ? { producer, value: record.value, offset: result.offset }
        : { producer, value: record.value, exception: result.exception },
    ];
  });
}

function logsOf(partition: PartitionState): readonly RecordedLog[] {
  const leader = leaderReplica(partition);
  const replicas = [leader, ...partition.replicas.filter((one) => one !== leader)];
  return replicas.map(({ broker, log }) => ({
    partition: partition.id,
    broker,
    batches: listOf(log).map((one) => ({
      baseOffset: one.baseOffset,
      producerId: one.producerId,
      producerEpoch: one.producerEpoch,
      baseSequence: one.baseSequence,
      values: one.records.map((record) => record.value),
    })),
  }));
}
