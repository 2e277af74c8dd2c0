// How the tables of topic and broker settings are written.
import type { Profile } from '../engine/index.ts';
import { type ConfigKey, row } from './configDef.ts';

/** The third column: only in these profiles. */
export type ClusterRow = readonly [name: string, key: ConfigKey, only?: readonly Profile[]];
export type ClusterTable = Readonly<Record<string, ConfigKey>>;

export const OLD: readonly Profile[] = ['2.8'];
export const MIDDLE: readonly Profile[] = ['3.9'];
export const BEFORE_4: readonly Profile[] = ['2.8', '3.9'];
export const FROM_3: readonly Profile[] = ['3.9', 'current', '4.5'];
export const FROM_4: readonly Profile[] = ['current', '4.5'];

export const { int, short, long, double, flag, text, list } = row;

/** ConfigDef.ValidString, ConfigDef.ValidList. */
export const oneOf = (...values: readonly string[]) => ({ kind: 'oneOf', values }) as const;

/** A level of compression, or the codec's own. */
export const levelOr = (value: number, min: number, max: number, or: number): ConfigKey => ({
  type: 'int',
  default: value,
  check: { kind: 'levelOrDefault', min, max, or },
  modelled: false,
});

/** One table for each profile. */
export function tablesOf(rows: readonly ClusterRow[]): Readonly<Record<Profile, ClusterTable>> {
  const tableOf = (profile: Profile): ClusterTable =>
    Object.fromEntries(
      rows
        .filter(([, , only]) => !only || only.includes(profile))
        .map(([name, key]) => [name, key]),
    );
  return {
    '2.8': tableOf('2.8'),
    '3.9': tableOf('3.9'),
    current: tableOf('current'),
    '4.5': tableOf('4.5'),
  };
}
