// Random scenarios that a cluster can play: a configuration, and a few mishaps one after the other, each with the time
// that it needs to be over. The same seed gives the same scenario.
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

const MODES: readonly Config[] = [
  { acks: '0' },
  { acks: '1' },
  NO_IDEMPOTENCE,
  { ...NO_IDEMPOTENCE, 'max.in.flight.requests.per.connection': '1' },
  {},
  {},
  { 'max.in.flight.requests.per.connection': '1' },
  { 'max.in.flight.requests.per.connection': '2' },
];

/** A retry is due 800 to 1200 ms after its failure; requests wait for three seconds. */
const PACE: Config = {
  'request.timeout.ms': '3000',
  'retry.backoff.ms': '1000',
  'retry.backoff.max.ms': '1000',
};

/** What a mishap may know: when it starts, the first number of its orders, and who leads. */
interface Stage {
  readonly at: number;
  readonly number: number;
  readonly leader: number;
  readonly others: readonly number[];
}

interface Mishap {
  readonly sends: readonly object[];
  readonly faults: readonly FaultSpec[];
  readonly lastsMs: number;
  readonly leader?: number;
  readonly dead?: number;
}

export type Draw = (below: number) => number;

const one = (
  { at, number }: Stage,
  faults: readonly FaultSpec[],
  lastsMs: number,
  more: object = {},
): Mishap => ({ sends: [order(number, at, more)], faults, lastsMs });

const three = ({ at, number }: Stage, faults: readonly FaultSpec[], lastsMs: number): Mishap => ({
  sends: [0, 1, 2].map((nth) => order(number + nth, at + nth * 350)),
  faults,
  lastsMs,
});

const MISHAPS: readonly ((stage: Stage, draw: Draw) => Mishap)[] = [
  (stage) => one(stage, [], 700),
  (stage) => one(stage, [fault('cut', moment('appended', stage.number))], 2600),
  (stage) =>
    one(
      stage,
      [
        fault('hold', moment('requestSent', stage.number)),
        fault('cut', moment('requestSent', stage.number), { afterMs: 300 }),
      ],
      2900,
    ),
  (stage) => one(stage, [fault('stall', moment('responseSent', stage.number))], 6000),
  (stage) => one(stage, [fault('hold', moment('requestSent', stage.number))], 6000),
  (stage) =>
    one(
      stage,
      [
        fault('refuse', { at: stage.at - 300 }, { broker: stage.leader, forMs: 2300 }),
        fault('cut', moment('appended', stage.number)),
      ],
      6000,
    ),
  (stage) =>
    one(stage, [fault('delay', moment('responseSent', stage.number), { byMs: 700 })], 1700),
  (stage) => one(stage, [fault('delay', moment('requestSent', stage.number), { byMs: 700 })], 1700),
  (stage) => one(stage, [], 2600, { key: 'x'.repeat(500) }),
  (stage) =>
    three(
      stage,
      [
        fault('stall', moment('responseSent', stage.number)),
        fault('cut', moment('requestSent', stage.number + 2), { afterMs: 700 }),
      ],
      7000,
    ),
  (stage) =>
    three(
      stage,
      [
        fault('hold', moment('requestSent', stage.number)),
        fault('cut', moment('requestSent', stage.number + 2), { afterMs: 700 }),
      ],
      7000,
    ),
  (stage) =>
    three(
      stage,
      [
        fault('stall', moment('responseSent', stage.number)),
        fault('release', moment('responseSent', stage.number), { afterMs: 1200 }),
      ],
      4500,
    ),
  ({ leader, others, ...stage }, draw) => {
    const next = others[draw(others.length)] ?? leader;
    const move = fault('moveLeader', { at: stage.at }, { partition: 'orders-0', broker: next });
    return {
      ...one({ ...stage, leader, others, at: stage.at + 1200 }, [move], 3500),
      leader: next,
    };
  },
  ({ leader, others, ...stage }) => {
    const back = others.map((id) =>
      fault('resumeReplication', { at: stage.at + 1150 }, { broker: id }),
    );
    const alone = fault('shrinkIsr', { at: stage.at }, { partition: 'orders-0', isr: [leader] });
    return one({ ...stage, leader, others, at: stage.at + 700 }, [alone, ...back], 5500);
  },
  (stage, draw) =>
    one(
      stage,
      [
        fault('stall', moment('responseSent', stage.number)),
        fault('crash', moment('requestSent', stage.number), { producer: 'p1', afterMs: 500 }),
        fault('restart', moment('requestSent', stage.number), {
          producer: 'p1',
          resend: draw(2) === 0 ? 'none' : 'unacknowledged',
          afterMs: 1300,
        }),
      ],
      3500,
    ),
];

/** The leader dies, and another broker takes over: at most once in a scenario, for two must stay. */
const leaderDies = (stage: Stage): Mishap => ({
  ...one(
    stage,
    [
      fault('stall', moment('responseSent', stage.number)),
      fault('crashBroker', { at: stage.at + 1000 }, { broker: stage.leader }),
    ],
    9500,
  ),
  leader: stage.others[0] ?? stage.leader,
  dead: stage.leader,
});

/** The scenario of a seed. */
export function randomClusterScenario(seed: number): Scenario {
  const draw = draws(seed);
  const config = { ...PACE, ...(MODES[draw(MODES.length)] ?? {}) };
  let stage: Stage = { at: 800, number: 2, leader: 1, others: [2, 3] };
  const sends: object[] = [order(1, 100)];
  const faults: FaultSpec[] = [];
  const count = 2 + draw(4);
  for (let nth = 0; nth < count; nth++) {
    const dies = stage.others.length === 2 && draw(8) === 0;
    const mishap = dies ? leaderDies(stage) : MISHAPS[draw(MISHAPS.length)]?.(stage, draw);
    if (!mishap) throw new Error('no mishap was drawn');
    sends.push(...mishap.sends);
    faults.push(...mishap.faults);
    const leader = mishap.leader ?? stage.leader;
    stage = {
      at: stage.at + mishap.lastsMs,
      number: stage.number + mishap.sends.length,
      leader,
      others: [1, 2, 3].filter(
        (id) => id !== leader && id !== mishap.dead && [stage.leader, ...stage.others].includes(id),
      ),
    };
  }
  sends.push(order(stage.number, stage.at));
  const topic = { ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '400' } };
  return clusterScenario({
    id: `random-${seed}`,
    title: `${count} mishaps drawn with seed ${seed}`,
    config,
    topics: [topic],
    sends,
    interventions: faults,
  });
}

/** A mulberry32 stream of whole numbers in [0, below). */
export function draws(seed: number): Draw {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}
