// Edits of one fault as actions: each one step that can be undone, and told.
import type { Intervention } from '../../engine/index.ts';
import type { Experiment } from '../experiment.ts';
import { faultText } from '../faultText.ts';
import { runOf } from '../labRun.ts';
import { tellFault } from '../tellFault.ts';
import { useLabStore } from '../useLab.ts';
import { faultAt, runWithout, stepped, withFault } from './moving.ts';

export interface FaultEdits {
  /** To what happens at that screen time of the run on screen. */
  readonly moveTo: (screen: number) => void;
  /** To the moment before or after. */
  readonly step: (by: 1 | -1) => void;
  readonly replace: (fault: Intervention) => void;
}

export function useFaultEdits(at: number): FaultEdits {
  const store = useLabStore();
  const lab = () => store.getState();
  const current = (experiment: Experiment) => runOf(experiment).scenario.interventions[at];
  const replace = (fault: Intervention) => {
    const { experiment } = lab();
    const was = current(experiment);
    if (!was || JSON.stringify(was) === JSON.stringify(fault)) return;
    store.actions.change(
      withFault(experiment, at, fault),
      (before, after) => tellFault(fault, faultText(fault), before, after),
      true,
    );
    // The scene's own fault stays where it was, switched off: go on with the one in its place
    const { base, scenario } = runOf(lab().experiment);
    const isOpen = lab().breaking === `fault:${at}`;
    if (isOpen && at < base.interventions.length) {
      store.actions.openBreak(`fault:${scenario.interventions.length - 1}`);
    }
  };
  return {
    replace,
    moveTo: (screen) => {
      const { experiment } = lab();
      const was = current(experiment);
      if (!was) return;
      const { clock } = runOf(experiment).index;
      const inside = Math.min(clock.duration, Math.max(0, screen));
      const now = Math.floor(clock.virtualAt(inside));
      replace(faultAt(was, runWithout(experiment, at), now));
    },
    step: (by) => {
      const { experiment } = lab();
      const was = current(experiment);
      if (was) replace(stepped(was, runWithout(experiment, at), by));
    },
  };
}
