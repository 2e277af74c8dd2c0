// Random scenarios that Kafka accepts, for properties. They shrink to the smallest one that still fails.

import type { Scenario } from '../engine/index.ts';
import { scenarioFrom } from '../scenario/index.ts';
import { fc } from './fastCheck.ts';
import { arbitraryGroups } from './groupArbitraries.ts';
import { arbitraryLoops, withLoops } from './loopArbitraries.ts';
import { arbitraryTransactions, withTransactions } from './transactions.ts';

/** What a property needs of its scenarios. */
export interface ScenarioShape {
  /** Fixed, or both. */
  readonly idempotence?: boolean;
  /**
   * true (unless given): time limits and retry counts that can run out within a run. false: retries without
   * end, and a delivery time that outlasts a request timeout for every fault.
   */
  readonly tightDeadlines?: boolean;
  /** Which faults may happen; all unless given. */
  readonly faults?: readonly FaultKind[];
  readonly maxProducers?: number;
  /** Faults of brokers, leadership and replication; none unless given. */
  readonly clusterFaults?: boolean;
  /**
   * true (unless given): applications that meet full buffers, send without keys, flush, close, send again by
   * themselves, crash and start again. false: each just sends, and every send() finds memory.
   */
  readonly eventfulApplications?: boolean;
  /** Producers that start near the last sequence or epoch; none unless given. */
  readonly presets?: boolean;
  /** Consumers in groups with faults of their own, and outboxes; none unless given. */
  readonly groups?: boolean;
  /** true: producers with a transactional.id, readers of both kinds, any release; none unless given. */
  readonly transactions?: boolean;
  /** Consume, transform, produce in transactions, on any release; none unless given. */
  readonly loops?: boolean;
}

/** Latest send, and the span in which faults by time fall. */
const SENDS_UNTIL_MS = 200;
const FAULTS_UNTIL_MS = 400;
const NETWORK_FAULTS = ['cut', 'hold', 'stall', 'release', 'delay', 'refuse'] as const;
const ALL_FAULTS = [...NETWORK_FAULTS, 'crash', 'restart'] as const;
type FaultKind = (typeof ALL_FAULTS)[number];
const ROUND_ROBIN = 'org.apache.kafka.clients.producer.RoundRobinPartitioner';

