// What becomes of bytes when one end closes the connection.
import { describe, expect, test } from 'vitest';
import { run, scenarioFrom } from '../../scenario/index.ts';
import type { Scenario } from '../scenario.ts';
import type { EventOf, FactType } from '../simEvent.ts';
import type { Trace } from '../trace.ts';
import { listOf } from '../vector.ts';

const HOLD = { do: 'hold', when: { moment: 'requestSent', record: 'order-1' } };

/** Five orders 1 ms apart on one connection that the client gives up after 50 ms. */
function fiveInFlight(config: object, interventions: readonly object[]): Scenario {
  return scenarioFrom({
    formatVersion: 1,
    producers: [
      {
        id: 'p1',
        config: {
          'linger.ms': '0',
          'enable.idempotence': 'false',
          'request.timeout.ms': '50',
          retries: '0',
          ...config,
        },
        sends: [1, 2, 3, 4, 5].map((number) => ({
          at: number,
          topic: 'orders',
          value: `order-${number}`,
        })),
      },
    ],
    interventions,
  });
}

const log = (trace: Trace) =>
  listOf(trace.last.partitions[0]?.replicas[0]?.log).flatMap((one) =>
    one.records.map((r) => r.value),
  );
function eventsOf<T extends FactType>(trace: Trace, type: T): readonly EventOf<T>[] {
  return trace.events.filter((one): one is EventOf<T> => one.type === type);
}
const failed = (trace: Trace) =>
  eventsOf(trace, 'sendCompleted').filter((one) => one.result.kind === 'failed').length;

describe('requests held until their client has closed the connection', () => {
  test('arrive in order when the network lets them through', () => {
    const trace = run(
      fiveInFlight({}, [
        HOLD,
        { do: 'release', when: { moment: 'requestSent', record: 'order-1' }, afterMs: 500 },
      ]),
    );
    const arrived = eventsOf(trace, 'requestArrived');
    expect(arrived.map((one) => [one.request, one.at, one.late])).toEqual(
      [0, 1, 2, 3, 4].map((number) => [`p1/${number}`, 503, true]),
    );
    expect(failed(trace)).toBe(5);
  });

  test('are processed until an answer cannot be written: the reset is there 4 ms after the first answer', () => {
    const trace = run(
      fiveInFlight({}, [HOLD, { do: 'release', when: { at: 500, producer: 'p1' }, connection: 1 }]),
    );
    expect(trace.unfired).toEqual([]);
    // acks=all takes 3 ms each: answers at 505, 508 and, after the reset of 509, 511
    expect(eventsOf(trace, 'responseDropped').map((one) => one.at)).toEqual([505, 508, 511]);
    const closed = eventsOf(trace, 'connectionClosedByBroker');
    expect(closed.map((one) => [one.why, one.unread])).toEqual([
      ['answerNotWritten', ['p1/3', 'p1/4']],
    ]);
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-3']);
  });

  test('are all processed with acks=0: there is no answer that could fail', () => {
    const trace = run(
      fiveInFlight({ acks: '0' }, [
        HOLD,
        { do: 'crash', producer: 'p1', when: { at: 100 } },
        { do: 'release', when: { moment: 'requestSent', record: 'order-1' }, afterMs: 500 },
      ]),
    );
    expect(eventsOf(trace, 'requestArrived').every((one) => one.late)).toBe(true);
    expect(log(trace)).toEqual(['order-1', 'order-2', 'order-3', 'order-4', 'order-5']);
  });

  test('find nobody when the broker has been down meanwhile', () => {
    const trace = run(
      fiveInFlight({}, [
        HOLD,
        { do: 'crashBroker', broker: 1, when: { at: 100 } },
        { do: 'startBroker', broker: 1, when: { at: 200 } },
        { do: 'release', when: { moment: 'requestSent', record: 'order-1' }, afterMs: 500 },
      ]),
    );
    expect(eventsOf(trace, 'messageLost')).toHaveLength(5);
    expect(eventsOf(trace, 'requestArrived')).toEqual([]);
    expect(trace.unfired).toEqual([3]);
  });
});

test('a delayed request outlives its connection as well', () => {
  const trace = run(
    fiveInFlight({}, [
      { do: 'delay', when: { moment: 'requestSent', record: 'order-5' }, byMs: 300 },
    ]),
  );
  expect(eventsOf(trace, 'requestArrived').map((one) => one.late)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
  expect(log(trace)?.at(-1)).toBe('order-5');
  expect(failed(trace)).toBe(1);
});
