// Incidents of what a broker remembers, and of what nobody can know.
import { t } from '../../i18n/t.ts';
import { type CaseFile, right, wrong } from './caseFile.ts';

export const brokerMemory: readonly CaseFile[] = [
  {
    number: 13,
    title: t`The wrong word for a duplicate`,
    harm: 'duplicate',
    today: 'other client',
    where: t`Redpanda up to 21.10.2, with a Java client since KIP-360`,
    seen: t`With idempotence on, duplicates appeared after leaders were killed. The client’s log speaks of out of order sequence numbers and new epochs.`,
    diagnoses: [
      wrong(
        t`The client is broken since KIP-360`,
        t`It did what it should with the answer that it got.`,
      ),
      right(
        t`The broker called a repeat out of order`,
        t`For the client that word means a gap. It renames the batch, and the broker writes it again.`,
      ),
      wrong(
        t`The network delivered a packet twice`,
        t`TCP does not do that. The second request was sent by the client.`,
      ),
    ],
    scenes: ['case-13-right-word'],
    rules: [
      {
        rule: 'A duplicate is looked for before a gap',
        source: 'UnifiedLog.analyzeAndValidateProducerState',
      },
    ],
    lesson: t`An error code is part of the protocol. The wrong one makes a correct client wrong.`,
    threads: [
      { name: 'Redpanda #3039', url: 'https://github.com/redpanda-data/redpanda/issues/3039' },
      { name: t`Jepsen: Redpanda`, url: 'https://jepsen.io/analyses/redpanda-21.10.1' },
    ],
  },
  {
    number: 14,
    title: t`Forgotten on a quiet topic`,
    harm: 'outage',
    today: 'fixed',
    where: t`Brokers 1.0 to 2.3; Kafka Streams’ repartition topics, spring-kafka`,
    seen: t`On topics with little traffic producers failed: the broker found no record of their producer id, and guessed that retention had removed it.`,
    diagnoses: [
      wrong(
        t`Too many requests in flight`,
        t`The run has one at a time. What is missing is the row, not the order.`,
      ),
      right(
        t`The producer’s row went with its last records`,
        t`In those releases deleting the records deleted the row. The next number was that of an unknown producer.`,
      ),
      wrong(
        t`The producer id had expired on the client`,
        t`A client’s producer id does not expire.`,
      ),
    ],
    scenes: ['case-14-quiet-topic'],
    rules: [
      {
        rule: 'Since KIP-360 an unknown producer may start with any number',
        source: 'ProducerAppendInfo.checkSequence',
      },
    ],
    lesson: t`Forgetting is a decision, and somebody must be told.`,
    threads: [
      { name: 'apache/kafka #5448', url: 'https://github.com/apache/kafka/pull/5448' },
      {
        name: 'spring-kafka #1441',
        url: 'https://github.com/spring-projects/spring-kafka/issues/1441',
      },
    ],
  },
  {
    number: 15,
    title: t`Ten idle minutes`,
    harm: 'duplicate',
    today: 'by setting',
    where: t`Redpanda 24.1.12; its twin on Kafka with a short producer.id.expiration.ms`,
    seen: t`A program sent, paused for ten minutes and sent again: out of order sequence number. On Kafka the same program ran through.`,
    diagnoses: [
      wrong(
        t`The idle connection was closed`,
        t`A new connection changes neither producer id nor number.`,
      ),
      right(
        t`The broker had forgotten the producer`,
        t`One broker then refuses the next number, Kafka takes any. And a retry of what it has forgotten is written twice.`,
      ),
      wrong(
        t`A setting for transactions cannot touch a producer without them`,
        t`There it was the same memory that expired.`,
      ),
    ],
    scenes: ['case-15-ten-idle-minutes', 'case-15-forgotten-between', 'case-15-repaired'],
    rules: [
      {
        rule: 'A row expires by the timestamp of its last record',
        source: 'ProducerStateManager.isProducerExpired',
      },
    ],
    lesson: t`Deduplication has a horizon in time as well as in batches.`,
    threads: [
      { name: 'Redpanda #22670', url: 'https://github.com/redpanda-data/redpanda/issues/22670' },
      { name: 'Redpanda #22687', url: 'https://github.com/redpanda-data/redpanda/pull/22687' },
    ],
  },
  {
    number: 16,
    title: t`Failed, delivered, sent again`,
    harm: 'duplicate',
    today: 'yes',
    where: t`librdkafka 0.11.6; any Java client`,
    seen: t`The network was down while four of twelve messages were sent. Their callbacks said “timed out”. All twelve are in the topic, and the service had sent the four once more.`,
    diagnoses: [
      wrong(
        t`Idempotence is broken`,
        t`Each of the producer’s own retries was recognised. The second send() is a new record.`,
      ),
      wrong(
        t`Too few retries were configured`,
        t`No number of retries ends this: delivery.timeout.ms does.`,
      ),
      right(
        t`The timeout was about waiting; the records were in the log`,
        t`The application took it for a failure and sent again, under new numbers.`,
      ),
    ],
    scenes: ['case-16-failed-and-delivered', 'case-16-repaired', 'case-16-stop-and-check'],
    rules: [
      { rule: 'A batch expires with delivery.timeout.ms', source: 'Sender.failExpiredBatches' },
      {
        rule: 'A number that may have been used ends the epoch',
        source: 'TransactionManager.maybeResolveSequences',
      },
    ],
    lesson: t`A timeout means unknown. The producer recognises its own retries, never yours.`,
    threads: [
      {
        name: 'confluent-kafka-python #526',
        url: 'https://github.com/confluentinc/confluent-kafka-python/issues/526',
      },
      { name: 'librdkafka #1476', url: 'https://github.com/confluentinc/librdkafka/issues/1476' },
      {
        name: 'light-scheduler #90',
        url: 'https://github.com/lightapi/light-scheduler/issues/90',
      },
    ],
  },
  {
    number: 17,
    title: t`flush() came back too early`,
    harm: 'loss',
    today: 'fixed',
    where: t`Java clients before October 2025; Kafka Streams at least once`,
    seen: t`After batches that were too large, some output records were missing although the input offsets had been committed. The log is full of “splitting and retrying”.`,
    diagnoses: [
      wrong(
        t`The consumer committed too early`,
        t`It committed after flush() had returned, as it should.`,
      ),
      right(
        t`flush() waited for a batch that had been split, not for its halves`,
        t`The large batch was over when it was split. Its records were still to be sent.`,
      ),
      wrong(
        t`Only transactions would have helped`,
        t`The futures of the records were right all along. Waiting for them helped as well.`,
      ),
    ],
    scenes: ['case-17-flush-waits'],
    rules: [
      {
        rule: 'A batch that is too large is split and put back',
        source: 'RecordAccumulator.splitAndReenqueue',
      },
      {
        rule: 'flush() waits for all that came of a batch',
        source: 'ProduceRequestResult.awaitAllDependents',
      },
    ],
    lesson: t`flush() promises records, not batches. Look at the futures too.`,
    threads: [
      { name: 'apache/kafka #20254', url: 'https://github.com/apache/kafka/pull/20254' },
      { name: 'apache/kafka #20285', url: 'https://github.com/apache/kafka/pull/20285' },
    ],
  },
];
