// What a run is made from: a scenario with every field there and every name known. src/scenario makes one of JSON, with
// the defaults and a message for each mistake; the engine trusts it. Times are virtual, in ms.
import type { Profile } from './profiles.ts';
import type { API_NAMES, MOMENTS } from './scenarioWords.ts';

/** Everything needed to reproduce a run, besides what Kafka makes of the producers' settings. */
export interface Scenario {
  readonly formatVersion: 1;
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly profile: Profile;
  /** Of every random stream. */
  readonly seed: number;
  /** Broker ids. */
  readonly brokers: readonly number[];
  /** Settings of every broker, as text. */
  readonly brokerConfig: Settings;
  readonly topics: readonly TopicSpec[];
  readonly producers: readonly ProducerSpec[];
  readonly consumers: readonly ConsumerSpec[];
  readonly handFed: readonly HandFedSpec[];
  readonly network: {
    /** One way between a client and a broker. */
    readonly flightMs: number;
    /** One way between a consumer and a broker; null: flightMs. */
    readonly consumerFlightMs: number | null;
    /** From the leader’s append until it knows that a follower has it. */
    readonly replicationMs: number;
    /** From a leader’s AlterPartition until it has the controller’s answer. */
    readonly alterPartitionMs: number;
    /** From a cut until the client learns of it. */
    readonly disconnectMs: number;
  };
  readonly interventions: readonly Intervention[];
  /** Moments worth a stop; a run does not ask for them. */
  readonly pauseOn: readonly Moment[];
  /** What must hold of the trace; a run does not ask for them. */
  readonly claims: readonly string[];
  /** The run ends here at the latest. */
  readonly untilMs: number;
}

/** As a Properties file holds them. */
type Settings = Readonly<Record<string, string>>;

export interface TopicSpec {
  readonly name: string;
  /** How many. */
  readonly partitions: number;
  /** Null: as many as there are brokers, at most 3. */
  readonly replicationFactor: number | null;
  /** Of each partition; null: the brokers in turn. */
  readonly leaders: readonly number[] | null;
  /** First offset of the logs: what came before is gone by retention. */
  readonly startOffset: number;
  readonly config: Settings;
}

/** A KafkaProducer in an application. */
export interface ProducerSpec {
  readonly id: string;
  readonly config: Settings;
  /** What InitProducerId answers; null: 4001, 4002 … */
  readonly producerId: number | null;
  /** Where an idempotent producer stands at the start, and what every replica remembers of it. */
  readonly preset: {
    readonly producerEpoch: number;
    /** Sequence of the next record on each partition that it has written to. */
    readonly sequences: readonly { readonly partition: string; readonly next: number }[];
  } | null;
  /** By time. */
  readonly sends: readonly SendSpec[];
  /** By time. */
  readonly calls: readonly CallSpec[];
  /** How often the application sends a value again after a failed callback. */
  readonly resendOnFailure: number;
  readonly resendAfterMs: number;
  /** Sends become rows of a table, and a relay with the producer sends them to Kafka. */
  readonly outbox: { readonly mark: 'after' | 'before'; readonly pollMs: number } | null;
}

/** One call of `send()`. */
export interface SendSpec {
  readonly at: number;
  readonly topic: string;
  readonly key: string | null;
  /** It names the record in moments and claims. */
  readonly value: string;
  /** Null: by key. */
  readonly partition: number | null;
  /** What reading it charges, whole euros; below 0 it gives back. */
  readonly amount: number;
  /** Null: the time of the call. */
  readonly timestamp: number | null;
}

interface Calls {
  readonly initTransactions: object;
  readonly beginTransaction: object;
  readonly sendOffsetsToTransaction: {
    readonly group: string;
    readonly offsets: readonly { readonly partition: string; readonly offset: number }[];
  };
  /** `orAbort`: the application aborts when this throws. */
  readonly commitTransaction: { readonly orAbort: boolean };
  readonly abortTransaction: object;
  readonly flush: object;
  /** Null: it waits without limit. */
  readonly close: { readonly timeoutMs: number | null };
}

/** One call of the application besides `send()`. */
export type CallSpec = {
  [K in keyof Calls]: { readonly call: K; readonly at: number } & Calls[K];
}[keyof Calls];

/** A consumer: alone and without commits, or a member of a group. */
export interface ConsumerSpec {
  readonly id: string;
  readonly topic: string;
  readonly isolationLevel: 'read_uncommitted' | 'read_committed';
  readonly group: GroupSpec | null;
}

