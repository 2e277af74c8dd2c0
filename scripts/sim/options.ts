// The command line of `npm run sim`: what may be asked, and what is wrong with what was asked.

/** A mistake of the user's, told in one line. */
export class UsageError extends Error {}

export interface SimOptions {
  /** A file, a scene's name, or `-` for standard input. */
  readonly source: string | null;
  readonly output: 'table' | 'json' | 'recording';
  readonly at: number | null;
  readonly seed: number | null;
  readonly set: readonly (readonly [key: string, value: string])[];
  readonly actors: readonly string[];
  readonly record: string | null;
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
  --set KEY=VALUE   a setting for every producer; may be repeated
  --seed N          another seed
  --actor ID        only what happens to ID: p1, b1, c1, network; may be repeated
  --record VALUE    only the life of the records with this value
  --list            the scenes that ship
  --help            this text

Exit code: 0; 1 when a claim of the scenario fails; 2 on bad input.
`;

const FLAGS = ['--json', '--recording', '--list', '--help'] as const;
const VALUED = ['--at', '--seed', '--set', '--actor', '--record'] as const;

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
    else if (isOneOf(name, VALUED)) {
      const value = joined ?? args[++index];
      if (value === undefined) throw new UsageError(`${name} needs a value`);
      values.set(name, [...(values.get(name) ?? []), value]);
    } else {
      throw new UsageError(`unknown option ${arg}; known: ${[...FLAGS, ...VALUED].join(' ')}`);
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
    at: wholeNumber('--at', last('--at'), Number.MAX_SAFE_INTEGER),
    seed: wholeNumber('--seed', last('--seed'), 4_294_967_295),
    set: (values.get('--set') ?? []).map(setting),
    actors: values.get('--actor') ?? [],
    record: last('--record'),
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
  if (narrowing !== undefined && (at || flags.has('--json') || flags.has('--recording'))) {
    throw new UsageError(`${narrowing} chooses lines of the table; it goes with no other output`);
  }
  if (flags.has('--recording') && (flags.has('--json') || at)) {
    throw new UsageError('--recording stands alone: it is the JSON of a whole run');
  }
  if (flags.has('--recording')) return 'recording';
  return flags.has('--json') ? 'json' : 'table';
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
