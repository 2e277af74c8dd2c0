// What decides the fate of a record in one release of the client and not in another, and is no setting.
// Read in clients/producer of 2.8.2, 3.9.2, 4.0.2, 4.3.1 and 4.4.0.
import { describe, expect, test } from 'vitest';
import '../extras.ts';
import { createWorld, run, scenarioFrom } from '../../scenario/index.ts';
import { Sim } from '../sim.ts';
import type { EventOf, FactType } from '../simEvent.ts';
import { advance } from '../step.ts';
import type { Trace } from '../trace.ts';

const NUMBERED = { 'linger.ms': '0', acks: 'all', 'enable.idempotence': 'true' };

function inputOf(profile: string, producer: object, more: object = {}): object {
  return {
    formatVersion: 1,
    profile,
    untilMs: 300_000,
    producers: [{ id: 'p1', config: NUMBERED, ...producer }],
    ...more,
  };
}

const play = (profile: string, producer: object, more: object = {}): Trace =>
  run(scenarioFrom(inputOf(profile, producer, more)));

function of<T extends FactType>({ events }: Trace, type: T): readonly EventOf<T>[] {
  return events.filter((one): one is EventOf<T> => one.type === type);
}

const send = (at: number, value: string, more: object = {}) => ({
  at,
  topic: 'orders',
  value,
  ...more,
});
const told = (trace: Trace) =>
  of(trace, 'sendCompleted').map(({ result }) => (result.kind === 'ok' ? 'ok' : result.exception));

test.each([
  ['2.8', ''],
  ['3.9', ''],
  ['current', '. The request has not been sent, or no server response has been received yet.'],
  ['4.5', '. The request has not been sent, or no server response has been received yet.'],
])('the text of a batch that expires in %s', (profile, end) => {
  const config = { ...NUMBERED, 'request.timeout.ms': '100', 'delivery.timeout.ms': '100' };
  const interventions = [{ do: 'hold', when: { moment: 'requestSent', record: 'order-1' } }];
  const trace = play(profile, { config, sends: [send(0, 'order-1')] }, { interventions });
  expect(of(trace, 'sendCompleted').map((one) => one.result)).toEqual([
    {
      kind: 'failed',
      exception: 'TimeoutException',
      message: `Expiring 1 record(s) for orders-0:100 ms has passed since batch creation${end}`,
    },
  ]);
});

describe('a batch that is too large', () => {
  const large = (profile: string, calls: readonly object[] = []) =>
    play(
      profile,
      {
        config: {
          ...NUMBERED,
          'linger.ms': '50',
          'request.timeout.ms': '100',
          'delivery.timeout.ms': '200',
        },
        sends: [send(0, 'a'.repeat(100)), send(0, 'b'.repeat(100))],
        calls,
      },
      { topics: [{ name: 'orders', config: { 'max.message.bytes': '200' } }] },
    );

  test.each(['2.8', '3.9'])('%s cuts it at batch.size until its time is over', (profile) => {
    const trace = large(profile);
    expect(of(trace, 'batchSplit').length).toBeGreaterThan(5);
    expect(of(trace, 'batchSplit').every((one) => one.into.length === 1)).toBe(true);
    expect(told(trace)).toEqual(['TimeoutException', 'TimeoutException']);
  });

  test.each(['current', '4.5'])('%s halves what is left of it', (profile) => {
    const trace = large(profile);
    expect(of(trace, 'batchSplit').map((one) => one.into.length)).toEqual([1, 2]);
    expect(told(trace)).toEqual(['ok', 'ok']);
  });

  test.each([
    ['2.8', 'batchSplit'],
    ['3.9', 'sendCompleted'],
    ['current', 'sendCompleted'],
  ])('flush() of %s returns after %s', (profile, last) => {
    const trace = large(profile, [{ at: 1, call: 'flush' }]);
    const returned = trace.events.findIndex((one) => one.type === 'flushReturned');
    const before = trace.events.slice(0, returned).map((one) => one.type);
    const seen = before.filter((one) => one === 'batchSplit' || one === 'sendCompleted');
    expect(seen.at(-1)).toBe(last);
    expect(seen.filter((one) => one === 'sendCompleted')).toHaveLength(
      last === 'sendCompleted' ? 2 : 0,
    );
  });
});

