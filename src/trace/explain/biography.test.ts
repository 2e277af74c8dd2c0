// A biography has every event of a record's life once and in order, and its head says what the logs say.
import '../extras.ts';
import { describe, expect, test } from 'vitest';
import { listOf, type Trace } from '../../engine/index.ts';
import { catalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { arbitraryScenario } from '../../testing/arbitraries.ts';
import { checkProperty } from '../../testing/checkProperty.ts';
import { fc } from '../../testing/fastCheck.ts';
import { scenario } from '../../testing/scenario.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { type Biography, biographiesOf } from './biography.ts';
import { printBiography } from './printBiography.ts';

const scene = (id: string): Trace => {
  const found = catalogue.find((one) => one.id === id);
  if (!found) throw new Error(`no scene ${id}`);
  return run(found);
};

const only = (trace: Trace, value: string): Biography => {
  const [one, ...others] = biographiesOf(trace, value);
  if (!one || others.length > 0) throw new Error(`${others.length + 1} biographies of ${value}`);
  return one;
};

const linesOf = (one: Biography) => one.chapters.flatMap((chapter) => chapter.lines);

describe('the order that was written twice', () => {
  const trace = scene('lost-ack');
  const life = only(trace, 'order-17');

  test('is told in chapters, attempt by attempt', () => {
    expect(life.chapters.map((one) => one.title)).toEqual([
      'send()',
      'attempt 1: request p1/1 to broker 1 over p1-b1/1',
      'it waits for its next attempt',
      'attempt 2: request p1/2 to broker 1 over p1-b1/2',
      'the application is told',
    ]);
    expect(linesOf(life).map((one) => one.event)).toContain(25);
  });

  test('stands at two offsets on three brokers, and was acted on twice', () => {
    expect(life.standing.map((one) => [one.offset, one.attempt, one.brokers])).toEqual([
      [106, 1, [1, 2, 3]],
      [107, 2, [1, 2, 3]],
    ]);
    expect(life.acted.map((one) => [one.consumer, one.at])).toEqual([
      ['c1', 190],
      ['c1', 543],
    ]);
    expect(life.told).toMatchObject([
      { at: 578, afterMs: 458, result: { kind: 'ok', offset: 107 } },
    ]);
  });
});

test('a value that the application sends again has one biography over both records', () => {
  const life = only(scene('deadline-stored'), 'order-1');
  expect(life.records).toEqual(['p1/0', 'p1/1']);
  expect(life.told.map((one) => one.result.kind)).toEqual(['failed', 'ok']);
  expect(life.chapters.map((one) => one.title)).toContain(
    'send() number 2, by the application itself',
  );
  const text = printBiography(life, scene('deadline-stored'));
  expect(text).toMatch(/… {2}and so 6 more times\n/);
});

test('a process that dies, its restart and the second send() are in it', () => {
  const life = only(scene('restart-resend'), 'order-2');
  const types = linesOf(life).map((one) => scene('restart-resend').events[one.event]?.type);
  expect(types).toContain('producerCrashed');
  expect(types).toContain('producerRestarted');
});

test('a lost record stands nowhere, and the election that lost it comes afterwards', () => {
  const trace = scene('unclean-silent');
  const life = only(trace, 'order-2');
  expect(life.standing).toEqual([]);
  expect(life.chapters.at(-1)?.title).toBe('afterwards');
  expect(printBiography(life, trace)).toContain('  stored    nowhere\n');
});

test('a replica that is cut back is part of it', () => {
  const lossy = catalogue.find((one) => one.id === 'acks1-loss');
  if (!lossy) throw new Error('no scene');
  const at = { at: 20_000, producer: null, broker: null };
  const back = { do: 'startBroker', when: at, broker: 1, afterMs: 0, enabled: true } as const;
  const trace = run({ ...lossy, interventions: [...lossy.interventions, back] });
  const types = linesOf(only(trace, 'order-2')).map((one) => trace.events[one.event]?.type);
  expect(types.slice(-2)).toEqual(['leaderElected', 'replicaTruncated']);
});

test('what a group did with it is part of it: polls, effects, the crash, and the commit that ends it', () => {
  const scene = catalogue.find((one) => one.id === 'commit-after');
  if (!scene) throw new Error('no scene');
  const trace = run(scene);
  const lines = linesOf(only(trace, 'order-2'));
  const types = lines.map((one) => trace.events[one.event]?.type);
  expect(types.slice(types.indexOf('recordsPolled'))).toEqual([
    'recordsPolled',
    'effectDone',
    'consumerStopped',
    'partitionsAssigned',
    'recordsPolled',
    'effectDone',
    'offsetsCommitted',
  ]);
  expect(lines.at(-2)?.sentence).toBe(
    'the consumer acts on order-2, €25, a second time: it is read again, because its offset was never committed',
  );
});

test('an outbox frames it: the row, the send, the mark', () => {
  const scene = catalogue.find((one) => one.id === 'outbox-relay');
  if (!scene) throw new Error('no scene');
  const trace = run(scene);
  const life = only(trace, 'order-2');
  const types = linesOf(life).map((one) => trace.events[one.event]?.type);
  expect(types[0]).toBe('outboxRowInserted');
  expect(types.filter((one) => one === 'recordAppended')).toHaveLength(2);
  expect(types).toContain('outboxRowMarked');
  expect(linesOf(life).at(-2)?.sentence).toBe(
    'the consumer finds order-2 in its inbox and passes order-2 over: a repeat',
  );
});

test('what never left the client says so', () => {
  const trace = scenario().with('max.request.size', 100).send('x'.repeat(200), 0).run();
  const life = only(trace, 'x'.repeat(200));
  expect(life.requests).toEqual([]);
  expect(printBiography(life, trace)).toContain('by p1, and in no batch');
});

test('no event of a record is missed, none told twice, in random runs', () => {
  checkProperty(
    arbitraryScenario({ clusterFaults: true }),
    fc.constant(null),
    (one) => {
      const trace = run({ ...one, untilMs: 100_000 });
      const index = buildTraceIndex(trace);
      for (const { sent } of trace.last.producers) {
        for (const { record, call } of listOf(sent)) {
          const lives = biographiesOf(trace, record.value);
          expect(lives).toHaveLength(1);
          const events = lives.flatMap(linesOf).map((line) => line.event);
          expect(events).toEqual([...new Set(events)].sort((a, b) => a - b));
          for (const event of index.eventsOfRecord(record.id)) expect(events).toContain(event);
          if (call > 2) break;
        }
      }
    },
    { runs: 25 },
  );
});
