// What a finished run shows that its application did not want, and the one good thing that hides in a trace: a
// copy that was recognised. Everything is computed from events and logs; nothing is read from the scenario's text.
import type { EventId, PartitionId, Trace, Verdict } from '../../engine/index.ts';
import { type Fate, fatesOf } from './fates.ts';
import { lossOf, tellsNothing } from './outcome.ts';
import { passedOver, readerOf } from './readers.ts';
import { abortedCopies, abortOf, stalledRecords, visibleCopies } from './transactions.ts';

export type AnomalyKind =
  /** Stands more than once in the logs. */
  | 'duplicate'
  /** Reported as a success, and in no log. */
  | 'loss'
  /** Stands behind records that the same producer was told to send after it. */
  | 'reorder'
  /** What the application was told does not say whether it is stored. */
  | 'unknownOutcome'
  /** Refused again and again for its sequence, and never written. */
  | 'stuck'
  /** Failed, as the application was told: it is in no log. */
  | 'failure'
  /** A consumer acted on it more than once. */
  | 'repeatedEffect'
  /** It is stored, and a group of consumers went past it without acting on it. */
  | 'missedEffect'
  /** Acknowledged, and in no log but as part of an aborted transaction: readers with read_committed never get it. */
  | 'abortedRecord'
  /** Replicated, behind a transaction that nobody ends: readers with read_committed wait for it for ever. */
  | 'stalledRecord'
  /** A good case: a copy came, and the leader knew it. */
  | 'recognisedCopy'
  /** Another: a copy stands in an aborted transaction, and readers with read_committed get the other one alone. */
  | 'hiddenCopy'
  /** Another one: it came before what was to come first, was refused for it, and now stands in order. */
  | 'keptOrder';

/** What the numbers of an idempotent producer did for it, and no trouble. */
export function isGood(kind: AnomalyKind): boolean {
  return kind === 'recognisedCopy' || kind === 'hiddenCopy' || kind === 'keptOrder';
}

export interface Anomaly {
  readonly kind: AnomalyKind;
  /** Kind and subject: by it the same anomaly is found in another run of the scenario. */
  readonly key: string;
  /** The calls it is about; for a reorder those that stand too late. */
  readonly fates: readonly Fate[];
  /** Where it happened, if it is about one partition. */
  readonly partition: PartitionId | null;
  /** The events that make it, in order: what was there first, and last the one that completed it. */
  readonly evidence: readonly EventId[];
}

/** Every anomaly of a run, by kind and then in the order of the calls. */
export function anomaliesOf(trace: Trace, fates = fatesOf(trace)): readonly Anomaly[] {
  const broken = reorders(trace, fates);
  const late = new Set(broken.flatMap((one) => one.fates));
  return [
    ...fates.flatMap(duplicate),
    ...fates.flatMap((one) => loss(trace, one)),
    ...broken,
    ...fates.flatMap((one) => unsettled(trace, one)),
    ...fates.flatMap((one) => abortedRecord(trace, one)),
    ...stalled(trace, fates),
    ...fates.flatMap((one) => repeatedEffect(trace, one)),
    ...fates.flatMap((one) => missedEffect(trace, one)),
    ...fates.flatMap(recognisedCopy),
    ...fates.flatMap((one) => hiddenCopy(trace, one)),
    ...fates.filter((one) => !late.has(one)).flatMap(keptOrder),
  ];
}

function anomaly(
  kind: AnomalyKind,
  fate: Fate,
  evidence: readonly EventId[],
  partition: PartitionId | null = null,
): Anomaly {
  return { kind, key: `${kind} ${fate.subject}`, fates: [fate], partition, evidence };
}

function ascending(events: readonly EventId[]): readonly EventId[] {
  return [...new Set(events)].sort((a, b) => a - b);
}

function duplicate(fate: Fate): readonly Anomaly[] {
  const copies = visibleCopies(fate);
  if (copies.length < 2) return [];
  const places = new Set(copies.map((one) => one.partition));
  const [only] = places;
  const partition = places.size === 1 ? (only ?? null) : null;
  return [anomaly('duplicate', fate, ascending(copies.map((one) => one.event)), partition)];
}

function loss(trace: Trace, fate: Fate): readonly Anomaly[] {
  const promise = fate.told.find((one) => one.result.kind === 'ok');
  if (!promise || fate.copies.length > 0) return [];
  const evidence = [promise.event, ...lossOf(trace, fate, promise)];
  return [anomaly('loss', fate, ascending(evidence))];
}

/** Per client and partition: which records stand behind one that was sent after them. */
function reorders(trace: Trace, fates: readonly Fate[]): readonly Anomaly[] {
  return trace.last.partitions.flatMap(({ id }) => {
    const rows = fates
      .flatMap((fate) =>
        fate.copies.filter((one) => one.partition === id).map((copy) => ({ fate, copy })),
      )
      .sort((a, b) => a.copy.offset - b.copy.offset);
    return trace.last.producers.flatMap(({ id: client }): readonly Anomaly[] => {
      let newest: (typeof rows)[number] | undefined;
      const late: typeof rows = [];
      const passed: typeof rows = [];
      for (const row of rows) {
        if (row.fate.client !== client) continue;
        if (newest && row.fate.call < newest.fate.call) {
          late.push(row);
          passed.push(newest);
        } else newest = row;
      }
      if (late.length === 0) return [];
      return [
        {
          kind: 'reorder',
          key: `reorder ${client} ${id}`,
          fates: [...new Set(late.map((one) => one.fate))],
          partition: id,
          evidence: ascending([...passed, ...late].map((one) => one.copy.event)),
        },
      ];
    });
  });
}

