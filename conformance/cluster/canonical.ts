// A run reduced to what both sides can show, the engine's trace and a real cluster, so that equal runs are equal texts.
// What is left out, and why, is UNCOMPARED.

/** Acks of a request, as on the wire. */
type Acks = -1 | 0 | 1;

/** `p1#1`: the first producer id of producer p1; a number: an id that no producer of the scenario has; null: none. */
export type ProducerName = string | number | null;

export interface CanonicalRun {
  /** Per client and broker, in the order of their first request that is compared; a connection without one is not listed. */
  readonly connections: readonly CanonicalConnection[];
  /** Per producer and partition, in the order in which its callbacks ran. */
  readonly callbacks: readonly CanonicalCallbacks[];
  readonly partitions: readonly CanonicalPartition[];
  readonly consumed: readonly CanonicalRead[];
  /** Only of a run with transactions. */
  readonly transactions?: CanonicalTransactions;
  /** Only of a run with consumers in groups: what is committed at the end, `cards orders-0@3`. */
  readonly committed?: readonly string[];
}

export interface CanonicalTransactions {
  /** Per producer, in order: `commitTransaction ok`, or the exception and its text, with # for every number. */
  readonly calls: readonly { readonly producer: string; readonly results: readonly string[] }[];
  /** What the coordinator knows at the end: `shop-1 CompleteCommit p1#1 epoch 2`, with the open partitions. */
  readonly coordinated: readonly string[];
  /** Positions that transactions have committed: `billing orders-0@3`. */
  readonly offsets: readonly string[];
}

export interface CanonicalConnection {
  readonly client: string;
  readonly broker: number;
  readonly exchanges: readonly (CanonicalExchange | CanonicalCall)[];
}

/** A request of the transactional protocol, as it was asked and answered. */
export interface CanonicalCall {
  /** `EndTxn p1#1 epoch 1 commit` */
  readonly call: string;
  /** `NONE p1#1 epoch 2`; null: nothing. */
  readonly answer: string | null;
  readonly delivered: boolean;
}

export interface CanonicalExchange {
  readonly acks: Acks;
  readonly batches: readonly CanonicalBatch[];
  /** What the broker answered, whether or not it got through; null: nothing. */
  readonly answer: readonly CanonicalAnswer[] | null;
  /** Whether the answer reached the client. */
  readonly delivered: boolean;
}

export interface CanonicalBatch {
  readonly partition: string;
  readonly producer: ProducerName;
  readonly epoch: number;
  readonly baseSequence: number;
  readonly values: readonly string[];
}

export interface CanonicalAnswer {
  readonly partition: string;
  readonly error: string;
  readonly baseOffset: number;
}

export interface CanonicalCallbacks {
  readonly producer: string;
  /** Null: the record got no partition. */
  readonly partition: string | null;
  /** `order-1 ok@3` or `order-1 TimeoutException`. */
  readonly results: readonly string[];
}

export interface CanonicalPartition {
  readonly partition: string;
  /** -1: nobody leads. */
  readonly leader: number;
  readonly isr: readonly number[];
  readonly highWatermark: number;
  /** Only of a run with transactions. */
  readonly lastStableOffset?: number;
  /** Logs of the brokers that are up at the end. */
  readonly logs: readonly CanonicalLog[];
  /** What the leader remembers. */
  readonly producers: readonly CanonicalProducer[];
}

export interface CanonicalLog {
  readonly broker: number;
  /** A marker has the one value COMMIT or ABORT. */
  readonly batches: readonly (Omit<CanonicalBatch, 'partition'> & {
    readonly baseOffset: number;
    readonly kind?: 'transactional' | 'marker';
  })[];
}

export interface CanonicalProducer {
  readonly producer: ProducerName;
  readonly epoch: number;
  /** `0..2@5`: sequences, and the offset of the first. Oldest first. */
  readonly batches: readonly string[];
  /** First offset of its open transaction. */
  readonly openFrom?: number;
}

export interface CanonicalRead {
  readonly consumer: string;
  readonly partition: string;
  /** `3 order-1` */
  readonly records: readonly string[];
}

/** What is not compared, each with its reason. Nothing else is left out. */
export const UNCOMPARED: readonly { readonly what: string; readonly why: string }[] = [
  {
    what: 'Times',
    why: 'a machine under load is late; scenarios keep so much room between their moments that order does not depend on it',
  },
  {
    what: 'Order of requests on different connections, and of callbacks of different partitions',
    why: 'nothing in Kafka orders them',
  },
  {
    what: 'Values of producer ids, correlation ids, topic ids',
    why: 'a cluster hands them out; each producer id is named after the producer that had it, in order',
  },
  {
    what: 'Requests other than Produce and those of the transactional protocol, and connections that carried none',
    why: 'at time 0 a producer has asked for ApiVersions already, and Metadata requests of the engine take no place on a connection',
  },
  {
    what: 'FindCoordinator',
    why: 'a client asks whichever broker has the least to do',
  },
  {
    what: 'Requests of the transactional protocol, and batches, that are answered with CONCURRENT_TRANSACTIONS',
    why: 'how often a client has to come again depends on how fast the machine writes markers',
  },
  {
    what: 'Epochs of coordinators in markers',
    why: 'they count elections of __transaction_state, which outlives a run',
  },
  {
    what: 'Requests of consumers, and the members, generations and heartbeats of their groups',
    why: 'fetches and heartbeats come as often as the machine lets them; compared are the records that the application acted on, in order, and the offsets that its group has committed',
  },
  {
    what: 'Leader epochs in batch headers',
    why: 'a new topic of a real cluster can have seen more elections before the run than the engine knows',
  },
  {
    what: 'Logs of brokers that are down at the end',
    why: 'nobody can ask them',
  },
  {
    what: 'Texts of exceptions of callbacks',
    why: 'their classes are compared; the texts hold times and addresses. Of calls of the transactional API the texts are compared, without their numbers',
  },
];

