// An experiment carried out: scenario → trace → index. Computed once per experiment and kept with it, so
// that undo, redo and a repeated look cost nothing.
import type { Scenario } from '../engine/index.ts';
import { run } from '../scenario/index.ts';
import { buildTraceIndex } from '../trace/traceIndex.ts';
import type { TraceIndex } from '../trace/types.ts';
import { type Experiment, effectiveScenario } from './experiment.ts';
import { retold, sceneById } from './scenes.ts';

export interface LabRun {
  /** The scenario without the learner's settings and faults. */
  readonly base: Scenario;
  readonly scenario: Scenario;
  readonly index: TraceIndex;
}

const runs = new WeakMap<Experiment, LabRun>();

export function runOf(experiment: Experiment): LabRun {
  const known = runs.get(experiment);
  if (known) return known;
  const base = baseScenario(experiment);
  const scenario = retold(effectiveScenario(base, experiment));
  const made = { base, scenario, index: buildTraceIndex(run(scenario)) };
  runs.set(experiment, made);
  return made;
}

export function baseScenario({ source }: Experiment): Scenario {
  if (source.kind === 'custom') return source.scenario;
  const scene = sceneById(source.id);
  if (!scene) throw new Error(`no scene is named ${source.id}`);
  return scene;
}
