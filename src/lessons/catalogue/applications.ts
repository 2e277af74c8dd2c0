// Scenes that count effects: what an application did because of a record, and how often.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import {
  cut,
  moment,
  order,
  orders,
  PATIENT_RECONNECT,
  scene,
  stallAnswers,
  time,
} from '../scenes/base.ts';
import { restartResend } from '../scenes/restartResend.ts';
import { consumerDies, INBOX, MANUAL_COMMITS, member, withInbox } from './appParts.ts';

/** The orders of restart-resend, one of them stored twice, before a consumer in a group. */
const twiceStored: Scenario = {
  ...restartResend,
  id: 'consumer-inbox-plain',
  title: t`Stored twice, charged twice`,
  about: t`The shop’s restart has left order-2 in the log twice, with two producer ids. Nothing about a record says that it is a repeat, so a consumer that acts on each record charges the card twice.`,
  consumers: [member()],
  pauseOn: [moment('effectDone', 'order-2', 2)],
  claims: [
    'storedTimes(order-2) == 2',
    'effects(order-1) == 1',
    'effects(order-2) == 2',
    'balance(customer-1) == 62',
    'committedOffset(cards) == 3',
  ],
};

const consumerInbox: Scenario = {
  ...withInbox(twiceStored),
  id: 'consumer-inbox',
  title: t`An inbox knows the order, not the record`,
  about: t`The same log. The consumer writes the number of each order into its inbox, in one database transaction with the charge, and looks there first. The second copy has another offset and another producer id, and the same order number.`,
  pauseOn: [moment('recordSkipped', 'order-2')],
  claims: [
    'storedTimes(order-2) == 2',
    'effects(order-1) == 1',
    'effects(order-2) == 1',
    'balance(customer-1) == 37',
    'count(recordSkipped) == 1',
    'last(effectDone) before first(recordSkipped)',
  ],
};

/** By offset an inbox only knows what is read again, not what is stored again. */
const inboxByOffset: Scenario = {
  ...withInbox(twiceStored, { ...INBOX, by: 'offset' }),
  id: 'inbox-by-offset',
  title: t`An inbox with the wrong key`,
  about: t`An inbox that remembers offsets protects against reading a record again. The two copies of order-2 stand at two offsets, so it takes them for two orders.`,
  claims: [
    'storedTimes(order-2) == 2',
    'effects(order-2) == 2',
    'count(recordSkipped) == 0',
    'balance(customer-1) == 62',
  ],
};

/** Three orders, read in one poll(), and a crash after the second charge. */
const crashAfterEffect = (
  id: string,
  title: string,
  about: string,
  consumer: Parameters<typeof member>[0],
  claims: readonly string[],
): Scenario =>
  scene({
    id,
    title,
    about,
    config: { 'linger.ms': '50' },
    sends: orders(3, 5),
    consumers: [member({ recordMs: 10, ...consumer })],
    interventions: consumerDies(moment('effectDone', 'order-2')),
    pauseOn: [moment('consumerStopped'), moment('partitionsAssigned', null, 2)],
    claims,
  });

const commitAfter = crashAfterEffect(
  'commit-after',
  t`Acted, not committed`,
  t`The consumer commits after it has acted on all that poll() returned. It dies after its second charge. Its group waits 45 s for it, and the new process goes on at the offset that was committed last: none, so it charges two cards again.`,
  {},
  [
    'effects(order-1) == 2',
    'effects(order-2) == 2',
    'effects(order-3) == 1',
    'storedTimes(order-2) == 1',
    'committedOffset(cards) == 3',
  ],
);

const commitBefore = crashAfterEffect(
  'commit-before',
  t`Committed, not acted on`,
  t`The consumer commits what poll() returned before it acts on it. It dies after its second charge, and the new process goes on behind all three orders: order-3 is in the log, and nobody will ever charge it.`,
  { commits: 'before' },
  [
    'effects(order-1) == 1',
    'effects(order-2) == 1',
    'effects(order-3) == 0',
    'storedTimes(order-3) == 1',
    'committedOffset(cards) == 3',
    'first(offsetsCommitted) before first(effectDone)',
  ],
);

const commitAfterInbox = crashAfterEffect(
  'commit-after-inbox',
  t`Acted once, committed later`,
  t`Commit after acting, and an inbox: the new process reads two orders again, finds both in its inbox, and passes them over. What may be repeated can be repaired; what was passed over cannot.`,
  { inbox: INBOX },
  [
    'effects(order-1) == 1',
    'effects(order-2) == 1',
    'effects(order-3) == 1',
    'count(recordSkipped) == 2',
    'committedOffset(cards) == 3',
  ],
);

