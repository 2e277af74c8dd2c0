// The transactional calls of an application: states, exceptions with Kafka's texts, and what the coordinator keeps.
import { describe, expect, test } from 'vitest';
import '../extras.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import type { EventOf } from '../simEvent.ts';
import type { Trace } from '../trace.ts';

const ID = { 'transactional.id': 't1', 'linger.ms': '0' };
const call = (at: number, name: string, more: object = {}) => ({ at, call: name, ...more });
const send = (at: number, value: string) => ({ at, topic: 'orders', value });

function play(producer: object, more: object = {}): Trace {
  return run(
    scenarioFrom({ formatVersion: 1, producers: [{ id: 'p1', config: ID, ...producer }], ...more }),
  );
}

/** What each call came to: ok, or the exception with its text. */
const outcomes = ({ events }: Trace): readonly string[] =>
  events.flatMap((one) =>
    one.type === 'transactionReturned'
      ? [one.error ? `${one.error.exception}: ${one.error.message}` : 'ok']
      : [],
  );

const refusals = ({ events }: Trace): readonly string[] =>
  events.flatMap((one) => (one.type === 'sendRefused' ? [`${one.exception}: ${one.message}`] : []));

const moves = ({ events }: Trace): readonly string[] =>
  events.flatMap((one) => (one.type === 'transactionManagerMoved' ? [one.to] : []));

const coordinatorMoves = ({ events }: Trace): readonly string[] =>
  events.flatMap((one) =>
    one.type === 'transactionMoved' ? [`${one.to} ${one.producerEpoch}`] : [],
  );

const requests = ({ events }: Trace): readonly string[] =>
  events.flatMap((one) => (one.type === 'requestSent' ? [one.call?.api ?? 'Produce'] : []));

const COMMIT = [
  call(0, 'initTransactions'),
  call(400, 'beginTransaction'),
  call(600, 'commitTransaction'),
];

describe('a call that does not fit the state', () => {
  test.each<readonly [string, object, readonly string[]]>([
    [
      'begin before init',
      { calls: [call(0, 'beginTransaction')] },
      [
        'IllegalStateException: TransactionalId t1: Invalid transition attempted from state UNINITIALIZED to state IN_TRANSACTION',
      ],
    ],
    [
      'commit without begin',
      { calls: [call(0, 'initTransactions'), call(400, 'commitTransaction')] },
      [
        'ok',
        'IllegalStateException: TransactionalId t1: Invalid transition attempted from state READY to state COMMITTING_TRANSACTION',
      ],
    ],
    [
      'init twice',
      { calls: [call(0, 'initTransactions'), call(400, 'initTransactions')] },
      [
        'ok',
        'IllegalStateException: TransactionalId t1: Invalid transition attempted from state READY to state INITIALIZING',
      ],
    ],
    [
      'without a transactional.id',
      { config: {}, calls: [call(0, 'initTransactions')] },
      ['IllegalStateException: Transactional method invoked on a non-transactional producer.'],
    ],
    [
      'without idempotence',
      { config: { 'enable.idempotence': 'false' }, calls: [call(0, 'beginTransaction')] },
      [
        'IllegalStateException: Cannot use transactional methods without enabling transactions by setting the transactional.id configuration property',
      ],
    ],
    [
      'offsets outside a transaction',
      {
        calls: [
          call(0, 'initTransactions'),
          call(400, 'sendOffsetsToTransaction', {
            group: 'g',
            offsets: [{ partition: 'orders-0', offset: 1 }],
          }),
        ],
      },
      [
        'ok',
        'IllegalStateException: Cannot send offsets if a transaction is not in progress (currentState= READY)',
      ],
    ],
  ])('%s', (_, producer, expected) => {
    expect(outcomes(play(producer))).toEqual(expected);
  });

  test('send() throws before init and outside a transaction, and the record expires in the accumulator: a fatal error', () => {
    const trace = play({
      sends: [send(0, 'a'), send(400, 'b')],
      calls: [call(1, 'initTransactions')],
    });
    expect(refusals(trace)).toEqual([
      'IllegalStateException: Cannot add partition orders-0 to transaction before completing a call to initTransactions',
      'IllegalStateException: Cannot add partition orders-0 to transaction while in state  READY',
    ]);
    expect(trace.events.filter((one) => one.type === 'batchExpired').length).toBe(1);
    expect(moves(trace)).toEqual(['INITIALIZING', 'READY', 'FATAL_ERROR']);
  });
});