/**
 * Names producer ids: those of producers in order of appearance, each after the first by name of the producers that
 * had it; the others by their number.
 */
export function producerNames(
  appearances: readonly { readonly client: string; readonly producerId: number }[],
  clients: readonly string[],
): (producerId: number) => ProducerName {
  const owners = new Map<number, string>();
  for (const { client, producerId } of appearances) {
    if (producerId < 0 || !clients.includes(client)) continue;
    const known = owners.get(producerId);
    if (known === undefined || client < known) owners.set(producerId, client);
  }
  const counts = new Map<string, number>();
  const names = new Map<number, string>();
  for (const [producerId, client] of owners) {
    const nth = (counts.get(client) ?? 0) + 1;
    counts.set(client, nth);
    names.set(producerId, `${client}#${nth}`);
  }
  return (producerId) => (producerId < 0 ? null : (names.get(producerId) ?? producerId));
}

/** Text of an exception without what another cluster numbers differently. */
function withoutNumbers(message: string | null): string {
  return (message ?? '').replace(/\d+/g, '#');
}

/** An exchange of the transactional protocol, before ids have names. */
export interface CallSeen {
  readonly api: string;
  readonly producerId: number;
  readonly epoch: number;
  /** Partitions, offsets, or whether it commits. */
  readonly about: readonly string[];
}

export interface CallAnswerSeen {
  readonly error: string;
  readonly producerId: number;
  readonly epoch: number;
}

/** Null: it is not compared, see UNCOMPARED. */
export function canonicalCall(
  { api, producerId, epoch, about }: CallSeen,
  answer: CallAnswerSeen | null,
  delivered: boolean,
  names: (producerId: number) => ProducerName,
): CanonicalCall | null {
  if (api === 'FindCoordinator' || answer?.error === CONCURRENT) return null;
  const who = (id: number, at: number) => (id < 0 ? '' : ` ${names(id)} epoch ${at}`);
  return {
    call: [`${api}${who(producerId, epoch)}`, ...about].join(' '),
    answer: answer && `${answer.error}${who(answer.producerId, answer.epoch)}`,
    delivered,
  };
}

const CONCURRENT = 'CONCURRENT_TRANSACTIONS';

/** Whether an exchange is compared: not where it only had to come again. */
export function isCompared(answer: readonly CanonicalAnswer[] | null): boolean {
  return !answer?.some((one) => one.error === CONCURRENT);
}

/** `shop-1 CompleteCommit p1#1 epoch 2` */
export function coordinatedText(
  transactionalId: string,
  state: string,
  producer: ProducerName,
  epoch: number,
  partitions: readonly string[],
): string {
  return [transactionalId, state, producer, 'epoch', epoch, ...partitions].join(' ');
}

/** Results of calls by producer, in order. */
export function groupCalls(
  calls: readonly {
    readonly producer: string;
    readonly call: string;
    readonly exception: string | null;
    readonly message: string | null;
  }[],
): CanonicalTransactions['calls'] {
  const producers = [...new Set(calls.map((one) => one.producer))].toSorted(compareText);
  return producers.map((producer) => ({
    producer,
    results: calls
      .filter((one) => one.producer === producer)
      .map(({ call, exception, message }) =>
        exception === null ? `${call} ok` : `${call} ${exception}: ${withoutNumbers(message)}`,
      ),
  }));
}

/** One callback, before they are grouped. */
export interface Callback {
  readonly producer: string;
  readonly partition: string | null;
  readonly result: string;
}

/** Groups callbacks by producer and partition; each group keeps its order. */
export function groupCallbacks(callbacks: readonly Callback[]): readonly CanonicalCallbacks[] {
  const groups = new Map<
    string,
    { producer: string; partition: string | null; results: string[] }
  >();
  for (const { producer, partition, result } of callbacks) {
    const key = `${producer} ${partition}`;
    const group = groups.get(key) ?? { producer, partition, results: [] };
    groups.set(key, group);
    group.results.push(result);
  }
  return [...groups.entries()].toSorted(([a], [b]) => compareText(a, b)).map(([, one]) => one);
}

/** Sequences and offset of a remembered batch. */
export function rememberedText(one: {
  readonly baseSequence: number;
  readonly lastSequence: number;
  readonly baseOffset: number;
}): string {
  return `${one.baseSequence}..${one.lastSequence}@${one.baseOffset}`;
}

/** Connections with requests, by client and broker; those of one pair keep their order. */
export function inCanonicalOrder(
  connections: readonly CanonicalConnection[],
): readonly CanonicalConnection[] {
  return connections
    .filter((one) => one.exchanges.length > 0)
    .toSorted((a, b) => compareText(a.client, b.client) || a.broker - b.broker);
}

/** By code units, the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By code units of their names. */
export function byProducerName(a: CanonicalProducer, b: CanonicalProducer): number {
  return compareText(String(a.producer), String(b.producer));
}
