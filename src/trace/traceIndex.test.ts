import { describe, expect, test } from 'vitest';
import type { Trace } from '../engine/index.ts';
import { catalogue } from '../lessons/catalogue/index.ts';
import { run } from '../scenario/index.ts';
import { arbitraryScenario } from '../testing/arbitraries.ts';
import { checkProperty } from '../testing/checkProperty.ts';
import { fc } from '../testing/fastCheck.ts';
import { scenario } from '../testing/scenario.ts';
import { buildTraceIndex } from './traceIndex.ts';

const fates = (trace: Trace) =>
  buildTraceIndex(trace).messages.map(
    (one) => `${one.id} ${one.fate} ${one.travelled}${one.heldBy === null ? '' : ' held'}`,
  );
const life = (trace: Trace, record: string) =>
  buildTraceIndex(trace)
    .eventsOfRecord(record)
    .map((id) => trace.events[id]?.type);

describe('messages', () => {
  test('arrive', () => {
    const trace = scenario().send('a', 0).run();
    expect(fates(trace)).toEqual(['p1/0> arrived 1', 'p1/0< arrived 1']);
    const [request, response] = buildTraceIndex(trace).messages;
    expect(request).toMatchObject({ sentAt: 5, endAt: 7, client: 'p1', broker: 1, partitions: [] });
    expect(response).toMatchObject({ sentAt: 10, endAt: 12, partitions: [{ baseOffset: 0 }] });
    expect(response?.batches).toBe(request?.batches);
  });

  test('are lost where the connection broke', () => {
    const trace = scenario()
      .takes({ flightMs: 40 })
      .send('a', 0)
      .cut({ moment: 'responseSent', record: 'a' }, 15)
      .run();
    expect(fates(trace)).toEqual([
      'p1/0> arrived 1',
      'p1/0< lost 0.37',
      'p1/1> arrived 1',
      'p1/1< arrived 1',
    ]);
  });

  test('are lost at the start when the broker has no connection to answer on', () => {
    const trace = scenario().send('a', 0).cut({ moment: 'requestArrived', record: 'a' }).run();
    const index = buildTraceIndex(trace);
    const answer = index.message('p1/0<');
    expect(answer).toMatchObject({ fate: 'lost', travelled: 0, heldBy: null });
    expect(answer?.endEvent).toBe(answer?.sentEvent);
    expect(trace.events[answer?.sentEvent ?? -1]?.type).toBe('responseDropped');
  });

  test('are held from the named one on, and those behind it too', () => {
    const trace = scenario()
      .with('linger.ms', 0)
      .takes({ flightMs: 10 })
      .sendEvery(4, 'a', 'b', 'c')
      .hold({ moment: 'requestSent', record: 'b' })
      .release(60)
      .run();
    expect(fates(trace).filter((one) => one.includes('>'))).toEqual([
      'p1/0> arrived 1',
      'p1/1> arrived 1 held',
      'p1/2> arrived 1 held',
    ]);
  });

  test('are held from now on when no message is named', () => {
    const trace = scenario()
      .with('linger.ms', 0)
      .takes({ flightMs: 10 })
      .sendEvery(20, 'a', 'b')
      .hold(5)
      .release(60)
      .run();
    expect(fates(trace).filter((one) => one.includes('>'))).toEqual([
      'p1/0> arrived 1',
      'p1/1> arrived 1 held',
    ]);
  });

  test('can be under way when the run ends', () => {
    const trace = scenario().with('acks', 0).withoutIdempotence().send('a', 0).hold(0).run();
    expect(fates(trace)).toEqual(['p1/0> underWay 0 held']);
    expect(buildTraceIndex(trace).message('p1/0>')).toMatchObject({ endEvent: null, endAt: null });
  });
});

