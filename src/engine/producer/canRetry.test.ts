// What a client makes of answers that no broker here gives: UNKNOWN_PRODUCER_ID (1.0 to 2.4), DUPLICATE_SEQUENCE_NUMBER (0.11),
// and for a Produce request CLUSTER_AUTHORIZATION_FAILED (up to 2.7).
// They are put into the answers of a run, by the number of the Produce request, from 0. Expected: Kafka's source.
import { describe, expect, test } from 'vitest';
import '../extras.ts';
import { rulesOf } from '../../rules/eventRules.ts';
import { createWorld, scenarioFrom } from '../../scenario/index.ts';
import type { PartitionResponse } from '../protocol/produce.ts';
import { Sim } from '../sim.ts';
import type { EventOf, FactType, SimEvent } from '../simEvent.ts';
import { advance } from '../step.ts';

type Answers = Readonly<Record<number, Partial<PartitionResponse>>>;

const UNKNOWN = { error: 'UNKNOWN_PRODUCER_ID', baseOffset: -1 } as const;
const DUPLICATE = { error: 'DUPLICATE_SEQUENCE_NUMBER', baseOffset: -1 } as const;
/** Not the default of 2.8. */
const NUMBERED = { 'linger.ms': '0', 'enable.idempotence': 'true' };
const UNAUTHORIZED = { error: 'CLUSTER_AUTHORIZATION_FAILED', baseOffset: -1 } as const;
const LATE = { error: 'REQUEST_TIMED_OUT', baseOffset: -1 } as const;
const PROFILES = ['2.8', '3.9', 'current', '4.5'] as const;

/** Three orders, of which each is a batch and a request of its own. */
function play(producer: object, answers: Answers, more: object = {}): readonly SimEvent[] {
  const sends = [0, 20, 400].map((at) => ({ at, topic: 'orders', value: `order-${at}` }));
  const scenario = scenarioFrom({
    formatVersion: 1,
    untilMs: 100_000,
    producers: [{ id: 'p1', config: NUMBERED, sends, ...producer }],
    ...more,
  });
  const sim = new Sim(scenario, createWorld(scenario));
  const events: SimEvent[] = [];
  const asked: string[] = [];
  while (sim.dueAt !== undefined && sim.dueAt <= scenario.untilMs) {
    for (const { id, requests } of sim.world.connections) {
      if (!requests.some((one) => one.response.length > 0)) continue;
      sim.updateConnection(id, {
        requests: requests.map((one) => ({
          ...one,
          response: one.response.map((part) => ({
            ...part,
            ...answers[asked.indexOf(one.request)],
          })),
        })),
      });
    }
    advance(sim);
    if (sim.event) events.push(sim.event);
    if (sim.event?.type === 'requestSent' && !sim.event.call) asked.push(sim.event.request);
  }
  return events;
}

function of<T extends FactType>(events: readonly SimEvent[], type: T): readonly EventOf<T>[] {
  return events.filter((one): one is EventOf<T> => one.type === type);
}

/** What was sent: value, epoch and sequence, as in order-20@0/1. */
const sent = (events: readonly SimEvent[]) =>
  of(events, 'requestSent')
    .flatMap((one) => one.batches)
    .map((one) => {
      const values = one.records.map((record) => record.value).join('+');
      return `${values}@${one.producerEpoch}/${one.baseSequence}`;
    });
const told = (events: readonly SimEvent[]) =>
  of(events, 'sendCompleted').map(({ record, result }) =>
    result.kind === 'ok'
      ? `${record.value} ${result.offset}`
      : `${record.value} ${result.exception}`,
  );
const rules = (events: readonly SimEvent[]) => of(events, 'batchReenqueued').map((one) => one.rule);
const reasons = (events: readonly SimEvent[]) => of(events, 'epochBumped').map((one) => one.reason);

const call = (at: number, name: string) => ({ at, call: name });
const TRANSACTION = {
  config: { 'transactional.id': 't1', 'linger.ms': '0' },
  sends: [500, 520, 1500].map((at) => ({ at, topic: 'orders', value: `order-${at}` })),
  calls: [
    call(0, 'initTransactions'),
    call(400, 'beginTransaction'),
    call(700, 'abortTransaction'),
  ],
};

