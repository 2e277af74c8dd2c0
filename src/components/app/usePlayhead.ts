import { useMemo } from 'react';
import type { LabState } from '../../store/labState.ts';
import { useLabStore } from '../../store/useLab.ts';
import type { Playhead } from '../panels/types.ts';

/** The playhead for pictures that follow it frame by frame without rendering the page. */
export function usePlayhead(): Playhead {
  const store = useLabStore();
  return useMemo(
    () => ({
      get: () => store.getState().playhead,
      isMoving: () => isMoving(store.getState()),
      subscribe: (listener) =>
        store.subscribe((lab, before) => {
          const moved = lab.playhead !== before.playhead || lab.experiment !== before.experiment;
          if (moved || isMoving(lab) !== isMoving(before)) listener();
        }),
    }),
    [store],
  );
}

function isMoving({ playing, tween }: LabState): boolean {
  return playing || tween !== null;
}
