// The context of one step: the world so far, and what the occurrence brings about. Lives for one step only.
import { assert, required } from './assert.ts';
import { BROKER_CONFIGS, type BrokerConfigName } from './broker/brokerConfig.ts';
import type { Occurrence } from './occurrence.ts';
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
  World,
} from './world.ts';

/** An occurrence without its causes: the context fills them in. */
type Bare<T> = T extends unknown ? Omit<T, 'causes' | 'intervention'> : never;
export type Planned = Bare<Occurrence>;

/**
 * What an occurrence's handler works on. State is replaced, never changed in place, so an untouched part of
 * the next world is the same object as in the last one. A handler emits at most one event, so that each
 * event has a world of its own and a run can be forked at any of them.
 */
export class Sim {
  readonly scenario: Scenario;
  world: World;
  event: SimEvent | null = null;
  private readonly soon: Occurrence[] = [];
  private causes: readonly EventId[];
  private intervention: number | null;

  constructor(scenario: Scenario, world: World, occurrence: Occurrence) {
    this.scenario = scenario;
    this.world = world;
    this.causes = occurrence.causes;
    this.intervention = occurrence.intervention;
  }

  get now(): VirtualMs {
    return this.world.now;
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
    assert(this.event === null, `second event in one step: ${fact.type} after ${this.event?.type}`);
    const id = this.world.nextEventId;
    const causes = [...this.causes, ...moreCauses.filter((one) => !this.causes.includes(one))];
    this.event = { id, at: this.now, actor, causes, intervention: this.intervention, ...fact };
    this.world = { ...this.world, nextEventId: id + 1 };
    this.causes = [id];
    return id;
  }

  /** Plans something for this very instant, before whatever else waits on the agenda. */
  next(planned: Planned, causes: readonly EventId[] = this.causes): void {
    this.soon.push(this.complete(planned, causes, this.intervention));
  }

  /** Puts something before everything, in the name of an intervention. */
  intervene(planned: Planned, index: number): void {
    this.soon.unshift(this.complete(planned, this.causes, index));
  }

  /** Plans something for a later time, or for now after the agenda is done. */
  later(at: VirtualMs, planned: Planned, causes: readonly EventId[] = this.causes): void {
    this.insert(at, this.complete(planned, causes, null));
  }

  /** As `later`, in the name of an intervention. */
  interveneLater(at: VirtualMs, planned: Planned, index: number): void {
    this.insert(at, this.complete(planned, this.causes, index));
  }

  /** Takes back what was planned for later and has lost its meaning, so that the schedule stays short. */
  cancel(isMeant: (occurrence: Occurrence) => boolean): void {
    const { schedule } = this.world;
    const at = schedule.findIndex((one) => isMeant(one.occurrence));
    if (at >= 0) this.world = { ...this.world, schedule: schedule.toSpliced(at, 1) };
  }

  /** Takes back everything planned, for now or later, that has lost its meaning. */
  drop(isMeant: (occurrence: Occurrence) => boolean): void {
    const { agenda, schedule } = this.world;
    this.world = {
      ...this.world,
      agenda: agenda.filter((one) => !isMeant(one)),
      schedule: schedule.filter((one) => !isMeant(one.occurrence)),
    };
  }

  private complete(
    planned: Planned,
    causes: readonly EventId[],
    intervention: number | null,
  ): Occurrence {
    return { ...planned, causes, intervention };
  }

  private insert(at: VirtualMs, occurrence: Occurrence): void {
    assert(at >= this.now, `${occurrence.kind} planned for ${at} ms at ${this.now} ms`);
    const { schedule, nextOrder } = this.world;
    let low = 0;
    let high = schedule.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (required(schedule[middle], 'schedule entry').at <= at) low = middle + 1;
      else high = middle;
    }
    this.world = {
      ...this.world,
      schedule: schedule.toSpliced(low, 0, { at, order: nextOrder, occurrence }),
      nextOrder: nextOrder + 1,
    };
  }

  /** The world after the step. */
  finish(): World {
    return this.soon.length === 0
      ? this.world
      : { ...this.world, agenda: [...this.soon, ...this.world.agenda] };
  }

  /** A uniform fraction in [0, 1) of the named stream. */
  random(stream: string): number {
    const drawn = drawRandom(this.world.random, stream, this.scenario.seed);
    this.world = { ...this.world, random: drawn.random };
    return drawn.value;
  }

  findProducer(id: ClientId): ProducerState | undefined {
    return this.world.producers.find((one) => one.id === id);
  }

  producer(id: ClientId): ProducerState {
    return required(this.findProducer(id), `producer ${id}`);
  }

  setProducer(producer: ProducerState): void {
    const { producers } = this.world;
    this.world = {
      ...this.world,
      producers: producers.map((one) => (one.id === producer.id ? producer : one)),
    };
  }

  updateProducer(id: ClientId, change: Partial<ProducerState>): ProducerState {
    const changed = { ...this.producer(id), ...change };
    this.setProducer(changed);
    return changed;
  }

  connection(id: ConnectionId): ConnectionState {
    return required(
      this.world.connections.find((one) => one.id === id),
      `connection ${id}`,
    );
  }

  updateConnection(id: ConnectionId, change: Partial<ConnectionState>): ConnectionState {
    const changed = { ...this.connection(id), ...change };
    this.world = {
      ...this.world,
      connections: this.world.connections.map((one) => (one.id === id ? changed : one)),
    };
    return changed;
  }

  addConnection(connection: ConnectionState): void {
    this.world = { ...this.world, connections: [...this.world.connections, connection] };
  }

  partition(id: PartitionId): PartitionState {
    return required(
      this.world.partitions.find((one) => one.id === id),
      `partition ${id}`,
    );
  }

  updatePartition(id: PartitionId, change: Partial<PartitionState>): PartitionState {
    const changed = { ...this.partition(id), ...change };
    this.world = {
      ...this.world,
      partitions: this.world.partitions.map((one) => (one.id === id ? changed : one)),
    };
    return changed;
  }

  broker(id: number): BrokerState {
    return required(
      this.world.brokers.find((one) => one.id === id),
      `broker ${id}`,
    );
  }

  updateBroker(id: number, change: Partial<BrokerState>): void {
    this.world = {
      ...this.world,
      brokers: this.world.brokers.map((one) => (one.id === id ? { ...one, ...change } : one)),
    };
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
    return this.brokerConfig('producer.id.expiration.ms');
  }

  findProduce(request: string): PendingProduce | undefined {
    return this.world.produces.find((one) => one.request === request);
  }

  /** Replaces, adds or (with null) removes a produce request in a broker's hands. */
  setProduce(request: string, produce: PendingProduce | null): void {
    const others = this.world.produces.filter((one) => one.request !== request);
    this.world = { ...this.world, produces: produce ? [...others, produce] : others };
  }

  updateConsumer(id: ClientId, change: Partial<ConsumerState>): void {
    this.world = {
      ...this.world,
      consumers: this.world.consumers.map((one) => (one.id === id ? { ...one, ...change } : one)),
    };
  }
}