/** Sends that failed, or of which nobody was told: unknown, stuck, or just refused. */
function unsettled(trace: Trace, fate: Fate): readonly Anomaly[] {
  const failed = fate.told.find((one) => one.result.kind === 'failed');
  const end = failed?.event ?? deathBefore(trace, fate);
  const written = fate.decisions.some((one) => one.verdict.kind !== 'REFUSED');
  const gaps = fate.decisions.filter(({ verdict }) => isGap(verdict));
  const lastGap = gaps.at(-1);
  if (!written && gaps.length > 1 && lastGap && fate.told.every((one) => one === failed)) {
    return [anomaly('stuck', fate, ascending([lastGap.id, ...(end === null ? [] : [end])]))];
  }
  if (end === null) return [];
  const record = failed?.record ?? fate.records.at(-1)?.id;
  const judged = fate.decisions.filter(
    (one) => one.id < end && one.batch.records.some(({ id }) => id === record),
  );
  const evidence = ascending([...judged.slice(-1).map((one) => one.id), end]);
  const stored = fate.copies.some((one) => one.record === record);
  const open = stored || !failed || (!failed.refused && tellsNothing(failed.result));
  return [anomaly(open ? 'unknownOutcome' : 'failure', fate, evidence)];
}

function isGap(verdict: Verdict): boolean {
  return verdict.kind === 'REFUSED' && verdict.error === 'OUT_OF_ORDER_SEQUENCE_NUMBER';
}

/** The crash that took a call's future with it, if nobody was told of any of its records. */
function deathBefore({ events }: Trace, fate: Fate): EventId | null {
  const sent = fate.sends.at(-1);
  if (!sent || fate.told.length > 0) return null;
  const death = events.find(
    (one) => one.id > sent.id && one.type === 'producerCrashed' && one.producer === fate.client,
  );
  return death?.id ?? null;
}

function abortedRecord(trace: Trace, fate: Fate): readonly Anomaly[] {
  const aborted = abortedCopies(fate);
  const [only] = aborted.slice(-1);
  if (!only || visibleCopies(fate).length > 0) return [];
  return [anomaly('abortedRecord', fate, abortOf(trace, only), only.partition)];
}

function hiddenCopy(trace: Trace, fate: Fate): readonly Anomaly[] {
  const [hidden] = abortedCopies(fate);
  const [seen] = visibleCopies(fate);
  if (!hidden || !seen || seen.end === 'open') return [];
  const evidence = ascending([...abortOf(trace, hidden), seen.event]);
  return [anomaly('hiddenCopy', fate, evidence, hidden.partition)];
}

function stalled(trace: Trace, fates: readonly Fate[]): readonly Anomaly[] {
  return stalledRecords(trace, fates).map(({ fate, copy, opened }) =>
    anomaly('stalledRecord', fate, ascending([opened, copy.event]), copy.partition),
  );
}

function repeatedEffect({ scenario }: Trace, fate: Fate): readonly Anomaly[] {
  const readers = fate.effects.map((one) => readerOf(scenario, one.consumer));
  const events = fate.effects
    .filter((_, at) => readers.filter((one) => one === readers[at]).length > 1)
    .map((one) => one.event);
  return events.length === 0 ? [] : [anomaly('repeatedEffect', fate, ascending(events))];
}

function missedEffect(trace: Trace, fate: Fate): readonly Anomaly[] {
  const passed = passedOver(trace, fate);
  if (passed.length === 0 || trace.end !== 'quiet') return [];
  const written = fate.copies.slice(0, 1).map((one) => one.event);
  return [
    anomaly('missedEffect', fate, ascending([...written, ...passed.flatMap((one) => one.events)])),
  ];
}

function recognisedCopy(fate: Fate): readonly Anomaly[] {
  const known = fate.decisions.filter((one) => one.verdict.kind === 'DUPLICATE');
  if (known.length === 0) return [];
  const first = fate.decisions.find((one) => one.verdict.kind === 'APPENDED');
  const events = [...(first ? [first.id] : []), ...known.map((one) => one.id)];
  return [anomaly('recognisedCopy', fate, ascending(events))];
}

/** Refused for its sequence, written later under the same numbers, once. */
function keptOrder(fate: Fate): readonly Anomaly[] {
  const refused = fate.decisions.find((one) => isGap(one.verdict));
  const written = fate.decisions.find((one) => one.verdict.kind === 'APPENDED');
  if (!refused || !written || written.id < refused.id || fate.copies.length !== 1) return [];
  const [one, other] = [refused.batch, written.batch];
  const sameNumbers =
    one.producerEpoch === other.producerEpoch && one.baseSequence === other.baseSequence;
  return sameNumbers ? [anomaly('keptOrder', fate, [refused.id, written.id])] : [];
}

/** What harms the business, the worst first. */
const HARMS: readonly AnomalyKind[] = ['loss', 'duplicate', 'reorder', 'unknownOutcome', 'failure'];

/** Those of the anomalies that are a harm, the worst kind first, each kind in the order of the run. */
export function harmByWeight(all: readonly Anomaly[]): readonly Anomaly[] {
  return HARMS.flatMap((kind) => all.filter((one) => one.kind === kind));
}
