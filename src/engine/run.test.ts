// What a producer and a broker do together, read from whole runs.

import { describe, expect, test } from 'vitest';
import { run, scenarioFrom } from '../scenario/index.ts';
import { runFrom, worldAt } from './run.ts';
import type { EventOf, FactType } from './simEvent.ts';
import type { Trace } from './trace.ts';
import { listOf } from './vector.ts';
import { leaderReplica } from './world.ts';

const OFF = { 'enable.idempotence': 'false' };

interface Setup {
  readonly config?: Readonly<Record<string, string>>;
  readonly sends?: readonly (readonly [at: number, value: string])[];
  readonly [field: string]: unknown;
}

/** Three orders 20 ms apart from p1 to orders-0, as in the scenes of the course. */
function play({ config = {}, sends, ...rest }: Setup = {}): Trace {
  const calls = sends ?? [
    [0, 'order-1'],
    [20, 'order-2'],
    [40, 'order-3'],
  ];
  return run(
    scenarioFrom({
      formatVersion: 1,
      seed: 7,
      producers: [
        {
          id: 'p1',
          config,
          sends: calls.map(([at, value]) => ({ at, topic: 'orders', key: 'c1', value })),
        },
      ],
      ...rest,
    }),
  );
}

function eventsOf<T extends FactType>(trace: Trace, type: T): readonly EventOf<T>[] {
  return trace.events.filter((one): one is EventOf<T> => one.type === type);
}
const log = (trace: Trace) =>
  trace.last.partitions.flatMap((one) =>
    listOf(leaderReplica(one).log).flatMap((batch) => batch.records.map((record) => record.value)),
  );
const leaderCopy = (trace: Trace) => trace.last.partitions.map(leaderReplica)[0];
const results = (trace: Trace) =>
  trace.last.producers.flatMap((one) =>
    listOf(one.sent).map(({ record, result }) => {
      const told =
        result === null
          ? 'pending'
          : result.kind === 'ok'
            ? `ok@${result.offset}`
            : result.exception;
      return `${record.value} ${told}`;
    }),
  );
const verdicts = (trace: Trace) =>
  eventsOf(trace, 'batchDecided').map(({ batch, verdict }) => {
    const what =
      verdict.kind === 'REFUSED' ? verdict.error : `${verdict.kind}@${verdict.baseOffset}`;
    return `${batch.records.map((one) => one.value).join('+')} ${what}`;
  });
const cutAfterAppend = (record: string) => ({ do: 'cut', when: { moment: 'appended', record } });

describe('a lost ack', () => {
  const interventions = [cutAfterAppend('order-2')];
  const one = { 'max.in.flight.requests.per.connection': '1' };
  test('without idempotence the copy is written', () => {
    const trace = play({ config: { ...OFF, ...one }, interventions });
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-2', 'order-3']);
    expect(results(trace)).toEqual(['order-1 ok@0', 'order-2 ok@2', 'order-3 ok@3']);
  });
  test('with idempotence the copy is answered with the first offset and not written', () => {
    const trace = play({ config: one, interventions });
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-3']);
    expect(verdicts(trace)).toContain('order-2 DUPLICATE@1');
    expect(results(trace)).toEqual(['order-1 ok@0', 'order-2 ok@1', 'order-3 ok@2']);
  });
  test('the retry is caused by the failure, and that by the cut', () => {
    const trace = play({ config: OFF, interventions });
    const retry = eventsOf(trace, 'requestSent').find((sent) => sent.batches[0]?.attempt === 2);
    const chain: string[] = [];
    for (let at = retry?.id; at !== undefined; at = trace.events[at]?.causes[0]) {
      chain.unshift(trace.events[at]?.type ?? '?');
    }
    expect(chain.slice(-6)).toEqual([
      'connectionCut',
      'connectionLost',
      'requestFailed',
      'batchReenqueued',
      'batchDrained',
      'requestSent',
    ]);
  });
});

