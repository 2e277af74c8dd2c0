// What the high watermark waits for besides the ISR that is committed.
import { describe, expect, test } from 'vitest';
import '../../trace/extras.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import type { Trace } from '../trace.ts';

/** Two replicas, a follower that comes back, and a producer that never lets it get level. */
function comesBack(more: object = {}): Trace {
  return run(
    scenarioFrom({
      formatVersion: 1,
      brokers: [1, 2],
      topics: [{ name: 'orders', config: { 'min.insync.replicas': '1' } }],
      network: { replicationMs: 10 },
      brokerConfig: { 'replica.lag.time.max.ms': '400' },
      producers: [
        {
          id: 'p1',
          config: { acks: '1', 'linger.ms': '0' },
          sends: Array.from({ length: 400 }, (_, index) => ({
            at: index * 4,
            topic: 'orders',
            value: `order-${index}`,
          })),
        },
      ],
      interventions: [
        { do: 'stopReplication', when: { at: 1 }, broker: 2 },
        { do: 'resumeReplication', when: { at: 1000 }, broker: 2 },
      ],
      untilMs: 2500,
      ...more,
    }),
  );
}

/** The ISR's changes, each with its time. */
const changes = ({ events }: Trace) =>
  events.flatMap((one) => (one.type === 'isrChanged' ? [`${one.at} ${one.to.join()}`] : []));

/** How often the leader appended, and how often the high watermark rose, in a stretch of time. */
function steps({ events }: Trace, from: number, to: number) {
  const within = events.filter((one) => one.at >= from && one.at <= to);
  return {
    appends: within.filter((one) => one.type === 'batchDecided').length,
    rises: within.filter((one) => one.type === 'highWatermarkAdvanced').length,
  };
}

describe('the high watermark', () => {
  test('waits for a follower that was level a moment ago, so that it can join the ISR', () => {
    const trace = comesBack();
    const [shrunk, expanded, ...rest] = changes(trace);
    expect(shrunk).toMatch(/ 1$/);
    expect(expanded).toBe('1030 1,2');
    expect(rest).toEqual([]);
    // alone: each append raises it. From 1020 on the follower counts, which was level with the leader at 1010
    expect(steps(trace, 900, 1019)).toEqual({ appends: 30, rises: 30 });
    expect(steps(trace, 1021, 1029)).toEqual({ appends: 2, rises: 0 });
  });

  test('does not wait for one that lags for longer than replica.lag.time.max.ms', () => {
    const trace = comesBack({
      interventions: [{ do: 'stopReplication', when: { at: 1 }, broker: 2 }],
    });
    expect(changes(trace)).toHaveLength(1);
    expect(steps(trace, 900, 1499)).toEqual({ appends: 150, rises: 150 });
  });

  test('does not wait for a follower of a fenced broker, nor before it has fetched again', () => {
    // the follower is level when its broker stops, and everything that follows is within replica.lag.time.max.ms
    const stops = { do: 'stopBroker', when: { at: 1101 }, broker: 2 };
    const starts = { do: 'startBroker', when: { at: 1150 }, broker: 2 };
    const lagMs = { brokerConfig: { 'replica.lag.time.max.ms': '30000' } };
    const trace = comesBack({ ...lagMs, interventions: [stops, starts] });
    expect(changes(trace)).toEqual(['1101 1', '1170 1,2']);
    expect(steps(trace, 1102, 1159)).toEqual({ appends: 15, rises: 15 });
    // its first fetch names the new broker epoch: from then on the time at which it was level counts again
    expect(steps(trace, 1161, 1169)).toEqual({ appends: 2, rises: 0 });
  });
});

describe('an AlterPartition on its way', () => {
  const SLOW = { network: { replicationMs: 10, alterPartitionMs: 100 } };

  test('counts the replica that is to join already', () => {
    const trace = comesBack(SLOW);
    const [, expanded] = changes(trace);
    expect(expanded).toBe('1130 1,2');
    // the follower is 10 to 20 ms behind, so the high watermark rises once for each of its fetches
    expect(steps(trace, 1031, 1130)).toEqual({ appends: 25, rises: 10 });
  });

  test('counts the replica that is to leave as long as it is in', () => {
    const [atOnce, later] = [comesBack(), comesBack(SLOW)];
    const [shrunk, late] = [changes(atOnce)[0], changes(later)[0]].map((one) =>
      Number.parseInt(one ?? '', 10),
    );
    expect(late).toBe((shrunk ?? 0) + 100);
    expect(steps(later, shrunk ?? 0, (late ?? 0) - 1).rises).toBe(0);
    expect(steps(atOnce, shrunk ?? 0, (late ?? 0) - 1).rises).toBe(26);
  });

  test('is refused with a fenced member', () => {
    const fenced = comesBack({
      ...SLOW,
      interventions: [
        { do: 'stopReplication', when: { at: 1 }, broker: 2 },
        { do: 'resumeReplication', when: { at: 1000 }, broker: 2 },
        { do: 'stopBroker', when: { at: 1050 }, broker: 2 },
      ],
    });
    expect(changes(fenced)).toHaveLength(1);
    // once it is refused the leader is alone again
    expect(steps(fenced, 1051, 1129).rises).toBe(0);
    expect(steps(fenced, 1131, 1230)).toEqual({ appends: 25, rises: 25 });
  });
});
