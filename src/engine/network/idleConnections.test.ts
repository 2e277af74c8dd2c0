// Connections that nobody uses: who closes them, when, and what is lost.
import { describe, expect, test } from 'vitest';
import '../../trace/extras.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import type { Trace } from '../trace.ts';

/** Orders at these times on one connection. */
function orders(config: object, at: readonly number[], more: object = {}): Trace {
  return run(
    scenarioFrom({
      formatVersion: 1,
      untilMs: 1_300_000,
      producers: [
        {
          id: 'p1',
          config: { 'linger.ms': '0', ...config },
          sends: at.map((time, index) => ({ at: time, topic: 'orders', value: `order-${index}` })),
        },
      ],
      ...more,
    }),
  );
}

const ends = ({ events }: Trace) =>
  events.flatMap((one) => {
    if (one.type === 'connectionLost') return [`${one.at} ${one.reason} ${one.inFlight.length}`];
    return one.type === 'connectionClosedByBroker' ? [`${one.at} broker ${one.why}`] : [];
  });
const results = ({ events }: Trace) =>
  events.flatMap((one) => (one.type === 'sendCompleted' ? [one.result.kind] : []));
const MINUTE = 60_000;

describe('an idle connection', () => {
  test('is closed by the client strictly later than connections.max.idle.ms after its last byte', () => {
    const trace = orders({ 'connections.max.idle.ms': '60000' }, [0, 2 * MINUTE]);
    const [answer, next] = trace.events.filter((one) => one.type === 'responseArrived');
    expect(ends(trace)).toEqual([
      `${(answer?.at ?? 0) + 60_001} idle 0`,
      `${(next?.at ?? 0) + 60_001} idle 0`,
    ]);
    const lost = trace.events.find((one) => one.type === 'connectionLost');
    expect(lost?.causes.map((id) => trace.events[id]?.type)).toEqual(['responseSent']);
    expect(results(trace)).toHaveLength(2);
  });

  test('that is used stays', () => {
    const times = Array.from({ length: 5 }, (_, nth) => nth * 40_000);
    expect(ends(orders({ 'connections.max.idle.ms': '60000' }, times))).toHaveLength(1);
  });

  test('is kept by the Metadata request of every 5 minutes, and by a negative limit', () => {
    expect(ends(orders({}, [0, 20 * MINUTE]))).toEqual([]);
    expect(ends(orders({ 'connections.max.idle.ms': '300000' }, [0, 20 * MINUTE]))).toEqual([]);
    const never = { 'connections.max.idle.ms': '-1', 'metadata.max.age.ms': '3600000' };
    expect(ends(orders(never, [0]))).toEqual(['600006 broker idle', '600008 disconnected 0']);
  });

  test('closes after 9 minutes where Metadata is asked for more seldom', () => {
    const seldom = { 'metadata.max.age.ms': '3600000' };
    expect(ends(orders(seldom, [0, 20 * MINUTE]))[0]).toBe('540008 idle 0');
  });

  test('is closed by a broker whose limit is shorter', () => {
    const brokerConfig = { 'connections.max.idle.ms': '60000' };
    const trace = orders({}, [0], { brokerConfig });
    expect(ends(trace)).toEqual(['60006 broker idle', '60008 disconnected 0']);
  });

  test('is closed by the broker while a request waits in purgatory: the answer is lost', () => {
    const trace = orders({ 'request.timeout.ms': '3000' }, [0], {
      brokerConfig: { 'connections.max.idle.ms': '1000' },
      topics: [{ name: 'orders', config: { 'min.insync.replicas': '1' } }],
      interventions: [
        { do: 'stopReplication', broker: 2, when: { at: 0 } },
        { do: 'stopReplication', broker: 3, when: { at: 0 } },
      ],
    });
    expect(ends(trace).slice(0, 2)).toEqual(['1003 broker idle', '1005 disconnected 1']);
    expect(trace.events.some((one) => one.type === 'responseDropped')).toBe(true);
  });

  test('of a process that stands still is closed when it goes on', () => {
    const trace = orders({ 'connections.max.idle.ms': '60000' }, [0], {
      interventions: [
        { do: 'pause', producer: 'p1', when: { at: 1000 } },
        { do: 'resume', producer: 'p1', when: { at: 90_000 } },
      ],
    });
    expect(ends(trace)).toEqual(['90000 idle 0']);
  });
});
