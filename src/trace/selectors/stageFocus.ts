// What the stage is about at an event: one producer, one partition with its leader, one record.
import {
  type BatchId,
  type ClientId,
  type EventId,
  HAND,
  type PartitionId,
  type RecordId,
  type SimEvent,
  type World,
} from '../../engine/index.ts';
import type { Selection, TraceIndex } from '../types.ts';
import type { StageFocus } from './stageTypes.ts';

export interface Scene {
  readonly index: TraceIndex;
  readonly world: World;
  readonly event: EventId;
  readonly producer: ClientId;
  readonly partition: PartitionId;
  /** Leader of that partition. */
  readonly broker: number;
  /** The record that matters now. */
  readonly record: RecordId | null;
  readonly batch: BatchId | null;
  readonly selection: Selection | null;
}

/** How far back the current event's surroundings are searched; further back nothing is current. */
const NEAR = 64;

export function sceneOf(index: TraceIndex, world: World, event: EventId, focus: StageFocus): Scene {
  const picked = pickedEvent(index, focus.selection, event);
  const producer = focus.producer ?? producerAt(index, picked ?? event) ?? firstProducer(index);
  const partition = focus.partition ?? partitionAt(index, picked ?? event) ?? firstPartition(world);
  const [batch, record] = subjectAt(index, event, focus.selection, producer);
  return {
    index,
    world,
    event,
    producer,
    partition,
    broker: world.partitions.find((one) => one.id === partition)?.lastLeader ?? 0,
    record,
    batch,
    selection: focus.selection,
  };
}

function firstProducer({ trace }: TraceIndex): ClientId {
  return trace.scenario.producers[0]?.id ?? HAND;
}

function firstPartition(world: World): PartitionId {
  return world.partitions[0]?.id ?? '';
}

/** The event that a selection stands for, if it has happened. */
function pickedEvent(index: TraceIndex, selection: Selection | null, now: EventId): EventId | null {
  if (selection === null) return null;
  const events = eventsOf(index, selection).filter((one) => one <= now);
  return events.at(-1) ?? null;
}

function eventsOf(index: TraceIndex, selection: Selection): readonly EventId[] {
  switch (selection.kind) {
    case 'event':
      return [selection.event];
    case 'message': {
      const message = index.message(selection.message);
      return message ? [message.sentEvent] : [];
    }
    case 'record':
      return index.eventsOfRecord(selection.record);
    case 'batch':
      return index.eventsOfBatch(selection.batch);
  }
}

function nearest<T>(
  index: TraceIndex,
  from: EventId,
  find: (event: SimEvent) => T | null,
): T | null {
  for (let id = from; id >= 0 && id > from - NEAR; id--) {
    const event = index.trace.events[id];
    const found = event ? find(event) : null;
    if (found !== null) return found;
  }
  return null;
}

function producerAt(index: TraceIndex, event: EventId): ClientId | null {
  return nearest(index, event, (one) => {
    if ('client' in one) return one.client;
    if ('producer' in one) return one.producer;
    if ('request' in one && one.request !== null) {
      return index.message(`${one.request}>`)?.client ?? null;
    }
    return null;
  });
}

function partitionAt(index: TraceIndex, event: EventId): PartitionId | null {
  return nearest(index, event, (one) => {
    if (one.type === 'batchDecided') return one.batch.partition;
    if ('partition' in one && one.type !== 'recordsRead') return one.partition;
    if ('request' in one && one.request !== null) {
      return index.message(`${one.request}>`)?.batches[0]?.partition ?? null;
    }
    return null;
  });
}

/** Batch and record that the newest event is about: news of a sent one before the arrival of a new one. */
function subjectAt(
  index: TraceIndex,
  now: EventId,
  selection: Selection | null,
  producer: ClientId,
): readonly [BatchId | null, RecordId | null] {
  const picked = pickedEvent(index, selection, now);
  if (selection?.kind === 'record') {
    return [batchOfRecord(index, selection.record), selection.record];
  }
  if (picked !== null) {
    const { batches, records } = index.concerns(picked);
    if (records[0]) return [batches[0] ?? null, records[0]];
  }
  const news = nearest(index, now, (one) => {
    if (one.type === 'recordAppended' || one.type === 'batchDrained') return null;
    if (one.type === 'recordsRead') return null;
    return firstOf(index, one.id, producer);
  });
  return news ?? nearest(index, now, (one) => firstOf(index, one.id, producer)) ?? [null, null];
}

function firstOf(
  index: TraceIndex,
  event: EventId,
  producer: ClientId,
): readonly [BatchId, RecordId] | null {
  const { batches, records } = index.concerns(event);
  const [batch] = batches;
  const [record] = records;
  return batch && record?.startsWith(`${producer}/`) ? [batch, record] : null;
}

function batchOfRecord(index: TraceIndex, record: RecordId): BatchId | null {
  for (const event of index.eventsOfRecord(record)) {
    const [batch] = index.concerns(event).batches;
    if (batch) return batch;
  }
  return null;
}

/** Whether what is selected is this message, or what it carries. */
export function isSelected(
  selection: Selection | null,
  one: {
    readonly message?: string;
    readonly batch?: BatchId;
    readonly records?: readonly RecordId[];
  },
): boolean {
  switch (selection?.kind) {
    case undefined:
    case 'event':
      return false;
    case 'message':
      return selection.message === one.message;
    case 'batch':
      return selection.batch === one.batch;
    case 'record':
      return one.records?.includes(selection.record) ?? false;
  }
}
