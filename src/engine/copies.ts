// Copies of the parts of a world that change most often, field by field. A spread gives its copy a hidden class of its
// own at every place in the code (V8), after which nothing that reads the copy is fast any more; these keep one class
// for each kind. The fields stand in the order of createWorld.ts, for the same reason. One that is missing does not compile.
import { ownVector } from './vector.ts';
import type {
  BrokerState,
  ConnectionState,
  ConsumerState,
  FollowerState,
  NodeState,
  PartitionNumbering,
  PartitionState,
  PendingProduce,
  ProducerBatch,
  ProducerState,
  ReplicaState,
  SentRecord,
  World,
} from './world.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function copyWorld(one: World): Writable<Required<World>> {
  return {
    now: one.now,
    nextEventId: one.nextEventId,
    nextOrder: one.nextOrder,
    agenda: one.agenda,
    schedule: one.schedule,
    random: one.random,
    producers: one.producers,
    connections: one.connections,
    brokers: one.brokers,
    unreachable: one.unreachable,
    denied: one.denied,
    partitions: one.partitions,
    produces: one.produces,
    consumers: one.consumers,
    groups: one.groups,
    databases: one.databases,
    interventions: one.interventions,
    nextHandFed: one.nextHandFed,
    coordinator: one.coordinator,
    paused: one.paused,
  };
}

export function copyProducer(one: ProducerState): Writable<Required<ProducerState>> {
  return {
    id: one.id,
    config: one.config,
    configError: one.configError,
    configLogs: one.configLogs,
    producerId: one.producerId,
    producerEpoch: one.producerEpoch,
    lifecycle: one.lifecycle,
    session: one.session,
    nextSend: one.nextSend,
    nextCall: one.nextCall,
    derived: one.derived,
    resends: one.resends,
    blocked: one.blocked,
    sent: one.sent,
    batches: one.batches,
    queues: one.queues,
    bufferPool: one.bufferPool,
    sticky: one.sticky,
    roundRobin: one.roundRobin,
    muted: one.muted,
    inFlightBatches: one.inFlightBatches,
    numbering: one.numbering,
    epochBumpRequested: one.epochBumpRequested,
    initializing: one.initializing,
    lastError: one.lastError,
    nodes: one.nodes,
    metadata: one.metadata,
    metadataRequested: one.metadataRequested,
    lastMetadataMs: one.lastMetadataMs,
    metadataAttempts: one.metadataAttempts,
    equivalentResponses: one.equivalentResponses,
    batchesOpened: one.batchesOpened,
    nextCorrelationId: one.nextCorrelationId,
    wakeAt: one.wakeAt,
    transaction: one.transaction,
  };
}

/** The same, with a list of sends that can be added to in place. */
export function ownProducer(one: ProducerState): ProducerState {
  const copy = copyProducer(one);
  copy.sent = ownVector(one.sent);
  return copy;
}

/** The same with other values in some fields. */
export function producerWith(one: ProducerState, change: Partial<ProducerState>): ProducerState {
  return Object.assign(copyProducer(one), change);
}

export function copyProducerBatch(one: ProducerBatch): Writable<Required<ProducerBatch>> {
  return {
    id: one.id,
    partition: one.partition,
    createdMs: one.createdMs,
    records: one.records,
    sizeInBytes: one.sizeInBytes,
    bufferBytes: one.bufferBytes,
    closed: one.closed,
    producerId: one.producerId,
    producerEpoch: one.producerEpoch,
    baseSequence: one.baseSequence,
    sequenceHasBeenReset: one.sequenceHasBeenReset,
    attempts: one.attempts,
    lastCorrelationId: one.lastCorrelationId,
    lastAttemptMs: one.lastAttemptMs,
    leaderEpoch: one.leaderEpoch,
    attemptsAtLeaderChange: one.attemptsAtLeaderChange,
    inRetry: one.inRetry,
    isSplit: one.isSplit,
    lastEvent: one.lastEvent,
    done: one.done,
  };
}

/** The same with other values in some fields. */
export function batchWith(one: ProducerBatch, change: Partial<ProducerBatch>): ProducerBatch {
  return Object.assign(copyProducerBatch(one), change);
}

export function copyPartitionNumbering(
  one: PartitionNumbering,
): Writable<Required<PartitionNumbering>> {
  return {
    partition: one.partition,
    producerId: one.producerId,
    producerEpoch: one.producerEpoch,
    nextSequence: one.nextSequence,
    lastAckedSequence: one.lastAckedSequence,
    lastAckedOffset: one.lastAckedOffset,
    inFlight: one.inFlight,
    unresolvedAt: one.unresolvedAt,
    unresolvedBy: one.unresolvedBy,
  };
}

