// Shapes that the readers of a trace share. Built once per trace by buildTraceIndex, read by every panel.
import type {
  ApiAnswer,
  ApiCall,
  BatchId,
  ClientId,
  ConnectionId,
  Direction,
  EventId,
  PartitionResponse,
  ProduceBatch,
  RecordId,
  RecordView,
  RequestId,
  Trace,
  VirtualMs,
} from '../engine/index.ts';

/** One request or response on the wire, from first byte to its fate: an arrow of the space–time diagram. */
export interface Message {
  /** `p1/4>` for the request, `p1/4<` for its response. */
  readonly id: MessageId;
  readonly request: RequestId;
  readonly direction: Direction;
  readonly client: ClientId;
  readonly broker: number;
  readonly connection: ConnectionId;
  /** What another request than Produce asks, and what its response says. */
  readonly call: ApiCall | undefined;
  readonly answer: ApiAnswer | undefined;
  /** What the request carries (for a response: what was asked). */
  readonly batches: readonly ProduceBatch[];
  /** Empty for a request. */
  readonly partitions: readonly PartitionResponse[];
  /** requestSent, responseSent or responseDropped. */
  readonly sentEvent: EventId;
  readonly sentAt: VirtualMs;
  /** requestArrived, responseArrived, messageLost or (never sent) the responseDropped itself; null while the run ends with it under way. */
  readonly endEvent: EventId | null;
  readonly endAt: VirtualMs | null;
  readonly fate: 'arrived' | 'lost' | 'underWay';
  /** How far a lost one came, 0 … 1. */
  readonly travelled: number;
  /** Held by an intervention on the way. */
  readonly heldBy: EventId | null;
}
export type MessageId = string;

/** A stretch in which nothing happens, shown shorter than it was. */
export interface Fold {
  /** -1: the start of the run. */
  readonly fromEvent: EventId;
  readonly toEvent: EventId;
  readonly virtualMs: VirtualMs;
  readonly screenFrom: number;
  readonly screenTo: number;
}

/**
 * Maps virtual time to screen time, so that each event gets room and quiet stretches are folded.
 * Screen time is in milliseconds of playing at 1×. It rises strictly with the event index.
 */
export interface PresentationClock {
  readonly duration: number;
  readonly folds: readonly Fold[];
  /** When on screen event `id` happens. */
  readonly screenOf: (id: EventId) => number;
  /** The last event at or before a screen time; -1 before the first. */
  readonly eventAt: (screen: number) => EventId;
  /** Virtual time at a screen time; linear between two events. Never runs backwards. */
  readonly virtualAt: (screen: number) => VirtualMs;
}

/** Everything the panels look up, computed once. */
export interface TraceIndex {
  readonly trace: Trace;
  readonly clock: PresentationClock;
  readonly messages: readonly Message[];
  readonly message: (id: MessageId) => Message | undefined;
  /** Events that concern a record, in order: its life. */
  readonly eventsOfRecord: (record: RecordId) => readonly EventId[];
  /** Events that concern a batch, in order. */
  readonly eventsOfBatch: (batch: BatchId) => readonly EventId[];
  /** What a record holds. */
  readonly record: (record: RecordId) => RecordView | undefined;
  /** The batches and records that an event is about; both empty for the cluster or a connection as a whole. */
  readonly concerns: (event: EventId) => {
    readonly batches: readonly BatchId[];
    readonly records: readonly RecordId[];
  };
  /**
   * The earlier event that wrote or read the same record, if this one wrote it to the same log or read it with
   * the same consumer again: a copy. Null for everything else.
   */
  readonly repeatOf: (event: EventId) => EventId | null;
  /** Events worth a mark on the tape and a stop of “next event”: copy written, copy recognised, refused, lost, retry … */
  readonly notable: readonly EventId[];
}

/** What a learner has picked; the same thing is marked in every panel. */
export type Selection =
  | { readonly kind: 'event'; readonly event: EventId }
  | { readonly kind: 'message'; readonly message: MessageId }
  | { readonly kind: 'record'; readonly record: RecordId }
  | { readonly kind: 'batch'; readonly batch: BatchId };
