// A run as text, the format of the CLI and of the golden files: one event a line, columns of fixed width, no
// wall time and no paths. docs/scenario.md explains the columns.
import {
  type ActorId,
  type FactType,
  leaderReplica,
  listOf,
  type RecordId,
  type SimEvent,
  type Trace,
} from '../engine/index.ts';
import { checkClaims } from './claims.ts';
import { appOutcome } from './printApplications.ts';
import { becauseOf, cellsOf, interventionText } from './tableRow.ts';
import { buildTraceIndex } from './traceIndex.ts';
import type { TraceIndex } from './types.ts';

/** Which events to print; all that is given must apply. */
export interface PrintOptions {
  readonly actors?: readonly ActorId[];
  readonly types?: readonly FactType[];
  /** Only the lives of these records. */
  readonly records?: readonly RecordId[];
}

interface Column {
  readonly head: string;
  readonly width: number;
  readonly right?: boolean;
}

/** A longer value pushes the rest of its own line and no other. */
const COLUMNS: readonly Column[] = [
  { head: '#', width: 5, right: true },
  { head: 't ms', width: 7, right: true },
  { head: 'who', width: 7 },
  { head: 'event', width: 21 },
  { head: 'what', width: 34 },
  { head: 'pid/epoch/seq', width: 13 },
  { head: 'offset', width: 8, right: true },
  { head: 'error', width: 17 },
  { head: 'because', width: 0 },
];

/** Everything about a run: what ran, the table, how it ended and whether its claims hold. */
export function printRun(trace: Trace, options: PrintOptions = {}): string {
  const parts = [printHead(trace), printTrace(trace, options), printOutcome(trace)];
  if (trace.scenario.claims.length > 0) parts.push(printClaims(trace));
  return parts.join('\n\n');
}

/** One line per claim: `✓`, or `✗` and both sides. */
function printClaims(trace: Trace): string {
  return checkClaims(trace)
    .map(({ claim, status, explanation }) =>
      status === 'holds' ? `✓ ${claim}` : `✗ ${claim}    ${explanation}`,
    )
    .join('\n');
}

/** The table alone: a head and one line per event. */
function printTrace(trace: Trace, options: PrintOptions = {}): string {
  const index = buildTraceIndex(trace);
  const chosen = chooser(index, options);
  const rows = trace.events.filter(chosen).map((event) => {
    const { what, stamp, offset, error } = cellsOf(event, index);
    const because = becauseOf(event, trace.scenario);
    const at = String(event.at);
    return [`#${event.id}`, at, event.actor, event.type, what, stamp, offset, error, because];
  });
  return [COLUMNS.map((one) => one.head), ...rows].map(printRow).join('\n');
}

function printRow(cells: readonly string[]): string {
  return COLUMNS.map(({ width, right }, index) => {
    const cell = cells[index] ?? '';
    return right ? cell.padStart(width) : cell.padEnd(width);
  })
    .join('  ')
    .trimEnd();
}

function chooser(
  index: TraceIndex,
  { actors, types, records }: PrintOptions,
): (event: SimEvent) => boolean {
  const life = records && new Set(records.flatMap(index.eventsOfRecord));
  return (event) =>
    (actors?.includes(event.actor) ?? true) &&
    (types?.includes(event.type) ?? true) &&
    (life?.has(event.id) ?? true);
}

/** What ran: name, seed, settings and faults. */
function printHead({ scenario }: Trace): string {
  const lines = [`${scenario.id}  seed ${scenario.seed}`];
  for (const { id, config } of scenario.producers) {
    const settings = Object.entries(config).map(([key, value]) => `${key}=${value}`);
    lines.push(`${id}: ${settings.join(' ') || 'defaults'}`);
  }
  scenario.interventions.forEach((one, index) => {
    const off = one.enabled ? '' : ' (off)';
    lines.push(`interventions[${index}]: ${interventionText(one)}${off}`);
  });
  return lines.join('\n');
}

/** How it ended: faults that never came, the logs, what the applications were told, what the consumers acted on. */
function printOutcome({ last, end, events, scenario, unfired }: Trace): string {
  const lines = [`${ENDS[end]} after ${events.length} events at ${events.at(-1)?.at ?? 0} ms`];
  for (const index of unfired) {
    const one = scenario.interventions[index];
    if (one?.enabled) lines.push(`interventions[${index}] never came: ${interventionText(one)}`);
  }
  for (const partition of last.partitions) {
    const { id, leader } = partition;
    const { log, highWatermark, logEndOffset } = leaderReplica(partition);
    const stored = listOf(log).flatMap((batch) =>
      batch.records.map((one, place) => `${batch.baseOffset + place} ${one.value}`),
    );
    lines.push(
      `log ${id} on ${leader < 0 ? `b${partition.lastLeader}, which leads no more` : `b${leader}`}, high watermark ${highWatermark}, log end ${logEndOffset}: ${stored.join(', ') || 'empty'}`,
    );
  }
  for (const { id, sent, configError } of last.producers) {
    const told = listOf(sent).map(({ record, result }) => {
      if (!result) return `${record.value} pending`;
      return `${record.value} ${result.kind === 'ok' ? `ok@${result.offset}` : result.exception}`;
    });
    lines.push(
      `told by ${id}: ${configError ? configError.message : told.join(', ') || 'nothing'}`,
    );
  }
  for (const line of appOutcome(last)) lines.push(line);
  for (const { id, ledger } of last.consumers) {
    const sum = listOf(ledger).reduce((total, one) => total + one.record.amount, 0);
    const acted =
      listOf(ledger)
        .map((one) => one.record.value)
        .join(', ') || 'nothing';
    lines.push(`read by ${id}: ${acted}${sum > 0 ? `; charged ${sum} euros` : ''}`);
  }
  return lines.join('\n');
}

const ENDS = {
  quiet: 'quiet',
  time: 'stopped at untilMs',
  limit: 'stopped at the largest number of events',
} as const;
