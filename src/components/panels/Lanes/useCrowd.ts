import { useEffect, useState } from 'react';
import { CROWD, isCrowded } from '../../../trace/selectors/crowded.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import type { Crowd } from './Crowd/Crowd.tsx';

let loaded: typeof Crowd | null = null;

/** What draws so many arrows together; null where they are few, or while it loads: before they are so many. */
export function useCrowd(index: TraceIndex, arrows: number): typeof Crowd | null {
  const [, setLoaded] = useState(false);
  const wanted = !loaded && (arrows >= CROWD / 2 || isCrowded(index));
  useEffect(() => {
    if (!wanted) return;
    void import('./Crowd/Crowd.tsx').then((module) => {
      loaded = module.Crowd;
      setLoaded(true);
    });
  }, [wanted]);
  return arrows >= CROWD ? loaded : null;
}
