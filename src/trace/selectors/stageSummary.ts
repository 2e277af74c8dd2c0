// One line under the log: what it holds that it should not, or lacks that it should have.

import {
  type EventOf,
  leaderReplica,
  listOf,
  type PartitionState,
  type RecordId,
  type ReplicaState,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { listed } from './labels.ts';
import { originsOf } from './railView.ts';
import { producerOf } from './stageClient.ts';
import type { Scene } from './stageFocus.ts';
import type { SummaryView } from './stageTypes.ts';

export function summaryOf(
  scene: Scene,
  partition: PartitionState | undefined,
  decision: EventOf<'batchDecided'> | null,
): SummaryView | null {
  if (!partition) return null;
  if (decision?.verdict.kind === 'DUPLICATE') return { kind: 'once', text: t`nothing was written` };
  const facts = factsOf(partition, originsOf(scene.index.trace));
  if (facts.twice.length > 0) {
    return {
      kind: 'duplicated',
      text: t`${listed(facts.twice)} ${be(facts.twice)} in the log ${times(facts)}`,
    };
  }
  if (decision?.verdict.kind === 'REFUSED')
    return { kind: 'refused', text: t`nothing was written` };
  const failed = failedYetStored(scene, facts);
  if (failed.length > 0) {
    return { kind: 'lost', text: t`${listed(failed)} failed, yet ${be(failed)} in the log` };
  }
  if (facts.swapped) return { kind: 'reordered', text: facts.swapped };
  return atTheEnd(scene, partition, facts);
}

interface LogFacts {
  readonly stored: ReadonlySet<RecordId>;
  /** The same, where one that was sent again counts as the first. */
  readonly originals: ReadonlySet<RecordId>;
  /** Values of records that are in the log more than once. */
  readonly twice: readonly string[];
  readonly most: number;
  /** `order 2 stands before order 1`, or empty. */
  readonly swapped: string;
}

type Origins = ReturnType<typeof originsOf>;

/** A log that did not grow has no new facts. */
const known = new WeakMap<ReplicaState['log'], LogFacts>();

export function factsOf(partition: PartitionState, origins: Origins): LogFacts {
  const { log } = leaderReplica(partition);
  const made = known.get(log) ?? readLog(log, origins);
  known.set(log, made);
  return made;
}

function readLog(log: ReplicaState['log'], origins: Origins): LogFacts {
  const stored = new Set<RecordId>();
  const counts = new Map<RecordId, number>();
  const values = new Map<RecordId, string>();
  const newest = new Map<string, { readonly nth: number; readonly value: string }>();
  let swapped = '';
  for (const { records } of listOf(log)) {
    for (const { id: sent, value } of records) {
      // one that the application sent again is the same to it
      const id = origins.get(sent) ?? sent;
      stored.add(sent);
      const again = counts.has(id);
      counts.set(id, (counts.get(id) ?? 0) + 1);
      values.set(id, value);
      if (again) continue;
      const [client, nth] = splitId(id);
      const before = newest.get(client);
      if (before && before.nth > nth && swapped === '') {
        swapped = t`${before.value} stands before ${value}`;
      }
      if (!before || before.nth < nth) newest.set(client, { nth, value });
    }
  }
  const twice = [...counts].filter(([, count]) => count > 1);
  return {
    stored,
    originals: new Set(counts.keys()),
    twice: twice.map(([id]) => values.get(id) ?? id),
    most: Math.max(0, ...twice.map(([, count]) => count)),
    swapped,
  };
}

/** The client of a record and how many sends came before it. */
function splitId(id: RecordId): readonly [string, number] {
  const slash = id.lastIndexOf('/');
  return [id.slice(0, slash), Number(id.slice(slash + 1))];
}

function be(values: readonly string[]): string {
  return values.length === 1 ? t`is` : t`are`;
}

function times({ most }: LogFacts): string {
  return most === 2 ? t`twice` : t`up to ${most} times`;
}

function failedYetStored(scene: Scene, { stored }: LogFacts): readonly string[] {
  return listOf(producerOf(scene)?.sent)
    .filter((one) => one.partition === scene.partition && one.result?.kind === 'failed')
    .filter((one) => stored.has(one.record.id))
    .map((one) => one.record.value);
}

/** Praise and blame only when nothing more can happen. */
function atTheEnd(
  scene: Scene,
  partition: PartitionState,
  { originals }: LogFacts,
): SummaryView | null {
  if (scene.event < scene.index.trace.events.length - 1) return null;
  const sent = listOf(producerOf(scene)?.sent).filter((one) => one.partition === partition.id);
  const missing = sent
    .filter((one) => !originals.has(one.resendOf ?? one.record.id))
    .map((one) => one.record.value);
  if (missing.length > 0)
    return { kind: 'lost', text: t`${listed(missing)} ${be(missing)} not in the log` };
  return sent.length === 0 ? null : { kind: 'once', text: t`every record once, in order` };
}
