// Kafka: SocketServer's one request at a time, KafkaApis' produce path, ReplicaManager with its purgatory
// (DelayedProduce), and the followers as their leader sees them. Followers never fail in this slice.
import { required } from '../assert.ts';
import { findRequest, loseEverything, transmit } from '../network/connection.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { PartitionResponse } from '../simEvent.ts';
import type { ConnectionId, PartitionId, RequestId } from '../units.ts';
import type { PendingProduce } from '../world.ts';
import { appendToLog, decide } from './partition.ts';

/** The broker takes the next request of a connection, and no other until it is answered. */
export function brokerRead(sim: Sim, { connection: id }: OccurrenceOf<'brokerRead'>): void {
  const connection = sim.connection(id);
  const request = connection.received[0];
  if (connection.muted || request === undefined) return;
  const produce = required(findRequest(connection, request), `request ${request}`);
  sim.updateConnection(id, { received: connection.received.slice(1), muted: true });
  sim.setProduce(request, {
    broker: connection.broker,
    connection: id,
    client: connection.client,
    request,
    acks: produce.acks,
    results: [],
    requiredOffsets: [],
    waiting: false,
  });
  produce.batches.forEach((_, index) => {
    sim.next({ kind: 'brokerAppend', request, index });
  });
  sim.next({ kind: 'brokerFinish', request });
}

function pending(sim: Sim, request: RequestId): PendingProduce {
  return required(sim.findProduce(request), `produce request ${request}`);
}

/** ReplicaManager#appendToLocalLog for one partition of the request. */
export function brokerAppend(sim: Sim, { request, index }: OccurrenceOf<'brokerAppend'>): void {
  const produce = pending(sim, request);
  const content = required(findRequest(sim.connection(produce.connection), request), request);
  const batch = required(content.batches[index], `batch ${index} of ${request}`);
  const before = sim.partition(batch.partition);
  const decision = decide(before, produce.broker, batch, produce.acks);
  const { verdict } = decision;
  const appended = verdict.kind === 'APPENDED';
  const partition = appended
    ? sim.updatePartition(
        batch.partition,
        appendToLog(before, batch, sim.now, sim.world.nextEventId),
      )
    : before;
  const refused = verdict.kind === 'REFUSED';
  const result: PartitionResponse = {
    partition: batch.partition,
    batch: batch.batch,
    error: refused ? verdict.error : 'NONE',
    baseOffset: refused ? -1 : verdict.baseOffset,
  };
  sim.setProduce(request, {
    ...produce,
    results: [...produce.results, result],
    requiredOffsets: [...produce.requiredOffsets, refused ? null : verdict.lastOffset + 1],
  });
  sim.emit(`b${produce.broker}`, {
    type: 'batchDecided',
    broker: produce.broker,
    request,
    batch,
    checks: decision.checks,
    verdict,
    rule: decision.rule,
    logEndOffset: partition.logEndOffset,
  });
  if (!appended) return;
  answerWaitingFollowers(sim, batch.partition);
  sim.next({ kind: 'advanceHighWatermark', partition: batch.partition });
}

/** Followers whose fetch waits at the leader get the new data, and ask again a moment later. */
function answerWaitingFollowers(sim: Sim, id: PartitionId): void {
  const partition = sim.partition(id);
  for (const { broker, fetchWaiting, logEndOffset } of partition.followers) {
    if (!fetchWaiting || logEndOffset >= partition.logEndOffset) continue;
    sim.later(sim.now + sim.scenario.network.replicationMs, {
      kind: 'followerFetch',
      partition: id,
      follower: broker,
      logEndOffset: partition.logEndOffset,
    });
  }
  sim.updatePartition(id, {
    followers: partition.followers.map((one) =>
      one.logEndOffset < partition.logEndOffset ? { ...one, fetchWaiting: false } : one,
    ),
  });
}

/** A follower's fetch request tells the leader how far it has come (Partition#updateFollowerFetchState). */
export function followerFetch(
  sim: Sim,
  { partition: id, follower, logEndOffset }: OccurrenceOf<'followerFetch'>,
): void {
  const { followers, leader } = sim.partition(id);
  sim.updatePartition(id, {
    followers: followers.map((one) =>
      one.broker === follower ? { ...one, logEndOffset, fetchWaiting: true } : one,
    ),
  });
  sim.emit(`b${follower}`, {
    type: 'followerFetched',
    broker: leader,
    partition: id,
    follower,
    logEndOffset,
  });
  sim.next({ kind: 'advanceHighWatermark', partition: id });
  answerWaitingFollowers(sim, id);
}

