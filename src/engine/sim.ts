// A run at work: the world so far, and what each occurrence brings about.
import { EngineBug, required } from './assert.ts';
import { BROKER_CONFIGS, type BrokerConfigName } from './broker/brokerConfig.ts';
import type { Due, Occurrence } from './occurrence.ts';
import { removeAt } from './owned.ts';
import { OwnWorld } from './ownWorld.ts';
import { PROFILE_RULES, type ProfileRules } from './profiles.ts';
import { drawRandom } from './random.ts';
import type { Scenario } from './scenario.ts';
import type { Fact, SimEvent } from './simEvent.ts';
import type { EventId, VirtualMs } from './units.ts';
import type { Scheduled, World } from './world.ts';

/** An occurrence as handlers plan it. */
export type Planned = Occurrence;

/**
 * A run at work: the world so far, and what the present occurrence brings about. A handler emits at most one
 * event, so that each event has a world of its own and a run can be forked at any of them.
 */
export class Sim extends OwnWorld {
  readonly scenario: Scenario;
  /** What differs between Kafka releases and is no setting. */
  readonly rules: ProfileRules;
  event: SimEvent | null = null;
  private agendaCopy: Due[] | null = null;
  private scheduleCopy: Scheduled[] | null = null;
  private readonly soon: Due[] = [];
  private causes: readonly EventId[] = [];
  /** The intervention that the step belongs to, as its index. */
  intervention: number | null = null;
  /** How many occurrences it has taken so far. */
  turns = 0;

  constructor(scenario: Scenario, world: World) {
    super(world);
    this.scenario = scenario;
    this.rules = PROFILE_RULES[scenario.profile];
  }

  override release(): World {
    this.agendaCopy = null;
    this.scheduleCopy = null;
    return super.release();
  }

  /** Takes the next occurrence, from the agenda or else the schedule; null when nothing is due any more. */
  begin(): Occurrence | null {
    this.event = null;
    const due = this.current.agenda.length > 0 ? this.ownAgenda().pop() : this.fromSchedule();
    if (!due) return null;
    this.turns += 1;
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
    for (let due = this.soon.pop(); due; due = this.soon.pop()) agenda[agenda.length] = due;
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

  /** The list of this one cause: the present one, where it is the same. */
  only(event: EventId): readonly EventId[] {
    return this.causes.length === 1 && this.causes[0] === event ? this.causes : [event];
  }

  /** The id that the step's event will have. */
  get nextEvent(): EventId {
    return this.current.nextEventId;
  }

  /**
   * Records the step's event, written out with its first five fields. For events that every run has many of: one object
   * made in one go is several times cheaper than one put together.
   */
  record(event: SimEvent): void {
    this.noSecond(event);
    this.event = event;
    this.writable().nextEventId += 1;
    this.causes = [this.current.nextEventId - 1];
  }

  private noSecond({ type }: Fact): void {
    if (!this.event) return;
    throw new EngineBug(`second event in one step: ${type} after ${this.event.type}`);
  }

  /** Records the step's event. What is planned after it is caused by it. */
  emit(actor: string, fact: Fact, moreCauses: readonly EventId[] = []): EventId {
    this.noSecond(fact);
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
    this.soon[this.soon.length] = { occurrence, causes, intervention: this.intervention };
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
    const { schedule } = this.current;
    // from the end: what is taken back is mostly a time limit, later than all else
    for (let at = schedule.length - 1; at >= 0; at--) {
      if (!isMeant(required(schedule[at], 'schedule entry').occurrence)) continue;
      removeAt(this.ownSchedule(), at);
      return;
    }
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
    let place = schedule.length;
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
}
