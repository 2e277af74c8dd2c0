// Random scenarios with two or three producers, several partitions, processes that die and start again, and
// transactions beside batches without one. One mishap after the other, each of one producer and one partition, with
// the time that it needs to be over. The same seed gives the same scenario.
import type { Scenario } from '../../../src/engine/index.ts';
import {
  type Config,
  clusterScenario,
  type FaultSpec,
  fault,
  moment,
  NO_IDEMPOTENCE,
  ORDERS,
  order,
} from './base.ts';
import { type Draw, draws } from './random.ts';

const MODES: readonly Config[] = [
  { acks: '0' },
  { acks: '1' },
  NO_IDEMPOTENCE,
  {},
  {},
  { 'max.in.flight.requests.per.connection': '1' },
];

/** A retry is due 800 to 1200 ms after its failure; requests wait for three seconds. */
const PACE: Config = {
  'linger.ms': '0',
  'request.timeout.ms': '3000',
  'delivery.timeout.ms': '25000',
  'retry.backoff.ms': '1000',
  'retry.backoff.max.ms': '1000',
};

interface Producer {
  readonly id: string;
  readonly config: Config;
  readonly sends: object[];
  readonly calls: object[];
  readonly transactional: boolean;
}

/** Where a mishap starts. */
interface Stage {
  readonly at: number;
  /** The first number of its orders. */
  readonly number: number;
  readonly producer: Producer;
  readonly partition: number;
  readonly partitions: number;
  /** Who leads each partition. */
  readonly leaders: readonly number[];
}

interface Mishap {
  readonly sends: readonly object[];
  readonly calls?: readonly object[];
  readonly faults: readonly FaultSpec[];
  readonly lastsMs: number;
  readonly leader?: number;
}

const send = ({ number, at, partition }: Stage, nth = 0, afterMs = 0, more: object = {}): object =>
  order(number + nth, at + afterMs, { key: null, partition, ...more });

const one = (stage: Stage, faults: readonly FaultSpec[], lastsMs: number): Mishap => ({
  sends: [send(stage)],
  faults,
  lastsMs,
});

const three = (stage: Stage, faults: readonly FaultSpec[], lastsMs: number): Mishap => ({
  sends: [0, 1, 2].map((nth) => send(stage, nth, nth * 350)),
  faults,
  lastsMs,
});

/** The process dies; its answer may be on its way. */
const dies = (stage: Stage, resend: string, stalled: boolean): Mishap => {
  const sent = moment('requestSent', stage.number);
  const { id: producer } = stage.producer;
  const faults = [
    fault('crash', sent, { producer, afterMs: 600 }),
    fault('restart', sent, { producer, resend, afterMs: 1500 }),
  ];
  const stall = fault('stall', moment('responseSent', stage.number));
  return one(stage, stalled ? [stall, ...faults] : faults, 4000);
};

type Part = (stage: Stage, draw: Draw) => Mishap;

const ANY: readonly Part[] = [
  (stage) => one(stage, [], 700),
  (stage) => three(stage, [], 1600),
  (stage) => one(stage, [fault('cut', moment('appended', stage.number))], 2800),
  (stage) =>
    one(
      stage,
      [
        fault('hold', moment('requestSent', stage.number)),
        fault('cut', moment('requestSent', stage.number), { afterMs: 300 }),
      ],
      3100,
    ),
  (stage) => one(stage, [fault('hold', moment('requestSent', stage.number))], 6200),
  (stage) => one(stage, [fault('delay', moment('requestSent', stage.number), { byMs: 800 })], 2000),
  (stage) => ({ ...one(stage, [], 2800), sends: [send(stage, 0, 0, { key: 'x'.repeat(500) })] }),
  (stage) =>
    three(
      stage,
      [
        fault('hold', moment('requestSent', stage.number)),
        fault('cut', moment('requestSent', stage.number), { afterMs: 1500 }),
      ],
      7500,
    ),
  (stage, draw) => dies(stage, draw(2) === 0 ? 'none' : 'unacknowledged', false),
  (stage, draw) => {
    const others = [1, 2, 3].filter((id) => id !== stage.leaders[stage.partition]);
    const next = others[draw(others.length)] ?? 1;
    const partition = `orders-${stage.partition}`;
    const move = fault('moveLeader', { at: stage.at }, { partition, broker: next });
    return { ...one({ ...stage, at: stage.at + 1300 }, [move], 3800), leader: next };
  },
  (stage) => {
    const leader = stage.leaders[stage.partition] ?? 1;
    const partition = `orders-${stage.partition}`;
    // as soon as the order is judged: its retry must find them in sync
    const judged = moment('batchDecided', stage.number);
    const back = [1, 2, 3]
      .filter((id) => id !== leader)
      .map((broker) => fault('resumeReplication', judged, { broker, partition, afterMs: 50 }));
    const alone = fault('shrinkIsr', { at: stage.at }, { partition, isr: [leader] });
    return one({ ...stage, at: stage.at + 700 }, [alone, ...back], 5800);
  },
];

