// The command line of `npm run sim`: what may be asked, and what is wrong with what was asked.

import { LOG_LEVELS, type LogLevel } from '../../src/trace/outputs/clientLog.ts';

/** A mistake of the user's, told in one line. */
export class UsageError extends Error {}

export interface SimOptions {
  /** A file, a scene's name, or `-` for standard input. */
  readonly source: string | null;
  readonly output: 'table' | 'json' | 'recording' | 'why' | KafkaOutput;
  /** `--dump-log`: the partition, or null for all of them. */
  readonly partition: string | null;
  /** `--client-log`: which lines. */
  readonly level: LogLevel;
  readonly at: number | null;
  readonly seed: number | null;
  readonly set: readonly (readonly [key: string, value: string])[];
  readonly actors: readonly string[];
  readonly record: string | null;
  /** Another scenario to compare the run with, as it stands. */
  readonly against: string | null;
  readonly list: boolean;
  readonly help: boolean;
}

export const HELP = `Runs a scenario and prints what happened.

  npm run sim -- FILE.json         a scenario file, see docs/scenario.md
  npm run sim -- lost-ack          a scene that ships; --list names them all
  npm run sim -- -                 a scenario from standard input

  --json            the whole trace as JSON
  --recording       the canonical recording as JSON
  --at TIME         the world at that virtual time, ms; JSON with --json
  --dump-log [PARTITION]  the leaders' logs as kafka-dump-log.sh --print-data-log shows them
  --snapshot        the snapshot that each leader would write, as kafka-dump-log.sh shows it
  --producers       as kafka-transactions.sh describe-producers, for each partition
  --client-log [LEVEL]    the producers' log lines: ERROR, WARN, INFO (unless given) or DEBUG
  --metrics         the producers' metrics by Kafka's names
                    each of these five goes with --at TIME too; see docs/outputs.md
  --set KEY=VALUE   a setting for every producer; may be repeated
  --seed N          another seed
  --actor ID        only what happens to ID: p1, b1, c1, network; may be repeated
  --record VALUE    the biography of the records with this value: what happened to each, what its
                    application was told, where it stands, how often it was acted on;
                    with --actor the lines of the table that concern both
  --why             each thing that went wrong with its chain of causes, and what prevents it; found out by
                    running the scenario again without a fault, or with another setting
  --against SOURCE  where this run and that of another scenario part, and what came of it;
                    --set and --seed change this run alone
  --list            the scenes that ship
  --help            this text

Exit code: 0; 1 when a claim of the scenario fails; 2 on bad input.
`;

/** What Kafka's own tools and clients print. */
const KAFKA_OUTPUTS = ['dump-log', 'snapshot', 'producers', 'client-log', 'metrics'] as const;
export type KafkaOutput = (typeof KAFKA_OUTPUTS)[number];

const FLAGS = [
  '--json',
  '--recording',
  '--why',
  '--snapshot',
  '--producers',
  '--metrics',
  '--list',
  '--help',
] as const;
/** May be followed by a value. Without `=` only behind the scenario, or its name would be taken for the value. */
const MAYBE_VALUED = ['--dump-log', '--client-log'] as const;
const VALUED = ['--at', '--seed', '--set', '--actor', '--record', '--against'] as const;

