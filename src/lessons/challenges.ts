// Goals to be reached by hand: each is a scenario, claims that its run does not fulfil yet, and limits to the means.
// A test holds that the untouched run misses the goal and that the solution, and no part of it, reaches it.

import type { Intervention, Scenario } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import {
  cut,
  moment,
  NO_IDEMPOTENCE,
  ONE_IN_FLIGHT,
  orders,
  PATIENT_RECONNECT,
  refuse,
  scene,
} from './scenes/base.ts';
import { lostAck } from './scenes/lostAck.ts';
import { reversed } from './scenes/reversed.ts';

/** One line of a goal: in words, and as a claim over the trace. */
export interface Aim {
  readonly words: string;
  readonly claim: string;
}

/** A fault that the learner can add by its words; messages can be cut and held besides. */
export interface Offer {
  readonly words: string;
  readonly fault: Intervention;
}

export interface Challenge {
  readonly id: string;
  /** Break it: a promise is given, and the faults that break it are looked for. */
  readonly kind: 'challenge' | 'break';
  readonly title: string;
  readonly goal: string;
  /** The run that the learner starts from. */
  readonly scenario: Scenario;
  readonly aims: readonly Aim[];
  /** Most faults that may be added; 0: the faults stay as they are. */
  readonly mostFaults: number;
  /** Settings of the producer that may be changed, by Kafka's names. */
  readonly settings: readonly string[];
  readonly offers: readonly Offer[];
  /** From a nudge to the way itself. */
  readonly hints: readonly string[];
  readonly solution: {
    readonly config: Readonly<Record<string, string>>;
    readonly faults: readonly Intervention[];
  };
  /** What to take away from it. */
  readonly lesson: string;
}

const IDEMPOTENCE = 'enable.idempotence';
const IN_FLIGHT = 'max.in.flight.requests.per.connection';
const TOGGLES = [IDEMPOTENCE, 'acks', IN_FLIGHT];
const always = { afterMs: 0, enabled: true } as const;

const ackOf = (record: string) => cut(moment('responseSent', record), 1);
const requestOf = (record: string) => cut(moment('requestSent', record), 1);
const hold = (record: string): Intervention => ({
  do: 'hold',
  when: moment('requestSent', record),
  ...always,
});
const stall = (record: string): Intervention => ({
  do: 'stall',
  when: moment('responseSent', record),
  ...always,
});
const stopFollower = (broker: number, record: string): Intervention => ({
  do: 'stopReplication',
  when: moment('requestSent', record),
  broker,
  partition: null,
  ...always,
});
const crashLeader = (record: string): Intervention => ({
  do: 'crashBroker',
  when: moment('sendCompleted', record),
  broker: 1,
  diskLost: false,
  ...always,
});
const crashShop = (record: string): Intervention => ({
  do: 'crash',
  producer: 'p1',
  when: moment('appended', record),
  ...always,
});
const RESTART: Intervention = {
  do: 'restart',
  producer: 'p1',
  resend: 'unacknowledged',
  when: moment('producerCrashed'),
  afterMs: 200,
  enabled: true,
};

/** Three orders on a healthy cluster. */
function quiet(
  id: string,
  config: Readonly<Record<string, string>>,
  everyMs: number,
  about: string,
): Scenario {
  return scene({
    id,
    title: t`Three orders`,
    about,
    config: { 'linger.ms': '0', ...config },
    sends: orders(3, everyMs),
    claims: [],
  });
}

const none = { config: {}, faults: [] } as const;
const APART = 40;

