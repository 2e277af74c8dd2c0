// Incidents that were reported in public, replayed: what was seen is asserted, and so is the repair.
// The comment above each names the report. Where another client or broker was at fault, the scene shows what
// Apache Kafka does with the same faults. Cases 18 to 20 are about transactions.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import {
  cut,
  holdRequests,
  moment,
  NO_IDEMPOTENCE,
  ONE_IN_FLIGHT,
  ORDERS,
  order,
  orders,
  refuse,
  scene,
  stallAnswers,
  time,
  withConfig,
} from '../scenes/base.ts';
import { INBOX, member } from './appParts.ts';
import {
  acl,
  crashBroker,
  fetchAgain,
  lead,
  shrinkIsr,
  startBroker,
  stopFetching,
} from './faults.ts';

/** The same incident after its repair. */
function repaired(
  incident: Scenario,
  parts: Pick<Scenario, 'id' | 'title' | 'about' | 'claims'> & Partial<Scenario>,
): Scenario {
  return { ...incident, ...parts };
}

/** All producers with these settings instead of their own. */
function settings(scenario: Scenario, config: Readonly<Record<string, string>>): Scenario {
  return { ...scenario, producers: scenario.producers.map((one) => ({ ...one, config })) };
}

// Case 1. 500 000 produced and 503 225 consumed, `3 request(s) timed out: disconnect` in the client's log:
// https://github.com/confluentinc/librdkafka/issues/1958
const lostAck = scene({
  id: 'case-01-counted-too-many',
  title: t`The consumer counted too many`,
  about: t`A test wrote half a million messages and read three thousand more. One request in flight had not helped. Here one answer gets stuck: after 30 s the client closes the connection and sends order-2 again, and nothing in its bytes names the first attempt.`,
  config: { ...NO_IDEMPOTENCE, ...ONE_IN_FLIGHT },
  sends: orders(3, 20),
  interventions: [stallAnswers('order-2')],
  pauseOn: [moment('requestFailed'), moment('batchDecided', 'order-2', 2)],
  claims: [
    'log == [order-1, order-2, order-2, order-3]',
    'completed(order-2) == ok@2',
    'effects(order-2) == 2',
    'errorsSeen == []',
  ],
});
const lostAckRepaired = repaired(withConfig(lostAck, 'enable.idempotence', 'true'), {
  id: 'case-01-repaired',
  title: t`Counted right, with numbers`,
  about: t`The same stuck answer with idempotence. The second attempt carries the number of the first, and is answered with the first offset.`,
  claims: [
    'log == [order-1, order-2, order-3]',
    'verdicts(order-2) == [APPENDED@1, DUPLICATE@1]',
    'completed(order-2) == ok@1',
  ],
});

// Case 2. A change stream showed A=1 after A=2: https://github.com/zendesk/maxwell/issues/609, and years later
// https://github.com/cockroachdb/cockroach/issues/122326. KAFKA-1762 put the warning into the documentation.
const reversed = scene({
  id: 'case-02-reversed-window',
  title: t`The newer value came first`,
  about: t`Three changes of one row are under way in three requests when the connection breaks, before the broker has read any. Each is put back at the head of the queue, the oldest first, so they come back in reverse, and nobody is told.`,
  config: { ...NO_IDEMPOTENCE, 'linger.ms': '0' },
  network: {
    flightMs: 10,
    consumerFlightMs: null,
    replicationMs: 3,
    alterPartitionMs: 0,
    disconnectMs: 2,
  },
  sends: orders(3, 1),
  interventions: [cut(moment('requestSent', 'order-3'))],
  pauseOn: [moment('batchReenqueued', 'order-3')],
  claims: [
    'log == [order-3, order-2, order-1]',
    'errorsSeen == []',
    'completed(order-1) == ok@2',
    'storedTimes(order-1) == 1',
  ],
});
const reversedRepaired = repaired(withConfig(reversed, 'enable.idempotence', 'true'), {
  id: 'case-02-repaired',
  title: t`Put back by sequence`,
  about: t`The same cut with idempotence: failed batches go back into the queue by their numbers.`,
  claims: [
    'log == [order-1, order-2, order-3]',
    'completed(order-1) == ok@0',
    'first(batchReenqueued) before first(batchDecided)',
  ],
});

