// A run at work: the world so far, and what each occurrence brings about.
import { EngineBug, required } from './assert.ts';
import { BROKER_CONFIGS, type BrokerConfigName } from './broker/brokerConfig.ts';
import { copyBroker, copyConnection, copyConsumer, copyPartition, copyProducer } from './copies.ts';
import type { Due, Occurrence } from './occurrence.ts';
import { Owned, placeOf, removeAt } from './owned.ts';
import { PROFILE_RULES, type ProfileRules } from './profiles.ts';
import { drawRandom } from './random.ts';
import type { Scenario } from './scenario.ts';
import type { Fact, SimEvent } from './simEvent.ts';
import type { ClientId, ConnectionId, EventId, PartitionId, VirtualMs } from './units.ts';
import type {
  BrokerState,
  ConnectionState,
  ConsumerState,
  PartitionState,
  PendingProduce,
  ProducerState,
  Scheduled,
  World,
} from './world.ts';

/** An occurrence as handlers plan it. */
export type Planned = Occurrence;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

type Entity = { readonly id: string | number };

type StaleWatch = (old: object, now: object, list: string) => void;
let onStale: StaleWatch | null = null;

/** For tests: who still reads an entry of the world after it was changed would read another value in place. */
export function watchStale(watch: StaleWatch | null): void {
  onStale = watch;
}

/**
 * A run at work: the world so far, and what the present occurrence brings about. A handler emits at most one
 * event, so that each event has a world of its own and a run can be forked at any of them.
 *
 * What the run has made since it last gave its world away (`release`) is its own, and it changes that in place: the
 * world, its lists, and the producers, connections, partitions, brokers and consumers in them. Everything else is
 * shared with worlds that others keep, and is copied before its first change. So an untouched part of the next world
 * is the same object as in the last one. Whatever hangs below those entries is replaced, never changed.
 */
export class Sim {
  readonly scenario: Scenario;
  event: SimEvent | null = null;
  private current: Writable<World>;
  private ownsWorld = false;
  private agendaCopy: Due[] | null = null;
  private scheduleCopy: Scheduled[] | null = null;
  private readonly producers = new Owned('producers', copyProducer);
  private readonly connections = new Owned('connections', copyConnection);
  private readonly partitions = new Owned('partitions', copyPartition);
  private readonly brokers = new Owned('brokers', copyBroker);
  private readonly consumers = new Owned('consumers', copyConsumer);
  private readonly soon: Due[] = [];
  private causes: readonly EventId[] = [];
  private intervention: number | null = null;

  constructor(scenario: Scenario, world: World) {
    this.scenario = scenario;
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
    this.agendaCopy = null;
    this.scheduleCopy = null;
    this.producers.release();
    this.connections.release();
    this.partitions.release();
    this.brokers.release();
    this.consumers.release();
    return this.current;
  }

  /** Takes the next occurrence, from the agenda or else the schedule; null when nothing is due any more. */
  begin(): Occurrence | null {
    this.event = null;
    const due = this.current.agenda.length > 0 ? this.ownAgenda().pop() : this.fromSchedule();
    if (!due) return null;
    this.causes = due.causes;
    this.intervention = due.intervention;
    return due.occurrence;
  }

  private fromSchedule(): Scheduled | undefined {
    const due = this.ownSchedule().shift();
    if (due) this.writable().now = due.at;
    return due;
  }

  /** Puts what the step planned for this instant on the agenda. */
  finish(): void {
    if (this.soon.length === 0) return;
    const agenda = this.ownAgenda();
    for (let due = this.soon.pop(); due; due = this.soon.pop()) agenda.push(due);
  }

  /** When the next occurrence is due; undefined when nothing is. */
  get dueAt(): VirtualMs | undefined {
    const { agenda, now, schedule } = this.current;
    return agenda.length > 0 ? now : schedule[0]?.at;
  }

  get now(): VirtualMs {
    return this.current.now;
  }