const commitNever = crashAfterEffect(
  'commit-latest',
  t`Nothing committed, and the default`,
  t`The same crash with auto.offset.reset=latest, Kafka’s default. Nothing was committed yet, so the new process begins at the end of the log: order-3 was never charged, and no offset says so.`,
  { config: { 'enable.auto.commit': 'false' } },
  [
    'effects(order-2) == 1',
    'effects(order-3) == 0',
    'storedTimes(order-3) == 1',
    'committedOffset(cards) == none',
  ],
);

/** Automatic commits are made inside poll(): what earlier calls returned was acted on by then. */
const autoCommit = scene({
  id: 'auto-commit',
  title: t`Committed by itself, five seconds later`,
  about: t`With enable.auto.commit the consumer commits inside poll(), at most every five seconds. It acts on order-1 to order-3 at once, dies two seconds later, and starts again: nothing had been committed, and all three are charged a second time.`,
  sends: [...orders(3, 20), order(4, 60_000)],
  consumers: [member({ commits: 'none', config: { 'auto.offset.reset': 'earliest' } })],
  interventions: consumerDies(time(2000)),
  pauseOn: [moment('consumerStopped'), moment('commitSent')],
  claims: [
    'effects(order-1) == 2',
    'effects(order-3) == 2',
    'effects(order-4) == 1',
    'storedTimes(order-1) == 1',
    'committedOffset(cards) == 4',
    'first(consumerStopped) before first(commitSent)',
  ],
});

/** Two members of a group, one of which is away when its records are given to the other. */
const zombie = (inbox: boolean): Scenario =>
  scene({
    id: inbox ? 'zombie-consumer-inbox' : 'zombie-consumer',
    title: inbox ? t`Two consumers, one inbox` : t`A consumer comes back from a long pause`,
    about: inbox
      ? t`The same pause, and both consumers use one inbox. What the other has charged, the one that comes back passes over.`
      : t`A consumer stands still for a minute in the middle of a batch, as in a long garbage collection. Its group throws it out and gives the partition to the other, which starts from the last commit. The first one comes back, knows nothing of it, and goes on with what it has in hand; only its commit fails.`,
    config: { 'linger.ms': '50' },
    sends: orders(3, 5),
    consumers: ['c1', 'c2'].map((id) => member({ recordMs: 10, inbox: inbox ? INBOX : null }, id)),
    interventions: [
      {
        do: 'pauseConsumer',
        consumer: 'c1',
        when: moment('effectDone', 'order-1'),
        forMs: 60_000,
        afterMs: 0,
        enabled: true,
      },
    ],
    pauseOn: [moment('memberRemoved'), moment('consumerStarted')],
    claims: [
      ...[1, 2, 3].map((nth) => `effects(order-${nth}) == ${inbox ? 1 : 2}`),
      `count(recordSkipped) == ${inbox ? 3 : 0}`,
      'count(commitSent) == 1',
      'count(commitAnswered) == 2',
      'committedOffset(cards) == 3',
    ],
  });

const slowConsumer = scene({
  id: 'slow-consumer',
  title: t`Too slow for its group`,
  about: t`Each order takes the consumer a minute, and poll() has returned six. After five minutes without a poll() it leaves its group by itself, works on, and its commit fails with CommitFailedException. It joins again, gets the same six orders, and charges them again, without end, until somebody stops it.`,
  config: { 'linger.ms': '50' },
  sends: orders(6, 3),
  consumers: [member({ recordMs: 60_000 })],
  interventions: [
    {
      do: 'crashConsumer',
      consumer: 'c1',
      when: moment('effectDone', 'order-1', 3),
      afterMs: 0,
      enabled: true,
    },
  ],
  pauseOn: [moment('memberRemoved'), moment('commitAnswered')],
  claims: [
    'storedTimes(order-1) == 1',
    'effects(order-1) == 3',
    'effects(order-6) == 2',
    'committedOffset(cards) == none',
    'count(commitSent) == 0',
    'first(memberRemoved) before first(commitAnswered)',
  ],
});

const slowConsumerRepaired: Scenario = {
  ...slowConsumer,
  id: 'slow-consumer-fewer',
  interventions: [],
  title: t`Fewer records for each poll()`,
  about: t`The same consumer with max.poll.records=3: it is back in poll() before the five minutes are over, commits, and is done with each order once.`,
  consumers: [
    member({
      recordMs: 60_000,
      config: { ...MANUAL_COMMITS, 'max.poll.records': '3' },
    }),
  ],
  pauseOn: [moment('offsetsCommitted')],
  claims: [
    'effects(order-1) == 1',
    'effects(order-6) == 1',
    'committedOffset(cards) == 6',
    'count(memberRemoved) == 0',
    'count(offsetsCommitted) == 2',
  ],
};

