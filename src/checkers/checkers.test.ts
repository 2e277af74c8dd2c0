// The checkers see what is wrong, and each exception that they name is seen to happen.
import { describe, expect, test } from 'vitest';
import {
  firstOf,
  listOf,
  type Scenario,
  type SimEvent,
  vectorOf,
  type World,
} from '../engine/index.ts';
import { fromCatalogue } from '../lessons/catalogue/index.ts';
import { createWorld, run, scenarioFrom } from '../scenario/index.ts';
import { LOOP_EXCUSES } from '../testing/loopExcuses.ts';
import { CHECKERS, checkRun } from './index.ts';
import type { Checker, Instant } from './types.ts';

function sceneOf(id: string): Scenario {
  const scene = fromCatalogue(id);
  if (!scene) throw new Error(`no scene ${id}`);
  return scene;
}

const excusesOf = (scenario: Scenario) =>
  checkRun(scenario).excused.map((one) => `${one.checker}: ${one.exception}`);

const send = (at: number, value: string) => ({ at, topic: 'orders', value });

/** A consumer in a group that commits after it has acted. */
function grouped({
  sends,
  config = {},
  group = {},
  ...more
}: {
  readonly sends: readonly object[];
  readonly config?: object;
  readonly group?: object;
  readonly topics?: readonly object[];
  readonly interventions?: readonly object[];
}): Scenario {
  const manual = { 'enable.auto.commit': 'false', 'auto.offset.reset': 'earliest' };
  return scenarioFrom({
    formatVersion: 1,
    producers: [{ id: 'p1', sends }],
    consumers: [
      {
        id: 'c1',
        topic: 'orders',
        group: { id: 'g', commits: 'after', ...group, config: { ...manual, ...config } },
      },
    ],
    ...more,
  });
}

/** The answer for b is lost and its number forgotten, so that its retry is written again. */
const WRITES_B_TWICE = [
  { do: 'cut', when: { moment: 'appended', record: 'b' } },
  {
    do: 'forgetProducer',
    when: { moment: 'connectionLost' },
    partition: 'orders-0',
    producer: 'p1',
  },
];

/** The leader commits alone, is read, and dies; the next one has the order and not its marker. */
const markerLost = (calls: readonly object[]) =>
  scenarioFrom({
    formatVersion: 1,
    topics: [{ name: 'orders', config: { 'unclean.leader.election.enable': 'true' } }],
    consumers: [{ id: 'c1', topic: 'orders', isolationLevel: 'read_committed' }],
    producers: [
      {
        id: 'p1',
        config: { 'transactional.id': 't1', 'linger.ms': '0' },
        sends: [send(500, 'a'), send(2500, 'b')],
        calls: [
          { at: 0, call: 'initTransactions' },
          { at: 400, call: 'beginTransaction' },
          { at: 600, call: 'commitTransaction' },
          ...calls,
        ],
      },
    ],
    interventions: [
      {
        do: 'shrinkIsr',
        when: { moment: 'highWatermarkAdvanced', record: 'a' },
        partition: 'orders-0',
        isr: [1],
      },
      { do: 'crashBroker', when: { at: 1500 }, broker: 1 },
      { do: 'moveLeader', when: { at: 1600 }, partition: 'orders-0', broker: 2, unclean: true },
    ],
  });

const transactionOf = (producer: object): Scenario =>
  scenarioFrom({ formatVersion: 1, producers: [{ id: 'p1', ...producer }] });