  /** Events that what is planned now is caused by. */
  get because(): readonly EventId[] {
    return this.causes;
  }

  set because(causes: readonly EventId[]) {
    this.causes = causes;
  }

  /** Records the step's event. What is planned after it is caused by it. */
  emit(actor: string, fact: Fact, moreCauses: readonly EventId[] = []): EventId {
    if (this.event) {
      throw new EngineBug(`second event in one step: ${fact.type} after ${this.event.type}`);
    }
    const id = this.current.nextEventId;
    const causes =
      moreCauses.length === 0
        ? this.causes
        : [...this.causes, ...moreCauses.filter((one) => !this.causes.includes(one))];
    const { intervention } = this;
    this.event = Object.assign({ id, at: this.now, actor, causes, intervention }, fact);
    this.writable().nextEventId = id + 1;
    this.causes = [id];
    return id;
  }

  /** Plans something for this very instant, before whatever else waits on the agenda. */
  next(occurrence: Planned, causes: readonly EventId[] = this.causes): void {
    this.soon.push({ occurrence, causes, intervention: this.intervention });
  }

  /** Puts something before everything, in the name of an intervention. */
  intervene(occurrence: Planned, index: number): void {
    this.soon.unshift({ occurrence, causes: this.causes, intervention: index });
  }

  /** Plans something for a later time, or for now after the agenda is done. */
  later(at: VirtualMs, planned: Planned, causes: readonly EventId[] = this.causes): void {
    this.insert(at, planned, causes, null);
  }

  /** As `later`, in the name of an intervention. */
  interveneLater(at: VirtualMs, planned: Planned, index: number): void {
    this.insert(at, planned, this.causes, index);
  }

  /** Takes back what was planned for later and has lost its meaning, so that the schedule stays short. */
  cancel(isMeant: (occurrence: Occurrence) => boolean): void {
    const at = this.current.schedule.findIndex((one) => isMeant(one.occurrence));
    if (at >= 0) removeAt(this.ownSchedule(), at);
  }

  private insert(
    at: VirtualMs,
    occurrence: Occurrence,
    causes: readonly EventId[],
    intervention: number | null,
  ): void {
    if (at < this.now) {
      throw new EngineBug(`${occurrence.kind} planned for ${at} ms at ${this.now} ms`);
    }
    const schedule = this.ownSchedule();
    const world = this.writable();
    const entry: Scheduled = { at, order: world.nextOrder, occurrence, causes, intervention };
    // what is planned is mostly later than all else: from the end, behind what has the same time
    let place = schedule.push(entry) - 1;
    for (; place > 0; place--) {
      const before = required(schedule[place - 1], 'schedule entry');
      if (before.at <= at) break;
      schedule[place] = before;
    }
    schedule[place] = entry;
    world.nextOrder += 1;
  }

  /** A uniform fraction in [0, 1) of the named stream. */
  random(stream: string): number {
    const drawn = drawRandom(this.current.random, stream, this.scenario.seed);
    this.writable().random = drawn.random;
    return drawn.value;
  }

  private writable(): Writable<World> {
    if (!this.ownsWorld) {
      this.current = { ...this.current };
      this.ownsWorld = true;
    }
    return this.current;
  }

  private ownAgenda(): Due[] {
    const { agenda } = this.current;
    if (this.agendaCopy === agenda) return this.agendaCopy;
    const copy = [...agenda];
    this.agendaCopy = copy;
    this.writable().agenda = copy;
    return copy;
  }

  private ownSchedule(): Scheduled[] {
    const { schedule } = this.current;
    if (this.scheduleCopy === schedule) return this.scheduleCopy;
    const copy = [...schedule];
    this.scheduleCopy = copy;
    this.writable().schedule = copy;
    return copy;
  }

  private ownList<T extends Entity>(own: Owned<T>, list: readonly T[]): T[] {
    const mine = own.mine(list);
    if (mine) return mine;
    const copy = own.take(list);
    Object.assign(this.writable(), { [own.name]: copy });
    return copy;
  }