describe('TCP', () => {
  test('when a connection dies every request in flight on it fails, the oldest first', () => {
    const trace = play({
      config: OFF,
      interventions: [
        { do: 'stall', when: { moment: 'responseSent', record: 'order-1' } },
        { do: 'cut', when: { at: 200 } },
      ],
    });
    expect(eventsOf(trace, 'connectionLost')[0]?.inFlight).toEqual(['p1/0', 'p1/1', 'p1/2']);
    expect(eventsOf(trace, 'requestFailed').map((one) => one.request)).toEqual([
      'p1/0',
      'p1/1',
      'p1/2',
    ]);
    expect(eventsOf(trace, 'requestFailed')[0]).toMatchObject({
      error: 'NETWORK_EXCEPTION',
      message: 'Disconnected from node 1',
    });
    // put to the front one after the other, so they come back reversed
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-3', 'order-3', 'order-2', 'order-1']);
    expect(results(trace)).toEqual(['order-1 ok@5', 'order-2 ok@4', 'order-3 ok@3']);
  });

  test('with idempotence the same fault leaves each order once, retried one at a time in order', () => {
    const trace = play({
      interventions: [
        { do: 'stall', when: { moment: 'responseSent', record: 'order-1' } },
        { do: 'cut', when: { at: 200 } },
      ],
    });
    expect(verdicts(trace).slice(3)).toEqual([
      'order-1 DUPLICATE@0',
      'order-2 DUPLICATE@1',
      'order-3 DUPLICATE@2',
    ]);
    const inFlight = trace.events.map(
      (_, index) => worldAt(trace, index).producers[0]?.nodes[0]?.inFlightRequests.length,
    );
    const retries = eventsOf(trace, 'requestSent').filter((one) => one.batches[0]?.attempt === 2);
    expect(retries).toHaveLength(3);
    for (const retry of retries) expect(inFlight[retry.id]).toBe(1);
  });

  test('a held request holds everything behind it', () => {
    const trace = play({
      config: OFF,
      interventions: [
        { do: 'hold', when: { moment: 'requestSent', record: 'order-1' } },
        { do: 'release', when: { at: 300 } },
      ],
    });
    const arrived = eventsOf(trace, 'requestArrived');
    expect(arrived.map((one) => [one.request, one.at])).toEqual([
      ['p1/0', 302],
      ['p1/1', 302],
      ['p1/2', 302],
    ]);
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-3']);
  });

  test('a delayed message delays what follows, and nothing is overtaken', () => {
    const trace = play({
      interventions: [
        { do: 'delay', when: { moment: 'requestSent', record: 'order-1' }, byMs: 100 },
      ],
    });
    expect(eventsOf(trace, 'requestArrived').map((one) => [one.request, one.at])).toEqual([
      ['p1/0', 107],
      ['p1/1', 107],
      ['p1/2', 107],
    ]);
  });

  test('what the broker received before the cut it still processes; only the answer is dropped', () => {
    const trace = play({
      config: OFF,
      sends: [[0, 'order-1']],
      interventions: [{ do: 'cut', when: { moment: 'requestArrived', record: 'order-1' } }],
    });
    expect(eventsOf(trace, 'responseDropped')).toHaveLength(1);
    expect(log(trace)).toEqual(['order-1', 'order-1']);
  });

  test('a request cut off on its way is written once, by the retry', () => {
    const trace = play({
      config: OFF,
      sends: [[0, 'order-1']],
      interventions: [
        { do: 'cut', when: { moment: 'requestSent', record: 'order-1' }, afterMs: 1 },
      ],
    });
    expect(eventsOf(trace, 'messageLost')[0]).toMatchObject({
      request: 'p1/0',
      direction: 'toBroker',
      percentTravelled: 50,
    });
    expect(log(trace)).toEqual(['order-1']);
  });

  test('a new connection costs two round trips', () => {
    const trace = play({ config: OFF, interventions: [cutAfterAppend('order-1')] });
    const [opening] = eventsOf(trace, 'connectionOpening');
    const [ready] = eventsOf(trace, 'connectionReady');
    expect(Number(ready?.at) - Number(opening?.at)).toBe(8);
    expect(ready?.connection).toBe('p1-b1/2');
  });
});

