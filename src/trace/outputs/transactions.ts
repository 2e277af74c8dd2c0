// What `kafka-transactions.sh list`, and `describe` for each transactional.id, print. Kafka: TransactionsCommand.

import { WALL_CLOCK_START_MS } from '../../bytes/index.ts';
import type { TransactionMetadata, World } from '../../engine/index.ts';
import { prettyTable } from './prettyTable.ts';

const LIST = ['TransactionalId', 'Coordinator', 'ProducerId', 'TransactionState'] as const;
const DESCRIBE = [
  'CoordinatorId',
  'TransactionalId',
  'ProducerId',
  'ProducerEpoch',
  'TransactionState',
  'TransactionTimeoutMs',
  'CurrentTransactionStartTimeMs',
  'TransactionDurationMs',
  'TopicPartitions',
] as const;

/** TransactionsCommand.ListTransactionsCommand. Nothing where no producer has a transactional.id. */
export function listTransactions({ coordinator }: World): readonly string[] {
  if (!coordinator) return [];
  const rows = coordinator.transactions.map((one) => [
    one.transactionalId,
    String(coordinator.broker),
    String(one.producerId),
    one.state,
  ]);
  return prettyTable([LIST, ...rows]);
}

/** TransactionsCommand.DescribeTransactionsCommand: one table for each transactional.id. */
export function describeTransactions({ coordinator, now }: World): readonly string[] {
  return (coordinator?.transactions ?? []).flatMap((one) =>
    prettyTable([DESCRIBE, described(one, coordinator?.broker ?? -1, now)]),
  );
}

function described(one: TransactionMetadata, broker: number, now: number): readonly string[] {
  const started = one.txnStartTimestamp >= 0;
  return [
    String(broker),
    one.transactionalId,
    String(one.producerId),
    String(one.producerEpoch),
    one.state,
    String(one.txnTimeoutMs),
    started ? String(WALL_CLOCK_START_MS + one.txnStartTimestamp) : 'None',
    started ? String(now - one.txnStartTimestamp) : 'None',
    one.topicPartitions.join(','),
  ];
}
