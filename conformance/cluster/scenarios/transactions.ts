// Transactions: each call, each way to lose what it asks or is told, fencing, time-outs, and the brokers that move
// underneath, with the protocol of today (KIP-890) and with the one before it.
import type { Scenario } from '../../../src/engine/index.ts';
import {
  BROKERS,
  type Config,
  clusterScenario,
  type FaultSpec,
  fault,
  moment,
  NO_IDEMPOTENCE,
  ORDERS,
  order,
  type ScenarioSpec,
} from './base.ts';

const ID: Config = { 'transactional.id': 'shop-1' };

const READERS = [
  { id: 'ru', topic: 'orders' },
  { id: 'rc', topic: 'orders', isolationLevel: 'read_committed' },
];

/** Two partitions, led by brokers that coordinate nothing. */
const TWO = { ...ORDERS, partitions: 2, leaders: [1, 2] };

type Call = readonly [at: number, call: string, more?: object];

const calls = (...list: readonly Call[]): readonly object[] =>
  list.map(([at, call, more = {}]) => ({ at, call, ...more }));

/** From initTransactions() at 0 to an end at 2000, with what comes after. */
const from = (end: string, ...more: readonly Call[]): readonly object[] =>
  calls([0, 'initTransactions'], [800, 'beginTransaction'], [2000, end], ...more);

const COMMIT = 'commitTransaction';
const ABORT = 'abortTransaction';

/** A request of that name, or its answer. */
const request = (name: 'requestSent' | 'responseSent', api: string, copy = 1) => ({
  moment: name,
  api,
  producer: 'p1',
  copy,
});

const inPartition = (number: number, at: number, partition: number): object => ({
  ...order(number, at),
  key: null,
  partition,
});

function transactional(id: string, title: string, spec: Partial<ScenarioSpec>): Scenario {
  const { config = {}, ...rest } = spec;
  return clusterScenario({
    id,
    title,
    consumers: READERS,
    sends: [order(1, 1000), order(2, 1300)],
    calls: from(COMMIT),
    ...rest,
    config: { ...ID, ...config },
  });
}

const OFFSETS = { group: 'billing', offsets: [{ partition: 'orders-0', offset: 1 }] };

const ends: readonly Scenario[] = [
  transactional('tx-commit', 'A commit, on two partitions', {
    topics: [TWO],
    sends: [inPartition(1, 1000, 0), inPartition(2, 1300, 1)],
  }),
  transactional('tx-abort', 'An abort, on two partitions', {
    topics: [TWO],
    sends: [inPartition(1, 1000, 0), inPartition(2, 1300, 1)],
    calls: from(ABORT),
  }),
  transactional('tx-three', 'Commit, abort, commit', {
    sends: [order(1, 1000), order(2, 3300), order(3, 5300)],
    calls: from(
      COMMIT,
      [3000, 'beginTransaction'],
      [4000, ABORT],
      [5000, 'beginTransaction'],
      [6000, COMMIT],
    ),
  }),
  transactional('tx-empty-commit', 'A commit of nothing', {
    sends: [order(1, 3300)],
    calls: from(COMMIT, [3000, 'beginTransaction'], [4000, COMMIT]),
  }),
  transactional('tx-empty-abort', 'An abort of nothing', {
    sends: [order(1, 3300)],
    calls: from(ABORT, [3000, 'beginTransaction'], [4000, COMMIT]),
  }),
  transactional('tx-left-open', 'Nobody ends it', {
    calls: calls([0, 'initTransactions'], [800, 'beginTransaction']),
  }),
  transactional('tx-closed-open', 'close() within a transaction', {
    calls: from('close'),
  }),
  transactional('tx-offsets-commit', 'Offsets travel in a transaction', {
    calls: calls(
      [0, 'initTransactions'],
      [800, 'beginTransaction'],
      [1600, 'sendOffsetsToTransaction', OFFSETS],
      [2200, COMMIT],
    ),
  }),
  transactional('tx-offsets-abort', 'Offsets of an aborted transaction', {
    calls: calls(
      [0, 'initTransactions'],
      [800, 'beginTransaction'],
      [1600, 'sendOffsetsToTransaction', OFFSETS],
      [2200, ABORT],
    ),
  }),
  transactional('tx-offsets-first', 'Offsets before any record', {
    calls: calls(
      [0, 'initTransactions'],
      [500, 'beginTransaction'],
      [700, 'sendOffsetsToTransaction', OFFSETS],
      [2200, COMMIT],
    ),
  }),
];