describe('a commit', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'current',
      ['FindCoordinator', 'InitProducerId', 'Produce', 'EndTxn'],
      ['Empty 0', 'Ongoing 0', 'PrepareCommit 1', 'CompleteCommit 1'],
    ],
    [
      '3.9',
      ['FindCoordinator', 'InitProducerId', 'AddPartitionsToTxn', 'Produce', 'EndTxn'],
      ['Empty 0', 'Ongoing 0', 'PrepareCommit 0', 'CompleteCommit 0'],
    ],
  ])('in %s: its requests and the coordinator’s states', (profile, sent, noted) => {
    const trace = play({ sends: [send(500, 'a')], calls: COMMIT }, { profile });
    expect(outcomes(trace)).toEqual(['ok', 'ok', 'ok']);
    expect(requests(trace)).toEqual(sent);
    expect(coordinatorMoves(trace)).toEqual(noted);
    expect(moves(trace)).toEqual([
      'INITIALIZING',
      'READY',
      'IN_TRANSACTION',
      'COMMITTING_TRANSACTION',
      'READY',
    ]);
  });

  test('of nothing sends no EndTxn', () => {
    const trace = play({ calls: COMMIT });
    expect(outcomes(trace)).toEqual(['ok', 'ok', 'ok']);
    expect(requests(trace)).toEqual(['FindCoordinator', 'InitProducerId']);
  });

  test('whose answer is lost is asked for again, and is one commit', () => {
    const trace = play(
      { sends: [send(500, 'a')], calls: COMMIT },
      { interventions: [{ do: 'cut', when: { moment: 'responseSent', api: 'EndTxn' } }] },
    );
    expect(outcomes(trace)).toEqual(['ok', 'ok', 'ok']);
    expect(requests(trace).filter((one) => one === 'EndTxn').length).toBe(2);
    const markers = trace.events.filter((one) => one.type === 'markerWritten');
    expect(markers.length).toBe(1);
    expect(trace.last.producers[0]?.producerEpoch).toBe(1);
  });

  test('that takes longer than max.block.ms throws, and only the same call may be made again', () => {
    const trace = play(
      {
        config: { ...ID, 'max.block.ms': '300', 'request.timeout.ms': '2000' },
        sends: [send(500, 'a')],
        calls: [...COMMIT, call(1000, 'abortTransaction'), call(5000, 'commitTransaction')],
      },
      { interventions: [{ do: 'stall', when: { moment: 'responseSent', api: 'EndTxn' } }] },
    );
    expect(outcomes(trace).slice(2)).toEqual([
      'TimeoutException: Timeout expired after 300ms while awaiting EndTxn(true). CommitTransaction timed out - did not complete EndTxn with the transaction coordinator within max.block.ms',
      'IllegalStateException: Cannot attempt operation `abortTransaction` because the previous call to `commitTransaction` timed out and must be retried',
      'ok',
    ]);
  });
});

describe('an abort', () => {
  test('drops what has no sequence yet', () => {
    const trace = play({
      config: { ...ID, 'linger.ms': '500' },
      sends: [send(500, 'a')],
      calls: [
        call(0, 'initTransactions'),
        call(400, 'beginTransaction'),
        call(500, 'abortTransaction'),
      ],
    });
    const told = trace.events.find(
      (one): one is EventOf<'sendCompleted'> => one.type === 'sendCompleted',
    );
    expect(told?.result).toEqual({
      kind: 'failed',
      exception: 'TransactionAbortedException',
      message: 'Failing batch since transaction was aborted',
    });
    expect(outcomes(trace)).toEqual(['ok', 'ok', 'ok']);
  });

  test('after an error raises the epoch: by EndTxn, before KIP-890 by InitProducerId', () => {
    const late = (profile: string) =>
      play(
        {
          config: { ...ID, 'request.timeout.ms': '300', 'delivery.timeout.ms': '400' },
          sends: [send(500, 'a')],
          calls: [
            call(0, 'initTransactions'),
            call(400, 'beginTransaction'),
            call(2000, 'commitTransaction', { orAbort: true }),
          ],
        },
        {
          profile,
          interventions: [{ do: 'hold', when: { moment: 'requestSent', api: 'Produce' } }],
        },
      );
    for (const profile of ['current', '3.9']) {
      const trace = late(profile);
      expect(outcomes(trace)).toEqual([
        'ok',
        'ok',
        'KafkaException: Cannot execute transactional method because we are in an error state',
        'ok',
      ]);
      expect(trace.last.producers[0]?.producerEpoch).toBe(1);
    }
    // the first that asks for a higher epoch comes while the marker is being written: CONCURRENT_TRANSACTIONS
    expect(requests(late('3.9')).filter((one) => one === 'InitProducerId').length).toBe(3);
    expect(requests(late('current')).filter((one) => one === 'InitProducerId').length).toBe(1);
  });
});

