import { useMemo } from 'react';
import { useLabStore } from '../../store/useLab.ts';
import type { Playhead } from '../panels/types.ts';

/** The playhead for pictures that follow it frame by frame without rendering the page. */
export function usePlayhead(): Playhead {
  const store = useLabStore();
  return useMemo(
    () => ({
      get: () => store.getState().playhead,
      subscribe: (listener) =>
        store.subscribe((lab, before) => {
          if (lab.playhead !== before.playhead || lab.experiment !== before.experiment) listener();
        }),
    }),
    [store],
  );
}
