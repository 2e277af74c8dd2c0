// The whole state at one instant, as plain data: a JSON round trip gives an equal world. Its parts are described beside the
// code that changes them.
import { EngineBug } from './assert.ts';
import type {
  BrokerState,
  PartitionState,
  PendingProduce,
  ReplicaState,
} from './broker/brokerState.ts';
import type { ConsumerState } from './consumer/consumerState.ts';
import type { DatabaseState, GroupState } from './consumer/groupWorld.ts';
import type { CoordinatorState } from './coordinator/coordinatorState.ts';
import type { ConnectionState } from './network/connectionState.ts';
import type { Due } from './occurrence.ts';
import type { ProducerState } from './producer/producerState.ts';
import type { ClientId, EventId, RecordId, VirtualMs } from './units.ts';

export type * from './broker/brokerState.ts';
export type * from './consumer/consumerState.ts';
export type * from './network/connectionState.ts';
export type * from './producer/producerState.ts';

/** Progress of the scenario's interventions. */
export interface InterventionState {
  /** How often its moment has happened. */
  readonly seen: number;
  readonly fired: boolean;
}

/** Something due at a time. Order breaks ties: first in, first out. */
export interface Scheduled extends Due {
  readonly at: VirtualMs;
  readonly order: number;
}

export interface World {
  readonly now: VirtualMs;
  readonly nextEventId: EventId;
  readonly nextOrder: number;
  /** What happens at this very instant, a stack: the next is the last. */
  readonly agenda: readonly Due[];
  /** What is due later, by (time, order). */
  readonly schedule: readonly Scheduled[];
  /** Random streams, one per concern: a 32-bit state each. */
  readonly random: readonly { readonly stream: string; readonly state: number }[];
  readonly producers: readonly ProducerState[];
  readonly connections: readonly ConnectionState[];
  readonly brokers: readonly BrokerState[];
  /** Brokers to which no new connection can be opened, and until when. */
  readonly unreachable: readonly { readonly broker: number; readonly until: VirtualMs }[];
  /** ACLs: DENY of WRITE on a topic, or (null) on the producer’s transactional.id. */
  readonly denied: readonly { readonly producer: ClientId; readonly topic: string | null }[];
  readonly partitions: readonly PartitionState[];
  readonly produces: readonly PendingProduce[];
  readonly consumers: readonly ConsumerState[];
  readonly groups: readonly GroupState[];
  readonly databases: readonly DatabaseState[];
  readonly interventions: readonly InterventionState[];
  /** The next hand-fed request, an index into the scenario. */
  readonly nextHandFed: number;
  /** Null: no producer of the scenario has a transactional.id. */
  readonly coordinator: CoordinatorState | null;
  /** Processes that stand still, each with what happened to it meanwhile, oldest first. */
  readonly paused: readonly {
    readonly producer: ClientId;
    readonly missed: readonly Pick<Due, 'occurrence' | 'causes'>[];
  }[];
}

/** Id of a record: the n-th send of a client. */
export function recordId(client: ClientId, index: number): RecordId {
  return `${client}/${index}`;
}

const brokerActors = new Map<number, string>();

/** A broker as the actor of an event: one text for each broker, however many events there are. */
export function actorOf(broker: number): string {
  const known = brokerActors.get(broker);
  if (known !== undefined) return known;
  brokerActors.set(broker, `b${broker}`);
  return actorOf(broker);
}

const ZERO = '0'.charCodeAt(0);

/** Where a send stands in its application's list, from the id of its record. */
export function placeOfRecord(record: RecordId): number {
  let place = 0;
  let unit = 1;
  for (let at = record.length - 1; at >= 0 && record[at] !== '/'; at--) {
    place += unit * (record.charCodeAt(at) - ZERO);
    unit *= 10;
  }
  return place;
}

/** The copy of one broker. */
export function replicaOf(partition: PartitionState, broker: number): ReplicaState {
  for (const one of partition.replicas) if (one.broker === broker) return one;
  throw new EngineBug(`missing ${partition.id} on broker ${broker}`);
}

/** The leader's copy; while nobody leads, that of the last leader. */
export function leaderReplica(partition: PartitionState): ReplicaState {
  return replicaOf(partition, partition.lastLeader);
}
