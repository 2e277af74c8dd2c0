// The tables of topic and broker settings against what the classes of four releases say.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ConfigValue, PROFILES, type Profile } from '../engine/index.ts';
import { parseScenario } from '../scenario/index.ts';
import { type ConfigScope, clusterConfigs, readClusterConfig } from './clusterConfig.ts';
import { type ConfigKey, shown } from './configDef.ts';

/** One setting as LogConfig or KafkaConfig of that version defines it. */
interface Defined {
  readonly version: '2.8.2' | '3.9.1' | '4.0.0' | '4.4.0';
  readonly scope: ConfigScope;
  readonly name: string;
  readonly type: string;
  readonly default: string | null;
  readonly valid: string | null;
}

/** What ConfigDef of that version made of a text. */
interface Read {
  readonly version: '2.8.2' | '3.9.1' | '4.4.0';
  readonly scope: ConfigScope;
  readonly name: string;
  readonly value: string;
  readonly outcome: string;
}

const observed = <T>(name: string): readonly T[] =>
  JSON.parse(
    readFileSync(new URL(`../../conformance/config/${name}.json`, import.meta.url), 'utf8'),
  );
// recorded from the classes; and those that were read in their source, until they are recorded too
const definitions = [
  ...observed<Defined>('clusterDefinitions'),
  ...observed<Defined>('clusterFromSource'),
];
const values = observed<Read>('clusterValues');
const VERSIONS: Readonly<Record<Profile, Defined['version']>> = {
  '2.8': '2.8.2',
  '3.9': '3.9.1',
  current: '4.4.0',
  '4.5': '4.4.0',
};
const SCOPES = ['topic', 'broker'] as const;

/** A row as Kafka's own classes print it. */
function printed(name: string, { type, default: value, check }: ConfigKey): string {
  const java = type === 'double' ? Number(value).toString() : value === null ? null : text(value);
  return [name, type.toUpperCase(), java, validText(check)].join(' | ');
}
const text = (value: ConfigValue) => (Array.isArray(value) ? value.join(',') : String(value));

function validText(check: ConfigKey['check']): string | null {
  switch (check?.kind) {
    case 'range':
      return check.max === null ? `[${check.min},...]` : `[${check.min},...,${check.max}]`;
    case 'levelOrDefault':
      return `[${check.min},...,${check.max}] or ${check.or}`;
    case 'oneOf':
      return `[${check.values.join(', ')}]`;
    default:
      return null;
  }
}

function rowsOf(version: Defined['version'], scope: ConfigScope): readonly string[] {
  return definitions
    .filter((one) => one.version === version && one.scope === scope)
    .map((one) =>
      [one.name, one.type === 'BOOLEAN' ? 'BOOLEAN' : one.type, one.default, one.valid].join(' | '),
    )
    .sort();
}

describe.each(PROFILES)('profile %s', (profile) => {
  test.each(SCOPES)('%s settings have the type, default and range of the real class', (scope) => {
    const table = clusterConfigs(scope, profile);
    const mine = Object.entries(table).map(([name, key]) => printed(name, key));
    expect(mine.sort()).toEqual(rowsOf(VERSIONS[profile], scope));
    expect(mine.length).toBeGreaterThan(20);
  });

  test('reads texts as the real class does, with its messages', () => {
    const version = VERSIONS[profile];
    const cases = values.filter((one) => one.version === version);
    expect(cases.length).toBeGreaterThan(60);
    for (const { scope, name, value, outcome } of cases) {
      const read = readClusterConfig(scope, name, value, profile);
      const known = Object.hasOwn(clusterConfigs(scope, profile), name);
      const mine = read.ok
        ? `ok ${javaText(read.value, outcome)}`
        : `${read.exception}: ${read.message}`;
      expect(known ? mine : 'ok (unknown)', `${name}=${value}`).toBe(outcome);
    }
  });
});

/** Java prints the double 1 as 1.0. */
function javaText(value: ConfigValue, outcome: string): string {
  return outcome === `ok ${text(value)}.0` ? `${text(value)}.0` : text(value);
}

test('4.0 differs from 4.4, which stands for it, in these rows only', () => {
  const differing = SCOPES.flatMap((scope) => {
    const newer = new Set(rowsOf('4.4.0', scope));
    return rowsOf('4.0.0', scope).filter((one) => !newer.has(one));
  });
  expect(differing).toEqual([
    'segment.bytes | INT | 1073741824 | [14,...]',
    'num.replica.fetchers | INT | 1 | ',
  ]);
});

describe('a scenario', () => {
  const problemsOf = (scenario: object) => {
    const parsed = parseScenario({ formatVersion: 1, producers: [], ...scenario });
    return parsed.ok ? [] : parsed.problems.map((one) => `${one.path}: ${one.expected}`);
  };
  const topic = (config: object, profile: Profile = 'current') =>
    problemsOf({ profile, topics: [{ name: 'orders', config }] });

  test('takes any setting that Kafka takes', () => {
    expect(
      topic({ 'min.insync.replicas': ' 2 ', 'retention.ms': '-1', preallocate: 'TRUE' }),
    ).toEqual([]);
    expect(
      problemsOf({ brokerConfig: { 'num.io.threads': '4', 'min.insync.replicas': '2' } }),
    ).toEqual([]);
  });

  test('is refused with Kafka’s words', () => {
    expect(topic({ 'min.insync.replicas': '0' })).toEqual([
      'topics[0].config.min.insync.replicas: what Kafka accepts; it says: Invalid value 0 for configuration min.insync.replicas: Value must be at least 1',
    ]);
    expect(topic({ 'min.insync': '1' })).toEqual([
      'topics[0].config.min.insync: what Kafka accepts; it says: Unknown topic config name: min.insync',
    ]);
    expect(problemsOf({ brokerConfig: { 'broker.session.timeout.ms': '9s' } })).toEqual([
      'brokerConfig.broker.session.timeout.ms: what Kafka accepts; it says: Invalid value 9s for configuration broker.session.timeout.ms: Not a number of type INT',
    ]);
  });

  test('may set what its release knows', () => {
    expect(topic({ 'message.downconversion.enable': 'true' }, '3.9')).toEqual([]);
    expect(topic({ 'message.downconversion.enable': 'true' })).toHaveLength(1);
    expect(shown(clusterConfigs('topic', '2.8')['segment.bytes']?.default ?? null)).toBe(
      '1073741824',
    );
  });

  test('cannot give the engine a time of 0, though Kafka has no lower bound there', () => {
    expect(problemsOf({ brokerConfig: { 'replica.lag.time.max.ms': '0' } })).toEqual([
      'brokerConfig.replica.lag.time.max.ms: a whole number of ms above 0, as text',
    ]);
  });
});
