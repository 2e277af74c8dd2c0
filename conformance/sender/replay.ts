// Plays a script on the engine's producer by hand: no broker, no wire, and a Sender that only looks when told to.

import { drop } from '../../src/engine/drop.ts';
import { doSend } from '../../src/engine/producer/kafkaProducer.ts';
import { ERRORS, type KafkaError } from '../../src/engine/protocol/errors.ts';
import type { Planned } from '../../src/engine/sim.ts';
import { Sim } from '../../src/engine/sim.ts';
import type { SimEvent } from '../../src/engine/simEvent.ts';
import { advance } from '../../src/engine/step.ts';
import type { NodeState } from '../../src/engine/world.ts';
import { createWorld, scenarioFrom } from '../../src/scenario/index.ts';
import {
  leaderOfPartition,
  SENDER_PARTITIONS,
  type SenderScript,
  type SenderStep,
} from './scripts.ts';

/** [partition, producer id, epoch, base sequence, values]. */
type SentBatch = readonly [number, number, number, number, readonly string[]];
/** [node, batches by partition]. */
type SentRequest = readonly [number, readonly SentBatch[]];
/** [send, offset] or [send, exception, message]. */
type Told = readonly [number, number] | readonly [number, string, string];

/** What one step of a script brought about. Lists are missing where they are empty. */
export interface SenderAnswer {
  readonly requests?: readonly SentRequest[];
  readonly callbacks?: readonly Told[];
  /** The producer's epoch afterwards; missing without idempotence. */
  readonly epoch?: number;
}

export interface SenderLine extends SenderScript {
  readonly answers: readonly SenderAnswer[];
}

/**
 * An answer as it is compared: callbacks of one step by partition, and within a partition as they came. Which
 * partition's come first hangs on the order of hash maps in Kafka.
 */
export function canonicalAnswers(
  { steps }: SenderScript,
  answers: readonly SenderAnswer[],
): readonly SenderAnswer[] {
  const partitions = steps.flatMap((step) =>
    step.do === 'send' ? step.values.map(() => step.partition) : [],
  );
  const partitionOfSend = ([send]: Told) => partitions[send] ?? -1;
  return answers.map((answer) =>
    answer.callbacks
      ? {
          ...answer,
          callbacks: [...answer.callbacks].sort(
            (one, other) => partitionOfSend(one) - partitionOfSend(other),
          ),
        }
      : answer,
  );
}

const PRODUCER = 'p1';
const HOUR_MS = 3_600_000;

/** Back-off is drawn at random within 20 %: here it is its middle, as in the recording. */
class PinnedSim extends Sim {
  override random(): number {
    return 0.5;
  }
}

/** What the engine's producer does at each step. */
export function replaySender({ setup, steps }: SenderScript): readonly SenderAnswer[] {
  const scenario = scenarioFrom({
    formatVersion: 1,
    id: 'by-hand',
    seed: 1,
    brokers: [1, 2],
    topics: [
      {
        name: 'orders',
        partitions: SENDER_PARTITIONS,
        leaders: Array.from({ length: SENDER_PARTITIONS }, (_, one) => leaderOfPartition(one)),
      },
    ],
    producers: [
      {
        id: PRODUCER,
        config: {
          'enable.idempotence': String(setup.idempotence),
          acks: String(setup.acks),
          'max.in.flight.requests.per.connection': String(setup.maxInFlight),
          retries: String(setup.retries),
          'batch.size': String(setup.batchSize),
          'retry.backoff.ms': String(setup.retryBackoffMs),
          'retry.backoff.max.ms': String(setup.retryBackoffMaxMs),
        },
        sends: steps.flatMap((step) =>
          step.do === 'send'
            ? step.values.map((value) => ({
                at: 0,
                topic: 'orders',
                partition: step.partition,
                value,
              }))
            : [],
        ),
      },
    ],
  });
  const player = new Player(new PinnedSim(scenario, createWorld(scenario)), setup);
  return steps.map((step) => player.carryOut(step));
}

class Player {
  private readonly sim: Sim;
  private readonly idempotence: boolean;
  private sends = 0;
  private events: SimEvent[] = [];

  constructor(sim: Sim, setup: SenderScript['setup']) {
    this.sim = sim;
    this.idempotence = setup.idempotence;
    this.forget();
    const { config } = sim.producer(PRODUCER);
    if (!config) throw new Error('the script has settings that no producer takes');
    const { lingerMs, deliveryTimeoutMs } = setup;
    // the accumulator and the Sender do not look at each other's times; only the constructor does
    sim.updateProducer(PRODUCER, {
      config: { ...config, lingerMs, deliveryTimeoutMs, requestTimeoutMs: HOUR_MS },
    });
  }

