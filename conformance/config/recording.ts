// The configuration layer's recording, and the engine's answer in the same form.

import {
  buildProfileConfig,
  type ConfigRelease,
  type ProfileConfig,
} from '../../src/config/profileConfig.ts';
import type { ConfigValue } from '../../src/engine/index.ts';
import type { Properties } from './grid.ts';

/** The releases that are asked, and what the engine calls them. */
export const CONFIG_RELEASES: readonly {
  readonly kafka: string;
  readonly release: ConfigRelease;
}[] = [
  { kafka: '2.8.2', release: '2.8' },
  { kafka: '3.9.2', release: '3.9' },
  { kafka: '4.0.2', release: '4.0' },
  { kafka: '4.4.0', release: 'current' },
];

/** What the recorder gives a producer that was given none. */
const LAB: Readonly<Record<string, ConfigValue>> = { 'bootstrap.servers': ['127.0.0.1:1'] };
const text = (value: ConfigValue | undefined) => JSON.stringify(value ?? null);

/** What `new KafkaProducer(properties)` came to. */
export interface ConfigAnswer {
  /** Log lines about settings, each behind its level. */
  readonly logs: readonly string[];
  /** All final values; only of a producer without settings: its defaults. */
  readonly values?: Readonly<Record<string, ConfigValue>>;
  /** Final values that are not those of a producer without settings. */
  readonly changed?: Readonly<Record<string, ConfigValue>>;
  /** What the producer's parts were built with. */
  readonly used?: Readonly<Record<string, number | boolean>>;
  readonly wrapped?: boolean;
  readonly exception?: string;
  readonly message?: string;
}

export interface ConfigLine {
  readonly properties: Properties;
  /** In the order of CONFIG_RELEASES. `null`: the same as the one before. */
  readonly answers: readonly (ConfigAnswer | null)[];
}

/** The answer of one release; those that repeat the one before are stored once. */
export function answerAt({ answers }: ConfigLine, index: number): ConfigAnswer {
  const found = answers.slice(0, index + 1).findLast((one) => one !== null);
  if (!found) throw new Error('a recorded configuration has no first answer');
  const { values } = found;
  if (!values) return found;
  const compared = Object.entries(values).filter(([name]) => !NO_ROW.test(name));
  return { ...found, values: Object.fromEntries(compared) };
}

/** Settings of which the engine has no row: notCompared.ts has the reason. */
const NO_ROW = /^(ssl\.|sasl\.|(security|config)\.providers$|(key|value)\.serializer$)/;

/** What the engine says, in the form of the recording. */
export function engineAnswer(properties: Properties, release: ConfigRelease): ConfigAnswer {
  const built = buildProfileConfig(properties, release);
  const logs = built.logs.map(({ level, text }) => `${level} ${text}`);
  if (!built.ok) {
    const { wrapped, exception, message } = built;
    return { logs, wrapped, exception, message };
  }
  const rest = { changed: changedOf(built.config, release), used: usedOf(built.config) };
  if (Object.keys(properties).length > 0) return { logs, ...rest };
  return { logs, values: sorted({ ...built.config.values, ...LAB }), ...rest };
}

function sorted(values: Readonly<Record<string, ConfigValue>>): Record<string, ConfigValue> {
  return Object.fromEntries(
    Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function changedOf({ values }: ProfileConfig, release: ConfigRelease): Record<string, ConfigValue> {
  const plain = buildProfileConfig({}, release);
  if (!plain.ok) throw new Error('a producer without settings was refused');
  const usual = (name: string) => [plain.config.values[name], LAB[name]].map(text);
  return sorted(
    Object.fromEntries(
      Object.entries(values).filter(([name, value]) => !usual(name).includes(text(value))),
    ),
  );
}

function usedOf(config: ProfileConfig): Record<string, number | boolean> {
  return {
    acks: config.acks,
    retries: config.retries,
    requestTimeoutMs: config.requestTimeoutMs,
    lingerMs: config.lingerMs,
    batchSize: config.batchSize,
    guaranteeMessageOrder: config.maxInFlight === 1,
    transactionManager: config.enableIdempotence,
  };
}
