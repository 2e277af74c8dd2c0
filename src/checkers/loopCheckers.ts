// The promise of consume, transform, produce in transactions: each record of the input once in the output.
import {
  type ConsumerSpec,
  fetchRecords,
  leaderReplica,
  listOf,
  producedValue,
  type ReplicaState,
  type Scenario,
  type World,
} from '../engine/index.ts';
import { DISK, UNCLEAN } from './losses.ts';
import type { Checker, Finding } from './types.ts';

const LATE_END = {
  id: 'late-end',
  why: 'Before transaction.version 2 an EndTxn that arrives late ends the next transaction of the same epoch (KAFKA-17754).',
};
const FORGOTTEN = {
  id: 'state-forgotten',
  why: 'A partition that has forgotten a producer id stores a repeated batch again.',
};

export const loopOnce: Checker = {
  id: 'loop-once',
  promise:
    'Of each record below the committed offset a loop in transactions has one committed result, and of no other any.',
  exceptions: [UNCLEAN, DISK, LATE_END, FORGOTTEN],
  start: () => {
    let exception: string | null = null;
    return {
      after: ({ event }) => {
        if (event.type === 'leaderElected' && event.unclean) exception = UNCLEAN.id;
        if (event.type === 'brokerStopped' && event.diskLost) exception ??= DISK.id;
        if (event.type === 'producerForgotten') exception ??= FORGOTTEN.id;
        return [];
      },
      end: (scenario, world, quiet) => {
        const unfinished = world.coordinator?.markers.length !== 0;
        if (!quiet || unfinished) return [];
        const old = ['2.8', '3.9'].includes(scenario.profile) ? LATE_END.id : null;
        const excuse = exception ?? old;
        return loopsOf(scenario).flatMap((loop) =>
          judge(scenario, world, loop).map((text) => ({
            text,
            ...(excuse === null ? {} : { exception: excuse }),
          })),
        ) satisfies readonly Finding[];
      },
    };
  },
};

/** One consumer of each group that works in transactions. */
function loopsOf({ consumers }: Scenario): readonly ConsumerSpec[] {
  const groups = new Set<string>();
  return consumers.filter(({ group }) => {
    if (group?.commits !== 'transaction' || groups.has(group.id)) return false;
    groups.add(group.id);
    return true;
  });
}

function judge(
  scenario: Scenario,
  world: World,
  { topic, group }: ConsumerSpec,
): readonly string[] {
  if (!group?.produces) return [];
  const { produces, id } = group;
  const offsets = world.groups.find((one) => one.id === id)?.offsets ?? [];
  const expected = new Map<string, number>();
  for (const partition of world.partitions.filter((one) => one.topic === topic)) {
    const upTo = offsets.find((one) => one.partition === partition.id)?.offset ?? 0;
    const read = fetchRecords(leaderReplica(partition), 0, upTo, 'read_uncommitted');
    for (const { record } of read) count(expected, producedValue(produces, record.value));
  }
  const found = new Map<string, number>();
  for (const partition of world.partitions.filter((one) => one.topic === produces.topic)) {
    for (const value of committedValues(leaderReplica(partition))) count(found, value);
  }
  const values = new Set([...expected.keys(), ...found.keys()]);
  return [...values].flatMap((value) => {
    const [many, few] = [found.get(value) ?? 0, expected.get(value) ?? 0];
    return many === few
      ? []
      : [
          `${scenario.id}: ${value} is committed ${many} times, its record is dealt with ${few} times`,
        ];
  });
}

/** Values of records whose transaction is committed, also those behind one that is still open. */
function committedValues({ log, transactions }: ReplicaState): readonly string[] {
  return listOf(log).flatMap(({ producerId, baseOffset, records }) => {
    const txn = transactions.findLast(
      (one) => one.producerId === producerId && one.firstOffset <= baseOffset,
    );
    const committed = txn && !txn.aborted && txn.lastOffset !== null;
    return committed ? records.map((one) => one.value) : [];
  });
}

function count(times: Map<string, number>, value: string): void {
  times.set(value, (times.get(value) ?? 0) + 1);
}