/** The same with other values in some fields. */
export function numberingWith(
  one: PartitionNumbering,
  change: Partial<PartitionNumbering>,
): PartitionNumbering {
  return Object.assign(copyPartitionNumbering(one), change);
}

function copyReplica(one: ReplicaState): Writable<Required<ReplicaState>> {
  return {
    broker: one.broker,
    log: one.log,
    logStartOffset: one.logStartOffset,
    logEndOffset: one.logEndOffset,
    highWatermark: one.highWatermark,
    leaderEpochs: one.leaderEpochs,
    producers: one.producers,
    snapshots: one.snapshots,
    transactions: one.transactions,
    verification: one.verification,
  };
}

/** The same, with a log that can be added to in place. */
export function ownReplica(one: ReplicaState): ReplicaState {
  const copy = copyReplica(one);
  copy.log = ownVector(one.log);
  return copy;
}

/** The same with other values in some fields. */
export function replicaWith(one: ReplicaState, change: Partial<ReplicaState>): ReplicaState {
  return Object.assign(copyReplica(one), change);
}

export function copyFollower(one: FollowerState): Writable<Required<FollowerState>> {
  return {
    broker: one.broker,
    logEndOffset: one.logEndOffset,
    fetchWaiting: one.fetchWaiting,
    stopped: one.stopped,
    lastCaughtUpMs: one.lastCaughtUpMs,
    lastFetchMs: one.lastFetchMs,
    leaderEndAtLastFetch: one.leaderEndAtLastFetch,
    registered: one.registered,
  };
}

export function copyConnection(one: ConnectionState): Writable<Required<ConnectionState>> {
  return {
    id: one.id,
    client: one.client,
    broker: one.broker,
    number: one.number,
    state: one.state,
    toBroker: one.toBroker,
    toClient: one.toClient,
    received: one.received,
    muted: one.muted,
    requests: one.requests,
  };
}

export function copyPartition(one: PartitionState): Writable<Required<PartitionState>> {
  return {
    id: one.id,
    topic: one.topic,
    leader: one.leader,
    lastLeader: one.lastLeader,
    leaderEpoch: one.leaderEpoch,
    minInsyncReplicas: one.minInsyncReplicas,
    maxMessageBytes: one.maxMessageBytes,
    uncleanLeaderElection: one.uncleanLeaderElection,
    inSyncReplicaIds: one.inSyncReplicaIds,
    sentIsr: one.sentIsr,
    replicas: one.replicas,
    followers: one.followers,
    isrCheckAt: one.isrCheckAt,
    highWatermarkSpreadsAt: one.highWatermarkSpreadsAt,
  };
}

export function copyBroker(one: BrokerState): Writable<Required<BrokerState>> {
  return { id: one.id, state: one.state, event: one.event };
}

function copyConsumer(one: ConsumerState): Writable<Required<ConsumerState>> {
  return { id: one.id, positions: one.positions, ledger: one.ledger, process: one.process };
}

/** The same, with a ledger that can be added to in place. */
export function ownConsumer(one: ConsumerState): ConsumerState {
  const copy = copyConsumer(one);
  copy.ledger = ownVector(one.ledger);
  return copy;
}

export function copyNode(one: NodeState): Writable<Required<NodeState>> {
  return {
    broker: one.broker,
    connection: one.connection,
    ready: one.ready,
    connectionsOpened: one.connectionsOpened,
    failedAttempts: one.failedAttempts,
    reconnectAt: one.reconnectAt,
    drainIndex: one.drainIndex,
    inFlightRequests: one.inFlightRequests,
  };
}

export function copySent(one: SentRecord): Writable<Required<SentRecord>> {
  return {
    record: one.record,
    partition: one.partition,
    batch: one.batch,
    result: one.result,
    call: one.call,
    resendOf: one.resendOf,
    session: one.session,
    transaction: one.transaction,
  };
}

export function copyProduce(one: PendingProduce): Writable<Required<PendingProduce>> {
  return {
    broker: one.broker,
    connection: one.connection,
    client: one.client,
    request: one.request,
    acks: one.acks,
    results: one.results,
    requiredOffsets: one.requiredOffsets,
    waiting: one.waiting,
    answer: one.answer,
    verification: one.verification,
    unauthorized: one.unauthorized,
  };
}