const CHALLENGES: readonly Challenge[] = [
  {
    id: 'charge-twice',
    kind: 'challenge',
    title: t`Charge the customer twice`,
    goal: t`Make the customer pay for order-2 twice, without touching a broker.`,
    scenario: quiet(
      'charge-twice',
      NO_IDEMPOTENCE,
      APART,
      t`Idempotence is off, and nothing goes wrong yet.`,
    ),
    aims: [
      { words: t`order-2 is charged twice`, claim: 'effects(order-2) == 2' },
      { words: t`no exception reaches the shop`, claim: 'errorsSeen == []' },
    ],
    mostFaults: 1,
    settings: [],
    offers: [],
    hints: [
      t`The producer sends again when it has no answer. When is a second send a second charge?`,
      t`Only a batch that is in the log already can be written a second time.`,
      t`Cut the ack for order-2.`,
    ],
    solution: { ...none, faults: [ackOf('order-2')] },
    lesson: t`A retry without numbers doubles exactly when an attempt before it was written.`,
  },
  {
    id: 'one-setting',
    kind: 'challenge',
    title: t`Fix it by one setting`,
    goal: t`The ack for order 17 is lost as ever. Change one setting so that it is charged once.`,
    scenario: lostAck,
    aims: [
      { words: t`order-17 stands in the log once`, claim: 'storedTimes(order-17) == 1' },
      { words: t`the ack was lost: order-17 was sent twice`, claim: 'sent(order-17) == 2' },
      { words: t`the shop hears of success`, claim: 'completed(order-17) == ok@106' },
    ],
    mostFaults: 0,
    settings: TOGGLES,
    offers: [],
    hints: [
      t`The second attempt has to be sent, and must not be written.`,
      t`The broker can know a batch again when it carries numbers.`,
      t`Switch enable.idempotence on.`,
    ],
    solution: { ...none, config: { [IDEMPOTENCE]: 'true' } },
    lesson: t`The copy is answered like the original, with success and its offset.`,
  },
  {
    id: 'harmless-retry',
    kind: 'challenge',
    title: t`A retry that harms nothing`,
    goal: t`Let order-2 be sent twice and stored once, with idempotence off.`,
    scenario: quiet('harmless-retry', NO_IDEMPOTENCE, APART, t`Idempotence is off.`),
    aims: [
      { words: t`order-2 was sent twice`, claim: 'sent(order-2) == 2' },
      { words: t`it stands in the log once`, claim: 'storedTimes(order-2) == 1' },
      { words: t`idempotence is off`, claim: 'effective(enable.idempotence) == false' },
    ],
    mostFaults: 1,
    settings: [],
    offers: [],
    hints: [
      t`What must not have happened before the second attempt?`,
      t`A request that never reached the broker was never written.`,
      t`Cut the request with order-2.`,
    ],
    solution: { ...none, faults: [requestOf('order-2')] },
    lesson: t`The producer cannot tell this loss from a lost ack, and does the same in both.`,
  },
  {
    id: 'recognised',
    kind: 'challenge',
    title: t`Same number, second time`,
    goal: t`Make the broker recognise a copy of order-2.`,
    scenario: quiet('recognised', { [IDEMPOTENCE]: 'true' }, APART, t`Idempotence is on.`),
    aims: [
      {
        words: t`the broker finds order-2 a duplicate`,
        claim: 'verdicts(order-2) == [APPENDED, DUPLICATE]',
      },
      { words: t`the log holds each order once`, claim: 'log == [order-1, order-2, order-3]' },
    ],
    mostFaults: 1,
    settings: [],
    offers: [],
    hints: [
      t`A copy has to reach the broker after the original was written.`,
      t`Take the answer away, not the request.`,
      t`Cut the ack for order-2.`,
    ],
    solution: { ...none, faults: [ackOf('order-2')] },
    lesson: t`The broker compares producer id, epoch and sequence with the last five batches.`,
  },
  {
    id: 'backwards',
    kind: 'challenge',
    title: t`Backwards`,
    goal: t`Make the log read 3, 2, 1.`,
    scenario: quiet(
      'backwards',
      NO_IDEMPOTENCE,
      20,
      t`Idempotence is off, five requests may be under way.`,
    ),
    aims: [{ words: t`the log reads 3, 2, 1`, claim: 'log == [order-3, order-2, order-1]' }],
    mostFaults: 1,
    settings: [],
    offers: [],
    hints: [
      t`All three have to fail together, before any of them is written.`,
      t`A connection is one stream: what stops the first request stops those behind it.`,
      t`Leave the request with order-1 unanswered. When request.timeout.ms is over, all three come back.`,
    ],
    solution: { ...none, faults: [hold('order-1')] },
    lesson: t`What fails together comes back in reverse: each failed batch is put at the front of its queue.`,
  },
  {
    id: 'mirror',
    kind: 'challenge',
    title: t`The mirror`,
    goal: t`Make the log read 1, 2, 3, 3, 2, 1.`,
    scenario: quiet(
      'mirror',
      NO_IDEMPOTENCE,
      20,
      t`Idempotence is off, five requests may be under way.`,
    ),
    aims: [
      {
        words: t`the log reads 1, 2, 3, 3, 2, 1`,
        claim: 'log == [order-1, order-2, order-3, order-3, order-2, order-1]',
      },
    ],
    mostFaults: 1,
    settings: [],
    offers: [],
    hints: [
      t`Every order has to be written before the connection fails.`,
      t`Answers of a connection come in order: without the first there is no second.`,
      t`Leave the answer for order-1 unanswered, so that no ack gets through.`,
    ],
    solution: { ...none, faults: [stall('order-1')] },
    lesson: t`One silent connection doubles all that was under way, and turns it round.`,
  },
  {
    id: 'order-without-numbers',
    kind: 'challenge',
    title: t`In order, without numbers`,
    goal: t`The requests are lost as before. Keep the order with idempotence off.`,
    scenario: { ...reversed, claims: [] },
    aims: [
      { words: t`the log reads 1, 2, 3`, claim: 'log == [order-1, order-2, order-3]' },
      { words: t`idempotence is off`, claim: 'effective(enable.idempotence) == false' },
    ],
    mostFaults: 0,
    settings: [IN_FLIGHT, 'acks'],
    offers: [],
    hints: [
      t`Disorder needs at least two requests that fail together.`,
      t`How many requests may wait for an answer at once?`,
      t`Set max.in.flight.requests.per.connection to 1.`,
    ],
    solution: { ...none, config: { [IN_FLIGHT]: '1' } },
    lesson: t`One at a time keeps the order. It does not keep copies out.`,
  },
  {
    id: 'lose-acked',
    kind: 'challenge',
    title: t`Lose what was acknowledged`,
    goal: t`The leader dies before its followers have copied order-2. Make the shop believe that it is stored.`,
    scenario: scene({
      id: 'lose-acked',
      title: t`The leader dies`,
      about: t`Followers 2 and 3 stop copying when order-2 is sent, and the leader crashes soon after it has written it.`,
      config: { ...NO_IDEMPOTENCE, acks: 'all', 'linger.ms': '0' },
      sends: orders(3, APART),
      interventions: [
        stopFollower(2, 'order-2'),
        stopFollower(3, 'order-2'),
        {
          do: 'crashBroker',
          when: moment('appended', 'order-2'),
          broker: 1,
          diskLost: false,
          afterMs: 10,
          enabled: true,
        },
        {
          do: 'resumeReplication',
          when: moment('leaderElected'),
          broker: 3,
          partition: null,
          ...always,
        },
      ],
      claims: [],
    }),
    aims: [
      { words: t`the shop was told that order-2 is stored`, claim: 'completed(order-2) == ok@1' },
      { words: t`no log holds it`, claim: 'storedTimes(order-2) == 0' },
    ],
    mostFaults: 0,
    settings: TOGGLES,
    offers: [],
    hints: [
      t`Whose word does the shop take for an acknowledgement?`,
      t`Let the leader answer before a follower has the batch.`,
      t`Set acks to 1.`,
    ],
    solution: { ...none, config: { acks: '1' } },
    lesson: t`acks=1 is the promise of one machine.`,
  },
  {
    id: 'let-it-start',
    kind: 'challenge',
    title: t`Let it start`,
    goal: t`Kafka refuses this producer. Make it start, and keep idempotence on.`,
    scenario: quiet(
      'let-it-start',
      { [IDEMPOTENCE]: 'true', [IN_FLIGHT]: '10' },
      APART,
      t`Ten requests may be under way, and idempotence is asked for.`,
    ),
    aims: [
      { words: t`the configuration is accepted`, claim: 'configError == none' },
      { words: t`idempotence is on`, claim: 'effective(enable.idempotence) == true' },
      { words: t`the orders arrive`, claim: 'log == [order-1, order-2, order-3]' },
    ],
    mostFaults: 0,
    settings: TOGGLES,
    offers: [],
    hints: [
      t`Read the exception: it names the setting and its limit.`,
      t`The broker remembers five batches of a producer.`,
      t`Set max.in.flight.requests.per.connection to 5 or fewer.`,
    ],
    solution: { ...none, config: { [IN_FLIGHT]: '5' } },
    lesson: t`With more under way than the broker remembers, a copy could come back unknown.`,
  },
  {
    id: 'quietly-off',
    kind: 'challenge',
    title: t`Quietly off`,
    goal: t`Nobody switched idempotence off, and it is off. Find out why, and get it back.`,
    scenario: quiet(
      'quietly-off',
      { acks: '1' },
      APART,
      t`The configuration does not mention idempotence.`,
    ),
    aims: [{ words: t`idempotence is on`, claim: 'effective(enable.idempotence) == true' }],
    mostFaults: 0,
    settings: ['acks', IN_FLIGHT],
    offers: [],
    hints: [
      t`The default is on, as long as the other settings allow it.`,
      t`Idempotence needs the acknowledgement of all in-sync replicas.`,
      t`Set acks to all.`,
    ],
    solution: { ...none, config: { acks: 'all' } },
    lesson: t`Set by default, idempotence gives way to acks=1 with one line in the log. Set explicitly, it would refuse to start.`,
  },
];

