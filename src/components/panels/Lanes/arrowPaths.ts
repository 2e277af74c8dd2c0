/** Geometry of one arrow at one instant. */

import { HELD_AT } from '../../../trace/selectors/flight.ts';
import type { LaneArrow, LanesLayout } from '../../../trace/selectors/lanesTypes.ts';
import { polyline } from '../../marks/index.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ArrowShape {
  readonly from: Point;
  /** Where it arrives or would have. */
  readonly to: Point;
  /** Corners where it stood still on the way. */
  readonly still: readonly [Point, Point] | null;
  /** The head now. */
  readonly tip: Point;
  readonly arrived: boolean;
}

/** Arrows keep this far off the lanes' dots. */
const OFF = 6;
/** A lost message stops before the lane that it never reached. */
const SHORT_OF = 20;

export function arrowShape(
  arrow: LaneArrow,
  layout: LanesLayout,
  progress: number,
  nowY: number,
): ArrowShape {
  const request = arrow.direction === 'toBroker';
  const lost = arrow.fate === 'lost';
  const [a, b] = request ? [layout.client, arrow.far] : [arrow.far, layout.client];
  const way = request ? 1 : -1;
  const from = { x: a + way * OFF, y: arrow.y1 };
  const to = { x: b - way * (lost ? SHORT_OF : OFF), y: arrow.y2 };
  const middle = (from.x + to.x) / 2;
  const still =
    arrow.held === null
      ? null
      : ([
          { x: middle, y: arrow.held.from },
          { x: middle, y: arrow.held.to },
        ] as const);
  const arrived = arrow.fate === 'arrived' && progress >= 1;
  return { from, to, still, arrived, tip: tipOf(from, to, still, { progress, arrived, nowY }) };
}

interface Moment {
  readonly progress: number;
  readonly arrived: boolean;
  readonly nowY: number;
}

function tipOf(
  from: Point,
  to: Point,
  still: readonly [Point, Point] | null,
  { progress, arrived, nowY }: Moment,
): Point {
  if (arrived) return to;
  const x = from.x + (to.x - from.x) * progress;
  if (!still) return { x, y: from.y + (to.y - from.y) * progress };
  const [, released] = still;
  if (progress <= HELD_AT) {
    return { x, y: Math.max(from.y, Math.min(nowY, released.y)) };
  }
  const share = (progress - HELD_AT) / (1 - HELD_AT);
  return { x, y: released.y + (to.y - released.y) * share };
}

/** The whole way, for the ring and the pointer: the same all the while it is under way. */
export function outline({ from, still, to }: ArrowShape, fate: LaneArrow['fate']): string {
  // One that was held and never arrives ends where it stands.
  return polyline([from, ...(still ?? []), ...(still && fate !== 'arrived' ? [] : [to])]);
}

/** A point of the way, for a stamp or a label. */
export function along({ from, to, still }: ArrowShape, share: number): Point {
  if (!still) return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  const [hold, released] = still;
  const [a, b, part] =
    share <= HELD_AT
      ? [from, hold, share / HELD_AT]
      : [released, to, (share - HELD_AT) / (1 - HELD_AT)];
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}