describe.each(PROFILES)('a client of %s', (profile) => {
  test('UNKNOWN_PRODUCER_ID without a log start offset: the same batch once more, with the same numbers', () => {
    const events = play({}, { 1: UNKNOWN }, { profile });
    expect(sent(events)).toEqual(['order-0@0/0', 'order-20@0/1', 'order-20@0/1', 'order-400@0/2']);
    expect(rules(events)).toEqual(['client.unknown-producer-again']);
    expect(told(events)).toEqual(['order-0 0', 'order-20 1', 'order-400 2']);
    expect(reasons(events)).toEqual([]);
  });

  test('UNKNOWN_PRODUCER_ID behind the last acknowledged offset: the epoch is raised, in a transaction it is not', () => {
    const gone = { ...UNKNOWN, logStartOffset: 9 };
    const events = play({}, { 1: gone }, { profile });
    expect(sent(events).slice(1)).toEqual(['order-20@0/1', 'order-20@1/0', 'order-400@1/1']);
    expect(rules(events)).toEqual(['client.unknown-producer-retention']);
    expect(reasons(events)).toEqual([
      'orders-0: UNKNOWN_PRODUCER_ID, the log begins at 9, acknowledged last was 0',
    ]);

    const inTransaction = play(TRANSACTION, { 1: gone }, { profile });
    expect(rules(inTransaction)[0]).toBe('client.unknown-producer-retention');
    const [first, second, again] = sent(inTransaction);
    expect([first, second, again].map((one) => one?.split('/')[1])).toEqual(['0', '1', '0']);
    expect(again?.split('/')[0]).toBe(second?.split('/')[0]);
    expect(of(inTransaction, 'batchFailed')).toEqual([]);
  });

  test('UNKNOWN_PRODUCER_ID of a log that holds what was acknowledged: the epoch is raised, a transaction fails', () => {
    const lost = { ...UNKNOWN, logStartOffset: 0 };
    const events = play({}, { 1: lost }, { profile });
    expect(sent(events).slice(1)).toEqual(['order-20@0/1', 'order-20@1/0', 'order-400@1/1']);
    expect(rules(events)).toEqual(['client.unknown-producer-lost']);
    expect(reasons(events)).toEqual([
      'orders-0: UNKNOWN_PRODUCER_ID, the log begins at 0, acknowledged last was 0',
    ]);

    const inTransaction = play(TRANSACTION, { 1: lost }, { profile });
    expect(of(inTransaction, 'batchFailed').map((one) => one.exception)).toEqual([
      'UnknownProducerIdException',
    ]);
    expect(of(inTransaction, 'batchFailed').flatMap(rulesOf)).toEqual([
      'client.unknown-producer-lost',
    ]);
    expect(of(inTransaction, 'transactionManagerMoved').map((one) => one.to)).toContain(
      'ABORTABLE_ERROR',
    );
  });

  test('DUPLICATE_SEQUENCE_NUMBER is a success at offset -1, also when no retry is left', () => {
    const config = { ...NUMBERED, retries: '1' };
    const events = play({ config }, { 1: LATE, 2: DUPLICATE }, { profile });
    expect(told(events)).toEqual(['order-0 0', 'order-20 -1', 'order-400 2']);
    expect(events.filter((one) => rulesOf(one).includes('client.duplicate-sequence'))).toHaveLength(
      1,
    );
    const plain = { 'linger.ms': '0', 'enable.idempotence': 'false' };
    expect(told(play({ config: plain }, { 1: DUPLICATE }, { profile }))).toEqual([
      'order-0 0',
      'order-20 -1',
      'order-400 2',
    ]);
  });
});

