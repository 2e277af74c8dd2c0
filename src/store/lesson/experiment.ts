// From a beat of a lesson to what the lab runs.
import type { EventId, Scenario } from '../../engine/index.ts';
import type { LessonMoment, RunChanges } from '../../lessons/course/format.ts';
import { describeProblem, parseScenario } from '../../scenario/index.ts';
import { eventOf } from '../../trace/moments.ts';
import type { TraceIndex } from '../../trace/types.ts';
import { type Experiment, effectiveScenario, experimentOf } from '../experiment.ts';
import { readFault } from '../readFault.ts';

/** The experiment of a scene with a beat's changes. Throws, with what is wrong, for a fault that is none. */
export function experimentWith(base: Scenario, changes: RunChanges = {}): Experiment {
  const plain: Experiment = {
    ...experimentOf({ kind: 'scene', id: base.id }),
    config: changes.config ?? {},
    topicConfig: changes.topicConfig ?? {},
    brokerConfig: changes.brokerConfig ?? {},
    profile: changes.profile ?? null,
    switchedOff: changes.switchedOff ?? [],
  };
  const faults = (changes.faults ?? []).map(readFault);
  const before = effectiveScenario(base, plain);
  const parsed = parseScenario({ ...before, interventions: [...before.interventions, ...faults] });
  if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join('; '));
  const own = parsed.scenario.interventions.slice(before.interventions.length);
  return { ...plain, faults: own };
}

/** What a scene with a beat's changes runs as. */
export function scenarioWith(base: Scenario, changes?: RunChanges): Scenario {
  return effectiveScenario(base, experimentWith(base, changes));
}

/** The same experiment, ended at a moment: what comes later is not there to be seen. */
export function endedAt(experiment: Experiment, base: Scenario, untilMs: number): Experiment {
  const scenario = { ...base, untilMs: Math.max(1, untilMs) };
  return { ...experiment, source: { kind: 'custom', scenario } };
}

/** The event of a moment, -1 for the start; undefined if the run never comes to it. */
function eventAt({ trace }: TraceIndex, moment: LessonMoment): EventId | undefined {
  if (moment === 'start') return -1;
  if (moment === 'end') return trace.events.length - 1;
  return eventOf(trace, moment);
}

/** The screen time of a moment; of one that the run never comes to, its end. */
export function screenAt(index: TraceIndex, moment: LessonMoment): number {
  const { clock } = index;
  const event = eventAt(index, moment);
  if (moment === 'end' || event === undefined) return clock.duration;
  return event < 0 ? 0 : clock.screenOf(event);
}

/** Whether two experiments run the same: settings, faults and release. */
export function sameRun(one: Experiment, other: Experiment): boolean {
  return conditions(one) === conditions(other);
}

function conditions({ source: _, ...rest }: Experiment): string {
  return JSON.stringify(rest);
}
