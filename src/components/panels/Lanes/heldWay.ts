import type { LaneArrow } from '../../../trace/selectors/lanesTypes.ts';
import type { Tone } from '../../marks/index.ts';
import type { ArrowShape, Point } from './arrowPaths.ts';

interface HeldWay {
  readonly tone: Tone;
  readonly hold: Point;
  /** How far down it has stood still; null while it is still on its way there. */
  readonly still: number | null;
  /** Where it went on from, once it has. */
  readonly released: Point | null;
  /** Where it was lost. */
  readonly cross: Point | null;
}

/** The parts of the way of a message that was held; null for any other. */
export function heldWay(arrow: LaneArrow, { still, tip }: ArrowShape): HeldWay | null {
  if (!still) return null;
  const [hold, released] = still;
  const request = arrow.direction === 'toBroker';
  const lost = arrow.fate === 'lost' && tip.y >= released.y - 0.5;
  const moving = tip.y < hold.y || Math.abs(tip.x - hold.x) > 1;
  const tone = lost ? 'lost' : arrow.fate === 'lost' ? (request ? 'req' : 'ok') : arrow.tone;
  const before = tip.y <= hold.y;
  return {
    tone,
    hold,
    still: before ? null : Math.min(tip.y, released.y),
    released: moving && !before ? released : null,
    cross: lost && !before ? released : null,
  };
}