const promise = (
  id: string,
  config: Readonly<Record<string, string>>,
  everyMs: number,
  about: string,
) => quiet(id, config, everyMs, about);

const BREAKS: readonly Challenge[] = [
  {
    id: 'break-acks-all',
    kind: 'break',
    title: t`acks=all means once`,
    goal: t`Claim: with acks=all every order stands in the log once. Break it for order-1, with one fault.`,
    scenario: promise(
      'break-acks-all',
      { ...NO_IDEMPOTENCE, acks: 'all' },
      APART,
      t`acks=all, idempotence off.`,
    ),
    aims: [{ words: t`order-1 is stored twice`, claim: 'storedTimes(order-1) == 2' }],
    mostFaults: 1,
    settings: [],
    offers: [],
    hints: [
      t`acks=all says when the answer leaves, not that it arrives.`,
      t`Take the answer for order-1 away.`,
    ],
    solution: { ...none, faults: [ackOf('order-1')] },
    lesson: t`acks=all is about loss. Copies are another matter.`,
  },
  {
    id: 'break-one-in-flight',
    kind: 'break',
    title: t`One at a time is enough`,
    goal: t`Claim: one request in flight keeps copies out. Break it with one fault.`,
    scenario: promise(
      'break-one-in-flight',
      { ...NO_IDEMPOTENCE, ...ONE_IN_FLIGHT },
      APART,
      t`One request in flight, idempotence off.`,
    ),
    aims: [
      { words: t`order-2 is stored twice`, claim: 'storedTimes(order-2) == 2' },
      { words: t`one request was under way at a time`, claim: `effective(${IN_FLIGHT}) == 1` },
    ],
    mostFaults: 1,
    settings: [],
    offers: [],
    hints: [t`A copy needs no second request beside it.`, t`Cut the ack for order-2.`],
    solution: { ...none, faults: [ackOf('order-2')] },
    lesson: t`It keeps the order, and nothing else.`,
  },
  {
    id: 'break-order',
    kind: 'break',
    title: t`A partition keeps the order`,
    goal: t`Claim: what goes to one partition stays in the order of send(). Break it with one fault.`,
    scenario: promise('break-order', NO_IDEMPOTENCE, 20, t`Five in flight, idempotence off.`),
    aims: [
      { words: t`the log is out of order`, claim: 'isSorted(log) == false' },
      { words: t`order-1 is stored once`, claim: 'storedTimes(order-1) == 1' },
    ],
    mostFaults: 1,
    settings: [],
    offers: [],
    hints: [
      t`The log keeps the order of arrival. Whose order is that?`,
      t`Let several requests fail together, unwritten.`,
      t`Leave the request with order-1 unanswered.`,
    ],
    solution: { ...none, faults: [hold('order-1')] },
    lesson: t`The partition keeps the order of arrival; retries change what arrives first.`,
  },
  {
    id: 'break-success',
    kind: 'break',
    title: t`Success means stored`,
    goal: t`Claim: when send() succeeds, the order is stored. Break it with one fault.`,
    scenario: promise('break-success', { ...NO_IDEMPOTENCE, acks: '0' }, APART, 'acks=0.'),
    aims: [
      { words: t`send() of order-2 succeeded`, claim: 'completed(order-2) == ok@-1' },
      { words: t`order-2 is in no log`, claim: 'storedTimes(order-2) == 0' },
    ],
    mostFaults: 1,
    settings: [],
    offers: [],
    hints: [
      t`With acks=0, what is a success made of?`,
      t`The bytes are in the socket, and that is all that anybody knows.`,
      t`Cut the request with order-2.`,
    ],
    solution: { ...none, faults: [requestOf('order-2')] },
    lesson: t`With acks=0 success means: handed to the network.`,
  },
  {
    id: 'break-acknowledged',
    kind: 'break',
    title: t`Acknowledged is for ever`,
    goal: t`Claim: what was acknowledged stays. Break it with one fault.`,
    scenario: promise(
      'break-acknowledged',
      { ...NO_IDEMPOTENCE, acks: '1' },
      APART,
      t`acks=1, three replicas.`,
    ),
    aims: [
      { words: t`the shop was told that order-3 is stored`, claim: 'completed(order-3) == ok@2' },
      { words: t`order-3 is in no log`, claim: 'storedTimes(order-3) == 0' },
    ],
    mostFaults: 1,
    settings: [],
    offers: [
      { words: t`Broker 2 stops copying when order-3 is sent`, fault: stopFollower(2, 'order-3') },
      { words: t`Broker 3 stops copying when order-3 is sent`, fault: stopFollower(3, 'order-3') },
      { words: t`The leader crashes when order-3 is acknowledged`, fault: crashLeader('order-3') },
    ],
    hints: [
      t`Who has order-3 at the moment of its ack?`,
      t`The leader alone: its followers copy it a moment later. That moment is enough.`,
      t`Let the leader crash when order-3 is acknowledged.`,
    ],
    solution: {
      ...none,
      faults: [crashLeader('order-3')],
    },
    lesson: t`acks=1 is the promise of one machine, and goes with it.`,
  },
  {
    id: 'break-idempotence',
    kind: 'break',
    title: t`Idempotent means exactly once`,
    goal: t`Claim: with idempotence no order is stored twice. Break it with two faults.`,
    scenario: promise(
      'break-idempotence',
      { [IDEMPOTENCE]: 'true' },
      APART,
      t`Idempotence on, a healthy cluster.`,
    ),
    aims: [
      { words: t`order-2 is stored twice`, claim: 'storedTimes(order-2) == 2' },
      { words: t`idempotence is on`, claim: 'effective(enable.idempotence) == true' },
    ],
    mostFaults: 2,
    settings: [],
    offers: [
      { words: t`The shop’s process dies when order-2 is written`, fault: crashShop('order-2') },
      { words: t`It starts again and sends what was not acknowledged`, fault: RESTART },
    ],
    hints: [
      t`Losing an ack does nothing here: try it.`,
      t`The broker knows a producer by its id. When does a shop get another one?`,
      t`Let the process die once order-2 is written, and start again with what was not acknowledged.`,
    ],
    solution: { ...none, faults: [crashShop('order-2'), RESTART] },
    lesson: t`Idempotence covers one producer session. A restart is a new one.`,
  },
  {
    id: 'break-timeout',
    kind: 'break',
    title: t`A timeout means not stored`,
    goal: t`Claim: when send() fails with a TimeoutException, the order is not stored. Break it with two faults.`,
    scenario: scene({
      id: 'break-timeout',
      title: t`One order and a deadline`,
      about: t`delivery.timeout.ms is 35 s, and idempotence is on.`,
      config: { [IDEMPOTENCE]: 'true', 'delivery.timeout.ms': '35000', ...PATIENT_RECONNECT },
      sends: orders(1, 20),
      claims: [],
    }),
    aims: [
      {
        words: t`the shop was given a TimeoutException`,
        claim: 'completed(order-1) == TimeoutException',
      },
      { words: t`order-1 is stored`, claim: 'storedTimes(order-1) == 1' },
    ],
    mostFaults: 2,
    settings: [],
    offers: [
      {
        words: t`The connection breaks when order-1 is written`,
        fault: cut(moment('appended', 'order-1')),
      },
      { words: t`The leader takes no new connection for 40 s`, fault: refuse(1, 6, 40_000) },
    ],
    hints: [
      t`The order has to be written, and nobody may say so in time.`,
      t`Lose the answer, and keep the producer from asking again for longer than its deadline.`,
      t`Let the connection break when order-1 is written, and the leader take no new one for 40 s.`,
    ],
    solution: { ...none, faults: [cut(moment('appended', 'order-1')), refuse(1, 6, 40_000)] },
    lesson: t`A TimeoutException says that nobody answered in time, and nothing about the log.`,
  },
];

/** All challenges, those with a goal first, then the promises to break. */
export const challenges: readonly Challenge[] = [...CHALLENGES, ...BREAKS];
