// Kafka's own outputs at the playhead: what each tool would print now, and what it printed before the last change.

import {
  type EventId,
  type PartitionState,
  replicaOf,
  type World,
  worldAt,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { clientLog, LOG_LEVELS, type LogLevel, logLineText } from '../outputs/clientLog.ts';
import { describeProducers } from '../outputs/describeProducers.ts';
import { dumpLog, segmentPath } from '../outputs/dumpLog.ts';
import { printMetrics, producerMetrics } from '../outputs/metrics.ts';
import { producerSnapshot } from '../outputs/producerSnapshot.ts';
import { describeTransactions, listTransactions } from '../outputs/transactions.ts';
import type { TraceIndex } from '../types.ts';
import { diffOutput, type OutputLine, plainLines } from './outputDiff.ts';

export { LOG_LEVELS, type LogLevel };

export const OUTPUT_KINDS = [
  'log',
  'snapshot',
  'producers',
  'transactions',
  'client-log',
  'metrics',
] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** Whose output: null is the first one, and of the replicas the leader's. */
export interface OutputScope {
  readonly partition: string | null;
  readonly broker: number | null;
  readonly producer: string | null;
  readonly level: LogLevel;
}

/** What can be chosen for a kind of output; one entry or none is no choice. */
export interface OutputChoices {
  readonly partitions: readonly string[];
  readonly brokers: readonly number[];
  readonly producers: readonly string[];
  readonly leader: number | null;
}

export interface OutputView {
  /** What one types to see it, or where it is written. */
  readonly command: string;
  /** What the reader should know of it. */
  readonly note: string | null;
  readonly lines: readonly OutputLine[];
  /** The text alone, for the clipboard. */
  readonly text: string;
  /** The event that made it what it is, or null when it is as it was in the beginning or further back than was looked. */
  readonly changedBy: EventId | null;
  /** Lines may be broken where they are too long: they are no table. */
  readonly wraps: boolean;
  /** Said where there is nothing to print. */
  readonly empty: string | null;
}

/** So far back a last change is looked for, in events. */
const LOOK_BACK = 120;

export function outputChoices(
  index: TraceIndex,
  event: EventId,
  kind: OutputKind,
  scope: OutputScope,
): OutputChoices {
  const world = worldAt(index.trace, event);
  const ofPartition = kind === 'log' || kind === 'snapshot' || kind === 'producers';
  const ofReplica = kind === 'log' || kind === 'snapshot';
  const partition = partitionIn(world, scope);
  return {
    partitions: ofPartition ? world.partitions.map(({ id }) => id) : [],
    brokers: ofReplica && partition ? partition.replicas.map(({ broker }) => broker) : [],
    producers:
      kind === 'metrics' || kind === 'client-log' ? world.producers.map(({ id }) => id) : [],
    leader: partition?.lastLeader ?? null,
  };
}

/** The output after an event (−1: before any), each changed value with what it was. */
export function selectOutput(
  index: TraceIndex,
  event: EventId,
  kind: OutputKind,
  scope: OutputScope,
): OutputView {
  const looks = LOOKS[kind];
  if (kind === 'client-log') return logView(index, event, scope, looks);
  const print = (at: EventId) => printed(index, at, kind, scope);
  const now = print(event);
  const { changedBy, was } = lastChange(print, event, now);
  const world = worldAt(index.trace, event);
  return {
    command: looks.command(world, scope),
    note: looks.note,
    lines: was ? diffOutput(was, now) : plainLines(now),
    text: textOf(now),
    changedBy,
    wraps: looks.wraps,
    empty: now.length > looks.head ? null : looks.empty,
  };
}

function printed(
  index: TraceIndex,
  event: EventId,
  kind: Exclude<OutputKind, 'client-log'>,
  scope: OutputScope,
): readonly string[] {
  const world = worldAt(index.trace, event);
  const partition = partitionIn(world, scope);
  switch (kind) {
    case 'log':
      return partition ? dumpLog(partition, replicaIn(partition, scope)) : [];
    case 'snapshot':
      return partition ? producerSnapshot(partition, replicaIn(partition, scope)) : [];
    case 'producers':
      return partition ? describeProducers(partition) : [];
    case 'transactions':
      return [...listTransactions(world), ...describeTransactions(world)];
    case 'metrics': {
      const producer = producerIn(world, scope);
      return producer === null ? [] : printMetrics(producerMetrics(index.trace, producer, event));
    }
  }
}

/** The newest event up to this one after which the output was another than before it. */
function lastChange(
  print: (event: EventId) => readonly string[],
  event: EventId,
  now: readonly string[],
): { readonly changedBy: EventId | null; readonly was: readonly string[] | null } {
  const text = textOf(now);
  for (let at = event; at >= Math.max(0, event - LOOK_BACK); at--) {
    const was = print(at - 1);
    if (textOf(was) !== text) return { changedBy: at, was };
  }
  return { changedBy: null, was: null };
}

/** A log only grows: its newest lines are those of the last event that wrote any. */
function logView(
  index: TraceIndex,
  event: EventId,
  scope: OutputScope,
  { command, note, wraps, empty }: Look,
): OutputView {
  const world = worldAt(index.trace, event);
  const producer = producerIn(world, scope);
  const written = clientLog(index.trace, scope.level).filter(
    (one) => one.event <= event && one.client === producer,
  );
  const newest = written.reduce((last, one) => Math.max(last, one.event), -1);
  const changedBy = newest < 0 ? null : newest;
  return {
    command: command(world, scope),
    note,
    lines: written.map((one) => ({
      state: one.event === changedBy ? 'new' : 'same',
      parts: [{ now: logLineText(one), was: null }],
    })),
    text: textOf(written.map(logLineText)),
    changedBy,
    wraps,
    empty: written.length > 0 ? null : empty,
  };
}

interface Look {
  readonly command: (world: World, scope: OutputScope) => string;
  readonly note: string | null;
  readonly wraps: boolean;
  /** Lines that stand there also when there is nothing to tell. */
  readonly head: number;
  readonly empty: string;
}

const BOOTSTRAP = '--bootstrap-server localhost:9092';

const LOOKS: Readonly<Record<OutputKind, Look>> = {
  log: {
    command: (world, scope) => dumpCommand(world, scope, 'log', '--print-data-log'),
    note: null,
    wraps: true,
    head: 2,
    empty: t`No batch is in this replica’s log yet.`,
  },
  snapshot: {
    command: (world, scope) => dumpCommand(world, scope, 'snapshot'),
    note: t`As this replica would write it now, at its log end.`,
    wraps: true,
    head: 1,
    empty: t`This replica remembers no producer. Only batches that carry a producer id leave an entry.`,
  },
  producers: {
    command: (world, scope) => {
      const partition = partitionIn(world, scope);
      const number = partition?.id.slice(partition.topic.length + 1) ?? '0';
      return `kafka-transactions.sh ${BOOTSTRAP} describe-producers --topic ${partition?.topic} --partition ${number}`;
    },
    note: t`The leader is asked.`,
    wraps: false,
    head: 1,
    empty: t`The leader remembers no producer. Only batches that carry a producer id leave a row.`,
  },
  transactions: {
    command: () => `kafka-transactions.sh ${BOOTSTRAP} list`,
    note: t`Then describe, for each transactional.id.`,
    wraps: false,
    head: 1,
    empty: t`The coordinator knows of no transactional.id.`,
  },
  'client-log': {
    command: () => 'tail -f producer.log',
    note: t`Pattern [%d] %p %m (%c), in UTC. What stands before time 0 is left out.`,
    wraps: true,
    head: 0,
    empty: t`Nothing was written at this level yet.`,
  },
  metrics: {
    command: () => 'kafka-producer-perf-test.sh --print-metrics',
    note: t`Averages and maxima cover the run so far; Kafka’s forget what is older than one to two windows of 30 s.`,
    wraps: false,
    head: 1,
    empty: t`This producer was not built, so it has no metrics.`,
  },
};

function dumpCommand(
  world: World,
  scope: OutputScope,
  suffix: 'log' | 'snapshot',
  more = '',
): string {
  const partition = partitionIn(world, scope);
  if (!partition) return 'kafka-dump-log.sh';
  const { logStartOffset, logEndOffset } = replicaIn(partition, scope);
  const offset = suffix === 'log' ? logStartOffset : logEndOffset;
  return `kafka-dump-log.sh --files ${segmentPath(partition.id, offset, suffix)} ${more}`.trimEnd();
}

function partitionIn(
  { partitions }: World,
  { partition }: OutputScope,
): PartitionState | undefined {
  return partitions.find(({ id }) => id === partition) ?? partitions[0];
}

function replicaIn(partition: PartitionState, { broker }: OutputScope) {
  const has = partition.replicas.some((one) => one.broker === broker);
  return replicaOf(partition, has && broker !== null ? broker : partition.lastLeader);
}

function producerIn({ producers }: World, { producer }: OutputScope): string | null {
  return (producers.find(({ id }) => id === producer) ?? producers[0])?.id ?? null;
}

function textOf(lines: readonly string[]): string {
  return lines.map((one) => `${one}\n`).join('');
}