/** Reads the arguments; throws {@link UsageError}. */
export function readOptions(args: readonly string[]): SimOptions {
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const sources: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (!arg.startsWith('-') || arg === '-') {
      sources.push(arg);
      continue;
    }
    const [name, joined] = splitOnce(arg, '=');
    if (isOneOf(name, FLAGS) && joined === null) flags.add(name);
    else if (isOneOf(name, MAYBE_VALUED)) {
      flags.add(name);
      const next = args[index + 1];
      const follows = sources.length > 0 && next !== undefined && !next.startsWith('-');
      const value = joined ?? (follows ? args[++index] : undefined);
      if (value !== undefined) values.set(name, [value]);
    } else if (isOneOf(name, VALUED)) {
      const value = joined ?? args[++index];
      if (value === undefined) throw new UsageError(`${name} needs a value`);
      values.set(name, [...(values.get(name) ?? []), value]);
    } else {
      throw new UsageError(
        `unknown option ${arg}; known: ${[...FLAGS, ...MAYBE_VALUED, ...VALUED].join(' ')}`,
      );
    }
  }
  if (sources.length > 1) {
    throw new UsageError(`one scenario at a time; found ${sources.join(' and ')}`);
  }
  const last = (name: string) => values.get(name)?.at(-1) ?? null;
  if (flags.has('--list') && args.length > 1 && !flags.has('--help')) {
    throw new UsageError('--list stands alone: it names the scenes that ship');
  }
  return {
    source: sources[0] || null,
    output: outputOf(flags, values),
    partition: last('--dump-log'),
    level: levelOf(last('--client-log')),
    at: wholeNumber('--at', last('--at'), Number.MAX_SAFE_INTEGER),
    seed: wholeNumber('--seed', last('--seed'), 4_294_967_295),
    set: (values.get('--set') ?? []).map(setting),
    actors: values.get('--actor') ?? [],
    record: last('--record'),
    against: last('--against'),
    list: flags.has('--list'),
    help: flags.has('--help'),
  };
}

function outputOf(
  flags: ReadonlySet<string>,
  values: ReadonlyMap<string, unknown>,
): SimOptions['output'] {
  const at = values.has('--at');
  const narrowing = ['--actor', '--record'].find((name) => values.has(name));
  const [kafkas, another] = KAFKA_OUTPUTS.filter((one) => flags.has(`--${one}`));
  const json = ['--json', '--recording', '--why'].find((one) => flags.has(one));
  if (values.has('--against') && (at || narrowing || json !== undefined || kafkas !== undefined)) {
    throw new UsageError(
      '--against is an output of its own; of the others only --set and --seed go with it',
    );
  }
  if (narrowing !== undefined && (at || json !== undefined || kafkas !== undefined)) {
    throw new UsageError(`${narrowing} chooses lines of the table; it goes with no other output`);
  }
  if (flags.has('--recording') && (flags.has('--json') || at)) {
    throw new UsageError('--recording stands alone: it is the JSON of a whole run');
  }
  if (flags.has('--why') && (flags.has('--json') || flags.has('--recording') || at)) {
    throw new UsageError('--why stands alone: it is about a whole run');
  }
  const other = another === undefined ? json : `--${another}`;
  if (kafkas !== undefined && other !== undefined) {
    throw new UsageError(`--${kafkas} and ${other} are two outputs; ask for one at a time`);
  }
  if (kafkas !== undefined) return kafkas;
  if (flags.has('--recording')) return 'recording';
  if (flags.has('--why')) return 'why';
  return flags.has('--json') ? 'json' : 'table';
}

function levelOf(text: string | null): LogLevel {
  const level = LOG_LEVELS.find((one) => one === (text ?? 'INFO'));
  if (level !== undefined) return level;
  throw new UsageError(
    `--client-log is ${JSON.stringify(text)}; use ${LOG_LEVELS.slice(0, -1).join(', ')} or ${LOG_LEVELS.at(-1)}`,
  );
}

function wholeNumber(name: string, text: string | null, max: number): number | null {
  if (text === null) return null;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new UsageError(`${name} is ${JSON.stringify(text)}; use a whole number from 0 to ${max}`);
}

function setting(text: string): readonly [string, string] {
  const [key, value] = splitOnce(text, '=');
  if (key !== '' && value !== null) return [key, value];
  throw new UsageError(`--set is ${JSON.stringify(text)}; use KEY=VALUE, as in --set acks=1`);
}

function splitOnce(text: string, at: string): readonly [string, string | null] {
  const place = text.indexOf(at);
  return place < 0 ? [text, null] : [text.slice(0, place), text.slice(place + 1)];
}

function isOneOf(text: string, words: readonly string[]): boolean {
  return words.includes(text);
}
