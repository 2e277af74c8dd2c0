import { expect, it } from 'vitest';
import { run, scenarioFrom } from '../../scenario/index.ts';
import { leaderReplica } from '../world.ts';

const batch = (baseSequence: number, at: number) => ({
  at,
  topic: 'orders',
  producerId: 1000,
  producerEpoch: 0,
  baseSequence,
  values: [`x${baseSequence}`],
});

it.each(['stopBroker', 'crashBroker'])(
  'a broker that starts after %s knows the newest batch of a producer id and no more',
  (how) => {
    const { last } = run(
      scenarioFrom({
        formatVersion: 1,
        topics: [{ name: 'orders', replicationFactor: 1, leaders: [1] }],
        producers: [],
        handFed: [0, 1, 2].map((sequence) => batch(sequence, sequence * 20)),
        interventions: [
          { do: how, broker: 1, when: { at: 100 } },
          { do: 'startBroker', broker: 1, when: { at: 200 } },
        ],
      }),
    );
    const known = last.partitions.map((one) => leaderReplica(one).producers);
    expect(known).toMatchObject([[{ producerId: 1000, batches: [{ baseSequence: 2 }] }]]);
  },
);
