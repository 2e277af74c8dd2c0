// Kafka: ConfigDef#parseType, its validators, and ConfigException: how the text of a setting becomes a value.
import type { ConfigLog, ConfigValue } from '../engine/index.ts';
import { javaTrim } from './javaTrim.ts';

export type ConfigType =
  | 'string'
  | 'int'
  | 'short'
  | 'long'
  | 'boolean'
  | 'list'
  | 'class'
  | 'double';

/** What a validator asks of a parsed value. `oneOfAnyCase` is in the order in which Kafka prints it. */
export type ConfigCheck =
  | { readonly kind: 'range'; readonly min: number | null; readonly max: number | null }
  /** Of a list: each of its values; `unique`: one that is named twice counts once. */
  | { readonly kind: 'oneOf'; readonly values: readonly string[]; readonly unique?: true }
  | { readonly kind: 'oneOfAnyCase'; readonly values: readonly string[] }
  | { readonly kind: 'nonEmpty' }
  | {
      readonly kind: 'levelOrDefault';
      readonly min: number;
      readonly max: number;
      readonly or: number;
    }
  | { readonly kind: 'uniqueList'; readonly mayBeEmpty: boolean };

/** One row of a table of settings. */
export interface ConfigKey {
  readonly type: ConfigType;
  readonly default: ConfigValue;
  readonly check?: ConfigCheck;
  /** false: parsed and checked as Kafka does, and then without effect on a run. */
  readonly modelled: boolean;
}

export const INT_MAX = 2147483647;
const LONG_MAX = 9223372036854775807n;
const WHOLE_MAX = { short: 32767n, int: BigInt(INT_MAX), long: LONG_MAX } as const;
const CONFIG_EXCEPTION = 'org.apache.kafka.common.config.ConfigException';

/** Thrown while settings are read, and turned into a result at the door of each table. */
export class ConfigException extends Error {
  readonly exception: string;
  /** The caller catches another exception that has this one as its cause. */
  readonly wrapped: boolean;
  constructor(message: string, wrapped = false, exception = CONFIG_EXCEPTION) {
    super(message);
    this.exception = exception;
    this.wrapped = wrapped;
  }
}

/** Kafka: ConfigException(name, value, message). */
function invalid(name: string, value: ConfigValue, why: string): ConfigException {
  return new ConfigException(`Invalid value ${shown(value)} for configuration ${name}: ${why}`);
}

/** A value as Java prints it. */
export function shown(value: ConfigValue): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

/**
 * Reads one setting, or throws ConfigException with Kafka's text. `classes` are the names that the class path
 * has. Lines for the log are appended to `logs`.
 */
export function parseConfig(
  name: string,
  key: ConfigKey,
  raw: string,
  classes: readonly string[],
  logs: ConfigLog[],
): ConfigValue {
  const value = parseType(name, key.type, raw, classes);
  return key.check ? ensureValid(name, value, key.check, logs) : value;
}

function parseType(
  name: string,
  type: ConfigType,
  raw: string,
  classes: readonly string[],
): ConfigValue {
  const trimmed = javaTrim(raw);
  switch (type) {
    case 'string':
      return trimmed;
    case 'boolean':
      if (trimmed.toLowerCase() === 'true') return true;
      if (trimmed.toLowerCase() === 'false') return false;
      throw invalid(name, raw, 'Expected value to be either true or false');
    case 'int':
    case 'short':
    case 'long':
      return parseWhole(name, type, raw, trimmed);
    case 'double':
      if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) return Number(trimmed);
      throw invalid(name, raw, 'Not a number of type DOUBLE');
    case 'list':
      return trimmed === '' ? [] : trimmed.split(/\s*,\s*/);
    case 'class':
      if (classes.includes(trimmed)) return trimmed;
      throw invalid(name, raw, `Class ${raw} could not be found.`);
  }
}

/**
 * Character.digit: Java reads the digits of every script, such as １２. Those of one script stand in a row, from a
 * code point that ends in 0 or 6; beyond U+FFFF the parser sees half characters, which are none.
 */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code > 0xffff) return digit;
  const rowStartsAtZero = /\p{Nd}/u.test(String.fromCodePoint(code & ~0xf));
  return String((code & 0xf) - (rowStartsAtZero ? 0 : 6));
}