/** Stock changes after a restart that sends the last one again: as differences, or as levels. */
const stockSync = (levels: boolean): Scenario => {
  const shelf = [100, 99, 98, 97, 96, 95];
  const sends = shelf.map((level, index) => ({
    ...order(index + 1, index * 20),
    key: 'shelf-7',
    value: `change-${index}`,
    amount: levels || index === 0 ? level : -1,
  }));
  return scene({
    id: levels ? 'stock-sync-levels' : 'stock-sync-deltas',
    title: levels ? t`Levels may be repeated` : t`One less, and one less again`,
    about: levels
      ? t`Each message says how many pieces lie on the shelf. The last one is stored twice after a restart; setting 95 again leaves 95. The record itself is idempotent.`
      : t`Five sales, each sent as one piece less. The last one is stored twice after a restart of the sender, and the stock is wrong by one from then on: 94 in the books, 95 on the shelf.`,
    sends,
    consumers: [member({ effect: levels ? 'set' : 'add' })],
    interventions: [
      stallAnswers('change-5'),
      {
        do: 'crash',
        producer: 'p1',
        when: moment('appended', 'change-5'),
        afterMs: 20,
        enabled: true,
      },
      {
        do: 'restart',
        producer: 'p1',
        when: moment('producerCrashed'),
        afterMs: 200,
        resend: 'unacknowledged',
        enabled: true,
      },
    ],
    pauseOn: [moment('effectDone', 'change-5', 2)],
    claims: [
      'storedTimes(change-5) == 2',
      'effects(change-5) == 2',
      `balance(shelf-7) == ${levels ? 95 : 94}`,
      'committedOffset(cards) == 7',
    ],
  });
};

/** The right halves of db-mirror: what a unique key does that a sequence number cannot. */
const databaseKey: Scenario = scene({
  id: 'db-mirror-key',
  title: t`A key for ever, a number for a while`,
  about: t`The leader forgets this producer after a minute, and the order is stored a second time when its retry comes. A table with a unique key does not forget: the second INSERT finds its row, however late it comes.`,
  brokerConfig: { 'producer.id.expiration.ms': '60000' },
  config: { 'delivery.timeout.ms': '900000', ...PATIENT_RECONNECT },
  sends: orders(1, 20),
  consumers: [member({ inbox: INBOX })],
  interventions: [
    cut(moment('appended', 'order-1')),
    { do: 'refuse', when: time(0), broker: 1, forMs: 720_000, afterMs: 0, enabled: true },
  ],
  pauseOn: [moment('producerForgotten'), moment('recordSkipped')],
  claims: [
    'storedTimes(order-1) == 2',
    'verdicts(order-1) == [APPENDED, APPENDED]',
    'effects(order-1) == 1',
    'first(producerForgotten) before first(recordSkipped)',
  ],
});

/** warehouse-mirror: numbers at the dock, barcodes at the shelf. */
const warehouse: Scenario = {
  ...withInbox(restartResendAtTheDock()),
  id: 'warehouse-mirror',
  title: t`Numbers at the dock, barcodes at the shelf`,
  about: t`The same pallet comes twice, because the driver got no signature: the dock list knows its number. The same goods come again under a new delivery note, because the supplier forgot that it had sent them: the dock takes them, and only the barcode at the shelf tells. Inventory needs both.`,
  claims: [
    'verdicts(order-1) == [APPENDED, DUPLICATE]',
    'storedTimes(order-1) == 1',
    'verdicts(order-2) == [APPENDED, APPENDED]',
    'storedTimes(order-2) == 2',
    'effects(order-1) == 1',
    'effects(order-2) == 1',
  ],
};

/** A lost answer for order-1, and a restart that sends order-2 again. */
function restartResendAtTheDock(): Scenario {
  return {
    ...restartResend,
    producers: restartResend.producers.map((one) => ({ ...one, sends: orders(2, 400) })),
    consumers: [member()],
    interventions: [cut(moment('appended', 'order-1')), ...restartResend.interventions],
    pauseOn: [moment('batchDecided', 'order-1', 2), moment('recordSkipped')],
  };
}

/** Scenes of this part of the course. */
export const applicationScenes: readonly Scenario[] = [
  twiceStored,
  consumerInbox,
  inboxByOffset,
  commitAfter,
  commitBefore,
  commitAfterInbox,
  commitNever,
  autoCommit,
  zombie(false),
  zombie(true),
  slowConsumer,
  slowConsumerRepaired,
  stockSync(false),
  stockSync(true),
  databaseKey,
  warehouse,
];
