// `npm run sim` without the process around it: arguments and an outside world in, an exit code out.
import '../../src/trace/extras.ts';
import {
  HAND,
  listOf,
  type Scenario,
  step,
  type Trace,
  type World,
  worldAt,
} from '../../src/engine/index.ts';
import { catalogue, fromCatalogue } from '../../src/lessons/catalogue/index.ts';
import { retellings, withConfig } from '../../src/lessons/index.ts';
import {
  describeProblem,
  type ParsedScenario,
  parseScenario,
  parseScenarioText,
  run,
} from '../../src/scenario/index.ts';
import { checkClaims, claimProblems } from '../../src/trace/claims.ts';
import { compareRuns } from '../../src/trace/compare.ts';
import { biographiesOf } from '../../src/trace/explain/biography.ts';
import { explain } from '../../src/trace/explain/explain.ts';
import { printBiography } from '../../src/trace/explain/printBiography.ts';
import { printExplanations } from '../../src/trace/explain/printExplanations.ts';
import { printComparison } from '../../src/trace/printComparison.ts';
import { type PrintOptions, printRun } from '../../src/trace/printTrace.ts';
import { printWorld } from '../../src/trace/printWorld.ts';
import { recordingOf, recordingText } from '../../src/trace/recording.ts';
import { kafkaOutput } from './kafkaOutput.ts';
import { HELP, readOptions, type SimOptions, UsageError } from './options.ts';

/** What the command needs of the world outside. */
export interface Io {
  /** The text of a file, or null when there is none; throws {@link UsageError} for one that it cannot read. `-` is standard input. */
  readonly read: (path: string) => string | null;
  readonly print: (text: string) => void;
  readonly complain: (line: string) => void;
}

/** Runs the command and returns its exit code: 0, 1 when a claim fails, 2 on bad input. */
export function main(args: readonly string[], io: Io): 0 | 1 | 2 {
  try {
    return perform(readOptions(args), io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.complain(`sim: ${oneLine(error.message)}`);
    return 2;
  }
}

function perform(options: SimOptions, io: Io): 0 | 1 {
  if (options.help) {
    io.print(HELP);
    return 0;
  }
  if (options.list) {
    const width = Math.max(...catalogue.map((one) => one.id.length));
    io.print(catalogue.map((one) => `${one.id.padEnd(width)}  ${one.title}\n`).join(''));
    return 0;
  }
  const trace = run(scenarioOf(options, io));
  if (options.against !== null) {
    const other = run(scenarioOf({ ...options, source: options.against, seed: null, set: [] }, io));
    io.print(`${printComparison(compareRuns(trace, other), [trace, other])}\n`);
    return 0;
  }
  io.print(textOf(trace, options));
  return checkClaims(trace).every((one) => one.status === 'holds') ? 0 : 1;
}

function scenarioOf({ source, seed, set }: SimOptions, io: Io): Scenario {
  if (source === null) throw new UsageError('name a scenario file or a scene; see --help');
  const scene = fromCatalogue(source) ?? retellings.find((one) => one.id === source);
  const found = scene ?? readScenario(source, io);
  const changed = set.reduce((one, [key, value]) => withConfig(one, key, value), found);
  // what --set and --seed made of it is input like any other
  const scenario = accept(source, parseScenario(seed === null ? changed : { ...changed, seed }));
  const [problem, ...more] = claimProblems(scenario);
  if (problem !== undefined) throw new UsageError(`${source}: ${problem}${others(more.length)}`);
  return scenario;
}

function readScenario(source: string, io: Io): Scenario {
  const text = io.read(source);
  if (text !== null) return accept(source, parseScenarioText(text));
  if (/[/\\.]/.test(source)) throw new UsageError(`${source}: there is no such file`);
  const names = catalogue.map((one) => one.id).join(', ');
  throw new UsageError(`there is no file and no scene ${source}; the scenes are ${names}`);
}

function accept(source: string, parsed: ParsedScenario): Scenario {
  if (parsed.ok) return parsed.scenario;
  const [first, ...more] = parsed.problems.map(describeProblem);
  throw new UsageError(`${source}: ${first ?? 'not a scenario'}${others(more.length)}`);
}

function others(count: number): string {
  if (count === 0) return '';
  return ` (and ${count} more ${count === 1 ? 'problem' : 'problems'})`;
}

function oneLine(text: string): string {
  // control characters of a foreign file would move the terminal's cursor or colour it
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '\ufffd');
}

