// What `kafka-transactions.sh describe-producers` prints for a partition, asked of its leader.
// Kafka: TransactionsCommand.DescribeProducersCommand, ToolsUtils#prettyPrintTable.
import type { PartitionState } from '../../engine/index.ts';
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
    '-1',
    String(newest.lastSequence),
    String(lastTimestamp),
    'None',
  ]);
  const all: readonly (readonly string[])[] = [HEADERS, ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  return all.map((row) => row.map((cell, column) => `${cell.padEnd(width(column))}\t`).join(''));
}