// Case 3. Records of one partition swapped with one request in flight, before 0.10.0: KAFKA-3197,
// https://github.com/apache/kafka/pull/857
const twoConnections = scene({
  id: 'case-03-two-connections',
  title: t`The limit is for each connection`,
  about: t`order-1 takes five seconds to reach broker 1. Meanwhile the partition moves to broker 2, and another topic’s move makes the client ask who leads. order-2 goes over the second connection, where nothing is in flight, and order-1 comes behind it.`,
  topics: [ORDERS, { ...ORDERS, name: 'audit', leaders: [3] }],
  config: {
    ...NO_IDEMPOTENCE,
    'linger.ms': '0',
    'max.in.flight.requests.per.connection': '2',
  },
  sends: [order(1, 0), { ...order(9, 200), topic: 'audit', value: 'audit-1' }, order(2, 500)],
  interventions: [
    { do: 'delay', when: moment('requestSent', 'order-1'), byMs: 5000, enabled: true },
    lead(2, time(100)),
    lead(1, time(100), { partition: 'audit-0' }),
  ],
  pauseOn: [moment('batchDecided', 'order-2')],
  claims: [
    'log == [order-2, order-1]',
    'verdicts(order-1) == [NOT_LEADER_OR_FOLLOWER, APPENDED]',
    'errorsSeen == []',
  ],
});
const twoConnectionsRepaired = repaired(
  withConfig(twoConnections, 'max.in.flight.requests.per.connection', '1'),
  {
    id: 'case-03-repaired',
    title: t`A partition that waits for its answer`,
    about: t`With one in flight, exactly, the producer mutes a partition until its batch is answered, on whichever connection.`,
    claims: [
      'log == [order-1, order-2]',
      'last(batchDecided, order-1) before first(requestSent, order-2)',
      'errorsSeen == []',
    ],
  },
);

// Case 4. An acknowledged message was never consumed after a graceful shutdown:
// https://github.com/confluentinc/confluent-kafka-dotnet/issues/267; KAFKA-20554,
// https://github.com/apache/kafka/pull/22233
const plannedMove = scene({
  id: 'case-04-planned-move',
  title: t`Nobody crashed, and one is gone`,
  about: t`With acks=1 broker 1 answers as soon as it has written. Broker 2 is in sync and one record behind when leadership is moved to it as planned. Broker 1 becomes its follower and cuts off what the new leader does not have; the next order gets the same offset.`,
  topics: [{ ...ORDERS, replicationFactor: 2, config: { 'min.insync.replicas': '1' } }],
  config: { acks: '1' },
  sends: orders(3, 200),
  interventions: [
    stopFetching(2, moment('highWatermarkAdvanced', 'order-1')),
    lead(2, moment('sendCompleted', 'order-2')),
  ],
  pauseOn: [moment('leaderElected'), moment('replicaTruncated')],
  claims: [
    'completed(order-2) == ok@1',
    'completed(order-3) == ok@1',
    'log == [order-1, order-3]',
    'errorsSeen == []',
    'count(replicaTruncated) == 1',
  ],
});
const plannedMoveRepaired = repaired(settings(plannedMove, { acks: 'all' }), {
  id: 'case-04-repaired',
  title: t`Not acknowledged before broker 2 has it`,
  about: t`The same move with acks=all: order-2 waits for broker 2, the old leader answers NOT_LEADER_OR_FOLLOWER, and the retry goes to the new one.`,
  interventions: [
    stopFetching(2, moment('highWatermarkAdvanced', 'order-1')),
    lead(2, moment('appended', 'order-2'), { afterMs: 50 }),
  ],
  claims: [
    'log == [order-1, order-2, order-3]',
    'sent(order-2) == 2',
    'completed(order-2) == ok@1',
    'errorsSeen == []',
  ],
});