describe('the life of a record', () => {
  test('goes from send() over both attempts to both readings', () => {
    const trace = scenario().withoutIdempotence().send('a', 0).loseAnswer('a').run();
    expect(life(trace, 'p1/0')).toMatchInlineSnapshot(`
      [
        "recordAppended",
        "batchDrained",
        "requestSent",
        "requestArrived",
        "batchDecided",
        "highWatermarkAdvanced",
        "responseSent",
        "messageLost",
        "recordsRead",
        "requestFailed",
        "batchReenqueued",
        "batchDrained",
        "requestSent",
        "requestArrived",
        "batchDecided",
        "highWatermarkAdvanced",
        "responseSent",
        "responseArrived",
        "sendCompleted",
        "recordsRead",
      ]
    `);
  });

  test('has nothing of other records', () => {
    const trace = scenario().sendEvery(20, 'a', 'b').loseAnswer('b').run();
    expect(life(trace, 'p1/0')).not.toContain('batchReenqueued');
    expect(buildTraceIndex(trace).eventsOfRecord('p1/9')).toEqual([]);
  });

  test('is that of its batch once it is in one', () => {
    const trace = scenario().send('a', 0).run();
    const index = buildTraceIndex(trace);
    expect(index.eventsOfBatch('p1/orders-0/0')).toEqual(index.eventsOfRecord('p1/0'));
  });

  test('names each event for each record that it concerns, and no other', () => {
    checkProperty(
      arbitraryScenario(),
      fc.constant(null),
      (one) => {
        const trace = run(one);
        const index = buildTraceIndex(trace);
        for (const { id } of trace.events) {
          for (const record of index.concerns(id).records) {
            expect(index.eventsOfRecord(record)).toContain(id);
            expect(index.record(record)?.id).toBe(record);
          }
        }
      },
      { runs: 30 },
    );
  });
});

describe('copies', () => {
  test('point at the event that wrote or read the record first', () => {
    const trace = scenario().withoutIdempotence().send('a', 0).loseAnswer('a').run();
    const index = buildTraceIndex(trace);
    const repeats = trace.events.flatMap(({ id, type }) => {
      const first = index.repeatOf(id);
      return first === null ? [] : [`${type} repeats ${trace.events[first]?.type} at ${first}`];
    });
    const appended = trace.events.find((one) => one.type === 'batchDecided')?.id;
    const read = trace.events.find((one) => one.type === 'recordsRead')?.id;
    expect(repeats).toEqual([
      `batchDecided repeats batchDecided at ${appended}`,
      `recordsRead repeats recordsRead at ${read}`,
    ]);
  });
  test('are none when a duplicate is recognised', () => {
    const trace = scenario().send('a', 0).loseAnswer('a').run();
    const index = buildTraceIndex(trace);
    expect(trace.events.every((one) => index.repeatOf(one.id) === null)).toBe(true);
  });
});

test('notable events are the decisions, the loss, the retry, and the second reading', () => {
  const trace = scenario().withoutIdempotence().send('a', 0).loseAnswer('a').run();
  expect(buildTraceIndex(trace).notable.map((id) => trace.events[id]?.type)).toEqual([
    'batchDecided',
    'connectionCut',
    'messageLost',
    'connectionLost',
    'batchReenqueued',
    'requestSent',
    'batchDecided',
    'recordsRead',
  ]);
});

describe('the next notable event', () => {
  const stops = (id: string) => {
    const scene = catalogue.find((one) => one.id === id);
    if (!scene) throw new Error(`no scene ${id}`);
    const trace = run(scene);
    return buildTraceIndex(trace).notable.map((at) => {
      const event = trace.events[at];
      return `${event?.actor} ${event?.type}`;
    });
  };

  test('stops where a transaction is aborted, where readers may go on, and at what they read', () => {
    expect(stops('txn-isolation')).toEqual([
      'b1 batchDecided',
      'ru recordsRead',
      'b1 batchDecided',
      'ru recordsRead',
      'b3 transactionMoved',
      'b1 markerWritten',
      'b1 lastStableOffsetAdvanced',
      'rc recordsRead',
    ]);
  });

  test('stops where a producer stands still, comes back and is fenced', () => {
    expect(stops('zombie-fenced').slice(-5)).toEqual([
      'rc recordsRead',
      'a producerResumed',
      'b3 responseSent',
      'a transactionReturned',
      'a transactionReturned',
    ]);
  });

  test('stops at a crash, where the controller fences the broker, and at the new leader', () => {
    expect(stops('acks1-loss').slice(-5)).toEqual([
      'b1 brokerStopped',
      'p1 connectionLost',
      'controller brokerFenced',
      'controller leaderElected',
      'b2 isrChanged',
    ]);
  });
});

test('an index of ten thousand events is built in a moment', () => {
  const story = scenario();
  for (let at = 0; at < 900; at++) story.send(`r${at}`, at * 20);
  const trace = story.run();
  expect(trace.events.length).toBeGreaterThan(10_000);
  const start = performance.now();
  buildTraceIndex(trace);
  expect(performance.now() - start).toBeLessThan(1000);
});
