// What the stage says of machines that are not well, and of transactions.
import { describe, expect, test } from 'vitest';
import '../extras.ts';
import type { FactType } from '../../engine/index.ts';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { selectLanes } from './lanesView.ts';
import { stageAt } from './stageView.ts';

const NOTHING_CHOSEN = { partition: null, producer: null, selection: null };

function indexOf(scene: string) {
  const scenario = fromCatalogue(scene);
  if (!scenario) throw new Error(`no scene is named ${scene}`);
  return buildTraceIndex(run(scenario));
}

/** The stage right after the first event of that kind, or after the last event. */
function stageAfter(scene: string, type: FactType | null) {
  const index = indexOf(scene);
  const { events } = index.trace;
  const event = events.find((one) => one.type === type) ?? events.at(-1);
  return stageAt(index, event?.id ?? 0, NOTHING_CHOSEN);
}

describe('a broker that is down', () => {
  test('leads until the controller has missed it', () => {
    const { broker } = stageAfter('failover-remembers', 'brokerStopped');
    expect(broker.down).toBe(true);
    expect(broker.caption).toBe('down, still leader of orders-0');
  });

  test('leads no more once another was elected', () => {
    const { broker } = stageAfter('failover-remembers', 'leaderElected');
    expect(broker.title).toBe('Broker 2');
    expect(broker.caption).toBe('leader of orders-0');
    expect(broker.log.replicas.find((one) => one.name === 'B1')?.inSync).toBe(false);
  });

  test('waits of its client have the names of what they are', () => {
    const index = indexOf('failover-remembers');
    const names = index.trace.events.flatMap(({ id }) => {
      const { producer } = stageAt(index, id, NOTHING_CHOSEN);
      return producer.kind === 'running' && producer.backoff ? [producer.backoff] : [];
    });
    const longest = Math.max(
      ...names.filter((one) => one.name === 'retry.backoff.ms').map((one) => one.to - one.from),
    );
    // 100 ms and a fifth more by chance
    expect(longest).toBeLessThanOrEqual(120);
    expect(names.some((one) => one.name === 'reconnect.backoff.ms')).toBe(true);
  });
});

describe('a process that died', () => {
  test('has no producer, and what it had not heard of stays unheard', () => {
    const { producer, shop } = stageAfter('torn-write', null);
    expect(producer).toMatchObject({ kind: 'none', title: 'Process died' });
    expect(shop.rows.map((one) => one.words)).toEqual(['process died', 'process died']);
  });

  test('leaves a log that holds the value twice once it was sent again', () => {
    expect(stageAfter('consumer-inbox', null).broker.summary).toMatchObject({
      kind: 'duplicated',
      text: 'order-2 is in the log twice',
    });
  });
});

test('what a new leader never had is no copy when it is written again', () => {
  const index = indexOf('order-pipeline');
  const copies = index.trace.events.filter(
    (one) => one.type === 'batchDecided' && index.repeatOf(one.id) !== null,
  );
  expect(copies).toEqual([]);
});

describe('transactions in the log', () => {
  test('markers are rows of their own, and what was aborted says so', () => {
    const { rows } = stageAfter('zombie-fenced', null).broker.log;
    expect(rows.map((one) => one.records.join())).toEqual([
      'order-7',
      'ABORT marker',
      'order-7',
      'COMMIT marker',
    ]);
    expect(rows.map((one) => one.aborted === true)).toEqual([true, false, false, false]);
  });

  test('the last stable offset stays behind while one is open', () => {
    const index = indexOf('txn-isolation');
    const logs = index.trace.events.map(({ id }) => stageAt(index, id, NOTHING_CHOSEN).broker.log);
    const behind = logs.filter((one) => one.lastStableOffset !== undefined);
    expect(behind.length).toBeGreaterThan(0);
    expect(behind.every((one) => (one.lastStableOffset ?? 0) < one.highWatermark)).toBe(true);
    expect(logs.at(-1)?.lastStableOffset).toBeUndefined();
  });

  test('requests other than Produce have their own names in the lanes', () => {
    const index = indexOf('zombie-fenced');
    const { labels, arrows } = selectLanes(index, {
      client: 100,
      gate: 300,
      followers: null,
      flight: 34,
      compact: false,
    });
    const texts = labels.flatMap((one) => one.texts);
    expect(texts).toContain('EndTxn(commit)');
    expect(texts).toContain('InitProducerId');
    expect(texts.filter((one) => one.includes('no records'))).toEqual([]);
    expect(arrows.filter((one) => one.name.includes('no records'))).toEqual([]);
  });
});
