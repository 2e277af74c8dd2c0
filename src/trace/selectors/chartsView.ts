// What numbers of a run did over its time: small charts on the tape's own axis, so that they are in step with it.

import { bisector, max } from 'd3-array';
import {
  type EventId,
  leaderReplica,
  type SimEvent,
  type VirtualMs,
  type World,
  worldAt,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { TraceIndex } from '../types.ts';
import { type AxisLabel, axisOf } from './tapeView.ts';

/** A value from an event on, or at it. */
export interface ChartPoint {
  readonly event: EventId;
  readonly at: VirtualMs;
  /** Share of the tape, 0 … 1. */
  readonly x: number;
  readonly value: number;
}

export interface ChartSeries {
  /** Kafka's word where it has one. */
  readonly name: string;
  readonly look: 'request' | 'ink' | 'dashed' | 'retry';
  readonly points: readonly ChartPoint[];
}

export interface ChartView {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** `steps`: it is so until the next point; `dots`: each point stands for itself. */
  readonly kind: 'steps' | 'dots';
  readonly series: readonly ChartSeries[];
  readonly min: number;
  readonly max: number;
  /** A setting that bounds it, where it is near. */
  readonly limit: { readonly value: number; readonly name: string } | null;
}

export interface ChartsView {
  readonly charts: readonly ChartView[];
  readonly partitions: readonly string[];
}

/** More points help no eye; a longer run is looked at every so many events. */
const MOST_LOOKS = 4000;

const made = new WeakMap<TraceIndex, Map<string, ChartsView>>();

/** The charts of a run; of the partitions one is shown. */
export function selectCharts(index: TraceIndex, partition: string | null): ChartsView {
  const known = made.get(index) ?? new Map<string, ChartsView>();
  made.set(index, known);
  const key = partition ?? '';
  const view = known.get(key) ?? chartsOf(index, partition);
  known.set(key, view);
  return view;
}

/** Labels of the axis that all charts share. */
export function chartAxis(index: TraceIndex, widthPx: number): readonly AxisLabel[] {
  return axisOf(index, widthPx);
}

const byEvent = bisector((one: ChartPoint) => one.event);

/** The newest point up to an event. */
export function pointAt({ points }: ChartSeries, event: EventId): ChartPoint | undefined {
  return points[byEvent.right(points, event) - 1];
}

function chartsOf(index: TraceIndex, asked: string | null): ChartsView {
  const { trace } = index;
  const partitions = trace.last.partitions.map(({ id }) => id);
  const partition = partitions.find((one) => one === asked) ?? partitions[0] ?? '';
  const states = statesOf(index, partition);
  const config = trace.last.producers.find((one) => one.config !== null)?.config;
  const inFlight = states(t`in flight`, inFlightOf, 'request');
  const memory = states('held', memoryOf, 'ink');
  const logEnd = states(t`log end offset`, (_, log) => log.logEndOffset, 'dashed');
  const highWatermark = states(t`high watermark`, (_, log) => log.highWatermark, 'request');
  const least = highWatermark.points[0]?.value ?? 0;
  return {
    partitions,
    charts: [
      chart('in-flight', t`Requests in flight`, '', 'steps', [inFlight], {
        limit: config ? { value: config.maxInFlight, name: 'max.in.flight' } : null,
      }),
      chart('memory', t`Buffer memory held`, 'bytes', 'steps', [memory], {
        limit: config ? { value: config.bufferMemory, name: 'buffer.memory' } : null,
      }),
      chart('retries', 'Retries', '', 'steps', [retriesOf(index)]),
      chart('latency', 'Latency', 'ms', 'dots', [queueTimes(index), endToEnd(index, partition)]),
      chart('log', t`Log of ${partition}`, '', 'steps', [logEnd, highWatermark], { min: least }),
    ],
  };
}

function chart(
  id: string,
  title: string,
  unit: string,
  kind: ChartView['kind'],
  series: readonly ChartSeries[],
  { limit = null, min = 0 }: Partial<Pick<ChartView, 'limit' | 'min'>> = {},
): ChartView {
  const highest = max(series.flatMap((one) => one.points.map(({ value }) => value))) ?? 0;
  // A limit that is far away would press the line to the floor
  const near = limit !== null && limit.value <= Math.max(10, highest * 4) ? limit : null;
  return {
    id,
    title,
    unit,
    kind,
    series,
    min,
    max: Math.max(min + 1, highest, near?.value ?? 0),
    limit: near,
  };
}

interface Log {
  readonly logEndOffset: number;
  readonly highWatermark: number;
}

/** Reads a number from every world, and keeps where it changes. */
function statesOf(index: TraceIndex, partition: string) {
  const { events } = index.trace;
  const stride = Math.max(1, Math.ceil(events.length / MOST_LOOKS));
  const looks: { readonly point: Omit<ChartPoint, 'value'>; readonly world: World }[] = [];
  for (let event = -1; event < events.length; event += stride) {
    looks.push({ point: placeOf(index, event), world: worldAt(index.trace, event) });
  }
  // What the last event still brings about without an event of its own, such as memory given back
  looks.push({ point: placeOf(index, events.length - 1), world: index.trace.last });
  return (
    name: string,
    read: (world: World, log: Log) => number,
    look: ChartSeries['look'],
  ): ChartSeries => {
    const points: ChartPoint[] = [];
    for (const { point, world } of looks) {
      const value = read(world, logOf(world, partition));
      if (points.at(-1)?.value !== value) points.push({ ...point, value });
    }
    return { name, look, points };
  };
}

function logOf({ partitions }: World, id: string): Log {
  const found = partitions.find((one) => one.id === id);
  return found ? leaderReplica(found) : { logEndOffset: 0, highWatermark: 0 };
}

function inFlightOf({ producers }: World): number {
  return producers.reduce(
    (sum, { nodes }) => sum + nodes.reduce((all, one) => all + one.inFlightRequests.length, 0),
    0,
  );
}

function memoryOf({ producers }: World): number {
  return producers.reduce(
    (sum, { config, bufferPool }) =>
      sum + (config ? config.bufferMemory - bufferPool.available : 0),
    0,
  );
}

function retriesOf(index: TraceIndex): ChartSeries {
  const retries = index.trace.events.filter((one) => one.type === 'batchReenqueued');
  return {
    name: t`batches put back`,
    look: 'retry',
    points: [
      { ...placeOf(index, -1), value: 0 },
      ...retries.map(({ id }, nth) => ({ ...placeOf(index, id), value: nth + 1 })),
    ],
  };
}

/** How long each batch waited in the accumulator until it was drained: record-queue-time. */
function queueTimes(index: TraceIndex): ChartSeries {
  return dots(index, 'record-queue-time', 'ink', (event) =>
    event.type === 'batchDrained' ? event.at - event.createdMs : null,
  );
}

/** From send() to the consumer, the oldest record of each read. */
function endToEnd(index: TraceIndex, partition: string): ChartSeries {
  return dots(index, t`send() to consumer`, 'request', (event) =>
    event.type === 'recordsRead' && event.partition === partition && event.records.length > 0
      ? (max(event.records.map(({ timestamp }) => event.at - timestamp)) ?? null)
      : null,
  );
}

function dots(
  index: TraceIndex,
  name: string,
  look: ChartSeries['look'],
  read: (event: SimEvent) => number | null,
): ChartSeries {
  const points = index.trace.events.flatMap((event) => {
    const value = read(event);
    return value === null ? [] : [{ ...placeOf(index, event.id), value }];
  });
  return { name, look, points };
}

function placeOf({ trace, clock }: TraceIndex, event: EventId): Omit<ChartPoint, 'value'> {
  const x = event < 0 || clock.duration === 0 ? 0 : clock.screenOf(event) / clock.duration;
  return { event, at: trace.events[event]?.at ?? 0, x };
}
