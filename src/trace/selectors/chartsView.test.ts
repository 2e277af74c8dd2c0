import { expect, test } from 'vitest';
import { sceneById } from '../../lessons/scenes/index.ts';
import { run } from '../../scenario/index.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { pointAt, selectCharts } from './chartsView.ts';

function chartsOf(id: string) {
  const scene = sceneById(id);
  if (!scene) throw new Error(`no scene ${id}`);
  const index = buildTraceIndex(run(scene));
  const { charts } = selectCharts(index, null);
  const series = (name: string) => {
    const found = charts.flatMap((one) => one.series).find((one) => one.name === name);
    if (!found) throw new Error(`no series ${name}`);
    return found;
  };
  return { index, charts, series };
}

test('the numbers at the end are those of the last world', () => {
  const { index, series } = chartsOf('lost-ack');
  const last = index.trace.events.length - 1;
  const replica = index.trace.last.partitions[0]?.replicas[0];
  expect(pointAt(series('log end offset'), last)?.value).toBe(replica?.logEndOffset);
  expect(pointAt(series('high watermark'), last)?.value).toBe(replica?.highWatermark);
  expect(pointAt(series('in flight'), last)?.value).toBe(0);
  expect(pointAt(series('held'), last)?.value).toBe(0);
  expect(pointAt(series('batches put back'), last)?.value).toBe(1);
});

test('points stand in order on the tape, and a state has a value at every event', () => {
  const { index, charts } = chartsOf('lost-ack');
  for (const { kind, series, min, max } of charts) {
    for (const { points } of series) {
      for (const [nth, point] of points.entries()) {
        expect(point.x).toBeGreaterThanOrEqual(points[nth - 1]?.x ?? 0);
        expect(point.value).toBeGreaterThanOrEqual(min);
        expect(point.value).toBeLessThanOrEqual(max);
        if (point.event >= 0) expect(point.at).toBe(index.trace.events[point.event]?.at);
      }
      if (kind === 'steps') expect(points[0]?.event).toBe(-1);
    }
  }
});

test('the retry waits in the accumulator again, and its copy reaches the consumer late', () => {
  const { series } = chartsOf('lost-ack');
  const queue = series('record-queue-time').points.map(({ value }) => value);
  expect(queue.length).toBeGreaterThan(2);
  expect(Math.max(...queue)).toBeGreaterThan(300);
  const reads = series('send() to consumer').points.map(({ value }) => value);
  expect(Math.max(...reads)).toBeGreaterThan(400);
});
