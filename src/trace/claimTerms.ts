// What a claim can ask of a run: one row per term. A record is named by its value; when several sends have the
// same value, counts and lists run over all of them and single results are those of the first.
import {
  type EventOf,
  fetchRecords,
  HAND,
  incrementSequence,
  lastStableOffset,
  leaderReplica,
  listOf,
  type PartitionState,
  type ProduceBatch,
  type ProducerStateEntry,
  type SentRecord,
  type SimEvent,
  type Trace,
  type TransactionMetadata,
  type World,
} from '../engine/index.ts';
import { MEASURES } from './claimMeasures.ts';
import { type ClaimValue, word, words } from './claimValues.ts';
import { tcpTwin } from './tcpTwin.ts';

/** What an argument may be. */
export type Parameter =
  | 'record'
  | 'partition'
  | 'event'
  | 'producer'
  | 'consumer'
  | 'transactional'
  | 'group'
  | 'key'
  | 'config'
  | 'number'
  | 'list';

export interface Term {
  /** Accepted argument lists. */
  readonly takes: readonly (readonly Parameter[])[];
  readonly about: string;
  /** `args`: the arguments as written; `lists`: values of the arguments that are lists. */
  readonly read: (
    trace: Trace,
    args: readonly string[],
    lists: readonly ClaimValue[],
  ) => ClaimValue;
}

const NEVER = word('never');
const RECORD = [['record']] as const;
const MAYBE_PARTITION = [[], ['partition']] as const;

