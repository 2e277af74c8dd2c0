// Where records without a key go, read from whole runs.
import { describe, expect, test } from 'vitest';
import { scenario } from '../../testing/scenario.ts';
import type { EventOf } from '../simEvent.ts';
import type { Trace } from '../trace.ts';
import { weightsOf } from './partitionLoad.ts';

const ROUND_ROBIN = 'org.apache.kafka.clients.producer.RoundRobinPartitioner';

function keyless(
  count: number,
  everyMs: number,
  config: Readonly<Record<string, string>>,
  seed = 7,
) {
  const story = scenario().seed(seed).topic('orders', { partitions: 3 }).producer('p1', config);
  for (let index = 0; index < count; index++) {
    story.sendWithoutKey(`order-${index + 1}`, index * everyMs);
  }
  return story.run();
}

const appended = (trace: Trace) =>
  trace.events.filter((one): one is EventOf<'recordAppended'> => one.type === 'recordAppended');
const places = (trace: Trace) =>
  appended(trace).map((one) => Number(one.partition.slice('orders-'.length)));

describe('records without a key', () => {
  test('stay on one partition across batches, while batch.size bytes are not reached', () => {
    const trace = keyless(20, 20, {});
    expect(new Set(places(trace)).size).toBe(1);
    expect(appended(trace).filter((one) => one.newBatch).length).toBe(20);
    expect(appended(trace).every((one) => one.chosenBy === 'sticky')).toBe(true);
  });

  test('change partition once the bytes of a full batch went there', () => {
    const trace = keyless(60, 1, { 'batch.size': '100', 'linger.ms': '50' });
    expect(new Set(places(trace)).size).toBe(3);
    const runs = places(trace).filter((one, index, all) => one !== all[index - 1]).length;
    expect(runs).toBeGreaterThan(5);
  });

  test('leave it in any case after twice batch.size, though the last batch has room', () => {
    const third = (value: string, seed: number) =>
      scenario()
        .seed(seed)
        .topic('orders', { partitions: 3 })
        .producer('p1', { 'batch.size': '500', 'linger.ms': '5000' })
        .sendWithoutKey('x'.repeat(400), 0)
        .sendWithoutKey(value, 1)
        .sendWithoutKey('y', 2)
        .run();
    const moved = (size: number) =>
      [1, 2, 3, 4, 5, 6, 7, 8].filter((seed) => {
        const [, second, last] = places(third('x'.repeat(size), seed));
        return second !== last;
      }).length;
    // 400 and 250 bytes: more than batch.size, less than twice as much
    expect(moved(250)).toBe(0);
    expect(moved(900)).toBeGreaterThan(2);
  });

  test('go elsewhere with another seed, and to the same places with the same', () => {
    const config = { 'batch.size': '100', 'linger.ms': '50' };
    expect(places(keyless(60, 1, config))).toEqual(places(keyless(60, 1, config)));
    expect(places(keyless(60, 1, config))).not.toEqual(places(keyless(60, 1, config, 8)));
  });

  test('go to a partition whose broker cannot be reached less often, unless adaptive is off', () => {
    const toFirst = (adaptive: string) => {
      const story = scenario()
        .topic('orders', { partitions: 3 })
        .producer('p1', {
          'batch.size': '80',
          'linger.ms': '0',
          'partitioner.adaptive.partitioning.enable': adaptive,
        })
        .hold({ moment: 'requestSent', partition: 'orders-0' });
      for (let index = 0; index < 400; index++) story.sendWithoutKey(`order-${index}`, index);
      return places(story.run()).filter((one) => one === 0).length;
    };
    expect(toFirst('true')).toBeLessThan(toFirst('false') / 2);
  });

  test('with partitioner.ignore.keys a key does not count', () => {
    const story = (ignore: boolean, seed: number) =>
      scenario()
        .seed(seed)
        .topic('orders', { partitions: 3 })
        .producer('p1')
        .with('partitioner.ignore.keys', ignore)
        .send('order-1', 0)
        .run();
    const of = (ignore: boolean) =>
      new Set([1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => places(story(ignore, seed))));
    expect(of(false).size).toBe(1);
    expect(of(true).size).toBe(3);
  });
});

describe('RoundRobinPartitioner', () => {
  test('takes the partitions in turn, key or not', () => {
    const trace = scenario()
      .topic('orders', { partitions: 3 })
      .producer('p1', { 'partitioner.class': ROUND_ROBIN })
      .sendEvery(20, 'order-1', 'order-2', 'order-3', 'order-4')
      .run();
    expect(places(trace)).toEqual([0, 1, 2, 0]);
  });

  test('is known by its full name only, as any class', () => {
    const trace = scenario().producer('p1', { 'partitioner.class': 'RoundRobinPartitioner' }).run();
    expect(trace.events[0]).toMatchObject({
      type: 'configRejected',
      message:
        'Invalid value RoundRobinPartitioner for configuration partitioner.class: Class RoundRobinPartitioner could not be found.',
    });
  });

  test('leaves a partition that the record names', () => {
    const trace = scenario()
      .topic('orders', { partitions: 3 })
      .producer('p1', { 'partitioner.class': ROUND_ROBIN })
      .send('order-1', 0, { partition: 2 })
      .send('order-2', 20)
      .run();
    expect(places(trace)).toEqual([2, 0]);
  });
});

describe('weights by queue length', () => {
  test('are the longest queue + 1 less each queue, summed up', () => {
    expect(weightsOf([0, 3, 1])).toEqual([4, 5, 8]);
  });
  test('are all the same for equal queues, and until each partition has had a record', () => {
    expect(weightsOf([2, 2, 2])).toBeNull();
    expect(weightsOf([0, 3, null])).toBeNull();
  });
});