/** One run for each exception, by checker and name. */
const SHOWN: Readonly<Record<string, Scenario>> = {
  'high-watermark-rises: unclean-election': sceneOf('unclean-silent'),
  'high-watermark-rises: follower-trails': sceneOf('failover-remembers'),
  'high-watermark-rises: disk-lost': sceneOf('all-of-one'),
  'replicas-agree: disk-lost': scenarioFrom({
    formatVersion: 1,
    producers: [{ id: 'p1', sends: [send(0, 'a'), send(40, 'b')] }],
    interventions: [
      { do: 'crashBroker', when: { at: 20 }, broker: 3, diskLost: true },
      { do: 'moveLeader', when: { at: 60 }, partition: 'orders-0', broker: 2 },
    ],
  }),
  'told-once: refused-after-append': transactionOf({
    config: { 'transactional.id': 't1', 'transaction.timeout.ms': '1000', 'linger.ms': '0' },
    sends: [send(500, 'a'), send(20_000, 'b'), send(21_000, 'c')],
    calls: [
      { at: 0, call: 'initTransactions' },
      { at: 400, call: 'beginTransaction' },
    ],
  }),
  'stable-offset-rises: disk-lost': {
    ...transactionOf({
      config: { 'transactional.id': 't1' },
      sends: [send(500, 'a')],
      calls: [
        { at: 0, call: 'initTransactions' },
        { at: 400, call: 'beginTransaction' },
        { at: 600, call: 'commitTransaction' },
      ],
    }),
    interventions: scenarioFrom({
      formatVersion: 1,
      producers: [],
      interventions: [{ do: 'crashBroker', when: { at: 2000 }, broker: 1, diskLost: true }],
    }).interventions,
  },
  'committed-only: unclean-election': markerLost([]),
  'commit-is-whole: unclean-election': markerLost([
    { at: 2400, call: 'beginTransaction' },
    { at: 2600, call: 'abortTransaction' },
  ]),
  'epochs-rise: state-forgotten': scenarioFrom({
    formatVersion: 1,
    producers: [{ id: 'p1', sends: [send(0, 'a'), send(300, 'b')] }],
    handFed: [
      {
        at: 100,
        topic: 'orders',
        producerId: 4001,
        producerEpoch: 5,
        baseSequence: 0,
        values: ['x'],
      },
    ],
    interventions: [
      { do: 'forgetProducer', when: { at: 200 }, partition: 'orders-0', producer: 'p1' },
    ],
  }),
  ...LOOP_EXCUSES,
  'told-once: process-died': scenarioFrom({
    formatVersion: 1,
    producers: [{ id: 'p1', sends: [send(0, 'a')] }],
    interventions: [{ do: 'crash', when: { at: 2 }, producer: 'p1' }],
  }),
  'told-once: no-producer-id': scenarioFrom({
    formatVersion: 1,
    topics: [{ name: 'orders', config: { 'max.message.bytes': '200' } }],
    producers: [
      {
        id: 'p1',
        config: { 'linger.ms': '0' },
        preset: { producerEpoch: 32_767 },
        sends: [send(0, 'x'.repeat(300)), send(6, 'b')],
      },
    ],
    interventions: [1, 2, 3].map((broker) => ({ do: 'crashBroker', when: { at: 5 }, broker })),
  }),
  'order-kept: process-died': scenarioFrom({
    formatVersion: 1,
    producers: [{ id: 'p1', config: { 'linger.ms': '0' }, sends: [send(0, 'a')] }],
    interventions: [
      { do: 'delay', when: { moment: 'requestSent', record: 'a' }, byMs: 200 },
      { do: 'crash', when: { at: 10 }, producer: 'p1' },
      { do: 'restart', when: { at: 20 }, producer: 'p1', resend: 'unacknowledged' },
    ],
  }),
  'one-of-each-sequence: state-forgotten': sceneOf('myth-client-only'),
  'acknowledged-survives: unclean-election': sceneOf('unclean-silent'),
  'acknowledged-survives: disk-lost': scenarioFrom({
    formatVersion: 1,
    topics: [{ name: 'orders', replicationFactor: 1 }],
    producers: [{ id: 'p1', sends: [send(0, 'a')] }],
    interventions: [{ do: 'crashBroker', when: { at: 50 }, broker: 1, diskLost: true }],
  }),
  'order-kept: unclean-election': scenarioFrom({
    formatVersion: 1,
    topics: [{ name: 'orders' }],
    producers: [{ id: 'p1', sends: [send(0, 'a'), send(40, 'b'), send(400, 'c')] }],
    interventions: [
      ...WRITES_B_TWICE,
      { do: 'shrinkIsr', when: { at: 300 }, partition: 'orders-0', isr: [1] },
      { do: 'moveLeader', when: { at: 350 }, partition: 'orders-0', broker: 2, unclean: true },
    ],
  }),
  'order-kept: disk-lost': scenarioFrom({
    formatVersion: 1,
    producers: [{ id: 'p1', sends: [send(0, 'a'), send(40, 'b')] }],
    interventions: [
      ...WRITES_B_TWICE,
      { do: 'crashBroker', when: { at: 500 }, broker: 3, diskLost: true },
    ],
  }),
  'commits-advance: unclean-election': grouped({
    sends: [send(0, 'a'), send(200, 'b'), send(240, 'c'), send(600, 'd')],
    interventions: [
      { do: 'shrinkIsr', when: { at: 100 }, partition: 'orders-0', isr: [1] },
      { do: 'moveLeader', when: { at: 400 }, partition: 'orders-0', broker: 2, unclean: true },
    ],
  }),
  'commits-advance: disk-lost': grouped({
    topics: [{ name: 'orders', replicationFactor: 1 }],
    sends: [send(0, 'a'), send(40, 'b'), send(20_000, 'c')],
    interventions: [
      { do: 'crashBroker', when: { at: 100 }, broker: 1, diskLost: true },
      { do: 'startBroker', when: { at: 10_000 }, broker: 1 },
    ],
  }),
  'dealt-with-before-commit: commit-before': sceneOf('commit-before'),
  'dealt-with-before-commit: reset-latest': grouped({
    config: { 'auto.offset.reset': 'latest' },
    sends: [send(0, 'a'), send(60_000, 'b')],
    interventions: [
      { do: 'crashConsumer', when: { moment: 'recordsPolled' }, consumer: 'c1' },
      { do: 'restartConsumer', when: { at: 100 }, consumer: 'c1' },
    ],
  }),
  'inbox-once: row-gone': grouped({
    group: { inbox: { keeps: 1 } },
    sends: [send(0, 'a'), send(40, 'b'), send(80, 'a')],
  }),
  'order-kept: epoch-raised': sceneOf('broker-amnesia-2'),
  'order-kept: state-forgotten': sceneOf('myth-client-only'),
};