/** Random valid scenarios of 1 … 12 sends and 0 … 4 faults. */
export function arbitraryScenario(shape: ScenarioShape = {}): fc.Arbitrary<Scenario> {
  const eventful = shape.eventfulApplications ?? true;
  const base = fc.record({
    seed: fc.integer({ min: 0, max: 1000 }),
    partitions: fc.integer({ min: 1, max: 3 }),
    startOffset: fc.constantFrom(0, 104),
    minInsyncReplicas: fc.constantFrom('1', '2', '3'),
    network: fc.record({
      flightMs: fc.integer({ min: 1, max: 40 }),
      replicationMs: fc.integer({ min: 1, max: 40 }),
      disconnectMs: fc.integer({ min: 0, max: 10 }),
    }),
    configs: fc.array(arbitraryConfig(shape), {
      minLength: 1,
      maxLength: shape.maxProducers ?? 2,
    }),
    sends: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: SENDS_UNTIL_MS }),
        producer: fc.nat(1),
        partition: fc.nat(2),
        keyless: eventful ? fc.boolean() : fc.constant(false),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    past: shape.presets ? arbitraryPast() : fc.constant(null),
    applications: fc.array(arbitraryApplication(), { minLength: 2, maxLength: 2 }),
    faults: fc.array(arbitraryFault(shape.faults ?? (eventful ? ALL_FAULTS : NETWORK_FAULTS)), {
      maxLength: 4,
    }),
    cluster: shape.clusterFaults ? arbitraryCluster() : fc.constant(null),
    groups: shape.groups ? arbitraryGroups() : fc.constant(null),
    loops: shape.loops ? arbitraryLoops() : fc.constant(null),
    transactional: shape.transactions ? arbitraryTransactions() : fc.constant(null),
  });
  return base.map((drawn) => {
    const sends = [...drawn.sends]
      .sort((a, b) => a.at - b.at)
      .map((one, index) => ({ ...one, value: `order-${index + 1}` }));
    const plain = {
      formatVersion: 1,
      id: 'random',
      seed: drawn.seed,
      topics: [
        {
          name: 'orders',
          partitions: drawn.partitions,
          startOffset: drawn.startOffset,
          config: {
            'min.insync.replicas': drawn.minInsyncReplicas,
            ...(drawn.cluster ? { 'unclean.leader.election.enable': drawn.cluster.unclean } : {}),
          },
        },
      ],
      network: drawn.network,
      producers: drawn.configs.map((config, index) => ({
        id: `p${index + 1}`,
        config,
        preset: presetOf(drawn.past, drawn.startOffset, drawn.partitions),
        ...(eventful ? drawn.applications[index % 2] : {}),
        ...(drawn.groups ? { outbox: drawn.groups.outbox } : {}),
        sends: sends
          .filter((one) => one.producer % drawn.configs.length === index)
          .map(({ at, partition, keyless, value }) => ({
            at,
            topic: 'orders',
            partition: keyless ? null : partition % drawn.partitions,
            value,
          })),
      })),
      // two that are too slow for their group would lose their records to each other for ever
      ...(drawn.groups ? { consumers: drawn.groups.consumers, untilMs: 2000 } : {}),
      brokerConfig: {
        ...drawn.cluster?.brokerConfig,
        ...(drawn.groups ? { 'group.initial.rebalance.delay.ms': '50' } : {}),
      },
      interventions: [
        ...drawn.faults.flatMap((fault) => faultsOf(fault, sends, drawn.configs.length)),
        ...(drawn.groups?.faults ?? []),
        ...(drawn.cluster?.faults ?? []).map((fault) => clusterFaultOf(fault, drawn.partitions)),
      ],
    };
    if (drawn.loops) return scenarioFrom(withLoops(plain, drawn.loops));
    return scenarioFrom(drawn.transactional ? withTransactions(plain, drawn.transactional) : plain);
  });
}

function arbitraryPast() {
  const past = fc.record({
    next: fc.constantFrom(1, 7, 2_147_483_645, 2_147_483_647),
    producerEpoch: fc.constantFrom(0, 32_766, 32_767),
  });
  return fc.option(past, { nil: null, freq: 3 });
}

/** A producer that has written to every partition of a topic with a past. */
function presetOf(
  past: { readonly next: number; readonly producerEpoch: number } | null,
  startOffset: number,
  partitions: number,
): unknown {
  if (past === null) return null;
  const { producerEpoch, next } = past;
  const written = startOffset > 0 ? partitions : 0;
  const sequences = Array.from({ length: written }, (_, index) => ({
    partition: `orders-${index}`,
    next,
  }));
  return { producerEpoch, sequences };
}

/** What an application does besides send(). */
function arbitraryApplication(): fc.Arbitrary<object> {
  const at = fc.integer({ min: 0, max: FAULTS_UNTIL_MS });
  return fc
    .record({
      flushes: fc.array(at, { maxLength: 2 }),
      close: fc.oneof(
        { weight: 4, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.record({ at, timeoutMs: fc.constantFrom(null, 0, 150) }) },
      ),
      resendOnFailure: fc.constantFrom(0, 0, 1, 2),
      resendAfterMs: fc.constantFrom(0, 30),
    })
    .map(({ flushes, close, ...resends }) => ({
      ...resends,
      calls: [
        ...flushes.map((time) => ({ at: time, call: 'flush' })),
        ...(close ? [{ ...close, call: 'close' }] : []),
      ].sort((a, b) => a.at - b.at),
    }));
}

