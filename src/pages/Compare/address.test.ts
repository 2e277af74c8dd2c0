import { expect, test } from 'vitest';
import { experimentOf } from '../../store/experiment.ts';
import { type Comparing, readComparing, writeComparing } from './address.ts';
import { runNames, SETS } from './names.ts';

const comparing: Comparing = {
  experiment: {
    ...experimentOf({ kind: 'scene', id: 'palindrome' }),
    switchedOff: [1],
    config: { acks: '1' },
  },
  variants: [
    { config: {}, profile: null },
    { config: { 'enable.idempotence': 'true', acks: 'all' }, profile: '3.9' },
  ],
  ms: 392,
};

test('an address gives back all that it was made of', async () => {
  const address = writeComparing(comparing);
  expect(address).toMatch(/^compare\/palindrome\?/);
  const { comparing: read, problems } = await readComparing(address.slice('compare'.length));
  expect(problems).toEqual([]);
  expect(read).toEqual(comparing);
});

test('what cannot be used is told by field, value and expectation, and the rest is used', async () => {
  const { comparing: read, problems } = await readComparing(
    '/lost-ack?v=1&run=profile:9,acks:1&run=speed:2&ms=soon&run=&run=&run=',
  );
  expect(read.variants).toHaveLength(4);
  expect(read.variants[0]).toEqual({ config: { acks: '1' }, profile: null });
  expect(problems.map(({ field, value }) => [field, value])).toEqual([
    ['run', '5 runs'],
    ['run profile', '9'],
    ['run', 'speed:2'],
    ['ms', 'soon'],
  ]);
  expect(problems.every(({ expected }) => expected.length > 3)).toBe(true);
});

test('runs are called by what sets them apart', () => {
  expect(SETS.map(({ variants }) => runNames(variants))).toEqual([
    ['idempotence off', 'idempotence on'],
    ['acks 0', 'acks 1', 'acks all'],
    ['in flight 1', 'in flight 2', 'in flight 5'],
    ['Kafka 2.8', 'Kafka 3.9', 'Kafka 4.0 to 4.4', 'Kafka 4.5'],
  ]);
  expect(
    runNames([
      { config: {}, profile: null },
      { config: {}, profile: null },
    ]),
  ).toEqual(['run 1', 'run 2']);
});