function textOf(trace: Trace, options: SimOptions): string {
  const { output, at } = options;
  switch (output) {
    case 'json': {
      if (at !== null) return json(worldAtTime(trace, at));
      const { scenario, events, end, unfired, last } = trace;
      return json({ scenario, events, end, unfired, claims: checkClaims(trace), last });
    }
    case 'recording':
      return recordingText(recordingOf(trace));
    case 'why':
      return `${printExplanations(explain(trace), trace)}\n`;
    case 'table':
      if (options.record !== null && options.actors.length === 0)
        return lives(trace, options.record);
      return at === null
        ? `${printRun(trace, printOptions(trace, options))}\n`
        : `${printWorld(worldAtTime(trace, at), at)}\n`;
    case 'dump-log':
    case 'snapshot':
    case 'producers':
    case 'transactions':
    case 'client-log':
    case 'metrics': {
      const world = at === null ? trace.last : worldAtTime(trace, at);
      return kafkaOutput(output, trace, world, options)
        .map((line) => `${line}\n`)
        .join('');
    }
  }
}

/** The biography of each call that said the value. */
function lives(trace: Trace, value: string): string {
  const found = biographiesOf(trace, value);
  if (found.length === 0) throw unknownRecord(trace, value);
  return `${found.map((one) => printBiography(one, trace)).join('\n\n')}\n`;
}

/** The world when everything due at or before that time is done, up to the end of the run. */
function worldAtTime(trace: Trace, at: number): World {
  const { scenario, events } = trace;
  const last = events.findLastIndex((one) => one.at <= at);
  let world = worldAt(trace, last);
  for (;;) {
    const due = world.agenda.length > 0 ? world.now : world.schedule[0]?.at;
    if (due === undefined || due > at || due > scenario.untilMs) return world;
    const stepped = step(scenario, world);
    if (!stepped || stepped.event) return world;
    world = stepped.world;
  }
}

function printOptions(trace: Trace, { actors, record }: SimOptions): PrintOptions {
  return {
    ...(actors.length > 0 ? { actors: actors.map((one) => actorNamed(trace, one)) } : {}),
    ...(record === null ? {} : { records: recordsNamed(trace, record) }),
  };
}

function actorNamed({ scenario }: Trace, id: string): string {
  const known = [
    ...scenario.producers.map((one) => one.id),
    ...scenario.brokers.map((one) => `b${one}`),
    ...scenario.consumers.map((one) => one.id),
    'network',
    'controller',
    ...(scenario.handFed.length > 0 ? [HAND] : []),
  ];
  if (known.includes(id)) return id;
  throw new UsageError(`--actor is ${JSON.stringify(id)}; there are ${known.join(', ')}`);
}

function recordsNamed(trace: Trace, value: string): readonly string[] {
  const ids = trace.last.producers
    .flatMap((one) => listOf(one.sent))
    .filter((one) => one.record.value === value)
    .map((one) => one.record.id);
  if (ids.length > 0) return ids;
  throw unknownRecord(trace, value);
}

function unknownRecord({ scenario }: Trace, value: string): UsageError {
  const values = [
    ...scenario.producers.flatMap((one) => one.sends.map((call) => call.value)),
    ...scenario.handFed.flatMap((one) => one.values),
  ];
  return new UsageError(`--record is ${JSON.stringify(value)}; sent are ${values.join(', ')}`);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