/** With acks=0 there is no answer that these could find. */
const ANSWERED: readonly Part[] = [
  (stage) => one(stage, [fault('stall', moment('responseSent', stage.number))], 6200),
  (stage) =>
    one(stage, [fault('delay', moment('responseSent', stage.number), { byMs: 800 })], 2000),
  (stage, draw) => dies(stage, draw(2) === 0 ? 'none' : 'unacknowledged', true),
  (stage) =>
    three(
      stage,
      [
        fault('stall', moment('responseSent', stage.number)),
        fault('release', moment('responseSent', stage.number), { afterMs: 1300 }),
      ],
      4800,
    ),
];

/** Two orders, perhaps for two partitions, and an end. */
const transaction: Part = (stage, draw) => {
  const end = draw(3) === 0 ? 'abortTransaction' : 'commitTransaction';
  const other = draw(stage.partitions);
  const lost = draw(3) === 0;
  const endAfter = lost ? 3500 : 1600;
  return {
    sends: [send(stage, 0, 300), send(stage, 1, 800, { partition: other })],
    calls: [
      { at: stage.at, call: 'beginTransaction' },
      { at: stage.at + endAfter, call: end },
    ],
    faults: lost ? [fault('cut', moment('appended', stage.number + 1))] : [],
    lastsMs: endAfter + 1000,
  };
};

function partFor({ config, transactional }: Producer, draw: Draw): Part {
  if (transactional) return transaction;
  const parts = config['acks'] === '0' ? ANY : [...ANY, ...ANSWERED];
  return parts[draw(parts.length)] ?? transaction;
}

function drawnProducer(draw: Draw, nth: number): Producer {
  // the last may have transactions
  const transactional = nth === 1 && draw(2) === 0;
  const id = `p${nth + 1}`;
  const mode = transactional ? { 'transactional.id': `shop-${nth}` } : MODES[draw(MODES.length)];
  const calls = transactional ? [{ at: 0, call: 'initTransactions' }] : [];
  return { id, config: { ...PACE, ...mode }, sends: [], calls, transactional };
}

/** The leader of a partition dies for good; the last mishap of a scenario. */
function leaderDies(stage: Stage): Mishap {
  const broker = stage.leaders[stage.partition] ?? 1;
  return one(
    { ...stage, at: stage.at + 1500 },
    [fault('crashBroker', { at: stage.at }, { broker })],
    11_000,
  );
}

/**
 * After these a client may believe in another leader, or have no connection to it. Whether it hears of the leader's
 * death hangs then on the bootstrap server that it has picked at random.
 */
const isUnseen = (one: FaultSpec) => one.do === 'moveLeader' || one.do === 'restart';

/** The scenario of a seed. */
export function randomWide(seed: number): Scenario {
  const draw = draws(seed);
  const producers = Array.from({ length: 2 + draw(2) }, (_, nth) => drawnProducer(draw, nth));
  const partitions = 1 + draw(3);
  let leaders = [1, 2, 3].slice(0, partitions);
  const faults: FaultSpec[] = [];
  let [at, number] = [1500, 1];
  const play = (producer: Producer, part: (stage: Stage) => Mishap) => {
    const partition = draw(partitions);
    const mishap = part({ at, number, producer, partition, partitions, leaders });
    producer.sends.push(...mishap.sends);
    producer.calls.push(...(mishap.calls ?? []));
    faults.push(...mishap.faults);
    leaders = leaders.with(partition, mishap.leader ?? leaders[partition] ?? 1);
    at += mishap.lastsMs;
    number += mishap.sends.length;
  };
  const count = 3 + draw(4);
  for (let nth = 0; nth < count; nth++) {
    const producer = producers[draw(producers.length)];
    if (producer) play(producer, (stage) => partFor(producer, draw)(stage, draw));
  }
  const plain = producers.filter((one) => !one.transactional);
  const [first] = plain;
  const dies = draw(5) === 0;
  if (first && dies && !faults.some(isUnseen)) play(first, leaderDies);
  for (const one of plain) play(one, (stage) => ANY[0]?.(stage, draw) ?? leaderDies(stage));
  return clusterScenario({
    id: `random-wide-${seed}`,
    title: `${producers.length} producers, ${partitions} partitions, ${count} mishaps drawn with seed ${seed}`,
    topics: [
      {
        ...ORDERS,
        partitions,
        leaders: [1, 2, 3].slice(0, partitions),
        config: { 'min.insync.replicas': '2', 'max.message.bytes': '400' },
      },
    ],
    producers: producers.map(({ id, config, sends, calls }) => ({ id, config, sends, calls })),
    interventions: faults,
  });
}
