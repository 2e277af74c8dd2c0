// Scenes about transactions: all or nothing, fencing, readers that wait, and what a transaction does not do.

import type { CallSpec, Intervention, Moment, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { moment, ORDERS, order, scene } from '../scenes/base.ts';

const TWO = { ...ORDERS, partitions: 2, leaders: [1, 2], config: { 'min.insync.replicas': '2' } };
const NOW = { 'linger.ms': '0' };

const calls = (...list: readonly (readonly [number, CallSpec['call']])[]): readonly CallSpec[] =>
  list.map(([at, call]): CallSpec => {
    switch (call) {
      case 'commitTransaction':
        return { at, call, orAbort: false };
      case 'close':
        return { at, call, timeoutMs: null };
      case 'sendOffsetsToTransaction':
        return { at, call, group: 'billing', offsets: [] };
      default:
        return { at, call };
    }
  });

/** A request or its answer, by its name: the first EndTxn of p1. */
const request = (
  name: 'requestSent' | 'requestArrived' | 'responseSent' | 'responseArrived',
  api: Moment['api'],
  producer: string | null = null,
): Moment => ({ ...moment(name), api, producer });

const READERS: Scenario['consumers'] = [
  { id: 'ru', topic: 'orders', isolationLevel: 'read_uncommitted', group: null },
  { id: 'rc', topic: 'orders', isolationLevel: 'read_committed', group: null },
];

const transfer = (value: string, partition: number) => ({
  ...order(1, 500),
  key: null,
  value,
  partition,
  amount: 0,
});

const crash = (when: Moment, afterMs = 0): Intervention => ({
  do: 'crash',
  producer: 'p1',
  when,
  afterMs,
  enabled: true,
});
const restart = (at: number): Intervention => ({
  do: 'restart',
  producer: 'p1',
  resend: 'unacknowledged',
  when: { at, producer: null, broker: null },
  afterMs: 0,
  enabled: true,
});

const tornWrite = scene({
  id: 'torn-write',
  title: t`Half a transfer`,
  about: t`A debit goes to one partition and a credit to another. The process dies when the debit is written and the credit is still on its way to a broker that has stopped listening. Idempotence numbers each partition by itself: nobody knows that the two belong together.`,
  topics: [TWO],
  config: NOW,
  sends: [transfer('debit', 0), transfer('credit', 1)],
  interventions: [
    { do: 'hold', when: moment('requestSent', 'credit'), afterMs: 0, enabled: true },
    crash(moment('appended', 'debit')),
  ],
  pauseOn: [moment('producerCrashed')],
  claims: [
    'log(orders-0) == [debit]',
    'log(orders-1) == []',
    'committed(orders-0) == [debit]',
    'storedTimes(credit) == 0',
  ],
});

const atomicWrite = scene({
  id: 'atomic-write',
  title: t`Both or neither`,
  about: t`The same transfer in a transaction, and the same crash. The debit stands in the log, but its transaction is open, and readers with read_committed do not see it. The restarted shop asks for its epoch with the same transactional.id: the coordinator aborts what was open. Then the shop makes the whole transfer again.`,
  topics: [TWO],
  config: { ...NOW, 'transactional.id': 'bank-1' },
  calls: calls([0, 'initTransactions'], [400, 'beginTransaction'], [600, 'commitTransaction']),
  sends: [transfer('debit', 0), transfer('credit', 1)],
  consumers: READERS,
  interventions: [
    { do: 'hold', when: moment('requestSent', 'credit'), afterMs: 0, enabled: true },
    crash(moment('appended', 'debit')),
    restart(1000),
  ],
  pauseOn: [moment('markerWritten'), moment('markerWritten', null, 2)],
  claims: [
    'log(orders-0) == [debit, debit]',
    'committed(orders-0) == [debit]',
    'committed(orders-1) == [credit]',
    'readBy(rc) == [debit, credit]',
    'storedTimes(debit) == 2',
    'coordinated(bank-1) == CompleteCommit',
    'calls(p1) == [ok, ok, ok, ok, ok]',
  ],
});

/** The same with the old protocol: no epoch is raised at an end. */
const atomicWrite39: Scenario = {
  ...atomicWrite,
  id: 'atomic-write-3.9',
  profile: '3.9',
  title: t`Both or neither, before KIP-890`,
  about: t`The transfer and the crash under 3.9. The producer itself asks for each partition with AddPartitionsToTxn, and an end raises no epoch: only initTransactions() does, twice when it finds an open transaction.`,
  claims: [
    ...atomicWrite.claims.filter((one) => !one.startsWith('storedTimes')),
    'epochOf(bank-1) == 2',
    'epoch(debit) == 2',
  ],
};

const restartTransactionalResend = scene({
  id: 'restart-transactional-resend',
  title: t`A transaction does not know what you sent before`,
  about: t`The order is committed, the answer to the commit gets stuck, and the process dies. After the restart the shop does not know, and sends the order again in a new transaction. Same producer id, higher epoch, sequence 0 again: the order is committed twice. transactional.id fences the old process; it does not look for copies.`,
  config: { ...NOW, 'transactional.id': 'shop-1' },
  calls: calls([0, 'initTransactions'], [400, 'beginTransaction'], [600, 'commitTransaction']),
  sends: [{ ...order(2, 500) }],
  consumers: READERS,
  interventions: [
    {
      do: 'stall',
      when: request('responseSent', 'EndTxn', 'p1'),
      afterMs: 0,
      enabled: true,
    },
    crash(moment('markerWritten'), 20),
    restart(1000),
  ],
  pauseOn: [{ ...request('responseArrived', 'InitProducerId', 'p1'), copy: 2 }],
  claims: [
    'committed == [order-2, order-2]',
    'storedTimes(order-2) == 2',
    'verdicts(order-2) == [APPENDED, APPENDED]',
    'pid(order-2) == 4001',
    'seq(order-2) == 0',
    'epoch(order-2) == 2',
    'effects(order-2) == 4',
  ],
});

/** Two applications that are to be one: the second is started because the first does not answer. */
const twins = (transactional: boolean): Pick<Scenario, 'producers'> => {
  const config: Record<string, string> = transactional
    ? { ...NOW, 'transactional.id': 'billing-1' }
    : NOW;
  const own = {
    producerId: null,
    preset: null,
    resendOnFailure: 0,
    resendAfterMs: 0,
    outbox: null,
    config,
  };
  return {
    producers: [
      {
        ...own,
        id: 'a',
        sends: [{ ...order(7, 500) }],
        calls: transactional
          ? calls(
              [0, 'initTransactions'],
              [400, 'beginTransaction'],
              [600, 'commitTransaction'],
              [5000, 'abortTransaction'],
            )
          : [],
      },
      {
        ...own,
        id: 'b',
        sends: [{ ...order(7, 1500) }],
        calls: transactional
          ? calls(
              [1000, 'initTransactions'],
              [1400, 'beginTransaction'],
              [1600, 'commitTransaction'],
            )
          : [],
      },
    ],
  };
};

const standStill = (from: Moment, untilMs: number): readonly Intervention[] => [
  { do: 'pause', producer: 'a', when: from, afterMs: 0, enabled: true },
  {
    do: 'resume',
    producer: 'a',
    when: { at: untilMs, producer: null, broker: null },
    afterMs: 0,
    enabled: true,
  },
];

const zombieUnfenced: Scenario = {
  ...scene({
    id: 'zombie-unfenced',
    title: t`The one you thought was dead`,
    about: t`A is paused with order-7 in its accumulator. B is started in its place and sends order-7. Then A goes on, as if nothing had happened, and sends it too. Two producer ids, two first sequences, no error anywhere.`,
    sends: [],
    interventions: standStill({ ...moment('recordAppended', 'order-7'), producer: 'a' }, 3000),
    pauseOn: [{ ...moment('batchDecided', 'order-7'), producer: 'a' }],
    claims: [
      'log == [order-7, order-7]',
      'verdicts(order-7) == [APPENDED, APPENDED]',
      'errorsSeen == []',
      'storedTimes(order-7) == 2',
      'completed(order-7) == ok@1',
      'appendedAt(order-7) > 1500',
    ],
  }),
  ...twins(false),
};

const zombieFenced: Scenario = {
  ...scene({
    id: 'zombie-fenced',
    title: t`The old epoch is refused`,
    about: t`A has written order-7 in an open transaction when it is paused. B is started with the same transactional.id: the coordinator raises the epoch and aborts what A had open. B writes and commits order-7. When A goes on and wants to commit, the coordinator knows that it is not the one any more.`,
    sends: [],
    interventions: standStill({ ...moment('sendCompleted', 'order-7'), producer: 'a' }, 3000),
    consumers: READERS,
    pauseOn: [request('responseArrived', 'EndTxn', 'a')],
    claims: [
      'log == [order-7, order-7]',
      'committed == [order-7]',
      'readBy(rc) == [order-7]',
      'readBy(ru) == [order-7, order-7]',
      'calls(a) == [ok, ok, ProducerFencedException, ProducerFencedException]',
      'calls(b) == [ok, ok, ok]',
      'state(a) == FATAL_ERROR',
      'state(b) == READY',
    ],
  }),
  ...twins(true),
};

const zombieFenced39: Scenario = {
  ...zombieFenced,
  id: 'zombie-fenced-3.9',
  profile: '3.9',
  title: t`The old epoch is refused, before KIP-890`,
  about: t`The same pause under 3.9. InitProducerId of B raises the epoch twice: once to fence A, an epoch that nobody ever gets, and once for B itself.`,
  claims: [...zombieFenced.claims, 'epochOf(billing-1) == 2'],
};

const txnIsolation: Scenario = {
  ...scene({
    id: 'txn-isolation',
    title: t`Readers behind an open transaction`,
    about: t`One producer has a record in an open transaction, another writes a plain record behind it. The last stable offset stands before the first: a reader with read_committed gets neither, not even the record that belongs to no transaction. After the abort it gets that one, and offsets have gaps.`,
    sends: [],
    consumers: READERS,
    pauseOn: [moment('lastStableOffsetAdvanced'), moment('markerWritten')],
    claims: [
      'readBy(ru) == [order-1, order-2]',
      'readBy(rc) == [order-2]',
      'log == [order-1, order-2]',
      'committed == [order-2]',
      'lso == 3',
      'hw == 3',
      'first(recordsRead, order-2) before first(markerWritten)',
      'first(markerWritten) before last(recordsRead, order-2)',
    ],
  }),
  producers: [
    {
      id: 'p1',
      config: { ...NOW, 'transactional.id': 'shop-1' },
      producerId: null,
      preset: null,
      sends: [order(1, 500)],
      calls: calls([0, 'initTransactions'], [400, 'beginTransaction'], [5500, 'abortTransaction']),
      resendOnFailure: 0,
      resendAfterMs: 0,
      outbox: null,
    },
    {
      id: 'p2',
      config: NOW,
      producerId: null,
      preset: null,
      sends: [order(2, 600)],
      calls: [],
      resendOnFailure: 0,
      resendAfterMs: 0,
      outbox: null,
    },
  ],
};

const uncleanTransactional = scene({
  id: 'unclean-transactional',
  title: t`The alarm that a transaction hears`,
  about: t`Four orders in one transaction, three of them acknowledged, when a broker that has only the first is made leader. order-4 is next in line for the producer and not for the leader. A plain producer would raise its epoch and go on; in a transaction that cannot be: the send fails, the commit throws, and the application aborts.`,
  topics: [
    {
      ...ORDERS,
      config: { 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' },
    },
  ],
  config: { ...NOW, 'transactional.id': 'shop-1' },
  calls: [
    { at: 0, call: 'initTransactions' },
    { at: 400, call: 'beginTransaction' },
    { at: 900, call: 'commitTransaction', orAbort: true },
  ],
  sends: [order(1, 500), order(2, 520), order(3, 540), order(4, 800)],
  consumers: READERS,
  interventions: [
    {
      do: 'shrinkIsr',
      when: moment('highWatermarkAdvanced', 'order-1'),
      partition: 'orders-0',
      isr: [1],
      afterMs: 0,
      enabled: true,
    },
    {
      do: 'crashBroker',
      when: moment('sendCompleted', 'order-3'),
      broker: 1,
      diskLost: false,
      afterMs: 0,
      enabled: true,
    },
    {
      do: 'moveLeader',
      when: moment('sendCompleted', 'order-3'),
      partition: 'orders-0',
      broker: 2,
      unclean: true,
      afterMs: 100,
      enabled: true,
    },
  ],
  pauseOn: [moment('batchDecided', 'order-4'), moment('transactionReturned', null, 3)],
  claims: [
    'verdicts(order-4) == [OUT_OF_ORDER_SEQUENCE_NUMBER]',
    'completed(order-3) == ok@2',
    'completed(order-4) == OutOfOrderSequenceException',
    'calls(p1) == [ok, ok, KafkaException, ok]',
    'state(p1) == READY',
    'committed == []',
    'readBy(rc) == []',
    'storedTimes(order-2) == 0',
  ],
});

const transactionTimeout = scene({
  id: 'transaction-timeout',
  title: t`Open for too long`,
  about: t`An application writes one order and then does something else for half a minute. Its transaction.timeout.ms is ten seconds: at the next look of its job the coordinator fences the producer with a new epoch and aborts. The second order comes with the old epoch and is refused, and the commit throws, though no other producer was ever there.`,
  config: { ...NOW, 'transactional.id': 'shop-1', 'transaction.timeout.ms': '10000' },
  calls: calls([0, 'initTransactions'], [400, 'beginTransaction'], [30_000, 'commitTransaction']),
  sends: [order(1, 500), order(2, 29_000)],
  consumers: READERS,
  pauseOn: [moment('markerWritten'), request('responseArrived', 'EndTxn', 'p1')],
  claims: [
    'log == [order-1]',
    'committed == []',
    'first(markerWritten) before first(batchFailed)',
    'verdicts(order-2) == [INVALID_PRODUCER_EPOCH]',
    'completed(order-2) == InvalidProducerEpochException',
    'calls(p1) == [ok, ok, InvalidProducerEpochException]',
    'coordinated(shop-1) == CompleteAbort',
    'epochOf(shop-1) == 1',
    'readBy(ru) == [order-1]',
  ],
});

/** A request that the network still holds while its producer gives up, closes the connection and aborts. */
const hanging = (
  id: string,
  profile: Scenario['profile'],
  verification: 'true' | 'false',
  words: Pick<Scenario, 'title' | 'about' | 'claims'>,
): Scenario => ({
  ...txnIsolation,
  ...words,
  id,
  profile,
  brokerConfig: { 'transaction.partition.verification.enable': verification },
  producers: [
    {
      id: 'p1',
      config: {
        ...NOW,
        'transactional.id': 'shop-1',
        'request.timeout.ms': '10000',
        'delivery.timeout.ms': '12000',
      },
      producerId: null,
      preset: null,
      sends: [order(1, 500), order(2, 520), order(3, 540)],
      calls: [
        { at: 0, call: 'initTransactions' },
        { at: 400, call: 'beginTransaction' },
        { at: 13_000, call: 'commitTransaction', orAbort: true },
      ],
      resendOnFailure: 0,
      resendAfterMs: 0,
      outbox: null,
    },
    {
      id: 'p2',
      config: NOW,
      producerId: null,
      preset: null,
      sends: [order(4, 40_000)],
      calls: [],
      resendOnFailure: 0,
      resendAfterMs: 0,
      outbox: null,
    },
  ],
  interventions: [
    { do: 'hold', when: moment('requestSent', 'order-3'), afterMs: 0, enabled: true },
    // so that the retry, too, comes too late
    {
      do: 'refuse',
      when: { at: 10_000, producer: null, broker: null },
      broker: 1,
      forMs: 4000,
      afterMs: 0,
      enabled: true,
    },
    {
      do: 'release',
      when: { at: 25_000, producer: 'p1', broker: 1 },
      connection: 1,
      afterMs: 0,
      enabled: true,
    },
  ],
  pauseOn: [moment('markerWritten'), moment('batchDecided', 'order-3')],
});

const hangingTransaction = hanging('hanging-transaction', '3.9', 'false', {
  title: t`The transaction that nobody owns`,
  about: t`Three orders in a transaction, and the third is held up by the network. The producer gives up, closes the connection and aborts; the marker is written. Then order-3 arrives after all. For the leader its epoch is current and its sequence is next, so it opens a transaction that no coordinator knows. No end will ever come, and readers with read_committed stand before it.`,
  claims: [
    'verdicts(order-3) == [APPENDED]',
    'first(markerWritten) before last(batchDecided, order-3)',
    'readBy(ru) == [order-1, order-2, order-3, order-4]',
    'readBy(rc) == []',
    'lso == 3',
    'hw == 5',
    'calls(p1) == [ok, ok, KafkaException, ok]',
    'count(markerWritten) == 1',
  ],
});

const hangingVerified = hanging('hanging-transaction-verified', '3.9', 'true', {
  title: t`The leader asks before it appends`,
  about: t`The same in 3.9 with transaction.partition.verification.enable, its default: before it appends the first record of a transaction the leader asks the coordinator. There the producer has a new epoch since it aborted, so order-3 is refused.`,
  claims: [
    'verdicts(order-3) == [INVALID_PRODUCER_EPOCH]',
    'readBy(rc) == [order-4]',
    'log == [order-1, order-2, order-4]',
    'lso == 4',
    'hw == 4',
  ],
});

const hangingFenced = hanging('hanging-transaction-fenced', 'current', 'true', {
  title: t`The abort raises the epoch`,
  about: t`The same since 4.0: the ABORT marker carries a new epoch, and order-3 comes with the old one. What is still travelling when a transaction ends is closed out by its epoch.`,
  claims: [
    'verdicts(order-3) == [INVALID_PRODUCER_EPOCH]',
    'readBy(rc) == [order-4]',
    'log == [order-1, order-2, order-4]',
    'lso == 4',
    'hw == 4',
    'epochOf(shop-1) == 1',
  ],
});

/** The scenes, in the order of the course. */
export const transactionScenes: readonly Scenario[] = [
  tornWrite,
  atomicWrite,
  atomicWrite39,
  restartTransactionalResend,
  zombieUnfenced,
  zombieFenced,
  zombieFenced39,
  txnIsolation,
  uncleanTransactional,
  transactionTimeout,
  hangingTransaction,
  hangingVerified,
  hangingFenced,
];
