// Committing to an answer: the curtain lifts, the run plays on to the moment that decides, and the answer is kept.
import type { Beat } from '../../lessons/course/format.ts';
import { keepAnswer } from '../browserStateProgress.ts';
import { runOf } from '../labRun.ts';
import type { LabStore } from '../labStore.ts';
import { rightOptions } from './judge.ts';
import { liftCurtain, showBeat } from './play.ts';

/** The choice of whoever is not sure. */
export const UNSURE = 'unsure';

/** Keeps an answer and shows what happens. */
export function answer(store: LabStore, name: string, beat: Beat, choice: string): void {
  if (!beat.predict) return;
  const until = liftCurtain(store, beat);
  const { trace } = runOf(store.getState().experiment).index;
  keepAnswer(name, { choice, right: rightOptions(beat.predict, trace).includes(choice) });
  playTo(store, until);
}

/** Forgets the answer and hides again what comes later. */
export function askAgain(store: LabStore, name: string, beat: Beat): void {
  keepAnswer(name, null);
  void showBeat(store, beat, '', true);
}

/** Plays on and stops at a screen time; jumps there under reduced motion. */
function playTo(store: LabStore, until: number): void {
  const { actions } = store;
  if (store.getState().reducedMotion) {
    actions.seek(until);
    return;
  }
  const { experiment } = store.getState();
  actions.play();
  const leave = store.subscribe((lab) => {
    const passed = lab.playhead >= until;
    if (!passed && lab.playing && lab.experiment === experiment) return;
    leave();
    if (passed && lab.playing) actions.seek(until);
  });
}
