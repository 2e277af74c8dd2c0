// The leader's side: gate and verdict, what is remembered of the producer, and the log with its replicas.

import {
  type EventOf,
  HAND,
  type LogBatch,
  leaderReplica,
  listOf,
  type PartitionState,
  type ProducerId,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { numberText } from '../words.ts';
import { isFenced, refusalTone } from './answers.ts';
import { recordLines, recordsShort, shortName } from './labels.ts';
import { storiesOf } from './requestStories.ts';
import { producerOf } from './stageClient.ts';
import { isSelected, type Scene } from './stageFocus.ts';
import { summaryOf } from './stageSummary.ts';
import type { BrokerView, LogRowView, LogView, MemoryView, VerdictView } from './stageTypes.ts';
import { stepFor } from './stageWire.ts';
import { stampOf } from './stamps.ts';

/** More than any height can show. */
const ROWS = 30;

export function brokerView(scene: Scene): BrokerView {
  const partition = scene.world.partitions.find((one) => one.id === scene.partition);
  const decision = currentDecision(scene);
  const active = producerId(scene, decision) >= 0;
  return {
    title: t`Broker ${scene.broker}`,
    caption: t`leader of ${scene.partition}`,
    gate: { active, lines: gateLines(active, decision) },
    memory: memoryOf(scene, partition, decision),
    verdict: decision && verdictOf(scene, decision),
    log: logOf(scene, partition, decision),
    summary: summaryOf(scene, partition, decision),
  };
}

type Decision = EventOf<'batchDecided'>;

/** The last decision about the partition, until its answer is over and something else has left. */
function currentDecision(scene: Scene): Decision | null {
  const stories = storiesOf(scene.index);
  const decision = stories.decisionAt(scene.partition, scene.event);
  const story = decision && stories.of(decision.request);
  if (!decision || !story) return null;
  const replaced = scene.index.messages.some(
    (one) =>
      one.direction === 'toBroker' && one.sentEvent > story.closed && one.sentEvent <= scene.event,
  );
  return replaced ? null : decision;
}

function producerId(scene: Scene, decision: Decision | null): ProducerId {
  if (scene.producer === HAND) return decision?.batch.producerId ?? -1;
  const producer = producerOf(scene);
  // idempotence is on though the id may still be on its way
  return producer?.config?.enableIdempotence ? Math.max(0, producer.producerId) : -1;
}

function gateLines(active: boolean, decision: Decision | null): readonly string[] {
  if (!active) return [t`sequence check`, t`skipped`];
  const line = decision && decidingLine(decision);
  return [t`sequence check`, ...(line?.split(/(?<=,) /) ?? [])];
}

/** The numbers of the check that decided, as short as they can be. */
function decidingLine({ checks, batch, verdict }: Decision): string | null {
  const { baseSequence, lastSequence } = batch;
  const seq = baseSequence === lastSequence ? `${baseSequence}` : `${baseSequence}–${lastSequence}`;
  if (verdict.kind === 'DUPLICATE') return t`seq ${seq} seen before`;
  const deciding = checks.find((one) => one.outcome === 'decides');
  if (deciding?.check !== 'sequence') return null;
  return deciding.values.length <= 22 ? deciding.values : t`new PID ${batch.producerId}`;
}

function verdictOf(scene: Scene, decision: Decision): VerdictView {
  const { verdict, batch } = decision;
  const disc = stepFor(scene, decision.id);
  const who = recordsShort(batch.records);
  const judged = { event: decision.id, message: `${decision.request}>`, disc };
  switch (verdict.kind) {
    case 'APPENDED': {
      const copy = scene.index.repeatOf(decision.id) !== null;
      return {
        ...judged,
        kind: 'append',
        row: verdict.baseOffset,
        tone: copy ? 'dup' : 'ink',
        name: t`Broker ${decision.broker} appends ${who} at ${verdict.baseOffset}${copy ? t`, a copy` : ''}`,
      };
    }
    case 'DUPLICATE':
      return {
        ...judged,
        kind: 'duplicate',
        row: null,
        tone: 'ok',
        name: t`Broker ${decision.broker} recognises ${who} as a copy of ${verdict.baseOffset} and writes nothing`,
      };
    case 'REFUSED': {
      const tone = refusalTone(verdict.error);
      const ordered = tone === 'rej' ? 'outOfOrder' : 'error';
      return {
        ...judged,
        kind: isFenced(verdict.error) ? 'fenced' : ordered,
        row: null,
        tone,
        name: t`Broker ${decision.broker} sends ${who} back: ${verdict.error}`,
      };
    }
  }
}

function memoryOf(
  scene: Scene,
  partition: PartitionState | undefined,
  decision: Decision | null,
): MemoryView {
  const handFed = scene.producer === HAND ? decision?.batch.producerId : undefined;
  const id = handFed ?? producerOf(scene)?.producerId ?? -1;
  if (producerId(scene, decision) < 0) {
    return {
      kind: 'none',
      lines: [t`no row for this producer`, t`producerId −1: nothing is remembered.`],
    };
  }
  const rows = partition ? leaderReplica(partition).producers : [];
  const entry = rows.find((one) => one.producerId === id);
  if (!entry) {
    const who = id < 0 ? t`The producer has no id yet.` : t`PID ${id} has written nothing here.`;
    return { kind: 'none', lines: [t`no row for this producer yet`, who] };
  }
  const { verdict } = decision ?? {};
  const match =
    verdict?.kind === 'DUPLICATE' && decision?.batch.producerId === id
      ? entry.batches.findIndex((one) => one.baseOffset === verdict.baseOffset)
      : -1;
  return {
    kind: 'row',
    producerId: entry.producerId,
    producerEpoch: entry.producerEpoch,
    lastSequence: entry.batches.at(-1)?.lastSequence ?? -1,
    batches: entry.batches.flatMap((one) => {
      const stamp = stampOf(scene.index, { ...entry, ...one });
      return stamp ? [{ stamp, offset: one.baseOffset }] : [];
    }),
    match: match < 0 ? null : match,
    others: rows.length - 1,
  };
}

function logOf(
  scene: Scene,
  partition: PartitionState | undefined,
  decision: Decision | null,
): LogView {
  const copy = partition && leaderReplica(partition);
  const log = listOf(copy?.log);
  const original = decision?.verdict.kind === 'DUPLICATE' ? decision.verdict.baseOffset : null;
  const first = log[0]?.baseOffset ?? 0;
  const replicas = 1 + (partition?.followers.length ?? 0);
  return {
    partition: scene.partition,
    rows: log
      .slice(-ROWS)
      .map((one) =>
        rowOf(scene, one, { highWatermark: copy?.highWatermark ?? 0, original, first, decision }),
      ),
    nextOffset: copy?.logEndOffset ?? 0,
    freeText: original === null ? t`next offset` : t`still free`,
    highWatermark: copy?.highWatermark ?? 0,
    logEndOffset: copy?.logEndOffset ?? 0,
    matched: original !== null && log.some((one) => one.baseOffset === original),
    replicas: (partition?.followers ?? []).map((one) => ({
      name: `B${one.broker}`,
      inSync: partition?.inSyncReplicaIds.includes(one.broker) ?? false,
      logEndOffset: Math.max(0, one.logEndOffset),
    })),
    isr: t`ISR ${partition?.inSyncReplicaIds.length ?? 0} of ${replicas}`,
  };
}

interface RowContext {
  readonly highWatermark: number;
  readonly original: number | null;
  readonly first: number;
  readonly decision: Decision | null;
}

function rowOf(scene: Scene, batch: LogBatch, context: RowContext): LogRowView {
  const { baseOffset, lastOffset } = batch;
  const copy = scene.index.repeatOf(batch.event) !== null;
  const committed = lastOffset < context.highWatermark;
  const who = recordsShort(batch.records);
  return {
    batch: batch.batch,
    event: batch.event,
    baseOffset,
    lastOffset,
    records: recordLines(batch.records, 3, (one) => one.value),
    numbers: batch.records.map((one) => shortName(one.value)),
    before: baseOffset - context.first,
    stamp: stampOf(scene.index, batch),
    copy,
    matched: baseOffset === context.original,
    committed,
    selected: isSelected(scene.selection, {
      batch: batch.batch,
      records: batch.records.map((one) => one.id),
    }),
    disc: context.decision?.id === batch.event ? null : stepFor(scene, batch.event),
    name: t`${who} at offset ${numberText(baseOffset)}${copy ? t`, a copy` : ''}${committed ? '' : t`, not replicated yet`}`,
  };
}