describe('a broker', () => {
  test('handles one request of a connection at a time, replication wait included', () => {
    const trace = play({
      config: { 'linger.ms': '0' },
      sends: [
        [0, 'order-1'],
        [1, 'order-2'],
      ],
    });
    const story = trace.events
      .filter((one) => ['requestArrived', 'batchDecided', 'responseSent'].includes(one.type))
      .map((one) => `${one.at} ${one.type}`);
    expect(story).toEqual([
      '2 requestArrived',
      '2 batchDecided',
      '3 requestArrived',
      '5 responseSent',
      '5 batchDecided',
      '8 responseSent',
    ]);
  });

  test('answers acks=1 after its own append, and acks=all when the high watermark has passed', () => {
    const answeredAfter = (acks: string) => {
      const trace = play({ config: { ...OFF, acks }, sends: [[0, 'order-1']] });
      const [decided] = eventsOf(trace, 'batchDecided');
      const [answer] = eventsOf(trace, 'responseSent');
      return Number(answer?.at) - Number(decided?.at);
    };
    expect(answeredAfter('1')).toBe(0);
    expect(answeredAfter('all')).toBe(3);
  });

  test('gives up waiting for replicas after the request’s timeout; the batch stays', () => {
    const trace = play({
      config: { 'request.timeout.ms': '50', 'retry.backoff.ms': '500' },
      sends: [[0, 'order-1']],
      network: { replicationMs: 200 },
    });
    const timedOut = [
      ...eventsOf(trace, 'responseDropped'),
      ...eventsOf(trace, 'responseSent'),
    ].find((one) => one.partitions[0]?.error === 'REQUEST_TIMED_OUT');
    expect(timedOut?.partitions[0]?.baseOffset).toBe(0);
    expect(log(trace)).toEqual(['order-1']);
    expect(results(trace)).toEqual(['order-1 ok@0']);
  });

  test('judges requests written by hand like any other', () => {
    const trace = play({
      sends: [
        [0, 'order-1'],
        [1, 'order-2'],
        [2, 'order-3'],
      ],
      handFed: [
        {
          at: 200,
          topic: 'orders',
          producerId: 4001,
          producerEpoch: 0,
          baseSequence: 1,
          values: ['order-2', 'order-3'],
        },
      ],
    });
    expect(verdicts(trace)).toEqual([
      'order-1+order-2+order-3 APPENDED@0',
      'order-2+order-3 OUT_OF_ORDER_SEQUENCE_NUMBER',
    ]);
  });
});

