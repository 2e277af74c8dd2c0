// Kafka: SocketServer's one request at a time, KafkaApis' produce path, ReplicaManager with its purgatory
// (DelayedProduce).
import { required } from '../assert.ts';
import { expectReset, findRequest, loseEverything, transmit } from '../network/connection.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { added, without } from '../owned.ts';
import { ownReplica } from '../ownParts.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { EventOf, PartitionResponse } from '../simEvent.ts';
import type { ConnectionId, RequestId } from '../units.ts';
import {
  actorOf,
  leaderReplica,
  type PartitionState,
  type PendingProduce,
  type ProduceRequest,
} from '../world.ts';
import { decide, inLog } from './partition.ts';
import { planProducerExpiration } from './producerExpiration.ts';
import { appendBatch } from './replica.ts';
import { answerWaitingFollowers, maximalIsr, planIsrCheck } from './replication.ts';

/** The broker takes the next request of a connection, and no other until it is answered. */
export function brokerRead(sim: Sim, { connection: id }: OccurrenceOf<'brokerRead'>): void {
  const connection = sim.connection(id);
  const request = connection.received[0];
  if (connection.muted || request === undefined) return;
  const produce = required(findRequest(connection, request), 'request', request);
  const { broker, client } = connection;
  const own = sim.ownConnection(id);
  own.received = without(own.received, request);
  own.muted = true;
  const { denied } = sim.world;
  sim.setProduce(request, {
    broker,
    connection: id,
    client,
    request,
    acks: produce.acks,
    results: [],
    requiredOffsets: [],
    waiting: false,
    answer: null,
    verification: null,
    unauthorized: denied.length > 0 ? extras().authorized(sim, client, produce) : [],
  });
  if (produce.call) sim.next({ kind: 'handleCall', request });
  else if (produce.batches.some((one) => one.isTransactional) && extras().verifies(sim)) {
    sim.next({ kind: 'startVerification', request });
  } else planAppends(sim, request, produce);
}

/** One append for each batch of a request, then its answer. */
export function planAppends(sim: Sim, request: RequestId, { batches }: ProduceRequest): void {
  batches.forEach((_, index) => {
    sim.next({ kind: 'brokerAppend', request, index });
  });
  sim.next({ kind: 'brokerFinish', request });
}

/** ReplicaManager#appendToLocalLog for one partition of the request. */
export function brokerAppend(sim: Sim, { request, index }: OccurrenceOf<'brokerAppend'>): void {
  const produce = sim.findProduce(request);
  // the broker went down with the request in its hands
  if (!produce) return;
  const content = required(findRequest(sim.connection(produce.connection), request), request);
  const batch = required(content.batches[index], 'batch of', request);
  const before = sim.partition(batch.partition);
  const asked = produce.verification;
  const unverified =
    produce.unauthorized.find((one) => one.partition === batch.partition) ??
    asked?.errors.find((one) => one.partition === batch.partition);
  const guard = asked
    ? (asked.guards.find((one) => one.partition === batch.partition)?.guard ?? null)
    : 'off';
  const decision = unverified
    ? extras().refuseUnverified(unverified)
    : decide(before, produce.broker, batch, produce.acks, sim.rules, guard);
  const { verdict } = decision;
  const appended = verdict.kind === 'APPENDED';
  if (appended) {
    const logged = inLog(before, batch, sim.now, sim.nextEvent);
    appendBatch(ownReplica(sim, batch.partition, before.lastLeader), logged);
  }
  const refused = verdict.kind === 'REFUSED';
  const result: PartitionResponse = {
    partition: batch.partition,
    batch: batch.batch,
    error: refused ? verdict.error : 'NONE',
    baseOffset: refused ? -1 : verdict.baseOffset,
    currentLeader:
      refused && verdict.error === 'NOT_LEADER_OR_FOLLOWER' ? currentLeader(sim, before) : null,
  };
  const text = unverified?.message ?? '';
  const { broker } = produce;
  const own = sim.ownProduce(request);
  own.results = added(own.results, text === '' ? result : { ...result, message: text });
  own.requiredOffsets = added(own.requiredOffsets, refused ? null : verdict.lastOffset + 1);
  sim.record({
    id: sim.nextEvent,
    at: sim.now,
    actor: actorOf(broker),
    causes: sim.because,
    intervention: sim.intervention,
    type: 'batchDecided',
    broker,
    request,
    batch,
    checks: decision.checks,
    verdict,
    rule: decision.rule,
    logEndOffset: leaderReplica(sim.partition(batch.partition)).logEndOffset,
  });
  if (!appended) return;
  answerWaitingFollowers(sim, batch.partition);
  planIsrCheck(sim, batch);
  planProducerExpiration(sim, batch.partition);
  sim.next({ kind: 'advanceHighWatermark', partition: batch.partition });
}

function currentLeader(
  sim: Sim,
  { leader, leaderEpoch }: PartitionState,
): PartitionResponse['currentLeader'] {
  return sim.rules.answersNameLeader ? { leader, leaderEpoch } : null;
}

