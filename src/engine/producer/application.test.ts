// What an application meets at its producer: full memory, flush(), close(), callbacks, its own retries, a crash.

import { describe, expect, test } from 'vitest';
import { scenario } from '../../testing/scenario.ts';
import type { EventOf, FactType } from '../simEvent.ts';
import type { Trace } from '../trace.ts';
import { listOf } from '../vector.ts';
import { leaderReplica } from '../world.ts';

const eventsOf = <T extends FactType>(trace: Trace, type: T): readonly EventOf<T>[] =>
  trace.events.filter((one): one is EventOf<T> => one.type === type);
const sequence = (trace: Trace, ...types: readonly FactType[]) =>
  trace.events.flatMap((one) =>
    types.includes(one.type)
      ? [`${one.at} ${one.type}${'record' in one ? ` ${one.record.value}` : ''}`]
      : [],
  );
const told = (trace: Trace) =>
  trace.last.producers.flatMap((producer) =>
    listOf(producer.sent).map(({ record, result }) => {
      if (result === null) return `${record.value} pending`;
      return `${record.value} ${result.kind === 'ok' ? `ok@${result.offset}` : result.exception}`;
    }),
  );
const log = (trace: Trace) =>
  trace.last.partitions.flatMap((one) =>
    listOf(leaderReplica(one).log).flatMap((batch) => batch.records.map((record) => record.value)),
  );

/** Two buffers of 120 bytes, one record each; nothing comes back until the connection is cut at 100 ms. */
const tight = (maxBlockMs: number) =>
  scenario()
    .producer('p1', { 'batch.size': '120', 'buffer.memory': '240', 'linger.ms': '0' })
    .with('max.block.ms', maxBlockMs)
    .sendEvery(10, 'order-1', 'order-2', 'order-3', 'order-4')
    .stall({ moment: 'responseSent', record: 'order-1' })
    .cut(100);

