// Incidents of epochs and transactions.
import { t } from '../../i18n/t.ts';
import { type CaseFile, right, wrong } from './caseFile.ts';

export const transactions: readonly CaseFile[] = [
  {
    number: 18,
    title: t`Fenced by your own name`,
    harm: 'outage',
    today: 'by setting',
    where: t`Two Faust applications on one cluster (2019); spring-kafka 2.3 (2020)`,
    seen: t`Two applications that had nothing to do with each other kept failing in turn: their producers were fenced. Elsewhere a new producer was fenced by an older one at its first use.`,
    diagnoses: [
      wrong(
        t`Kafka fences at random under load`,
        t`Each fencing of the run follows an InitProducerId for the same transactional.id.`,
      ),
      right(
        t`Both used the same transactional.id`,
        t`Whoever initialises it last gets the higher epoch, and the other one is fenced at its next request.`,
      ),
      wrong(t`transaction.timeout.ms was too short`, t`No transaction of the run times out.`),
    ],
    scenes: ['case-18-same-name', 'case-18-repaired', 'case-18-slow-owner'],
    rules: [
      {
        rule: 'InitProducerId raises the epoch of a transactional.id',
        source: 'TransactionMetadata.prepareIncrementProducerEpoch',
      },
      { rule: 'A leader refuses an older epoch', source: 'ProducerAppendInfo.checkProducerEpoch' },
    ],
    lesson: t`A transactional.id is a claim of ownership, and a call that timed out may still win it.`,
    threads: [
      { name: 'Faust #367', url: 'https://github.com/robinhood/faust/issues/367' },
      {
        name: 'spring-kafka #1408',
        url: 'https://github.com/spring-projects/spring-kafka/issues/1408',
      },
    ],
  },
  {
    number: 19,
    title: t`The commit of another transaction`,
    harm: 'loss',
    today: 'fixed',
    where: t`Jepsen on Bufstream 0.1, and Kafka 3.8 with the old protocol (KAFKA-17754)`,
    seen: t`A transaction was aborted. Readers of committed records saw one of its writes all the same, and never the others.`,
    diagnoses: [
      wrong(
        t`The readers were set to read_uncommitted`,
        t`The reader of the run is set to read_committed. The record really is committed.`,
      ),
      right(
        t`A late copy of the commit before ended the next transaction`,
        t`With the old protocol both transactions have the same id and epoch, so the coordinator takes the copy for a new request.`,
      ),
      wrong(
        t`TCP delivered the requests in the wrong order`,
        t`They came over two connections. Between those there is no order.`,
      ),
    ],
    scenes: ['case-19-delayed-commit', 'case-19-repaired'],
    rules: [
      {
        rule: 'The new protocol raises the epoch with each transaction (KIP-890)',
        source: 'TransactionCoordinator.endTransaction',
      },
    ],
    lesson: t`A retried request leaves a ghost. Only a number that changes with each transaction tells it from a guest.`,
    threads: [
      {
        name: t`KAFKA-17754`,
        url: 'https://go.mail-archive.com/dev@kafka.apache.org/msg144093.html',
      },
      { name: t`Jepsen: Bufstream`, url: 'https://jepsen.io/analyses/bufstream-0.1.0' },
    ],
  },
  {
    number: 20,
    title: t`The transaction nobody owns`,
    harm: 'stall',
    today: 'fixed',
    where: t`Brokers before 3.6; KAFKA-14884, KAFKA-12979`,
    seen: t`Readers of committed records stood at one offset and did not move until somebody intervened, while producers went on writing.`,
    diagnoses: [
      wrong(
        t`The consumers were too slow`,
        t`They have read everything that they may. The last stable offset does not move.`,
      ),
      wrong(
        t`It ends with transaction.timeout.ms`,
        t`The coordinator knows of no open transaction, so there is nothing that could time out.`,
      ),
      right(
        t`A late batch opened a transaction after the abort`,
        t`Its epoch was still the present one. The leader took it, and no marker will ever follow.`,
      ),
    ],
    scenes: ['hanging-transaction', 'hanging-transaction-verified', 'hanging-transaction-fenced'],
    rules: [
      {
        rule: 'The leader asks the coordinator before it appends (KIP-890)',
        source: 'ReplicaManager.maybeSendPartitionsToTransactionCoordinator',
      },
      {
        rule: 'An abort raises the epoch, so that what is late is refused',
        source: 'ProducerAppendInfo.checkProducerEpoch',
      },
    ],
    lesson: t`An abort closes what has arrived. Only an epoch closes what is still travelling.`,
    threads: [
      { name: t`KAFKA-14884`, url: 'https://issues.apache.org/jira/browse/KAFKA-14884' },
      { name: 'apache/kafka #12392', url: 'https://github.com/apache/kafka/pull/12392' },
    ],
  },
];
