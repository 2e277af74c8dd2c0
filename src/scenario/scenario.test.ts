import { describe, expect, test } from 'vitest';
import { SCENARIO_JSON_SCHEMA } from './format.ts';
import { parseScenario, parseScenarioText } from './parse.ts';
import { describeProblem } from './schema.ts';

const send = (change: object = {}) => ({ at: 0, topic: 'orders', value: 'order-1', ...change });
const base = (change: object = {}) => ({
  formatVersion: 1,
  producers: [{ id: 'p1', sends: [send()] }],
  ...change,
});

function problemsOf(value: unknown): readonly string[] {
  const parsed = parseScenario(value);
  return parsed.ok ? [] : parsed.problems.map(describeProblem);
}

test('the smallest scenario gets every default', () => {
  const parsed = parseScenario(base());
  expect(parsed).toMatchObject({
    ok: true,
    scenario: {
      profile: 'current',
      brokers: [1, 2, 3],
      network: { flightMs: 2, replicationMs: 3, disconnectMs: 2 },
      topics: [{ name: 'orders', partitions: 1 }],
      consumers: [{ id: 'c1', topic: 'orders', group: null }],
      interventions: [],
    },
  });
});

test.each([
  [[{ name: 'payments' }, { name: 'orders' }], ['payments']],
  [[], []],
])('without consumers of its own, one reads the first topic of %j', (topics, read) => {
  const parsed = parseScenario(base({ topics, producers: [] }));
  expect(parsed.ok && parsed.scenario.consumers.map((one) => one.topic)).toEqual(read);
});

describe('a bad scenario is told with path, value and expectation', () => {
  test.each([
    [42, '(scenario): found 42; expected an object'],
    [base({ formatVersion: 2 }), 'formatVersion: found 2; expected 1'],
    [base({ seed: -1 }), 'seed: found -1; expected a whole number 0 … 4294967295'],
    [base({ seed: 1.5 }), 'seed: found 1.5; expected a whole number 0 … 4294967295'],
    [
      base({ profile: '1.0' }),
      'profile: found "1.0"; expected "2.8" or "3.9" or "current" or "4.5"',
    ],
    [base({ brokers: [] }), 'brokers: found []; expected at least one broker id'],
    [
      base({ producers: [{ id: 'p1', sends: [send({ topic: 'bills' })] }] }),
      'producers[0].sends[0].topic: found "bills"; expected one of orders',
    ],
    [
      base({ producers: [{ id: 'p1', sends: [send({ partition: 3 })] }] }),
      'producers[0].sends[0].partition: found 3; expected 0 … 0, the partitions of orders',
    ],
    [
      base({ producers: [{ id: 'p1', sends: [send({ at: 5 }), send({ at: 4 })] }] }),
      'producers[0].sends[1].at: found 4; expected at least 5, the time of the send before it',
    ],
    [
      base({ producers: [{ id: 'p1', config: { acks: 1 } }] }),
      'producers[0].config.acks: found 1; expected a text of at most 200 characters',
    ],
    [
      base({ interventions: [{ do: 'explode', when: { at: 1 } }] }),
      'interventions[0].do: found "explode"; expected "cut" or "hold" or "stall" or "release" or "delay" or "crashBroker" or "stopBroker" or "startBroker" or "moveLeader" or "stopReplication" or "resumeReplication" or "shrinkIsr" or "forgetProducer" or "refuse" or "denyWrite" or "allowWrite" or "crash" or "pause" or "resume" or "restart" or "crashConsumer" or "restartConsumer" or "pauseConsumer" or "cutConsumer"',
    ],
    [
      base({ interventions: [{ do: 'cut', when: { moment: 'appended', record: 'order-9' } }] }),
      'interventions[0].when.record: found "order-9"; expected the value of a record that the scenario sends',
    ],
    [
      base({ interventions: [{ do: 'hold', when: { moment: 'responseSent' } }] }),
      'interventions[0].when.moment: found "responseSent"; expected requestSent',
    ],
    [
      base({ interventions: [{ do: 'cut', when: { at: 5, broker: 9 } }] }),
      'interventions[0].when.broker: found 9; expected one of 1, 2, 3',
    ],
    [
      base({ topics: [{ name: 'orders', config: { 'min.isr': '2' } }] }),
      'topics[0].config.min.isr: found "2"; expected what Kafka accepts; it says: Unknown topic config name: min.isr',
    ],
    [
      base({ producers: [{ id: 'p1' }, { id: 'p1' }] }),
      'producers[1]: found "p1"; expected a name not used before',
    ],
  ])('%#', (value, message) => {
    expect(problemsOf(value)[0]).toBe(message);
  });

  test('an unknown field is a problem, not ignored', () => {
    expect(problemsOf(base({ producer: [] }))[0]).toMatch(
      /^producer: found \[\]; expected no such field here; known: formatVersion, /,
    );
  });

  test('a missing field is named with what it means', () => {
    expect(problemsOf({ formatVersion: 1 })).toEqual([
      'producers: found nothing; expected a value of type array (Producers)',
    ]);
  });

  test('every problem is told, not only the first', () => {
    expect(problemsOf(base({ seed: 'x', brokers: 'y' }))).toHaveLength(2);
  });

  test('a record needs neither key nor partition: the partitioner finds one', () => {
    expect(problemsOf(base({ topics: [{ name: 'orders', partitions: 2 }] }))).toEqual([]);
  });

  test('a fault on a producer or a broker names one that there is', () => {
    const when = { at: 5 };
    const interventions = [
      { do: 'crash', when, producer: 'p9' },
      { do: 'refuse', when, broker: 9, forMs: 5 },
      { do: 'restart', when, producer: 'p1', resend: 'all' },
    ];
    expect(problemsOf(base({ interventions: interventions.slice(0, 2) }))).toEqual([
      'interventions[0].producer: found "p9"; expected one of p1',
      'interventions[1].broker: found 9; expected one of 1, 2, 3',
    ]);
    expect(problemsOf(base({ interventions: interventions.slice(2) }))).toEqual([
      'interventions[0].resend: found "all"; expected "none" or "unacknowledged"',
    ]);
  });

  test('calls stand in the order of their times', () => {
    const calls = [
      { at: 20, call: 'flush' },
      { at: 10, call: 'close' },
    ];
    expect(problemsOf(base({ producers: [{ id: 'p1', calls }] }))).toEqual([
      'producers[0].calls[1].at: found 10; expected at least 20, the time of the call before it',
    ]);
  });
});