// Case 5. Acknowledged writes vanished after the leader had been cut off and then lost:
// https://aphyr.com/posts/293-jepsen-kafka, and KIP-966 for its modern form
const lastReplica = scene({
  id: 'case-05-last-replica',
  title: t`All that are left, and one was left`,
  about: t`Both followers stop fetching. order-2 waits for them until they have left the ISR, and is then acknowledged by all replicas in sync: one. That one crashes, and an unclean election gives the partition to broker 2. order-2 is nowhere, and the producer, which finds a gap, raises its epoch and carries on.`,
  topics: [
    {
      ...ORDERS,
      config: { 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' },
    },
  ],
  sends: [order(1, 0), order(2, 2000), order(3, 90_000)],
  interventions: [
    stopFetching(2, time(1000)),
    stopFetching(3, time(1000)),
    crashBroker(1, time(52_000)),
    startBroker(1, time(80_000)),
  ],
  pauseOn: [moment('isrChanged'), moment('leaderElected'), moment('batchDecided', 'order-3')],
  claims: [
    'completed(order-2) == ok@1',
    'storedTimes(order-2) == 0',
    'log == [order-1, order-3]',
    'epoch(order-3) == 1',
    'errorsSeen == []',
  ],
});
const lastReplicaRepaired = repaired(lastReplica, {
  id: 'case-05-repaired',
  title: t`Two, or no acknowledgement`,
  about: t`With min.insync.replicas=2 the lone leader does not acknowledge order-2. It is acknowledged only when a second replica has it, and nothing that was acknowledged is lost.`,
  topics: [
    {
      ...ORDERS,
      config: { 'min.insync.replicas': '2', 'unclean.leader.election.enable': 'true' },
    },
  ],
  interventions: [...lastReplica.interventions, fetchAgain(3, time(75_000))],
  claims: [
    'completedAt(order-2) > 61000',
    'storedTimes(order-2) == 1',
    'log == [order-1, order-2, order-3]',
    'errorsSeen == []',
  ],
});

// Case 6. Idempotence by default was announced for 3.0 and not applied (KAFKA-13598); since then a conflicting
// setting switches it off with one line at INFO (KAFKA-13673).
const quietlyOff = repaired(settings(lostAck, { acks: '1', 'request.timeout.ms': '10000' }), {
  id: 'case-06-quietly-off',
  title: t`The default that was not on`,
  about: t`A shared template sets acks=1, and nobody has set enable.idempotence. The conflict switches it off, the client says so in one line at INFO, and the stuck answer of case 1 leaves its copy.`,
  profile: '3.9',
  claims: [
    'effective(enable.idempotence) == false',
    'storedTimes(order-2) == 2',
    'errorsSeen == []',
    'configError == none',
  ],
});
const quietlyOffRepaired = repaired(settings(quietlyOff, { 'request.timeout.ms': '10000' }), {
  id: 'case-06-repaired',
  title: t`Effective, not announced`,
  about: t`Without the line in the template the default is effective: the same fault leaves one copy.`,
  claims: [
    'effective(enable.idempotence) == true',
    'effective(acks) == all',
    'storedTimes(order-2) == 1',
  ],
});

// Case 7. Part of the records never arrive after a topic was created: KAFKA-14312, KAFKA-14359, KAFKA-15591,
// https://github.com/apache/kafka/pull/23234, https://github.com/AutoMQ/automq/issues/584
const secondFirst = scene({
  id: 'case-07-second-came-first',
  title: t`The second batch arrived first`,
  about: t`A new topic, and a broker that does not know yet that it leads. order-1 is refused; order-2, right behind it on the same connection, finds the broker ready, and a partition without memory takes any number. order-1 can never fit in again. After two minutes it fails with a TimeoutException that says nothing of a sequence.`,
  config: { 'linger.ms': '0' },
  network: {
    flightMs: 20,
    consumerFlightMs: null,
    replicationMs: 3,
    alterPartitionMs: 0,
    disconnectMs: 2,
  },
  sends: orders(2, 1),
  interventions: [lead(2, time(10)), lead(1, moment('batchDecided', 'order-1'))],
  pauseOn: [moment('batchDecided', 'order-2'), moment('batchExpired', 'order-1')],
  claims: [
    'log == [order-2]',
    'verdicts(order-1)[0] == NOT_LEADER_OR_FOLLOWER',
    'verdicts(order-1)[1] == OUT_OF_ORDER_SEQUENCE_NUMBER',
    'completed(order-1) == TimeoutException',
    'completedAt(order-1) >= 120000',
    'effects(order-1) == 0',
  ],
});
const secondFirstRepaired = repaired(secondFirst, {
  id: 'case-07-repaired',
  title: t`A new partition asks for number 0`,
  about: t`Kafka 4.5: a partition that never held a record takes no number but 0 from a producer it does not know. order-2 is refused until order-1 is there.`,
  profile: '4.5',
  claims: [
    'log == [order-1, order-2]',
    'verdicts(order-2) == [OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
    'errorsSeen == []',
  ],
});

// Case 8. Four records were reported delivered and never written: https://github.com/confluentinc/confluent-kafka-go/issues/921
const noInference: Scenario = {
  ...secondFirst,
  id: 'case-08-no-inference',
  title: t`Each batch needs its own answer`,
  about: t`Another client took the success of a later batch as proof that the earlier one was stored, and reported four records that nobody had written. With the same faults the Java client waits for an answer of its own, and order-1 is never reported as delivered.`,
  claims: [
    'completed(order-2) == ok@0',
    'completed(order-1) == TimeoutException',
    'first(sendCompleted, order-2) before first(sendCompleted, order-1)',
    'storedTimes(order-1) == 0',
  ],
};

// Case 9. Raised in a review of the Java client and never seen in the field (KAFKA-14034, KAFKA-14359):
// https://github.com/apache/kafka/pull/13796
const renamed = scene({
  id: 'case-09-renamed',
  title: t`A new name for an old batch`,
  about: t`order-1 is stored on broker 1 and copied by broker 2, and still waits for broker 3 when broker 2 becomes leader: it is answered NOT_LEADER_OR_FOLLOWER and goes back into the queue. order-2, right behind it, is refused because an ACL was changed. Its number will never be used, so the producer raises its epoch and renumbers what it has of the partition: order-1, too. Under the new name broker 2 cannot know it.`,
  config: { 'linger.ms': '0' },
  sends: orders(2, 1),
  interventions: [
    stopFetching(3, time(0)),
    acl('denyWrite', moment('requestArrived', 'order-2')),
    lead(2, moment('appended', 'order-1'), { afterMs: 20 }),
    acl('allowWrite', moment('batchDecided', 'order-2')),
    fetchAgain(3, moment('leaderElected')),
  ],
  pauseOn: [
    moment('batchDecided', 'order-2'),
    moment('batchDrained', 'order-1', 2),
    moment('batchDecided', 'order-1', 2),
  ],
  claims: [
    'log == [order-1, order-1]',
    'verdicts(order-1) == [APPENDED@0, APPENDED@1]',
    'verdicts(order-2) == [TOPIC_AUTHORIZATION_FAILED]',
    'errorsSeen == [TopicAuthorizationException]',
    'completed(order-1) == ok@1',
    'epoch(order-1) == 1',
    'seq(order-1) == 0',
    'first(batchReenqueued) before first(epochBumped)',
  ],
});
const renamedTwin: Scenario = {
  ...renamed,
  id: 'case-09-same-name',
  title: t`The same batch under its own name`,
  about: t`The same move of the leader without the ACL: order-1 comes to broker 2 as it was, and is recognised.`,
  interventions: renamed.interventions.filter((one) => !one.do.endsWith('Write')),
  pauseOn: [moment('batchDecided', 'order-1', 2)],
  claims: [
    'log == [order-1, order-2]',
    'verdicts(order-1) == [APPENDED@0, DUPLICATE@0]',
    'count(epochBumped) == 0',
    'errorsSeen == []',
  ],
};

const TWO_LEADERS = { ...ORDERS, partitions: 2, leaders: [1, 2] };
const inPartition = (number: number, at: number, partition: number) => ({
  ...order(number, at),
  key: null,
  partition,
});

// Case 10. The same number twice on one partition, because of trouble on another:
// https://github.com/confluentinc/librdkafka/issues/4953, https://github.com/confluentinc/librdkafka/pull/4972
const foreignTrouble = scene({
  id: 'case-10-trouble-elsewhere',
  title: t`Trouble on another partition`,
  about: t`order-1 is stored on orders-1 and its answer is lost. On orders-0 the leader refuses order-2 and turns order-3 and order-4 away as out of order, which is normal. Another client raised the epoch of all partitions for that, and wrote order-1 again under a new name. The Java client sends all of them again as they are.`,
  topics: [TWO_LEADERS],
  config: { 'linger.ms': '0' },
  sends: [
    inPartition(5, 0, 0),
    inPartition(1, 40, 1),
    inPartition(2, 41, 0),
    inPartition(3, 42, 0),
    inPartition(4, 43, 0),
  ],
  interventions: [
    cut(moment('appended', 'order-1')),
    shrinkIsr([1], moment('requestSent', 'order-2')),
    fetchAgain(2, moment('batchDecided', 'order-2')),
    fetchAgain(3, moment('batchDecided', 'order-2')),
    { do: 'delay', when: moment('requestSent', 'order-3'), byMs: 10, enabled: true },
  ],
  pauseOn: [moment('batchDecided', 'order-3'), moment('batchDecided', 'order-1', 2)],
  claims: [
    'verdicts(order-1) == [APPENDED@0, DUPLICATE@0]',
    'verdicts(order-2)[0] == NOT_ENOUGH_REPLICAS',
    'verdicts(order-3)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER',
    'log(orders-0) == [order-5, order-2, order-3, order-4]',
    'count(epochBumped) == 0',
    'epoch(order-1) == 0',
  ],
});

// Case 11. After one recoverable error unrelated partitions failed in turn: KAFKA-12152,
// https://github.com/apache/kafka/pull/9832, https://github.com/thomhurst/Dekaf/issues/3342
const newEpochFromZero = scene({
  id: 'case-11-new-epoch-from-zero',
  title: t`A new epoch counts from 0 everywhere`,
  about: t`Broker 1 dies, and orders-0 loses records in an unclean election, so the producer raises its epoch. A client of 2.7 went on counting on orders-1, where the leader takes nothing but 0 in a new epoch, and each refusal raised the epoch again. Since 2.8 epoch and number move together: one rise, and orders-1 starts at 0.`,
  topics: [
    {
      ...TWO_LEADERS,
      config: { 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' },
    },
  ],
  sends: [
    inPartition(1, 0, 0),
    inPartition(2, 20, 1),
    inPartition(3, 200, 0),
    inPartition(4, 600, 0),
    inPartition(5, 1200, 1),
    inPartition(6, 1400, 0),
  ],
  interventions: [
    shrinkIsr([1], time(100)),
    crashBroker(1, time(300)),
    lead(2, time(400), { unclean: true }),
  ],
  pauseOn: [moment('batchDecided', 'order-4'), moment('batchDecided', 'order-5')],
  claims: [
    'count(epochBumped) == 1',
    'storedTimes(order-3) == 0',
    'epoch(order-5) == 1',
    'seq(order-5) == 0',
    'verdicts(order-5) == [APPENDED]',
    'log(orders-0) == [order-1, order-4, order-6]',
  ],
});

/** Broker 1 cannot be reached from 100 ms on, for longer than the delivery time. */
const OUTAGE = [cut(time(100)), refuse(1, 100, 130_000)];

// Case 12. After an outage every send failed with an out-of-order sequence until a restart:
// https://github.com/IBM/sarama/issues/1430, https://github.com/IBM/sarama/pull/1661
const neverLeft = scene({
  id: 'case-12-never-left',
  title: t`No number for what never left`,
  about: t`Broker 1 cannot be reached for two minutes, and order-2 and order-3 fail without having left. Another client had given them numbers already, and was out of order for ever. The Java client numbers a batch when it is drained: order-4 takes the number after order-1.`,
  sends: [order(1, 0), order(2, 200), order(3, 300), order(4, 140_000)],
  interventions: OUTAGE,
  pauseOn: [moment('batchExpired', 'order-2'), moment('batchDrained', 'order-4')],
  claims: [
    'errorsSeen == [TimeoutException, TimeoutException]',
    'sent(order-2) == 0',
    'seq(order-4) == 1',
    'epoch(order-4) == 0',
    'log == [order-1, order-4]',
  ],
});
const leftUnanswered = scene({
  id: 'case-12-left-unanswered',
  title: t`A number that may have been used`,
  about: t`The same outage begins while order-2 is under way. Nobody knows whether the leader has its number, so the producer gives the numbering up: a new epoch, from 0.`,
  sends: [order(1, 0), order(2, 90), order(4, 140_000)],
  interventions: [holdRequests('order-2'), ...OUTAGE],
  pauseOn: [moment('batchExpired', 'order-2'), moment('batchDrained', 'order-4')],
  claims: [
    'completed(order-2) == TimeoutException',
    'sent(order-2) == 1',
    'epoch(order-4) == 1',
    'seq(order-4) == 0',
    'log == [order-1, order-4]',
  ],
});

// Case 13. Duplicates with idempotence on, because a repeat was answered as a gap:
// https://github.com/redpanda-data/redpanda/issues/3039
const rightWord = repaired(lostAckRepaired, {
  id: 'case-13-right-word',
  title: t`The right word for a duplicate`,
  about: t`Another broker kept no window and answered a repeat with OUT_OF_ORDER_SEQUENCE_NUMBER. For the client that means a gap: it raised its epoch and wrote the order again. Kafka looks for a duplicate before it looks for a gap, and answers with success.`,
  interventions: [cut(moment('appended', 'order-2'))],
  claims: [
    'verdicts(order-2) == [APPENDED@1, DUPLICATE@1]',
    'count(epochBumped) == 0',
    'completed(order-2) == ok@1',
    'storedTimes(order-2) == 1',
  ],
});

// Case 14. UNKNOWN_PRODUCER_ID on quiet topics, up to 2.4: KAFKA-7190, https://github.com/apache/kafka/pull/5448,
// https://github.com/spring-projects/spring-kafka/issues/1441. The engine's oldest release is 2.8.
const quietTopic = scene({
  id: 'case-14-quiet-topic',
  title: t`Forgotten on a quiet topic`,
  about: t`A producer’s row is gone; up to 2.3 it went with its records. Up to 2.4 the leader refused its next number as that of an unknown producer. Since KIP-360 a partition that does not know a producer takes any number, and nobody notices.`,
  profile: '2.8',
  config: { 'enable.idempotence': 'true', acks: 'all' },
  sends: [order(1, 0), order(2, 20), order(3, 60_000)],
  interventions: [
    {
      do: 'forgetProducer',
      when: time(30_000),
      partition: 'orders-0',
      producer: 'p1',
      afterMs: 0,
      enabled: true,
    },
  ],
  pauseOn: [moment('producerForgotten'), moment('batchDecided', 'order-3')],
  claims: [
    'seq(order-3) == 2',
    'verdicts(order-3) == [APPENDED]',
    'errorsSeen == []',
    'log == [order-1, order-2, order-3]',
    'first(producerForgotten) before last(batchDecided)',
  ],
});

// Case 15. Two messages, ten minutes, and an out-of-order error on another broker:
// https://github.com/redpanda-data/redpanda/issues/22670. Kafka's twin: forgetting between append and retry.
const tenIdleMinutes = scene({
  id: 'case-15-ten-idle-minutes',
  title: t`Ten idle minutes`,
  about: t`Producers are forgotten after ten minutes here, and this one is quiet for longer. Another broker refused its next number; Kafka takes it.`,
  brokerConfig: { 'producer.id.expiration.ms': '600000' },
  sends: [order(1, 0), order(2, 20), order(3, 1_300_000)],
  untilMs: 1_310_000,
  pauseOn: [moment('producerForgotten'), moment('batchDecided', 'order-3')],
  claims: [
    'seq(order-3) == 2',
    'verdicts(order-3) == [APPENDED]',
    'errorsSeen == []',
    'count(producerForgotten) == 3',
  ],
});
const forgottenBetween = (expirationMs: number): Scenario => {
  const twice = expirationMs < 60_000;
  return scene({
    id: twice ? 'case-15-forgotten-between' : 'case-15-repaired',
    title: twice
      ? t`Forgotten between append and retry`
      : t`Remembered longer than a delivery takes`,
    about: twice
      ? t`Producers are forgotten after 30 s, and an outage of a minute lies between the append of order-1 and its retry. The retry is new to the leader: stored twice, one success, no error.`
      : t`With producer.id.expiration.ms at two minutes, no shorter than delivery.timeout.ms, every retry finds its producer known.`,
    brokerConfig: {
      'producer.id.expiration.ms': String(expirationMs),
      'producer.id.expiration.check.interval.ms': '10000',
    },
    sends: orders(1, 20),
    interventions: [cut(moment('appended', 'order-1')), refuse(1, 0, 60_000)],
    pauseOn: [moment('batchDecided', 'order-1', 2)],
    untilMs: 110_000,
    claims: [
      `verdicts(order-1) == [APPENDED@0, ${twice ? 'APPENDED@1' : 'DUPLICATE@0'}]`,
      `storedTimes(order-1) == ${twice ? 2 : 1}`,
      'errorsSeen == []',
      'count(epochBumped) == 0',
    ],
  });
};

// Case 16. Failed, delivered, and sent again: https://github.com/confluentinc/confluent-kafka-python/issues/526,
// https://github.com/confluentinc/librdkafka/issues/1476, https://github.com/lightapi/light-scheduler/issues/90
const failedAndDelivered = scene({
  id: 'case-16-failed-and-delivered',
  title: t`Failed, delivered, sent again`,
  about: t`order-2 is stored, no answer gets through for 130 s, and the application gets a TimeoutException: a statement about waiting. It sends the order again, under a new epoch, and no rule could know that it is the same.`,
  sends: orders(2, 20),
  resendOnFailure: 1,
  resendAfterMs: 20_000,
  consumers: [member()],
  interventions: [cut(moment('appended', 'order-2')), refuse(1, 20, 130_000)],
  pauseOn: [moment('sendCompleted', 'order-2'), moment('recordAppended', 'order-2', 2)],
  claims: [
    'completed(order-2) == TimeoutException',
    'verdicts(order-2) == [APPENDED@1, APPENDED@2]',
    'epoch(order-2) == 1',
    'effects(order-2) == 2',
  ],
});
const failedAndDeliveredInbox = repaired(failedAndDelivered, {
  id: 'case-16-repaired',
  title: t`Sent again, into an inbox`,
  about: t`The application still sends again, since it must not lose. The consumer knows the order’s number.`,
  consumers: [member({ inbox: INBOX })],
  claims: ['storedTimes(order-2) == 2', 'effects(order-2) == 1', 'count(recordSkipped) == 1'],
});
const stopAndCheck = repaired(failedAndDelivered, {
  id: 'case-16-stop-and-check',
  title: t`Stop, and look it up`,
  about: t`The application does not send again after a TimeoutException; it looks in the log, and finds the order there.`,
  producers: failedAndDelivered.producers.map((one) => ({ ...one, resendOnFailure: 0 })),
  claims: [
    'completed(order-2) == TimeoutException',
    'errorsSeen == [TimeoutException]',
    'storedTimes(order-2) == 1',
    'effects(order-2) == 1',
  ],
});

// Case 17. flush() returned before the halves of a split batch were acknowledged, before October 2025:
// https://github.com/apache/kafka/pull/20254
const splitBatch = scene({
  id: 'case-17-flush-waits',
  title: t`flush() waits for the halves`,
  about: t`A batch of four is too large for the topic and is split. In clients before October 2025 flush() returned when the large batch was over, with its halves still under way. Now it waits for the last of them.`,
  topics: [{ ...ORDERS, config: { 'min.insync.replicas': '2', 'max.message.bytes': '140' } }],
  config: { 'linger.ms': '50' },
  sends: orders(4, 2),
  pauseOn: [moment('batchDecided')],
  claims: [
    'count(batchSplit) > 0',
    'last(sendCompleted) before first(flushReturned)',
    'log == [order-1, order-2, order-3, order-4]',
    'errorsSeen == []',
  ],
});
const flushWaits: Scenario = {
  ...splitBatch,
  producers: splitBatch.producers.map((one) => ({ ...one, calls: [{ at: 10, call: 'flush' }] })),
};

/** Each incident, and its repair behind it. */
export const caseFiles: readonly Scenario[] = [
  lostAck,
  lostAckRepaired,
  reversed,
  reversedRepaired,
  twoConnections,
  twoConnectionsRepaired,
  plannedMove,
  plannedMoveRepaired,
  lastReplica,
  lastReplicaRepaired,
  quietlyOff,
  quietlyOffRepaired,
  secondFirst,
  secondFirstRepaired,
  noInference,
  renamed,
  renamedTwin,
  foreignTrouble,
  newEpochFromZero,
  neverLeft,
  leftUnanswered,
  rightWord,
  quietTopic,
  tenIdleMinutes,
  forgottenBetween(30_000),
  forgottenBetween(120_000),
  failedAndDelivered,
  failedAndDeliveredInbox,
  stopAndCheck,
  flushWaits,
];
