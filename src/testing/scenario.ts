// Scenarios told as stories: each call is something that an application does or that happens to it.
import type { Intervention, Moment, Scenario, Trace } from '../engine/index.ts';
import { run, scenarioFrom } from '../scenario/index.ts';

type Config = Readonly<Record<string, string>>;

interface SendOptions {
  readonly topic?: string;
  readonly partition?: number;
  readonly key?: string;
  readonly amount?: number;
}

interface TopicOptions {
  readonly partitions?: number;
  readonly startOffset?: number;
  readonly config?: Config;
}

/** Begins a story: three brokers, topic `orders` with one partition, and whatever is said next. */
export function scenario(id = 'story'): ScenarioBuilder {
  return new ScenarioBuilder(id);
}

interface Told {
  readonly id: string;
  readonly config: Record<string, string>;
  readonly sends: unknown[];
  readonly calls: unknown[];
  resendOnFailure: number;
  resendAfterMs: number;
}

function told(id: string, config: Config): Told {
  return { id, config: { ...config }, sends: [], calls: [], resendOnFailure: 0, resendAfterMs: 0 };
}

/** Collects what is said and builds the scenario. A mistake shows in `build`, with the parser's message. */
export class ScenarioBuilder {
  private readonly id: string;
  private readonly producers: Told[] = [];
  private readonly topics: unknown[] = [];
  private readonly interventions: unknown[] = [];
  private readonly handFed: unknown[] = [];
  private readonly claims: string[] = [];
  private network: unknown = {};
  private seedValue = 7;

  constructor(id: string) {
    this.id = id;
  }

  seed(seed: number): this {
    this.seedValue = seed;
    return this;
  }

  /** A producer; what is said about sends and settings from here on is about it. */
  producer(id: string, config: Config = {}): this {
    this.producers.push(told(id, config));
    return this;
  }

  with(key: string, value: string | number | boolean): this {
    this.current().config[key] = String(value);
    return this;
  }

  withoutIdempotence(): this {
    return this.with('enable.idempotence', false);
  }

  inFlight(count: number): this {
    return this.with('max.in.flight.requests.per.connection', count);
  }

  topic(name: string, options: TopicOptions = {}): this {
    this.topics.push({ name, ...options });
    return this;
  }

  takes(times: { flightMs?: number; replicationMs?: number; disconnectMs?: number }): this {
    this.network = times;
    return this;
  }

  /** The application calls send(). */
  send(value: string, at: number, options: SendOptions = {}): this {
    this.current().sends.push({ topic: 'orders', key: 'customer-1', ...options, at, value });
    return this;
  }

  /** The application calls send() and leaves the partition to the partitioner. */
  sendWithoutKey(value: string, at: number): this {
    this.current().sends.push({ topic: 'orders', at, value });
    return this;
  }

  /** One send each so many milliseconds, from 0 on. */
  sendEvery(ms: number, ...values: readonly string[]): this {
    values.forEach((value, index) => {
      this.send(value, index * ms);
    });
    return this;
  }

  /** The application calls flush(). */
  flush(at: number): this {
    this.current().calls.push({ at, call: 'flush' });
    return this;
  }

  /** The application calls close(); without a time it waits as long as it takes. */
  close(at: number, timeoutMs: number | null = null): this {
    this.current().calls.push({ at, call: 'close', timeoutMs });
    return this;
  }

  /** The application sends again by itself after a failed callback. */
  sendsAgain(times: number, afterMs = 0): this {
    this.current().resendOnFailure = times;
    this.current().resendAfterMs = afterMs;
    return this;
  }

  /** Somebody writes a Produce request by hand. */
  feed(at: number, header: { pid: number; epoch: number; seq: number }, ...values: string[]): this {
    this.handFed.push({
      at,
      topic: 'orders',
      producerId: header.pid,
      producerEpoch: header.epoch,
      baseSequence: header.seq,
      values,
    });
    return this;
  }

  /** The connection breaks at a moment, or at a time. */
  cut(when: number | WhenMoment, afterMs = 0): this {
    return this.intervene('cut', when, { afterMs });
  }

  /** The record is written, and the connection breaks before its answer leaves. */
  cutAfterAppend(record: string, copy = 1): this {
    return this.cut({ moment: 'appended', record, copy });
  }

  /** The answer is under way when the connection breaks. */
  loseAnswer(record: string, copy = 1): this {
    return this.cut({ moment: 'responseSent', record, copy }, 1);
  }

  /** The request is under way when the connection breaks. */
  loseRequest(record: string, copy = 1): this {
    return this.cut({ moment: 'requestSent', record, copy }, 1);
  }

  /** Requests do not get through, from that one on. */
  hold(when: number | WhenMoment): this {
    return this.intervene('hold', when);
  }

  /** Answers do not get through, from that one on. */
  stall(when: number | WhenMoment): this {
    return this.intervene('stall', when);
  }

  release(when: number | WhenMoment): this {
    return this.intervene('release', when);
  }

  /** One message takes longer. */
  delay(when: WhenMoment, byMs: number): this {
    return this.intervene('delay', when, { byMs });
  }

  /** The process of p1 dies, or that of another producer. */
  crash(when: number | WhenMoment, afterMs = 0, producer = 'p1'): this {
    return this.intervene('crash', when, { producer, afterMs });
  }

  /** The application runs again, with a new producer. */
  restart(when: number | WhenMoment, resend: 'none' | 'unacknowledged' = 'none'): this {
    return this.intervene('restart', when, { producer: 'p1', resend });
  }

  /** Nobody gets a new connection to a broker for a while. */
  refuse(broker: number, at: number, forMs: number): this {
    return this.intervene('refuse', at, { broker, forMs });
  }

  claim(...claims: readonly string[]): this {
    this.claims.push(...claims);
    return this;
  }

  build(): Scenario {
    return scenarioFrom({
      formatVersion: 1,
      id: this.id,
      seed: this.seedValue,
      ...(this.topics.length > 0 ? { topics: this.topics } : {}),
      producers: this.producers.length > 0 ? this.producers : [{ id: 'p1' }],
      handFed: this.handFed,
      network: this.network,
      interventions: this.interventions,
      claims: this.claims,
    });
  }

  run(): Trace {
    return run(this.build());
  }

  private current(): Told {
    const last = this.producers.at(-1);
    if (last) return last;
    const first = told('p1', {});
    this.producers.push(first);
    return first;
  }

  private intervene(
    what: Intervention['do'],
    when: number | WhenMoment,
    more: Readonly<Record<string, number | string>> = {},
  ): this {
    this.interventions.push({
      do: what,
      when: typeof when === 'number' ? { at: when } : when,
      ...more,
    });
    return this;
  }
}

type WhenMoment = Pick<Moment, 'moment'> & Partial<Moment>;
