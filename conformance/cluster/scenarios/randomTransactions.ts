// Random scenarios with transactions that a cluster can play: one after the other, each with a mishap of its own and
// the time that it needs to be over. The same seed gives the same scenario.
import type { Scenario } from '../../../src/engine/index.ts';
import {
  type Config,
  clusterScenario,
  type FaultSpec,
  fault,
  moment,
  ORDERS,
  order,
} from './base.ts';
import { type Draw, draws } from './random.ts';

/** A retry is due 800 to 1200 ms after its failure; requests wait for three seconds. */
const PACE: Config = {
  'transactional.id': 'shop-1',
  'request.timeout.ms': '3000',
  'retry.backoff.ms': '1000',
  'retry.backoff.max.ms': '1000',
};

const COMMIT = 'commitTransaction';
const ABORT = 'abortTransaction';

/** Where a transaction starts: its time, its first order, who leads, and how many EndTxn there were before. */
interface Stage {
  readonly at: number;
  readonly number: number;
  readonly leader: number;
  readonly ends: number;
}

interface Part {
  readonly sends?: readonly object[];
  readonly calls: readonly object[];
  readonly faults?: readonly FaultSpec[];
  readonly lastsMs: number;
  readonly ends?: number;
  readonly leader?: number;
}

const begin = (at: number) => ({ at, call: 'beginTransaction' });

/** Two orders and an end. */
function plain(
  { at, number }: Stage,
  end: string,
  endAfter: number,
  faults: readonly FaultSpec[] = [],
): Part {
  return {
    sends: [order(number, at + 300), order(number + 1, at + 700)],
    calls: [begin(at), { at: at + endAfter, call: end }],
    faults,
    lastsMs: endAfter + 900,
  };
}

const endTxn = (name: string, copy: number) => ({
  moment: name,
  api: 'EndTxn',
  producer: 'p1',
  copy,
});

const PARTS: readonly ((stage: Stage, draw: Draw) => Part)[] = [
  (stage) => plain(stage, COMMIT, 1400),
  (stage) => plain(stage, ABORT, 1400),
  (stage, draw) =>
    plain(stage, draw(2) === 0 ? COMMIT : ABORT, 3200, [
      fault('cut', moment('appended', stage.number + 1)),
    ]),
  (stage, draw) =>
    plain(stage, draw(2) === 0 ? COMMIT : ABORT, 4300, [
      fault('hold', moment('requestSent', stage.number + 1)),
      fault('cut', moment('requestSent', stage.number + 1), { afterMs: 300 }),
    ]),
  (stage) =>
    plain(stage, COMMIT, 2200, [
      fault('delay', moment('responseSent', stage.number), { byMs: 700 }),
    ]),
  (stage) => ({
    calls: [begin(stage.at), { at: stage.at + 500, call: COMMIT }],
    lastsMs: 1000,
    ends: 0,
  }),
  ({ at, number }, draw) => ({
    sends: [order(number, at + 300)],
    calls: [
      begin(at),
      {
        at: at + 900,
        call: 'sendOffsetsToTransaction',
        group: 'billing',
        offsets: [{ partition: 'orders-0', offset: number }],
      },
      { at: at + 1600, call: draw(2) === 0 ? COMMIT : ABORT },
    ],
    lastsMs: 2500,
  }),
  ({ at, number }) => ({
    sends: [order(number, at + 300), order(number + 1, at + 700, { key: 'x'.repeat(500) })],
    calls: [begin(at), { at: at + 1500, call: COMMIT, orAbort: true }],
    lastsMs: 3000,
  }),
  (stage) => {
    const next = stage.leader === 1 ? 2 : 1;
    const move = fault(
      'moveLeader',
      { at: stage.at + 1000 },
      { partition: 'orders-0', broker: next },
    );
    const sends = [order(stage.number, stage.at + 300), order(stage.number + 1, stage.at + 2200)];
    return { ...plain(stage, COMMIT, 4300, [move]), sends, leader: next };
  },
  ({ at, number }) => ({
    sends: [order(number, at + 300)],
    calls: [begin(at), { at: at + 1400, call: COMMIT }],
    faults: [
      fault('crash', { at: at + 900 }, { producer: 'p1' }),
      fault('restart', { at: at + 1800 }, { producer: 'p1', resend: 'unacknowledged' }),
    ],
    lastsMs: 5000,
  }),
];

/** An EndTxn that is lost, or its answer: at most one in a scenario, for it may be asked again more than once. */
const lostEnd = (stage: Stage, draw: Draw): Part => {
  const end = draw(2) === 0 ? COMMIT : ABORT;
  const copy = stage.ends + 1;
  const faults =
    draw(2) === 0
      ? [fault('cut', endTxn('responseSent', copy))]
      : [
          fault('hold', endTxn('requestSent', copy)),
          fault('cut', endTxn('requestSent', copy), { afterMs: 300 }),
        ];
  return { ...plain(stage, end, 1400, faults), lastsMs: 6000 };
};

/** A last one, to see that all is well. */
const last = (at: number): readonly object[] => [begin(at), { at: at + 900, call: COMMIT }];

/** The scenario of a seed; one in four is of the protocol before KIP-890. */
export function randomTransactions(seed: number): Scenario {
  const draw = draws(seed);
  const older = draw(4) === 0;
  const lost = draw(6);
  const count = 2 + draw(4);
  let stage: Stage = { at: 800, number: 1, leader: 1, ends: 0 };
  const parts: Part[] = [];
  for (let nth = 0; nth < count; nth++) {
    // what it sends again at once is one order only where none was aborted before
    const choice = nth === 0 ? PARTS.length : PARTS.length - 1;
    const drawn = nth === lost ? lostEnd : PARTS[draw(choice)];
    const part = drawn?.(stage, draw);
    if (!part) throw new Error('no transaction was drawn');
    parts.push(part);
    stage = {
      at: stage.at + part.lastsMs,
      number: stage.number + (part.sends?.length ?? 0),
      leader: part.leader ?? stage.leader,
      ends: stage.ends + (part.ends ?? 1),
    };
    // how often an EndTxn was asked for is not known from here on
    if (nth === lost) break;
  }
  const topic = { ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '400' } };
  const scenario = clusterScenario({
    id: `random-tx-${seed}`,
    title: `${parts.length} transactions drawn with seed ${seed}`,
    config: PACE,
    topics: [topic],
    consumers: [
      { id: 'ru', topic: 'orders' },
      { id: 'rc', topic: 'orders', isolationLevel: 'read_committed' },
    ],
    sends: [...parts.flatMap((one) => one.sends ?? []), order(stage.number, stage.at + 300)],
    calls: [
      { at: 0, call: 'initTransactions' },
      ...parts.flatMap((one) => one.calls),
      ...last(stage.at),
    ],
    interventions: parts.flatMap((one) => one.faults ?? []),
  });
  return older ? { ...scenario, profile: '3.9' } : scenario;
}
