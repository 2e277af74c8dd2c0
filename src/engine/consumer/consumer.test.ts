// What a consumer is given: what the leader read for it, whatever becomes of that leader while the answer is under way.
import { describe, expect, test } from 'vitest';
import '../extras.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import { listOf } from '../vector.ts';

describe('an answer under way when its broker crashes and loses its disk', () => {
  const told = (group: object) => {
    const { last, events } = run(
      scenarioFrom({
        formatVersion: 1,
        brokers: [1, 2, 3],
        topics: [{ name: 'orders', replicationFactor: 3 }],
        producers: [
          {
            id: 'p1',
            config: { 'linger.ms': '0', acks: 'all' },
            sends: [
              { at: 1000, topic: 'orders', value: 'order-1' },
              { at: 2000, topic: 'orders', value: 'order-2' },
            ],
          },
        ],
        consumers: [{ id: 'c1', topic: 'orders', ...group }],
        network: { flightMs: 30, replicationMs: 1 },
        interventions: [{ do: 'crashBroker', when: { at: 1040 }, broker: 1, diskLost: true }],
      }),
    );
    const raised = events.find(({ type }) => type === 'highWatermarkAdvanced');
    const stopped = events.find(({ type }) => type === 'brokerStopped');
    // the answer has left, and is not there yet
    expect(raised?.at).toBeLessThan(1040);
    expect(stopped?.at).toBe(1040);
    return last.consumers.flatMap(({ ledger }) => listOf(ledger).map((one) => one.record.value));
  };

  test('reaches a consumer of its own', () => {
    expect(told({})).toEqual(['order-1', 'order-2']);
  });

  test('reaches a member of a group, which commits past nothing it has not got', () => {
    const config = { 'enable.auto.commit': 'false', 'auto.offset.reset': 'earliest' };
    expect(told({ group: { id: 'g', config } })).toEqual(['order-1', 'order-2']);
  });
});
