// Scenes about a service that reads orders and sends a bill for each: with and without transactions, and what becomes
// of a second one that takes over.

import type { Intervention, Moment, ProducerSpec, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { moment, ORDERS, orders, scene } from '../scenes/base.ts';
import { consumerDies, MANUAL_COMMITS, member } from './appParts.ts';

const TOPICS = [ORDERS, { ...ORDERS, name: 'bills', leaders: [2] }];

const READERS: Scenario['consumers'] = [
  { id: 'ru', topic: 'bills', isolationLevel: 'read_uncommitted', group: null },
  { id: 'rc', topic: 'bills', isolationLevel: 'read_committed', group: null },
];

type Parts = Pick<Scenario, 'id' | 'title' | 'about' | 'interventions' | 'pauseOn' | 'claims'>;

/** A producer in the process of a consumer: it sends nothing but what that makes of its records. */
const inProcess = (base: ProducerSpec | undefined, id: string, config: ProducerSpec['config']) =>
  base ? [{ ...base, id, sends: [], config: { ...base.config, ...config } }] : [];

/** Read an order, send its bill, commit the offset behind it; then the next. */
const plainLoop = (parts: Parts): Scenario => {
  const base = scene({
    ...parts,
    topics: TOPICS,
    config: { 'linger.ms': '0' },
    sends: orders(3, 100),
    consumers: [
      member({
        commits: 'each',
        produces: { producer: 'p2', topic: 'bills', prefix: 'bill-for-' },
      }),
      ...READERS,
    ],
  });
  return { ...base, producers: [...base.producers, ...inProcess(base.producers[0], 'p2', {})] };
};

/** The same loop in transactions: the bill and the offset become valid together, or neither does. */
const transactionalLoop = (
  parts: Parts,
  instances = 1,
  config: ProducerSpec['config'] = {},
): Scenario => {
  const names = Array.from({ length: instances }, (_, index) => index + 1);
  const base = scene({
    ...parts,
    topics: TOPICS,
    config: { 'linger.ms': '0' },
    sends: orders(3, 300),
    consumers: [
      ...names.map((nth) => ({
        ...member(
          {
            commits: 'transaction',
            config: MANUAL_COMMITS,
            produces: { producer: `biller-${nth}`, topic: 'bills', prefix: 'bill-for-' },
          },
          `c${nth}`,
        ),
        isolationLevel: 'read_committed' as const,
      })),
      ...READERS,
    ],
  });
  const billers = names.flatMap((nth) =>
    inProcess(base.producers[0], `biller-${nth}`, {
      'transactional.id': `billing-${nth}`,
      ...config,
    }),
  );
  return { ...base, producers: [...base.producers, ...billers] };
};

const BILLS = '[bill-for-order-1, bill-for-order-2, bill-for-order-3]';
const TWICE = '[bill-for-order-1, bill-for-order-2, bill-for-order-2, bill-for-order-3]';

const plainCrash = plainLoop({
  id: 'ctp-crash-idempotent',
  title: t`A bill that is sent twice`,
  about: t`A service reads orders and sends a bill for each, with an idempotent producer, and commits the order’s offset after the bill is stored. It dies in between. The new process reads order-2 again and sends its bill with a new producer id: no number can tell that it is the same bill.`,
  interventions: consumerDies(moment('sendCompleted', 'bill-for-order-2')),
  pauseOn: [moment('consumerStopped'), moment('recordAppended', 'bill-for-order-2', 2)],
  claims: [
    `log(bills-0) == ${TWICE}`,
    'storedTimes(order-2) == 1',
    'storedTimes(bill-for-order-2) == 2',
    'verdicts(bill-for-order-2) == [APPENDED, APPENDED]',
    `readBy(rc) == ${TWICE}`,
    'committedOffset(cards) == 3',
    'errorsSeen == []',
  ],
});

/** The loop in transactions, with what goes wrong in it; for tests that try every point of the loop. */
export function ctpCrash(interventions: readonly Intervention[]): Scenario {
  return transactionalLoop({
    id: 'ctp-crash',
    title: t`The bill and its offset, together`,
    about: t`The same service in transactions: for each order it sends the bill, hands its position to sendOffsetsToTransaction(), and commits both. It dies when bill 2 is stored. The new process asks for its epoch with the same transactional.id, which aborts what was open: the first copy of the bill stays in the log, and a reader with read_committed never sees it. One that reads uncommitted sees both.`,
    interventions,
    pauseOn: [moment('consumerStopped'), moment('markerWritten', null, 3)],
    claims: [
      `readBy(rc) == ${BILLS}`,
      `readBy(ru) == ${TWICE}`,
      `log(bills-0) == ${TWICE}`,
      `committed(bills-0) == ${BILLS}`,
      'storedTimes(bill-for-order-2) == 2',
      'committedOffset(cards) == 3',
      'coordinated(billing-1) == CompleteCommit',
      'first(consumerStopped) before last(markerWritten)',
    ],
  });
}

const crashAfterBill = ctpCrash(
  consumerDies({ ...moment('sendCompleted', 'bill-for-order-2'), producer: 'biller-1' }),
);

const pauseFor = (when: Moment, forMs: number): Intervention => ({
  do: 'pauseConsumer',
  consumer: 'c1',
  when,
  forMs,
  afterMs: 0,
  enabled: true,
});

/** Two instances, the first of which stands still until its group has given its partition away. */
const zombie = transactionalLoop(
  {
    id: 'ctp-zombie',
    title: t`Thrown out, and too late to commit`,
    about: t`Two instances, each with a transactional.id of its own. The first stands still for 50 seconds with order-2 in hand and no transaction begun. Its group gives the partition to the second, which bills order-2. When the first goes on it sends the bill too, and hands over its offsets with the generation that it knows: the group refuses them, the call throws CommitFailedException, and all that is left is to abort.`,
    interventions: [pauseFor(moment('recordsPolled', 'order-2'), 50_000)],
    pauseOn: [moment('memberRemoved'), moment('commitRefused')],
    claims: [
      `readBy(rc) == ${BILLS}`,
      'storedTimes(bill-for-order-2) == 2',
      'count(commitRefused) == 1',
      'count(positionsReset) == 1',
      'first(memberRemoved) before first(commitRefused)',
      'committedOffset(cards) == 3',
    ],
  },
  2,
);

/** The offsets are already part of the open transaction when the other instance asks where to go on. */
const unstable = transactionalLoop(
  {
    id: 'ctp-unstable-offsets',
    title: t`Where to go on? Ask again later`,
    about: t`The first instance has handed its offset over and stands still before it commits. Its group gives the partition away after 45 seconds, and the second instance asks where to go on: that depends on a transaction which is still open. UNSTABLE_OFFSET_COMMIT, again and again, until the coordinator aborts the transaction that is open for longer than its 45 seconds. Only then is the answer certain: order-2 has no bill yet.`,
    interventions: [pauseFor({ ...moment('txnOffsetsMoved'), copy: 3 }, 90_000)],
    pauseOn: [moment('offsetsUnstable'), moment('markerWritten', null, 2)],
    claims: [
      `readBy(rc) == ${BILLS}`,
      'storedTimes(bill-for-order-2) == 2',
      'committedOffset(cards) == 3',
      'count(offsetsUnstable) == 5',
      'last(offsetsUnstable) before last(partitionsAssigned)',
      'coordinated(billing-1) == CompleteAbort',
      'state(biller-1) == FATAL_ERROR',
      // what came while it stood still is read before it looks at the time
      'count(connectionLost) == 0',
    ],
  },
  2,
  { 'transaction.timeout.ms': '45000' },
);

/** Scenes of this part of the course. */
export const readProcessWriteScenes: readonly Scenario[] = [
  plainCrash,
  crashAfterBill,
  zombie,
  unstable,
];