/** All terms by name. `P` left out stands for the first partition of the first topic. */
export const CLAIM_TERMS: Readonly<Record<string, Term>> = {
  log: {
    takes: MAYBE_PARTITION,
    about: 'values in the leader’s log at the end, by offset',
    read: (trace, [id]) => words(valuesIn(partitionOf(trace, id))),
  },
  committed: {
    takes: MAYBE_PARTITION,
    about:
      'what a reader with read_committed can get of it: up to the last stable offset, aborted records left out',
    read: (trace, [id]) => {
      const partition = partitionOf(trace, id);
      if (!partition) return words([]);
      const replica = leaderReplica(partition);
      const read = fetchRecords(
        replica,
        replica.logStartOffset,
        lastStableOffset(replica),
        'read_committed',
      );
      return words(read.map((one) => one.record.value));
    },
  },
  hw: {
    takes: MAYBE_PARTITION,
    about: 'high watermark at the end',
    read: (trace, [id]) => {
      const partition = partitionOf(trace, id);
      return word(partition ? leaderReplica(partition).highWatermark : 'none');
    },
  },
  lso: {
    takes: MAYBE_PARTITION,
    about: 'last stable offset at the end',
    read: (trace, [id]) => {
      const partition = partitionOf(trace, id);
      return word(partition ? lastStableOffset(leaderReplica(partition)) : 'none');
    },
  },
  readBy: {
    takes: [['consumer']],
    about: 'values that a consumer has read, in order',
    read: ({ last }, [id]) =>
      words(
        listOf(last.consumers.find((one) => one.id === id)?.ledger).map((one) => one.record.value),
      ),
  },
  calls: {
    takes: [['producer']],
    about: 'what the transactional calls of a producer came to, in order: ok, or the exception',
    read: ({ events }, [id]) => ({
      kind: 'list',
      items: events.flatMap((one) =>
        one.type === 'transactionReturned' && one.producer === id
          ? [word(one.error?.exception ?? 'ok')]
          : [],
      ),
    }),
  },
  state: {
    takes: [['producer']],
    about: 'state of a producer’s TransactionManager at the end, or none',
    read: ({ last }, [id]) =>
      word(last.producers.find((one) => one.id === id)?.transaction?.state ?? 'none'),
  },
  coordinated: {
    takes: [['transactional']],
    about: 'state of a transactional.id at its coordinator at the end, or none',
    read: ({ last }, [id]) => word(metadataOf(last, id)?.state ?? 'none'),
  },
  epochOf: {
    takes: [['transactional']],
    about: 'producer epoch of a transactional.id at its coordinator at the end',
    read: ({ last }, [id]) => word(metadataOf(last, id)?.producerEpoch ?? 'none'),
  },
  offsetOf: {
    takes: [['group', 'partition']],
    about: 'position that a group has committed for a partition, or none',
    read: ({ last }, [group, partition]) =>
      word(
        last.groups
          .find((one) => one.id === group)
          ?.offsets.find((one) => one.partition === partition)?.offset ?? 'none',
      ),
  },
  window: {
    takes: [['partition', 'number']],
    about: 'sequences of the batches that the leader remembers of a producer id, oldest first',
    read: (trace, [id, producerId]) => ({
      kind: 'list',
      items: (
        rememberedIn(partitionOf(trace, id)).find((one) => String(one.producerId) === producerId)
          ?.batches ?? []
      ).map(({ baseSequence, lastSequence }) => {
        const range = `${baseSequence}..${lastSequence}`;
        return baseSequence === lastSequence ? word(baseSequence, range) : word(range);
      }),
    }),
  },
  storedTimes: {
    takes: RECORD,
    about: 'how often the record stands in the leaders’ logs at the end',
    read: (trace, [value]) =>
      word(trace.last.partitions.flatMap(valuesIn).filter((one) => one === value).length),
  },
  sent: {
    takes: RECORD,
    about: 'how many requests carried the record',
    read: (trace, [value]) => word(sendsOf(trace, value).length),
  },
  verdicts: {
    takes: RECORD,
    about:
      'what the leaders decided, in order: APPENDED@offset, DUPLICATE@offset or the error; @offset may be left out',
    read: (trace, [value]) => ({ kind: 'list', items: verdictsOf(trace, value) }),
  },
  tcp: {
    takes: RECORD,
    about:
      'what a TCP receiver would have made of the same arrivals, in order: delivered, buffered, dropped, lost',
    read: (trace, [value]) =>
      words(
        trace.last.partitions.flatMap(({ id }) =>
          tcpTwin(trace, id).arrivals.flatMap(({ event, action }) =>
            event.batch.records.some((one) => one.value === value) ? [action] : [],
          ),
        ),
      ),
  },
  tcpDelivered: {
    takes: MAYBE_PARTITION,
    about: 'values that such a receiver would have delivered, in order',
    read: (trace, [id]) => words(tcpTwin(trace, partitionOf(trace, id)?.id ?? '').delivered),
  },
  completed: {
    takes: RECORD,
    about: 'what the application was told: ok@offset, the exception, or pending',
    read: (trace, [value]) => told(sentRecord(trace, value)),
  },
  pid: {
    takes: RECORD,
    about: 'producer id under which the record was sent last, -1 without idempotence',
    read: (trace, [value]) => stamp(trace, value, (batch) => batch.producerId),
  },
  epoch: {
    takes: RECORD,
    about: 'producer epoch under which the record was sent last',
    read: (trace, [value]) => stamp(trace, value, (batch) => batch.producerEpoch),
  },
  seq: {
    takes: RECORD,
    about: 'the record’s own sequence when it was sent last',
    read: (trace, [value]) =>
      stamp(trace, value, (batch, place) =>
        batch.baseSequence < 0 ? -1 : incrementSequence(batch.baseSequence, place),
      ),
  },
  appendedAt: {
    takes: RECORD,
    about: 'when it was written first, ms; never',
    read: (trace, [value]) => timeOf(first(trace, isAppendOf(value))),
  },
  completedAt: {
    takes: RECORD,
    about: 'when the application was told, ms; never',
    read: (trace, [value]) =>
      timeOf(first(trace, (one) => one.type === 'sendCompleted' && one.record.value === value)),
  },
  effects: {
    takes: RECORD,
    about: 'how often consumers acted on it',
    read: (trace, [value]) =>
      word(
        trace.last.consumers
          .flatMap((one) => listOf(one.ledger))
          .filter((entry) => entry.record.value === value).length,
      ),
  },
  balance: {
    takes: [['key']],
    about:
      'what consumers in groups keep for that record key: amounts added up, or the last one set',
    read: (trace, [key]) => {
      const found = trace.last.databases
        .flatMap((one) => one.balances)
        .filter((one) => one.key === key);
      return found.length === 0
        ? word('none')
        : word(found.reduce((sum, one) => sum + one.amount, 0));
    },
  },
  committedOffset: {
    takes: [['group'], ['group', 'partition']],
    about: 'the offset that the group has committed at the end; none',
    read: ({ last }, [group, partition]) => {
      const { offsets, topic } = last.groups.find((one) => one.id === group) ?? {
        offsets: [],
        topic: '',
      };
      const asked = partition ?? last.partitions.find((one) => one.topic === topic)?.id;
      return word(offsets.find((one) => one.partition === asked)?.offset ?? 'none');
    },
  },
  errorsSeen: {
    takes: [[]],
    about: 'exceptions that applications were given, in order',
    read: (trace) => words(trace.events.flatMap(exceptionOf)),
  },
  effective: {
    takes: [['config'], ['producer', 'config']],
    about: 'value a producer runs with, after Kafka’s own changes',
    read: (trace, args) => {
      const [producer, key] = args.length === 2 ? args : [undefined, args[0]];
      const { producers } = trace.last;
      const found = producers.find((one) => one.id === producer) ?? producers[0];
      const value = found?.config?.values[key ?? ''] ?? 'none';
      return key === 'acks' && String(value) === '-1' ? word('all', '-1') : word(String(value));
    },
  },
  configError: {
    takes: [[], ['producer']],
    about: 'text of the exception that refused the configuration, or none',
    read: (trace, [producer]) => {
      const { producers } = trace.last;
      const found =
        producer === undefined
          ? producers.find((one) => one.configError !== null)
          : producers.find((one) => one.id === producer);
      return word(found?.configError?.message ?? 'none');
    },
  },
  isSorted: {
    takes: [['list']],
    about: 'whether the values stand in the order in which they were sent; repeats are allowed',
    read: (trace, _args, [list]) => word(isSorted(trace, list)),
  },
  count: {
    takes: [['event'], ['event', 'record']],
    about: 'how many events of a kind there are',
    read: (trace, args) => word(trace.events.filter(isEvent(trace, args)).length),
  },
  first: {
    takes: [['event'], ['event', 'record']],
    about: 'the first event of a kind, for before',
    read: (trace, args) => eventValue(trace.events.find(isEvent(trace, args))),
  },
  last: {
    takes: [['event'], ['event', 'record']],
    about: 'the last event of a kind, for before',
    read: (trace, args) => eventValue(trace.events.findLast(isEvent(trace, args))),
  },
  ...MEASURES,
};