test('batches numbered anew under way are not numbered a second time by their own UNKNOWN_PRODUCER_ID', () => {
  const gone = { ...UNKNOWN, logStartOffset: 9 };
  const sends = [0, 20, 21].map((at) => ({ at, topic: 'orders', value: `order-${at}` }));
  const events = play({ sends }, { 1: gone, 2: gone });
  expect(sent(events)).toEqual([
    'order-0@0/0',
    'order-20@0/1',
    'order-21@0/2',
    'order-20@1/0',
    'order-21@1/1',
  ]);
  expect(rules(events)).toEqual([
    'client.unknown-producer-retention',
    'client.unknown-producer-again',
  ]);
  expect(told(events).map((one) => one.split(' ')[0])).toEqual(['order-0', 'order-20', 'order-21']);
});

test('UNKNOWN_PRODUCER_ID with no retry left fails the batch and raises the epoch: its class extends OutOfOrderSequenceException', () => {
  const config = { ...NUMBERED, retries: '1' };
  const lost = { ...UNKNOWN, logStartOffset: 0 };
  const events = play({ config }, { 0: lost, 1: lost });
  expect(told(events)).toContain('order-0 UnknownProducerIdException');
  expect(reasons(events)).toContain('orders-0: a batch failed with UNKNOWN_PRODUCER_ID');
});

test('DUPLICATE_SEQUENCE_NUMBER for a batch that has expired already changes nothing that was told', () => {
  const config = { ...NUMBERED, 'request.timeout.ms': '200', 'delivery.timeout.ms': '200' };
  const interventions = [
    { do: 'delay', when: { moment: 'responseSent', record: 'order-0', copy: 2 }, byMs: 100 },
  ];
  const sends = [{ at: 0, topic: 'orders', value: 'order-0' }];
  const events = play({ config, sends }, { 0: LATE, 1: DUPLICATE }, { interventions });
  expect(of(events, 'lateResponse').map((one) => one.error)).toEqual(['DUPLICATE_SEQUENCE_NUMBER']);
  expect(told(events)).toEqual(['order-0 TimeoutException']);
});

describe('CLUSTER_AUTHORIZATION_FAILED for a Produce request is fatal', () => {
  const WORDS =
    'ClusterAuthorizationException: The producer is not authorized to do idempotent sends';
  const texts = (events: readonly SimEvent[]) =>
    of(events, 'sendCompleted').map(({ record, result }) =>
      result.kind === 'ok'
        ? `${record.value} ok`
        : `${record.value} ${result.exception}: ${result.message}`,
    );

  test.each(['3.9', 'current'])(
    '%s: send() throws once its record is in the accumulator',
    (profile) => {
      const events = play({}, { 0: UNAUTHORIZED }, { profile });
      expect(of(events, 'sendRefused').map((one) => one.message)).toEqual([
        'Cannot execute transactional method because we are in an error state',
        'Cannot execute transactional method because we are in an error state',
      ]);
      expect(texts(events)).toEqual([
        `order-0 ${WORDS}`,
        `order-20 ${WORDS}`,
        `order-400 ${WORDS}`,
      ]);
      expect(reasons(events)).toEqual([]);
    },
  );

  test('2.8: send() asks only a transaction, and the record fails', () => {
    const events = play({}, { 0: UNAUTHORIZED }, { profile: '2.8' });
    expect(of(events, 'sendRefused')).toEqual([]);
    expect(texts(events)).toEqual([`order-0 ${WORDS}`, `order-20 ${WORDS}`, `order-400 ${WORDS}`]);
    expect(of(events, 'requestSent')).toHaveLength(1);
  });

  test('with a transactional.id', () => {
    const events = play(TRANSACTION, { 0: UNAUTHORIZED });
    const states = of(events, 'transactionManagerMoved').map((one) => one.to);
    expect(states.at(-1)).toBe('FATAL_ERROR');
  });

  test('without idempotence it is an error as any other', () => {
    const config = { 'linger.ms': '0', 'enable.idempotence': 'false' };
    const events = play({ config }, { 0: UNAUTHORIZED });
    expect(texts(events)).toEqual([`order-0 ${WORDS}`, 'order-20 ok', 'order-400 ok']);
  });
});
