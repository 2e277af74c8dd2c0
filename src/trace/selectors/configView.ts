// Every setting of a run as the configuration panel shows it: Kafka's name, what it is, where that comes from, what it
// may be, and what Kafka's own classes say about it.
import { t } from '../../i18n/t.ts';
import '../extras.ts';
import {
  buildProfileConfig,
  type ConfigKey,
  clusterConfigs,
  producerConfigs,
  readClusterConfig,
} from '../../config/index.ts';
import type { ConfigLog, Scenario } from '../../engine/index.ts';

export type SettingScope = 'producer' | 'topic' | 'broker';

/** Where a value comes from. */
export type SettingOrigin = 'default' | 'scene' | 'you' | 'kafka';

export interface SettingRow {
  readonly scope: SettingScope;
  readonly name: string;
  readonly type: ConfigKey['type'];
  /** In force; as asked for where no producer was built. */
  readonly value: string;
  readonly defaultValue: string;
  readonly origin: SettingOrigin;
  /** The scene itself has a value for it. */
  readonly inScene: string | null;
  /** `at least 0`, `1 … 9`. */
  readonly range: string | null;
  /** The values to choose from, for those that have a few. */
  readonly options: readonly string[] | null;
  /** A run follows it; else it is read and checked as Kafka does, and changes nothing here. */
  readonly modelled: boolean;
  /** Kafka's refusal names it. */
  readonly offends: boolean;
}

export interface SettingGroup {
  readonly title: string;
  readonly rows: readonly SettingRow[];
}

export interface ConfigView {
  readonly groups: readonly SettingGroup[];
  /** What the constructor of KafkaProducer throws, or null. */
  readonly refusal: { readonly exception: string; readonly message: string } | null;
  /** What the client logs about its settings. */
  readonly logs: readonly ConfigLog[];
}

const DELIVERY = [
  'acks',
  'enable.idempotence',
  'max.in.flight.requests.per.connection',
  'retries',
  'delivery.timeout.ms',
  'request.timeout.ms',
  'retry.backoff.ms',
  'retry.backoff.max.ms',
];
const BATCHING = [
  'linger.ms',
  'batch.size',
  'buffer.memory',
  'max.block.ms',
  'max.request.size',
  'compression.type',
];
const TRANSACTIONS = ['transactional.id', 'transaction.timeout.ms'];
const ROUTING = [
  'partitioner.class',
  'partitioner.ignore.keys',
  'partitioner.adaptive.partitioning.enable',
  'partitioner.availability.timeout.ms',
];
const CONNECTING = ['reconnect.backoff.ms', 'reconnect.backoff.max.ms'];
const GROUPS: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['Delivery', DELIVERY],
  [t`Batches and memory`, BATCHING],
  ['Transactions', TRANSACTIONS],
  [t`Choice of partition`, ROUTING],
  ['Connections', CONNECTING],
];

/** All settings of a run; `base` is the scenario without what the learner set. */
export function selectConfig(base: Scenario, scenario: Scenario): ConfigView {
  const own = base.producers[0]?.config ?? {};
  const given = scenario.producers[0]?.config ?? {};
  const built = buildProfileConfig(given, scenario.profile);
  const table = producerConfigs(scenario.profile);
  const message = built.ok ? '' : built.message;
  const rowOf = (name: string): readonly SettingRow[] => {
    const key = table[name];
    if (!key) return [];
    const effective = built.ok ? valueText(name, built.config.values[name]) : undefined;
    const asked = given[name] ?? valueText(name, key.default);
    const value = effective ?? asked;
    const byKafka = name !== 'client.id' && name in given ? false : value !== asked;
    return [
      {
        ...describe('producer', name, key),
        value,
        inScene: own[name] ?? null,
        origin: byKafka && name !== 'client.id' ? 'kafka' : originOf(own[name], given[name]),
        modelled: key.modelled,
        offends: mentions(message, name),
      },
    ];
  };
  const grouped = new Set(GROUPS.flatMap(([, names]) => names));
  const others = Object.keys(table).filter((name) => !grouped.has(name));
  return {
    groups: [
      ...GROUPS.map(([title, names]) => ({ title, rows: names.flatMap(rowOf) })),
      { title: t`Topic`, rows: clusterRows('topic', base, scenario) },
      { title: t`Brokers`, rows: clusterRows('broker', base, scenario) },
      { title: t`Further settings of the producer`, rows: others.flatMap(rowOf) },
    ].filter((one) => one.rows.length > 0),
    refusal: built.ok ? null : { exception: built.exception, message: built.message },
    logs: built.logs,
  };
}

