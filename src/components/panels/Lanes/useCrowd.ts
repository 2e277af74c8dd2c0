import { useEffect, useState } from 'react';
import type { Crowd } from './Crowd/Crowd.tsx';

/** From so many arrows on they are drawn together. */
export const CROWD = 100;
/** Few runs have so many: what draws them loads before the last of them is sent. */
const LOADED_FROM = CROWD / 2;

let loaded: typeof Crowd | null = null;

/** What draws so many arrows together; null where they are few, or while it loads. */
export function useCrowd(arrows: number): typeof Crowd | null {
  const [, setLoaded] = useState(false);
  const wanted = arrows >= LOADED_FROM && !loaded;
  useEffect(() => {
    if (!wanted) return;
    void import('./Crowd/Crowd.tsx').then((module) => {
      loaded = module.Crowd;
      setLoaded(true);
    });
  }, [wanted]);
  return arrows >= CROWD ? loaded : null;
}