test.each([
  ['2.8', 0],
  ['3.9', 1],
  ['current', 1],
])('buffer.memory of a batch that expires under way, in %s', (profile, blocked) => {
  const config = {
    ...NUMBERED,
    'buffer.memory': '100',
    'batch.size': '100',
    'request.timeout.ms': '100',
    'delivery.timeout.ms': '200',
    'retry.backoff.ms': '10',
    'retry.backoff.max.ms': '10',
    'max.block.ms': '30',
  };
  // the second attempt is under way from 110 to 210 ms; at 200 ms the batch expires
  const interventions = [
    { do: 'hold', when: { moment: 'requestSent', record: 'order-1' } },
    { do: 'hold', when: { moment: 'requestSent', record: 'order-1', copy: 2 } },
  ];
  const sends = [send(0, 'order-1'), send(201, 'order-2')];
  const trace = play(profile, { config, sends }, { interventions });
  const expired = trace.events.findIndex((one) => one.type === 'batchExpired');
  expect(trace.events[expired]).toMatchObject({ at: 200, inFlight: true });
  expect(of(trace, 'sendBlocked')).toHaveLength(blocked);
});

test.each([
  ['2.8', ['orders-0', 'orders-0', 'bills-0', 'bills-0']],
  ['3.9', ['orders-0', 'bills-0', 'orders-0', 'bills-0']],
  ['current', ['orders-0', 'bills-0', 'orders-0', 'bills-0']],
])('where the walk over the partitions goes on after a full request, in %s', (profile, order) => {
  const value = 'x'.repeat(40);
  // each request has room for one batch of one record
  const config = {
    ...NUMBERED,
    'max.request.size': '130',
    'batch.size': '1',
    'max.in.flight.requests.per.connection': '1',
  };
  const sends = [0, 0].flatMap((at) => [
    { at, topic: 'orders', partition: 0, value },
    { at, topic: 'bills', partition: 0, value },
  ]);
  const topics = ['orders', 'bills'].map((name) => ({ name, leaders: [1] }));
  const trace = play(profile, { config, sends }, { topics, brokers: [1] });
  const partitions = of(trace, 'requestSent').map((one) => one.batches[0]?.partition);
  expect(partitions).toEqual(order);
});

describe('a send() in a transaction that was not begun', () => {
  const config = { 'transactional.id': 't1', 'linger.ms': '0' };
  const outside = (profile: string) =>
    play(profile, {
      config,
      sends: [send(400, 'order-1')],
      calls: [{ at: 0, call: 'initTransactions' }],
    });

  test('2.8 throws before the record goes anywhere', () => {
    const trace = outside('2.8');
    expect(of(trace, 'recordAppended')).toEqual([]);
    expect(of(trace, 'sendRefused')).toMatchObject([
      {
        exception: 'IllegalStateException',
        message: 'Cannot call send in state READY',
        thrown: true,
      },
    ]);
  });

  test.each(['3.9', 'current'])('%s throws when it is in the accumulator already', (profile) => {
    const trace = outside(profile);
    expect(of(trace, 'recordAppended')).toHaveLength(1);
    expect(of(trace, 'sendRefused').map((one) => one.message)).toEqual([
      'Cannot add partition orders-0 to transaction while in state  READY',
    ]);
  });

  test('before initTransactions() and after an error 2.8 has words of its own, too', () => {
    const messages = (calls: readonly object[], more: object = {}) =>
      of(play('2.8', { config, sends: [send(900, 'order-1')], calls }, more), 'sendRefused').map(
        (one) => one.message,
      );
    expect(messages([])).toEqual([
      "Cannot perform a 'send' before completing a call to initTransactions when transactions are enabled.",
    ]);
    const interventions = [{ do: 'denyWrite', when: { at: 0 }, producer: 'p1' }];
    expect(messages([{ at: 10, call: 'initTransactions' }], { interventions })).toEqual([
      'Cannot perform send because at least one previous transactional or idempotent request has failed with errors.',
    ]);
  });

  test('sendOffsetsToTransaction() without a transaction', () => {
    const offsets = [{ partition: 'orders-0', offset: 1 }];
    const calls = [
      { at: 0, call: 'initTransactions' },
      { at: 400, call: 'sendOffsetsToTransaction', group: 'g', offsets },
    ];
    const errors = (profile: string) =>
      of(play(profile, { config, calls }), 'transactionReturned').flatMap((one) => one.error ?? []);
    expect(errors('2.8')).toEqual([
      {
        exception: 'KafkaException',
        message:
          'Cannot send offsets to transaction either because the producer is not in an active transaction',
      },
    ]);
    expect(errors('3.9').map((one) => one.exception)).toEqual(['IllegalStateException']);
  });
});

