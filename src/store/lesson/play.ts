// A beat on the lab's stage: what is run, where the playhead stands, what is brought out. The lab does the rest.
import { listOf, type Trace } from '../../engine/index.ts';
import type { Beat, RunChanges } from '../../lessons/course/format.ts';
import type { Selection } from '../../trace/types.ts';
import type { Experiment } from '../experiment.ts';
import { baseScenario, runOf } from '../labRun.ts';
import type { LabStore } from '../labStore.ts';
import { linkOf } from '../labStore.ts';
import { loadScenes, sceneById } from '../scenes.ts';
import { changing } from '../settingEdits.ts';
import { writeLink } from '../urlState.ts';
import { endedAt, experimentWith, sameRun, screenAt } from './experiment.ts';
import { asksFirst } from './judge.ts';

/** Loads what a beat needs. Rejects when the page cannot be reached. */
async function loadBeat({ scene }: Beat): Promise<void> {
  if (!sceneById(scene)) await loadScenes(scene);
}

/** The beat's run as it ships. Its scene must be here. */
function shippedExperiment({ scene, changes }: Beat): Experiment {
  const base = sceneById(scene);
  if (!base) throw new Error(`the scene ${scene} was not loaded`);
  return experimentWith(base, changes);
}

/** Puts the lab at a beat. While an answer is still to come the run ends where the beat stands. */
export async function showBeat(
  store: LabStore,
  beat: Beat,
  fields: string,
  hidden: boolean,
): Promise<void> {
  await loadBeat(beat);
  let experiment = shippedExperiment(beat);
  let playhead: number | undefined;
  if (fields !== '') {
    const { readLink } = await import('../readLink.ts');
    const { state } = readLink(`#/${beat.scene}?${fields}`);
    const { config, topicConfig, brokerConfig, profile, switchedOff, faults } = state.experiment;
    experiment = {
      ...changing(experiment, { config, topicConfig, brokerConfig }),
      profile: profile ?? experiment.profile,
      switchedOff,
      faults,
    };
    const { clock } = runOf(experiment).index;
    if (state.place.event >= 0) playhead = clock.screenOf(state.place.event) + state.place.past;
  }
  const { index } = runOf(experiment);
  const at = screenAt(index, beat.at);
  const shown = hidden ? curtained(experiment, beat) : experiment;
  store.setState({
    experiment: shown,
    playhead: hidden ? Math.min(at, runOf(shown).index.clock.duration) : (playhead ?? at),
    tween: null,
    playing: false,
    direction: 1,
    selection: broughtOut(index.trace, beat),
    tab: beat.tab ?? store.getState().tab,
    past: [],
    future: [],
    toast: null,
    linkProblems: [],
    engineFault: null,
  });
}

/** Shows the whole run after an answer, from where it stood, and says where it is to play to. */
export function liftCurtain(store: LabStore, beat: Beat): number {
  const { config, topicConfig, brokerConfig, profile, switchedOff, faults } =
    store.getState().experiment;
  const experiment: Experiment = {
    source: { kind: 'scene', id: beat.scene },
    config,
    topicConfig,
    brokerConfig,
    profile,
    switchedOff,
    faults,
  };
  const { index } = runOf(experiment);
  store.setState({
    experiment,
    playhead: screenAt(index, beat.at),
    past: [],
    future: [],
    selection: broughtOut(index.trace, beat),
  });
  return screenAt(index, asksFirst(beat)?.reveal ?? 'end');
}

/** Runs a challenge's solution, from the start of what changes. */
export function showSolution(store: LabStore, beat: Beat, solution: RunChanges): void {
  const base = sceneById(beat.scene);
  if (!base) return;
  const experiment = experimentWith(base, solution);
  const { duration } = runOf(experiment).index.clock;
  store.setState({ experiment, playhead: duration, tween: null, playing: false, selection: null });
}

/** What the lab's link says of a run that the learner changed; empty while it is as it ships. */
export function changedFields(store: LabStore, beat: Beat): string {
  const lab = store.getState();
  if (!sceneById(beat.scene) || sameRun(lab.experiment, shippedExperiment(beat))) return '';
  const source = { kind: 'scene', id: beat.scene } as const;
  const link = linkOf({ ...lab, page: '' });
  const { theme: _, ...rest } = link;
  return (
    writeLink({
      ...rest,
      theme: 'system',
      selection: null,
      experiment: { ...lab.experiment, source },
    }).split('?')[1] ?? ''
  );
}

/** Whether the shown run is another one than the beat's own. */
export function isChanged(experiment: Experiment, beat: Beat): boolean {
  return sceneById(beat.scene) !== undefined && !sameRun(experiment, shippedExperiment(beat));
}

function curtained(experiment: Experiment, beat: Beat): Experiment {
  const { index } = runOf(experiment);
  const { clock, trace } = index;
  const event = clock.eventAt(screenAt(index, beat.at));
  return endedAt(experiment, baseScenario(experiment), trace.events[event]?.at ?? 1);
}

/** The record whose life the inspector tells. */
function broughtOut(trace: Trace, { record: value, tab }: Beat): Selection | null {
  if (value === undefined || tab !== 'life') return null;
  const sent = trace.last.producers
    .flatMap((one) => listOf(one.sent))
    .find((one) => one.record.value === value);
  return sent ? { kind: 'record', record: sent.record.id } : null;
}
