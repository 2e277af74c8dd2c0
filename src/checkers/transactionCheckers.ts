// Promises of transactions: to readers with read_committed, to the application that commits, and against zombies.
import {
  lastStableOffset,
  leaderReplica,
  listOf,
  type PartitionId,
  type PartitionState,
  type TransactionOnLog,
  type World,
} from '../engine/index.ts';
import { DISK, noteLosses, UNCLEAN } from './losses.ts';
import { finalLog } from './partitionCheckers.ts';
import type { Checker, Finding } from './types.ts';

export const stableOffsetRises: Checker = {
  id: 'stable-offset-rises',
  promise:
    'Within a leader epoch the last stable offset never falls, and never passes the high watermark.',
  exceptions: [DISK],
  start: () => ({
    after: ({ event, before, world }) => {
      if (before.partitions === world.partitions) return [];
      return world.partitions.flatMap((now, index): readonly Finding[] => {
        const was = before.partitions[index];
        if (!was || was === now || was.leaderEpoch !== now.leaderEpoch) return [];
        const [from, to] = [lastStableOffset(leaderReplica(was)), stableOf(now)];
        if (to >= from && to <= leaderReplica(now).highWatermark) return [];
        const lost = event.type === 'brokerStopped' && event.diskLost;
        const text = `${now.id}: last stable offset ${from} → ${to}`;
        return [{ text, ...(lost ? { exception: DISK.id } : {}) }];
      });
    },
  }),
};

function stableOf(partition: PartitionState): number {
  return lastStableOffset(leaderReplica(partition));
}

/** The transaction that a record stands in; undefined for one that is in none. */
function transactionAt(
  world: World,
  id: PartitionId,
  producerId: number,
  offset: number,
): TransactionOnLog | undefined {
  const partition = world.partitions.find((one) => one.id === id);
  return partition
    ? leaderReplica(partition).transactions.findLast(
        (one) => one.producerId === producerId && one.firstOffset <= offset,
      )
    : undefined;
}

function batchAt(world: World, id: PartitionId, offset: number) {
  return finalLog(world, id).find((one) => one.baseOffset <= offset && offset <= one.lastOffset);
}

/** A leader without the marker has the transaction open, and the next marker of its producer id ends it anyhow. */
const MARKER_LOST = {
  id: UNCLEAN.id,
  why: 'A leader that was not in sync may lack a marker that readers have acted on.',
};

export const committedOnly: Checker = {
  id: 'committed-only',
  promise: 'A reader with read_committed gets no record of an aborted or open transaction.',
  exceptions: [MARKER_LOST],
  start: () => {
    const lost = new Map<PartitionId, string>();
    return {
      after: (instant) => {
        noteLosses(instant, lost);
        return [];
      },
      end: (scenario, world) =>
        world.consumers.flatMap(({ id, ledger }) => {
          const spec = scenario.consumers.find((one) => one.id === id);
          return spec?.isolationLevel === 'read_committed'
            ? listOf(ledger).flatMap((entry): readonly Finding[] => {
                const batch = batchAt(world, entry.partition, entry.offset);
                const isThere = batch?.records.some((one) => one.id === entry.record.id);
                if (!batch?.isTransactional || !isThere) return [];
                const { producerId } = batch;
                const txn = transactionAt(world, entry.partition, producerId, entry.offset);
                if (txn && !txn.aborted && txn.lastOffset !== null) return [];
                const exception = lost.get(entry.partition);
                const text = `${id} got ${entry.record.value} at ${entry.partition} ${entry.offset}, whose transaction is not committed`;
                return [{ text, ...(exception === undefined ? {} : { exception }) }];
              })
            : [];
        }),
    };
  },
};

export const commitIsWhole: Checker = {
  id: 'commit-is-whole',
  promise:
    'When commitTransaction() has returned, every record of the transaction was acknowledged, and none is in an aborted one.',
  exceptions: [MARKER_LOST],
  start: () => {
    const lost = new Map<PartitionId, string>();
    return {
      after: (instant) => {
        noteLosses(instant, lost);
        return [];
      },
      end: (_, world) =>
        world.producers.flatMap(({ sent }) =>
          listOf(sent).flatMap(({ record, transaction, partition, result }): readonly Finding[] => {
            if (!transaction?.committed || partition === null) return [];
            const exception = lost.get(partition);
            const excuse = exception === undefined ? {} : { exception };
            if (result?.kind !== 'ok') {
              return [{ text: `${record.value} was committed and not acknowledged`, ...excuse }];
            }
            const batch = batchAt(world, partition, result.offset);
            const txn = batch && transactionAt(world, partition, batch.producerId, result.offset);
            if (!txn?.aborted) return [];
            return [
              {
                text: `${record.value} was committed and stands in an aborted transaction`,
                ...excuse,
              },
            ];
          }),
        ),
    };
  },
};

export const epochsRise: Checker = {
  id: 'epochs-rise',
  promise: 'In a log the epochs of a producer id never fall: who was fenced writes no more.',
  exceptions: [
    {
      id: 'state-forgotten',
      why: 'A partition that has forgotten a producer id does not know which of its epochs are fenced.',
    },
  ],
  start: () => {
    const newest = new Map<string, number>();
    const forgotten = new Set<string>();
    return {
      after: ({ event }) => {
        if (event.type === 'producerForgotten') {
          forgotten.add(`${event.partition} ${event.producerId}`);
        }
        if (event.type === 'leaderElected') {
          for (const key of newest.keys()) {
            if (key.startsWith(`${event.partition} `)) newest.delete(key);
          }
        }
        const written =
          event.type === 'markerWritten'
            ? event
            : event.type === 'batchDecided' && event.verdict.kind === 'APPENDED'
              ? event.batch
              : null;
        if (!written || written.producerId < 0) return [];
        const key = `${written.partition} ${written.producerId}`;
        const last = newest.get(key) ?? -1;
        newest.set(key, written.producerEpoch);
        if (written.producerEpoch >= last) return [];
        const text = `${written.partition}: epoch ${written.producerEpoch} of producer id ${written.producerId} is written after epoch ${last}`;
        return [{ text, ...(forgotten.has(key) ? { exception: 'state-forgotten' } : {}) }];
      },
    };
  },
};
