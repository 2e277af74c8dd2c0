// What the stage shows at one event, with words and colour roles decided: the panels only place it.
import type {
  BatchId,
  ClientId,
  EventId,
  Offset,
  PartitionId,
  RecordId,
  VirtualMs,
} from '../../engine/index.ts';
import type { MessageId, Selection } from '../types.ts';
import type { CausalStep } from './causalSteps.ts';
import type { Flight } from './flight.ts';
import type { StampView } from './stamps.ts';

/** What the learner chose to look at; null follows the current event. */
export interface StageFocus {
  readonly partition: PartitionId | null;
  readonly producer: ClientId | null;
  readonly selection: Selection | null;
}

export interface StageView {
  readonly event: EventId;
  readonly now: VirtualMs;
  readonly producers: readonly Tab<ClientId>[];
  readonly partitions: readonly Tab<PartitionId>[];
  readonly shop: ShopView;
  readonly producer: ProducerView;
  readonly wire: WireView;
  readonly broker: BrokerView;
  readonly statement: StatementView;
  /** Where several readers differ: a statement each. */
  readonly readers?: readonly ReaderView[];
}

export interface Tab<Id> {
  readonly id: Id;
  readonly chosen: boolean;
}

export interface ShopView {
  readonly title: string;
  readonly caption: string;
  readonly rows: readonly ShopRow[];
  /** What to say where there are none. */
  readonly empty: string;
}

export interface ShopRow {
  readonly id: RecordId;
  readonly text: string;
  readonly amount: string;
  /** What the application believes, which is never the truth of the log. */
  readonly state: 'batching' | 'waiting' | 'acked' | 'unasked' | 'failed' | 'unheard';
  readonly words: string;
  /** Kafka's exception, without its package. */
  readonly exception: string | null;
  readonly current: boolean;
}

export type ProducerView =
  | {
      readonly kind: 'running';
      /** `PID 4001, epoch 0`, or `no PID`. */
      readonly identity: string;
      readonly idempotent: boolean;
      readonly tray: { readonly caption: string; readonly batches: readonly TrayBatch[] };
      readonly slots: SlotsView;
      /** `order 17, attempt 2` */
      readonly attempt: string | null;
      readonly backoff: WaitView | null;
      readonly delivery: { readonly since: VirtualMs | null; readonly limit: VirtualMs };
    }
  /** Nothing to look into: requests by hand, one that was not built, a process that is gone. */
  | { readonly kind: 'none'; readonly title: string; readonly note: string };

export interface TrayBatch {
  readonly id: BatchId;
  readonly text: string;
  readonly stamp: StampView | null;
}

export interface SlotsView {
  readonly limit: number;
  readonly used: readonly {
    readonly id: string;
    readonly stamp: StampView | null;
    readonly lost: boolean;
  }[];
  readonly caption: string;
}

/** A stretch of waiting with its Kafka name. */
export interface WaitView {
  readonly name: string;
  readonly from: VirtualMs;
  readonly to: VirtualMs;
}

export interface WireView {
  readonly caption: string;
  readonly state: 'none' | 'opening' | 'open' | 'down';
  readonly echo: EchoView | null;
  readonly letters: readonly LetterView[];
  readonly slips: readonly SlipView[];
  /** How big letters are drawn, by how many share the wire. */
  readonly crowd: Crowd;
  /** Two lines under the responses. */
  readonly note: readonly string[];
}

export type Crowd = 'one' | 'few' | 'many';

/** A loss, which stays in sight until the producer has moved on. */
export interface EchoView {
  readonly message: MessageId;
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly direction: 'toBroker' | 'toClient';
  /** How far it came, 0 … 1. */
  readonly cut: number;
  readonly disc: CausalStep | null;
  readonly selected: boolean;
}

interface OnTheWire {
  readonly message: MessageId;
  /** The full sentence. */
  readonly name: string;
  readonly flight: Flight;
  /** Which request of this client to this broker it is, from 0: keeps its place among the others. */
  readonly track: number;
  readonly selected: boolean;
  readonly canLose: boolean;
  readonly disc: CausalStep | null;
}

export interface LetterView extends OnTheWire {
  readonly records: readonly string[];
  /** One line for where space is short. */
  readonly short: string;
  readonly partition: string;
  readonly stamps: readonly (StampView | null)[];
  readonly foot: string;
  readonly state: 'live' | 'held' | 'parked' | 'rejected' | 'refused' | 'fenced';
  /** Requests of this connection that the broker handles before it. */
  readonly queuedBehind: number;
}

