import { describe, expect, test } from 'vitest';
import type { Trace } from '../../engine/index.ts';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { scenario } from '../../testing/scenario.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { selectRail } from './railView.ts';
import { stageAt } from './stageView.ts';

const outcome = (trace: Trace) =>
  selectRail(buildTraceIndex(trace), trace.events.length - 1).outcome;

const NOTHING_CHOSEN = { partition: null, producer: null, selection: null };

describe('the outcome of a run in which the shop sends again by itself', () => {
  test('counts the second record of the same order as a copy', () => {
    const trace = scenario()
      .sendEvery(20, 'order-1', 'order-2')
      .stall({ moment: 'responseSent', record: 'order-2' })
      .crash(40)
      .restart(60, 'unacknowledged')
      .run();
    expect(outcome(trace)).toMatchObject({
      kind: 'duplicated',
      title: 'order-2 is in the log twice',
    });
    // whoever acts on each record has charged for one order twice
    const index = buildTraceIndex(trace);
    const { note, off } = stageAt(index, trace.events.length - 1, NOTHING_CHOSEN).statement;
    expect({ note, off }).toMatchObject({ note: { title: 'charged twice' }, off: true });
  });

  test('counts an order that failed first and was stored then as stored', () => {
    const trace = scenario()
      .producer('p1', { 'request.timeout.ms': '50', 'delivery.timeout.ms': '60' })
      .sendsAgain(1, 500)
      .send('order-1', 0)
      .loseRequest('order-1')
      .refuse(1, 0, 300)
      .run();
    expect(outcome(trace)).toMatchObject({ kind: 'once', title: 'every record in order, once' });
    expect(outcome(trace).log.map((one) => one.state)).toEqual(['written']);
  });

  test('tells a record that an abort hides from one that is written', () => {
    const isolation = fromCatalogue('txn-isolation');
    expect(isolation).toBeDefined();
    if (!isolation) return;
    expect(outcome(run(isolation))).toMatchObject({
      kind: 'open',
      title: '1 record written, in order, once',
      log: [{ state: 'aborted' }, { state: 'written' }],
    });
  });

  test('does not take what is committed behind its aborted copy for a copy', () => {
    const write = fromCatalogue('atomic-write');
    expect(write).toBeDefined();
    if (!write) return;
    const { kind, log } = outcome(run(write));
    expect(kind).toBe('open');
    expect(log.map((one) => one.state)).toEqual(['aborted', 'written', 'written']);
  });

  test('does not wait for the answer to what a dead process sent', () => {
    const trace = scenario().send('order-1', 0).crash({ moment: 'appended' }).run();
    expect(outcome(trace).kind).toBe('once');
  });
});

describe('what is missing from the log', () => {
  const squares = (trace: Trace) => outcome(trace).log.map(({ text, state }) => `${text} ${state}`);

  test('is a hole where it should stand, not behind what was sent after it', () => {
    const trace = scenario()
      .producer('p1', { acks: '0' })
      .sendEvery(40, 'order-1', 'order-2', 'order-3')
      .loseRequest('order-2')
      .run();
    expect(squares(trace)).toEqual(['1 written', '2 gone', '3 written']);
  });

  test('stands first where nothing was sent before it', () => {
    const trace = scenario()
      .producer('p1', { acks: '0' })
      .sendEvery(40, 'order-1', 'order-2')
      .loseRequest('order-1')
      .run();
    expect(squares(trace)).toEqual(['1 gone', '2 written']);
  });
});
