// What several parts of the scenario format share.
import { integer } from './schema.ts';

/** Bounds that keep a hostile or mistaken input from freezing a page. */
export const LIMITS = {
  producers: 8,
  /** Of all producers together. */
  sends: 10_000,
  brokers: 9,
  topics: 20,
  partitions: 50,
  interventions: 200,
  /** Largest scenario text, UTF-16 units. */
  text: 4_000_000,
} as const;

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