/** Integer.parseInt and Long.parseLong: an optional sign and digits, nothing else. */
function parseWhole(
  name: string,
  type: 'int' | 'short' | 'long',
  raw: string,
  trimmed: string,
): number | string {
  const limit = WHOLE_MAX[type];
  const plain = trimmed.replace(/\p{Nd}/gu, asciiDigit);
  const digits = /^[+-]?\d+$/.test(plain) ? BigInt(plain.replace('+', '')) : null;
  if (digits === null || digits > limit || digits < -limit - 1n) {
    throw invalid(name, raw, `Not a number of type ${type.toUpperCase()}`);
  }
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : String(digits);
}

/** ConfigDef's validators: Range, ValidString, CaseInsensitiveValidString, NonEmptyString, LambdaValidator, ValidList. */
function ensureValid(
  name: string,
  value: ConfigValue,
  check: ConfigCheck,
  logs: ConfigLog[],
): ConfigValue {
  const fail = (why: string) => invalid(name, value, why);
  switch (check.kind) {
    case 'range':
      if (check.min !== null && Number(value) < check.min)
        throw fail(`Value must be at least ${check.min}`);
      if (check.max !== null && Number(value) > check.max)
        throw fail(`Value must be no more than ${check.max}`);
      return value;
    case 'oneOf':
      for (const one of Array.isArray(value) ? value : [value]) {
        if (!check.values.includes(one))
          throw invalid(name, one, `String must be one of: ${check.values.join(', ')}`);
      }
      return check.unique && Array.isArray(value) ? withoutRepeats(name, value, logs) : value;
    case 'oneOfAnyCase':
      if (!check.values.includes(String(value).toUpperCase()))
        throw fail(`String must be one of (case insensitive): ${check.values.join(', ')}`);
      return value;
    case 'nonEmpty':
      if (value === '') throw fail('String must be non-empty');
      return value;
    case 'levelOrDefault': {
      const level = Number(value);
      if (level !== check.or && (level < check.min || level > check.max))
        throw fail(`Value must be between ${check.min} and ${check.max} or equal to ${check.or}`);
      return value;
    }
    case 'uniqueList':
      return uniqueList(name, Array.isArray(value) ? value : [], check.mayBeEmpty, logs);
  }
}

/** Lists from 4.2 on (KIP-1161): ConfigDef.ValidList.anyNonDuplicateValues, and the dropping of duplicates. */
function uniqueList(
  name: string,
  values: readonly string[],
  mayBeEmpty: boolean,
  logs: ConfigLog[],
): readonly string[] {
  const unique = withoutRepeats(name, values, logs);
  if (unique.length === 0 && !mayBeEmpty) {
    throw new ConfigException(
      `Configuration '${name}' must not be empty. Valid values include: any non-empty value`,
    );
  }
  if (unique.includes(''))
    throw new ConfigException(`Configuration '${name}' values must not be empty.`);
  return unique;
}

function withoutRepeats(
  name: string,
  values: readonly string[],
  logs: ConfigLog[],
): readonly string[] {
  const unique = [...new Set(values)];
  if (unique.length < values.length) {
    logs.push({
      level: 'WARN',
      text: `Configuration key "${name}" contains duplicate values. Duplicates will be removed. The original value is: ${shown(values)}, the updated value is: ${shown(unique)}`,
    });
  }
  return unique;
}

const range = (min: number | null, max: number | null): { check?: ConfigCheck } =>
  min === null && max === null ? {} : { check: { kind: 'range', min, max } };

/** Rows of the tables; a bound of null is no bound. */
export const row = {
  int: (
    value: number,
    min: number | null = null,
    max: number | null = null,
    modelled = false,
  ): ConfigKey => ({ type: 'int', default: value, ...range(min, max), modelled }),
  short: (value: number, min: number): ConfigKey => ({
    type: 'short',
    default: value,
    ...range(min, null),
    modelled: false,
  }),
  long: (
    value: number | string,
    min: number | null = null,
    max: number | null = null,
    modelled = false,
  ): ConfigKey => ({ type: 'long', default: value, ...range(min, max), modelled }),
  double: (value: number, min: number | null, max: number | null): ConfigKey => ({
    type: 'double',
    default: value,
    ...range(min, max),
    modelled: false,
  }),
  flag: (value: boolean, modelled = false): ConfigKey => ({
    type: 'boolean',
    default: value,
    modelled,
  }),
  text: (value: string | null, check?: ConfigCheck, modelled = false): ConfigKey => ({
    type: 'string',
    default: value,
    ...(check ? { check } : {}),
    modelled,
  }),
  list: (value: readonly string[], check?: ConfigCheck): ConfigKey => ({
    type: 'list',
    default: value,
    ...(check ? { check } : {}),
    modelled: false,
  }),
} as const;
