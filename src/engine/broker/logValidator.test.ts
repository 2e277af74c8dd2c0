// What a leader asks of the records of a batch, and what each of their callbacks is told.
import { describe, expect, test } from 'vitest';
import '../../trace/extras.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import type { EventOf } from '../simEvent.ts';
import type { Trace } from '../trace.ts';
import { listOf } from '../vector.ts';
import { leaderReplica } from '../world.ts';

interface Order {
  readonly at?: number;
  readonly key?: string | null;
  readonly timestamp?: number;
}

const HOUR = 3_600_000;

/** Orders of one producer that stand in one batch, and a topic with these settings. */
function orders(config: object, sends: readonly Order[], more: object = {}): Trace {
  return run(
    scenarioFrom({
      formatVersion: 1,
      topics: [{ name: 'orders', config }],
      producers: [
        {
          id: 'p1',
          config: { 'linger.ms': '10' },
          sends: sends.map((one, index) => ({
            at: 100,
            topic: 'orders',
            key: 'c1',
            value: `order-${index + 1}`,
            ...one,
          })),
        },
      ],
      ...more,
    }),
  );
}

/** What each callback was told, in order. */
const told = ({ events }: Trace) =>
  events.flatMap((one) =>
    one.type !== 'sendCompleted'
      ? []
      : [
          one.result.kind === 'ok'
            ? `ok ${one.result.offset}`
            : `${one.result.exception}: ${one.result.message}`,
        ],
  );
const decisions = ({ events }: Trace) =>
  events.filter((one): one is EventOf<'batchDecided'> => one.type === 'batchDecided');
const stored = ({ last }: Trace) => {
  const partition = last.partitions[0];
  return partition
    ? listOf(leaderReplica(partition).log).flatMap((one) => one.records.map((r) => r.timestamp))
    : [];
};
const COMPANY =
  'KafkaException: Failed to append record because it was part of a batch which had one more more invalid records';

describe('a timestamp out of bounds', () => {
  test('more than an hour ahead is refused since 4.0, without any setting', () => {
    const ahead = [{ timestamp: 200 + HOUR }];
    const trace = orders({}, ahead);
    expect(told(trace)).toEqual([
      `InvalidTimestampException: Timestamp ${200 + HOUR} of message with offset 0 is out of range. The timestamp should be within [-9223372036854775695, ${112 + HOUR}]`,
    ]);
    expect(decisions(trace).map((one) => one.verdict)).toMatchObject([
      {
        kind: 'REFUSED',
        error: 'INVALID_TIMESTAMP',
        message: 'One or more records have been rejected due to invalid timestamp',
      },
    ]);
    expect(told(orders({}, [{ timestamp: 112 + HOUR }]))).toEqual(['ok 0']);
    for (const profile of ['2.8', '3.9']) {
      expect(told(orders({}, ahead, { profile })), profile).toEqual(['ok 0']);
    }
  });

  test('is one that is older than before.max.ms; a broker’s setting counts where the topic has none', () => {
    const old = [{ timestamp: -900 }];
    const text =
      'InvalidTimestampException: Timestamp -900 of message with offset 0 is out of range. The timestamp should be within [-888, 3600112]';
    expect(told(orders({ 'message.timestamp.before.max.ms': '1000' }, old))).toEqual([text]);
    expect(told(orders({ 'message.timestamp.before.max.ms': '1012' }, old))).toEqual(['ok 0']);
    const both = { 'message.timestamp.difference.max.ms': '1000' };
    expect(told(orders(both, old, { profile: '2.8' }))).toEqual([
      'InvalidTimestampException: Timestamp -900 of message with offset 0 is out of range. The timestamp should be within [-888, 1112]',
    ]);
    const wider = { ...both, 'message.timestamp.before.max.ms': '5000' };
    expect(told(orders(wider, old, { profile: '3.9' }))).toEqual(['ok 0']);
  });

  test('fails its whole batch; of a single error the others hear nothing, of several nobody hears the kind', () => {
    const bounds = { 'message.timestamp.before.max.ms': '1000' };
    const one = orders(bounds, [{}, { timestamp: -900 }, {}]);
    expect(told(one)).toEqual([
      COMPANY,
      'InvalidTimestampException: Timestamp -900 of message with offset 1 is out of range. The timestamp should be within [-888, 3600112]',
      COMPANY,
    ]);
    expect(stored(one)).toEqual([]);
    const two = told(orders(bounds, [{ timestamp: -900 }, {}, { timestamp: -901 }]));
    expect(two.map((text) => text.split(':')[0])).toEqual([
      'InvalidRecordException',
      'KafkaException',
      'InvalidRecordException',
    ]);
  });

  test('is not retried, and costs the idempotent producer an epoch', () => {
    const trace = orders({ 'message.timestamp.before.max.ms': '1000' }, [
      { timestamp: -900 },
      { at: 300 },
    ]);
    expect(
      decisions(trace).map((one) => `${one.batch.producerEpoch}/${one.batch.baseSequence}`),
    ).toEqual(['0/0', '1/0']);
    expect(trace.events.filter((one) => one.type === 'batchReenqueued')).toEqual([]);
  });
});

