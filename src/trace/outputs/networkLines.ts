// NetworkClient's lines: what is sent, what comes back, and what becomes of requests when a connection ends.
import type { EventOf, KafkaError, PartitionResponse, ProduceBatch } from '../../engine/index.ts';
import { ERRORS, leaderReplica } from '../../engine/index.ts';
import type { ClientBooks } from './clientBooks.ts';
import type { LogLine } from './clientLog.ts';
import { hashOfPartition, inHashMapOrder } from './javaOrder.ts';
import { writerFor } from './loggers.ts';

type Sent = EventOf<'requestSent'>;

/** The version of Produce that client and broker 4.0 agree on. */
const PRODUCE_VERSION = 12;

/** RequestHeader#toString. */
function headerText({ client, correlationId }: Sent): string {
  return `RequestHeader(apiKey=PRODUCE, apiVersion=${PRODUCE_VERSION}, clientId=${client}, correlationId=${correlationId}, headerVersion=2)`;
}

/** ProduceRequest#toString. Its sizes come out of a HashMap. */
function requestText({ acks, batches }: Sent, timeoutMs: number): string {
  const hashOf = (one: ProduceBatch) => {
    const { topic, index } = placeOf(one.partition);
    return hashOfPartition(topic, index);
  };
  const sizes = inHashMapOrder(batches, hashOf).map((one) => `${one.partition}=${one.sizeInBytes}`);
  return `{acks=${acks},timeout=${timeoutMs},partitionSizes=[${sizes.join(',')}]}`;
}

function placeOf(partition: string): { readonly topic: string; readonly index: number } {
  const dash = partition.lastIndexOf('-');
  return { topic: partition.slice(0, dash), index: Number(partition.slice(dash + 1)) };
}

/** NetworkClient#doSend. */
export function sendingLine(event: Sent, books: ClientBooks): readonly LogLine[] {
  const config = books.config(event.client);
  if (!config) return [];
  const { requestTimeoutMs } = config;
  return [
    writerFor(event, event.client)(
      'DEBUG',
      'NetworkClient',
      `Sending PRODUCE request with header ${headerText(event)} and timeout ${requestTimeoutMs} to node ${event.broker}: ${requestText(event, requestTimeoutMs)}`,
    ),
  ];
}

/** NetworkClient#handleCompletedReceives. */
export function receivedLine(
  event: EventOf<'responseArrived'>,
  books: ClientBooks,
): readonly LogLine[] {
  if (!books.config(event.client)) return [];
  const sent = books.request(event.request);
  return [
    writerFor(event, event.client)(
      'DEBUG',
      'NetworkClient',
      `Received PRODUCE response from node ${sent.broker} for request with header ${headerText(sent)}: ${responseText(event.partitions, books)}`,
    ),
  ];
}

/** ProduceResponseData#toString: the partitions of a topic stand together. */
function responseText(partitions: readonly PartitionResponse[], books: ClientBooks): string {
  const topics = [...new Set(partitions.map((one) => placeOf(one.partition).topic))];
  const responses = topics.map((topic) => {
    const own = partitions.filter((one) => placeOf(one.partition).topic === topic);
    return `TopicProduceResponse(name='${topic}', partitionResponses=[${own.map((one) => partitionText(one, books)).join(', ')}])`;
  });
  return `ProduceResponseData(responses=[${responses.join(', ')}], throttleTimeMs=0, nodeEndpoints=[])`;
}

/** Errors at which a leader does not say where its log starts (ReplicaManager#appendToLocalLog). */
const WITHOUT_LOG_START: readonly KafkaError[] = ['MESSAGE_TOO_LARGE', 'NOT_LEADER_OR_FOLLOWER'];

function partitionText(
  { partition, error, baseOffset, currentLeader }: PartitionResponse,
  { trace }: ClientBooks,
): string {
  const known = trace.last.partitions.find((one) => one.id === partition);
  const start = known ? leaderReplica(known).logStartOffset : -1;
  const logStartOffset = WITHOUT_LOG_START.includes(error) ? -1 : start;
  const leader = currentLeader ?? { leader: -1, leaderEpoch: -1 };
  return `PartitionProduceResponse(index=${placeOf(partition).index}, errorCode=${ERRORS[error].code}, baseOffset=${baseOffset}, logAppendTimeMs=-1, logStartOffset=${logStartOffset}, recordErrors=[], errorMessage=null, currentLeader=LeaderIdAndEpoch(leaderId=${leader.leader}, leaderEpoch=${leader.leaderEpoch}))`;
}

/**
 * NetworkClient#handleDisconnections or #handleTimedOutRequests, then #cancelInFlightRequests, which names every
 * request before the first batch is judged: at INFO shortly, at DEBUG with the request.
 */
export function disconnectLines(
  event: EventOf<'connectionLost'>,
  books: ClientBooks,
): readonly LogLine[] {
  const config = books.config(event.client);
  if (!config) return [];
  const write = writerFor(event, event.client);
  const node = event.broker;
  // 2.8 says it at DEBUG, and of the requests at TRACE
  const is28 = books.trace.scenario.profile === '2.8';
  const level = is28 ? 'DEBUG' : 'INFO';
  const cancelled = (is28 ? [] : event.inFlight).map((id) => {
    const sent = books.request(id);
    const elapsed = event.at - sent.at;
    const text = `Cancelled in-flight PRODUCE request with correlation id ${sent.correlationId} due to node ${node} being disconnected (elapsed time since creation: ${elapsed}ms, elapsed time since send: ${elapsed}ms, throttle time: 0ms, request timeout: ${config.requestTimeoutMs}ms)`;
    const about = books.failureOf(id)?.id ?? event.id;
    return books.debug
      ? write(
          'DEBUG',
          'NetworkClient',
          `${text}: ${requestText(sent, config.requestTimeoutMs)}`,
          about,
        )
      : write('INFO', 'NetworkClient', text, about);
  });
  if (event.reason === 'refused') {
    return [
      write(level, 'NetworkClient', `Node ${node} disconnected.`),
      write(
        'WARN',
        'NetworkClient',
        `Connection to node ${node} (b${node}:9092) could not be established. ${is28 ? 'Broker' : 'Node'} may not be available.`,
      ),
    ];
  }
  const how =
    event.reason === 'requestTimedOut'
      ? `Disconnecting from node ${node} due to request timeout.`
      : `Node ${node} disconnected.`;
  return [write(level, 'NetworkClient', how), ...cancelled];
}

/** Metadata#updatePartitionLeadership: the leaders that a produce response named. A request's are not logged so. */
export function leaderLines(event: EventOf<'metadataUpdated'>): readonly LogLine[] {
  if (event.by === 'request') return [];
  const write = writerFor(event, event.client);
  return event.leaders.map(({ partition, leader, leaderEpoch }) =>
    write(
      'DEBUG',
      'Metadata',
      `For ${partition} updating leader information, updated metadata is LeaderIdAndEpoch(leaderId=${leader}, leaderEpoch=${leaderEpoch}).`,
    ),
  );
}
