import './extras.ts';
import { describe, expect, test } from 'vitest';
import type { FactType, Trace } from '../engine/index.ts';
import { catalogue } from '../lessons/catalogue/index.ts';
import { scenes } from '../lessons/scenes/index.ts';
import { run } from '../scenario/index.ts';
import { scenario } from '../testing/scenario.ts';
import { eventLabel } from './labels.ts';
import { eventActorName, eventSentence } from './sentences.ts';
import { buildTraceIndex } from './traceIndex.ts';

/** Sentences of one kind of event, in order. */
function say(trace: Trace, ...types: readonly FactType[]): readonly string[] {
  const index = buildTraceIndex(trace);
  return trace.events
    .filter((one) => types.includes(one.type))
    .map((one) => eventSentence(one, index));
}

function label(trace: Trace, ...types: readonly FactType[]): readonly string[] {
  const index = buildTraceIndex(trace);
  return trace.events
    .filter((one) => types.includes(one.type))
    .map((one) => eventLabel(one, index));
}

const lost = (idempotence: boolean) =>
  scenario()
    .with('enable.idempotence', idempotence)
    .topic('orders', { startOffset: 104 })
    .send('order-1', 0, { amount: 40 })
    .cutAfterAppend('order-1')
    .run();

describe('what an application does and meets is told', () => {
  test('full memory, and a future that fails at once', () => {
    const trace = scenario()
      .producer('p1', { 'batch.size': '100', 'buffer.memory': '110', 'linger.ms': '0' })
      .with('max.block.ms', 20)
      .sendEvery(1, 'order-1', 'order-2')
      .stall({ moment: 'responseSent', record: 'order-1' })
      .run();
    expect(say(trace, 'sendBlocked', 'sendRefused')).toEqual([
      'the application sends order-2 and has to wait: it needs 102 bytes of buffer memory, and 8 are free',
      'send() of order-2 fails at once: BufferExhaustedException: Failed to allocate 102 bytes within the configured max blocking time 20 ms. Total memory: 110 bytes. Available memory: 8 bytes. Poolable size: 100 bytes',
    ]);
  });

  test('flush() and close(), in time and by force', () => {
    const trace = scenario()
      .send('order-1', 0)
      .flush(0)
      .send('order-2', 30)
      .close(31, 0)
      .send('order-3', 40)
      .run();
    const types = ['flushCalled', 'flushReturned', 'closeCalled', 'closeForced'] as const;
    expect(say(trace, ...types, 'producerClosed', 'sendRefused')).toEqual([
      'the application calls flush() and waits for 1 batch',
      'flush() of the application returns',
      'the application calls close() and waits at most 0 ms',
      'the time of close() is over; 1 incomplete batch fails, stored or not',
      'the producer is closed',
      'send() of order-3 throws IllegalStateException: Cannot perform operation after producer has been closed',
    ]);
    expect(label(trace, ...types, 'producerClosed')).toEqual([
      'flush()',
      'flush() returns',
      'close(0 ms)',
      'forced to close',
      'closed',
    ]);
  });

  test('a crash, a restart, and a broker that takes no connection', () => {
    const trace = scenario()
      .send('order-1', 0)
      .crash(6)
      .refuse(1, 10, 30)
      .restart(20, 'unacknowledged')
      .run();
    const types = ['producerCrashed', 'producerRestarted', 'brokerUnreachable'] as const;
    expect(say(trace, ...types, 'brokerReachable')).toEqual([
      'the process of the application and its producer dies, and nobody will hear of order-1',
      'for 30 ms broker 1 takes no new connection',
      'the application starts again with a new producer id, 4002, epoch 0, and will send 1 record again that it does not know acknowledged',
      'broker 1 takes new connections again',
    ]);
    expect(say(trace, 'recordAppended')[1]).toBe(
      'the application sends order-1 again, as a new record; it opens a new batch for orders-0',
    );
    expect(say(trace, 'connectionLost')[0]).toBe(
      'the producer gets no connection to broker 1 and tries again later',
    );
    expect(label(trace, 'connectionLost')[0]).toBe('connection refused');
  });
});