function metadataOf(
  { coordinator }: World,
  id: string | undefined,
): TransactionMetadata | undefined {
  return coordinator?.transactions.find((one) => one.transactionalId === id);
}

function partitionOf({ last }: Trace, id: string | undefined): PartitionState | undefined {
  return id === undefined ? last.partitions[0] : last.partitions.find((one) => one.id === id);
}

function valuesIn(partition: PartitionState | undefined): readonly string[] {
  const log = partition ? listOf(leaderReplica(partition).log) : [];
  return log.flatMap((batch) => batch.records.map((one) => one.value));
}

function rememberedIn(partition: PartitionState | undefined): readonly ProducerStateEntry[] {
  return partition ? leaderReplica(partition).producers : [];
}

function holds(batch: ProduceBatch, value: string | undefined): boolean {
  return batch.records.some((one) => one.value === value);
}

function sendsOf(
  { events }: Trace,
  value: string | undefined,
): readonly { readonly client: string; readonly batch: ProduceBatch }[] {
  return events.flatMap((event) =>
    event.type === 'requestSent'
      ? event.batches
          .filter((batch) => holds(batch, value))
          .map((batch) => ({ client: event.client, batch }))
      : [],
  );
}

function verdictsOf({ events }: Trace, value: string | undefined): readonly ClaimValue[] {
  return events.flatMap((event) => {
    if (event.type !== 'batchDecided') return [];
    const place = event.batch.records.findIndex((one) => one.value === value);
    if (place < 0) return [];
    const { verdict } = event;
    if (verdict.kind === 'REFUSED') return [word(verdict.error)];
    return [word(`${verdict.kind}@${verdict.baseOffset + place}`, verdict.kind)];
  });
}

