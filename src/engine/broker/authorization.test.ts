// What a producer may not write. Kafka: KafkaApis, Sender#failBatch, TransactionManager.
import { describe, expect, test } from 'vitest';
import { run, scenarioFrom } from '../../scenario/index.ts';
import type { EventOf, Profile, Trace } from '../index.ts';

const DENY = { do: 'denyWrite', producer: 'p1' };

interface Parts {
  readonly config?: Readonly<Record<string, string>>;
  readonly profile?: Profile;
  readonly topics?: readonly object[];
  readonly sends?: readonly object[];
  readonly calls?: readonly object[];
  readonly interventions: readonly object[];
}

const send = (value: string, at: number, topic = 'orders') => ({ at, topic, key: 'c1', value });

function play({ config = {}, sends = [], calls = [], ...parts }: Parts): Trace {
  return run(
    scenarioFrom({
      formatVersion: 1,
      producers: [{ id: 'p1', config: { 'linger.ms': '0', ...config }, sends, calls }],
      ...parts,
    }),
  );
}

function all<K extends Trace['events'][number]['type']>(trace: Trace, type: K): EventOf<K>[] {
  return trace.events.filter((one): one is EventOf<K> => one.type === type);
}

const told = (trace: Trace) =>
  all(trace, 'sendCompleted').map(({ record, result }) => [
    record.value,
    result.kind === 'ok' ? 'ok' : `${result.exception}: ${result.message}`,
  ]);

const NO_TOPIC = 'TopicAuthorizationException: Not authorized to access topics: [orders]';

describe('a topic without WRITE', () => {
  test('fails its batch, raises the epoch, and the producer goes on when it may write again', () => {
    const trace = play({
      sends: [send('order-1', 0), send('order-2', 100), send('order-3', 200)],
      interventions: [
        { ...DENY, topic: 'orders', when: { at: 50 } },
        { ...DENY, do: 'allowWrite', topic: 'orders', when: { at: 150 } },
      ],
    });
    expect(told(trace)).toEqual([
      ['order-1', 'ok'],
      ['order-2', NO_TOPIC],
      ['order-3', 'ok'],
    ]);
    const [, refused, last] = all(trace, 'batchDecided');
    expect(refused?.rule).toBe('broker.authorization');
    expect(refused?.checks.map((one) => one.outcome)).toEqual([
      'decides',
      ...Array(7).fill('notReached'),
    ]);
    expect(last?.batch).toMatchObject({ producerEpoch: 1, baseSequence: 0 });
  });

  test('is answered before leadership is looked at', () => {
    const trace = play({
      sends: [send('order-1', 0)],
      interventions: [
        { ...DENY, topic: 'orders', when: { at: 0 } },
        { do: 'moveLeader', when: { at: 1 }, partition: 'orders-0', broker: 2 },
      ],
    });
    expect(all(trace, 'batchDecided').map((one) => one.verdict)).toEqual([
      {
        kind: 'REFUSED',
        error: 'TOPIC_AUTHORIZATION_FAILED',
        message: 'Topic authorization failed.',
      },
    ]);
  });

  test('leaves the other topic of the same request alone', () => {
    const trace = play({
      topics: [
        { name: 'orders', leaders: [1] },
        { name: 'audit', leaders: [1] },
      ],
      config: { 'linger.ms': '20' },
      sends: [send('order-1', 0), send('audit-1', 0, 'audit')],
      interventions: [{ ...DENY, topic: 'orders', when: { at: 0 } }],
    });
    expect(all(trace, 'requestSent').map((one) => one.batches.length)).toEqual([2]);
    expect(told(trace)).toEqual([
      ['order-1', NO_TOPIC],
      ['audit-1', 'ok'],
    ]);
  });

  test('closes the connection of a producer that waits for no answer', () => {
    const trace = play({
      config: { acks: '0' },
      sends: [send('order-1', 0)],
      interventions: [{ ...DENY, topic: 'orders', when: { at: 0 } }],
    });
    expect(told(trace)).toEqual([['order-1', 'ok']]);
    expect(all(trace, 'connectionClosedByBroker')).toHaveLength(1);
  });
});