test.each([
  ['2.8', 'KafkaException'],
  ['3.9', 'IllegalStateException'],
  ['current', 'IllegalStateException'],
])('a call that does not fit the state throws in %s a %s', (profile, exception) => {
  const config = { 'transactional.id': 't1' };
  const trace = play(profile, { config, calls: [{ at: 0, call: 'beginTransaction' }] });
  expect(of(trace, 'transactionReturned').map((one) => one.error)).toEqual([
    {
      exception,
      message:
        'TransactionalId t1: Invalid transition attempted from state UNINITIALIZED to state IN_TRANSACTION',
    },
  ]);
});

describe('Metadata that says nothing new', () => {
  /** Waits between the answers, ms, while nobody leads; each question takes 4 ms there and back. */
  function waits(profile: string): readonly number[] {
    const scenario = scenarioFrom(
      inputOf(
        profile,
        { sends: [send(500, 'order-1')] },
        {
          topics: [{ name: 'orders', replicationFactor: 1, leaders: [1] }],
          interventions: [{ do: 'stopBroker', when: { at: 100 }, broker: 1 }],
        },
      ),
    );
    const sim = new Sim(scenario, createWorld(scenario));
    const at: number[] = [];
    while (at.length < 9 && sim.dueAt !== undefined) {
      const { lastMetadataMs } = sim.producer('p1');
      if (lastMetadataMs > 500 && lastMetadataMs !== at.at(-1)) at.push(lastMetadataMs);
      advance(sim);
    }
    return at.slice(1).map((one, nth) => one - (at[nth] ?? 0) - 4);
  }

  test('2.8 asks again every retry.backoff.ms', () => {
    expect(waits('2.8')).toEqual([100, 100, 100, 100, 100, 100, 100, 100]);
  });

  test.each(['3.9', 'current'])('%s waits twice as long each time, up to a second', (profile) => {
    const found = waits(profile);
    expect(found).toHaveLength(8);
    const middles = [100, 200, 400, 800, 1000, 1000, 1000, 1000];
    for (const [nth, wait] of found.entries()) {
      const middle = middles[nth] ?? 0;
      expect(wait).toBeGreaterThanOrEqual(0.8 * middle);
      expect(wait).toBeLessThanOrEqual(Math.min(1000, 1.2 * middle));
    }
  });
});

test.each([
  ['2.8', 'Failed to allocate memory within the configured max blocking time 20 ms.'],
  [
    '3.9',
    'Failed to allocate 100 bytes within the configured max blocking time 20 ms. Total memory: 150 bytes. Available memory: 50 bytes. Poolable size: 100 bytes',
  ],
])('a send() without memory, in the words of %s', (profile, message) => {
  const config = {
    ...NUMBERED,
    'buffer.memory': '150',
    'batch.size': '100',
    'max.block.ms': '20',
  };
  const interventions = [{ do: 'stall', when: { moment: 'responseSent', record: 'order-1' } }];
  const sends = [send(0, 'order-1'), send(20, 'order-2')];
  const trace = play(profile, { config, sends }, { interventions });
  expect(of(trace, 'sendRefused').map((one) => one.message)).toEqual([message]);
});

test('a muted partition whose leader is gone asks for Metadata all the same', () => {
  const scenario = scenarioFrom(
    inputOf(
      'current',
      {
        config: { ...NUMBERED, 'max.in.flight.requests.per.connection': '1' },
        sends: [send(0, 'order-1'), send(90, 'order-2')],
      },
      {
        topics: [{ name: 'orders', leaders: [1] }],
        interventions: [{ do: 'stall', when: { moment: 'responseSent', record: 'order-1' } }],
      },
    ),
  );
  const sim = new Sim(scenario, createWorld(scenario));
  while (sim.dueAt !== undefined && sim.dueAt < 80) advance(sim);
  // the client has heard that nobody leads the partition
  sim.updateProducer('p1', {
    metadata: sim.producer('p1').metadata.map((one) => ({ ...one, leader: -1 })),
  });
  expect(sim.producer('p1')).toMatchObject({ muted: ['orders-0'], metadataRequested: false });
  while (sim.dueAt !== undefined && sim.dueAt < 92) advance(sim);
  expect(sim.producer('p1')).toMatchObject({ muted: ['orders-0'], metadataRequested: true });
});
