// What a fetch of a consumer may read, and what of it the consumer is given. Kafka: ReplicaManager#readFromLog,
// UnifiedLog#read, LocalLog#addAbortedTransactions; CompletedFetch#nextFetchedRecord in the consumer.
import { firstFrom } from '../broker/replica.ts';
import { extras } from '../parts.ts';
import type { RecordView } from '../simEvent.ts';
import type { Offset } from '../units.ts';
import { itemAt } from '../vector.ts';
import type { LogBatch, ReplicaState } from '../world.ts';

/** isolation.level of a consumer. */
export type IsolationLevel = 'read_uncommitted' | 'read_committed';

/** Where a fetch ends: the high watermark, or for read_committed the last stable offset. */
export function fetchUpperBound(replica: ReplicaState, isolationLevel: IsolationLevel): Offset {
  return isolationLevel === 'read_committed'
    ? extras().lastStableOffset(replica)
    : replica.highWatermark;
}

/** A record with its place. Offsets may have gaps: markers take one each, and aborted records are skipped. */
export interface FetchedRecord {
  readonly record: RecordView;
  readonly offset: Offset;
}

/**
 * Records from an offset on and below another. Markers are never given out; with read_committed neither are
 * records of aborted transactions.
 */
export function fetchRecords(
  replica: ReplicaState,
  from: Offset,
  upTo: Offset,
  isolationLevel: IsolationLevel,
): readonly FetchedRecord[] {
  const batches = batchesBetween(replica, from, upTo);
  const committed = isolationLevel === 'read_committed' && replica.transactions.length > 0;
  const given = committed ? extras().withoutAborted(replica, batches, from, upTo) : batches;
  const fetched: FetchedRecord[] = [];
  for (const { records, baseOffset } of given) {
    for (let index = 0; index < records.length; index++) {
      const offset = baseOffset + index;
      const record = records[index] as RecordView;
      if (offset >= from && offset < upTo) fetched.push({ record, offset });
    }
  }
  return fetched;
}

/** From the end backwards: what is fetched is young. */
function batchesBetween({ log }: ReplicaState, from: Offset, upTo: Offset): readonly LogBatch[] {
  const found: LogBatch[] = [];
  for (let at = firstFrom(log, from); at < log.length; at++) {
    const batch = itemAt(log, at);
    if (!batch || batch.baseOffset >= upTo) break;
    found.push(batch);
  }
  return found;
}
