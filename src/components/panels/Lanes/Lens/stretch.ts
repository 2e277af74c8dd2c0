// Which zoom shows a stretch of a run in full height, and where on the screen clock a virtual time lies.
import type { LanesLayout } from '../../../../trace/selectors/lanesTypes.ts';
import { laneY, selectLanes } from '../../../../trace/selectors/lanesView.ts';
import type { PresentationClock, TraceIndex } from '../../../../trace/types.ts';
import type { Lens } from '../lanesMetrics.ts';

export const LEAST = 0.5;
/** A stretch of a few ms is drawn further apart than anybody would zoom by hand. */
const MOST = 24;
/** Of the panel's height that a stretch does not take. */
const SPARE = 70;
/** Labels keep their distance, so the height does not follow the zoom exactly. */
const ROUNDS = 4;

/** The lens for a stretch of screen time, ms; null where it holds nothing. `lanes` are those of zoom 1. */
export function lensFor(
  index: TraceIndex,
  lanes: LanesLayout,
  panel: number,
  stretch: readonly [number, number],
): Lens | null {
  const from = Math.max(0, Math.min(...stretch));
  const to = Math.min(index.clock.duration, Math.max(...stretch));
  if (to - from < 1) return null;
  let zoom = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const view = selectLanes(index, { ...lanes, flight: lanes.flight * zoom });
    const height = laneY(view, index.clock, to) - laneY(view, index.clock, from);
    const wanted = (zoom * Math.max(40, panel - SPARE)) / Math.max(1, height);
    zoom = Math.min(MOST, Math.max(LEAST, wanted));
  }
  return { zoom, stretch: [from, to] };
}

/** The first screen time, ms, at which the run is at a virtual time. */
export function screenAtVirtual(clock: PresentationClock, virtual: number): number {
  let from = 0;
  let to = clock.duration;
  while (to - from > 0.01) {
    const middle = (from + to) / 2;
    if (clock.virtualAt(middle) < virtual) from = middle;
    else to = middle;
  }
  return to;
}