/** Partition#maybeIncrementLeaderHW: the smallest log end offset of the in-sync replicas. */
export function advanceHighWatermark(
  sim: Sim,
  { partition: id }: OccurrenceOf<'advanceHighWatermark'>,
): void {
  const partition = sim.partition(id);
  const inSync = partition.followers.filter((one) =>
    partition.inSyncReplicaIds.includes(one.broker),
  );
  const highWatermark = Math.min(partition.logEndOffset, ...inSync.map((one) => one.logEndOffset));
  if (highWatermark <= partition.highWatermark) return;
  sim.updatePartition(id, { highWatermark });
  sim.emit(`b${partition.leader}`, {
    type: 'highWatermarkAdvanced',
    broker: partition.leader,
    partition: id,
    highWatermark,
    from: partition.highWatermark,
  });
  for (const produce of sim.world.produces) {
    if (produce.waiting) sim.next({ kind: 'brokerFinish', request: produce.request });
  }
  sim.next({ kind: 'serveConsumers', partition: id });
}

/** Answer now, wait in purgatory, or (acks=0) be done: ReplicaManager#appendRecords, DelayedProduce#tryComplete. */
export function brokerFinish(sim: Sim, { request }: OccurrenceOf<'brokerFinish'>): void {
  const produce = sim.findProduce(request);
  if (!produce) return;
  if (produce.acks === 0) {
    finishWithoutAnswer(sim, produce);
    return;
  }
  const open = produce.results.some((result, index) => {
    const needed = produce.requiredOffsets[index];
    return (
      needed !== null &&
      needed !== undefined &&
      sim.partition(result.partition).highWatermark < needed
    );
  });
  if (produce.acks === 1 || !open) {
    sim.next({ kind: 'brokerRespond', request });
    return;
  }
  if (produce.waiting) return;
  sim.setProduce(request, { ...produce, waiting: true });
  const content = required(findRequest(sim.connection(produce.connection), request), request);
  sim.later(sim.now + content.timeoutMs, { kind: 'produceExpired', request });
}

function finishWithoutAnswer(sim: Sim, produce: PendingProduce): void {
  const connection = sim.connection(produce.connection);
  sim.setProduce(produce.request, null);
  sim.updateConnection(produce.connection, {
    muted: false,
    requests: connection.requests.filter((one) => one.request !== produce.request),
  });
  if (produce.results.every((one) => one.error === 'NONE')) {
    sim.next({ kind: 'brokerRead', connection: produce.connection });
    return;
  }
  sim.next({ kind: 'brokerClose', connection: produce.connection });
}

/** acks=0 has no answer to put an error in: the broker closes the connection instead. */
export function brokerClose(sim: Sim, { connection: id }: OccurrenceOf<'brokerClose'>): void {
  const { state, broker, received } = sim.connection(id);
  if (state !== 'open') {
    // nobody is there any more to be told; what was received is still handled
    if (received.length > 0) sim.next({ kind: 'brokerRead', connection: id });
    return;
  }
  sim.updateConnection(id, { received: [] });
  sim.emit(`b${broker}`, { type: 'connectionClosedByBroker', connection: id, broker });
  loseEverything(sim, id, 'cut');
  sim.later(sim.now + sim.scenario.network.flightMs, {
    kind: 'clientDisconnect',
    connection: id,
    reason: 'disconnected',
  });
}

/** A produce request waited for its replicas as long as it asked to (DelayedProduce#onExpiration). */
export function produceExpired(sim: Sim, { request }: OccurrenceOf<'produceExpired'>): void {
  const produce = sim.findProduce(request);
  if (!produce?.waiting) return;
  const results = produce.results.map((result, index): PartitionResponse => {
    const needed = produce.requiredOffsets[index];
    const open =
      needed !== null &&
      needed !== undefined &&
      sim.partition(result.partition).highWatermark < needed;
    // the batch stays in the log, and the answer keeps its offset
    return open ? { ...result, error: 'REQUEST_TIMED_OUT' } : result;
  });
  sim.setProduce(request, { ...produce, results, waiting: false });
  sim.next({ kind: 'brokerRespond', request });
}

/** The answer is written to the socket, or dropped when the connection is gone; then the next request is read. */
export function brokerRespond(sim: Sim, { request }: OccurrenceOf<'brokerRespond'>): void {
  const produce = sim.findProduce(request);
  if (!produce) return;
  const { connection: id, client, broker, results } = produce;
  const connection = sim.connection(id);
  sim.setProduce(request, null);
  if (produce.waiting) {
    sim.cancel((one) => one.kind === 'produceExpired' && one.request === request);
  }
  sim.updateConnection(id, {
    muted: false,
    requests: connection.requests.map((one) =>
      one.request === request ? { ...one, response: results } : one,
    ),
  });
  const fact = {
    request,
    client,
    connection: id,
    broker,
    acks: produce.acks,
    partitions: results,
  };
  if (connection.state === 'open') {
    const sentEvent = sim.emit(`b${broker}`, { type: 'responseSent', ...fact });
    transmit(sim, id, 'toClient', request, sentEvent);
  } else {
    sim.emit(`b${broker}`, { type: 'responseDropped', ...fact });
  }
  readNext(sim, id);
}

function readNext(sim: Sim, id: ConnectionId): void {
  if (sim.connection(id).received.length > 0) sim.next({ kind: 'brokerRead', connection: id });
}
