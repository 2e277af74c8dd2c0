// Every modelled rule is seen at work by a run, or is named here with the test that shows it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run, scenarioFrom } from '../scenario/index.ts';
import { EVERY_RULE, RULE_TESTS, SHOWN_BY_TESTS } from '../testing/shownByTests.ts';
import { rulesOf } from './eventRules.ts';
import { RULES } from './rules.ts';

const OFF = { 'enable.idempotence': 'false' };
const sends = (...values: readonly string[]) =>
  values.map((value, index) => ({ at: index * 20, topic: 'orders', key: 'c1', value }));
const one = (config: object, more: object = {}) => ({
  formatVersion: 1,
  producers: [{ id: 'p1', config, sends: sends('order-1', 'order-2', 'order-3') }],
  ...more,
});
const cut = [{ do: 'cut', when: { moment: 'appended', record: 'order-1' } }];
const hand = (producerEpoch: number, baseSequence: number, at: number) => ({
  at,
  topic: 'orders',
  producerId: 9,
  producerEpoch,
  baseSequence,
  values: ['x'],
});

/** Two loops of consume, transform, produce; the first stands still at that moment and is thrown out of its group. */
const inTransactions = (moment: string) => ({
  formatVersion: 1,
  untilMs: 20_000,
  topics: [{ name: 'orders' }, { name: 'bills' }],
  producers: [
    { id: 'p1', sends: sends('order-1') },
    { id: 'l1', config: { 'transactional.id': 't1' }, sends: [] },
    { id: 'l2', config: { 'transactional.id': 't2' }, sends: [] },
  ],
  consumers: [1, 2].map((nth) => ({
    id: `c${nth}`,
    topic: 'orders',
    group: {
      id: 'cards',
      commits: 'transaction',
      produces: { producer: `l${nth}`, topic: 'bills' },
      config: {
        'enable.auto.commit': 'false',
        'auto.offset.reset': 'earliest',
        'session.timeout.ms': '60',
        'heartbeat.interval.ms': '20',
      },
    },
  })),
  interventions: [{ do: 'pauseConsumer', consumer: 'c1', when: { moment }, forMs: 300 }],
});

const DIES = [
  { do: 'crashConsumer', consumer: 'c1', when: { moment: 'effectDone', copy: 2 } },
  { do: 'restartConsumer', consumer: 'c1', when: { moment: 'consumerStopped' }, afterMs: 10 },
];
const grouped = (
  group: Readonly<Record<string, unknown>> & { config?: object },
  interventions: readonly object[],
  consumers = 1,
) => {
  const config = { 'enable.auto.commit': 'false', 'auto.offset.reset': 'earliest' };
  return one(
    {},
    {
      // two that work too long would go on for ever
      untilMs: 60_000,
      interventions,
      consumers: Array.from({ length: consumers }, (_, index) => ({
        id: `c${index + 1}`,
        topic: 'orders',
        group: { id: 'cards', ...group, config: { ...config, ...group.config } },
      })),
    },
  );
};