/** A configuration that `new KafkaProducer` accepts. */
function arbitraryConfig({
  idempotence,
  tightDeadlines = true,
  eventfulApplications = true,
}: ScenarioShape = {}): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc
    .record({
      idempotence: idempotence === undefined ? fc.boolean() : fc.constant(idempotence),
      acks: fc.constantFrom('all', '1', '0'),
      inFlight: fc.integer({ min: 1, max: 10 }),
      lingerMs: fc.constantFrom(0, 5, 20),
      batchSize: fc.constantFrom(16_384, 100, 0),
      memory: fc.constantFrom<readonly [number, number] | null>(null, [400, 60_000], [250, 30]),
      roundRobin: fc.boolean(),
      retries: fc.constantFrom(2_147_483_647, 3, 1, 0),
      backoffMs: fc.constantFrom(100, 10, 300),
      deadlines: tightDeadlines
        ? fc.constantFrom<readonly [number, number] | null>(null, [100, 300], [60, 1000])
        : fc.constant([30_000, 600_000] as const),
    })
    .map((drawn) => ({
      'enable.idempotence': String(drawn.idempotence),
      acks: drawn.idempotence ? 'all' : drawn.acks,
      'max.in.flight.requests.per.connection': String(
        drawn.idempotence ? ((drawn.inFlight - 1) % 5) + 1 : drawn.inFlight,
      ),
      'linger.ms': String(drawn.lingerMs),
      'batch.size': String(drawn.batchSize),
      ...retriesOf(drawn, tightDeadlines),
      ...(eventfulApplications ? applicationConfig(drawn) : {}),
      'retry.backoff.ms': String(drawn.backoffMs),
      ...(drawn.deadlines
        ? {
            'request.timeout.ms': String(drawn.deadlines[0]),
            'delivery.timeout.ms': String(drawn.deadlines[1]),
          }
        : {}),
    }));
}

/** Memory for a few batches at most, and who chooses partitions. A batch never needs more than all memory. */
function applicationConfig(drawn: {
  readonly memory: readonly [number, number] | null;
  readonly batchSize: number;
  readonly roundRobin: boolean;
}): Readonly<Record<string, string>> {
  const { memory, batchSize, roundRobin } = drawn;
  return {
    ...(roundRobin ? { 'partitioner.class': ROUND_ROBIN } : {}),
    ...(memory && batchSize < 250
      ? { 'buffer.memory': String(memory[0]), 'max.block.ms': String(memory[1]) }
      : {}),
  };
}

/** Few retries give up before anything is stored, so they count as a tight deadline. */
function retriesOf(
  drawn: { readonly idempotence: boolean; readonly retries: number },
  tightDeadlines: boolean,
): Readonly<Record<string, string>> {
  const given = tightDeadlines && drawn.retries < 2_147_483_647;
  if (!given || (drawn.idempotence && drawn.retries === 0)) return {};
  return { retries: String(drawn.retries) };
}

interface DrawnFault {
  readonly what: FaultKind;
  /** Null: at a time. */
  readonly moment: string | null;
  readonly record: number;
  readonly copy: number;
  readonly at: number;
  readonly afterMs: number;
}

const CUT_MOMENTS = [
  'batchDrained',
  'requestSent',
  'requestArrived',
  'batchDecided',
  'appended',
  'responseSent',
  'responseArrived',
  'batchReenqueued',
  'sendCompleted',
  'highWatermarkAdvanced',
] as const;

const MESSAGE_MOMENTS = {
  hold: ['requestSent'],
  stall: ['responseSent'],
  delay: ['requestSent', 'responseSent'],
} as const;

