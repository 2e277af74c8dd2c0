// Steps of equal length along the tape: where they stand wider apart, time is drawn larger.
import type { TraceIndex } from '../types.ts';
import { FOLD_TEXT_PX, foldWords, marksOf, rulerOf, screenAtVirtual } from './tapeView.ts';

/** Five to a step of the labels. */
export function notchesOf(index: TraceIndex, widthPx: number): readonly number[] {
  const { step, stretches } = rulerOf(index, widthPx);
  const { clock } = index;
  const words = foldWords(clock, widthPx);
  return marksOf(stretches, Math.max(1, step / 5))
    .map((ms) => screenAtVirtual(clock, ms) / clock.duration)
    .filter((at) => words.every((fold) => Math.abs(at - fold) * widthPx > FOLD_TEXT_PX / 2));
}