describe('a client', () => {
  test('closes a connection that does not answer within request.timeout.ms', () => {
    const trace = play({
      config: OFF,
      sends: [[0, 'order-1']],
      interventions: [{ do: 'stall', when: { moment: 'responseSent', record: 'order-1' } }],
    });
    const [failed] = eventsOf(trace, 'requestFailed');
    // sent at 5, and strictly longer than 30 s
    expect(failed).toMatchObject({
      at: 5 + 30_001,
      error: 'REQUEST_TIMED_OUT',
      message: 'Disconnected from node 1 due to timeout',
    });
    expect(eventsOf(trace, 'batchReenqueued')[0]?.log).toBe(
      'Got error produce response with correlation id 0 on topic-partition orders-0, retrying (2147483646 attempts left). Error: REQUEST_TIMED_OUT. Error Message: Disconnected from node 1 due to timeout',
    );
    expect(log(trace)).toEqual(['order-1', 'order-1']);
  });

  test('waits 80 to 119 ms before the first retry', () => {
    const trace = play({
      config: OFF,
      sends: [[0, 'order-1']],
      interventions: [cutAfterAppend('order-1')],
    });
    const [back] = eventsOf(trace, 'batchReenqueued');
    const [opening] = eventsOf(trace, 'connectionOpening');
    const waited = Number(opening?.at) - Number(back?.at);
    expect(waited).toBeGreaterThanOrEqual(80);
    expect(waited).toBeLessThanOrEqual(119);
  });

  test('keeps order with one request in flight, and still writes a copy', () => {
    const trace = play({
      config: { ...OFF, 'max.in.flight.requests.per.connection': '1' },
      sends: [
        [0, 'order-1'],
        [20, 'order-2'],
      ],
      interventions: [cutAfterAppend('order-1')],
    });
    expect(log(trace)).toEqual(['order-1', 'order-1', 'order-2']);
  });

  test('never has more requests in flight than it may', () => {
    const sends = Array.from({ length: 12 }, (_, index) => [index * 6, `order-${index}`] as const);
    const trace = play({
      config: { ...OFF, 'max.in.flight.requests.per.connection': '3' },
      sends,
      network: { flightMs: 50 },
    });
    const counts = trace.events.map((one) =>
      Number(worldAt(trace, one.id).producers[0]?.nodes[0]?.inFlightRequests.length),
    );
    expect(Math.max(...counts)).toBe(3);
    expect(log(trace)).toHaveLength(12);
  });

  test('fills a batch until linger.ms is over, or batch.size is reached', () => {
    const sends = [
      [0, `a${'.'.repeat(40)}`],
      [1, `b${'.'.repeat(40)}`],
      [30, `c${'.'.repeat(40)}`],
    ] as const;
    const sent = (config: Readonly<Record<string, string>>) =>
      eventsOf(play({ config, sends }), 'requestSent').map(
        (one) => `${one.batches[0]?.records.length} at ${one.at}`,
      );
    expect(sent({ 'linger.ms': '20' })).toEqual(['2 at 20', '1 at 50']);
    // the second record does not fit, so the first batch is full at 1; the second lingers until 21
    expect(sent({ 'linger.ms': '20', 'batch.size': '80' })).toEqual([
      '1 at 1',
      '1 at 21',
      '1 at 50',
    ]);
  });

  test('with acks=0 believes that every record is stored, at offset −1', () => {
    const trace = play({
      config: { acks: '0' },
      interventions: [
        { do: 'cut', when: { moment: 'requestSent', record: 'order-2' }, afterMs: 1 },
      ],
    });
    expect(results(trace)).toEqual(['order-1 ok@-1', 'order-2 ok@-1', 'order-3 ok@-1']);
    expect(log(trace)).toEqual(['order-1', 'order-3']);
  });

  test('with acks=0 learns of an error only by a closed connection', () => {
    const trace = play({
      config: { acks: '0' },
      sends: [[0, 'x'.repeat(200)]],
      topics: [{ name: 'orders', config: { 'max.message.bytes': '100' } }],
    });
    expect(eventsOf(trace, 'connectionClosedByBroker')).toHaveLength(1);
    expect(log(trace)).toEqual([]);
    expect(results(trace)[0]).toMatch(/ok@-1$/);
  });

  test('without a valid configuration does not exist', () => {
    const trace = play({ config: { 'enable.idempotence': 'true', acks: '1' } });
    expect(trace.events.map((one) => one.type)).toEqual(['configRejected']);
    expect(results(trace)).toEqual([]);
  });
});

describe('the delivery deadline', () => {
  const config = { 'delivery.timeout.ms': '30005' };
  test('fails a batch that was never answered, though it may be stored', () => {
    const trace = play({
      config,
      sends: [[0, 'order-1']],
      interventions: [{ do: 'stall', when: { moment: 'responseSent', record: 'order-1' } }],
    });
    expect(log(trace)).toEqual(['order-1']);
    const [told] = eventsOf(trace, 'sendCompleted');
    expect(told).toMatchObject({
      at: 30_005,
      result: {
        exception: 'TimeoutException',
        message:
          'Expiring 1 record(s) for orders-0:30005 ms has passed since batch creation. The request has not been sent, or no server response has been received yet.',
      },
    });
  });

  test.each([
    // the batch behind the gap is refused until its own delivery time is over
    [
      'current',
      ['order-1 ok@0', 'order-2 TimeoutException', 'order-3 TimeoutException', 'order-4 ok@1'],
    ],
    // the error of the first request raises the epoch
    ['2.8', ['order-1 ok@0', 'order-2 TimeoutException', 'order-3 ok@1', 'order-4 ok@2']],
  ])('on a first attempt leaves a gap that the next batch runs into, in %s', (profile, told) => {
    const trace = play({
      profile,
      config: { ...config, 'linger.ms': '5', 'enable.idempotence': 'true', acks: 'all' },
      sends: [
        [0, 'order-1'],
        [20, 'order-2'],
        [40_000, 'order-3'],
        [80_000, 'order-4'],
      ],
      interventions: [{ do: 'hold', when: { moment: 'requestSent', record: 'order-2' } }],
    });
    expect(results(trace)).toEqual(told);
    expect(eventsOf(trace, 'lateResponse')).toHaveLength(1);
    expect(eventsOf(trace, 'epochBumped')[0]).toMatchObject({ producerEpoch: 1 });
  });

  test('of a retried batch leaves its sequence unresolved: nothing new leaves, then the epoch is raised', () => {
    const trace = play({
      config: { 'linger.ms': '0', 'request.timeout.ms': '60', 'delivery.timeout.ms': '3000' },
      sends: [
        [0, 'order-1'],
        [40, 'order-2'],
        [2500, 'order-3'],
      ],
      interventions: [
        { do: 'hold', when: { moment: 'requestSent', record: 'order-2' } },
        { do: 'cut', when: { at: 50 } },
        { do: 'refuse', when: { at: 50 }, broker: 1, forMs: 3100 },
      ],
    });
    expect(results(trace)).toEqual(['order-1 ok@0', 'order-2 TimeoutException', 'order-3 ok@1']);
    const [expired] = eventsOf(trace, 'batchExpired');
    const drained = eventsOf(trace, 'batchDrained').at(-1);
    expect(expired).toMatchObject({ at: 3040, inFlight: false });
    expect(drained?.at).toBeGreaterThan(3040);
    expect(drained).toMatchObject({ producerEpoch: 1, baseSequence: 0 });
  });
});