const misuse: readonly Scenario[] = [
  transactional('tx-wrong-order', 'Calls and sends out of turn', {
    sends: [order(1, 1500), order(2, 3300)],
    calls: calls(
      [100, 'beginTransaction'],
      [300, 'initTransactions'],
      [900, COMMIT],
      [2000, ABORT],
      [3000, 'beginTransaction'],
      [3100, 'beginTransaction'],
      [4000, COMMIT],
    ),
  }),
  transactional('tx-timeout-too-long', 'A time-out that the broker does not allow', {
    config: { 'transaction.timeout.ms': '1000000' },
    sends: [],
    calls: calls([0, 'initTransactions']),
  }),
  transactional('tx-too-large', 'A record that is too large, and an abort', {
    topics: [{ ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '400' } }],
    sends: [order(1, 1000), order(2, 1300, { key: 'x'.repeat(500) }), order(3, 4300)],
    calls: from(COMMIT, [3000, ABORT], [4000, 'beginTransaction'], [5000, COMMIT]),
  }),
  transactional('tx-too-large-or-abort', 'The application aborts by itself', {
    topics: [{ ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '400' } }],
    sends: [order(1, 1000), order(2, 1300, { key: 'x'.repeat(500) }), order(3, 4300)],
    calls: calls(
      [0, 'initTransactions'],
      [800, 'beginTransaction'],
      [2000, COMMIT, { orAbort: true }],
      [4000, 'beginTransaction'],
      [5000, COMMIT],
    ),
  }),
];

/** p1 has order-1 in an open transaction when `b` starts with the same id; then p1 makes these calls. */
const twins = (
  id: string,
  title: string,
  late: readonly Call[],
  sends: readonly object[],
): Scenario =>
  clusterScenario({
    id,
    title,
    consumers: READERS,
    producers: [
      {
        id: 'p1',
        config: { ...ID, 'linger.ms': '0', 'retry.backoff.ms': '200' },
        sends: [order(1, 1000), ...sends],
        calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], ...late),
      },
      {
        id: 'p2',
        config: { ...ID, 'linger.ms': '0', 'retry.backoff.ms': '200' },
        sends: [order(1, 3000)],
        calls: calls([2000, 'initTransactions'], [2800, 'beginTransaction'], [3500, COMMIT]),
      },
    ],
  });

const fencing: readonly Scenario[] = [
  twins(
    'tx-fenced-commit',
    'The old one commits',
    [
      [5000, COMMIT],
      [6000, ABORT],
    ],
    [],
  ),
  twins('tx-fenced-abort', 'The old one aborts', [[5000, ABORT]], []),
  twins('tx-fenced-send', 'The old one sends', [[6000, COMMIT]], [order(2, 5000)]),
  twins('tx-fenced-late-send', 'The old one knows, and sends', [[5000, COMMIT]], [order(2, 6000)]),
  twins(
    'tx-fenced-offsets',
    'The old one sends offsets',
    [
      [5000, 'sendOffsetsToTransaction', OFFSETS],
      [6000, COMMIT],
    ],
    [],
  ),
  twins('tx-fenced-init', 'The old one asks for an epoch', [[5000, 'initTransactions']], []),
  transactional('tx-restart', 'The process dies within a transaction', {
    sends: [order(1, 1000)],
    interventions: [
      fault('crash', moment('sendCompleted', 1), { producer: 'p1' }),
      fault('restart', { at: 3500 }, { producer: 'p1', resend: 'unacknowledged' }),
    ],
  }),
  transactional('tx-restart-unknown', 'The process dies before it hears of its commit', {
    sends: [order(1, 1000)],
    interventions: [
      fault('stall', request('responseSent', 'EndTxn')),
      fault('crash', { at: 2800 }, { producer: 'p1' }),
      fault('restart', { at: 3500 }, { producer: 'p1', resend: 'unacknowledged' }),
    ],
  }),
];