/** Answer now, wait in purgatory, or (acks=0) be done: ReplicaManager#appendRecords, DelayedProduce#tryComplete. */
export function brokerFinish(sim: Sim, { request }: OccurrenceOf<'brokerFinish'>): void {
  const produce = sim.findProduce(request);
  if (!produce) return;
  if (produce.acks === 0) {
    finishWithoutAnswer(sim, produce);
    return;
  }
  if (produce.acks === 1) {
    brokerRespond(sim, { kind: 'brokerRespond', request });
    return;
  }
  let { results } = produce;
  let waits = false;
  produce.results.forEach((result, index) => {
    const judged = judgeWaiting(sim, produce, result, index);
    if (judged === 'waits') waits = true;
    else if (judged !== result) results = results.with(index, judged);
  });
  if (!waits) {
    sim.ownProduce(request).results = results;
    brokerRespond(sim, { kind: 'brokerRespond', request });
    return;
  }
  if (produce.waiting) return;
  const content = required(findRequest(sim.connection(produce.connection), request), request);
  sim.ownProduce(request).waiting = true;
  sim.later(sim.now + content.timeoutMs, { kind: 'produceExpired', request });
}

/**
 * DelayedProduce#tryComplete for one partition: has the high watermark come far enough, and does this broker
 * still lead? Leadership lost after the append is answered NOT_LEADER_OR_FOLLOWER, and the batch stays.
 */
export function judgeWaiting(
  sim: Sim,
  produce: PendingProduce,
  result: PartitionResponse,
  index: number,
): PartitionResponse | 'waits' {
  const needed = produce.requiredOffsets[index] ?? null;
  if (needed === null) return result;
  const partition = sim.partition(result.partition);
  if (partition.leader !== produce.broker) {
    return {
      ...result,
      error: 'NOT_LEADER_OR_FOLLOWER',
      currentLeader: currentLeader(sim, partition),
    };
  }
  if (leaderReplica(partition).highWatermark < needed) return 'waits';
  // up to 3.6 the high watermark moves on with a small ISR, and only then the size of the ISR is looked at
  const tooFew = maximalIsr(partition).length < partition.minInsyncReplicas;
  return tooFew && sim.rules.shrunkBelowMinIsr === 'answeredAfterAppend'
    ? { ...result, error: 'NOT_ENOUGH_REPLICAS_AFTER_APPEND' }
    : result;
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
  sim.next({
    kind: 'brokerClose',
    connection: produce.connection,
    why: 'errorWithoutAnswer',
  });
}

/**
 * The broker closes a connection, and reads no more of it: acks=0 has no answer to put an error in
 * (SocketServer#processNewResponses), or an answer could not be written (Selector#pollSelectionKeys).
 */
export function brokerClose(sim: Sim, { connection: id, why }: OccurrenceOf<'brokerClose'>): void {
  const { state, broker, received, toBroker } = sim.connection(id);
  // nobody is there any more to be told, and nothing is left to be read
  if (state !== 'open' && received.length + toBroker.flights.length === 0) return;
  sim.updateConnection(id, { received: [] });
  sim.emit(`b${broker}`, {
    type: 'connectionClosedByBroker',
    connection: id,
    broker,
    why,
    unread: received,
  });
  loseEverything(sim, id, state === 'open' ? 'cut' : 'closed');
  if (state !== 'open') return;
  sim.later(sim.now + sim.scenario.network.flightMs, {
    kind: 'clientDisconnect',
    connection: id,
    reason: 'disconnected',
  });
}

/** The answer is written to the socket, or dropped when the connection is gone; then the next request is read. */
export function brokerRespond(sim: Sim, { request }: OccurrenceOf<'brokerRespond'>): void {
  const produce = sim.findProduce(request);
  if (!produce) return;
  const { acks, connection: id, client, broker, results, answer, waiting } = produce;
  const connection = sim.connection(id);
  const { state } = connection;
  const call = findRequest(connection, request)?.call;
  sim.setProduce(request, null);
  if (waiting) sim.cancel((one) => one.kind === 'produceExpired' && one.request === request);
  const own = sim.ownConnection(id);
  own.muted = false;
  own.requests = own.requests.map((one) =>
    one.request === request ? answeredWith(one, results, answer) : one,
  );
  const written = sim.nextEvent;
  const event: EventOf<'responseSent'> = {
    id: written,
    at: sim.now,
    actor: actorOf(broker),
    causes: sim.because,
    intervention: sim.intervention,
    type: 'responseSent',
    request,
    client,
    connection: id,
    broker,
    acks,
    partitions: results,
  };
  const known = answer && call ? { ...event, call, answer } : event;
  sim.record(state === 'open' ? known : { ...known, type: 'responseDropped' });
  if (state === 'open') {
    transmit(sim, id, 'toClient', request, written);
  } else {
    if (state === 'reset') {
      sim.next({ kind: 'brokerClose', connection: id, why: 'answerNotWritten' });
      return;
    }
    // written all the same: only what comes back tells the broker that nobody is there
    const arrives = sim.now + sim.scenario.network.flightMs;
    if (state === 'closed' && !sim.connection(id).toClient.held) expectReset(sim, id, arrives);
  }
  readNext(sim, id);
}

function answeredWith(
  sent: ProduceRequest,
  response: readonly PartitionResponse[],
  answer: PendingProduce['answer'],
): ProduceRequest {
  if (answer || sent.call || sent.transactionalId !== undefined) {
    return { ...sent, response, ...(answer ? { answer } : {}) };
  }
  const { request, correlationId, acks, timeoutMs, batches } = sent;
  return { request, correlationId, acks, timeoutMs, batches, response };
}

function readNext(sim: Sim, id: ConnectionId): void {
  if (sim.connection(id).received.length > 0) sim.next({ kind: 'brokerRead', connection: id });
}
