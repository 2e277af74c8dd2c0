import { describe, expect, test } from 'vitest';
import type { Trace } from '../../engine/index.ts';
import { scenario } from '../../testing/scenario.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { selectRail } from './railView.ts';

const outcome = (trace: Trace) =>
  selectRail(buildTraceIndex(trace), trace.events.length - 1).outcome;

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

  test('does not wait for the answer to what a dead process sent', () => {
    const trace = scenario().send('order-1', 0).crash({ moment: 'appended' }).run();
    expect(outcome(trace).kind).toBe('once');
  });
});
