import { expect, test } from 'vitest';
import { run, scenarioFrom } from '../../scenario/index.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { CROWD, isCrowded } from './crowded.ts';

/** A run with so many messages on the wire at once. */
function indexOf(messages: number) {
  const config = {
    'linger.ms': '0',
    acks: '1',
    'enable.idempotence': 'false',
    'max.in.flight.requests.per.connection': '1000',
  };
  const sends = Array.from({ length: messages }, (_, nth) => ({
    at: nth,
    topic: 'orders',
    value: 'o',
  }));
  return buildTraceIndex(
    run(
      scenarioFrom({
        formatVersion: 1,
        network: { flightMs: 4 * messages },
        producers: [{ id: 'p1', config, sends }],
      }),
    ),
  );
}

test('a crowd is a hundred messages on the wire at once', () => {
  expect(isCrowded(indexOf(CROWD))).toBe(true);
  expect(isCrowded(indexOf(CROWD - 1))).toBe(false);
});
