// What can happen: the entries of the schedule and of the agenda. Plain data, so a world can be stored whole.

import type { FetchedRecord } from './consumer/fetchRecords.ts';
import type { AppKinds } from './consumer/groupKinds.ts';
import type { KafkaError } from './protocol/errors.ts';
import type { RuleId } from './ruleId.ts';
import type { Direction, DisconnectReason, Fact, RecordView, SendResult } from './simEvent.ts';
import type { TransactionKinds } from './transaction/kinds.ts';
import type {
  BatchId,
  ClientId,
  ConnectionId,
  EventId,
  Offset,
  PartitionId,
  RequestId,
  VirtualMs,
} from './units.ts';

interface Kinds extends AppKinds, TransactionKinds {
  /** A fact whose effect is already in the world; it only needs its line in the trace. */
  note: { readonly fact: Fact; readonly actor: string };
  start: { readonly producer: ClientId };
  /** The application makes its next call: send(), flush() or close(). */
  applicationCall: { readonly producer: ClientId };
  /** The send() that waited has its buffer. */
  memoryGranted: { readonly producer: ClientId };
  /** max.block.ms is over for the send() that waits. */
  maxBlockOver: { readonly producer: ClientId };
  flushReturns: { readonly producer: ClientId };
  /** The timeout of close() is over. */
  closeTimeout: { readonly producer: ClientId };
  /** The Sender has ended. */
  producerCloses: { readonly producer: ClientId; readonly forced: boolean };
  /** The producer has no producer id any more and asks for one. */
  askProducerId: { readonly producer: ClientId };
  /** The answer to InitProducerId is in. */
  producerIdArrives: { readonly producer: ClientId };
  planHandFed: Record<never, never>;
  /** The next request written by hand is sent. */
  handFed: Record<never, never>;
  callFlush: { readonly producer: ClientId };
  callClose: { readonly producer: ClientId; readonly timeoutMs: VirtualMs | null };
  /** One pass of Sender#runOnce, in four parts. */
  senderRun: { readonly producer: ClientId };
  senderSend: { readonly producer: ClientId };
  batchDrained: { readonly producer: ClientId; readonly batch: BatchId };
  senderExpire: { readonly producer: ClientId };
  senderPoll: { readonly producer: ClientId; readonly nextCheckMs: VirtualMs | null };
  /** The Sender's poll timed out. */
  senderWake: { readonly producer: ClientId };
  /** A drained set of batches becomes a request. */
  sendRequest: {
    readonly producer: ClientId;
    readonly broker: number;
    readonly batches: readonly BatchId[];
  };
  connecting: { readonly connection: ConnectionId };
  connected: { readonly connection: ConnectionId };
  /** The oldest message of a direction is due. */
  deliver: { readonly connection: ConnectionId; readonly direction: Direction };
  /** A host answered bytes for a closed socket, and the broker's socket gets it. */
  resetArrives: { readonly connection: ConnectionId };
  clientReceive: { readonly connection: ConnectionId; readonly request: RequestId };
  clientDisconnect: { readonly connection: ConnectionId; readonly reason: DisconnectReason };
  cancelRequest: {
    readonly connection: ConnectionId;
    readonly request: RequestId;
    readonly batches: readonly BatchId[];
    readonly reason: DisconnectReason;
    readonly sentEvent: EventId;
  };
  completeBatch: {
    readonly producer: ClientId;
    readonly batch: BatchId;
    readonly error: KafkaError;
    readonly message: string;
    readonly baseOffset: Offset;
    /** Missing where the answer does not say it, as on most errors. */
    readonly logStartOffset?: Offset | undefined;
  };
  /** The broker found a batch of several records too large. */
  splitBatch: { readonly producer: ClientId; readonly batch: BatchId };
  completeSend: {
    readonly producer: ClientId;
    readonly record: RecordView;
    readonly partition: PartitionId;
    readonly result: SendResult;
  };
  /** All callbacks of a batch have run, or its request has ended: its futures are done, its memory is free. */
  batchCompleted: {
    readonly producer: ClientId;
    readonly batch: BatchId;
    readonly freedBytes: number;
  };
  brokerReachable: { readonly broker: number };
  brokerRead: { readonly connection: ConnectionId };
  brokerAppend: { readonly request: RequestId; readonly index: number };
  brokerFinish: { readonly request: RequestId };
  brokerRespond: { readonly request: RequestId };
  /** A produce request has waited in purgatory for its whole timeout. */
  produceExpired: { readonly request: RequestId };
  followerFetch: {
    readonly partition: PartitionId;
    readonly follower: number;
    /** The leader's epoch that the fetch belongs to: a later leader does not get it. */
    readonly leaderEpoch: number;
    readonly logEndOffset: Offset;
    /** The leader's, as the answer to the fetch before said it. */
    readonly highWatermark: Offset;
  };
  /** A follower's first fetch from this leader. */
  followerStarts: {
    readonly partition: PartitionId;
    readonly follower: number;
    readonly leaderEpoch: number;
  };
  followerHighWatermark: { readonly partition: PartitionId };
  expandIsr: { readonly partition: PartitionId; readonly follower: number };
  planIsrCheck: { readonly partition: PartitionId };
  isrCheck: { readonly partition: PartitionId };
  /** The controller's answer to a leader's AlterPartition comes back. */
  isrAnswered: {
    readonly partition: PartitionId;
    readonly leaderEpoch: number;
    readonly sentIsr: readonly number[];
    readonly rule: RuleId;
  };
  /** The controller gives a partition another leader, or none. */
  electLeader: {
    readonly partition: PartitionId;
    readonly leader: number;
    readonly unclean: boolean;
  };
  /** The controller has missed a broker's heartbeats long enough. */
  fenceBroker: { readonly broker: number; readonly since: EventId };
  /** The controller deals with the partitions of a broker that is gone, one by one. */
  leaveBroker: { readonly broker: number; readonly partition: PartitionId };
  startBroker: { readonly broker: number };
  /** The controller lets a broker that has registered again take part. */
  unfenceBroker: { readonly broker: number };
  /** A broker that is up again takes part in a partition. */
  rejoinPartition: { readonly broker: number; readonly partition: PartitionId };
  expireProducers: { readonly partition: PartitionId };
  metadataArrived: { readonly producer: ClientId };
  /** A NOT_LEADER_OR_FOLLOWER answer said who leads now. */
  adoptLeader: {
    readonly producer: ClientId;
    readonly partition: PartitionId;
    readonly leader: number;
    readonly leaderEpoch: number;
  };
  /** Consumers of a partition turn to its new leader. */
  consumersFollow: { readonly partition: PartitionId };
  advanceHighWatermark: { readonly partition: PartitionId };
  brokerClose: {
    readonly connection: ConnectionId;
    readonly why: Extract<Fact, { readonly type: 'connectionClosedByBroker' }>['why'];
  };
  /** Fetches that wait at the leader may have something to get now. */
  serveConsumers: { readonly partition: PartitionId };
  consumerFetched: {
    readonly consumer: ClientId;
    readonly partition: PartitionId;
    readonly fromOffset: Offset;
    readonly upTo: Offset;
    /** What the broker read from its copy when it answered. */
    readonly records: readonly FetchedRecord[];
  };
  consumerFetchWaits: { readonly consumer: ClientId; readonly partition: PartitionId };
  /** Carry out an intervention; `connection` and `request` are what its moment named. */
  intervene: {
    readonly index: number;
    readonly connection: ConnectionId | null;
    readonly request: RequestId | null;
    readonly direction: Direction | null;
  };
}

export type OccurrenceKind = keyof Kinds;

/** Something that can happen. */
export type Occurrence = {
  [K in OccurrenceKind]: { readonly kind: K } & Kinds[K];
}[OccurrenceKind];

export type OccurrenceOf<K extends OccurrenceKind> = Extract<Occurrence, { readonly kind: K }>;

/** Nothing that came before. */
export const NO_CAUSES: readonly EventId[] = [];

/** An entry of the agenda: what happens, the events that brought it about, and the intervention, if one did. */
export interface Due {
  readonly occurrence: Occurrence;
  readonly causes: readonly EventId[];
  readonly intervention: number | null;
}