describe('buffer.memory', () => {
  test('a send() without memory waits, the later ones behind it, and they go on in order', () => {
    const trace = tight(60_000).run();
    expect(sequence(trace, 'recordAppended', 'sendBlocked').slice(0, 3)).toEqual([
      '0 recordAppended order-1',
      '10 recordAppended order-2',
      '20 sendBlocked order-3',
    ]);
    expect(eventsOf(trace, 'sendBlocked')[0]).toMatchObject({ size: 120, availableMemory: 0 });
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-3', 'order-4']);
    expect(trace.last.producers[0]?.bufferPool).toEqual({ available: 240, waiters: [] });
  });

  test('memory comes back when a batch completes, and that lets the send() go on', () => {
    const trace = tight(60_000).run();
    const [blocked] = eventsOf(trace, 'sendBlocked');
    const goesOn = eventsOf(trace, 'recordAppended')[2];
    const freed = eventsOf(trace, 'responseArrived')[0];
    expect(goesOn?.at).toBe(freed?.at);
    expect(goesOn?.causes).toEqual([freed?.id, blocked?.id]);
  });

  test('after max.block.ms the future fails with Kafka’s text, and the next call gets its turn', () => {
    const trace = tight(40).run();
    expect(eventsOf(trace, 'sendRefused')[0]).toMatchObject({
      at: 60,
      exception: 'BufferExhaustedException',
      message:
        'Failed to allocate 120 bytes within the configured max blocking time 40 ms. Total memory: 240 bytes. Available memory: 0 bytes. Poolable size: 120 bytes',
      thrown: false,
    });
    expect(sequence(trace, 'sendBlocked')).toEqual([
      '20 sendBlocked order-3',
      '60 sendBlocked order-4',
    ]);
    expect(told(trace)).toEqual([
      'order-1 ok@0',
      'order-2 ok@1',
      'order-3 BufferExhaustedException',
      'order-4 BufferExhaustedException',
    ]);
  });

  test('with max.block.ms 0 it does not wait at all', () => {
    const trace = tight(0).run();
    expect(eventsOf(trace, 'sendBlocked')).toEqual([]);
    expect(sequence(trace, 'sendRefused')).toEqual([
      '20 sendRefused order-3',
      '30 sendRefused order-4',
    ]);
  });

  test('who waits makes every partition sendable, whatever linger.ms says', () => {
    const story = (memory: string) =>
      scenario()
        .topic('orders', { partitions: 2 })
        .producer('p1', { 'batch.size': '102', 'buffer.memory': memory, 'linger.ms': '5000' })
        .send('order-1', 0, { partition: 0 })
        .send('order-2', 3000, { partition: 1 })
        .send('order-3', 3010, { partition: 0 })
        .run();
    const drains = (memory: string) =>
      sequence(story(memory), 'batchDrained').map((one) => Number(one.split(' ')[0]));
    // enough for all: another batch behind it makes the first one full, and order-2 has its own time
    expect(drains('306')).toEqual([3010, 8000, 8010]);
    // nobody wakes the Sender when a send() waits; it looks when linger.ms is over for order-1
    expect(drains('204').slice(0, 2)).toEqual([5000, 5000]);
  });

  test('a record larger than all memory is refused with Kafka’s text', () => {
    const trace = scenario()
      .producer('p1', { 'buffer.memory': '100', 'batch.size': '50' })
      .send('order-1', 0)
      .run();
    expect(eventsOf(trace, 'sendRefused')[0]).toMatchObject({
      exception: 'RecordTooLargeException',
      message:
        'The message is 102 bytes when serialized which is larger than the total memory buffer you have configured with the buffer.memory configuration.',
    });
  });

  test('batch.size above buffer.memory makes send() throw', () => {
    const trace = scenario().producer('p1', { 'buffer.memory': '1000' }).send('order-1', 0).run();
    expect(eventsOf(trace, 'sendRefused')[0]).toMatchObject({
      exception: 'IllegalArgumentException',
      message:
        'Attempt to allocate 16384 bytes, but there is a hard limit of 1000 on memory allocations.',
      thrown: true,
    });
  });

  test('the memory of a batch that expired in flight comes back when its request ends', () => {
    const trace = scenario()
      .producer('p1', { 'request.timeout.ms': '100', 'delivery.timeout.ms': '105' })
      .with('batch.size', 102)
      .with('buffer.memory', 102)
      .send('order-1', 0)
      .send('order-2', 10)
      .hold({ moment: 'requestSent', record: 'order-1' })
      .run();
    expect(sequence(trace, 'batchExpired', 'requestFailed', 'recordAppended').slice(1, 4)).toEqual([
      '105 batchExpired',
      '106 requestFailed',
      '106 recordAppended order-2',
    ]);
  });
});

describe('flush()', () => {
  const lingering = () =>
    scenario()
      .producer('p1', { 'linger.ms': '5000' })
      .send('order-1', 0)
      .send('order-2', 20)
      .flush(10);

  test('makes batches sendable at once, and the next send() waits until it returns', () => {
    const trace = lingering().run();
    expect(sequence(trace, 'flushCalled', 'batchDrained', 'flushReturned').slice(0, 3)).toEqual([
      '10 flushCalled',
      '10 batchDrained',
      '17 flushReturned',
    ]);
    expect(eventsOf(trace, 'batchDrained')[1]?.at).toBe(5020);
    const late = lingering().stall({ moment: 'responseSent', record: 'order-1' }).cut(100).run();
    const returned = eventsOf(late, 'flushReturned')[0];
    expect(returned?.at).toBeGreaterThan(100);
    expect(eventsOf(late, 'recordAppended')[1]?.at).toBe(returned?.at);
  });

  test('returns after the callbacks, also when they bring failures', () => {
    const trace = scenario()
      .producer('p1', { 'max.in.flight.requests.per.connection': '1', retries: '0' })
      .send('order-1', 0)
      .flush(0)
      .cutAfterAppend('order-1')
      .run();
    const [completed] = eventsOf(trace, 'sendCompleted');
    const [returned] = eventsOf(trace, 'flushReturned');
    expect(completed?.result.kind).toBe('failed');
    expect(returned?.id).toBe((completed?.id ?? 0) + 1);
  });

  test('with nothing to wait for it returns at once', () => {
    expect(sequence(scenario().flush(10).run(), 'flushCalled', 'flushReturned')).toEqual([
      '10 flushCalled',
      '10 flushReturned',
    ]);
  });

  test('waits for the parts of a batch that was split', () => {
    const trace = scenario()
      .topic('orders', { config: { 'max.message.bytes': '130' } })
      .producer('p1', { 'linger.ms': '50', 'batch.size': '120' })
      .with('batch.size', 16_384)
      .sendEvery(1, 'order-1', 'order-2', 'order-3')
      .flush(5)
      .run();
    expect(eventsOf(trace, 'batchSplit').length).toBeGreaterThan(0);
    const [returned] = eventsOf(trace, 'flushReturned');
    expect(returned?.id).toBe((eventsOf(trace, 'sendCompleted').at(-1)?.id ?? 0) + 1);
    expect(trace.last.producers[0]?.bufferPool.available).toBe(33_554_432);
  });
});

