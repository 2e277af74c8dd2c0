// Wie Zahlen, Namen und Aufzählungen in deutschen Sätzen stehen: the German edition of words.ts.
import { type ClientId, HAND, type RecordView, type Trace } from '../engine/index.ts';
import { numberText } from './numberText.ts';

export { capital, countText, numberText } from './numberText.ts';

/** Longer lists show their ends only. */
const LISTED = 3;

/** Time as prose shows it: `185 ms`, `29,6 s`. */
export function durationText(ms: number): string {
  return ms < 1000 ? `${numberText(ms)} ms` : `${numberText(Math.floor(ms / 1000))}${tenths(ms)} s`;
}

function tenths(ms: number): string {
  const tenth = Math.floor((ms % 1000) / 100);
  return tenth === 0 ? '' : `,${tenth}`;
}

/** `a`, `a und b`, `a, b und c`. */
export function listText(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;
}

/** Records by their values: `order-15 und order-16`, `order-1 … order-9 (9 Records)`. */
export function recordsText(records: readonly RecordView[]): string {
  const [first] = records;
  if (!first) return 'nichts';
  return records.length <= LISTED
    ? listText(records.map((one) => one.value))
    : `${first.value} … ${records.at(-1)?.value} (${numberText(records.length)} Records)`;
}

/** `Offset 106`, `Offset 104–105`, to stand behind `bei`. */
export function offsetsText(base: number, count: number): string {
  return count > 1
    ? `Offset ${numberText(base)}–${numberText(base + count - 1)}`
    : `Offset ${numberText(base)}`;
}

/** `Sequenznummer 2`, `Sequenznummern 0–1`. */
export function sequencesText(first: number, last: number): string {
  return first === last ? `Sequenznummer ${numberText(first)}` : `Sequenznummern ${first}–${last}`;
}

/** The client as the subject of a sentence: `der Producer`, or with its name where there are several. */
export function clientText({ scenario }: Trace, client: ClientId): string {
  if (client === HAND) return 'der von Hand bediente Client';
  return scenario.producers.length > 1 ? `Producer ${client}` : 'der Producer';
}

/** Behind `zwischen`, `von` or `mit`: `dem Producer`. */
export function clientTextDative({ scenario }: Trace, client: ClientId): string {
  if (client === HAND) return 'dem von Hand bedienten Client';
  return scenario.producers.length > 1 ? `Producer ${client}` : 'dem Producer';
}

/** The application of a producer, the same as subject and object: `die Anwendung`. */
export function applicationText({ scenario }: Trace, producer: ClientId): string {
  return scenario.producers.length > 1 ? `die Anwendung von ${producer}` : 'die Anwendung';
}

/** ` von orders-1` where a run has several partitions, else nothing. */
export function ofPartition({ scenario }: Trace, partition: string): string {
  const several = scenario.topics.reduce((sum, one) => sum + one.partitions, 0) > 1;
  return several ? ` von ${partition}` : '';
}
