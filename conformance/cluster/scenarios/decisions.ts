// Batches written by hand, so that each check of the leader decides: its whole table.
import type { Scenario } from '../../../src/engine/index.ts';
import { ALONE, BROKERS, byHand, clusterScenario, fault, type HandBatch, ORDERS } from './base.ts';

const LAST = 2_147_483_647;

const SIX_IN_ORDER: readonly HandBatch[] = [0, 1, 2, 3, 4, 5].map((sequence) => [0, sequence]);

const TABLE: Readonly<Record<string, readonly [title: string, batches: readonly HandBatch[]]>> = {
  'decide-window': [
    'Six batches: the last five are recognised, the first is not',
    [...[0, 1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 0, 6].map((sequence): HandBatch => [0, sequence])],
  ],
  'decide-overlap': [
    'A known batch is recognised as a whole or not at all',
    [
      [0, 0, 3],
      [0, 1, 2],
      [0, 2, 2],
      [0, 0, 2],
      [0, 0, 4],
      [0, 0, 3],
      [0, 3, 1],
    ],
  ],
  'decide-gap': [
    'Only the next sequence is taken',
    [
      [0, 0],
      [0, 2],
      [0, 1],
      [0, 3],
      [0, 2],
    ],
  ],
  'decide-epoch-newer': [
    'A newer epoch starts at 0',
    [
      [0, 0],
      [0, 1],
      [1, 2],
      [1, 0],
      [1, 1],
      [3, 1],
      [3, 0],
    ],
  ],
  'decide-epoch-older': [
    'An older epoch is refused',
    [
      [2, 0],
      [1, 1],
      [1, 0],
      [0, 0],
      [2, 1],
    ],
  ],
  'decide-epoch-copies': [
    'A new epoch forgets the batches of the one before',
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
  ],
  'decide-wrap': [
    'After 2147483647 comes 0',
    [
      [0, LAST - 1, 2],
      [0, 0],
      [0, LAST - 1, 2],
      [0, 1],
      [0, 0],
      [0, LAST],
    ],
  ],
  'decide-wrap-inside': [
    'A batch can wrap inside',
    [
      [0, LAST - 1, 1],
      [0, LAST, 3],
      [0, LAST, 3],
      [0, 2],
      [0, 1],
      [0, 2],
    ],
  ],
  'decide-unknown-sequence': [
    'An unknown producer may start anywhere',
    [
      [0, 7],
      [0, 8],
      [0, 0],
      [0, 7],
    ],
  ],
  'decide-unknown-epoch': [
    'An unknown producer may have any epoch',
    [
      [5, 3],
      [5, 4],
      [4, 0],
      [6, 0],
    ],
  ],
  'decide-start-over': [
    'The same epoch cannot start over',
    [
      [0, 0],
      [0, 1],
      [0, 2],
      [0, 0, 2],
      [0, 0, 3],
    ],
  ],
};

const hand = (producerId: number, at: number, sequence: number, value: string, epoch = 0) => ({
  at,
  topic: 'orders',
  producerId,
  producerEpoch: epoch,
  baseSequence: sequence,
  values: [value],
});

const noNumbers = (at: number, value: string) => ({ at, topic: 'orders', values: [value] });

const two = clusterScenario({
  id: 'decide-two-producers',
  title: 'Two producer ids, and batches without one, in one partition',
  handFed: [
    hand(1000, 100, 0, 'a0'),
    hand(2000, 300, 0, 'b0'),
    noNumbers(500, 'n0'),
    hand(1000, 700, 1, 'a1'),
    noNumbers(900, 'n0'),
    hand(2000, 1100, 0, 'b0'),
    hand(2000, 1300, 1, 'b1'),
    hand(1000, 1500, 3, 'a3'),
  ],
});

const tooLarge = clusterScenario({
  id: 'decide-too-large',
  title: 'The size is looked at before the numbers',
  topics: [{ ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '200' } }],
  handFed: [
    hand(1000, 100, 0, 'a0'),
    hand(1000, 300, 1, 'l'.repeat(300)),
    hand(1000, 500, 7, 'L'.repeat(300)),
    hand(1000, 700, 1, 'a1'),
    noNumbers(900, 'm'.repeat(300)),
  ],
});

const tooFew = clusterScenario({
  id: 'decide-too-few-replicas',
  title: 'The replicas in sync are counted before the numbers are looked at',
  handFed: [
    ...byHand([[0, 0]], 300),
    ...byHand(
      [
        [0, 1],
        [0, 0],
        [0, 5],
      ],
      1500,
      2,
    ),
    ...byHand(
      [
        [0, 1],
        [0, 0],
      ],
      5000,
      2,
    ),
  ],
  interventions: [
    fault('shrinkIsr', { at: 900 }, { partition: 'orders-0', isr: [1] }),
    fault('resumeReplication', { at: 2800 }, { broker: 3 }),
  ],
});

const moved = clusterScenario({
  id: 'decide-after-move',
  title: 'A new leader knows the same batches',
  handFed: [
    ...byHand(
      [
        [0, 0],
        [0, 1],
        [0, 2],
      ],
      300,
    ),
    ...byHand(
      [
        [0, 1],
        [0, 4],
        [0, 2],
        [0, 3],
      ],
      4000,
      4,
    ),
  ],
  interventions: [fault('moveLeader', { at: 1500 }, { partition: 'orders-0', broker: 2 })],
});

const failedOver = clusterScenario({
  id: 'decide-after-failover',
  title: 'A follower that takes over knows the same batches',
  handFed: [
    ...byHand(SIX_IN_ORDER, 300),
    ...byHand(
      [
        [0, 0],
        [0, 1],
        [0, 5],
        [0, 6],
      ],
      12_000,
      7,
    ),
  ],
  interventions: [fault('crashBroker', { at: 2500 }, { broker: 1 })],
});

const restarted = (how: 'stopBroker' | 'crashBroker') =>
  clusterScenario({
    id: how === 'stopBroker' ? 'decide-after-restart' : 'decide-after-crash',
    title:
      how === 'stopBroker'
        ? 'After a clean restart one batch is remembered'
        : 'After a crash the log is read again, and still one batch is remembered',
    topics: [ALONE],
    handFed: [
      ...byHand(SIX_IN_ORDER, 300),
      ...byHand(
        [
          [0, 5],
          [0, 4],
          [0, 1],
          [0, 0],
          [0, 6],
        ],
        24_000,
        7,
      ),
    ],
    interventions: [
      fault(how, { at: 2500 }, { broker: 1 }),
      fault('startBroker', { at: 9000 }, { broker: 1 }),
    ],
  });

const expired = clusterScenario({
  id: 'decide-expired',
  title: 'After producer.id.expiration.ms a copy is written again',
  brokerConfig: {
    ...BROKERS,
    'producer.id.expiration.ms': '2000',
    'producer.id.expiration.check.interval.ms': '500',
  },
  handFed: [
    ...byHand(
      [
        [0, 0],
        [0, 1],
        [0, 1],
      ],
      300,
    ),
    ...byHand(
      [
        [0, 1],
        [0, 2],
      ],
      6000,
      4,
    ),
    ...byHand(
      [
        [0, 9],
        [0, 9],
      ],
      12_000,
      6,
    ),
  ],
});

/** The leader's decision table. */
export const decisions: readonly Scenario[] = [
  ...Object.entries(TABLE).map(([id, [title, batches]]) =>
    clusterScenario({ id, title, handFed: byHand(batches) }),
  ),
  two,
  tooLarge,
  tooFew,
  moved,
  failedOver,
  restarted('stopBroker'),
  restarted('crashBroker'),
  expired,
];