/** Membership of a group, and what the application does with a record. */
export interface GroupSpec {
  readonly id: string;
  readonly config: Settings;
  /** When the application commits; `transaction`: the offsets travel in one with what it produces. */
  readonly commits: 'none' | 'before' | 'after' | 'each' | 'transaction';
  /** How long it works on a record before it acts. */
  readonly recordMs: number;
  /** What acting does to the number kept for the record's key: adds the amount, or sets it. */
  readonly effect: 'add' | 'set';
  readonly inbox: InboxSpec | null;
  /** Each record becomes a record of another topic. */
  readonly produces: {
    readonly producer: string;
    readonly topic: string;
    readonly prefix: string;
  } | null;
}

/** A table of business keys that were dealt with, in the application's database. */
export interface InboxSpec {
  /** What of the record is the business key. */
  readonly by: 'value' | 'key' | 'offset';
  /** When the row is written: in one database transaction with the effect, or apart from it. */
  readonly row: 'with' | 'before' | 'after';
  /** How many rows are kept; null: all. */
  readonly keeps: number | null;
  /** How long a row is kept; null: for ever. */
  readonly keepsMs: number | null;
}

/** One Produce request written by hand, over a connection of its own. The numbers stand in the batch header. */
export interface HandFedSpec {
  readonly at: number;
  readonly topic: string;
  readonly partition: number;
  readonly producerId: number;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly values: readonly string[];
}

/** A named moment: what happened, not when. Null: whichever. */
export interface Moment {
  readonly moment: (typeof MOMENTS)[number];
  /** The batch that holds the record with this value. */
  readonly record: string | null;
  readonly api: (typeof API_NAMES)[number] | null;
  readonly producer: string | null;
  /** As in orders-0. */
  readonly partition: string | null;
  /** Which time it happens, counted from 1. */
  readonly copy: number;
}

/** A point in virtual time, and for a fault of a connection whose: null is the first producer, and the first leader. */
interface PointInTime {
  readonly at: number;
  readonly producer: string | null;
  readonly broker: number | null;
}

/** A moment or a point in time. */
export type When = Moment | PointInTime;

/** What every fault says besides what it does. */
interface Fault {
  readonly when: When;
  /** false: kept, and not carried out. */
  readonly enabled: boolean;
}

interface Later extends Fault {
  /** How long after `when`. */
  readonly afterMs: number;
}

interface OfBroker extends Later {
  readonly broker: number;
}

interface OfProducer extends Later {
  readonly producer: string;
}

interface OfConsumer extends Later {
  readonly consumer: string;
}

interface OfReplication extends OfBroker {
  /** Null: all. */
  readonly partition: string | null;
}

interface OfAcl extends OfProducer {
  /** To which topic; null: its transactional.id. */
  readonly topic: string | null;
}

interface Faults {
  readonly cut: Later;
  readonly hold: Later;
  readonly stall: Later;
  /** Which connection between that client and that broker, counted from 1; null: that of the moment. */
  readonly release: Later & { readonly connection: number | null };
  /** How much later the message arrives. */
  readonly delay: Fault & { readonly byMs: number };
  readonly crashBroker: OfBroker & { readonly diskLost: boolean };
  readonly stopBroker: OfBroker;
  readonly startBroker: OfBroker;
  /** `unclean`: also to a replica that is not in sync. */
  readonly moveLeader: OfBroker & { readonly partition: string; readonly unclean: boolean };
  readonly stopReplication: OfReplication;
  readonly resumeReplication: OfReplication;
  /** `isr`: who stays in sync; the others stop fetching. */
  readonly shrinkIsr: Later & { readonly partition: string; readonly isr: readonly number[] };
  /** The leader loses its row of the producer, a lever that Kafka does not have. */
  readonly forgetProducer: OfProducer & { readonly partition: string };
  /** For so long no new connection can be opened to the broker. */
  readonly refuse: OfBroker & { readonly forMs: number };
  /** The producer may write no more. */
  readonly denyWrite: OfAcl;
  readonly allowWrite: OfAcl;
  readonly crash: OfProducer;
  readonly pause: OfProducer;
  readonly resume: OfProducer;
  /** `resend`: what the application sends again. */
  readonly restart: OfProducer & { readonly resend: 'none' | 'unacknowledged' };
  readonly crashConsumer: OfConsumer;
  readonly restartConsumer: OfConsumer;
  readonly pauseConsumer: OfConsumer & { readonly forMs: number };
  readonly cutConsumer: OfConsumer;
}

/** One fault: what the environment does to the run. */
export type Intervention = {
  [K in keyof Faults]: { readonly do: K } & Faults[K];
}[keyof Faults];
