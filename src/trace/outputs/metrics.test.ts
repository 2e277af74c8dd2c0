import { describe, expect, test } from 'vitest';
import { listOf, type Trace, worldAt } from '../../engine/index.ts';
import { sceneById } from '../../lessons/scenes/index.ts';
import { run } from '../../scenario/index.ts';
import { arbitraryScenario } from '../../testing/arbitraries.ts';
import { checkProperty } from '../../testing/checkProperty.ts';
import { fc } from '../../testing/fastCheck.ts';
import { scenario } from '../../testing/scenario.ts';
import { printMetrics, producerMetrics } from './metrics.ts';

function traceOf(id: string): Trace {
  const scene = sceneById(id);
  if (!scene) throw new Error(`no scene ${id}`);
  return run(scene);
}

/** Values of group producer-metrics by name, at the end unless an event is given. */
function valuesOf(trace: Trace, event = trace.events.length - 1, group = 'producer-metrics') {
  const own = producerMetrics(trace, 'p1', event).filter((one) => one.group === group);
  return Object.fromEntries(own.map((one) => [one.name, one.value]));
}

describe('the metrics of a scene', () => {
  test('lost-ack-duplicate: a retry counts as sent again', () => {
    const trace = traceOf('lost-ack-duplicate');
    expect(valuesOf(trace)).toEqual({
      'batch-size-avg': 85,
      'batch-size-max': 85,
      'batch-split-total': 0,
      'connection-count': 1,
      'record-error-total': 0,
      // 5, 5, then 130 for the retry (since its creation), and 117 behind it
      'record-queue-time-avg': (5 + 5 + 130 + 117) / 4,
      'record-queue-time-max': 130,
      'record-retry-total': 1,
      'record-send-total': 4,
      'records-per-request-avg': 1,
      'request-latency-avg': 7,
      'request-latency-max': 7,
      'requests-in-flight': 0,
    });
    expect(valuesOf(trace, 15)).toMatchObject({ 'requests-in-flight': 1, 'record-send-total': 2 });
    expect(valuesOf(trace, 21)).toMatchObject({ 'requests-in-flight': 0, 'connection-count': 0 });
    expect(valuesOf(trace, -1)).toMatchObject({ 'record-send-total': 0, 'batch-size-avg': NaN });
    expect(valuesOf(trace, undefined, 'producer-topic-metrics')).toEqual({
      'byte-total': 4 * 85,
      'record-error-total': 0,
      'record-retry-total': 1,
      'record-send-total': 4,
    });
  });

  test('batch-unit, as kafka-producer-perf-test.sh prints it', () => {
    const lines = printMetrics(
      producerMetrics(traceOf('batch-unit'), 'p1', traceOf('batch-unit').events.length - 1),
    );
    expect(lines[0]).toMatch(/^Metric Name {64}Value$/);
    expect(lines.slice(1, 3)).toEqual([
      'producer-metrics:batch-size-avg:{client-id=p1}                           : 117.000',
      'producer-metrics:batch-size-max:{client-id=p1}                           : 133.000',
    ]);
    expect(lines).toContain(
      'producer-node-metrics:request-latency-avg:{client-id=p1, node-id=node-1} : 5.500',
    );
    expect(lines).toContain(
      'producer-topic-metrics:record-retry-total:{client-id=p1, topic=orders}   : 3.000',
    );
  });
});

test('an expired batch that fails once more on the wire counts twice, a topic only once it was drained', () => {
  const base = () =>
    scenario()
      .with('linger.ms', 0)
      .with('request.timeout.ms', 100)
      .with('delivery.timeout.ms', 100);
  const wire = base().hold({ moment: 'requestSent', record: 'a' }).send('a', 0).run();
  expect(valuesOf(wire)).toMatchObject({ 'record-error-total': 2, 'record-retry-total': 0 });
  expect(valuesOf(wire, undefined, 'producer-topic-metrics')).toMatchObject({
    'record-error-total': 2,
  });
  const queued = base().takes({ flightMs: 40, disconnectMs: 1 }).cut(0).send('a', 5).run();
  expect(valuesOf(queued)).toMatchObject({ 'record-error-total': 1, 'record-send-total': 0 });
  expect(valuesOf(queued, undefined, 'producer-topic-metrics')).toEqual({});
});

test('a send() that throws its record back counts as one error', () => {
  const trace = scenario().with('max.request.size', 100).send('x'.repeat(100), 0).run();
  expect(valuesOf(trace)).toMatchObject({ 'record-error-total': 1, 'record-send-total': 0 });
  expect(valuesOf(trace, undefined, 'producer-topic-metrics')).toEqual({});
});

test('in random runs: totals are the sums of their events, at any place of the run', () => {
  checkProperty(arbitraryScenario({ maxProducers: 1 }), fc.nat(1000), (drawn, permille) => {
    const trace = run(drawn);
    const event = Math.floor((permille / 1000) * (trace.events.length - 1));
    const values = valuesOf(trace, event);
    const events = trace.events.slice(0, event + 1);
    const own = worldAt(trace, event).producers[0];
    const drained = events.filter((one) => one.type === 'batchDrained');
    expect(values['record-send-total']).toBe(
      drained.reduce((sum, one) => sum + one.recordCount, 0),
    );
    const sent = events.filter((one) => one.type === 'requestSent');
    const carried = sent.flatMap((one) => one.batches.flatMap((batch) => batch.records));
    // between the drain and the request of one pass the batches are in no request yet
    expect(values['record-send-total']).toBeGreaterThanOrEqual(carried.length);
    expect(values['requests-in-flight']).toBe(
      own?.nodes.reduce((sum, one) => sum + one.inFlightRequests.length, 0),
    );
    const failed = listOf(own?.sent).filter((one) => one.result?.kind === 'failed').length ?? 0;
    expect(values['record-error-total']).toBeGreaterThanOrEqual(failed);
    const perTopic = valuesOf(trace, event, 'producer-topic-metrics');
    expect(perTopic['record-send-total'] ?? 0).toBe(values['record-send-total']);
    const byBatch = drained.map((one) => one.sizeInBytes);
    expect(perTopic['byte-total'] ?? 0).toBe(byBatch.reduce((sum, one) => sum + one, 0));
  });
});
