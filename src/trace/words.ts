// How numbers, names and lists are written in prose. Kafka's own names stay as they are.
import { type ClientId, HAND, type RecordView, type Trace } from '../engine/index.ts';
import { countText, numberText } from './numberText.ts';

export { capital, countText, numberText } from './numberText.ts';

/** Longer lists show their ends only. */
const LISTED = 3;

/** Time as prose shows it: `185 ms`, `29.6 s`. */
export function durationText(ms: number): string {
  return ms < 1000 ? `${numberText(ms)} ms` : `${numberText(Math.floor(ms / 1000))}${tenths(ms)} s`;
}

function tenths(ms: number): string {
  const tenth = Math.floor((ms % 1000) / 100);
  return tenth === 0 ? '' : `.${tenth}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Records by their values: `order-15 and order-16`, `order-1 … order-9 (9 records)`. */
export function recordsText(records: readonly RecordView[]): string {
  const [first] = records;
  if (!first) return 'nothing';
  return records.length <= LISTED
    ? listText(records.map((one) => one.value))
    : `${first.value} … ${records.at(-1)?.value} (${countText(records.length, 'record')})`;
}

/** `at offset 106`, `at offsets 104–105`. */
export function offsetsText(base: number, count: number): string {
  return count > 1
    ? `offsets ${numberText(base)}–${numberText(base + count - 1)}`
    : `offset ${numberText(base)}`;
}

/** `sequence 2`, `sequences 0–1`. */
export function sequencesText(first: number, last: number): string {
  return first === last ? `sequence ${numberText(first)}` : `sequences ${first}–${last}`;
}

/** The client in a sentence: `the producer`, or with its name where there are several. */
export function clientText({ scenario }: Trace, client: ClientId): string {
  if (client === HAND) return 'the hand-fed client';
  return scenario.producers.length > 1 ? `producer ${client}` : 'the producer';
}

/** The client behind `between`, `of` or `with`, which other languages decline. */
export function clientTextDative(trace: Trace, client: ClientId): string {
  return clientText(trace, client);
}

/** The application of a producer: `the application`, or with its producer's name where there are several. */
export function applicationText({ scenario }: Trace, producer: ClientId): string {
  return scenario.producers.length > 1 ? `the application of ${producer}` : 'the application';
}

/** ` of orders-1` where a run has several partitions, else nothing. */
export function ofPartition({ scenario }: Trace, partition: string): string {
  const several = scenario.topics.reduce((sum, one) => sum + one.partitions, 0) > 1;
  return several ? ` of ${partition}` : '';
}
