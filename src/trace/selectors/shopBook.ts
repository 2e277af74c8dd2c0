// The shop's book: which orders its customers owe for, whether they were charged or not.

import {
  type ConsumerState,
  type LedgerEntry,
  type LogBatch,
  leaderReplica,
  listOf,
  type ProducerState,
  type RecordId,
  type SentRecord,
  type TransactionOnLog,
} from '../../engine/index.ts';
import { originsOf } from './railView.ts';
import { storiesOf } from './requestStories.ts';
import { wasSent } from './stageClient.ts';
import type { Scene } from './stageFocus.ts';
import { factsOf } from './stageSummary.ts';

export interface ShopBook {
  /** Orders that the shop takes for placed, by the record of their first send. */
  readonly placed: ReadonlyMap<RecordId, SentRecord>;
  /** Orders that it was told have failed, and did not place again. */
  readonly failed: ReadonlySet<RecordId>;
}

/**
 * What the shops have sent to the partitions that a consumer reads. It is kept for a consumer that acts on all that it
 * reads; members of a group share the orders, and may pass over one that they know.
 */
export function shopBook({ world }: Scene, { positions, process }: ConsumerState): ShopBook {
  const placed = new Map<RecordId, SentRecord>();
  const failed = new Set<RecordId>();
  for (const producer of world.producers) {
    const left = new Set(
      producer.batches.filter((one) => wasSent(one, producer)).map((one) => one.id),
    );
    for (const one of listOf(producer.sent)) {
      if (process || !positions.some(({ partition }) => partition === one.partition)) continue;
      const order = one.resendOf ?? one.record.id;
      if (one.result?.kind === 'failed') failed.add(order);
      else if (isPlaced(one, producer, left)) placed.set(order, one);
    }
  }
  for (const order of placed.keys()) failed.delete(order);
  return { placed, failed };
}

/** From the moment it leaves the accumulator; in a transaction, once that is committed. */
function isPlaced(
  { batch, result, session, transaction }: SentRecord,
  producer: ProducerState,
  left: ReadonlySet<string | null>,
): boolean {
  return (
    transaction?.committed !== false &&
    // of a process that died nobody will tell
    (result !== null || left.has(batch) || isOfTheDead(session, producer))
  );
}

function isOfTheDead(session: number, producer: ProducerState): boolean {
  return producer.lifecycle === 'crashed' || session !== producer.session;
}

/** It is in no log, and nothing that could bring it there is under way. */
export function isLost(scene: Scene, { batch, partition, record, resendOf, result }: SentRecord) {
  const { event, index, world } = scene;
  const found = world.partitions.find((one) => one.id === partition);
  const order = resendOf ?? record.id;
  if (found && factsOf(found, originsOf(index.trace)).originals.has(order)) return false;
  const over = event >= index.trace.events.length - 1;
  return (
    over ||
    (result !== null &&
      !storiesOf(index).all.some(
        ({ request, closed }) =>
          request.sentEvent <= event &&
          event < closed &&
          request.batches.some((one) => one.batch === batch),
      ))
  );
}

/** Charged for a record of a transaction that was aborted later: read_uncommitted does not wait. */
export function isAborted({ partition, offset }: LedgerEntry, { world }: Scene): boolean {
  const found = world.partitions.find((one) => one.id === partition);
  const copy = found && leaderReplica(found);
  const aborted = copy?.transactions.filter((one) => one.aborted) ?? [];
  if (aborted.length === 0) return false;
  const batch = listOf(copy?.log).find(
    (one) => one.baseOffset <= offset && offset <= one.lastOffset,
  );
  return batch?.isTransactional === true && aborted.some((one) => isPartOf(batch, one));
}

export function isPartOf(
  batch: LogBatch,
  { producerId, firstOffset, lastOffset }: TransactionOnLog,
) {
  return (
    batch.producerId === producerId &&
    batch.baseOffset >= firstOffset &&
    batch.baseOffset <= (lastOffset ?? -1)
  );
}