describe('a batch that the broker finds too large', () => {
  const topics = [{ name: 'orders', config: { 'max.message.bytes': '100' } }];
  test('of several records is split until it fits', () => {
    const trace = play({
      config: { 'linger.ms': '50' },
      sends: [
        [0, 'order-1'],
        [1, 'order-2'],
        [2, 'order-3'],
        [3, 'order-4'],
      ],
      topics,
    });
    expect(eventsOf(trace, 'batchSplit').length).toBeGreaterThan(0);
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-3', 'order-4']);
    expect(trace.last.producers[0]?.producerEpoch).toBe(0);
  });

  test('of one record fails, and the next one starts a new epoch at 0', () => {
    const trace = play({
      config: { 'linger.ms': '0' },
      sends: [
        [0, 'order-1'],
        [50, 'x'.repeat(200)],
        [51, 'order-3'],
      ],
      topics,
    });
    expect(results(trace).map((one) => one.split(' ')[1])).toEqual([
      'ok@0',
      'RecordTooLargeException',
      'ok@1',
    ]);
    expect(log(trace)).toEqual(['order-1', 'order-3']);
    expect(listOf(leaderCopy(trace)?.log)[1]).toMatchObject({ producerEpoch: 1, baseSequence: 0 });
  });
});

describe('several partitions and producers', () => {
  const call = (at: number, value: string, partition: number) => ({
    at,
    topic: 'orders',
    value,
    partition,
  });
  const oneLeader = [{ name: 'orders', partitions: 2, leaders: [1, 1] }];

  test('a request carries at most one batch of each partition', () => {
    const trace = run(
      scenarioFrom({
        formatVersion: 1,
        topics: oneLeader,
        producers: [
          {
            id: 'p1',
            // each record fills a batch, so that several batches of a partition wait at once
            config: { 'batch.size': '1', 'linger.ms': '0' },
            sends: [call(0, 'a', 0), call(0, 'b', 1), call(0, 'c', 0)],
          },
        ],
      }),
    );
    for (const sent of eventsOf(trace, 'requestSent')) {
      const partitions = sent.batches.map((one) => one.partition);
      expect(new Set(partitions).size).toBe(partitions.length);
    }
    expect(trace.last.partitions.map((one) => leaderReplica(one).logEndOffset)).toEqual([2, 1]);
  });

  test('each partition is numbered from 0 by itself', () => {
    const trace = run(
      scenarioFrom({
        formatVersion: 1,
        topics: [{ name: 'orders', partitions: 2 }],
        producers: [{ id: 'p1', sends: [call(0, 'a', 0), call(20, 'b', 1), call(40, 'c', 1)] }],
      }),
    );
    const sequences = eventsOf(trace, 'batchDrained').map(
      (one) => `${one.partition} ${one.baseSequence}`,
    );
    expect(sequences).toEqual(['orders-0 0', 'orders-1 0', 'orders-1 1']);
    // the second partition is led by the second broker, over a connection of its own
    expect(eventsOf(trace, 'requestSent').map((one) => one.connection)).toEqual([
      'p1-b1/1',
      'p1-b2/1',
      'p1-b2/1',
    ]);
  });

  test('a leader keeps a row for each producer id', () => {
    const trace = run(
      scenarioFrom({
        formatVersion: 1,
        producers: [
          { id: 'p1', sends: [call(0, 'a', 0)] },
          { id: 'p2', sends: [call(0, 'b', 0), call(20, 'c', 0)] },
        ],
      }),
    );
    expect(
      leaderCopy(trace)?.producers.map((one) => `${one.producerId}: ${one.batches.length}`),
    ).toEqual(['4001: 1', '4002: 2']);
  });
});