describe('text', () => {
  test('that is no JSON says so', () => {
    expect(parseScenarioText('{"formatVersion": 1,')).toMatchObject({
      ok: false,
      problems: [{ path: '(scenario)', expected: 'a scenario as JSON' }],
    });
  });
  test('that is too long is not even parsed', () => {
    expect(parseScenarioText(' '.repeat(4_000_001))).toMatchObject({
      problems: [{ found: '4000001 characters', expected: 'at most 4000000 characters' }],
    });
  });
  test('with a key like __proto__ stays data', () => {
    const parsed = parseScenarioText(
      '{"formatVersion":1,"producers":[{"id":"p1","config":{"__proto__":"x"}}]}',
    );
    expect(parsed.ok && Object.keys(parsed.scenario.producers[0]?.config ?? {})).toEqual([
      '__proto__',
    ]);
    expect(problemsOf(JSON.parse('{"formatVersion":1,"producers":[],"__proto__":1}'))).toHaveLength(
      1,
    );
  });
});

test('the JSON Schema names the same fields, and which are required', () => {
  expect(SCENARIO_JSON_SCHEMA).toMatchObject({
    type: 'object',
    required: ['formatVersion', 'producers'],
    additionalProperties: false,
  });
});

test('all producers together may send so much that a run still fits into memory', () => {
  const producers = (sends: number) =>
    ['p1', 'p2'].map((id) => ({ id, sends: Array.from({ length: sends }, () => send()) }));
  expect(problemsOf(base({ producers: producers(5000) }))).toEqual([]);
  expect(problemsOf(base({ producers: producers(5001) }))).toEqual([
    'producers: found 10002; expected at most 10000 sends in all',
  ]);
});