function sentRecord({ last }: Trace, value: string | undefined): SentRecord | undefined {
  return last.producers
    .flatMap((one) => listOf(one.sent))
    .find((one) => one.record.value === value);
}

function told(sent: SentRecord | undefined): ClaimValue {
  if (!sent?.result) return word('pending');
  return sent.result.kind === 'ok'
    ? word(`ok@${sent.result.offset}`, 'ok')
    : word(simpleName(sent.result.exception));
}

function stamp(
  trace: Trace,
  value: string | undefined,
  read: (batch: ProduceBatch, place: number) => number,
): ClaimValue {
  const sends = sendsOf(trace, value);
  const batch = (sends.findLast((one) => one.client !== HAND) ?? sends.at(-1))?.batch;
  if (!batch) return word('none');
  return word(
    read(
      batch,
      batch.records.findIndex((one) => one.value === value),
    ),
  );
}

function first({ events }: Trace, is: (event: SimEvent) => boolean): SimEvent | undefined {
  return events.find(is);
}

function isAppendOf(value: string | undefined): (event: SimEvent) => boolean {
  return (event) =>
    event.type === 'batchDecided' && event.verdict.kind === 'APPENDED' && holds(event.batch, value);
}

function timeOf(event: SimEvent | undefined): ClaimValue {
  return event ? word(event.at) : NEVER;
}

function exceptionOf(event: SimEvent): readonly string[] {
  if (event.type === 'sendRefused') return [simpleName(event.exception)];
  return event.type === 'sendCompleted' && event.result.kind === 'failed'
    ? [simpleName(event.result.exception)]
    : [];
}

function simpleName(exception: string): string {
  return exception.slice(exception.lastIndexOf('.') + 1);
}

function isSorted({ scenario }: Trace, list: ClaimValue | undefined): boolean {
  const calls = scenario.producers.flatMap((one) => one.sends);
  const inOrder = [...calls].sort((a, b) => a.at - b.at).map((one) => one.value);
  const ranks =
    list?.kind === 'list'
      ? list.items.map((one) => (one.kind === 'word' ? inOrder.indexOf(one.text) : -1))
      : [];
  return ranks.every((rank, index) => index === 0 || (ranks[index - 1] ?? 0) <= rank);
}

/** Whether an event is of a kind and, if one is given, about the record with that value. */
export function isEvent(
  { events }: Trace,
  [type, value]: readonly string[],
): (event: SimEvent) => boolean {
  if (value === undefined) return (event) => event.type === type;
  const carriers = new Set(
    events.flatMap((event) =>
      event.type === 'requestSent' && event.batches.some((batch) => holds(batch, value))
        ? [event.request]
        : [],
    ),
  );
  return (event) => event.type === type && concernsValue(event, value, carriers);
}

function concernsValue(event: SimEvent, value: string, carriers: ReadonlySet<string>): boolean {
  if ('record' in event) return event.record.value === value;
  if ('records' in event) return event.records.some((one) => one.value === value);
  if (event.type === 'batchDecided') return holds(event.batch, value);
  if ('value' in event) return event.value === value;
  return 'request' in event && event.request !== null && carriers.has(event.request);
}

function eventValue(event: EventOf<SimEvent['type']> | undefined): ClaimValue {
  return event ? { kind: 'event', id: event.id, at: event.at } : NEVER;
}
