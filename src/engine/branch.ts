// Another future from the same past: a scenario with more interventions, run on from where they can first matter.
import { createWorld } from './createWorld.ts';
import type { BuiltProducer } from './producer/producerConfig.ts';
import { run, runFrom } from './run.ts';
import type { Intervention, Moment, Scenario } from './scenario.ts';
import { isTime } from './scenarioWords.ts';
import type { Trace } from './trace.ts';
import type { EventId } from './units.ts';
import type { Scheduled, World } from './world.ts';

/**
 * The run of `scenario`, which is that of `trace` with interventions added at the end of its list: what happened
 * before any of them can matter is taken over, event by event and world by world, and the rest is run. Any other
 * scenario is run from the start. The same events as `run(scenario, built)` gives.
 */
export function branch(trace: Trace, scenario: Scenario, built: readonly BuiltProducer[]): Trace {
  const added = addedTo(trace.scenario, scenario);
  if (!added) return run(scenario, built);
  const kept = checkpointsBefore(trace, added);
  const planned = createWorld(scenario, built).schedule.filter(
    ({ occurrence }) =>
      occurrence.kind === 'intervene' &&
      occurrence.index >= scenario.interventions.length - added.length,
  );
  const past = trace.checkpoints
    .slice(0, kept)
    .map((world) => withInterventions(world, planned, added.length));
  const from = past.at(-1);
  if (!from) return run(scenario, built);
  const checkpoints = [...past];
  const tail = runFrom(scenario, from, (event, world) => {
    if ((event.id + 1) % trace.checkpointEvery === 0) checkpoints.push(world);
  });
  return {
    scenario,
    events: [...trace.events.slice(0, from.nextEventId), ...tail.events],
    checkpoints,
    checkpointEvery: trace.checkpointEvery,
    last: tail.last,
    end: tail.end,
    unfired: tail.last.interventions.flatMap((one, index) => (one.fired ? [] : [index])),
  };
}

/** The interventions that `after` has more than `before`; null when anything else differs. */
function addedTo(before: Scenario, after: Scenario): readonly Intervention[] | null {
  const { interventions } = before;
  const same = (one: unknown, other: unknown) =>
    one === other || JSON.stringify(one) === JSON.stringify(other);
  if (!same({ ...before, interventions: [] }, { ...after, interventions: [] })) return null;
  if (!same(interventions, after.interventions.slice(0, interventions.length))) return null;
  return after.interventions.slice(interventions.length);
}

/** How many of the kept worlds lie before everything that an added intervention can wait for. */
function checkpointsBefore(trace: Trace, added: readonly Intervention[]): number {
  const starts = added.filter((one) => one.enabled).map((one) => startOf(trace, one));
  const event = Math.min(trace.events.length, ...starts.map((one) => one.event));
  const at = Math.min(Number.POSITIVE_INFINITY, ...starts.map((one) => one.at));
  let kept = 0;
  for (const world of trace.checkpoints) {
    // a world at that very time may already have passed what the intervention comes before
    if (world.nextEventId > event || world.now >= at) break;
    kept += 1;
  }
  return kept;
}

/** The first event, or the time, from which on an intervention can make a difference. */
function startOf(trace: Trace, { when }: Intervention): { event: EventId; at: number } {
  if (isTime(when)) return { event: trace.events.length, at: when.at };
  const first = trace.events.findIndex((one) => one.type === typeOf(when));
  return { event: first < 0 ? trace.events.length : first, at: Number.POSITIVE_INFINITY };
}

/** The kind of event that a moment waits for, whatever else it asks. */
function typeOf({ moment }: Moment): string {
  return moment === 'appended' ? 'batchDecided' : moment;
}

/** A world of the old run as the new one would have it: the added interventions wait in it. */
function withInterventions(world: World, planned: readonly Scheduled[], count: number): World {
  return {
    ...world,
    interventions: [
      ...world.interventions,
      ...Array.from({ length: count }, () => ({ seen: 0, fired: false })),
    ],
    schedule: planned.reduce(insert, world.schedule),
  };
}

/** What was planned before the run comes before whatever the run planned for the same time. */
function insert(schedule: readonly Scheduled[], one: Scheduled): readonly Scheduled[] {
  const at = schedule.findIndex(
    (other) => other.at > one.at || (other.at === one.at && other.order >= 0),
  );
  return at < 0 ? [...schedule, one] : schedule.toSpliced(at, 0, one);
}
