// What a whole run came to, in figures that runs can be compared by. All times are virtual.

import { leaderReplica, listOf, type Trace } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { CLAIM_TERMS } from '../claimTerms.ts';
import { showValue } from '../claimValues.ts';
import { type AnomalyKind, anomaliesOf } from '../explain/anomalies.ts';
import { durationText, numberText } from '../words.ts';
import { moneyText } from './labels.ts';

export interface Figure {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  /** Bad where it should be nothing: `dup` for copies, `lost` for losses. */
  readonly tone: 'plain' | 'ok' | 'dup' | 'lost' | 'rej';
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly read: (trace: Trace, counts: ReadonlyMap<AnomalyKind, number>) => string;
  /** The tone of any value other than `0`. */
  readonly bad?: Figure['tone'];
}

const ROWS: readonly Row[] = [
  { id: 'records', name: t`records in the log`, read: (trace) => numberText(recordsIn(trace)) },
  {
    id: 'duplicates',
    name: t`records stored twice or more`,
    read: counted('duplicate'),
    bad: 'dup',
  },
  { id: 'losses', name: t`lost, though acknowledged`, read: counted('loss'), bad: 'lost' },
  { id: 'reorders', name: t`records out of order`, read: counted('reorder'), bad: 'rej' },
  {
    id: 'unknown',
    name: t`outcome unknown to the app`,
    read: counted('unknownOutcome'),
    bad: 'lost',
  },
  { id: 'failed', name: t`failed, and not stored`, read: counted('failure'), bad: 'lost' },
  { id: 'recognised', name: t`copies recognised`, read: counted('recognisedCopy') },
  { id: 'effects', name: t`acted on twice or more`, read: counted('repeatedEffect'), bad: 'dup' },
  { id: 'charged', name: t`charged by consumers`, read: charged },
  {
    id: 'requests',
    name: t`Produce requests sent`,
    read: ({ events }) =>
      numberText(
        events.filter((one) => one.type === 'requestSent' && one.batches.length > 0).length,
      ),
  },
  { id: 'latency', name: t`the slowest success took`, read: (trace) => inMs(trace, 'p99') },
  {
    id: 'throughput',
    name: t`throughput, bytes/s`,
    read: (trace) => numberText(Number(term(trace, 'throughput'))),
  },
];

/** The figures of a run, always the same rows in the same order. */
export function figuresOf(trace: Trace): readonly Figure[] {
  const counts = new Map<AnomalyKind, number>();
  for (const { kind, fates } of anomaliesOf(trace)) {
    counts.set(kind, (counts.get(kind) ?? 0) + fates.length);
  }
  return ROWS.map(({ id, name, read, bad }) => {
    const value = read(trace, counts);
    return { id, name, value, tone: bad && value !== '0' ? bad : 'plain' };
  });
}

function counted(kind: AnomalyKind): Row['read'] {
  return (_, counts) => numberText(counts.get(kind) ?? 0);
}

function recordsIn({ last }: Trace): number {
  const batches = last.partitions.flatMap((one) => listOf(leaderReplica(one).log));
  return batches.reduce((sum, { records }) => sum + records.length, 0);
}

function charged({ last }: Trace): string {
  const sums = last.consumers.map((one) =>
    listOf(one.ledger).reduce((sum, { record }) => sum + record.amount, 0),
  );
  return sums.length === 0 ? '–' : moneyText(Math.max(...sums));
}

function term(trace: Trace, name: string): string {
  const found = CLAIM_TERMS[name];
  return found ? showValue(found.read(trace, [], [])) : '';
}

function inMs(trace: Trace, name: string): string {
  const ms = Number(term(trace, name));
  return Number.isNaN(ms) ? t`none` : durationText(ms);
}