const TRANSACTION = [
  { at: 0, call: 'initTransactions' },
  { at: 1000, call: 'beginTransaction' },
  { at: 2000, call: 'commitTransaction', orAbort: true },
  { at: 3000, call: 'beginTransaction' },
  { at: 4000, call: 'commitTransaction' },
];
const transactional = (profile: Profile, interventions: readonly object[]) =>
  play({
    profile,
    config: { 'transactional.id': 'shop-1' },
    sends: [send('order-1', 1001), send('order-2', 3001)],
    calls: TRANSACTION,
    interventions,
  });
const returned = (trace: Trace) =>
  all(trace, 'transactionReturned').map(
    ({ call, error }) => `${call} ${error ? `${error.exception}: ${error.message}` : 'ok'}`,
  );

describe('a transaction', () => {
  // transaction.version 2 has no AddPartitionsToTxn: there the Produce is refused, and here what adds its partition
  test.each(['2.8', '3.9', 'current'] as const)(
    '%s aborts, and the next one commits',
    (profile) => {
      const trace = transactional(profile, [
        { ...DENY, topic: 'orders', when: { at: 500 } },
        { ...DENY, do: 'allowWrite', topic: 'orders', when: { at: 2500 } },
      ]);
      expect(told(trace)).toEqual([
        ['order-1', NO_TOPIC],
        ['order-2', 'ok'],
      ]);
      expect(all(trace, 'batchDecided').length).toBe(profile === 'current' ? 2 : 1);
      expect(returned(trace).map((one) => one.split(':')[0])).toEqual([
        'initTransactions ok',
        'beginTransaction ok',
        'commitTransaction KafkaException',
        'abortTransaction ok',
        'beginTransaction ok',
        'commitTransaction ok',
      ]);
    },
  );

  test.each(['3.9', 'current'] as const)(
    '%s ends its producer without WRITE on its id',
    (profile) => {
      const trace = transactional(profile, [
        { ...DENY, when: { moment: 'appended', record: 'order-1' } },
      ]);
      expect(returned(trace).slice(2, 4)).toEqual([
        'commitTransaction TransactionalIdAuthorizationException: Transactional Id authorization failed.',
        'beginTransaction KafkaException: Cannot execute transactional method because we are in an error state',
      ]);
      expect(all(trace, 'transactionManagerMoved').at(-1)?.to).toBe('FATAL_ERROR');
    },
  );

  test('is refused as a whole where its batch comes without WRITE on the id', () => {
    const trace = transactional('current', [{ ...DENY, when: { at: 500 } }]);
    expect(all(trace, 'transactionVerified')).toEqual([]);
    expect(told(trace)[0]).toEqual([
      'order-1',
      'TransactionalIdAuthorizationException: Transactional Id authorization failed.',
    ]);
    expect(all(trace, 'transactionManagerMoved').at(-1)?.to).toBe('FATAL_ERROR');
  });
});

describe('initTransactions() without WRITE on the transactional.id', () => {
  const twice = (profile: Profile) =>
    play({
      profile,
      config: { 'transactional.id': 'shop-1' },
      calls: [
        { at: 0, call: 'initTransactions' },
        { at: 2000, call: 'initTransactions' },
      ],
      interventions: [
        { ...DENY, when: { at: 0 } },
        { ...DENY, do: 'allowWrite', when: { at: 1000 } },
      ],
    });
  const refused =
    'initTransactions TransactionalIdAuthorizationException: Transactional Id authorization failed.';

  test('may be called again since 3.6', () => {
    for (const profile of ['3.9', 'current'] as const) {
      expect(returned(twice(profile))).toEqual([refused, 'initTransactions ok']);
    }
  });

  test('ended the producer before', () => {
    const [first, second] = returned(twice('2.8'));
    expect(first).toBe(refused);
    expect(second).toMatch(/^initTransactions KafkaException: Cannot execute transactional method/);
  });
});

test('a fault that changes nothing stays unfired, and one on nothing is refused with its field', () => {
  const trace = play({
    sends: [send('order-1', 0)],
    interventions: [{ ...DENY, do: 'allowWrite', topic: 'orders', when: { at: 0 } }],
  });
  expect(all(trace, 'writeAllowed')).toEqual([]);
  const onNothing = () => play({ interventions: [{ ...DENY, topic: 'audit', when: { at: 0 } }] });
  expect(onNothing).toThrow('interventions[0].topic: found "audit"; expected one of orders');
});
