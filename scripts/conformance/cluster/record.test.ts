import { expect, it } from 'vitest';
import type { ClusterRecording } from '../../../conformance/cluster/recordings.ts';
import { withCommitted } from './record.ts';

const line = (id: string, consumer: string): ClusterRecording => ({
  id,
  run: {
    connections: [],
    callbacks: [],
    partitions: [],
    consumed: [{ consumer, partition: 'orders-0', records: [] }],
  },
});

it('keeps the committed line of a scenario that was not recorded, and none of one that is gone', () => {
  const committed = [line('gone', 'old'), line('a', 'old'), line('b', 'old')];
  const recorded = [line('c', 'new'), line('b', 'new')];
  const scenarios = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  expect(withCommitted(recorded, committed, scenarios)).toEqual([
    line('a', 'old'),
    line('b', 'new'),
    line('c', 'new'),
  ]);
});
