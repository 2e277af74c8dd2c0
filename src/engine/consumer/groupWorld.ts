// What a world holds of consumer groups, of the processes that consume, and of the applications' own databases.
import type { RecordView } from '../simEvent.ts';
import type { ClientId, EventId, Offset, PartitionId, ProducerId, VirtualMs } from '../units.ts';

/** What a group committed for a partition: the next offset to read (Kafka: OffsetAndMetadata). */
export interface CommittedOffset {
  readonly partition: PartitionId;
  readonly offset: Offset;
  /** The event that wrote it. */
  readonly event: EventId;
}

/** A consumer as the coordinator of its group knows it (Kafka: ClassicGroupMember). */
export interface GroupMember {
  readonly consumer: ClientId;
  /** Which life of the consumer's process it belongs to: a restarted process is another member. */
  readonly session: number;
  /** Its JoinGroup for the rebalance under way is there. */
  readonly joined: boolean;
  readonly partitions: readonly PartitionId[];
}

/** Offsets that an open transaction will commit, or drop, when it ends (Kafka: OffsetMetadataManager#pendingTransactionalOffsets). */
export interface PendingOffsets {
  readonly producerId: ProducerId;
  readonly offsets: readonly CommittedOffset[];
}

/** A consumer group as its coordinator knows it, committed offsets included (Kafka: ClassicGroup, OffsetMetadataManager). */
export interface GroupState {
  readonly id: string;
  readonly topic: string;
  /** Kafka: ClassicGroupState. `empty`: no members. */
  readonly state: 'empty' | 'preparing' | 'stable';
  readonly generation: number;
  readonly members: readonly GroupMember[];
  /** By partition; a partition without an entry was never committed. */
  readonly offsets: readonly CommittedOffset[];
  /** What open transactions will commit if they do (TxnOffsetCommit). */
  readonly pendingOffsets: readonly PendingOffsets[];
}

/** A record that a consumer has fetched. */
export interface FetchedRecord {
  readonly partition: PartitionId;
  readonly offset: Offset;
  readonly record: RecordView;
}

/** A commit that was sent and not answered. */
export interface OpenCommit {
  readonly number: number;
  readonly offsets: readonly { readonly partition: PartitionId; readonly offset: Offset }[];
  /** `sync`: the application's thread waits for it. */
  readonly how: 'auto' | 'sync';
}

/** What the application's one thread does. `transacting`: it waits in a call of its transactional producer. */
export type ConsumerDoing = 'joining' | 'polling' | 'processing' | 'committing' | 'transacting';

/** The process of a consumer that is in a group, and its application's one thread. */
export interface ConsumerProcess {
  readonly state: 'running' | 'paused' | 'crashed';
  /** While it stands still: when it goes on. */
  readonly resumesAt: VirtualMs | null;
  /** 1 for its first life, then one more for each restart. */
  readonly session: number;
  /** Null: it is in no generation and must join when it polls. */
  readonly generation: number | null;
  /** The last generation it was in, -1 before the first: what groupMetadata() says, also after it was thrown out. */
  readonly joinedGeneration: number;
  readonly doing: ConsumerDoing;
  /** Kafka: SubscriptionState, the position of each assigned partition: the next offset that poll() returns. */
  readonly assigned: readonly { readonly partition: PartitionId; readonly position: Offset }[];
  /** Fetched, and not yet returned by poll(). */
  readonly fetched: readonly FetchedRecord[];
  /** Returned by the last poll() and not dealt with; the first is the next. */
  readonly batch: readonly FetchedRecord[];
  readonly lastPollMs: VirtualMs;
  readonly nextAutoCommitMs: VirtualMs;
  readonly commits: readonly OpenCommit[];
  readonly commitsSent: number;
  /** The events that its next act follows from. */
  readonly because: readonly EventId[];
}

/** A row of an inbox: this business key was dealt with. */
export interface InboxRow {
  readonly key: string;
  readonly at: VirtualMs;
  readonly event: EventId;
}

/** A row of an outbox: a message that the relay shall send, written with the business data. */
export interface OutboxRow {
  /** Which of the scenario's sends it holds. */
  readonly call: number;
  readonly sent: boolean;
  readonly event: EventId;
}

/** The database of an application, which outlives its process: that of a group, or that of a producer with an outbox. */
export interface DatabaseState {
  /** Id of the group or of the producer. */
  readonly of: string;
  readonly inbox: readonly InboxRow[];
  readonly outbox: readonly OutboxRow[];
  /** One number for each record key, as effects left it. */
  readonly balances: readonly { readonly key: string; readonly amount: number }[];
}
