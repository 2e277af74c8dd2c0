import { useEffect } from 'react';
import { indexOfLab, useLabStore } from '../../store/useLab.ts';
import { isCrowded } from '../../trace/selectors/crowded.ts';
import { framePace } from './framePace.ts';
import { useMedia } from './useMedia.ts';

/** Under reduced motion playing is a row of still pictures, this long each at 1×. */
const STILL_MS = 700;
/** A frame that took longer was a hiccup, and the run must not jump because of it. */
const LONGEST_FRAME_MS = 100;

/** Lets clock time move the playhead: while playing, and while a step glides to its end. */
export function usePlayback(): void {
  const store = useLabStore();
  const reduced = useMedia('(prefers-reduced-motion: reduce)');

  useEffect(() => {
    store.actions.setReducedMotion(reduced);
  }, [store, reduced]);

  useEffect(() => {
    let frame = 0;
    let before: number | null = null;
    let sinceStill = 0;
    let tweenStart: number | null = null;
    let tween = store.getState().tween;

    const pace = framePace();

    const onFrame = (now: number) => {
      frame = 0;
      // Of a crowd its motion is all that can be seen
      if (pace.skips() && !isCrowded(indexOfLab(store.getState()))) {
        schedule();
        return;
      }
      pace.measure();
      const lab = store.getState();
      if (lab.tween) {
        if (lab.tween !== tween || tweenStart === null) tweenStart = before ?? now;
        tween = lab.tween;
        const share = Math.min(1, (now - tweenStart) / tween.durationMs);
        store.actions.glide(tween.from + (tween.to - tween.from) * easeInOut(share), share === 1);
      } else if (lab.playing) {
        const elapsed = Math.min(LONGEST_FRAME_MS, now - (before ?? now));
        if (!lab.reducedMotion) store.actions.advance(elapsed);
        else {
          sinceStill += elapsed * lab.speed;
          if (sinceStill >= STILL_MS) {
            sinceStill = 0;
            store.actions.advanceOneEvent();
          }
        }
      }
      before = now;
      schedule();
    };
    const schedule = () => {
      const { playing, tween: gliding } = store.getState();
      if (!playing && !gliding) {
        before = null;
        tweenStart = null;
        // The first still comes at once
        sinceStill = STILL_MS;
      } else if (frame === 0) frame = requestAnimationFrame(onFrame);
    };
    const onVisibility = () => {
      if (document.hidden && store.getState().playing) store.actions.pause();
    };
    const unsubscribe = store.subscribe(schedule);
    document.addEventListener('visibilitychange', onVisibility);
    schedule();
    return () => {
      cancelAnimationFrame(frame);
      pace.stop();
      unsubscribe();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [store]);
}

/** Cubic in and out. */
function easeInOut(share: number): number {
  return share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
}