describe('a record without a key', () => {
  const compact = { 'cleanup.policy': 'delete, compact' };

  test('is refused by a compacted topic, and named', () => {
    const trace = orders(compact, [{ key: null }]);
    const text = 'Compacted topic cannot accept message without key in topic partition orders-0';
    expect(told(trace)).toEqual([`InvalidRecordException: ${text}`]);
    const [failed] = trace.events.filter((one) => one.type === 'batchFailed');
    expect(failed).toMatchObject({
      error: 'INVALID_RECORD',
      exception: 'InvalidRecordException',
      message: `One or more records have been rejected due to 1 record errors in total, and only showing the first three errors at most: [RecordError(batchIndex=0, message='${text}')]`,
    });
    expect(told(orders(compact, [{}]))).toEqual(['ok 0']);
    expect(told(orders({}, [{ key: null }]))).toEqual(['ok 0']);
  });

  test('is looked at before its timestamp, and one bad timestamp names the batch', () => {
    const trace = orders({ ...compact, 'message.timestamp.before.max.ms': '1000' }, [
      { key: null, timestamp: -900 },
      { timestamp: -900 },
    ]);
    const [decision] = decisions(trace);
    expect(decision?.verdict).toMatchObject({
      error: 'INVALID_TIMESTAMP',
      recordErrors: [
        { batchIndex: 0, message: expect.stringContaining('without key') },
        { batchIndex: 1, message: expect.stringContaining('out of range') },
      ],
    });
  });
});

test('with LogAppendTime the leader’s clock is the time of every record, whatever the client says', () => {
  const append = { 'message.timestamp.type': 'LogAppendTime' };
  const trace = orders(append, [{ timestamp: -900 }, { timestamp: 100 + 2 * HOUR }]);
  expect(told(trace)).toEqual(['ok 0', 'ok 1']);
  expect(stored(trace)).toEqual([112, 112]);
  const ofBrokers = { brokerConfig: { 'log.message.timestamp.type': 'LogAppendTime' } };
  expect(stored(orders({}, [{ timestamp: -900 }], ofBrokers))).toEqual([112]);
  expect(stored(orders({}, [{ timestamp: -900 }]))).toEqual([-900]);
});

test('a batch with a producer id and no sequence is refused before the producer’s state is looked at', () => {
  const hand = (producerId: number, producerEpoch: number) => ({
    at: 500,
    topic: 'orders',
    producerId,
    producerEpoch,
    baseSequence: -1,
    values: ['x'],
  });
  // the leader knows 4001: without the validator its epoch or its sequence would decide
  const trace = orders({}, [{}], { handFed: [hand(4001, 0), hand(-1, -1)] });
  const [, refused, plain] = decisions(trace);
  expect(refused?.verdict).toEqual({
    kind: 'REFUSED',
    error: 'INVALID_RECORD',
    message:
      'Invalid sequence number -1 in record batch with producerId 4001 in topic partition orders-0',
  });
  expect(refused?.checks.map((one) => `${one.check} ${one.outcome}`)).toEqual([
    'leader passed',
    'inSyncReplicas passed',
    'size passed',
    'records decides',
    'producerId notReached',
    'duplicate notReached',
    'epoch notReached',
    'sequence notReached',
  ]);
  expect(plain?.verdict.kind).toBe('APPENDED');
  // the answer has the error alone: hasCustomErrorMessage is false for it
  const [answer] = trace.events.flatMap((one) =>
    one.type === 'responseSent' && one.client === 'hand' ? one.partitions : [],
  );
  expect(answer).toMatchObject({ error: 'INVALID_RECORD' });
  expect(answer).not.toHaveProperty('message');
});
