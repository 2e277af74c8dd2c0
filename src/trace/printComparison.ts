// A comparison as text.
import type { SimEvent, Trace } from '../engine/index.ts';
import type { Comparison } from './compare.ts';
import { eventSentence } from './sentences.ts';
import { buildTraceIndex } from './traceIndex.ts';

/** Where two runs part and what came of it, for people. */
export function printComparison(
  { divergence, left, right, differences }: Comparison,
  [one, other]: readonly [Trace, Trace],
): string {
  if (divergence === null) return 'the two runs are the same, event by event';
  return [
    `the first ${divergence} events are the same; then`,
    `  left   ${lineOf(left, one)}`,
    `  right  ${lineOf(right, other)}`,
    ...(differences.length === 0 ? ['and what came of it is the same'] : ['what came of it']),
    ...differences.map(({ term, ...values }) => `  ${term}  ${values.left}  |  ${values.right}`),
  ].join('\n');
}

function lineOf(event: SimEvent | null, trace: Trace): string {
  if (!event) return 'the run is over';
  return `#${event.id} at ${event.at} ms: ${eventSentence(event, buildTraceIndex(trace))}`;
}