test('a fenced producer is told who it was, and never gets out of FATAL_ERROR', () => {
  const trace = run(
    scenarioFrom({
      formatVersion: 1,
      producers: [
        {
          id: 'a',
          config: ID,
          sends: [send(500, 'x'), send(3000, 'y')],
          calls: [
            call(0, 'initTransactions'),
            call(400, 'beginTransaction'),
            call(2000, 'commitTransaction'),
            call(2500, 'beginTransaction'),
          ],
        },
        { id: 'b', config: ID, calls: [call(1000, 'initTransactions')] },
      ],
    }),
  );
  const fenced =
    "ProducerFencedException: Producer with transactionalId 't1' and (producerId=4001, epoch=0) has been fenced by another producer with the same transactionalId";
  expect(outcomes(trace).filter((one) => one !== 'ok')).toEqual([
    'ProducerFencedException: There is a newer producer with the same transactionalId which fences the current one.',
    fenced,
  ]);
  expect(refusals(trace)).toEqual([fenced]);
  expect(trace.last.producers[0]?.transaction?.state).toBe('FATAL_ERROR');
  // aborted under the fencing epoch, then a second one for b
  expect(coordinatorMoves(trace)).toEqual([
    'Empty 0',
    'Ongoing 0',
    'PrepareAbort 1',
    'CompleteAbort 1',
    'Empty 2',
  ]);
});

test('a coordinator that dies before the markers are written hands the end on', () => {
  const trace = play(
    { sends: [send(500, 'a')], calls: COMMIT },
    {
      brokerConfig: { 'broker.session.timeout.ms': '50' },
      interventions: [
        { do: 'crashBroker', when: { moment: 'transactionMoved', copy: 3 }, broker: 3 },
      ],
    },
  );
  const markers = trace.events.filter(
    (one): one is EventOf<'markerWritten'> => one.type === 'markerWritten',
  );
  expect(markers.at(-1)).toMatchObject({ commit: true, coordinatorEpoch: 1 });
  expect(outcomes(trace)).toEqual(['ok', 'ok', 'ok']);
  expect(trace.last.coordinator).toMatchObject({ broker: 2, epoch: 1 });
  expect(trace.last.coordinator?.transactions[0]?.state).toBe('CompleteCommit');
});

test('offsets are pending until the commit, and dropped by an abort', () => {
  const offsets = (end: string) =>
    play({
      calls: [
        call(0, 'initTransactions'),
        call(400, 'beginTransaction'),
        call(500, 'sendOffsetsToTransaction', {
          group: 'g',
          offsets: [{ partition: 'orders-0', offset: 7 }],
        }),
        call(600, end),
      ],
    }).last.groups.map(({ id, offsets: of, pendingOffsets }) => ({
      id,
      of: of.map(({ partition, offset }) => `${partition}@${offset}`),
      pendingOffsets,
    }));
  expect(offsets('commitTransaction')).toEqual([
    { id: 'g', of: ['orders-0@7'], pendingOffsets: [] },
  ]);
  expect(offsets('abortTransaction')).toEqual([{ id: 'g', of: [], pendingOffsets: [] }]);
});

test('initTransactions() that was refused for want of rights may be called again since 3.6', () => {
  const calls = [call(0, 'initTransactions'), call(400, 'initTransactions'), ...COMMIT.slice(1)];
  const twice = (profile: string) =>
    play(
      { calls: calls.map((one, index) => ({ ...one, at: index * 400 })) },
      {
        profile,
        interventions: [
          { do: 'denyWrite', when: { at: 0 }, producer: 'p1' },
          { do: 'allowWrite', when: { at: 200 }, producer: 'p1' },
        ],
      },
    );
  const refused = expect.stringContaining('TransactionalIdAuthorizationException');
  expect(outcomes(twice('current'))).toEqual([refused, 'ok', 'ok', 'ok']);
  expect(moves(twice('current')).slice(0, 3)).toEqual([
    'INITIALIZING',
    'ABORTABLE_ERROR',
    'UNINITIALIZED',
  ]);
  const [first, ...rest] = outcomes(twice('2.8'));
  expect(first).toEqual(refused);
  expect(rest).not.toContain('ok');
  expect(moves(twice('2.8'))).not.toContain('UNINITIALIZED');
});