  /** Puts an entry in the place of the one with its id. It must be new: nobody else may have it. */
  private put<T extends Entity>(own: Owned<T>, list: readonly T[], at: number, entry: T): void {
    if (at < 0 || list[at] === entry) return;
    this.ownList(own, list)[at] = entry;
    own.own(at);
  }

  private change<T extends Entity>(
    own: Owned<T>,
    list: readonly T[],
    id: T['id'],
    change: Partial<T>,
  ): T {
    const at = placeOf(list, id);
    const old = required(list[at], own.name, id);
    const mine = own.owns(list, at);
    if (mine && !onStale) return Object.assign(old, change);
    const copy = Object.assign(own.copyOf(old), change);
    this.put(own, list, at, copy);
    if (mine) onStale?.(old, copy, own.name);
    return copy;
  }

  // The loops below are alike, and apart: in one for all kinds V8 would look up every `id` anew.

  findProducer(id: ClientId): ProducerState | undefined {
    for (const one of this.current.producers) if (one.id === id) return one;
    return undefined;
  }

  producer(id: ClientId): ProducerState {
    return required(this.findProducer(id), 'producer', id);
  }

  setProducer(producer: ProducerState): void {
    const { producers } = this.current;
    this.put(this.producers, producers, placeOf(producers, producer.id), producer);
  }

  updateProducer(id: ClientId, change: Partial<ProducerState>): ProducerState {
    return this.change(this.producers, this.current.producers, id, change);
  }

  connection(id: ConnectionId): ConnectionState {
    for (const one of this.current.connections) if (one.id === id) return one;
    throw new EngineBug(`missing connection ${id}`);
  }

  updateConnection(id: ConnectionId, change: Partial<ConnectionState>): ConnectionState {
    return this.change(this.connections, this.current.connections, id, change);
  }

  addConnection(connection: ConnectionState): void {
    const at = this.ownList(this.connections, this.current.connections).push(connection) - 1;
    this.connections.own(at);
  }

  partition(id: PartitionId): PartitionState {
    for (const one of this.current.partitions) if (one.id === id) return one;
    throw new EngineBug(`missing partition ${id}`);
  }

  updatePartition(id: PartitionId, change: Partial<PartitionState>): PartitionState {
    return this.change(this.partitions, this.current.partitions, id, change);
  }

  broker(id: number): BrokerState {
    for (const one of this.current.brokers) if (one.id === id) return one;
    throw new EngineBug(`missing broker ${id}`);
  }

  updateBroker(id: number, change: Partial<BrokerState>): void {
    this.change(this.brokers, this.current.brokers, id, change);
  }

  /** What differs between Kafka releases and is no setting. */
  get rules(): ProfileRules {
    return PROFILE_RULES[this.scenario.profile];
  }

  /** A setting that all brokers share, with Kafka's default. */
  brokerConfig(name: BrokerConfigName): number {
    return Number(this.scenario.brokerConfig[name] ?? BROKER_CONFIGS[name]);
  }

  /** transaction.partition.verification.enable. */
  get verifiesTransactions(): boolean {
    return this.scenario.brokerConfig['transaction.partition.verification.enable'] !== 'false';
  }

  get producerIdExpirationMs(): VirtualMs {
    return this.brokerConfig(this.rules.producerIdExpiration);
  }

  findProduce(request: string): PendingProduce | undefined {
    return this.current.produces.find((one) => one.request === request);
  }

  /** Replaces, adds or (with null) removes a produce request in a broker's hands. */
  setProduce(request: string, produce: PendingProduce | null): void {
    const others = this.current.produces.filter((one) => one.request !== request);
    this.writable().produces = produce ? [...others, produce] : others;
  }

  updateConsumer(id: ClientId, change: Partial<ConsumerState>): void {
    const { consumers } = this.current;
    if (placeOf(consumers, id) >= 0) this.change(this.consumers, consumers, id, change);
  }
}
