// Which events beyond a first visit are worth a stop of “next event”.
import type { FactType, SimEvent } from '../engine/index.ts';

/** Refusals, and what befalls a machine. */
const ALWAYS: ReadonlySet<FactType> = new Set<FactType>([
  'batchExpired',
  'batchFailed',
  'batchAborted',
  'batchSplit',
  'connectionClosedByBroker',
  'epochBumped',
  'lateResponse',
  'messageDelayed',
  'brokerFenced',
  'brokerStarted',
  'brokerStopped',
  'brokerUnreachable',
  'coordinatorElected',
  'isrChanged',
  'leaderElected',
  'replicaTruncated',
  'replicationResumed',
  'replicationStopped',
  'writeDenied',
  'closeForced',
  'producerCrashed',
  'producerForgotten',
  'producerPaused',
  'producerRestarted',
  'producerResumed',
  'sendBlocked',
  'sendRefused',
  'recordSkipped',
  'memberRemoved',
  'commitRefused',
  'offsetsUnstable',
  'positionsReset',
  'consumerStopped',
  'consumerStarted',
  'consumerCut',
  'lastStableOffsetAdvanced',
  'markerRefused',
  'markerWritten',
  'trafficReleased',
]);

/** Also the abort of a transaction, a refused call, an error that the application hears of, and with transactions all that is read. */
export function isNotableRare(event: SimEvent, events: readonly SimEvent[]): boolean {
  switch (event.type) {
    case 'transactionReturned':
      return event.error !== null;
    case 'transactionMoved':
      return event.to === 'PrepareAbort';
    case 'responseSent':
      return (event.answer?.error ?? 'NONE') !== 'NONE';
    case 'recordsRead':
      return hasMarkers(events);
    default:
      return ALWAYS.has(event.type);
  }
}

const known = new WeakMap<readonly SimEvent[], boolean>();

function hasMarkers(events: readonly SimEvent[]): boolean {
  const has = known.get(events) ?? events.some((one) => one.type === 'markerWritten');
  known.set(events, has);
  return has;
}
