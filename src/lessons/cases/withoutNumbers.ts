// Incidents of producers without sequence numbers.
import { t } from '../../i18n/t.ts';
import { type CaseFile, right, wrong } from './caseFile.ts';

export const withoutNumbers: readonly CaseFile[] = [
  {
    number: 1,
    title: t`The consumer counted too many`,
    harm: 'duplicate',
    today: 'by setting',
    where: t`librdkafka, August 2018; any client with idempotence off`,
    seen: t`A test produced 500 000 messages and consumed 503 225. The client’s log says that requests timed out and the broker was disconnected. Lowering the requests in flight to one had changed nothing.`,
    diagnoses: [
      wrong(
        t`The consumer read some records twice`,
        t`Each copy in the run has an offset of its own: it was written twice and read once.`,
      ),
      right(
        t`Batches whose answers were lost were written again`,
        t`The retry carries no number. To the broker it is a batch it has never seen.`,
      ),
      wrong(
        t`Several requests in flight overtook each other`,
        t`The run has one request in flight. That keeps the order, and does nothing against copies.`,
      ),
    ],
    scenes: ['case-01-counted-too-many', 'case-01-repaired'],
    rules: [
      { rule: 'A timed out request is retried', source: 'Sender.canRetry' },
      {
        rule: 'Only batches with a producer id are looked up',
        source: 'UnifiedLog.analyzeAndValidateProducerState',
      },
    ],
    lesson: t`A missing answer says nothing about the write. A retry without a number is a new write.`,
    threads: [
      {
        name: 'librdkafka #1958',
        url: 'https://github.com/confluentinc/librdkafka/issues/1958',
      },
      {
        name: t`Testing producer deduplication (Vanlightly)`,
        url: 'https://jack-vanlightly.com/blog/2018/10/25/testing-producer-deduplication-in-apache-kafka-and-apache-pulsar',
      },
    ],
  },
  {
    number: 2,
    title: t`The newer value came first`,
    harm: 'reorder',
    today: 'by setting',
    where: t`Maxwell’s change stream; later reports from CockroachDB’s changefeeds`,
    seen: t`A stream of changes showed a row’s first value after its second one. The producer had reported every record as delivered, without an error.`,
    diagnoses: [
      wrong(
        t`Compaction removed the older record and left the wrong one`,
        t`The log of the run holds all three records. Their order is the order of arrival.`,
      ),
      wrong(
        t`The consumer’s threads mixed them up`,
        t`The consumer of the run reads by offset. The offsets themselves are in the wrong order.`,
      ),
      right(
        t`Several requests failed together, and each was put back at the head of the queue`,
        t`The oldest is put back first, the next one in front of it: the whole window comes back in reverse.`,
      ),
    ],
    scenes: ['case-02-reversed-window', 'case-02-repaired'],
    rules: [
      {
        rule: 'Put back at the head, or by sequence with idempotence',
        source: 'RecordAccumulator.reenqueue',
      },
    ],
    lesson: t`TCP keeps the order of bytes on one connection. A retry is a new trip.`,
    threads: [
      { name: 'Maxwell #609', url: 'https://github.com/zendesk/maxwell/issues/609' },
      {
        name: 'CockroachDB #122326',
        url: 'https://github.com/cockroachdb/cockroach/issues/122326',
      },
    ],
  },
  {
    number: 3,
    title: t`One in flight, and still out of order`,
    harm: 'reorder',
    today: 'by setting',
    where: t`Java clients before 0.10 with one in flight, all later ones with two or more; relatives in librdkafka (until 2018) and Sarama`,
    seen: t`Two records of one partition had changed places although max.in.flight.requests.per.connection was 1.`,
    diagnoses: [
      wrong(
        t`The broker appends requests in any order`,
        t`A broker handles the requests of one connection one by one. The run has two connections.`,
      ),
      right(
        t`The partition had moved, and the two requests went to two brokers`,
        t`The limit counts requests for each connection. A new leader is a new connection with nothing in flight.`,
      ),
      wrong(
        t`The setting was ignored`,
        t`It was kept. It does not look at partitions, only at connections.`,
      ),
    ],
    scenes: ['case-03-two-connections', 'case-03-repaired'],
    rules: [
      {
        rule: 'With exactly one in flight a drained partition is muted until its answer',
        source: 'Sender.sendProducerData, RecordAccumulator.mutePartition',
      },
    ],
    lesson: t`The setting counts requests for each connection, not for each partition.`,
    threads: [
      { name: 'apache/kafka #857', url: 'https://github.com/apache/kafka/pull/857' },
      { name: 'librdkafka #1092', url: 'https://github.com/confluentinc/librdkafka/issues/1092' },
      { name: 'Sarama #2619', url: 'https://github.com/IBM/sarama/issues/2619' },
    ],
  },
  {
    number: 4,
    title: t`Nobody crashed, and one is gone`,
    harm: 'loss',
    today: 'by setting',
    where: t`confluent-kafka-dotnet; shown again on Kafka 4.1.2 in May 2026`,
    seen: t`With acks=1 a broker was shut down in good order. Sometimes a message that had been acknowledged was never consumed.`,
    diagnoses: [
      wrong(
        t`With acks=1 only a hard crash can lose a record`,
        t`No process crashes in the run. Leadership is moved on purpose.`,
      ),
      right(
        t`The old leader had acknowledged more than the new one had fetched`,
        t`It becomes a follower and cuts off what the new leader does not have. The next record gets the same offset.`,
      ),
      wrong(t`The consumer skipped an offset`, t`The offset exists. It holds another record now.`),
    ],
    scenes: ['case-04-planned-move', 'case-04-repaired'],
    rules: [
      { rule: 'Only acks=all waits for followers', source: 'ReplicaManager.appendRecords' },
      {
        rule: 'A follower truncates to the end of the leader’s epoch',
        source: 'AbstractFetcherThread.truncateToEpochEndOffsets',
      },
    ],
    lesson: t`acks=1 promises the memory of one broker, and leadership may leave it on purpose.`,
    threads: [
      {
        name: 'confluent-kafka-dotnet #267',
        url: 'https://github.com/confluentinc/confluent-kafka-dotnet/issues/267',
      },
      { name: 'apache/kafka #22233', url: 'https://github.com/apache/kafka/pull/22233' },
    ],
  },
  {
    number: 5,
    title: t`All of them, and there was one`,
    harm: 'loss',
    today: 'by setting',
    where: t`Jepsen’s test of Kafka 0.8; “last replica standing” in KIP-966`,
    seen: t`With acks=all, writes that had been acknowledged vanished after the leader was first cut off from its followers and then lost.`,
    diagnoses: [
      wrong(
        t`acks=all did not wait`,
        t`It waited until all replicas in sync had the record. By then one was left.`,
      ),
      right(
        t`The ISR had shrunk to the leader, and an unclean election chose another broker`,
        t`With min.insync.replicas=1 the leader alone is enough. The elected broker never had the record.`,
      ),
      wrong(
        t`Raising the epoch threw the record away`,
        t`The epoch rises afterwards, because the new leader has a gap. It is a trace of the loss, not its cause.`,
      ),
    ],
    scenes: ['case-05-last-replica', 'case-05-repaired'],
    rules: [
      {
        rule: 'The number of replicas in sync is checked for acks=all only',
        source: 'Partition.appendRecordsToLeader',
      },
      {
        rule: 'A gap after a loss is answered by a new epoch',
        source: 'TransactionManager.canRetry',
      },
    ],
    lesson: t`acks=all means all that are left; min.insync.replicas says how few that may be.`,
    threads: [
      { name: t`Jepsen: Kafka`, url: 'https://aphyr.com/posts/293-jepsen-kafka' },
      {
        name: t`KIP-966`,
        url: 'https://cwiki.apache.org/confluence/display/KAFKA/KIP-966%3A+Eligible+Leader+Replicas',
      },
    ],
  },
  {
    number: 6,
    title: t`The default that was not on`,
    harm: 'duplicate',
    today: 'by setting',
    where: t`Kafka 3.0.0 and 3.1.0; later any service with acks=1 in a shared template`,
    seen: t`After an upgrade to a release that has idempotence by default, duplicates went on as before. The log said nothing of it. Later releases tell of such a conflict in one line at INFO.`,
    diagnoses: [
      wrong(
        t`Kafka’s deduplication does not work`,
        t`It was not asked to: the batches of the run carry producer id −1.`,
      ),
      right(
        t`A setting in the template contradicts the default, and the default gives way`,
        t`An idempotence that nobody has set is switched off by acks=1. Set by hand, the same contradiction throws.`,
      ),
      wrong(
        t`The broker has to be told as well`,
        t`There is no such switch on the broker. The producer decides what its batches carry.`,
      ),
    ],
    scenes: ['case-06-quietly-off', 'case-06-repaired'],
    rules: [
      {
        rule: 'A default gives way, an explicit setting throws',
        source: 'ProducerConfig.postProcessAndValidateIdempotenceConfigs',
      },
    ],
    lesson: t`Look at the configuration in force, not at the release notes.`,
    threads: [
      { name: t`KAFKA-13598`, url: 'https://issues.apache.org/jira/browse/KAFKA-13598' },
      { name: t`KAFKA-13673`, url: 'https://issues.apache.org/jira/browse/KAFKA-13673' },
    ],
  },
];
