// Scenes that end otherwise in another release, with the claims that hold there.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { moment, ORDERS, orders, scene } from '../scenes/base.ts';
import { palindrome } from '../scenes/palindrome.ts';
import { idleProducer } from './brokerMemory.ts';
import { appendedButRefused, coldStartHole, fiveRetries } from './replication.ts';

const coldStart45: Scenario = {
  ...coldStartHole,
  id: 'cold-start-hole-4.5',
  profile: '4.5',
  title: t`The hole is closed in 4.5`,
  about: t`The same fault with Kafka 4.5: on a partition that never held a record an unknown producer must start at 0. The second batch is refused until the first is there, and both stand in order.`,
  claims: [
    'log == [order-1, order-2]',
    'completed(order-1) == ok@0',
    'completed(order-2) == ok@1',
    'verdicts(order-2) == [OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
  ],
};

/** Profile 2.8: the ISR shrinks after the append, and the answer says so. */
const appended28 = (idempotent: boolean): Scenario => ({
  ...appendedButRefused,
  id: `appended-but-refused-2.8-${idempotent ? 'idempotent' : 'plain'}`,
  profile: '2.8',
  title: idempotent
    ? t`Refused after the append, and recognised`
    : t`Refused after the append, and stored again`,
  about: t`In 2.8 the high watermark moves on with the one replica that is left, and the answer is NOT_ENOUGH_REPLICAS_AFTER_APPEND: the order is stored, and the client is told to try again. It does until broker 2 is back.`,
  producers: appendedButRefused.producers.map((one) => ({
    ...one,
    config: { acks: 'all', 'enable.idempotence': String(idempotent) },
  })),
  claims: [
    `storedTimes(order-1) == ${idempotent ? 1 : 2}`,
    `completed(order-1) == ok@${idempotent ? 0 : 1}`,
    'count(batchReenqueued) > 3',
    'completedAt(order-1) > 1000',
  ],
});

const quietOff39: Scenario = {
  ...palindrome,
  id: 'pitfall-inflight-3.9',
  profile: '3.9',
  title: t`Ten in flight, a warning, and no idempotence`,
  about: t`In 3.9 a producer that is given ten requests in flight and no word on idempotence starts with a warning and without idempotence. The dropped line then writes the orders twice, mirrored. 4.0 refuses to build it.`,
  producers: palindrome.producers.map((one) => ({
    ...one,
    config: { 'max.in.flight.requests.per.connection': '10', 'linger.ms': '5' },
  })),
  claims: [
    'effective(enable.idempotence) == false',
    'log == [order-1, order-2, order-3, order-3, order-2, order-1]',
    'isSorted(log) == false',
  ],
};

const defaults28 = scene({
  id: 'defaults-2.8',
  profile: '2.8',
  title: t`What 2.8 does by itself`,
  about: t`Without a setting a producer of 2.8 has acks=1 and no idempotence. The connection breaks after the append of order-2, and it is stored again.`,
  sends: orders(3, 20),
  interventions: [{ do: 'cut', when: moment('appended', 'order-2'), afterMs: 0, enabled: true }],
  pauseOn: [moment('batchDecided', 'order-2', 2)],
  claims: [
    'effective(enable.idempotence) == false',
    'effective(acks) == 1',
    'effective(linger.ms) == 0',
    'storedTimes(order-2) == 2',
  ],
});

const stickyBatch28 = scene({
  id: 'sticky-batch-2.8',
  profile: '2.8',
  title: t`A new batch, another partition`,
  about: t`In 2.8 a record without a key that opens a batch goes to another partition than the one before. Four orders, each its own batch, jump to and fro between two partitions. Since 3.3 they would stay on one for batch.size bytes.`,
  topics: [{ ...ORDERS, partitions: 2, leaders: [1, 2] }],
  sends: orders(4, 20).map((one) => ({ ...one, key: null })),
  pauseOn: [moment('recordAppended', 'order-2')],
  claims: [
    'hw(orders-0) == 2',
    'hw(orders-1) == 2',
    'completed(order-3) == ok@1',
    'completed(order-4) == ok@1',
    'effective(enable.idempotence) == false',
  ],
});

const roundRobin39 = scene({
  id: 'round-robin-3.9',
  profile: '3.9',
  title: t`In turn, with every other one left out`,
  about: t`RoundRobinPartitioner gives each record the next partition. Up to 3.9 a record that has to open a batch asks for a partition twice, and takes two turns. With four partitions and a batch for each order, two of them stay empty.`,
  topics: [{ ...ORDERS, partitions: 4, leaders: [1, 2, 3, 1] }],
  config: { 'partitioner.class': 'org.apache.kafka.clients.producer.RoundRobinPartitioner' },
  sends: orders(4, 20),
  pauseOn: [moment('recordAppended', 'order-2')],
  claims: [
    'log(orders-0) == []',
    'log(orders-1) == [order-1, order-3]',
    'log(orders-2) == []',
    'log(orders-3) == [order-2, order-4]',
    'pid(order-1) == 4001',
    'completed(order-4) == ok@1',
  ],
});

const idle28: Scenario = {
  ...idleProducer(25, 0),
  id: 'idle-producer-25h-2.8',
  profile: '2.8',
  title: t`25 hours of silence in 2.8`,
  about: t`In 2.8 a leader remembers a producer for as long as a transactional id, seven days: transactional.id.expiration.ms. After 25 hours the second order is the next in line of a producer that is still known.`,
  producers: idleProducer(25, 0).producers.map((one) => ({
    ...one,
    config: { 'enable.idempotence': 'true' },
  })),
};

const fiveRetries28: Scenario = {
  ...fiveRetries({ retries: '5' }, [
    'sent(order-1) == 6',
    'completed(order-1) == NotEnoughReplicasException',
    'completedAt(order-1) < 700',
  ]),
  id: 'five-retries-2.8',
  profile: '2.8',
  title: t`Five retries in half a second`,
  about: t`In 2.8 the back-off is 100 ms every time, so five retries are over after half a second of the ten.`,
  producers: fiveRetries({ retries: '5' }, []).producers.map((one) => ({
    ...one,
    config: { retries: '5', acks: 'all' },
  })),
};

/** Scenes of other releases. */
export const profileScenes: readonly Scenario[] = [
  coldStart45,
  appended28(false),
  appended28(true),
  quietOff39,
  defaults28,
  fiveRetries28,
  idle28,
  stickyBatch28,
  roundRobin39,
];