describe('close()', () => {
  test('waits for what is incomplete; then the producer is gone and send() throws', () => {
    const trace = scenario()
      .producer('p1', { 'linger.ms': '5000' })
      .send('order-1', 0)
      .send('order-2', 20)
      .close(10)
      .run();
    expect(
      sequence(trace, 'closeCalled', 'sendCompleted', 'producerClosed', 'sendRefused'),
    ).toEqual([
      '10 closeCalled',
      '17 sendCompleted order-1',
      '17 producerClosed',
      '20 sendRefused order-2',
    ]);
    expect(eventsOf(trace, 'sendRefused')[0]).toMatchObject({
      exception: 'IllegalStateException',
      message: 'Cannot perform operation after producer has been closed',
      thrown: true,
    });
    expect(eventsOf(trace, 'closeCalled')[0]?.log).toBe(
      'Closing the Kafka producer with timeoutMillis = 9223372036854775807 ms.',
    );
    expect(trace.last.connections.every((one) => one.state === 'closed')).toBe(true);
  });

  const stalled = (timeoutMs: number) =>
    scenario()
      .producer('p1')
      .sendEvery(10, 'order-1', 'order-2')
      .stall({ moment: 'responseSent', record: 'order-1' })
      .close(50, timeoutMs);

  test('after its time every incomplete batch fails, though it may be stored', () => {
    const trace = stalled(200).run();
    expect(sequence(trace, 'closeForced', 'sendCompleted', 'producerClosed')).toEqual([
      '250 closeForced',
      '250 sendCompleted order-1',
      '250 sendCompleted order-2',
      '250 producerClosed',
    ]);
    for (const { result } of eventsOf(trace, 'sendCompleted')) {
      expect(result).toEqual({
        kind: 'failed',
        exception: 'KafkaException',
        message: 'Producer is closed forcefully.',
      });
    }
    expect(eventsOf(trace, 'closeForced')[0]?.log).toBe(
      'Proceeding to force close the producer since pending requests could not be completed within timeout 200 ms.',
    );
    expect(log(trace)).toContain('order-1');
    expect(trace.end).toBe('quiet');
  });

  test('with timeout 0 it does not wait', () => {
    expect(eventsOf(stalled(0).run(), 'producerClosed')[0]).toMatchObject({ at: 50, forced: true });
  });

  test('what was handed to the socket still arrives', () => {
    const trace = scenario()
      .producer('p1', { acks: '0', 'linger.ms': '0' })
      .send('order-1', 10)
      .close(10)
      .run();
    expect(eventsOf(trace, 'producerClosed')[0]).toMatchObject({ at: 10, forced: false });
    expect(log(trace)).toEqual(['order-1']);
  });
});

describe('callbacks', () => {
  test('of a batch run in append order, then the futures are done: flush() returns after the last', () => {
    const trace = scenario()
      .producer('p1', { 'linger.ms': '100' })
      .sendEvery(1, 'order-1', 'order-2', 'order-3', 'order-4')
      .flush(10)
      .run();
    const events = sequence(trace, 'sendCompleted', 'flushReturned').map((one) => one.slice(3));
    expect(events).toEqual([
      'sendCompleted order-1',
      'sendCompleted order-2',
      'sendCompleted order-3',
      'sendCompleted order-4',
      'flushReturned',
    ]);
  });
});

