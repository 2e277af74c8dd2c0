// What the stage says of machines that are not well, and of transactions.
import { describe, expect, test } from 'vitest';
import '../extras.ts';
import type { FactType } from '../../engine/index.ts';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { eventToExplain } from './inspectorView.ts';
import { selectLanes } from './lanesView.ts';
import { stageAt } from './stageView.ts';
import { selectTape } from './tapeView.ts';

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

describe('what is on the wire', () => {
  test('an answer is lost with the cut of its connection, not one event later', () => {
    const { wire } = stageAfter('lost-ack', 'connectionCut');
    expect(wire.caption).toBe('the first connection is cut');
    expect([...wire.letters, ...wire.slips]).toEqual([]);
    expect(wire.echo?.title).toBe('ack for 106 lost');
  });

  test('a refusal has one colour: frame, verdict, step', () => {
    const { wire, broker } = stageAfter('overtaken', 'batchDecided');
    expect(broker.verdict).toMatchObject({ kind: 'error', tone: 'lost', disc: { tone: 'lost' } });
    const judged = wire.letters.filter((one) => one.message === broker.verdict?.message);
    expect(judged.map((one) => [one.short, one.state])).toEqual([['order-1', 'refused']]);
  });
});

describe('a request to the coordinator', () => {
  const index = indexOf('zombie-fenced');
  const at = (event: number) => stageAt(index, event, NOTHING_CHOSEN);
  const sent = index.trace.events.findLast((one) => one.type === 'requestSent')?.id ?? 0;

  test('is on the wire to its broker, and the verdict from before is gone', () => {
    const { wire, broker } = at(sent);
    expect(wire.letters.map((one) => [one.short, one.partition, one.foot])).toEqual([
      ['EndTxn(commit)', 'broker 3', 'PID 4001, epoch 0'],
    ]);
    expect(broker).toMatchObject({
      title: 'Broker 3',
      caption: 'coordinator of billing-1',
      gate: { lines: ['epoch check'] },
      verdict: null,
    });
  });

  test('is refused by the numbers of the epochs, in one colour', () => {
    const answered = index.trace.events.findLast((one) => one.type === 'responseSent')?.id ?? 0;
    const { wire, broker } = at(answered);
    expect(broker.gate.lines).toEqual(['epoch check', 'epoch 0, broker knows 3']);
    expect(broker.verdict).toMatchObject({
      kind: 'fenced',
      tone: 'fence',
      disc: { step: 3, tone: 'fence', text: 'sent back: PRODUCER_FENCED' },
    });
    expect(wire.letters.map((one) => one.state)).toEqual(['fenced']);
    expect(wire.slips.map((one) => one.answer)).toEqual([
      { kind: 'error', error: 'PRODUCER_FENCED', tone: 'fence' },
    ]);
    expect(eventToExplain(index, answered + 1)).toBe(answered);
    const tones = selectTape(index, 4_000).ticks.filter((one) => one.event >= answered);
    expect(tones.map((one) => one.tone)).toEqual(['fence', 'fence']);
  });
});