/** A connection breaks around one request. */
const lost = (
  id: string,
  title: string,
  api: string,
  more: Partial<ScenarioSpec> = {},
): readonly Scenario[] => [
  transactional(`${id}-answer`, `${title}: the answer is lost`, {
    ...more,
    interventions: [fault('cut', request('responseSent', api))],
  }),
  transactional(`${id}-request`, `${title}: the request is lost`, {
    ...more,
    interventions: [
      fault('hold', request('requestSent', api)),
      fault('cut', request('requestSent', api), { afterMs: 300 }),
    ],
  }),
];

const WITH_OFFSETS = {
  sends: [order(1, 1000)],
  calls: calls(
    [0, 'initTransactions'],
    [800, 'beginTransaction'],
    [1600, 'sendOffsetsToTransaction', OFFSETS],
    [2900, COMMIT],
  ),
};

/** The second order comes when the first has got through. */
const LATER = {
  sends: [order(1, 1000), order(2, 4000)],
  calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [4900, COMMIT]),
};

const losses: readonly Scenario[] = [
  ...lost('tx-lost-init', 'InitProducerId', 'InitProducerId'),
  ...lost('tx-lost-end', 'EndTxn of a commit', 'EndTxn'),
  ...lost('tx-lost-abort', 'EndTxn of an abort', 'EndTxn', { calls: from(ABORT) }),
  ...lost('tx-lost-offsets', 'TxnOffsetCommit', 'TxnOffsetCommit', WITH_OFFSETS),
  transactional('tx-lost-produce', 'A batch of a transaction is sent again', {
    interventions: [fault('cut', moment('appended', 2))],
    calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [2600, COMMIT]),
  }),
  transactional(
    'tx-end-times-out',
    'commitTransaction() waits for max.block.ms, and is called again',
    {
      config: { 'max.block.ms': '700' },
      interventions: [
        fault('stall', request('responseSent', 'EndTxn')),
        fault('release', { at: 3200, producer: 'p1', broker: 3 }),
      ],
      calls: from(COMMIT, [3600, COMMIT], [4200, 'beginTransaction'], [4600, ABORT]),
    },
  ),
];

const ALONE_OR_NOT: readonly FaultSpec[] = [
  fault('shrinkIsr', { at: 900 }, { partition: 'orders-0', isr: [1] }),
  fault('resumeReplication', { at: 4500 }, { broker: 2 }),
  fault('resumeReplication', { at: 4500 }, { broker: 3 }),
];

