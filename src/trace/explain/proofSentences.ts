// What the proofs of an explanation have shown, a sentence each: runs without a fault, or with one thing changed.

import { t } from '../../i18n/t.ts';
import { countText, listText } from '../words.ts';
import type { Explanation } from './explain.ts';
import { faultName } from './faultWords.ts';
import { KIND_NAMES } from './headline.ts';
import type { FaultProof, RemedyProof } from './proofs.ts';
import { READ_COMMITTED } from './readers.ts';

/** What leaving each fault out proves, a sentence each. */
export function faultProofLines(
  { sets, instead, divergence }: FaultProof,
  good: boolean,
): readonly string[] {
  if (sets.length === 0) return [t`No fault is needed for it.`];
  return sets.map((set, at) => {
    const from = divergence[at];
    const parted = from === null || from === undefined ? '' : t`, the runs part at #${from}`;
    const claim = good ? t`there is no need of it` : t`it does not happen`;
    const only = set.length > 1 ? t`, and not without fewer of them` : '';
    return t`Run again without ${listText(set.map(faultName))}${only}${parted}: ${claim}; ${instead[at] ?? ''}.`;
  });
}

/** What was tried and does not help, or proves nothing. */
export function limitLines({ remedies, sentAgain }: Explanation, good: boolean): readonly string[] {
  const { alone, pair, noHelp, nothingShown } = remedies;
  const lines: string[] = [];
  for (const { words, missing } of nothingShown) {
    lines.push(
      missing.length > 1
        ? t`Run again with ${words}: it does not happen, but ${listText(missing.map(faultName))} do not come either, so this proves nothing.`
        : t`Run again with ${words}: it does not happen, but ${listText(missing.map(faultName))} does not come either, so this proves nothing.`,
    );
  }
  if (good) return lines;
  if (noHelp.length > 0) lines.push(t`It happens all the same with ${orText(noHelp)}.`);
  const bySetting = alone.some((one) => one.settings.length > 0) || pair !== null;
  const byTransaction = alone.some((one) => one.words.includes(READ_COMMITTED));
  if (!bySetting && sentAgain && !byTransaction) {
    lines.push(
      t`No setting tried here prevents it: to Kafka a second send() is a new record. Only a key that the consumer compares can tell.`,
    );
  } else if (alone.length === 0 && !pair) lines.push(t`No setting tried here prevents it.`);
  return lines;
}

/** One change that prevents it, as a sentence. */
export function remedyLine(
  { words, settings, also, instead, price }: RemedyProof,
  good: boolean,
): string {
  const allowed = settings.map(({ key, value, why }) => `${key}=${value}, ${why}`);
  const now =
    allowed.length === 0
      ? ''
      : `${good ? t`What did it` : t`What allowed it`}: ${allowed.join('; ')}. `;
  const changed = also.length > 0 ? t`${words} (and so ${listText(also)})` : words;
  const cost =
    price.length === 0
      ? ''
      : t`; its price: ${listText(price.map((kind) => countText(1, ...KIND_NAMES[kind])))}`;
  const claim = good ? t`nothing of it` : t`it does not happen`;
  return now + t`Run again with ${changed}: ${claim}; ${instead}${cost}.`;
}

function orText(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? '')
    : t`${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
