// Edits of the experiment. Each runs the new one, keeps the playhead at the same virtual moment, says what
// changed, and can be undone.

import type { Intervention } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import type { Selection, TraceIndex } from '../trace/types.ts';
import { withBranch } from './branches.ts';
import {
  type Experiment,
  effectiveScenario,
  experimentOf,
  type Source,
  type Toggle,
} from './experiment.ts';
import { sameFault } from './faults.ts';
import { baseScenario, type LabRun, runOf } from './labRun.ts';
import { type EngineFault, type LabState, type Loop, type Snapshot, toastOf } from './labState.ts';
import { samePlace } from './samePlace.ts';

/** Undo goes back this far. */
const HISTORY = 100;

/** What an edit came to, from the runs before and after it. */
export type Telling = (before: LabRun, after: LabRun) => string;

/** The lab with another experiment in it; a run that fails leaves everything as it was and says so. */
export function withExperiment(
  lab: LabState,
  next: Experiment,
  telling: Telling,
  amends = false,
): Partial<LabState> {
  const before = runOf(lab.experiment);
  const after = tryRun(next);
  if ('message' in after) return { engineFault: after, playing: false };
  return {
    ...landed(lab, before.index, after.index, next),
    branches: withBranch(lab.branches, lab.experiment, next, amends),
    past: [...lab.past.slice(1 - HISTORY), snapshotOf(lab)],
    future: [],
    toast: toastOf(telling(before, after), true),
  };
}

/** The lab at the beginning of another scene. Undo comes back to this one. */
export function withSource(lab: LabState, source: Source): Partial<LabState> {
  const next = experimentOf(source);
  const after = tryRun(next);
  if ('message' in after) return { engineFault: after, playing: false };
  return {
    experiment: next,
    loop: null,
    branches: [],
    playhead: 0,
    tween: null,
    playing: false,
    selection: null,
    past: [...lab.past.slice(1 - HISTORY), snapshotOf(lab)],
    future: [],
    toast: null,
    linkProblems: [],
  };
}

/** One step back or forward in history. */
export function withHistory(lab: LabState, way: 'undo' | 'redo'): Partial<LabState> {
  const [from, to] = way === 'undo' ? [lab.past, lab.future] : [lab.future, lab.past];
  const snapshot = from.at(-1);
  if (!snapshot) return { toast: toastOf(t`Nothing to ${way}.`) };
  const [left, grown] = [from.slice(0, -1), [...to, snapshotOf(lab)]];
  const before = runOf(lab.experiment).index;
  const after = runOf(snapshot.experiment).index;
  const sameSource =
    JSON.stringify(snapshot.experiment.source) === JSON.stringify(lab.experiment.source);
  return {
    ...landed(lab, before, after, snapshot.experiment),
    ...(sameSource
      ? { branches: withBranch(lab.branches, lab.experiment, snapshot.experiment) }
      : { playhead: snapshot.playhead, branches: snapshot.branches }),
    past: way === 'undo' ? left : grown,
    future: way === 'undo' ? grown : left,
    toast: toastOf(way === 'undo' ? t`Undone.` : t`Done again.`),
  };
}

function snapshotOf(lab: LabState): Snapshot {
  const { experiment, branches, tween, playhead } = lab;
  return { experiment, branches, playhead: tween?.to ?? playhead };
}

function landed(
  lab: LabState,
  before: TraceIndex,
  after: TraceIndex,
  experiment: Experiment,
): Partial<LabState> {
  return {
    experiment,
    playhead: samePlace(before, after, lab.tween?.to ?? lab.playhead),
    tween: null,
    playing: false,
    selection: stillThere(lab.selection, before, after),
    loop: lab.loop && loopIn(lab.loop, before, after),
    engineFault: null,
  };
}

function loopIn([from, to]: Loop, before: TraceIndex, after: TraceIndex): Loop | null {
  const loop: Loop = [samePlace(before, after, from), samePlace(before, after, to)];
  return loop[0] < loop[1] ? loop : null;
}

/** A selection means the same thing in the new run, or nothing. */
export function stillThere(
  selection: Selection | null,
  before: TraceIndex,
  after: TraceIndex,
): Selection | null {
  switch (selection?.kind) {
    case undefined:
      return null;
    case 'message':
      return after.message(selection.message) ? selection : null;
    case 'record':
      return after.eventsOfRecord(selection.record).length > 0 ? selection : null;
    case 'batch':
      return after.eventsOfBatch(selection.batch).length > 0 ? selection : null;
    case 'event': {
      const was = before.trace.events[selection.event];
      const is = after.trace.events[selection.event];
      return was && is && was.type === is.type && was.at === is.at ? selection : null;
    }
  }
}

export function tryRun(experiment: Experiment): LabRun | EngineFault {
  try {
    return runOf(experiment);
  } catch (error) {
    const scenario = effectiveScenario(baseScenario(experiment), experiment);
    return {
      message: error instanceof Error ? error.message : String(error),
      seed: scenario.seed,
      scenario: JSON.stringify(scenario, null, 2),
    };
  }
}

export function setting(experiment: Experiment, key: Toggle, value: string): Experiment {
  return { ...experiment, config: { ...experiment.config, [key]: value } };
}

/** Adds a fault; one that was added before and switched off is switched on instead. */
export function adding(experiment: Experiment, fault: Intervention): Experiment {
  const known = experiment.faults.findIndex((one) => sameFault(one, fault));
  const faults = known < 0 ? [...experiment.faults, fault] : experiment.faults.with(known, fault);
  return { ...experiment, faults };
}

/** Switches a fault of the running scenario on or off; `own` of them are the scenario's own. */
export function switching(
  experiment: Experiment,
  own: number,
  index: number,
  enabled: boolean,
): Experiment {
  if (index < own) {
    const rest = experiment.switchedOff.filter((one) => one !== index);
    const switchedOff = enabled ? rest : [...rest, index].sort((a, b) => a - b);
    return { ...experiment, switchedOff };
  }
  const fault = experiment.faults[index - own];
  if (!fault) return experiment;
  return { ...experiment, faults: experiment.faults.with(index - own, { ...fault, enabled }) };
}

/** Another fault in the place of one; the scenario's own stays in the scene, switched off. */
export function replacing(
  experiment: Experiment,
  own: number,
  index: number,
  fault: Intervention,
): Experiment {
  if (index < own) return adding(switching(experiment, own, index, false), fault);
  return { ...experiment, faults: experiment.faults.with(index - own, fault) };
}

/** Takes a fault away; the scenario's own is switched off, since it belongs to the scene. */
export function removing(experiment: Experiment, own: number, index: number): Experiment {
  if (index < own) return switching(experiment, own, index, false);
  return { ...experiment, faults: experiment.faults.filter((_, at) => at !== index - own) };
}
