// Facts of the applications around Kafka: consumers in groups, what they do with records, and the outbox.
import type { KafkaError } from './protocol/errors.ts';
import type { RecordView, SimEvent } from './simEvent.ts';
import type { ClientId, Offset, PartitionId, ProducerId, VirtualMs } from './units.ts';

/** An offset of a partition: the next one to read. */
export interface PartitionOffset {
  readonly partition: PartitionId;
  readonly offset: Offset;
}

export interface AppFacts {
  /** The coordinator gave a member its partitions, and it knows where to go on. */
  partitionsAssigned: {
    readonly consumer: ClientId;
    readonly group: string;
    readonly generation: number;
    readonly partitions: readonly (PartitionOffset & {
      /** `committed`: by the group; else there is none and auto.offset.reset decides. */
      readonly from: 'committed' | 'earliest' | 'latest';
    })[];
  };
  /** OffsetFetch was answered with UNSTABLE_OFFSET_COMMIT: an open transaction may still change what is committed. */
  offsetsUnstable: {
    readonly consumer: ClientId;
    readonly group: string;
    readonly partitions: readonly PartitionId[];
    /** Producer ids of the transactions that are open. */
    readonly pendingOf: readonly ProducerId[];
  };
  /** The application goes back to what its group has committed, as its transaction was aborted. */
  positionsReset: {
    readonly consumer: ClientId;
    readonly group: string;
    readonly partitions: readonly (PartitionOffset & {
      readonly from: 'committed' | 'earliest' | 'latest';
    })[];
  };
  /** The group begins a rebalance: all members must join again. */
  rebalanceStarted: {
    readonly group: string;
    readonly generation: number;
    /** Members that have to join before it can end. */
    readonly waitsFor: readonly ClientId[];
  };
  /** The coordinator has a member less. */
  memberRemoved: {
    readonly group: string;
    readonly consumer: ClientId;
    /** The setting that made it: no heartbeat for so long, or no poll(). */
    readonly why: 'session.timeout.ms' | 'max.poll.interval.ms';
  };
  /** poll() returned these records. */
  recordsPolled: {
    readonly consumer: ClientId;
    readonly partition: PartitionId;
    readonly fromOffset: Offset;
    /** The position after it: what a commit would now say. */
    readonly nextOffset: Offset;
    readonly records: readonly RecordView[];
  };
  /** The application acted on a record, outside Kafka: a charge, a reservation. */
  effectDone: {
    readonly consumer: ClientId;
    readonly partition: PartitionId;
    readonly offset: Offset;
    readonly record: RecordView;
    /** How often this group has now acted on records with this value. */
    readonly times: number;
    /** The business key whose inbox row was written in the same database transaction, or null. */
    readonly rowWith: string | null;
    /** The number that the application keeps for the record's key, after it. */
    readonly balance: number;
  };
  /** The inbox has a row of this business key, written apart from the effect. */
  inboxRowWritten: {
    readonly consumer: ClientId;
    readonly record: RecordView;
    readonly key: string;
  };
  /** The inbox knows the business key: the record is passed over. */
  recordSkipped: {
    readonly consumer: ClientId;
    readonly partition: PartitionId;
    readonly offset: Offset;
    readonly record: RecordView;
    readonly key: string;
    /** Whether the effect that the row speaks of has ever been. */
    readonly effectSeen: boolean;
  };
  /** The consumer sent an OffsetCommit request. */
  commitSent: {
    readonly consumer: ClientId;
    readonly how: 'auto' | 'sync';
    readonly offsets: readonly PartitionOffset[];
  };
  /** The coordinator has written committed offsets. */
  offsetsCommitted: {
    readonly group: string;
    readonly consumer: ClientId;
    readonly offsets: readonly PartitionOffset[];
  };
  /** The coordinator refused a commit. */
  commitRefused: {
    readonly group: string;
    readonly consumer: ClientId;
    readonly offsets: readonly PartitionOffset[];
    readonly error: KafkaError;
  };
  /** The consumer knows what became of its commit. */
  commitAnswered: {
    readonly consumer: ClientId;
    readonly how: 'auto' | 'sync';
    readonly offsets: readonly PartitionOffset[];
    readonly error: KafkaError;
    /** What commitSync() throws, or what the log says of an automatic one; null when it went well. */
    readonly exception: string | null;
  };
  /** The consumer's process died, or stands still for a while. */
  consumerStopped: {
    readonly consumer: ClientId;
    readonly how: 'crash' | 'exception' | 'pause';
    /** For a pause: how long. */
    readonly forMs: VirtualMs | null;
    /** What poll() had returned and nobody has dealt with. */
    readonly records: readonly RecordView[];
  };
  consumerStarted: {
    readonly consumer: ClientId;
    /** 2 for the second process of this consumer; the same as before after a pause. */
    readonly session: number;
    readonly after: 'crash' | 'pause';
  };
  /** The consumer's connections broke: a fetch or a commit on its way is lost, or its answer. */
  consumerCut: { readonly consumer: ClientId };
  /** The shop wrote its order and the message about it, in one database transaction. */
  outboxRowInserted: {
    readonly producer: ClientId;
    readonly value: string;
  };
  /** The relay marked a row as sent. */
  outboxRowMarked: {
    readonly producer: ClientId;
    readonly value: string;
    /** Before send() was called, or after its callback. */
    readonly mark: 'before' | 'after';
  };
}

/** Kinds of event of this file. */
const APP_EVENTS: { readonly [K in keyof AppFacts]: true } = {
  partitionsAssigned: true,
  offsetsUnstable: true,
  positionsReset: true,
  rebalanceStarted: true,
  memberRemoved: true,
  recordsPolled: true,
  effectDone: true,
  inboxRowWritten: true,
  recordSkipped: true,
  commitSent: true,
  offsetsCommitted: true,
  commitRefused: true,
  commitAnswered: true,
  consumerStopped: true,
  consumerStarted: true,
  consumerCut: true,
  outboxRowInserted: true,
  outboxRowMarked: true,
};

/** An event of an application. */
export type AppEvent = Extract<SimEvent, { readonly type: keyof AppFacts }>;

/** Whether an event is one of an application. */
export function isAppEvent(event: SimEvent): event is AppEvent {
  return Object.hasOwn(APP_EVENTS, event.type);
}
