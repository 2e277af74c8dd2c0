// Which events a named moment matches, and what it points at: a connection, a message.
import { extras, hasExtras } from './parts.ts';
import type { Moment } from './scenario.ts';
import type { Direction, SimEvent } from './simEvent.ts';
import type { BatchId, ClientId, ConnectionId, PartitionId, RequestId } from './units.ts';
import { itemAt, itemsOf } from './vector.ts';
import { leaderReplica, type World } from './world.ts';

/** What an event is about, as far as moments can ask. */
export interface Subject {
  readonly moments: readonly Moment['moment'][];
  readonly client: ClientId | null;
  readonly partitions: readonly PartitionId[];
  /** Values of the records concerned. */
  readonly records: readonly string[];
  readonly connection: ConnectionId | null;
  readonly request: RequestId | null;
  readonly direction: Direction | null;
  /** The request, or the call of the transactional API, that the event is about. */
  readonly api: string | null;
}

/** An event that no moment names. */
export const NOTHING: Subject = {
  moments: [],
  client: null,
  partitions: [],
  records: [],
  connection: null,
  request: null,
  direction: null,
  api: null,
};

/** What the event that just happened in `world` is about. */
export function subjectOf(world: World, event: SimEvent): Subject {
  switch (event.type) {
    case 'recordAppended':
    case 'sendCompleted':
      return {
        ...ofPartition(world, event.producer, event.partition),
        moments: [event.type],
        records: [event.record.value],
      };
    case 'batchDrained':
    case 'batchReenqueued':
    case 'batchExpired':
      return {
        ...ofPartition(world, event.producer, event.partition),
        moments: [event.type],
        records: valuesOfBatch(world, event.producer, event.batch),
      };
    case 'requestSent':
      return ofRequest(world, event.connection, event.request, event.type, 'toBroker');
    case 'requestArrived':
    case 'requestFailed':
      return ofRequest(world, event.connection, event.request, event.type, null);
    case 'responseSent':
      return ofRequest(world, event.connection, event.request, event.type, 'toClient');
    case 'responseArrived': {
      const records = event.partitions.flatMap((one) =>
        valuesOfBatch(world, event.client, one.batch),
      );
      return {
        ...NOTHING,
        moments: [event.type],
        client: event.client,
        partitions: event.partitions.map((one) => one.partition),
        records,
        connection: event.connection,
        request: event.request,
        api: event.call?.api ?? 'Produce',
      };
    }
    case 'batchDecided': {
      const connection = world.connections.find((one) =>
        one.requests.some((request) => request.request === event.request),
      );
      return {
        ...NOTHING,
        moments: event.verdict.kind === 'APPENDED' ? [event.type, 'appended'] : [event.type],
        client: connection?.client ?? null,
        partitions: [event.batch.partition],
        records: event.batch.records.map((one) => one.value),
        connection: connection?.id ?? null,
        request: event.request,
      };
    }
    case 'connectionLost':
      return {
        ...NOTHING,
        moments: [event.type],
        client: event.client,
        connection: event.connection,
      };
    case 'highWatermarkAdvanced':
      return {
        ...NOTHING,
        moments: [event.type],
        partitions: [event.partition],
        records: valuesInLog(world, event.partition, event.from, event.highWatermark),
      };
    case 'recordsRead':
      return {
        ...NOTHING,
        moments: [event.type],
        partitions: [event.partition],
        records: event.records.map((one) => one.value),
      };
    default:
      return hasExtras() ? extras().rareSubject(world, event) : NOTHING;
  }
}

/** Whether the event is the one that the moment names; `copy` is for the caller to count. */
export function matches(moment: Moment, subject: Subject): boolean {
  return (
    subject.moments.includes(moment.moment) &&
    (moment.api === null || moment.api === subject.api) &&
    (moment.producer === null || moment.producer === subject.client) &&
    (moment.partition === null || subject.partitions.includes(moment.partition)) &&
    (moment.record === null || subject.records.includes(moment.record))
  );
}

export function ofPartition(world: World, client: ClientId, partition: PartitionId): Subject {
  const producer = world.producers.find((one) => one.id === client);
  const leader = producer?.metadata.find((one) => one.partition === partition)?.leader;
  const node = producer?.nodes.find((one) => one.broker === leader);
  return { ...NOTHING, client, partitions: [partition], connection: node?.connection ?? null };
}

function ofRequest(
  world: World,
  id: ConnectionId,
  request: RequestId,
  moment: Moment['moment'],
  direction: Direction | null,
): Subject {
  const connection = world.connections.find((one) => one.id === id);
  const sent = connection?.requests.find((one) => one.request === request);
  const batches = sent?.batches ?? [];
  return {
    api: sent?.call?.api ?? 'Produce',
    moments: [moment],
    client: connection?.client ?? null,
    partitions: batches.map((one) => one.partition),
    records: batches.flatMap((one) => one.records.map((record) => record.value)),
    connection: id,
    request,
    direction,
  };
}

export function valuesOfBatch(world: World, client: ClientId, id: BatchId): readonly string[] {
  const producer = world.producers.find((one) => one.id === client);
  const batch = producer?.batches.find((one) => one.id === id);
  if (batch) return batch.records.map((one) => one.value);
  return itemsOf(producer?.sent)
    .filter((one) => one.batch === id)
    .map((one) => one.record.value);
}

function valuesInLog(world: World, id: PartitionId, from: number, upTo: number): readonly string[] {
  const partition = world.partitions.find((one) => one.id === id);
  if (!partition) return [];
  const { log } = leaderReplica(partition);
  const values: string[] = [];
  for (let at = log.length - 1; at >= 0; at--) {
    const batch = itemAt(log, at);
    if (!batch || batch.lastOffset < from) break;
    batch.records.forEach((record, index) => {
      const offset = batch.baseOffset + index;
      if (offset >= from && offset < upTo) values.push(record.value);
    });
  }
  return values;
}
