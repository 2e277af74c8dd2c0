// Incidents of clients that lost count.
import { t } from '../../i18n/t.ts';
import { type CaseFile, right, wrong } from './caseFile.ts';

export const bookkeeping: readonly CaseFile[] = [
  {
    number: 7,
    title: t`The second batch arrived first`,
    harm: 'stall',
    today: 'yes',
    where: t`Brokers 2.5 to 4.4, right after a topic is created (KAFKA-14312, -14359, -15591, -19880)`,
    seen: t`In a burst right after the creation of a topic some records never arrived. For a minute the broker logged “out of order sequence number”: 0 coming in, 29 at the end.`,
    diagnoses: [
      wrong(
        t`The producer had restarted and counted from 0 again`,
        t`There is one producer in the run, with one id and one epoch.`,
      ),
      wrong(
        t`A request was lost on the way`,
        t`The first request arrives before the second one, and is answered.`,
      ),
      right(
        t`The first batch was refused, and the second became the first that the partition ever saw`,
        t`A partition that knows nothing of a producer takes any number. Afterwards 0 can never fit in again.`,
      ),
    ],
    scenes: ['case-07-second-came-first', 'case-07-repaired'],
    rules: [
      {
        rule: 'A producer without a row may start with any number',
        source: 'ProducerAppendInfo.checkSequence',
      },
      {
        rule: 'Out of order behind what was acknowledged is retried',
        source: 'TransactionManager.canRetry',
      },
    ],
    lesson: t`A broker without memory must guess, and any guess is wrong for someone.`,
    threads: [
      { name: 'apache/kafka #23234', url: 'https://github.com/apache/kafka/pull/23234' },
      { name: 'AutoMQ #584', url: 'https://github.com/AutoMQ/automq/issues/584' },
      { name: 'franz-go #1417', url: 'https://github.com/twmb/franz-go/pull/1417' },
    ],
  },
  {
    number: 8,
    title: t`Acknowledged, and never written`,
    harm: 'loss',
    today: 'other client',
    where: t`librdkafka through confluent-kafka-go, January 2023`,
    seen: t`During an election of the preferred leader a new producer’s records began with sequence 4. Numbers 0 to 3 were nowhere, and their delivery reports said success.`,
    diagnoses: [
      wrong(
        t`acks=1 lost them in the election`,
        t`The run has acks=all, and nothing is truncated: the record never reached a log.`,
      ),
      right(
        t`The client took the success of a later batch as proof of the earlier one`,
        t`The proof leans on the broker’s check, and a partition without memory does not check the first number.`,
      ),
      wrong(
        t`An unclean election dropped them`,
        t`The run needs no election at all: a first batch that is refused and a partition without memory are enough.`,
      ),
    ],
    scenes: ['case-08-no-inference'],
    rules: [{ rule: 'Each batch is completed by its own answer', source: 'Sender.completeBatch' }],
    lesson: t`What is inferred from a later success is as strong as the check behind it.`,
    threads: [
      {
        name: 'confluent-kafka-go #921',
        url: 'https://github.com/confluentinc/confluent-kafka-go/issues/921',
      },
    ],
  },
  {
    number: 9,
    title: t`A new name for an old batch`,
    harm: 'duplicate',
    today: 'yes',
    where: t`Java clients from 2.5 to this day (KAFKA-14034); found in a review, no report from the field is known`,
    seen: t`Idempotence on, acks=all, no restart, and one order twice in the topic. The client’s log has one refusal, of the order behind it, for want of a right to write.`,
    diagnoses: [
      wrong(
        t`The application sent the order again`,
        t`It called send() once for each order, and the first one’s callback says success.`,
      ),
      wrong(
        t`The new leader did not know the old batches`,
        t`It had copied the batch and its row. The twin run shows it recognise the same batch.`,
      ),
      right(
        t`The client renamed a batch whose fate it did not know`,
        t`The refusal of the next batch raised the epoch, and with it every unanswered batch of the partition got a new number.`,
      ),
    ],
    scenes: ['case-09-renamed', 'case-09-same-name'],
    rules: [
      {
        rule: 'A batch that failed for good ends the epoch of its numbers',
        source: 'TransactionManager.handleFailedBatch',
      },
      {
        rule: 'Batches in flight of that partition are renumbered from 0',
        source: 'TransactionManager.bumpIdempotentProducerEpoch',
      },
      {
        rule: 'A repeat is looked for within one epoch only',
        source: 'ProducerStateEntry.findDuplicateBatch',
      },
    ],
    lesson: t`The name of an attempt must not change while its outcome is unknown.`,
    threads: [{ name: 'apache/kafka #13796', url: 'https://github.com/apache/kafka/pull/13796' }],
  },
  {
    number: 10,
    title: t`Trouble on another partition`,
    harm: 'duplicate',
    today: 'other client',
    where: t`librdkafka, early 2025, idempotence on, acks=all`,
    seen: t`While leaders moved, a check of strictly growing numbers found one twice, at neighbouring offsets, on a partition where nothing else was wrong.`,
    diagnoses: [
      wrong(
        t`The leader of that partition had lost its memory`,
        t`Its row is there, and would have recognised the old numbers.`,
      ),
      right(
        t`An error on another partition made the client rename everything it had under way`,
        t`Under a new epoch the unanswered batch is a new batch, and is written again.`,
      ),
      wrong(t`The window of five was too small`, t`The batch was the latest of its partition.`),
    ],
    scenes: ['case-10-trouble-elsewhere'],
    rules: [
      {
        rule: 'An out of order answer behind a failed batch is retried as it is',
        source: 'TransactionManager.canRetry',
      },
      {
        rule: 'Only partitions that asked for it are renumbered',
        source: 'TransactionManager.bumpIdempotentProducerEpoch',
      },
    ],
    lesson: t`One producer id serves all partitions: a new epoch is a global act.`,
    threads: [
      { name: 'librdkafka #4953', url: 'https://github.com/confluentinc/librdkafka/issues/4953' },
      { name: 'librdkafka #4972', url: 'https://github.com/confluentinc/librdkafka/pull/4972' },
    ],
  },
  {
    number: 11,
    title: t`Old numbers in a new epoch`,
    harm: 'stall',
    today: 'fixed',
    where: t`Java clients 2.5.0 to 2.7.0 (KAFKA-12152)`,
    seen: t`After one recoverable error, partitions that had nothing to do with it failed in turn: “Invalid sequence number for new epoch”.`,
    diagnoses: [
      wrong(
        t`The brokers refused numbers that were right`,
        t`In a new epoch a leader takes nothing but 0. The client had sent 7.`,
      ),
      right(
        t`The epoch had moved on and the counters of quiet partitions had not`,
        t`Each refusal raised the epoch again, which made the next partition stale.`,
      ),
      wrong(t`Two producers shared one id`, t`There is one producer in the run.`),
    ],
    scenes: ['case-11-new-epoch-from-zero'],
    rules: [
      { rule: 'A new epoch starts at 0', source: 'ProducerAppendInfo.checkSequence' },
      {
        rule: 'Epoch and next number are kept together for each partition',
        source: 'TxnPartitionEntry',
      },
    ],
    lesson: t`Epoch and number are one coordinate. Move them together.`,
    threads: [
      { name: 'apache/kafka #9832', url: 'https://github.com/apache/kafka/pull/9832' },
      { name: 'Dekaf #3342', url: 'https://github.com/thomhurst/Dekaf/issues/3342' },
    ],
  },
  {
    number: 12,
    title: t`Numbers for what never left`,
    harm: 'stall',
    today: 'other client',
    where: t`Sarama 1.23 (2019); the same face in kafkajs and aiokafka`,
    seen: t`A broker was away for a while. Afterwards every send failed with “out of order sequence number”, until the process was restarted.`,
    diagnoses: [
      wrong(
        t`The broker forgot the producer while it was away`,
        t`Then the answer would have been another one. It knows exactly which number it expects.`,
      ),
      right(
        t`The client had given numbers to messages that failed in its own queue`,
        t`The broker waits for a number that nobody will ever send.`,
      ),
      wrong(
        t`The number must grow by one for each batch`,
        t`It grows by one for each record. The client had counted right, for records that never left.`,
      ),
    ],
    scenes: ['case-12-never-left', 'case-12-left-unanswered'],
    rules: [
      {
        rule: 'A batch gets its number when it is drained',
        source: 'RecordAccumulator.drainBatchesForOneNode',
      },
      {
        rule: 'A number that may have been used ends the epoch',
        source: 'TransactionManager.maybeResolveSequences',
      },
    ],
    lesson: t`A number is a promise to the broker. Make it for bytes that you send.`,
    threads: [
      { name: 'Sarama #1430', url: 'https://github.com/IBM/sarama/issues/1430' },
      { name: 'Sarama #1661', url: 'https://github.com/IBM/sarama/pull/1661' },
      { name: 'aiokafka #1017', url: 'https://github.com/aio-libs/aiokafka/issues/1017' },
    ],
  },
];
