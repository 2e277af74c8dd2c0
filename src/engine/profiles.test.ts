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

test('from 3.7 on no more replicas in sync are asked for than there are', () => {
  const judged = (profile: Profile) =>
    run(
      scenarioFrom({
        formatVersion: 1,
        profile,
        topics: [{ name: 'orders', replicationFactor: 1, config: { 'min.insync.replicas': '2' } }],
        producers: [
          {
            id: 'p1',
            config: { acks: 'all', retries: '0' },
            sends: [{ at: 0, topic: 'orders', value: 'order-1' }],
          },
        ],
      }),
    ).events.flatMap((event) =>
      event.type === 'batchDecided'
        ? [event.verdict.kind === 'REFUSED' ? event.verdict.error : event.verdict.kind]
        : [],
    );
  // before, the append is refused, and nothing is written
  expect(judged('2.8')).toEqual(['NOT_ENOUGH_REPLICAS']);
  expect(judged('3.9')).toEqual(['APPENDED']);
  expect(judged('current')).toEqual(['APPENDED']);
});