describe('a sentence', () => {
  test('tells a first copy from a second one', () => {
    expect(say(lost(false), 'batchDecided')).toEqual([
      'broker 1 writes order-1 at offset 104',
      'broker 1 writes order-1 at offset 105, a second copy: the first stands at 104',
    ]);
    expect(label(lost(false), 'batchDecided')).toEqual(['append at 104', 'append at 105, a copy']);
  });

  test('says when a copy is recognised', () => {
    expect(say(lost(true), 'batchDecided')).toEqual([
      'broker 1 writes order-1 at offset 104',
      'broker 1 recognises order-1, sequence 0, as a copy of offset 104 and answers without writing',
    ]);
    expect(label(lost(true), 'batchDecided')[1]).toBe('copy of 104, not written');
  });

  test('names the numbers of a refusal', () => {
    const trace = scenario()
      .sendEvery(0, 'a', 'b', 'c')
      .feed(200, { pid: 4001, epoch: 0, seq: 1 }, 'b', 'c')
      .run();
    expect(say(trace, 'batchDecided')[1]).toBe(
      'broker 1 refuses b and c: OUT_OF_ORDER_SEQUENCE_NUMBER, got 1, expected 3',
    );
    expect(say(trace, 'requestSent')[1]).toBe('the hand-fed client sends b and c to broker 1');
  });

  test('counts what a lost connection takes with it', () => {
    const trace = scenario()
      .withoutIdempotence()
      .sendEvery(20, 'a', 'b', 'c')
      .stall({ moment: 'responseSent', record: 'a' })
      .cut(200)
      .run();
    expect(say(trace, 'connectionLost', 'requestFailed')).toEqual([
      'the producer learns that the connection to broker 1 is gone; 3 requests in flight fail, the oldest first',
      'the request with a ends without an answer: NETWORK_EXCEPTION',
      'the request with b ends without an answer: NETWORK_EXCEPTION',
      'the request with c ends without an answer: NETWORK_EXCEPTION',
    ]);
    expect(say(trace, 'trafficHeld')).toEqual([
      'no answers get through on the connection between the producer and broker 1, from the one for a on',
    ]);
    expect(say(trace, 'batchReenqueued')[1]).toBe(
      'the producer puts b back into the queue, to the head, for attempt 2: NETWORK_EXCEPTION',
    );
  });

  test('says what a consumer charges, and that it does so again', () => {
    expect(say(lost(false), 'recordsRead')).toEqual([
      'the consumer reads order-1 at offset 104 and charges €40',
      'the consumer reads order-1 at offset 105 and charges €40, again',
    ]);
    expect(label(lost(false), 'recordsRead')).toEqual([
      'card charged €40',
      'card charged €40 again',
    ]);
  });

  test('claims no single offset where markers and hidden records have theirs in between', () => {
    const scene = catalogue.find((one) => one.id === 'txn-isolation');
    if (!scene) throw new Error('no scene txn-isolation');
    expect(say(run(scene), 'recordsRead').at(-1)).toBe(
      'consumer rc reads order-2 between offsets 0 and 2 and charges €25',
    );
  });

  test('does not pretend to know an offset with acks=0', () => {
    const trace = scenario().withoutIdempotence().with('acks', 0).send('a', 0).run();
    expect(say(trace, 'sendCompleted')).toEqual([
      'the application is told: a was sent; with acks=0 nobody knows its offset (−1)',
    ]);
  });

  test('names producers and partitions where there are several', () => {
    const trace = scenario()
      .topic('orders', { partitions: 2 })
      .producer('p1')
      .send('a', 0, { partition: 1 })
      .producer('p2')
      .send('b', 0, { partition: 0 })
      .run();
    expect(say(trace, 'batchDecided', 'sendCompleted')).toEqual([
      'broker 2 writes a at offset 0 of orders-1',
      'broker 1 writes b at offset 0 of orders-0',
      'the application of p1 is told: a is stored at offset 0 of orders-1',
      'the application of p2 is told: b is stored at offset 0 of orders-0',
    ]);
  });

  test('shortens a long batch to its ends', () => {
    const trace = scenario().sendEvery(0, 'a', 'b', 'c', 'd').run();
    expect(say(trace, 'responseSent')).toEqual([
      'broker 1 answers: a … d (4 records) are at offsets 0–3',
    ]);
  });

  test('of a refused configuration is Kafka’s own', () => {
    const trace = scenario().with('acks', 1).with('enable.idempotence', true).send('a', 0).run();
    expect(say(trace, 'configRejected')).toEqual([
      'the producer cannot be built: ConfigException: Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.',
    ]);
  });
});

