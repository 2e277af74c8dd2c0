import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { EventId } from '../../engine/index.ts';
import type { PresentationClock } from '../../trace/types.ts';
import type { Playhead } from './types.ts';

/**
 * While time runs, what is drawn anew (numbers, growing lines) or creeps (the present) is so this often;
 * only letters move in each frame. More often is not seen, and every frame left out is work saved.
 */
const STEP_MS = 40;

/** Whether two instants are to be told apart. */
function isStep(from: number, to: number): boolean {
  return Math.floor(from / STEP_MS) !== Math.floor(to / STEP_MS);
}

/**
 * Calls `place` now, on every frame or step while the playhead moves, and when it rests, to move what is
 * there already without rendering. Only positions may be set this way: the rest follows from events.
 */
export function useOnPlayhead(
  playhead: Playhead,
  place: (screen: number) => void,
  pace: 'frame' | 'step',
): void {
  useLayoutEffect(() => {
    let shown = playhead.get();
    place(shown);
    return playhead.subscribe(() => {
      const screen = playhead.get();
      if (pace === 'step' && playhead.isMoving() && !isStep(shown, screen)) return;
      shown = screen;
      place(screen);
    });
  }, [playhead, place, pace]);
}

/**
 * The playhead for what has to be drawn anew as time runs: in steps while it moves, all at the same
 * instants, and exact at rest. Without anything that `grows` it stands still until it rests.
 */
export function useSteppedTime(playhead: Playhead, grows = true): number {
  const shown = useRef(playhead.get());
  const read = useCallback(() => {
    const screen = playhead.get();
    if (!playhead.isMoving() || (grows && isStep(shown.current, screen))) shown.current = screen;
    return shown.current;
  }, [playhead, grows]);
  return useSyncExternalStore(playhead.subscribe, read, read);
}

/** The event the playhead has reached; renders only when it passes one. */
export function useEventAt(playhead: Playhead, clock: PresentationClock): EventId {
  const read = useCallback(() => clock.eventAt(playhead.get()), [playhead, clock]);
  return useSyncExternalStore(playhead.subscribe, read, read);
}