const CORPUS = [
  one({}, { interventions: cut }),
  one(OFF, { interventions: cut }),
  one({ acks: '1' }),
  one({ acks: '0' }, { topics: [{ name: 'orders', config: { 'max.message.bytes': '60' } }] }),
  one({ 'request.timeout.ms': '50' }, { network: { replicationMs: 200 } }),
  one(
    { 'delivery.timeout.ms': '30005' },
    { interventions: [{ do: 'hold', when: { moment: 'requestSent', record: 'order-2' } }] },
  ),
  {
    ...one({}),
    producers: [
      {
        id: 'p1',
        config: { 'delivery.timeout.ms': '30005' },
        sends: [0, 20, 40_000].map((at) => ({ at, topic: 'orders', value: `order-${at}` })),
      },
    ],
    interventions: [{ do: 'hold', when: { moment: 'requestSent', record: 'order-20' } }],
  },
  one(
    { 'request.timeout.ms': '50' },
    {
      interventions: [
        { do: 'delay', when: { moment: 'requestSent', record: 'order-1' }, byMs: 90 },
      ],
    },
  ),
  {
    ...one({}),
    topics: [{ name: 'orders', config: { 'max.message.bytes': '60' } }],
    producers: [{ id: 'p1', preset: { producerEpoch: 32767 }, sends: sends('order-1') }],
  },
  {
    ...one({}),
    profile: '2.8',
    producers: [{ id: 'p1', sends: [{ at: 0, topic: 'orders', value: 'order-1' }] }],
  },
  one({}, { network: { flightMs: 40 } }),
  {
    ...one({}),
    profile: '4.5',
    handFed: [{ ...hand(0, 5, 0), topic: 'audit' }],
    topics: [{ name: 'orders' }, { name: 'audit' }],
  },
  // order-41 arrives where order-40 is expected
  {
    ...one({}),
    topics: [{ name: 'orders', config: { 'min.insync.replicas': '2' } }],
    producers: [
      {
        id: 'p1',
        config: { 'linger.ms': '0' },
        sends: [0, 40, 41].map((at) => ({ at, topic: 'orders', value: `order-${at}` })),
      },
    ],
    interventions: [
      {
        do: 'shrinkIsr',
        when: { moment: 'requestSent', record: 'order-40' },
        partition: 'orders-0',
        isr: [1],
      },
      { do: 'resumeReplication', when: { moment: 'batchDecided', record: 'order-40' }, broker: 2 },
      { do: 'delay', when: { moment: 'requestSent', record: 'order-41' }, byMs: 10 },
    ],
  },
  one(
    { 'linger.ms': '50' },
    { topics: [{ name: 'orders', config: { 'max.message.bytes': '100' } }] },
  ),
  one({}, { handFed: [hand(1, 0, 0), hand(0, 1, 10), hand(1, 5, 20), hand(2, 0, 30)] }),
  {
    ...one({ 'linger.ms': '0' }),
    producers: [
      {
        id: 'p1',
        config: { 'linger.ms': '0' },
        sends: sends('order-1', 'x'.repeat(300), 'order-3'),
      },
    ],
    topics: [{ name: 'orders', config: { 'max.message.bytes': '200' } }],
  },
  // a follower stops, leaves the ISR, comes back; the leader refuses meanwhile
  {
    ...one({ 'linger.ms': '0' }),
    topics: [{ name: 'orders', config: { 'min.insync.replicas': '3' } }],
    brokerConfig: { 'replica.lag.time.max.ms': '100', 'producer.id.expiration.ms': '1000' },
    interventions: [
      { do: 'stopReplication', when: { at: 1 }, broker: 2 },
      { do: 'resumeReplication', when: { at: 2000 }, broker: 2 },
    ],
    producers: [
      {
        id: 'p1',
        config: {},
        sends: [0, 20, 700].map((at) => ({ at, topic: 'orders', value: `order-${at}` })),
      },
    ],
    untilMs: 1_300_000,
  },
  {
    ...one({}),
    topics: [{ name: 'orders', config: { 'min.insync.replicas': '2' } }],
    interventions: [
      { do: 'shrinkIsr', when: { at: 0 }, partition: 'orders-0', isr: [1] },
      { do: 'resumeReplication', when: { at: 300 }, broker: 3 },
    ],
  },
  // leadership moves while the client writes, then the leader crashes and an unclean leader has to do
  {
    ...one({ acks: '1', 'linger.ms': '0' }),
    topics: [{ name: 'orders', config: { 'unclean.leader.election.enable': 'true' } }],
    brokerConfig: { 'broker.session.timeout.ms': '50' },
    interventions: [
      { do: 'moveLeader', when: { at: 21 }, partition: 'orders-0', broker: 2 },
      { do: 'shrinkIsr', when: { at: 300 }, partition: 'orders-0', isr: [2] },
      { do: 'crashBroker', when: { at: 400 }, broker: 2 },
      { do: 'startBroker', when: { at: 600 }, broker: 2 },
    ],
    producers: [
      {
        id: 'p1',
        config: { acks: '1' },
        sends: [0, 20, 350, 500].map((at) => ({ at, topic: 'orders', value: `order-${at}` })),
      },
    ],
  },
  // the leader dies for good, and the client asks who leads now
  one(
    {},
    {
      brokerConfig: { 'broker.session.timeout.ms': '50' },
      interventions: [{ do: 'crashBroker', when: { at: 30 }, broker: 1 }],
    },
  ),
  // no memory for order-3 for 20 ms; order-2 is too large for all of it
  {
    ...one({}),
    producers: [
      {
        id: 'p1',
        config: {
          'batch.size': '100',
          'buffer.memory': '250',
          'linger.ms': '0',
          'max.block.ms': '20',
        },
        sends: sends('order-1', 'x'.repeat(300), 'order-3', 'order-4'),
      },
    ],
    interventions: [{ do: 'stall', when: { moment: 'responseSent', record: 'order-1' } }],
  },
  {
    ...one({}),
    producers: [
      {
        id: 'p1',
        config: { 'partitioner.class': 'org.apache.kafka.clients.producer.RoundRobinPartitioner' },
        sends: sends('order-1', 'order-2', 'order-3'),
        calls: [
          { at: 10, call: 'flush' },
          { at: 30, call: 'close' },
        ],
      },
      {
        id: 'p2',
        sends: [{ at: 0, topic: 'orders', value: 'order-9' }],
        calls: [{ at: 0, call: 'close', timeoutMs: 0 }],
      },
    ],
  },
  one(
    {},
    {
      interventions: [
        { do: 'crash', when: { at: 10 }, producer: 'p1' },
        { do: 'restart', when: { at: 50 }, producer: 'p1', resend: 'unacknowledged' },
      ],
    },
  ),
  // a transaction with offsets, and one that is open for too long while its coordinator dies
  {
    ...one({}),
    producers: [
      {
        id: 'p1',
        config: {
          'transactional.id': 't1',
          'transaction.timeout.ms': '5000',
          'max.block.ms': '900',
        },
        sends: [500, 1500, 20_000].map((at) => ({ at, topic: 'orders', value: `order-${at}` })),
        calls: [
          { at: 0, call: 'beginTransaction' },
          { at: 0, call: 'initTransactions' },
          { at: 400, call: 'beginTransaction' },
          {
            at: 600,
            call: 'sendOffsetsToTransaction',
            group: 'g',
            offsets: [{ partition: 'orders-0', offset: 7 }],
          },
          { at: 700, call: 'commitTransaction' },
          { at: 1400, call: 'beginTransaction' },
          { at: 20_001, call: 'abortTransaction' },
        ],
      },
    ],
    interventions: [
      { do: 'crashBroker', when: { at: 5000 }, broker: 3 },
      {
        do: 'stall',
        when: { moment: 'responseSent', api: 'EndTxn', copy: 1 },
      },
    ],
  },
  // nobody ends the transaction, and somebody else has written with its producer id and a higher epoch
  {
    ...one({}),
    profile: '3.9',
    producers: [
      {
        id: 'p1',
        config: { 'transactional.id': 't1', 'transaction.timeout.ms': '5000' },
        sends: [{ at: 500, topic: 'orders', value: 'order-1' }],
        calls: [
          { at: 0, call: 'initTransactions' },
          { at: 400, call: 'beginTransaction' },
        ],
      },
    ],
    handFed: [{ ...hand(7, 0, 1000), producerId: 4001 }],
    interventions: [{ do: 'hold', when: { moment: 'requestSent', api: 'Produce' } }],
  },
  {
    ...one({}),
    producers: [
      {
        id: 'p1',
        config: { 'transactional.id': 't1', 'linger.ms': '50' },
        sends: [{ at: 500, topic: 'orders', value: 'order-1' }],
        calls: [
          { at: 0, call: 'initTransactions' },
          { at: 400, call: 'beginTransaction' },
          { at: 500, call: 'abortTransaction' },
        ],
      },
    ],
  },
  // WRITE is denied on a topic, and on the transactional.id of one that initializes
  {
    ...one({}),
    producers: [
      { id: 'p1', sends: sends('order-1') },
      {
        id: 'p2',
        config: { 'transactional.id': 't1' },
        calls: [{ at: 0, call: 'initTransactions' }],
      },
    ],
    interventions: [
      { do: 'denyWrite', when: { at: 0 }, producer: 'p1', topic: 'orders' },
      { do: 'denyWrite', when: { at: 0 }, producer: 'p2' },
    ],
  },
  // a consumer dies between its effect and its commit, with and without an inbox
  grouped({ commits: 'after', recordMs: 5 }, DIES),
  grouped({ commits: 'after', inbox: {} }, DIES),
  grouped({ config: { 'enable.auto.commit': 'true', 'auto.commit.interval.ms': '100' } }, []),
  // one that works too long, and finds its partition with the other
  grouped({ commits: 'after', recordMs: 120, config: { 'max.poll.interval.ms': '100' } }, [], 2),
  // one that stands still, is thrown out, and commits as soon as it goes on
  grouped(
    { commits: 'after', config: { 'session.timeout.ms': '60', 'heartbeat.interval.ms': '20' } },
    [{ do: 'pauseConsumer', consumer: 'c1', when: { moment: 'effectDone' }, forMs: 300 }],
    2,
  ),
  // the same in transactions: before the offsets are handed over, and after
  inTransactions('recordsPolled'),
  inTransactions('txnOffsetsMoved'),
  {
    ...one({}),
    producers: [{ id: 'p1', outbox: {}, sends: sends('order-1', 'order-2') }],
  },
].map((input) => run(scenarioFrom(input)));

test(EVERY_RULE, () => {
  const fired = new Set(CORPUS.flatMap((trace) => trace.events.flatMap(rulesOf)));
  const silent = Object.keys(RULES).filter((rule) => !(fired as ReadonlySet<string>).has(rule));
  expect(silent.sort()).toEqual(Object.keys(SHOWN_BY_TESTS).sort());
});

test('the tests that show the silent rules exist', () => {
  const source = [
    '../engine/run.test.ts',
    '../engine/broker/partition.test.ts',
    '../engine/broker/replication.test.ts',
    '../engine/producer/canRetry.test.ts',
  ]
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('');
  for (const title of Object.values(SHOWN_BY_TESTS)) expect(source).toContain(title);
});

test('the tests of rules that no scene shows exist', () => {
  for (const [rule, { file, title }] of Object.entries(RULE_TESTS)) {
    expect(Object.keys(RULES)).toContain(rule);
    expect(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'), rule).toContain(title);
  }
});

test('each rule says what it means and where Kafka says it', () => {
  for (const { meaning, source } of Object.values(RULES)) {
    expect(meaning).toMatch(/\.$/);
    expect(source).toMatch(/#|KIP-/);
  }
});
