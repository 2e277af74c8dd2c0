// What several parts of the scenario format share.
import { integer } from './schema.ts';

/** What a name looks like. */
export const ID = {
  pattern: /^[A-Za-z][A-Za-z0-9._-]{0,39}$/,
  like: 'a name of 1 … 40 letters, digits, dots, dashes or underscores that starts with a letter',
  maxLength: 40,
};

/** A number of milliseconds of virtual time, up to 30 days. */
export const ms = (about: string, min = 0) => integer(`${about}, ms`, min, 2_592_000_000);

/** Adds a problem: where, what was found, what is expected. */
export type Bad = (path: string, found: unknown, expected: string) => void;

/** `one of a, b`. */
export const among = (names: readonly (string | number)[]) =>
  `one of ${names.join(', ') || '(none)'}`;