/** What Kafka says when a topic or the brokers are given a value, or null when it takes it. */
export function clusterRefusal(
  scope: 'topic' | 'broker',
  name: string,
  value: string,
  { profile }: Scenario,
): string | null {
  const read = readClusterConfig(scope, name, value, profile);
  return read.ok ? null : `${read.exception}: ${read.message}`;
}

function clusterRows(
  scope: 'topic' | 'broker',
  base: Scenario,
  scenario: Scenario,
): readonly SettingRow[] {
  const configOf = (one: Scenario) =>
    scope === 'broker' ? one.brokerConfig : (one.topics[0]?.config ?? {});
  const [own, given] = [configOf(base), configOf(scenario)];
  return Object.entries(clusterConfigs(scope, scenario.profile))
    .filter(([name, key]) => key.modelled || name in given)
    .map(([name, key]) => ({
      ...describe(scope, name, key),
      value: given[name] ?? inherited(scope, name, scenario) ?? valueText(name, key.default),
      inScene: own[name] ?? null,
      origin: originOf(own[name], given[name]),
      modelled: key.modelled,
      offends: false,
    }));
}

/** A topic follows the brokers where it has no value of its own. */
function inherited(
  scope: 'topic' | 'broker',
  name: string,
  { brokerConfig }: Scenario,
): string | undefined {
  if (scope !== 'topic') return undefined;
  return brokerConfig[name === 'max.message.bytes' ? 'message.max.bytes' : name];
}

function describe(
  scope: SettingScope,
  name: string,
  { type, default: value, check }: ConfigKey,
): Pick<SettingRow, 'scope' | 'name' | 'type' | 'defaultValue' | 'range' | 'options'> {
  const bools = type === 'boolean' ? ['true', 'false'] : null;
  const words = check?.kind === 'oneOf' || check?.kind === 'oneOfAnyCase' ? check.values : null;
  return {
    scope,
    name,
    type,
    defaultValue: valueText(name, value),
    range: rangeText(check),
    options: type === 'list' ? null : name === 'acks' ? ['all', '1', '0'] : (bools ?? words),
  };
}

function rangeText(check: ConfigKey['check']): string | null {
  switch (check?.kind) {
    case 'range': {
      const { min, max } = check;
      if (min !== null && max !== null && max < 2 ** 31 - 1) return `${min} … ${max}`;
      return min === null ? null : t`at least ${min}`;
    }
    case 'levelOrDefault':
      return t`${check.min} … ${check.max}, or ${check.or}`;
    case 'nonEmpty':
      return t`not empty`;
    default:
      return null;
  }
}

function originOf(own: string | undefined, given: string | undefined): SettingOrigin {
  if (given === undefined) return 'default';
  return given === own ? 'scene' : 'you';
}

/** A value as a properties file would hold it. */
function valueText(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (name === 'acks' && value === '-1') return 'all';
  return Array.isArray(value) ? value.join(',') : String(value);
}

function mentions(message: string, name: string): boolean {
  const quoted = name.replaceAll('.', '\\.');
  return new RegExp(`(?<![\\w.])${quoted}(?![\\w]|\\.\\w)`).test(message);
}
