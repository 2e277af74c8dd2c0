// Committing to an answer: the curtain lifts, the run plays on to the moment that decides, and the answer is kept.
import type { Trace } from '../../engine/index.ts';
import type { Beat } from '../../lessons/course/format.ts';
import { keepAnswer } from '../browserStateProgress.ts';
import { runOf } from '../labRun.ts';
import type { LabStore } from '../labStore.ts';
import { rightOptions } from './judge.ts';
import { fits } from './numbers.ts';
import { liftCurtain, showBeat } from './play.ts';

/** The choice of whoever is not sure. */
export const UNSURE = 'unsure';

/** Keeps an answer and shows what happens. */
export function answer(store: LabStore, name: string, beat: Beat, choice: string): void {
  const until = liftCurtain(store, beat);
  const { trace } = runOf(store.getState().experiment).index;
  keepAnswer(name, { choice, right: isRight(beat, trace, choice) });
  playTo(store, until);
}

/** What was written into the gaps, as one text that can be kept. */
export function writtenGaps(written: readonly string[]): string {
  return written.join('|');
}

/** What was written into each gap, in their order. */
export function gapsWritten(choice: string): readonly string[] {
  return choice.split('|');
}

function isRight({ predict, fill }: Beat, trace: Trace, choice: string): boolean {
  if (predict) return rightOptions(predict, trace).includes(choice);
  const written = gapsWritten(choice);
  return Object.values(fill?.blanks ?? {}).every((term, nth) =>
    fits(trace, term, written[nth] ?? ''),
  );
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
