// What a release does otherwise, seen in a run.
import { expect, test } from 'vitest';
import './extras.ts';
import { run, scenarioFrom } from '../scenario/index.ts';
import type { Profile } from './profiles.ts';

const learnsBy = (profile: Profile) =>
  run(
    scenarioFrom({
      formatVersion: 1,
      profile,
      producers: [
        {
          id: 'p1',
          config: { 'enable.idempotence': 'true', acks: 'all' },
          sends: [0, 200].map((at) => ({ at, topic: 'orders', value: `order-${at}` })),
        },
      ],
      interventions: [{ do: 'moveLeader', partition: 'orders-0', broker: 2, when: { at: 100 } }],
    }),
  ).events.flatMap((event) => (event.type === 'metadataUpdated' ? [event.by] : []));

test('from 3.7 on an answer names the new leader, before that the client has to ask', () => {
  expect(learnsBy('2.8')).toEqual(['request']);
  expect(learnsBy('3.9')).toEqual(['response']);
  expect(learnsBy('current')).toEqual(['response']);
});
