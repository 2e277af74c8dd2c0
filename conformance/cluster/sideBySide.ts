// Two runs of a scenario line by line, from the first step that differs.
import type { CanonicalBatch, CanonicalRun } from './canonical.ts';

/** A run as lines of text; equal runs give equal lines. */
export function linesOf(run: CanonicalRun): readonly string[] {
  return [
    ...run.connections.flatMap(({ client, broker, exchanges }) => [
      `${client} → b${broker}`,
      ...exchanges.flatMap(({ acks, batches, answer, delivered }) => [
        `  acks=${acks} ${batches.map((one) => `${one.partition} ${batchText(one)}`).join(' | ')}`,
        `    ${
          answer === null
            ? 'no answer'
            : answer.map((one) => `${one.partition} ${one.error}@${one.baseOffset}`).join(' | ')
        }${answer !== null && !delivered ? ' (lost)' : ''}`,
      ]),
    ]),
    ...run.callbacks.flatMap(({ producer, partition, results }) => [
      `callbacks of ${producer} for ${partition}`,
      ...results.map((one) => `  ${one}`),
    ]),
    ...run.partitions.flatMap(({ partition, leader, isr, highWatermark, logs, producers }) => [
      `${partition} leader ${leader}, isr ${isr.join(' ')}, high watermark ${highWatermark}`,
      ...logs.flatMap(({ broker, batches }) => [
        `  log of b${broker}`,
        ...batches.map((one) => `    ${one.baseOffset} ${batchText(one)}`),
      ]),
      ...producers.map(
        ({ producer, epoch, batches }) =>
          `  remembers ${producer} epoch ${epoch}: ${batches.join(' ')}`,
      ),
    ]),
    ...run.consumed.map(
      ({ consumer, partition, records }) => `${consumer} read ${partition}: ${records.join(', ')}`,
    ),
  ];
}

function batchText(batch: Omit<CanonicalBatch, 'partition'>): string {
  const { producer, epoch, baseSequence, values } = batch;
  const numbers = producer === null ? 'no pid' : `${producer} epoch ${epoch} seq ${baseSequence}`;
  return `${numbers} [${values.join(', ')}]`;
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