describe('an application that sends again by itself', () => {
  const deadline = (times: number) =>
    scenario()
      .producer('p1', { 'request.timeout.ms': '100', 'delivery.timeout.ms': '300' })
      .sendsAgain(times, 50)
      .send('order-1', 0)
      .cutAfterAppend('order-1')
      .refuse(1, 1, 1000);

  test('makes a new record of the same value, caused by the failed callback', () => {
    const trace = deadline(1).run();
    const [first, again] = eventsOf(trace, 'recordAppended');
    const [failed] = eventsOf(trace, 'sendCompleted');
    expect(again).toMatchObject({
      at: 350,
      record: { value: 'order-1' },
      resendOf: first?.record.id,
    });
    expect(again?.causes).toEqual([failed?.id]);
    expect(again?.record.id).not.toBe(first?.record.id);
  });

  test('until a send succeeds or its attempts are used up', () => {
    expect(told(deadline(1).run())).toEqual([
      'order-1 TimeoutException',
      'order-1 TimeoutException',
    ]);
    const results = told(deadline(9).run());
    expect(results.length).toBeGreaterThan(3);
    expect(results.at(-1)).toBe('order-1 ok@1');
    expect(new Set(results.slice(0, -1))).toEqual(new Set(['order-1 TimeoutException']));
    expect(log(deadline(9).run())).toEqual(['order-1', 'order-1']);
  });

  test('also after a future that failed at once', () => {
    const trace = tight(40).sendsAgain(1, 400).run();
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-3', 'order-4']);
  });
});

describe('a crash', () => {
  const story = () =>
    scenario()
      .producer('p1')
      .sendEvery(20, 'order-1', 'order-2', 'order-3')
      .stall({ moment: 'responseSent', record: 'order-2' })
      .crash(31);

  test('loses accumulator, futures and the calls to come; the cluster goes on', () => {
    const trace = story().run();
    expect(told(trace)).toEqual(['order-1 ok@0', 'order-2 pending']);
    expect(log(trace)).toEqual(['order-1', 'order-2']);
    expect(trace.last.producers[0]).toMatchObject({
      lifecycle: 'crashed',
      batches: [],
      numbering: [],
    });
    expect(trace.end).toBe('quiet');
  });

  test('and a restart give a new producer id, epoch 0 and sequence 0', () => {
    const trace = story().restart(100).run();
    const batches = eventsOf(trace, 'batchDecided').map(({ batch, verdict }) =>
      [batch.producerId, batch.producerEpoch, batch.baseSequence, verdict.kind].join(' '),
    );
    expect(batches).toEqual(['4001 0 0 APPENDED', '4001 0 1 APPENDED', '4002 0 0 APPENDED']);
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-3']);
    expect(told(trace)).toEqual(['order-1 ok@0', 'order-2 pending', 'order-3 ok@2']);
  });

  test('with an outbox, what is not known to be acked is sent again, before what comes next', () => {
    const trace = story().restart(100, 'unacknowledged').run();
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-2', 'order-3']);
    const [restarted] = eventsOf(trace, 'producerRestarted');
    const again = eventsOf(trace, 'recordAppended').find((one) => one.resendOf !== null);
    expect(restarted).toMatchObject({ session: 2, resends: 1 });
    expect(again?.causes).toEqual([restarted?.id]);
  });

  test('while send() waits for memory forgets that send', () => {
    const trace = tight(60_000).crash(50).restart(200).run();
    expect(told(trace)).toEqual([
      'order-1 pending',
      'order-2 pending',
      'order-3 pending',
      'order-4 ok@2',
    ]);
  });

  test('of a producer that is gone already, and a restart of one that runs, do nothing', () => {
    expect(story().crash(40).run().unfired).toEqual([2]);
    expect(story().restart(10).run().unfired).toEqual([2]);
  });
});

describe('a broker that refuses connections', () => {
  test('is tried again with a growing back-off until its time is over', () => {
    const trace = scenario()
      .producer('p1')
      .send('order-1', 0)
      .cutAfterAppend('order-1')
      .refuse(1, 1, 500)
      .run();
    const tries = eventsOf(trace, 'connectionOpening').map((one) => one.at);
    expect(tries.length).toBeGreaterThan(3);
    const refused = eventsOf(trace, 'connectionLost').filter((one) => one.reason === 'refused');
    expect(refused.length).toBe(tries.length - 1);
    expect(eventsOf(trace, 'connectionReady')[0]?.at).toBeGreaterThan(501);
    expect(log(trace)).toEqual(['order-1']);
  });
});
