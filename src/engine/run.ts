// The loop: scenario in, trace out; and any past world of a trace.
import { assert, EngineBug, required } from './assert.ts';
import { createWorld } from './createWorld.ts';
import type { BuiltProducer } from './producer/producerConfig.ts';
import type { Scenario } from './scenario.ts';
import { Sim } from './sim.ts';
import type { SimEvent } from './simEvent.ts';
import { advance } from './step.ts';
import type { RunEnd, Trace } from './trace.ts';
import type { EventId } from './units.ts';
import type { World } from './world.ts';

/** Events between two kept worlds, at first. A past world costs at most this many events to compute again. */
const CHECKPOINT_EVERY = 32;
/** Worlds kept at most: a longer run keeps them further apart, or its memory would grow with its square. */
const MOST_CHECKPOINTS = 320;
/** Events after which a run stops with `limit`. */
const MOST_EVENTS = 200_000;
/** Steps without an event after which the engine must be broken. */
const MAX_SILENT_STEPS = 100_000;

/** What running on from a world gives. */
export interface Tail {
  readonly events: readonly SimEvent[];
  readonly last: World;
  readonly end: RunEnd;
}

/** Runs a scenario to its end. `built`: what its producers' settings came to, in their order. */
export function run(scenario: Scenario, built: readonly BuiltProducer[]): Trace {
  const sim = new Sim(scenario, createWorld(scenario, built));
  let checkpoints: World[] = [sim.world];
  let every = CHECKPOINT_EVERY;
  const events: SimEvent[] = [];
  const end = drive(sim, MOST_EVENTS, (event) => {
    events.push(event);
    if (sim.nextEvent % every === 0) checkpoints.push(sim.release());
    if (checkpoints.length <= MOST_CHECKPOINTS) return;
    checkpoints = checkpoints.filter((_, nth) => nth % 2 === 0);
    every *= 2;
  });
  const last = sim.release();
  return {
    scenario,
    events,
    checkpoints,
    checkpointEvery: every,
    last,
    end,
    unfired: last.interventions.flatMap((one, index) => (one.fired ? [] : [index])),
  };
}

/** How a run ended of which only the last world is kept. */
export interface Outcome {
  /** How many there were. */
  readonly events: number;
  /** How many occurrences the loop took; many are steps on the way to an event. */
  readonly turns: number;
  readonly last: World;
  readonly end: RunEnd;
}

/**
 * Runs a scenario to its end and keeps the last world only, so that a run may be as long as it likes: the largest
 * number of events is the caller's. `onEvent` gets each event as it happens.
 */
export function runKeepingLast(
  scenario: Scenario,
  built: readonly BuiltProducer[],
  mostEvents: number,
  onEvent: (event: SimEvent) => void = () => {},
): Outcome {
  const sim = new Sim(scenario, createWorld(scenario, built));
  const end = drive(sim, mostEvents, onEvent);
  const last = sim.release();
  return { events: last.nextEventId, turns: sim.turns, last, end };
}

/** Runs on from any world of the scenario. `onEvent` gets each event with the world right after it, to keep. */
export function runFrom(
  scenario: Scenario,
  from: World,
  onEvent?: (event: SimEvent, world: World) => void,
): Tail {
  const sim = new Sim(scenario, from);
  const events: SimEvent[] = [];
  const end = drive(sim, MOST_EVENTS, (event) => {
    events.push(event);
    onEvent?.(event, sim.release());
  });
  return { events, last: sim.release(), end };
}

/** Step by step, until nothing is due, the time is over, or there are too many events. */
function drive(sim: Sim, mostEvents: number, onEvent: (event: SimEvent) => void): RunEnd {
  const { seed, untilMs } = sim.scenario;
  let silent = 0;
  for (;;) {
    if (sim.world.nextEventId >= mostEvents) return 'limit';
    const due = sim.dueAt;
    if (due === undefined) return 'quiet';
    if (due > untilMs) return 'time';
    advance(sim);
    silent = sim.event ? 0 : silent + 1;
    if (silent > MAX_SILENT_STEPS) {
      throw new EngineBug(`${silent} steps without an event at ${sim.now} ms, seed ${seed}`);
    }
    if (sim.event) onEvent(sim.event);
  }
}

/** The worlds of the stretch asked for last, by their newest event: a scrubber asks for neighbours. */
const stretches = new WeakMap<
  Trace,
  { readonly from: number; readonly worlds: Map<EventId, World> }
>();

/** The world right after an event; −1 is the world before any. Computed from the nearest one known before it. */
export function worldAt(trace: Trace, event: EventId): World {
  assert(event >= -1 && event < trace.events.length, `no event ${event} in ${trace.events.length}`);
  const { scenario, checkpoints, checkpointEvery } = trace;
  const stretch = Math.floor((event + 1) / checkpointEvery);
  let known = stretches.get(trace);
  if (known?.from !== stretch) {
    const first = required(checkpoints[stretch], 'checkpoint', stretch);
    known = { from: stretch, worlds: new Map([[stretch * checkpointEvery - 1, first]]) };
    stretches.set(trace, known);
  }
  const { worlds } = known;
  let nearest = event;
  while (!worlds.has(nearest)) nearest -= 1;
  const from = required(worlds.get(nearest), 'world after event', nearest);
  if (nearest === event) return from;
  // On the way there nobody keeps a world, so none is copied
  const sim = new Sim(scenario, from);
  while (sim.world.nextEventId <= event) assert(advance(sim), `no event ${event} comes`);
  const world = sim.release();
  worlds.set(event, world);
  return world;
}

/** A world to run on from: the same as {@link worldAt}, named for what it is used for. */
export function fork(trace: Trace, event: EventId): World {
  return worldAt(trace, event);
}