describe('each exception happens', () => {
  const named = CHECKERS.flatMap((checker) =>
    checker.exceptions.map((one) => `${checker.id}: ${one.id}`),
  );
  test.each(named)('%s', (name) => {
    const scenario = SHOWN[name];
    expect(scenario, 'a run that shows it').toBeDefined();
    if (scenario) expect(excusesOf(scenario)).toContain(name);
  });
});

test('no scene of the course breaks a promise, except where the exception is named', () => {
  for (const id of [
    'failover-remembers',
    'order-pipeline',
    'order-kept',
    'lost-ack-deduplicated',
  ]) {
    expect(checkRun(sceneOf(id)).violations).toEqual([]);
  }
});

describe('a checker sees', () => {
  const scenario = scenarioFrom({
    formatVersion: 1,
    producers: [{ id: 'p1', sends: [send(0, 'a'), send(40, 'b')] }],
  });
  const trace = run(scenario);
  const event = trace.events.findLast((one) => one.type === 'highWatermarkAdvanced');
  if (!event) throw new Error('nothing was committed');

  const spoil = (change: (world: World) => World): Instant => ({
    scenario,
    event,
    before: createWorld(scenario),
    world: change(trace.last),
  });
  const judge = (id: string, instant: Instant) => {
    const checker = CHECKERS.find((one): one is Checker => one.id === id);
    const judged = checker?.start();
    const found = judged?.after(instant) ?? [];
    return [...found, ...(judged?.end?.(scenario, instant.world, true) ?? [])].map(
      (one) => one.text,
    );
  };
  const onLeader = (
    world: World,
    change: (replica: World['partitions'][0]['replicas'][0]) => object,
  ) => ({
    ...world,
    partitions: world.partitions.map((partition) => ({
      ...partition,
      replicas: partition.replicas.map((one, index) =>
        index === 0 ? { ...one, ...change(one) } : one,
      ),
    })),
  });

  test('a gap between two batches', () => {
    const spoilt = spoil((world) =>
      onLeader(world, ({ log }) => ({ log: vectorOf(listOf(log).slice(1)) })),
    );
    expect(judge('log-shape', spoilt)).toEqual([
      'orders-0 on broker 1: batch 0 is at 1, expected 0',
    ]);
  });

  test('a high watermark that falls', () => {
    const low = spoil((world) => onLeader(world, () => ({ highWatermark: 0 })));
    expect(judge('high-watermark-rises', { ...low, before: trace.last })).toEqual([
      'orders-0: high watermark 2 → 0',
    ]);
  });

  test('a follower in sync without a committed batch', () => {
    const spoilt = spoil((world) => ({
      ...world,
      partitions: world.partitions.map((partition) => ({
        ...partition,
        replicas: partition.replicas.map((one) =>
          one.broker === 2 ? { ...one, log: firstOf(one.log, 1) } : one,
        ),
      })),
    }));
    expect(judge('replicas-agree', spoilt)).toEqual([
      'orders-0: broker 2 is in sync and differs from the leader at offset 1, high watermark 2',
    ]);
  });

  test('the same sequence twice', () => {
    const spoilt = spoil((world) =>
      onLeader(world, ({ log }) => ({ log: vectorOf([...listOf(log), ...listOf(log)]) })),
    );
    expect(judge('one-of-each-sequence', spoilt)).toEqual([
      'orders-0: 4001/0/0 stands twice, again at offset 0',
      'orders-0: 4001/0/1 stands twice, again at offset 1',
    ]);
  });

  test('an application that was never told', () => {
    expect(
      judge(
        'told-once',
        spoil((world) => world),
      ),
    ).toEqual(['p1/0 was never told', 'p1/1 was never told']);
  });

  test('records out of order', () => {
    const spoilt = spoil((world) =>
      onLeader(world, ({ log }) => ({ log: vectorOf(listOf(log).toReversed()) })),
    );
    expect(judge('order-kept', spoilt)).toEqual(['orders-0: p1/0 stands after p1/1']);
  });

  describe('of a group', () => {
    const told = run(
      grouped({ group: { commits: 'each', inbox: {} }, sends: [send(0, 'a'), send(40, 'b')] }),
    );
    /** Lets a checker look at the events of a run, changed. */
    const judgeEvents = (id: string, events: readonly SimEvent[]) => {
      const checker = CHECKERS.find((one) => one.id === id);
      const judged = checker?.start();
      return events.flatMap((one) =>
        (
          judged?.after({
            scenario: told.scenario,
            event: one,
            before: told.last,
            world: told.last,
          }) ?? []
        ).map(({ text }) => text),
      );
    };

    test('a commit of what nobody has read', () => {
      const first = told.events.filter((one) => one.type !== 'recordsPolled');
      expect(judgeEvents('commits-advance', first)[0]).toBe(
        'g commits orders-0@1, and nobody has read so far',
      );
    });

    test('a commit of what nobody has dealt with', () => {
      const idle = told.events.filter((one) => one.type !== 'effectDone');
      expect(judgeEvents('dealt-with-before-commit', idle)[0]).toBe(
        'g commits orders-0@1, and nobody has dealt with 0',
      );
    });

    test('the same business key twice', () => {
      expect(judgeEvents('inbox-once', [...told.events, ...told.events])).toEqual([
        'a was acted on again under the key a',
        'b was acted on again under the key b',
      ]);
    });

    test('a partition with two owners', () => {
      const other = told.events.map((one) =>
        one.type === 'partitionsAssigned' ? { ...one, consumer: 'c2' } : one,
      );
      expect(judgeEvents('one-owner', [...told.events, ...other])).toEqual([
        'orders-0 belongs to c1 and to c2',
      ]);
    });
  });

  test('an acknowledged record that is gone', () => {
    const done = trace.events.find((one) => one.type === 'sendCompleted');
    if (!done) throw new Error('nothing was acknowledged');
    const spoilt = spoil((world) => onLeader(world, () => ({ log: [] })));
    expect(judge('acknowledged-survives', { ...spoilt, event: done })).toEqual([
      'a was acknowledged at orders-0 0 and is not there',
    ]);
  });
});
