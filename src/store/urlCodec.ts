// Text of the address, both ways: small readers that report what they could not use.
import { t } from '../i18n/t.ts';

/** One thing wrong with a link: which field, what it said, what would do. */
export interface LinkProblem {
  readonly field: string;
  readonly value: string;
  readonly expected: string;
}

/** Longest address that is read at all, in characters. */
export const MAX_LINK = 100_000;
const EXCERPT = 60;

/** Percent-encodes what would not survive in a hash; the signs of our own notation stay readable. */
export function escapeValue(text: string): string {
  return encodeURIComponent(text).replace(/%3A|%3D|%2C|%2F|%3E|%3C|%40/g, decodeURIComponent);
}

export function unescapeValue(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** The fields of a hash, in order; a repeated field is kept as often as it stands there. */
export function readFields(query: string, problems: LinkProblem[]): readonly [string, string][] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .flatMap((part): readonly [string, string][] => {
      const cut = part.indexOf('=');
      const field = unescapeValue(cut < 0 ? part : part.slice(0, cut));
      const value = unescapeValue(cut < 0 ? '' : part.slice(cut + 1));
      if (field !== null && value !== null) return [[field, value]];
      problems.push(problem(field ?? part, part, t`text with valid percent signs`));
      return [];
    });
}

export function problem(field: string, value: string, expected: string): LinkProblem {
  const shown = value.length > EXCERPT ? `${value.slice(0, EXCERPT - 1)}…` : value;
  return { field, value: shown, expected };
}

export function oneOf<const Value extends string>(
  values: readonly Value[],
  text: string,
): Value | undefined {
  return values.find((one) => one === text);
}

/** A whole number of at most nine digits. */
export function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Any text as letters that need no escaping in an address. */
export function toBase64Url(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function fromBase64Url(text: string): string | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
