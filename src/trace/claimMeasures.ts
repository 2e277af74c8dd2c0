// What a claim can measure of a run: how fast, how large, how much memory.
import {
  type EventOf,
  leaderReplica,
  listOf,
  replicaOf,
  type SimEvent,
  type Trace,
} from '../engine/index.ts';
import type { Term } from './claimTerms.ts';
import { type ClaimValue, word, words } from './claimValues.ts';

/**
 * Heap of one ProducerStateEntry in the map of its partition, bytes, as measured with Kafka's classes on a 64-bit JVM
 * with compressed references: 271 with one batch remembered, 436 with five. Kafka: ProducerStateManager#producers.
 */
const ENTRY_BYTES = 229.75;
const BATCH_BYTES = 41.25;
/** ProducerStateManager#writeSnapshot: version, CRC and length of the list, then one batch of each producer id. */
const SNAPSHOT_HEADER_BYTES = 10;
const SNAPSHOT_ENTRY_BYTES = 46;
/** An id that nobody gives twice, such as a UUID. */
const ID_BYTES = 16;
const MAYBE_PARTITION = [[], ['partition']] as const;

export const MEASURES: Readonly<Record<string, Term>> = {
  throughput: {
    takes: [[], ['producer']],
    about:
      'bytes of batches per second, from the first request to the last answer without an error',
    read: (trace, [producer]) => word(throughputOf(trace, producer)),
  },
  p99: {
    takes: [[], ['producer']],
    about: 'ms within which 99 % of the successful sends completed',
    read: (trace, [producer]) => percentile(latencies(trace, producer), 0.99),
  },
  batchBytes: {
    takes: [['record']],
    about: 'bytes of the batch that carried the record first, header included',
    read: (trace, [value]) => {
      const sent = eventsOf(trace, 'requestSent').flatMap((one) => one.batches);
      const batch = sent.find((one) => one.records.some((record) => record.value === value));
      return word(batch?.sizeInBytes ?? 'never');
    },
  },
  stateEntries: {
    takes: [['number']],
    about: 'producer ids that a broker remembers at the end, summed over its partitions',
    read: (trace, [broker]) => word(entriesOf(trace, Number(broker)).length),
  },
  stateBytes: {
    takes: [['number']],
    about:
      'heap that they take, as measured with Kafka’s classes: 271 bytes with one batch, 436 with five',
    read: (trace, [broker]) =>
      word(
        entriesOf(trace, Number(broker)).reduce(
          (sum, one) => sum + Math.round(ENTRY_BYTES + BATCH_BYTES * one.batches.length),
          0,
        ),
      ),
  },
  snapshotBytes: {
    takes: MAYBE_PARTITION,
    about: 'size of the producer snapshot that the leader would write at the end',
    read: ({ last }, [id]) => {
      const partition = last.partitions.find((one) => id === undefined || one.id === id);
      const known = partition ? leaderReplica(partition).producers.length : 0;
      return word(SNAPSHOT_HEADER_BYTES + SNAPSHOT_ENTRY_BYTES * known);
    },
  },
  idBytes: {
    takes: MAYBE_PARTITION,
    about:
      'what a leader would have to remember if each record carried an id of its own: 16 bytes for each that its log holds',
    read: ({ last }, [id]) => {
      const partition = last.partitions.find((one) => id === undefined || one.id === id);
      const log = partition ? listOf(leaderReplica(partition).log) : [];
      return word(ID_BYTES * log.reduce((sum, batch) => sum + batch.records.length, 0));
    },
  },
  decidedBy: {
    takes: [['record']],
    about: 'rules that gave the leaders’ verdicts on the record, in order',
    read: (trace, [value]) =>
      words(
        eventsOf(trace, 'batchDecided').flatMap(({ batch, rule }) =>
          batch.records.some((one) => one.value === value) ? [rule] : [],
        ),
      ),
  },
  answers: {
    takes: [['record']],
    about: 'what brokers answered for the record, in order: ok@offset, or the error',
    read: (trace, [value]) => ({ kind: 'list', items: answersOf(trace, value) }),
  },
  configLogs: {
    takes: [[], ['producer']],
    about: 'lines that building the producers, or that one, wrote to their logs',
    read: ({ last }, [producer]) =>
      words(
        last.producers
          .filter((one) => producer === undefined || one.id === producer)
          .flatMap(({ configLogs }) => configLogs.map((one) => one.text)),
      ),
  },
  configWarnings: {
    takes: [[]],
    about: 'warnings that building the producers wrote to their logs',
    read: ({ last }) =>
      words(
        last.producers.flatMap(({ configLogs }) =>
          configLogs.filter((one) => one.level === 'WARN').map((one) => one.text),
        ),
      ),
  },
};

function eventsOf<T extends SimEvent['type']>({ events }: Trace, type: T): readonly EventOf<T>[] {
  return events.filter((one): one is EventOf<T> => one.type === type);
}

/** Answers as they were written, arrived or not. */
function answersOf(trace: Trace, value: string | undefined): readonly ClaimValue[] {
  const places = new Map(
    eventsOf(trace, 'requestSent').flatMap(({ request, batches }) =>
      batches.map(({ batch, records }) => {
        const place = records.findIndex((one) => one.value === value);
        return [`${request} ${batch}`, place] as const;
      }),
    ),
  );
  return trace.events.flatMap((event) => {
    if (event.type !== 'responseSent' && event.type !== 'responseDropped') return [];
    return event.partitions.flatMap(({ batch, error, baseOffset }) => {
      const place = places.get(`${event.request} ${batch}`) ?? -1;
      if (place < 0) return [];
      return [error === 'NONE' ? word(`ok@${baseOffset + place}`, 'ok') : word(error)];
    });
  });
}

function entriesOf({ last }: Trace, broker: number) {
  return last.partitions
    .filter((one) => one.replicas.some((replica) => replica.broker === broker))
    .flatMap((one) => replicaOf(one, broker).producers);
}

function throughputOf(trace: Trace, producer: string | undefined): number {
  const sent = eventsOf(trace, 'requestSent').filter(
    (one) => producer === undefined || one.client === producer,
  );
  const sizes = new Map(
    sent.flatMap((one) => one.batches.map((batch) => [batch.batch, batch.sizeInBytes] as const)),
  );
  const answers = eventsOf(trace, 'responseArrived');
  let bytes = 0;
  let end = 0;
  for (const { at, partitions } of answers) {
    for (const { batch, error } of partitions) {
      if (error !== 'NONE' || !sizes.has(batch)) continue;
      bytes += sizes.get(batch) ?? 0;
      end = at;
    }
  }
  const ms = end - (sent[0]?.at ?? 0);
  return ms <= 0 ? 0 : Math.round((1000 * bytes) / ms);
}

/** Ms from the call of send() to its success, ascending. */
function latencies(trace: Trace, producer: string | undefined): readonly number[] {
  const began = new Map(eventsOf(trace, 'recordAppended').map((one) => [one.record.id, one.at]));
  return eventsOf(trace, 'sendCompleted')
    .filter((one) => one.result.kind === 'ok')
    .filter((one) => producer === undefined || one.producer === producer)
    .map((one) => one.at - (began.get(one.record.id) ?? one.at))
    .sort((a, b) => a - b);
}

function percentile(sorted: readonly number[], part: number): ClaimValue {
  const at = Math.ceil(part * sorted.length) - 1;
  return word(sorted[Math.max(0, at)] ?? 'never');
}
