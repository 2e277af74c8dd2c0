// What `kafka-transactions.sh describe-producers` prints for a partition, asked of its leader.
// Kafka: TransactionsCommand.DescribeProducersCommand, ToolsUtils#prettyPrintTable.
import type { PartitionState } from '../../engine/index.ts';
import { prettyTable } from './prettyTable.ts';
import { producerRows } from './producerRows.ts';

const HEADERS = [
  'ProducerId',
  'ProducerEpoch',
  'LatestCoordinatorEpoch',
  'LastSequence',
  'LastTimestamp',
  'CurrentTransactionStartOffset',
] as const;

/** The table: each cell as wide as the widest of its column, and a tab after it. */
export function describeProducers(partition: PartitionState): readonly string[] {
  const rows = producerRows(partition).map(({ entry, newest, lastTimestamp }) => [
    String(entry.producerId),
    String(entry.producerEpoch),
    String(entry.coordinatorEpoch),
    String(newest?.lastSequence ?? -1),
    String(lastTimestamp),
    String(entry.currentTxnFirstOffset ?? 'None'),
  ]);
  return prettyTable([HEADERS, ...rows]);
}
