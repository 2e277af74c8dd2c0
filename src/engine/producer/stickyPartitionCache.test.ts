// Which partitions records go to with the partitioners of 2.8 and 3.9.
import '../extras.ts';
import { describe, expect, test } from 'vitest';
import { run, scenarioFrom } from '../../scenario/index.ts';
import type { Profile } from '../profiles.ts';

const PACKAGE = 'org.apache.kafka.clients.producer';
const DEFAULT = `${PACKAGE}.internals.DefaultPartitioner`;
const UNIFORM = `${PACKAGE}.UniformStickyPartitioner`;
const ROUND_ROBIN = `${PACKAGE}.RoundRobinPartitioner`;

interface Told {
  readonly profile: Profile;
  readonly partitioner?: string;
  readonly partitions?: number;
  readonly keys?: readonly (string | null)[];
  readonly everyMs?: number;
  readonly seed?: number;
  readonly config?: object;
}

/** The partition of each record, in the order of the sends. */
function partitionsOf(told: Told): readonly number[] {
  const { profile, partitioner, partitions = 4, everyMs = 40, seed = 1, config = {} } = told;
  const keys = told.keys ?? Array.from({ length: 12 }, () => null);
  const trace = run(
    scenarioFrom({
      formatVersion: 1,
      profile,
      seed,
      topics: [{ name: 'orders', partitions }],
      producers: [
        {
          id: 'p1',
          config: { ...(partitioner ? { 'partitioner.class': partitioner } : {}), ...config },
          sends: keys.map((key, index) => ({
            at: index * everyMs,
            topic: 'orders',
            key,
            value: `order-${index}`,
          })),
        },
      ],
    }),
  );
  return trace.events.flatMap((one) =>
    one.type === 'recordAppended' ? [Number(one.partition.split('-')[1])] : [],
  );
}

const repeats = (list: readonly number[]) =>
  list.filter((one, index) => index > 0 && one === list[index - 1]).length;

describe('records without a key', () => {
  test.each([
    ['2.8', undefined],
    ['3.9', DEFAULT],
    ['3.9', UNIFORM],
  ] as const)('go to another partition with every batch: %s with %s', (profile, partitioner) => {
    for (let seed = 1; seed <= 10; seed++) {
      const found = partitionsOf({ profile, ...(partitioner ? { partitioner } : {}), seed });
      expect(repeats(found)).toBe(0);
      expect(new Set(found).size).toBeGreaterThan(2);
    }
  });

  test('stay while the batch is open', () => {
    const together = { profile: '2.8', everyMs: 1, config: { 'linger.ms': '50' } } as const;
    expect(new Set(partitionsOf(together)).size).toBe(1);
  });

  test('alternate between two partitions, and have nowhere to go with one', () => {
    const two = partitionsOf({ profile: '2.8', partitions: 2 });
    expect(repeats(two)).toBe(0);
    expect(new Set(partitionsOf({ profile: '2.8', partitions: 1 }))).toEqual(new Set([0]));
  });

  test('stay for batch.size bytes where the partitioner is built in', () => {
    for (const profile of ['3.9', 'current', '4.5'] as const) {
      expect(new Set(partitionsOf({ profile })).size).toBe(1);
    }
  });
});

describe('records with a key', () => {
  const keys = Array.from({ length: 8 }, (_, index) => `customer-${index}`);

  test('go where their key says, in 2.8 as later', () => {
    const later = partitionsOf({ profile: 'current', keys });
    expect(partitionsOf({ profile: '2.8', keys })).toEqual(later);
    expect(partitionsOf({ profile: '3.9', partitioner: DEFAULT, keys })).toEqual(later);
    expect(new Set(later).size).toBeGreaterThan(1);
  });

  test('are spread by UniformStickyPartitioner as if they had none', () => {
    const same = Array.from({ length: 8 }, () => 'customer-1');
    expect(repeats(partitionsOf({ profile: '3.9', partitioner: UNIFORM, keys: same }))).toBe(0);
  });

  test('move the sticky partition on when they open a batch there, and not elsewhere', () => {
    const two = { profile: '2.8', partitions: 2 } as const;
    const keyOf = (partition: number) =>
      keys.find((one) => partitionsOf({ ...two, keys: [one] })[0] === partition) ?? '';
    for (let seed = 1; seed <= 5; seed++) {
      const [first = 0] = partitionsOf({ ...two, keys: [null], seed });
      const other = 1 - first;
      // the last record opens a batch as well, and moves from where it stands to the other one of two
      const onIt = partitionsOf({ ...two, keys: [null, keyOf(first), null], seed });
      expect(onIt).toEqual([first, first, first]);
      const besides = partitionsOf({ ...two, keys: [null, keyOf(other), null], seed });
      expect(besides).toEqual([first, other, other]);
    }
  });
});

describe('RoundRobinPartitioner', () => {
  const keys = Array.from({ length: 6 }, () => null);

  test('takes the partitions in turn in 4.0', () => {
    expect(partitionsOf({ profile: 'current', partitioner: ROUND_ROBIN, keys })).toEqual([
      0, 1, 2, 3, 0, 1,
    ]);
  });

  test('skips every other one up to 3.9, where a record that opens a batch asks twice', () => {
    for (const profile of ['2.8', '3.9'] as const) {
      expect(partitionsOf({ profile, partitioner: ROUND_ROBIN, keys })).toEqual([1, 3, 1, 3, 1, 3]);
    }
  });
});
