// Lists in the entries of a world that a run changes in place: a producer's batches, a partition's replicas and the like.
import { EngineBug } from './assert.ts';
import {
  copyFollower,
  copyNode,
  copyPartitionNumbering,
  copyProducerBatch,
  ownReplica as copyReplica,
} from './copies.ts';
import { type Own, Owned } from './owned.ts';
import type { OwnWorld } from './ownWorld.ts';
import type { BatchId, ClientId, PartitionId } from './units.ts';
import type {
  FollowerState,
  NodeState,
  PartitionNumbering,
  ProducerBatch,
  ReplicaState,
} from './world.ts';

/** The same list in each of the world's producers or partitions, by the place of the one that has it. */
class Part<T extends object> {
  private readonly name: string;
  private readonly copyOf: (one: T) => T;
  private readonly lists: Owned<T>[] = [];

  constructor(name: string, copyOf: (one: T) => T) {
    this.name = name;
    this.copyOf = copyOf;
  }

  at(place: number): Owned<T> {
    while (this.lists.length <= place) this.lists.push(new Owned(this.name, this.copyOf));
    return this.lists[place] as Owned<T>;
  }

  release(): void {
    for (const one of this.lists) one.release();
  }
}

/** What a run owns of them. */
export class OwnedParts {
  readonly batches = new Part('batches', copyProducerBatch);
  readonly nodes = new Part('nodes', copyNode);
  readonly numbering = new Part('numbering', copyPartitionNumbering);
  readonly replicas = new Part('replicas', copyReplica);
  readonly followers = new Part('followers', copyFollower);

  release(): void {
    this.batches.release();
    this.nodes.release();
    this.numbering.release();
    this.replicas.release();
    this.followers.release();
  }
}

/** The batches of a producer, to add to and to take from. */
export function ownBatches(sim: OwnWorld, id: ClientId): Owned<ProducerBatch> {
  const producer = sim.ownProducer(id);
  const own = sim.parts.batches.at(sim.placeOfProducer(id));
  const mine = own.take(producer.batches);
  if (mine !== producer.batches) producer.batches = mine;
  return own;
}

/** Takes a batch out of a producer's. */
export function removeBatch(sim: OwnWorld, id: ClientId, batch: BatchId): void {
  const own = ownBatches(sim, id);
  const { batches } = sim.producer(id);
  for (let at = 0; at < batches.length; at++) if (batches[at]?.id === batch) own.remove(at);
}

/** A batch of a producer, to change in place. */
export function ownBatch(sim: OwnWorld, id: ClientId, batch: BatchId): Own<ProducerBatch> {
  const own = ownBatches(sim, id);
  const { batches } = sim.producer(id);
  for (let at = 0; at < batches.length; at++) if (batches[at]?.id === batch) return own.entry(at);
  throw new EngineBug(`missing batch ${batch}`);
}

/** What a producer knows of a broker, to change in place. */
export function ownNode(sim: OwnWorld, id: ClientId, broker: number): Own<NodeState> {
  const producer = sim.ownProducer(id);
  const { nodes } = producer;
  const own = sim.parts.nodes.at(sim.placeOfProducer(id));
  const mine = own.take(nodes);
  if (mine !== nodes) producer.nodes = mine;
  for (let at = 0; at < nodes.length; at++) if (nodes[at]?.broker === broker) return own.entry(at);
  throw new EngineBug(`missing node ${broker} of ${id}`);
}

/** A producer's numbering of a partition, to change in place: one that it has, or its first. */
export function ownNumbering(
  sim: OwnWorld,
  id: ClientId,
  known: PartitionNumbering,
): Own<PartitionNumbering> {
  const producer = sim.ownProducer(id);
  const { numbering } = producer;
  const own = sim.parts.numbering.at(sim.placeOfProducer(id));
  const mine = own.take(numbering);
  if (mine !== numbering) producer.numbering = mine;
  const at = mine.indexOf(known);
  if (at < 0) own.push(known);
  return own.entry(at < 0 ? mine.length - 1 : at);
}

function ownReplicas(sim: OwnWorld, id: PartitionId): Owned<ReplicaState> {
  const partition = sim.ownPartition(id);
  const own = sim.parts.replicas.at(sim.placeOfPartition(id));
  const mine = own.take(partition.replicas);
  if (mine !== partition.replicas) partition.replicas = mine;
  return own;
}

/** One broker's copy of a partition, to change in place; with it comes its `log`. */
export function ownReplica(sim: OwnWorld, id: PartitionId, broker: number): Own<ReplicaState> {
  const own = ownReplicas(sim, id);
  return own.entry(placeOfReplica(sim.partition(id).replicas, broker));
}

/** Puts another state in the place of one broker's copy. */
export function setReplica(sim: OwnWorld, id: PartitionId, replica: ReplicaState): void {
  const own = ownReplicas(sim, id);
  own.put(placeOfReplica(sim.partition(id).replicas, replica.broker), replica);
}

function placeOfReplica(replicas: readonly ReplicaState[], broker: number): number {
  for (let at = 0; at < replicas.length; at++) if (replicas[at]?.broker === broker) return at;
  throw new EngineBug(`no copy on broker ${broker}`);
}

/** What a leader knows of a follower, to change in place. */
export function ownFollower(sim: OwnWorld, id: PartitionId, broker: number): Own<FollowerState> {
  const partition = sim.ownPartition(id);
  const { followers } = partition;
  const own = sim.parts.followers.at(sim.placeOfPartition(id));
  const mine = own.take(followers);
  if (mine !== followers) partition.followers = mine;
  for (let at = 0; at < followers.length; at++) {
    if (followers[at]?.broker === broker) return own.entry(at);
  }
  throw new EngineBug(`missing follower ${broker} of ${id}`);
}