function arbitraryFault(allowed: readonly FaultKind[]): fc.Arbitrary<DrawnFault> {
  return fc.constantFrom(...allowed).chain((what) => {
    const moments: readonly string[] =
      what === 'hold' || what === 'stall' || what === 'delay' ? MESSAGE_MOMENTS[what] : CUT_MOMENTS;
    const named = fc.constantFrom(...moments);
    return fc.record({
      what: fc.constant(what),
      moment: what === 'delay' ? named : fc.option(named, { nil: null }),
      record: fc.nat(11),
      copy: fc.integer({ min: 1, max: 3 }),
      at: fc.integer({ min: 0, max: FAULTS_UNTIL_MS }),
      afterMs: fc.constantFrom(0, 1, 15),
    });
  });
}

/** One fault, and after most crashes a restart. */
function faultsOf(
  fault: DrawnFault,
  sends: readonly { readonly value: string }[],
  producers: number,
): readonly unknown[] {
  const { what, moment, copy, at, afterMs } = fault;
  const record = sends[fault.record % sends.length]?.value ?? null;
  const producer = `p${1 + (copy % producers)}`;
  const resend = at % 2 === 0 ? 'none' : 'unacknowledged';
  const drawn = {
    do: what,
    when: moment === null ? { at } : { moment, record, copy },
    ...(what === 'delay' ? { byMs: afterMs + 20 } : { afterMs }),
    ...(what === 'refuse' ? { broker: copy, forMs: 1 + 5 * at } : {}),
    // the first connection: often one that the client has given up
    ...(what === 'release' && at % 2 === 0 ? { connection: 1 } : {}),
    ...(what === 'crash' || what === 'restart' ? { producer } : {}),
    ...(what === 'restart' ? { resend } : {}),
  };
  if (what !== 'crash' || at % 3 === 0) return [drawn];
  const crashed = { moment: 'producerCrashed', producer };
  return [drawn, { do: 'restart', when: crashed, producer, resend, afterMs: 20 }];
}

const CLUSTER_FAULTS = [
  'crashBroker',
  'crashBroker',
  'stopBroker',
  'startBroker',
  'startBroker',
  'moveLeader',
  'moveLeader',
  'stopReplication',
  'resumeReplication',
  'shrinkIsr',
  'forgetProducer',
  'denyWrite',
  'allowWrite',
] as const;

interface DrawnClusterFault {
  readonly what: (typeof CLUSTER_FAULTS)[number];
  readonly at: number;
  readonly broker: number;
  readonly partition: number;
  readonly rare: boolean;
}

/** Short timeouts, so that fencing, lag and expiry happen within a run, and up to five faults of the cluster. */
function arbitraryCluster() {
  return fc.record({
    unclean: fc.constantFrom('false', 'false', 'true'),
    brokerConfig: fc.record({
      'broker.session.timeout.ms': fc.constantFrom('50', '300', '9000'),
      'replica.lag.time.max.ms': fc.constantFrom('60', '30000'),
      'producer.id.expiration.ms': fc.constantFrom('86400000', '86400000', '500'),
      'producer.id.expiration.check.interval.ms': fc.constant('100'),
    }),
    faults: fc.array(
      fc.record({
        what: fc.constantFrom(...CLUSTER_FAULTS),
        at: fc.integer({ min: 0, max: 1500 }),
        broker: fc.integer({ min: 1, max: 3 }),
        partition: fc.nat(2),
        rare: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  });
}

function clusterFaultOf(fault: DrawnClusterFault, partitions: number): unknown {
  const { what, at, broker, rare } = fault;
  const partition = `orders-${fault.partition % partitions}`;
  const plain = { do: what, when: { at } };
  switch (what) {
    case 'crashBroker':
      return { ...plain, broker, diskLost: rare };
    case 'moveLeader':
      return { ...plain, broker, partition, unclean: rare };
    case 'shrinkIsr':
      return { ...plain, partition, isr: [broker] };
    case 'forgetProducer':
      return { ...plain, partition, producer: 'p1' };
    case 'denyWrite':
    case 'allowWrite':
      return { ...plain, producer: 'p1', topic: 'orders' };
    default:
      return { ...plain, broker };
  }
}
