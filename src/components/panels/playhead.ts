import { useCallback, useSyncExternalStore } from 'react';
import type { EventId } from '../../engine/index.ts';
import type { PresentationClock } from '../../trace/types.ts';
import type { Playhead } from './types.ts';

/** Renders on every change of the playhead: only for what moves. */
export function useScreenTime(playhead: Playhead): number {
  return useSyncExternalStore(playhead.subscribe, playhead.get, playhead.get);
}

/** The event the playhead has reached; renders only when it passes one. */
export function useEventAt(playhead: Playhead, clock: PresentationClock): EventId {
  const read = useCallback(() => clock.eventAt(playhead.get()), [playhead, clock]);
  return useSyncExternalStore(playhead.subscribe, read, read);
}