export type AnswerView =
  | {
      readonly kind: 'ack';
      readonly baseOffset: Offset | null;
      /** It answers another request than Produce. */
      readonly call?: string;
    }
  | { readonly kind: 'error'; readonly error: string; readonly tone: 'rej' | 'lost' | 'fence' };

export interface SlipView extends OnTheWire {
  readonly answer: AnswerView;
  readonly held: boolean;
}

export interface BrokerView {
  readonly title: string;
  readonly caption: string;
  /** Its process is not running. */
  readonly down?: boolean;
  readonly gate: { readonly active: boolean; readonly lines: readonly string[] };
  readonly memory: MemoryView;
  readonly verdict: VerdictView | null;
  readonly log: LogView;
  readonly summary: SummaryView | null;
}

/** What the partition remembers of the focused producer. */
export type MemoryView =
  | {
      readonly kind: 'row';
      readonly producerId: number;
      readonly producerEpoch: number;
      readonly lastSequence: number;
      readonly batches: readonly { readonly stamp: StampView; readonly offset: Offset }[];
      /** The batch that a copy was recognised by. */
      readonly match: number | null;
      /** Rows of other producers, not shown. */
      readonly others: number;
    }
  | { readonly kind: 'none'; readonly lines: readonly [string, string] };

export interface VerdictView {
  readonly event: EventId;
  /** The request that was judged: its line leads to the stamp. */
  readonly message: MessageId;
  readonly kind: 'append' | 'duplicate' | 'outOfOrder' | 'fenced' | 'error';
  /** Where its line leads: to the row with this offset, or back to the answer's opening. */
  readonly row: Offset | null;
  readonly tone: 'ink' | 'ok' | 'dup' | 'rej' | 'fence' | 'lost';
  readonly disc: CausalStep | null;
  readonly name: string;
}

export interface LogView {
  readonly partition: PartitionId;
  /** Whose it is, where the box around it is another broker. */
  readonly heading?: string;
  /** The newest batches, oldest first; enough for any height. */
  readonly rows: readonly LogRowView[];
  readonly nextOffset: Offset;
  readonly freeText: string;
  readonly highWatermark: Offset;
  /** Where read_committed stops, while that is before the high watermark. */
  readonly lastStableOffset?: Offset;
  readonly logEndOffset: Offset;
  /** `same stamp` beside the heading, when a copy was recognised. */
  readonly matched: boolean;
  readonly replicas: readonly ReplicaView[];
  /** `ISR 3 of 3` */
  readonly isr: string;
}

export interface LogRowView {
  readonly batch: BatchId;
  /** The decision that wrote it. */
  readonly event: EventId;
  readonly baseOffset: Offset;
  readonly lastOffset: Offset;
  readonly records: readonly string[];
  /** One short name a record: `17`. */
  readonly numbers: readonly string[];
  /** Records in the log before this row. */
  readonly before: number;
  readonly stamp: StampView | null;
  readonly copy: boolean;
  /** Its transaction was aborted: read_committed passes it over. */
  readonly aborted?: boolean;
  /** It ends a transaction, and holds no record of an application. */
  readonly control?: boolean;
  readonly matched: boolean;
  readonly committed: boolean;
  readonly selected: boolean;
  readonly disc: CausalStep | null;
  readonly name: string;
}

export interface ReplicaView {
  readonly name: string;
  readonly inSync: boolean;
  readonly logEndOffset: Offset;
}

export interface SummaryView {
  readonly kind: 'once' | 'lost' | 'duplicated' | 'reordered' | 'refused';
  readonly text: string;
}

export interface StatementView {
  readonly caption: string;
  readonly title: string;
  readonly rows: readonly StatementRowView[];
  readonly charged: string;
  readonly owed: string;
  readonly off: boolean;
  readonly note: {
    /** `open`: more is to be charged. */
    readonly kind: 'once' | 'lost' | 'duplicated' | 'reordered' | 'open';
    readonly title: string;
    readonly detail: string;
  } | null;
  readonly empty: string;
}

/** A statement with the name of whose it is: an isolation level, or a consumer. */
export type ReaderView = StatementView & { readonly reader: string };

export interface StatementRowView {
  readonly id: string;
  readonly text: string;
  readonly value: number;
  readonly amount: string;
  readonly copy: boolean;
  readonly strong: boolean;
}
