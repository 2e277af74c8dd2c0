import { describe, expect, test } from 'vitest';
import type { Scenario } from '../engine/index.ts';
import { withConfig } from '../lessons/scenes/base.ts';
import { deadlineStored } from '../lessons/scenes/deadlineStored.ts';
import { lostAck, lostAckIdempotent } from '../lessons/scenes/lostAck.ts';
import { palindrome } from '../lessons/scenes/palindrome.ts';
import { run } from '../scenario/index.ts';
import { levelled, lockstep } from './lockstep.ts';
import { buildTraceIndex } from './traceIndex.ts';

const index = (scenario: Scenario) => buildTraceIndex(run(scenario));
const off = index(lostAck);
const on = index(lostAckIdempotent);
const PAIRS = [
  ['off and on', [off, on]],
  ['a run and itself', [off, off]],
  [
    'three settings of acks',
    ['0', '1', 'all'].map((acks) => index(withConfig(palindrome, 'acks', acks))),
  ],
  [
    'a long silence',
    [index(deadlineStored), index(withConfig(deadlineStored, 'enable.idempotence', 'false'))],
  ],
] as const;

describe.each(PAIRS)('%s', (_, runs) => {
  const shared = lockstep(runs);

  test('stand at one virtual time under one playhead', () => {
    for (const { clock, trace } of shared.indexes) {
      for (const { id, at } of trace.events) {
        expect(clock.virtualAt(clock.screenOf(id))).toBe(at);
        expect(clock.eventAt(clock.screenOf(id))).toBe(id);
      }
    }
  });

  test('give each event at least the room that it has by itself', () => {
    shared.indexes.forEach(({ clock, trace }, at) => {
      for (const { id } of trace.events) {
        const room = (one: typeof clock) => one.screenOf(id) - one.screenOf(id - 1);
        const own = runs[at]?.clock;
        expect(own).toBeDefined();
        if (own) expect(room(clock)).toBeGreaterThanOrEqual(room(own));
      }
    });
  });

  test('are level: one instant has one height', () => {
    const own = runs.map(({ trace }) => trace.events.map(({ id }) => id * 20));
    const { of: heights, stops } = levelled(runs, own);
    expect(stops).toHaveLength(shared.stops.length);
    heights.forEach((mine, at) => {
      const events = runs[at]?.trace.events ?? [];
      mine.forEach((y, id) => {
        if (id > 0) expect(y - (mine[id - 1] ?? 0)).toBeGreaterThanOrEqual(20);
        const same =
          heights[0]?.[runs[0]?.trace.events.findIndex((one) => one.at === events[id]?.at) ?? -1];
        const isFirst = events.findIndex((one) => one.at === events[id]?.at) === id;
        if (isFirst && same !== undefined) expect(y).toBe(same);
      });
    });
  });
});

test('runs part where something else happens, not where only a number differs', () => {
  const { parting, indexes } = lockstep([off, on]);
  const there = indexes.map(({ trace }) => trace.events[parting?.event ?? -1]);
  expect(there.map((one) => (one?.type === 'batchDecided' ? one.verdict.kind : null))).toEqual([
    'APPENDED',
    'DUPLICATE',
  ]);
  expect(lockstep([off, off]).parting).toBeNull();
  const healthy = lockstep([off, index({ ...lostAck, interventions: [] })]);
  expect(healthy.parting?.at).toBe(200);
});