  carryOut(step: SenderStep): SenderAnswer {
    this.events = [];
    switch (step.do) {
      case 'send':
        for (const _ of step.values) this.send();
        break;
      case 'run':
        this.play({ kind: 'senderRun', producer: PRODUCER }, true);
        break;
      case 'tick':
        this.sim.world = { ...this.sim.world, now: this.sim.now + step.ms };
        break;
      case 'respond':
        this.respond(step);
        break;
      case 'disconnect':
        this.disconnect(step.node);
        break;
    }
    return this.answer();
  }

  private send(): void {
    this.sim.event = null;
    doSend(this.sim, PRODUCER, this.sends++, false);
    if (this.sim.event) this.events.push(this.sim.event);
    this.sim.finish();
    this.forget();
  }

  /** What is planned for later happens when the script says so: nothing of it stays. */
  private forget(): void {
    this.sim.world = { ...this.sim.world, agenda: [], schedule: [] };
  }

  /** Carries out one occurrence with all that follows at once; the Sender looks only if this is its turn. */
  private play(occurrence: Planned, senderLooks: boolean): void {
    this.sim.next(occurrence);
    this.sim.finish();
    while (this.sim.world.agenda.length > 0) {
      advance(this.sim);
      if (this.sim.event) this.events.push(this.sim.event);
      if (!senderLooks) drop(this.sim, (one) => one.kind === 'senderRun');
    }
    this.forget();
  }

  private node(broker: number): NodeState {
    const found = this.sim.producer(PRODUCER).nodes.find((one) => one.broker === broker);
    if (!found) throw new Error(`no node ${broker}`);
    return found;
  }

  private respond({ node, errors, baseOffset }: SenderStep & { readonly do: 'respond' }): void {
    const { connection, inFlightRequests } = this.node(node);
    const request = inFlightRequests[0]?.request;
    if (connection === null || request === undefined) return;
    this.sim.updateConnection(connection, {
      requests: this.sim.connection(connection).requests.map((one) =>
        one.request === request
          ? {
              ...one,
              response: [...one.batches]
                .sort((a, b) => partitionOf(a.partition) - partitionOf(b.partition))
                .map(({ partition, batch }) => {
                  const error = errorNamed(errors[partitionOf(partition)]);
                  const offset = error === 'NONE' ? baseOffset : -1;
                  return { partition, batch, error, baseOffset: offset, currentLeader: null };
                }),
            }
          : one,
      ),
    });
    this.play({ kind: 'clientReceive', connection, request }, false);
  }

  private disconnect(broker: number): void {
    const { connection } = this.node(broker);
    if (connection === null) return;
    this.play({ kind: 'clientDisconnect', connection, reason: 'disconnected' }, false);
    // MockClient is connected again as soon as the Sender looks
    this.sim.updateConnection(connection, { state: 'open', requests: [] });
    const producer = this.sim.producer(PRODUCER);
    this.sim.updateProducer(PRODUCER, {
      nodes: producer.nodes.map((one) =>
        one.broker === broker ? { ...one, connection, ready: true } : one,
      ),
    });
  }

  private answer(): SenderAnswer {
    const requests = this.events.flatMap((one) => (one.type === 'requestSent' ? [shown(one)] : []));
    const callbacks = this.events.flatMap((one) =>
      one.type === 'sendCompleted' ? [told(one)] : [],
    );
    return {
      ...(requests.length > 0 ? { requests } : {}),
      ...(callbacks.length > 0 ? { callbacks } : {}),
      ...(this.idempotence ? { epoch: this.sim.producer(PRODUCER).producerEpoch } : {}),
    };
  }
}

const partitionOf = (partition: string) => Number(partition.slice('orders-'.length));
const sendOf = (record: string) => Number(record.slice(`${PRODUCER}/`.length));

function errorNamed(name: string | undefined): KafkaError {
  const names = Object.keys(ERRORS) as KafkaError[];
  const found = names.find((one) => one === name);
  if (!found) throw new Error(`${name} is no error of the engine`);
  return found;
}

function shown(event: SimEvent & { readonly type: 'requestSent' }): SentRequest {
  const batches = event.batches.map(
    (one): SentBatch => [
      partitionOf(one.partition),
      one.producerId,
      one.producerEpoch,
      one.baseSequence,
      one.records.map(({ value }) => value),
    ],
  );
  return [event.broker, batches.sort(([one], [other]) => one - other)];
}

function told({ record, result }: SimEvent & { readonly type: 'sendCompleted' }): Told {
  const index = sendOf(record.id);
  return result.kind === 'ok' ? [index, result.offset] : [index, result.exception, result.message];
}
