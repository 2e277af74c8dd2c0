// What a run records: one typed fact per event, in Kafka's words, each with its causes. The facts are described beside the
// code that records them.
import type { AppFacts } from './appEvents.ts';
import type { BrokerFacts } from './broker/brokerFacts.ts';
import type { NetworkFacts } from './network/networkFacts.ts';
import type { ProducerFacts } from './producer/producerFacts.ts';
import type { RecordView } from './protocol/produce.ts';
import type { TransactionFacts } from './transaction/facts.ts';
import type { ClientId, EventId, Offset, PartitionId, VirtualMs } from './units.ts';

export type { CheckOutcome, Verdict } from './broker/brokerFacts.ts';
export type { Direction, DisconnectReason } from './network/networkFacts.ts';
export type { SendResult } from './producer/producerFacts.ts';
export type { PartitionResponse, ProduceBatch, RecordView } from './protocol/produce.ts';

interface Facts extends AppFacts, BrokerFacts, NetworkFacts, ProducerFacts, TransactionFacts {
  /** A consumer got records and acted on them. */
  recordsRead: {
    readonly consumer: ClientId;
    readonly partition: PartitionId;
    readonly fromOffset: Offset;
    /** The next offset it will ask for. */
    readonly nextOffset: Offset;
    readonly records: readonly RecordView[];
  };
}

/** Name of a kind of event. */
export type FactType = keyof Facts;

/** What happened, without when and why. */
export type Fact = { [K in FactType]: { readonly type: K } & Facts[K] }[FactType];

/** Who an event happened to or was done by: `p1`, `b1`, `c1`, `network`. */
export type ActorId = string;

interface Recorded {
  readonly id: EventId;
  readonly at: VirtualMs;
  readonly actor: ActorId;
  /** Events that brought this one about, the nearest first. Empty: the workload or a start. */
  readonly causes: readonly EventId[];
  /** Index of the scenario's intervention that brought it about, if one did. */
  readonly intervention: number | null;
}

/** One line of a trace. (`Event` is the DOM's.) */
export type SimEvent = Recorded & Fact;

/** The event of a given type. */
export type EventOf<T extends FactType> = Recorded & Extract<Fact, { readonly type: T }>;
