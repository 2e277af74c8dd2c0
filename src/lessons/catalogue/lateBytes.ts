// Scenes about bytes that arrive after their client has closed the connection.

import type { Intervention, Moment, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { holdRequests, moment, order, scene, time } from '../scenes/base.ts';

/** What the network held on the producer's n-th connection to broker 1 goes on. */
const releaseOf = (connection: number, when: Moment): Intervention => ({
  do: 'release',
  when,
  connection,
  afterMs: 0,
  enabled: true,
});

/** When the retry of order-1 is surely through: request.timeout.ms and a second. */
const AFTER_TIMEOUT = 31_000;

/** One order whose first copy is held back, `later` more behind its retry, and then that first copy. */
export const windowOf = (later: number): Scenario => {
  const remembered = later < 5;
  const last = `order-${later + 1}`;
  return scene({
    id: `window-${later}`,
    title: remembered
      ? t`A late copy behind ${later} ${later === 1 ? 'batch' : 'batches'}`
      : t`A late copy behind ${later} batches: forgotten`,
    about: remembered
      ? t`The network keeps the first copy of order-1. The client gives up after 30 s, closes the connection and sends it again over a new one. Then the old copy gets through: it is still among the five batches that the leader remembers, so nothing is written.`
      : t`The network keeps the first copy of order-1 until the leader has taken five more batches, and the memory of order-1 has been pushed out. The old copy is neither known nor next in line: it is refused as out of order, and nobody is there to be told.`,
    sends: [
      order(1, 0),
      ...Array.from({ length: later }, (_, index) => order(index + 2, AFTER_TIMEOUT + 20 * index)),
    ],
    interventions: [holdRequests('order-1'), releaseOf(1, moment('sendCompleted', last))],
    pauseOn: [moment('batchDecided', 'order-1', 2)],
    claims: [
      'storedTimes(order-1) == 1',
      'completed(order-1) == ok@0',
      `verdicts(order-1) == [APPENDED@0, ${remembered ? 'DUPLICATE@0' : 'OUT_OF_ORDER_SEQUENCE_NUMBER'}]`,
      `completedAt(${last}) < 31300`,
      `hw == ${later + 1}`,
      'count(responseDropped) == 1',
      `window(orders-0, 4001) == [${Array.from({ length: Math.min(5, later + 1) }, (_, index) => later + 1 - Math.min(5, later + 1) + index).join(', ')}]`,
    ],
  });
};

/** Both copies of order-1 are held, each on its connection; copy 2 is let through at 38 s, copy 1 after order-2. */
const heldTwice: readonly Intervention[] = [
  holdRequests('order-1'),
  { do: 'hold', when: moment('requestSent', 'order-1', 2), afterMs: 0, enabled: true },
  { do: 'release', when: time(38_000), connection: 2, afterMs: 0, enabled: true },
  releaseOf(1, moment('sendCompleted', 'order-2')),
];
const SHORT_DEADLINE = { 'delivery.timeout.ms': '35000' };

const lateArrival = scene({
  id: 'late-arrival',
  title: t`Failed at 35 s, stored at 38 s`,
  about: t`Two copies of order-1 are held in the network, each on a connection of its own. At 35 s the application is told that it failed, and with the next send() the producer raises its epoch. At 38 s the second copy gets through and is stored. After order-2 comes the first copy: its epoch is too old.`,
  config: SHORT_DEADLINE,
  sends: [order(1, 0), order(2, 36_000)],
  interventions: heldTwice,
  pauseOn: [
    moment('sendCompleted', 'order-1'),
    moment('appended', 'order-1'),
    moment('batchDecided', 'order-1', 2),
  ],
  claims: [
    'completed(order-1) == TimeoutException',
    'storedTimes(order-1) == 1',
    'completedAt(order-1) < appendedAt(order-1)',
    'verdicts(order-1) == [APPENDED@0, INVALID_PRODUCER_EPOCH]',
    'completed(order-2) == ok@1',
    'epoch(order-2) == 1',
    'seq(order-2) == 0',
    'log == [order-1, order-2]',
  ],
});

const lateArrivalResolved = scene({
  id: 'late-arrival-resolved',
  title: t`Failed at 35 s, and the books are right all the same`,
  about: t`The same two held copies, but the shop is quiet until 40 s, so the Sender sleeps after the deadline. At 38 s it is woken by the answer to the second copy: sequence 0 is acknowledged after all, nothing is missing, and the epoch stays. The first copy is then a duplicate.`,
  config: SHORT_DEADLINE,
  sends: [order(1, 0), order(2, 40_000)],
  interventions: heldTwice,
  pauseOn: [moment('sendCompleted', 'order-1'), moment('responseArrived', 'order-1')],
  claims: [
    'completed(order-1) == TimeoutException',
    'storedTimes(order-1) == 1',
    'verdicts(order-1) == [APPENDED@0, DUPLICATE@0]',
    'epoch(order-2) == 0',
    'seq(order-2) == 1',
    'count(epochBumped) == 0',
    'log == [order-1, order-2]',
  ],
});

/** Scenes of this part of the course. */
export const lateBytesScenes: readonly Scenario[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(windowOf),
  lateArrival,
  lateArrivalResolved,
];