describe('interventions', () => {
  test('that found no moment are named', () => {
    const trace = play({
      interventions: [
        { do: 'cut', when: { moment: 'appended', record: 'order-1', copy: 9 } },
        { do: 'cut', when: { at: 30 } },
      ],
    });
    expect(trace.unfired).toEqual([0]);
  });
  test('that are switched off do nothing', () => {
    const trace = play({ interventions: [{ ...cutAfterAppend('order-1'), enabled: false }] });
    expect(eventsOf(trace, 'connectionCut')).toHaveLength(0);
  });
  test('mark the events that they bring about', () => {
    const trace = play({ interventions: [cutAfterAppend('order-1')] });
    expect(eventsOf(trace, 'connectionCut')[0]?.intervention).toBe(0);
  });
});

describe('a trace', () => {
  const trace = play({ config: OFF, interventions: [cutAfterAppend('order-2')] });
  test('gives the world before the first event and after each one', () => {
    expect(worldAt(trace, -1).nextEventId).toBe(0);
    for (const { id, at } of trace.events) {
      expect(worldAt(trace, id)).toMatchObject({ now: at, nextEventId: id + 1 });
    }
    expect(() => worldAt(trace, trace.events.length)).toThrow('no event');
  });
  test('runs on from any of its worlds as it did', () => {
    for (const { id } of trace.events) {
      const { events } = runFrom(trace.scenario, worldAt(trace, id));
      expect(events).toEqual(trace.events.slice(id + 1));
    }
  });
  test('ends at the scenario’s limit of time', () => {
    expect(play({ untilMs: 30 })).toMatchObject({ end: 'time' });
  });
});

test('a long run keeps few worlds, and any past one is still the one it was', () => {
  const scenario = scenarioFrom({
    formatVersion: 1,
    producers: [
      {
        id: 'p1',
        config: { 'linger.ms': '0' },
        sends: Array.from({ length: 1200 }, (_, nth) => ({
          at: nth * 20,
          topic: 'orders',
          value: `order-${nth}`,
        })),
      },
    ],
  });
  const trace = run(scenario);
  expect(trace.events.length).toBeGreaterThan(10_240);
  expect(trace.checkpointEvery).toBeGreaterThan(32);
  expect(trace.checkpoints.length).toBeLessThanOrEqual(321);
  const asked = new Set([0, 31, 32, 4097, 9999, trace.events.length - 1]);
  let compared = 0;
  runFrom(scenario, worldAt(trace, -1), (event, world) => {
    if (!asked.has(event.id)) return;
    expect(worldAt(trace, event.id)).toEqual(world);
    compared += 1;
  });
  expect(compared).toBe(asked.size);
});

test('a broker that holds no partition is back all the same once it has started', () => {
  const { last } = run(
    scenarioFrom({
      formatVersion: 1,
      topics: [{ name: 'orders', replicationFactor: 1 }],
      producers: [],
      interventions: [
        { do: 'crashBroker', when: { at: 10 }, broker: 3 },
        { do: 'startBroker', when: { at: 20 }, broker: 3 },
      ],
    }),
  );
  expect(last.brokers).toMatchObject([
    { state: 'running' },
    { state: 'running' },
    { id: 3, state: 'running' },
  ]);
});
