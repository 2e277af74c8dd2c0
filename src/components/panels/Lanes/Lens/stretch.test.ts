import { describe, expect, test } from 'vitest';
import { scenes } from '../../../../lessons/scenes/index.ts';
import { run } from '../../../../scenario/index.ts';
import { laneY, selectLanes } from '../../../../trace/selectors/lanesView.ts';
import { buildTraceIndex } from '../../../../trace/traceIndex.ts';
import { lensFor, screenAtVirtual } from './stretch.ts';

const scene = scenes.find((one) => one.id === 'lost-ack');
if (!scene) throw new Error('the opening scene is gone');
const index = buildTraceIndex(run(scene));
const lanes = { client: 100, gate: 300, followers: null, flight: 34, compact: false } as const;

describe('a stretch of the diagram', () => {
  test('fills the panel as far as its words allow', () => {
    const stretch = [screenAtVirtual(index.clock, 125), screenAtVirtual(index.clock, 205)] as const;
    const lens = lensFor(index, lanes, 500, stretch);
    const view = selectLanes(index, { ...lanes, flight: lanes.flight * (lens?.zoom ?? 0) });
    const height = laneY(view, index.clock, stretch[1]) - laneY(view, index.clock, stretch[0]);
    expect(lens?.zoom).toBeGreaterThan(1);
    expect(height).toBeGreaterThan(380);
    expect(height).toBeLessThanOrEqual(500);
  });

  test('is put in order and kept within the run; nothing is no stretch', () => {
    const { duration } = index.clock;
    expect(lensFor(index, lanes, 500, [duration + 50, -20])?.stretch).toEqual([0, duration]);
    expect(lensFor(index, lanes, 500, [40, 40])).toBeNull();
  });

  test('a virtual time is found on the screen clock', () => {
    for (const at of [0, 55, 205, 478]) {
      expect(index.clock.virtualAt(screenAtVirtual(index.clock, at))).toBeCloseTo(at, 1);
    }
  });
});
