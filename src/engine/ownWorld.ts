// The world of a run at work: what stands in it, and what of it the run has made itself and may change in place.
import { EngineBug, required } from './assert.ts';
import {
  copyBroker,
  copyConnection,
  copyPartition,
  copyProduce,
  copyWorld,
  ownConsumer,
  ownProducer,
} from './copies.ts';
import { type Own, Owned, placeOf } from './owned.ts';
import { OwnedParts } from './ownParts.ts';
import type { ClientId, ConnectionId, PartitionId } from './units.ts';
import type {
  BrokerState,
  ConnectionState,
  ConsumerState,
  PartitionState,
  PendingProduce,
  ProducerState,
  World,
} from './world.ts';

/**
 * The world so far. What the run has made since it last gave its world away (`release`) is its own, and it changes that
 * in place: the world, its lists, and whatever it asks for by a name that begins with `own`. Everything else is shared
 * with worlds that others keep, and is copied before its first change. So an untouched part of the next world is the
 * same object as in the last one. Whatever hangs below those entries is replaced, never changed.
 */
export class OwnWorld {
  protected current: Own<World>;
  private ownsWorld = false;
  private readonly producers = new Owned('producers', ownProducer);
  private readonly connections = new Owned('connections', copyConnection);
  private readonly partitions = new Owned('partitions', copyPartition);
  private readonly brokers = new Owned('brokers', copyBroker);
  private readonly produces = new Owned('produces', copyProduce);
  private readonly consumers = new Owned('consumers', ownConsumer);
  /** Lists in producers and partitions. */
  readonly parts = new OwnedParts();

  constructor(world: World) {
    this.current = world;
  }

  get world(): World {
    return this.current;
  }

  /** A new world, made from the present one. */
  set world(world: World) {
    this.current = world;
    this.ownsWorld = false;
  }

  /** Gives the world away: from now on nothing of it changes any more. */
  release(): World {
    this.ownsWorld = false;
    this.producers.release();
    this.connections.release();
    this.partitions.release();
    this.brokers.release();
    this.produces.release();
    this.consumers.release();
    this.parts.release();
    return this.current;
  }

  protected writable(): Own<World> {
    if (!this.ownsWorld) {
      this.current = copyWorld(this.current);
      this.ownsWorld = true;
    }
    return this.current;
  }

  /** The run's own copy of one of the world's lists. */
  private take<T extends object>(own: Owned<T>, list: readonly T[]): Owned<T> {
    const mine = own.take(list);
    if (mine !== list) Object.assign(this.writable(), { [own.name]: mine });
    return own;
  }

  // The loops below are alike, and apart: in one for all kinds V8 would look up every `id` anew.

  findProducer(id: ClientId): ProducerState | undefined {
    for (const one of this.current.producers) if (one.id === id) return one;
    return undefined;
  }

  producer(id: ClientId): ProducerState {
    return required(this.findProducer(id), 'producer', id);
  }

  placeOfProducer(id: ClientId): number {
    const { producers } = this.current;
    for (let at = 0; at < producers.length; at++) if (producers[at]?.id === id) return at;
    throw new EngineBug(`missing producer ${id}`);
  }

  /** A producer to change in place; with it come its `sent`. */
  ownProducer(id: ClientId): Own<ProducerState> {
    const at = this.placeOfProducer(id);
    return this.take(this.producers, this.current.producers).entry(at);
  }

  /** Puts another state in the place of a producer. */
  setProducer(producer: ProducerState): void {
    const { producers } = this.current;
    const at = placeOf(producers, producer.id);
    if (at < 0 || producers[at] === producer) return;
    this.take(this.producers, producers).put(at, producer);
  }

  updateProducer(id: ClientId, change: Partial<ProducerState>): ProducerState {
    return Object.assign(this.ownProducer(id), change);
  }

  connection(id: ConnectionId): ConnectionState {
    for (const one of this.current.connections) if (one.id === id) return one;
    throw new EngineBug(`missing connection ${id}`);
  }

  ownConnection(id: ConnectionId): Own<ConnectionState> {
    const { connections } = this.current;
    for (let at = 0; at < connections.length; at++) {
      if (connections[at]?.id === id) return this.take(this.connections, connections).entry(at);
    }
    throw new EngineBug(`missing connection ${id}`);
  }

  updateConnection(id: ConnectionId, change: Partial<ConnectionState>): ConnectionState {
    return Object.assign(this.ownConnection(id), change);
  }

  addConnection(connection: ConnectionState): void {
    this.take(this.connections, this.current.connections).push(connection);
  }

  partition(id: PartitionId): PartitionState {
    for (const one of this.current.partitions) if (one.id === id) return one;
    throw new EngineBug(`missing partition ${id}`);
  }

  placeOfPartition(id: PartitionId): number {
    const { partitions } = this.current;
    for (let at = 0; at < partitions.length; at++) if (partitions[at]?.id === id) return at;
    throw new EngineBug(`missing partition ${id}`);
  }

  ownPartition(id: PartitionId): Own<PartitionState> {
    const at = this.placeOfPartition(id);
    return this.take(this.partitions, this.current.partitions).entry(at);
  }

  updatePartition(id: PartitionId, change: Partial<PartitionState>): PartitionState {
    return Object.assign(this.ownPartition(id), change);
  }

  broker(id: number): BrokerState {
    for (const one of this.current.brokers) if (one.id === id) return one;
    throw new EngineBug(`missing broker ${id}`);
  }

  updateBroker(id: number, change: Partial<BrokerState>): void {
    const { brokers } = this.current;
    Object.assign(this.take(this.brokers, brokers).entry(placeOf(brokers, id)), change);
  }

  findProduce(request: string): PendingProduce | undefined {
    for (const one of this.current.produces) if (one.request === request) return one;
    return undefined;
  }

  /** A produce request in a broker's hands, to change in place. It goes to the end of the list. */
  ownProduce(request: string): Own<PendingProduce> {
    const { produces } = this.current;
    const last = produces.length - 1;
    for (let at = 0; at <= last; at++) {
      if (produces[at]?.request !== request) continue;
      const own = this.take(this.produces, produces);
      if (at < last) own.moveToEnd(at);
      return own.entry(last);
    }
    throw new EngineBug(`missing produce request ${request}`);
  }

  /** Replaces, adds or (with null) removes a produce request in a broker's hands. */
  setProduce(request: string, produce: PendingProduce | null): void {
    const own = this.take(this.produces, this.current.produces);
    const { produces } = this.current;
    for (let at = 0; at < produces.length; at++) {
      if (produces[at]?.request !== request) continue;
      own.remove(at);
      break;
    }
    if (produce) own.push(produce);
  }

  findConsumer(id: ClientId): ConsumerState | undefined {
    for (const one of this.current.consumers) if (one.id === id) return one;
    return undefined;
  }

  /** A consumer to change in place; with it comes its `ledger`. */
  ownConsumer(id: ClientId): Own<ConsumerState> {
    const { consumers } = this.current;
    for (let at = 0; at < consumers.length; at++) {
      if (consumers[at]?.id === id) return this.take(this.consumers, consumers).entry(at);
    }
    throw new EngineBug(`missing consumer ${id}`);
  }

  updateConsumer(id: ClientId, change: Partial<ConsumerState>): void {
    if (this.findConsumer(id)) Object.assign(this.ownConsumer(id), change);
  }
}
