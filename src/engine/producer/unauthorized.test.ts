// CLUSTER_AUTHORIZATION_FAILED: what an idempotent producer comes to that may write to no topic, when it needs a new producer id.
import { describe, expect, test } from 'vitest';
import '../extras.ts';
import { rulesOf } from '../../rules/eventRules.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import type { EventOf, FactType } from '../simEvent.ts';
import type { Trace } from '../trace.ts';

/** The last epoch: the first refusal uses it up, and InitProducerId is asked for. */
const LAST_EPOCH = {
  id: 'p1',
  config: { 'linger.ms': '0', acks: 'all', 'enable.idempotence': 'true' },
  preset: { producerEpoch: 32767 },
};
const deny = (at: number, topic = 'orders') => ({
  do: 'denyWrite',
  when: { at },
  producer: 'p1',
  topic,
});
const send = (at: number) => ({ at, topic: 'orders', value: `order-${at}` });

function play(profile: string, producer: object, interventions: readonly object[], more = {}) {
  return run(
    scenarioFrom({
      formatVersion: 1,
      profile,
      producers: [{ ...LAST_EPOCH, ...producer }],
      interventions,
      ...more,
    }),
  );
}

function of<T extends FactType>({ events }: Trace, type: T): readonly EventOf<T>[] {
  return events.filter((one): one is EventOf<T> => one.type === type);
}

const told = (trace: Trace) =>
  of(trace, 'sendCompleted').map(({ record, result }) =>
    result.kind === 'ok'
      ? `${record.value} ok`
      : `${record.value} ${result.exception}: ${result.message}`,
  );
const NO_TOPIC = 'TopicAuthorizationException: Not authorized to access topics: [orders]';
const NO_CLUSTER = 'ClusterAuthorizationException: Cluster authorization failed.';

describe.each(['3.9', 'current', '4.5'])('from 3.6 on (%s)', (profile) => {
  test('what it holds fails, and it asks again with the next record', () => {
    const sends = [0, 6, 200, 400].map(send);
    const allow = { ...deny(300), do: 'allowWrite' };
    const trace = play(profile, { sends }, [deny(0), allow]);
    expect(of(trace, 'producerIdRefused')).toMatchObject([
      { exception: 'ClusterAuthorizationException', fatal: false },
      { exception: 'ClusterAuthorizationException', fatal: false },
    ]);
    expect(told(trace)).toEqual([
      `order-0 ${NO_TOPIC}`,
      `order-6 ${NO_CLUSTER}`,
      `order-200 ${NO_CLUSTER}`,
      'order-400 ok',
    ]);
    expect(trace.last.producers[0]).toMatchObject({ producerId: 4002, producerEpoch: 0 });
    expect(trace.end).toBe('quiet');
  });
});

test('2.8 is done for: every later record fails as soon as the Sender looks', () => {
  const allow = { ...deny(300), do: 'allowWrite' };
  const trace = play('2.8', { sends: [0, 6, 400].map(send) }, [deny(0), allow]);
  expect(of(trace, 'producerIdRefused').map((one) => one.fatal)).toEqual([true]);
  expect(told(trace).slice(1)).toEqual([`order-6 ${NO_CLUSTER}`, `order-400 ${NO_CLUSTER}`]);
  expect(of(trace, 'requestSent').every((one) => one.at < 300)).toBe(true);
  expect(of(trace, 'batchAborted').flatMap(rulesOf)).toContain('client.unauthorized-init');
});

test('WRITE on any other topic is enough for a producer id', () => {
  const topics = [{ name: 'orders' }, { name: 'audit' }];
  const trace = play('current', { sends: [send(0)] }, [deny(0)], { topics });
  expect(of(trace, 'producerIdRefused')).toEqual([]);
  expect(of(trace, 'producerIdReceived')).toHaveLength(1);
});

test('a producer that starts again without rights asks in vain, and its record fails', () => {
  const interventions = [
    deny(10),
    { do: 'crash', when: { at: 20 }, producer: 'p1' },
    { do: 'restart', when: { at: 30 }, producer: 'p1' },
  ];
  const trace = play('current', { preset: null, sends: [send(50)] }, interventions);
  expect(of(trace, 'producerRestarted').map((one) => one.producerId)).toEqual([-1]);
  expect(told(trace)).toEqual([`order-50 ${NO_CLUSTER}`]);
});

test('a batch with a number that is aborted stays among the numbered ones: its broker gets no new one', () => {
  // bill-0 waits for its retry when order-20 uses up the last epoch; aborted, it keeps its old producer id, and every drain ends at it
  const allow = (at: number, topic: string) => ({ ...deny(at, topic), do: 'allowWrite' });
  const interventions = [
    { do: 'shrinkIsr', when: { at: 0 }, partition: 'bills-0', isr: [1] },
    ...[deny(10, 'bills'), deny(10), allow(300, 'bills'), allow(300, 'orders')],
    { do: 'resumeReplication', when: { at: 300 }, broker: 2 },
  ];
  const bill = (at: number) => ({ at, topic: 'bills', value: `bill-${at}` });
  const sends = [bill(0), send(20), bill(900), send(950)];
  const topics = [
    { name: 'orders', leaders: [1] },
    { name: 'bills', leaders: [1], config: { 'min.insync.replicas': '2' } },
  ];
  const trace = play('current', { sends }, interventions, { topics });
  expect(told(trace).map((one) => one.split(':')[0])).toEqual([
    'order-20 TopicAuthorizationException',
    'bill-0 ClusterAuthorizationException',
    'bill-900 TimeoutException',
    'order-950 TimeoutException',
  ]);
});
