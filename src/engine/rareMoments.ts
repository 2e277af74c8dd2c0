// Moments that only a run with the engine's second part has.
import { NOTHING, ofPartition, type Subject, valuesOfBatch } from './moments.ts';
import type { SimEvent } from './simEvent.ts';
import type { World } from './world.ts';

/** What such an event is about. */
export function rareSubject(world: World, event: SimEvent): Subject {
  switch (event.type) {
    case 'batchAborted':
      return {
        ...ofPartition(world, event.producer, event.partition),
        moments: [event.type],
        records: valuesOfBatch(world, event.producer, event.batch),
      };
    case 'sendBlocked':
      return {
        ...NOTHING,
        moments: [event.type],
        client: event.producer,
        records: [event.record.value],
      };
    case 'transactionCalled':
    case 'transactionReturned':
    case 'transactionManagerMoved':
    case 'producerPaused':
    case 'producerResumed':
    case 'producerClosed':
    case 'producerCrashed':
    case 'producerRestarted':
      return { ...NOTHING, moments: [event.type], client: event.producer };
    case 'markerWritten':
    case 'lastStableOffsetAdvanced':
    case 'leaderElected':
    case 'isrChanged':
    case 'replicaTruncated':
    case 'producerForgotten':
      return { ...NOTHING, moments: [event.type], partitions: [event.partition] };
    case 'transactionMoved':
      return { ...NOTHING, moments: [event.type], partitions: event.partitions };
    case 'coordinatorElected':
    case 'brokerStopped':
    case 'brokerFenced':
    case 'brokerStarted':
      return { ...NOTHING, moments: [event.type] };
    case 'partitionsAssigned':
    case 'positionsReset':
    case 'txnOffsetsMoved':
    case 'commitSent':
    case 'commitAnswered':
    case 'commitRefused':
    case 'offsetsCommitted':
      return {
        ...NOTHING,
        moments: [event.type],
        partitions: ('partitions' in event ? event.partitions : event.offsets).map(
          (one) => one.partition,
        ),
      };
    case 'offsetsUnstable':
      return { ...NOTHING, moments: [event.type], partitions: event.partitions };
    case 'memberRemoved':
    case 'consumerStarted':
      return { ...NOTHING, moments: [event.type] };
    case 'consumerStopped':
      return {
        ...NOTHING,
        moments: [event.type],
        records: event.records.map((one) => one.value),
      };
    case 'effectDone':
    case 'recordSkipped':
      return {
        ...NOTHING,
        moments: [event.type],
        partitions: [event.partition],
        records: [event.record.value],
      };
    case 'inboxRowWritten':
      return { ...NOTHING, moments: [event.type], records: [event.record.value] };
    case 'outboxRowInserted':
    case 'outboxRowMarked':
      return {
        ...NOTHING,
        moments: [event.type],
        client: event.producer,
        records: [event.value],
      };
    case 'recordsPolled':
      return {
        ...NOTHING,
        moments: [event.type],
        partitions: [event.partition],
        records: event.records.map((one) => one.value),
      };
    default:
      return NOTHING;
  }
}
