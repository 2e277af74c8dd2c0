// Incidents with transactions that were reported in public, replayed as in caseFiles.ts: cases 18 to 20.

import type { CallSpec, Intervention, Moment, ProducerSpec, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { moment, ORDERS, order, scene, time } from '../scenes/base.ts';

const READERS: Scenario['consumers'] = [
  { id: 'ru', topic: 'orders', isolationLevel: 'read_uncommitted', group: null },
  { id: 'rc', topic: 'orders', isolationLevel: 'read_committed', group: null },
];

/** A call without arguments, or a commit; with `orAbort` the application aborts when the commit throws. */
function call(at: number, name: CallSpec['call'], orAbort = false): CallSpec {
  switch (name) {
    case 'initTransactions':
    case 'beginTransaction':
    case 'abortTransaction':
      return { at, call: name };
    case 'commitTransaction':
      return { at, call: name, orAbort };
    default:
      throw new Error(`${name} is no call of a case`);
  }
}

/** A producer of transactions, in the place of the scene's own. */
const producer = (
  id: string,
  config: ProducerSpec['config'],
  sends: ProducerSpec['sends'],
  calls: ProducerSpec['calls'],
): ProducerSpec => ({
  id,
  config: { 'linger.ms': '0', ...config },
  producerId: null,
  preset: null,
  sends,
  calls,
  resendOnFailure: 0,
  resendAfterMs: 0,
  outbox: null,
});

const endTxn = (name: 'requestSent' | 'requestArrived' | 'responseSent', copy = 1): Moment => ({
  ...moment(name, null, copy),
  api: 'EndTxn',
  producer: 'p1',
});

// Case 18. Two applications with one transactional.id fence each other: https://github.com/robinhood/faust/issues/367
const twins: Scenario = {
  ...scene({
    id: 'case-18-same-name',
    title: t`Two applications, one name`,
    about: t`Two applications of one company derived the same transactional.id, and each crashed the other. Whoever calls initTransactions() last owns the name: the transaction of the other is aborted, and its next call is refused for good. Restarted, it takes the name back, and the turn comes to the first.`,
    sends: [],
    consumers: READERS,
    interventions: [],
    pauseOn: [
      { ...moment('transactionReturned', null, 3), producer: 'a' },
      { ...moment('transactionReturned', null, 3), producer: 'b' },
    ],
    claims: [
      'readBy(rc) == [order-2, order-4]',
      'calls(a) == [ok, ok, ProducerFencedException, ok, ok, ok]',
      'calls(b) == [ok, ok, ok, ok, ProducerFencedException]',
      'state(b) == FATAL_ERROR',
      'committed == [order-2, order-4]',
    ],
  }),
  producers: [
    producer(
      'a',
      { 'transactional.id': '0-0' },
      [order(1, 500), order(4, 4500)],
      [
        call(0, 'initTransactions'),
        call(400, 'beginTransaction'),
        call(2000, 'commitTransaction'),
        call(4000, 'initTransactions'),
        call(4400, 'beginTransaction'),
        call(4600, 'commitTransaction'),
      ],
    ),
    producer(
      'b',
      { 'transactional.id': '0-0' },
      [order(2, 1500), order(3, 3500)],
      [
        call(1000, 'initTransactions'),
        call(1400, 'beginTransaction'),
        call(1600, 'commitTransaction'),
        call(3400, 'beginTransaction'),
        call(5000, 'commitTransaction'),
      ],
    ),
  ],
};
const fencedByTwin: Scenario = {
  ...twins,
  interventions: [
    { do: 'crash', producer: 'a', when: time(2500), afterMs: 0, enabled: true },
    {
      do: 'restart',
      producer: 'a',
      when: time(3000),
      resend: 'none',
      afterMs: 0,
      enabled: true,
    },
  ],
};
const namedApart: Scenario = {
  ...twins,
  id: 'case-18-repaired',
  title: t`Two applications, two names`,
  about: t`The same calls with a transactional.id of its own for each application. Nobody fences anybody, and all four orders are read. A transactional.id belongs to one application, and to one instance of it.`,
  claims: [
    'readBy(rc) == [order-1, order-2, order-3, order-4]',
    'state(a) == READY',
    'state(b) == READY',
  ],
  producers: twins.producers.map((one) => ({
    ...one,
    config: { ...one.config, 'transactional.id': `app-${one.id}` },
    calls:
      one.id === 'a'
        ? one.calls.filter((each) => each.call !== 'initTransactions' || each.at === 0)
        : one.calls,
  })),
};

// Case 18, its second half. A call that timed out was only slow, and still takes the name:
// https://github.com/spring-projects/spring-kafka/issues/1408
const slowOwner: Scenario = {
  ...scene({
    id: 'case-18-slow-owner',
    title: t`The younger one is fenced`,
    about: t`initTransactions() of a timed out, so the application gave that producer up and built b. But the request was only slow: it reaches the coordinator after that of b, and gets the higher epoch. The producer that nobody uses owns the name, and the one in use is refused with its first order. Not even its abort is heard any more.`,
    sends: [],
    consumers: READERS,
    interventions: [
      {
        do: 'hold',
        when: { ...moment('requestSent'), api: 'InitProducerId', producer: 'a' },
        afterMs: 0,
        enabled: true,
      },
      {
        do: 'release',
        when: { at: 32_500, producer: 'a', broker: 3 },
        connection: 1,
        afterMs: 0,
        enabled: true,
      },
    ],
    pauseOn: [
      { ...moment('transactionReturned'), producer: 'a' },
      { ...moment('transactionReturned', null, 3), producer: 'b' },
    ],
    claims: [
      'calls(a) == [TimeoutException]',
      'verdicts(order-1) == [INVALID_PRODUCER_EPOCH]',
      'calls(b) == [ok, ok, InvalidProducerEpochException, ProducerFencedException]',
      'readBy(rc) == []',
      'state(b) == FATAL_ERROR',
    ],
  }),
  producers: [
    producer(
      'a',
      {
        'transactional.id': 'shop-1',
        'max.block.ms': '30000',
        'request.timeout.ms': '60000',
      },
      [],
      [call(0, 'initTransactions')],
    ),
    producer(
      'b',
      { 'transactional.id': 'shop-1' },
      [order(1, 33_000)],
      [
        call(31_000, 'initTransactions'),
        call(32_000, 'beginTransaction'),
        call(33_500, 'commitTransaction', true),
      ],
    ),
  ],
};

/** What the network held of the first EndTxn goes on at 40 s, on a connection that its client has closed long ago. */
const lateEnd: readonly Intervention[] = [
  { do: 'hold', when: endTxn('requestSent'), afterMs: 0, enabled: true },
  {
    do: 'release',
    when: { at: 40_000, producer: 'p1', broker: 3 },
    connection: 1,
    afterMs: 0,
    enabled: true,
  },
];

// Case 19. A transaction that was aborted, and half of which was read: KAFKA-17754,
// https://jepsen.io/analyses/bufstream-0.1.0
const delayedEnd: Scenario = {
  ...scene({
    id: 'case-19-delayed-commit',
    profile: '3.9',
    title: t`The commit that was for another transaction`,
    about: t`The first EndTxn is held up in the network. The client gives up after 30 s, asks again over a new connection, and the first transaction is committed. In the middle of the second one the old request arrives. Its producer id and epoch fit, since both transactions have the same, so what is there of the second is committed. The rest is added behind it, and aborted, as the application wanted for all of it.`,
    sends: [],
    topics: [{ ...ORDERS, partitions: 2, leaders: [1, 2] }],
    consumers: READERS,
    interventions: lateEnd,
    pauseOn: [endTxn('requestArrived', 2), moment('markerWritten', null, 3)],
    claims: [
      'calls(p1) == [ok, ok, ok, ok, ok]',
      'readBy(rc) == [order-1, order-2]',
      'readBy(ru) == [order-1, order-2, order-3]',
      'committed(orders-1) == []',
      'epochOf(shop-1) == 0',
    ],
  }),
  producers: [
    producer(
      'p1',
      { 'transactional.id': 'shop-1' },
      [
        { ...order(1, 500), partition: 0 },
        { ...order(2, 32_000), partition: 0 },
        { ...order(3, 41_000), partition: 1 },
      ],
      [
        call(0, 'initTransactions'),
        call(400, 'beginTransaction'),
        call(600, 'commitTransaction'),
        call(31_900, 'beginTransaction'),
        call(42_000, 'abortTransaction'),
      ],
    ),
  ],
};
const delayedEndFenced: Scenario = {
  ...delayedEnd,
  id: 'case-19-repaired',
  profile: 'current',
  title: t`Every transaction has an epoch of its own`,
  about: t`The same since 4.0: the end of the first transaction raises the epoch. The old EndTxn comes with the epoch before, and is refused, on a connection where nobody is left to hear it. All of the second transaction is aborted.`,
  claims: [
    'calls(p1) == [ok, ok, ok, ok, ok]',
    'readBy(rc) == [order-1]',
    'readBy(ru) == [order-1, order-2, order-3]',
    'committed(orders-1) == []',
    'epochOf(shop-1) == 2',
  ],
};

/** Cases 18 and 19, each with its repair; case 20 is the hanging transaction of transactions.ts. */
export const transactionCases: readonly Scenario[] = [
  fencedByTwin,
  namedApart,
  slowOwner,
  delayedEnd,
  delayedEndFenced,
];
