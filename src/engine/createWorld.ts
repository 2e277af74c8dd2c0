// The world before the first event: metadata, producer ids and the connections to the leaders are there.

import { required } from './assert.ts';
import { emptyReplica, startEpoch } from './broker/replica.ts';
import { newFollower } from './broker/replication.ts';
import { newConnection } from './network/connection.ts';
import type { Due } from './occurrence.ts';
import { extras } from './parts.ts';
import { newBufferPool } from './producer/bufferPool.ts';
import type { BuiltProducer, EffectiveConfig } from './producer/producerConfig.ts';
import type { ProducerSpec, Scenario, TopicSpec } from './scenario.ts';
import { isTime, TOPIC_CONFIGS } from './scenarioWords.ts';
import { type ClientTransaction, newClientTransaction } from './transaction/clientTransaction.ts';
import { NO_PRODUCER_EPOCH, NO_PRODUCER_ID } from './units.ts';
import { vectorOf } from './vector.ts';
import {
  type ConnectionState,
  type ConsumerState,
  leaderReplica,
  type NodeState,
  type PartitionState,
  type ProducerState,
  type Scheduled,
  type World,
} from './world.ts';

/** First producer id that a scenario hands out by itself; one that no offset or sequence looks like. */
export const FIRST_PRODUCER_ID = 4001;
/** Replicas of a partition unless the topic says so. */
const REPLICATION_FACTOR = 3;

/** The world that a scenario starts from. `built`: what its producers' settings came to, in their order. */
export function createWorld(scenario: Scenario, built: readonly BuiltProducer[]): World {
  const partitions = scenario.topics.flatMap((topic) => partitionsOf(scenario, topic));
  const leaders = [...new Set(partitions.map((one) => one.leader))];
  const producers = scenario.producers.map((spec, index) =>
    newProducer(scenario, spec, partitions, construction(required(built[index], 'built', spec.id))),
  );
  const connections: readonly ConnectionState[] = producers
    .filter((one) => one.config !== null)
    .flatMap((one) => leaders.map((broker) => newConnection(one.id, broker, 1, 'open')));
  const occurrences: (Due & { readonly at: number })[] = producers.map((one) => ({
    at: 0,
    occurrence: { kind: 'start', producer: one.id },
    causes: [],
    intervention: null,
  }));
  const more = needsMore(scenario, producers)
    ? extras().worldParts(scenario, partitions, producers)
    : null;
  if (more) occurrences.push(...more.occurrences);
  scenario.interventions.forEach((one, index) => {
    if (!one.enabled || !isTime(one.when)) return;
    const afterMs = 'afterMs' in one ? one.afterMs : 0;
    occurrences.push({
      at: one.when.at + afterMs,
      occurrence: {
        kind: 'intervene',
        index,
        connection: null,
        request: null,
        direction: null,
      },
      causes: [],
      intervention: index,
    });
  });
  const schedule: readonly Scheduled[] = occurrences
    .map((one, order) => ({ ...one, order: order - occurrences.length }))
    .sort((a, b) => a.at - b.at || a.order - b.order);
  const world: World = {
    now: 0,
    nextEventId: 0,
    nextOrder: 0,
    agenda: [],
    schedule,
    random: [],
    producers,
    connections,
    brokers: scenario.brokers.map((id) => ({ id, state: 'running', event: -1 })),
    unreachable: [],
    denied: [],
    partitions,
    produces: [],
    consumers: scenario.consumers.map(
      (one): ConsumerState => ({
        id: one.id,
        positions: partitions
          .filter((partition) => partition.topic === one.topic)
          .map((partition) => ({
            partition: partition.id,
            nextOffset: leaderReplica(partition).logStartOffset,
            fetchWaiting: one.group === null,
          })),
        ledger: vectorOf(),
        process: more?.processes.get(one.id) ?? null,
      }),
    ),
    groups: more?.groups ?? [],
    databases: more?.databases ?? [],
    interventions: scenario.interventions.map(() => ({ seen: 0, fired: false })),
    nextHandFed: 0,
    coordinator: more?.coordinator ?? null,
    paused: [],
  };
  return more ? extras().applyPresets(scenario, world) : world;
}

/** Whether there is something that the engine's second part begins. */
function needsMore(
  { consumers, handFed, producers }: Scenario,
  states: readonly ProducerState[],
): boolean {
  return (
    handFed.length > 0 ||
    consumers.some((one) => one.group !== null) ||
    producers.some((one) => one.outbox !== null || one.preset !== null) ||
    states.some((one) => one.transaction !== null)
  );
}