const beneath: readonly Scenario[] = [
  transactional('tx-leader-moves', 'The leader changes within a transaction', {
    interventions: [fault('moveLeader', { at: 1600 }, { partition: 'orders-0', broker: 2 })],
    sends: [order(1, 1000), order(2, 3200)],
    calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [4500, COMMIT]),
  }),
  transactional('tx-leader-dies', 'The leader dies within a transaction', {
    interventions: [fault('crashBroker', { at: 1800 }, { broker: 1 })],
    sends: [order(1, 1000), order(2, 9000)],
    calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [11_000, COMMIT]),
  }),
  transactional('tx-coordinator-dies', 'The coordinator dies within a transaction', {
    interventions: [fault('crashBroker', { at: 1800 }, { broker: 3 })],
    sends: [order(1, 1000), order(2, 9000)],
    calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [11_000, COMMIT]),
  }),
  transactional('tx-coordinator-stops', 'The coordinator is shut down within a transaction', {
    interventions: [fault('stopBroker', { at: 1800 }, { broker: 3 })],
    sends: [order(1, 1000), order(2, 9000)],
    calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [11_000, ABORT]),
  }),
  transactional('tx-delivery-over', 'The delivery time of a batch is over', {
    config: {
      'delivery.timeout.ms': '1800',
      'retry.backoff.ms': '1000',
      'retry.backoff.max.ms': '1000',
    },
    interventions: [...ALONE_OR_NOT],
    sends: [order(1, 1200), order(2, 7000)],
    calls: calls(
      [0, 'initTransactions'],
      [800, 'beginTransaction'],
      [4000, COMMIT],
      [5500, ABORT],
      [6500, 'beginTransaction'],
      [8000, COMMIT],
    ),
  }),
  transactional('tx-isolation', 'A plain record behind an open transaction', {
    sends: [],
    producers: [
      {
        id: 'p1',
        config: { ...ID, 'linger.ms': '0' },
        sends: [order(1, 1000)],
        calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [4000, ABORT]),
      },
      { id: 'p2', config: { ...NO_IDEMPOTENCE, 'linger.ms': '0' }, sends: [order(2, 2000)] },
    ],
  }),
  transactional('tx-two-open', 'Two transactions, the later one ends first', {
    sends: [],
    producers: [
      {
        id: 'p1',
        config: { ...ID, 'linger.ms': '0' },
        sends: [order(1, 1000)],
        calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [4000, COMMIT]),
      },
      {
        id: 'p2',
        config: { 'transactional.id': 'shop-2', 'linger.ms': '0' },
        sends: [order(2, 1800)],
        calls: calls([400, 'initTransactions'], [1400, 'beginTransaction'], [2800, ABORT]),
      },
    ],
  }),
];

/** The coordinator looks for transactions that are open for too long twice a second. */
const TIMED: Config = {
  ...BROKERS,
  'transaction.abort.timed.out.transaction.cleanup.interval.ms': '500',
};
const SHORT: Config = { 'transaction.timeout.ms': '2000' };

const timeouts: readonly Scenario[] = [
  transactional('tx-timed-out', 'Open for too long', {
    brokerConfig: TIMED,
    config: SHORT,
    calls: calls([0, 'initTransactions'], [800, 'beginTransaction']),
  }),
  transactional('tx-timed-out-commit', 'A commit after the time-out', {
    brokerConfig: TIMED,
    config: SHORT,
    calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [6000, COMMIT], [7000, ABORT]),
  }),
  transactional('tx-timed-out-send', 'A send after the time-out', {
    brokerConfig: TIMED,
    config: SHORT,
    sends: [order(1, 1000), order(2, 6000)],
    calls: calls([0, 'initTransactions'], [800, 'beginTransaction'], [7000, COMMIT], [8000, ABORT]),
  }),
];

/** The same with the protocol before KIP-890: the producer adds partitions itself, an end raises no epoch. */
const before = (one: Scenario): Scenario => ({
  ...one,
  id: one.id.replace('tx-', 'tx1-'),
  profile: '3.9',
});

const OLDER = [
  'tx-commit',
  'tx-abort',
  'tx-three',
  'tx-empty-commit',
  'tx-offsets-commit',
  'tx-offsets-abort',
  'tx-fenced-commit',
  'tx-fenced-send',
  'tx-restart',
  'tx-lost-end-answer',
  'tx-lost-end-request',
  'tx-lost-produce',
  'tx-leader-moves',
  'tx-timed-out-commit',
  'tx-too-large',
];

const today = [...ends, ...misuse, ...fencing, ...losses, ...beneath, ...timeouts];

export const transactions: readonly Scenario[] = [
  ...today,
  ...today.filter((one) => OLDER.includes(one.id)).map(before),
  ...lost('tx1-lost-add', 'AddPartitionsToTxn', 'AddPartitionsToTxn', LATER).map(before),
  ...lost('tx1-lost-add-offsets', 'AddOffsetsToTxn', 'AddOffsetsToTxn', WITH_OFFSETS).map(before),
];
