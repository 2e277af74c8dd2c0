// A biography as text, for the command.
import { HAND, type Trace } from '../../engine/index.ts';
import { countText, listText, numberText } from '../words.ts';
import type { Biography, Chapter, Standing, Told } from './biography.ts';
import { timesText } from './headline.ts';
import { simpleName } from './outcome.ts';
import { moreRounds, sameButForNumbers, withoutRounds } from './rounds.ts';

/** Head lines with the outcome, then chapter by chapter. */
export function printBiography(one: Biography, trace: Trace): string {
  const rows = [
    ['sent', sentText(one)],
    [
      'carried',
      `by ${countText(one.requests.length, 'request')}: ${one.requests.join(', ') || 'none'}`,
    ],
    ['told', one.told.map(toldText).join('; ') || toldNothing(trace, one)],
    ['stored', storedText(one.standing)],
    ['acted on', actedText(one)],
  ];
  const head = rows.map(([what = '', text = '']) => `  ${what.padEnd(8)}  ${text}`);
  return [
    [`${one.name}, record ${one.records.join(', ')}`, ...head].join('\n'),
    ...one.chapters.map(chapter),
  ].join('\n\n');
}

function sentText({ client, sentAt, amount }: Biography): string {
  const worth = amount > 0 ? `, worth €${numberText(amount)}` : '';
  if (client === HAND) return `by hand${worth}`;
  return sentAt.length === 0
    ? `by ${client}, and in no batch${worth}`
    : `${timesText(sentAt.length)} by ${client}, at ${listText(sentAt.map((at) => `${numberText(at)} ms`))}${worth}`;
}

function toldText({ at, afterMs, result }: Told): string {
  const when = `at ${numberText(at)} ms, ${numberText(afterMs)} ms after send()`;
  if (result.kind === 'failed') return `${when}: ${simpleName(result.exception)}`;
  return result.offset < 0
    ? `${when}: sent, offset unknown`
    : `${when}: offset ${numberText(result.offset)}`;
}

function toldNothing({ end }: Trace, { client }: Biography): string {
  if (client === HAND) return 'nobody: it was written by hand';
  return end === 'quiet' ? 'never' : 'not yet';
}

function storedText(standing: readonly Standing[]): string {
  if (standing.length === 0) return 'nowhere';
  const places = standing.map(
    ({ partition, offset, attempt, brokers, committed }) =>
      `${partition} offset ${numberText(offset)} (attempt ${attempt}; ${brokers.length > 1 ? 'brokers' : 'broker'} ${listText(brokers.map(String))}${committed ? '' : '; not committed'})`,
  );
  return `${timesText(standing.length)}: ${places.join(', ')}`;
}

function actedText({ acted, amount }: Biography): string {
  if (acted.length === 0) return 'never';
  const each = acted.map(
    ({ consumer, at, partition, offset }) =>
      `${consumer} at ${numberText(at)} ms (${partition} offset ${numberText(offset)})`,
  );
  const sum = amount > 0 ? `, €${numberText(amount * acted.length)} charged` : '';
  return `${timesText(acted.length)}${sum}: ${each.join(', ')}`;
}

function chapter({ title, lines }: Chapter): string {
  const actor = Math.max(...lines.map((one) => one.actor.length));
  const width = Math.max(...lines.map((one) => numberText(one.at).length));
  const place = Math.max(...lines.map((one) => `#${one.event}`.length));
  const rows = withoutRounds(lines, (x, y) => sameButForNumbers(x.sentence, y.sentence)).map(
    (one) =>
      typeof one === 'number'
        ? `  ${'…'.padStart(place)}  ${moreRounds(one)}`
        : `  ${`#${one.event}`.padStart(place)}  ${numberText(one.at).padStart(width)} ms  ${one.actor.padEnd(actor)}  ${one.sentence}`,
  );
  return [title, ...rows].join('\n');
}
