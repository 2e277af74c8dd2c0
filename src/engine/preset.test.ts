// Runs at the end of the numbers: what a preset sets, and what happens when sequences or epochs run out.
import { describe, expect, test } from 'vitest';
import { parseScenario, run, scenarioFrom } from '../scenario/index.ts';
import { worldAt } from './run.ts';
import type { EventOf, FactType } from './simEvent.ts';
import type { Trace } from './trace.ts';
import { listOf } from './vector.ts';

const LAST = 2_147_483_647;
const preset = (next: number, producerEpoch = 0) => ({
  producerEpoch,
  sequences: [{ partition: 'orders-0', next }],
});

interface Setup {
  readonly preset: object;
  readonly config?: object;
  readonly topic?: object;
  readonly sends?: readonly (readonly [at: number, value: string])[];
  readonly interventions?: readonly object[];
}

const story = ({ preset, config = {}, topic = {}, sends, interventions = [] }: Setup) => ({
  formatVersion: 1,
  topics: [{ name: 'orders', startOffset: 9, ...topic }],
  producers: [
    {
      id: 'p1',
      config: { 'linger.ms': '0', ...config },
      preset,
      sends: (sends ?? [[0, 'order-1']]).map(([at, value]) => ({ at, topic: 'orders', value })),
    },
  ],
  interventions,
});
const play = (setup: Setup): Trace => run(scenarioFrom(story(setup)));
const eventsOf = <T extends FactType>(trace: Trace, type: T) =>
  trace.events.filter((one): one is EventOf<T> => one.type === type);
const stored = (trace: Trace) =>
  listOf(trace.last.partitions[0]?.replicas[0]?.log).map((one) => [
    one.producerId,
    one.producerEpoch,
    one.baseSequence,
  ]);

describe('a preset', () => {
  test('sets the producer’s numbers and what every replica remembers', () => {
    const world = worldAt(play({ preset: preset(40, 3) }), -1);
    expect(world.producers[0]).toMatchObject({
      producerEpoch: 3,
      numbering: [{ partition: 'orders-0', nextSequence: 40, lastAckedSequence: 39 }],
    });
    for (const { producers } of world.partitions[0]?.replicas ?? []) {
      expect(producers).toMatchObject([
        { producerId: 4001, producerEpoch: 3, batches: [{ baseSequence: 39, lastOffset: 8 }] },
      ]);
    }
  });

  test('is still remembered after a restart of the broker', () => {
    const trace = play({
      preset: preset(40),
      sends: [[20_000, 'order-1']],
      interventions: [
        { do: 'stopBroker', broker: 1, when: { at: 10 } },
        { do: 'startBroker', broker: 1, when: { at: 100 } },
      ],
    });
    expect(stored(trace)).toEqual([[4001, 0, 40]]);
    expect(eventsOf(trace, 'batchDecided').map((one) => one.rule)).toEqual(['broker.sequence']);
  });

  test('does nothing for a producer without idempotence', () => {
    const trace = play({ preset: preset(40), config: { 'enable.idempotence': 'false' } });
    expect(stored(trace)).toEqual([[-1, -1, -1]]);
    expect(worldAt(trace, -1).partitions[0]?.replicas[0]?.producers).toEqual([]);
  });

  test('needs a partition that exists and that something was written to', () => {
    const problems = (change: object) => {
      const parsed = parseScenario({ ...story({ preset: preset(40) }), ...change });
      return parsed.ok ? [] : parsed.problems.map((one) => `${one.path} ${one.expected}`);
    };
    expect(problems({})).toEqual([]);
    const at = 'producers[0].preset.sequences[0].partition';
    expect(problems({ topics: [{ name: 'orders' }] })).toEqual([
      `${at} a partition of a topic with a startOffset above 0: what was written stood before it`,
    ]);
    const other = { ...story({ preset: { sequences: [{ partition: 'orders-7', next: 1 }] } }) };
    expect(problems(other)).toEqual([`${at} one of orders-0`]);
  });
});

describe('after sequence 2147483647', () => {
  test('comes 0, in the same epoch', () => {
    const sends = [0, 20, 40].map((at) => [at, `order-${at}`] as const);
    const trace = play({ preset: preset(LAST - 1), sends });
    expect(stored(trace)).toEqual([LAST - 1, LAST, 0].map((sequence) => [4001, 0, sequence]));
  });

  test('a lost request leaves two batches of which the wrong one is tried first, until both expire', () => {
    // Kafka compares sequences as plain numbers, so batch 0 counts as the lower one and waits at the head
    // (seen with RecordAccumulator and TransactionManager of 4.0.0)
    const trace = play({
      preset: preset(LAST),
      config: { 'request.timeout.ms': '500', 'delivery.timeout.ms': '3000' },
      sends: [
        [0, 'order-1'],
        [1, 'order-2'],
        [5000, 'order-3'],
      ],
      interventions: [
        { do: 'cut', when: { moment: 'requestSent', record: 'order-2' }, afterMs: 0 },
      ],
    });
    const retried = eventsOf(trace, 'batchDrained').filter((one) => one.attempt > 1);
    expect(new Set(retried.map((one) => one.baseSequence))).toEqual(new Set([0]));
    const told = eventsOf(trace, 'sendCompleted').map((one) => one.result.kind);
    expect(told).toEqual(['failed', 'failed', 'ok']);
    expect(stored(trace)).toEqual([[4001, 1, 0]]);
  });
});

describe('after epoch 32767', () => {
  const topic = { config: { 'max.message.bytes': '200' } };
  const large = 'x'.repeat(300);

  test('nothing leaves until a new producer id is there', () => {
    const trace = play({
      preset: { producerEpoch: 32_767 },
      topic,
      sends: [
        [0, large],
        [5, 'order-2'],
      ],
    });
    const [asked] = eventsOf(trace, 'epochBumped');
    const [got] = eventsOf(trace, 'producerIdReceived');
    expect(asked).toMatchObject({ at: 4, producerId: -1, producerEpoch: -1, renumbered: [] });
    expect(got).toMatchObject({ at: 8, producerId: 4002, producerEpoch: 0 });
    expect(eventsOf(trace, 'batchDrained').map((one) => one.at)).toEqual([0, 8]);
    expect(stored(trace)).toEqual([[4002, 0, 0]]);
  });

  test('the id is asked for again while no broker runs', () => {
    const trace = play({
      preset: { producerEpoch: 32_767 },
      topic,
      sends: [
        [0, large],
        [5, 'order-2'],
      ],
      interventions: [
        ...[1, 2, 3].map((broker) => ({ do: 'crashBroker', broker, when: { at: 6 } })),
        ...[1, 2, 3].map((broker) => ({ do: 'startBroker', broker, when: { at: 1000 } })),
      ],
    });
    expect(eventsOf(trace, 'producerIdReceived').map((one) => one.at > 1000)).toEqual([true]);
    expect(stored(trace)).toEqual([[4002, 0, 0]]);
  });
});