function partitionsOf(scenario: Scenario, topic: TopicSpec): readonly PartitionState[] {
  const { brokers } = scenario;
  const factor = topic.replicationFactor ?? Math.min(REPLICATION_FACTOR, brokers.length);
  // what the topic does not say, the brokers say for all topics (LogConfig's server defaults)
  const given = (name: string, ofBrokers = name) =>
    topic.config[name] ?? scenario.brokerConfig[ofBrokers];
  return Array.from({ length: topic.partitions }, (_, index) => {
    const leader = topic.leaders?.[index] ?? brokers[index % brokers.length] ?? 0;
    const at = brokers.indexOf(leader);
    const replicas = Array.from(
      { length: factor },
      (_, nth) => brokers[(at + nth) % brokers.length] ?? 0,
    );
    const minIsr = Number(given('min.insync.replicas') ?? TOPIC_CONFIGS['min.insync.replicas']);
    return {
      id: `${topic.name}-${index}`,
      topic: topic.name,
      leader,
      lastLeader: leader,
      leaderEpoch: 0,
      // no more than there are replicas since 3.7 (KAFKA-15583, Partition#effectiveMinIsr)
      minInsyncReplicas: scenario.profile === '2.8' ? minIsr : Math.min(minIsr, factor),
      maxMessageBytes: Number(
        given('max.message.bytes', 'message.max.bytes') ?? TOPIC_CONFIGS['max.message.bytes'],
      ),
      uncleanLeaderElection:
        given('unclean.leader.election.enable')?.trim().toLowerCase() === 'true',
      inSyncReplicaIds: replicas,
      sentIsr: null,
      replicas: replicas.map((broker) => startEpoch(emptyReplica(broker, topic.startOffset), 0)),
      followers: replicas.slice(1).map((broker) => ({
        ...newFollower(broker, false, 0),
        logEndOffset: topic.startOffset,
        fetchWaiting: true,
        leaderEndAtLastFetch: topic.startOffset,
        registered: true,
      })),
      isrCheckAt: null,
      highWatermarkSpreadsAt: null,
    };
  });
}

/** What a producer keeps of how it was built; it is the same each time its application starts. */
type Construction = Pick<ProducerState, 'config' | 'configError' | 'configLogs'>;

function construction(built: BuiltProducer): Construction {
  return {
    config: built.ok ? built.config : null,
    configError: built.ok ? null : { exception: built.exception, message: built.message },
    configLogs: built.logs,
  };
}

/** A producer as its constructor leaves it, connected to the leaders. */
export function newProducer(
  scenario: Scenario,
  spec: ProducerSpec,
  partitions: readonly PartitionState[],
  { config, configError, configLogs }: Construction,
): ProducerState {
  const { id } = spec;
  const transaction = config && transactionOf(config);
  const idempotent = config?.enableIdempotence === true && transaction === null;
  return {
    id,
    config,
    configError,
    configLogs,
    producerId: idempotent
      ? (spec.producerId ?? FIRST_PRODUCER_ID + scenario.producers.indexOf(spec))
      : NO_PRODUCER_ID,
    producerEpoch: idempotent ? 0 : NO_PRODUCER_EPOCH,
    lifecycle: 'running',
    session: 1,
    nextSend: 0,
    nextCall: 0,
    derived: [],
    resends: [],
    blocked: null,
    sent: vectorOf(),
    batches: [],
    queues: [],
    bufferPool: newBufferPool(config?.bufferMemory ?? 0),
    sticky: [],
    roundRobin: [],
    muted: [],
    inFlightBatches: [],
    numbering: [],
    epochBumpRequested: [],
    initializing: false,
    lastError: null,
    transaction,
    metadata: partitions.map((one) => ({
      partition: one.id,
      leader: one.leader,
      leaderEpoch: one.leaderEpoch,
    })),
    metadataRequested: false,
    lastMetadataMs: 0,
    metadataAttempts: 0,
    equivalentResponses: 0,
    nodes: scenario.brokers.map((broker) => ({
      broker,
      ...firstConnection(
        id,
        broker,
        config !== null && partitions.some((one) => one.leader === broker),
      ),
      failedAttempts: 0,
      reconnectAt: 0,
      drainIndex: 0,
      inFlightRequests: [],
    })),
    batchesOpened: 0,
    nextCorrelationId: 0,
    wakeAt: null,
  };
}

function transactionOf({ values }: EffectiveConfig): ClientTransaction | null {
  const transactionalId = values['transactional.id'];
  return typeof transactionalId === 'string'
    ? newClientTransaction(transactionalId, Number(values['transaction.timeout.ms']))
    : null;
}

/** At the start a client is connected to the leaders it needs, and to no other broker. */
function firstConnection(
  client: string,
  broker: number,
  connected: boolean,
): Pick<NodeState, 'connection' | 'ready' | 'connectionsOpened'> {
  return {
    connection: connected ? `${client}-b${broker}/1` : null,
    ready: connected,
    connectionsOpened: connected ? 1 : 0,
  };
}
