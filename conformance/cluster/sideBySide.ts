// Two runs of a scenario line by line, from the first step that differs.
import type {
  CanonicalBatch,
  CanonicalCall,
  CanonicalExchange,
  CanonicalLog,
  CanonicalPartition,
  CanonicalRun,
} from './canonical.ts';

/** A run as lines of text; equal runs give equal lines. */
export function linesOf(run: CanonicalRun): readonly string[] {
  return [
    ...run.connections.flatMap(({ client, broker, exchanges }) => [
      `${client} → b${broker}`,
      ...exchanges.flatMap((one) => ('call' in one ? callLines(one) : exchangeLines(one))),
    ]),
    ...run.callbacks.flatMap(({ producer, partition, results }) => [
      `callbacks of ${producer} for ${partition}`,
      ...results.map((one) => `  ${one}`),
    ]),
    ...(run.transactions?.calls ?? []).flatMap(({ producer, results }) => [
      `calls of ${producer}`,
      ...results.map((one) => `  ${one}`),
    ]),
    ...run.partitions.flatMap(({ logs, producers, ...one }) => [
      partitionLine(one),
      ...logs.flatMap(({ broker, batches }) => [
        `  log of b${broker}`,
        ...batches.map((one) => `    ${one.baseOffset} ${batchText(one)}`),
      ]),
      ...producers.map(
        ({ producer, epoch, batches, openFrom }) =>
          `  remembers ${producer} epoch ${epoch}: ${batches.join(' ')}${openFrom === undefined ? '' : `, open from ${openFrom}`}`,
      ),
    ]),
    ...run.consumed.map(
      ({ consumer, partition, records }) => `${consumer} read ${partition}: ${records.join(', ')}`,
    ),
    ...(run.transactions?.coordinated ?? []),
    ...(run.transactions?.offsets ?? []),
    ...(run.committed ?? []).map((one) => `committed by ${one}`),
  ];
}

function exchangeLines({ acks, batches, answer, delivered }: CanonicalExchange): readonly string[] {
  const asked = batches.map((one) => `${one.partition} ${batchText(one)}`).join(' | ');
  const told = answer?.map((one) => `${one.partition} ${one.error}@${one.baseOffset}`).join(' | ');
  return [`  acks=${acks} ${asked}`, answerLine(told ?? null, delivered)];
}

function callLines({ call, answer, delivered }: CanonicalCall): readonly string[] {
  return [`  ${call}`, answerLine(answer, delivered)];
}

function answerLine(answer: string | null, delivered: boolean): string {
  return `    ${answer ?? 'no answer'}${answer !== null && !delivered ? ' (lost)' : ''}`;
}

function partitionLine({
  partition,
  leader,
  isr,
  highWatermark,
  lastStableOffset,
}: Omit<CanonicalPartition, 'logs' | 'producers'>): string {
  const stable = lastStableOffset === undefined ? '' : `, stable up to ${lastStableOffset}`;
  return `${partition} leader ${leader}, isr ${isr.join(' ')}, high watermark ${highWatermark}${stable}`;
}

function batchText(
  batch: Omit<CanonicalBatch, 'partition'> & Partial<CanonicalLog['batches'][number]>,
): string {
  const { producer, epoch, baseSequence, values, kind } = batch;
  if (kind === 'marker') return `${producer} epoch ${epoch} ${values.join(', ')}`;
  const numbers = producer === null ? 'no pid' : `${producer} epoch ${epoch} seq ${baseSequence}`;
  return `${numbers} [${values.join(', ')}]${kind === undefined ? '' : ` ${kind}`}`;
}

/** Both runs side by side from the first line that differs, or null when none does. */
export function difference(
  [leftName, left]: readonly [string, CanonicalRun],
  [rightName, right]: readonly [string, CanonicalRun],
): string | null {
  const [a, b] = [linesOf(left), linesOf(right)];
  const first = a.findIndex((line, index) => line !== b[index]);
  const from = first === -1 && b.length > a.length ? a.length : first;
  if (from === -1) return null;
  const width = Math.max(...a.map((line) => line.length), leftName.length) + 2;
  const rows = Array.from({ length: Math.max(a.length, b.length) }, (_, index) => {
    const [one, other] = [a[index] ?? '', b[index] ?? ''];
    return `${one === other ? ' ' : '≠'} ${one.padEnd(width)}${other}`;
  });
  const context = Math.max(0, from - 3);
  return [`  ${leftName.padEnd(width)}${rightName}`, ...rows.slice(context)].join('\n');
}
