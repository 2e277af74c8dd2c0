// What Kafka's own tools and clients would print of a run, up to a time.
import type { PartitionState, Trace, World } from '../../src/engine/index.ts';
import { clientLog, logLineText } from '../../src/trace/outputs/clientLog.ts';
import { describeProducers } from '../../src/trace/outputs/describeProducers.ts';
import { dumpLog } from '../../src/trace/outputs/dumpLog.ts';
import { printMetrics, producerMetrics } from '../../src/trace/outputs/metrics.ts';
import { producerSnapshot } from '../../src/trace/outputs/producerSnapshot.ts';
import { describeTransactions, listTransactions } from '../../src/trace/outputs/transactions.ts';
import { type KafkaOutput, type SimOptions, UsageError } from './options.ts';

/** The lines of it. The world is that of the time asked for; events after it have not happened yet. */
export function kafkaOutput(
  output: KafkaOutput,
  trace: Trace,
  world: World,
  { partition, level }: Pick<SimOptions, 'partition' | 'level'>,
): readonly string[] {
  const { partitions } = world;
  const last = world.nextEventId - 1;
  switch (output) {
    case 'dump-log':
      return chosen(partitions, partition).flatMap((one) => dumpLog(one));
    case 'snapshot':
      return partitions.flatMap((one) => producerSnapshot(one));
    case 'producers':
      return partitions.flatMap((one) => [
        ...(partitions.length > 1 ? [`${one.id}:`] : []),
        ...describeProducers(one),
      ]);
    case 'transactions':
      return [...listTransactions(world), ...describeTransactions(world)];
    case 'client-log':
      return clientLog(trace, level)
        .filter((one) => one.event <= last)
        .map(logLineText);
    case 'metrics':
      return printMetrics(world.producers.flatMap((one) => producerMetrics(trace, one.id, last)));
  }
}

function chosen(
  partitions: readonly PartitionState[],
  id: string | null,
): readonly PartitionState[] {
  const found = partitions.filter((one) => id === null || one.id === id);
  if (found.length > 0) return found;
  const known = partitions.map((one) => one.id).join(', ');
  throw new UsageError(`--dump-log is ${JSON.stringify(id)}; there are ${known}`);
}
