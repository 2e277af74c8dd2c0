// What a replica remembers of each producer id, with the times that its tools print.

import { WALL_CLOCK_START_MS } from '../../bytes/index.ts';
import {
  type BatchMetadata,
  leaderReplica,
  type PartitionState,
  type ProducerStateEntry,
  type ReplicaState,
} from '../../engine/index.ts';
import { hashOfLong, inHashMapOrder } from './javaOrder.ts';

/** One producer id on one partition. */
export interface ProducerRow {
  readonly entry: ProducerStateEntry;
  /** Its newest batch (the last of ProducerStateEntry#batchMetadata); none when only a marker of its epoch is known. */
  readonly newest: BatchMetadata | undefined;
  /** ProducerStateEntry#lastTimestamp: the newest batch's largest CreateTime, ms since 1970. */
  readonly lastTimestamp: number;
}

/** The rows of a replica, the leader unless given, in the order of Kafka's own map (ProducerStateManager.producers, a HashMap). */
export function producerRows(
  partition: PartitionState,
  { producers }: ReplicaState = leaderReplica(partition),
): readonly ProducerRow[] {
  return inHashMapOrder(producers, (one) => hashOfLong(one.producerId)).map((entry) => ({
    entry,
    newest: entry.batches.at(-1),
    lastTimestamp: WALL_CLOCK_START_MS + entry.lastTimestamp,
  }));
}
