// Where the words come from that load with the second part of the engine (engine/parts.ts).
import type { AppFacts, EventOf } from '../engine/index.ts';
import type { TransactionEvent } from './transactionEvents.ts';
import type { TraceIndex } from './types.ts';

/** Events that only a run with the engine's second part has. */
export type RareEvent = EventOf<
  | 'sendBlocked'
  | 'flushCalled'
  | 'flushReturned'
  | 'closeCalled'
  | 'closeForced'
  | 'producerClosed'
  | 'producerCrashed'
  | 'producerRestarted'
  | 'brokerUnreachable'
  | 'brokerReachable'
  | 'batchSplit'
  | 'metadataUpdated'
  | 'isrChanged'
  | 'leaderElected'
  | 'replicaTruncated'
  | 'brokerStopped'
  | 'brokerFenced'
  | 'brokerStarted'
  | 'replicationStopped'
  | 'replicationResumed'
  | 'producerForgotten'
  | TransactionEvent['type']
  | keyof AppFacts
>;

type Words = (event: RareEvent, index: TraceIndex) => string;

let words: Words = (event) => `${event.actor}: ${event.type}`;

/** Called by extras.ts, once the words are there. */
export function installWords(loaded: Words): void {
  words = loaded;
}

/** One sentence without a full stop; the bare name of the event until extras.ts is loaded. */
export function rareSentence(event: RareEvent, index: TraceIndex): string {
  return words(event, index);
}