test('the actors are the machines of the stage', () => {
  const trace = lost(false);
  const index = buildTraceIndex(trace);
  const actors = new Set(trace.events.map((one) => eventActorName(one, index)));
  expect(actors).toEqual(
    new Set(['producer', 'shop', 'broker 1', 'broker 2', 'broker 3', 'wire', 'consumer']),
  );
});

test('every event of every scene has a sentence and a label without a gap', () => {
  for (const scene of scenes) {
    const trace = run(scene);
    const index = buildTraceIndex(trace);
    for (const event of trace.events) {
      const words = `${eventSentence(event, index)} | ${eventLabel(event, index)}`;
      expect(words, `${scene.id} #${event.id}`).not.toMatch(
        /undefined|null|NaN|nothing| {2}|^ | $|\| $| -\d/,
      );
    }
  }
});

describe('each sentence has the number that decides', () => {
  const catalogued = (id: string) => {
    const found = catalogue.find((one) => one.id === id);
    if (!found) throw new Error(`no scene ${id}`);
    return run(found);
  };

  test('how long the client waited, and what it was set to', () => {
    const trace = scenario()
      .with('request.timeout.ms', 200)
      .send('a', 0)
      .stall({ moment: 'responseSent', record: 'a' })
      .run();
    expect(say(trace, 'connectionLost')).toEqual([
      'the producer has waited 200 ms (request.timeout.ms) for an answer and closes the connection to broker 1; 1 request in flight fails',
    ]);
    expect(say(trace, 'batchDrained')).toEqual([
      'the producer takes a from the accumulator, 5 ms after it opened the batch, and gives it sequence 0',
      'the producer takes a from the accumulator for attempt 2, with sequence 0',
    ]);
  });

  test('how often a batch was sent, and how many retries are left', () => {
    const trace = catalogued('five-retries');
    expect(say(trace, 'batchFailed')).toEqual([
      'the producer gives up on order-1 after 6 attempts: NOT_ENOUGH_REPLICAS',
    ]);
    expect(say(trace, 'batchReenqueued').at(-1)).toBe(
      'the producer puts order-1 back into the queue, by sequence, to the head, for attempt 6 (0 retries left): NOT_ENOUGH_REPLICAS',
    );
    expect(say(trace, 'responseSent')[0]).toBe('broker 1 answers: order-1, NOT_ENOUGH_REPLICAS');
  });

  test('what the controller waited for, and whom a leader follows', () => {
    const trace = catalogued('failover-remembers');
    expect(say(trace, 'brokerFenced', 'leaderElected')).toEqual([
      'the controller has heard nothing of broker 1 for 9\u2009000 ms (broker.session.timeout.ms) and fences it',
      'broker 2 leads orders-0 after broker 1, leader epoch 1, from offset 3 on',
    ]);
  });

  test('how old what is forgotten is', () => {
    expect(say(catalogued('forgotten-producer'), 'producerForgotten')[0]).toBe(
      'broker 1 forgets producer id 4001 on orders-0: its last record is 600\u2009000 ms old, more than 60\u2009000 ms (producer.id.expiration.ms)',
    );
  });

  test('what a late answer said', () => {
    const trace = scenario()
      .with('delivery.timeout.ms', 100)
      .with('request.timeout.ms', 90)
      .with('linger.ms', 0)
      .with('retry.backoff.ms', 10)
      .with('reconnect.backoff.ms', 30)
      .send('a', 0)
      .loseRequest('a')
      .delay({ moment: 'responseSent', record: 'a' }, 60)
      .run();
    expect(say(trace, 'lateResponse')).toEqual([
      'the answer for a (offset 0) comes too late: the application has been told already',
    ]);
    expect(say(trace, 'batchExpired')[0]).toContain('delivery.timeout.ms is over, 100 ms since');
  });
});
