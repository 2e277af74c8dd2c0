/**
 * Arrows as strokes of a few inks: hundreds of them are one path an ink, which a browser draws as fast as it
 * can put hair lines on paper. They are the lines that Arrow draws one by one.
 */
import type { LaneArrow } from '../../../../trace/selectors/lanesTypes.ts';
import { lostWay, type Tone } from '../../../marks/index.ts';
import type { ArrowShape, Point } from '../arrowPaths.ts';
import { heldWay } from '../heldWay.ts';

export type Stroke = 'line' | 'solid' | 'dashed' | 'dotted';
export type Ink = `${Tone} ${Stroke}`;

/** Takes a piece of a path in an ink. */
type Put = (ink: Ink, piece: string) => void;

/** Draws what of an arrow there is at a progress. */
export function strokeArrow(arrow: LaneArrow, shape: ArrowShape, progress: number, put: Put): void {
  const { from, tip } = shape;
  const held = heldWay(arrow, shape);
  if (held) {
    const { tone, hold, still, released, cross } = held;
    if (still === null) strokeWay(arrow, tone, from, tip, put);
    else {
      put(`${tone} line`, line(from, hold));
      put(`${tone} dashed`, `M${px(hold.x)} ${px(hold.y)}V${px(still)}`);
    }
    if (released) strokeWay(arrow, tone, released, tip, put);
    if (cross) put('lost line', `M${px(cross.x)} ${px(cross.y)}${CROSS}`);
  } else if (arrow.fate === 'lost') strokeLost(arrow, shape, progress, put);
  else strokeWay(arrow, arrow.tone, from, tip, put);
}

function strokeLost(arrow: LaneArrow, { from, to }: ArrowShape, progress: number, put: Put): void {
  const at = cutOf(arrow);
  const way = lostWay(from, to, at, progress >= arrow.cut ? 1 : Math.min(progress, at - 0.001));
  put('lost line', line(from, way.end));
  if (!way.cut) return;
  for (const slash of way.cut.slashes) put('lost line', `M${px(slash.x)} ${px(slash.y)}${SLASH}`);
  put('lost dotted', line(way.cut.dots, to));
}

/** Draws the whole way of one whose head is out of sight. */
export function strokePast(arrow: LaneArrow, { from, to }: ArrowShape, put: Put): void {
  put(arrow.fate === 'lost' ? 'lost line' : `${arrow.tone} line`, line(from, to));
}

const CROSS = 'm-5.5 -5.5l11 11m0 -11l-11 11';
const SLASH = 'm-2.5 7.5l5 -15';

/** Where the line of a lost one is cut: never at its very ends. */
function cutOf({ cut }: LaneArrow): number {
  return Math.min(0.85, Math.max(0.12, cut));
}

function strokeWay({ direction }: LaneArrow, tone: Tone, from: Point, tip: Point, put: Put): void {
  put(`${tone} line`, line(from, tip));
  const long = Math.hypot(tip.x - from.x, tip.y - from.y);
  if (long === 0) return;
  const head = headOf((tip.x - from.x) / long, (tip.y - from.y) / long, direction === 'toBroker');
  put(
    `${tone} ${direction === 'toBroker' ? 'solid' : 'line'}`,
    `M${px(tip.x)} ${px(tip.y)}${head}`,
  );
}

/** A request has a filled head, an answer an open one; drawn from the tip, which heads for `x`, `y`. */
function headOf(x: number, y: number, filled: boolean): string {
  const [length, half] = filled ? [12, 5.5] : [9.5, 5.5];
  const [backX, backY, sideX, sideY] = [-length * x, -length * y, -half * y, half * x];
  return filled
    ? `l${px(backX + sideX)} ${px(backY + sideY)}l${px(-2 * sideX)} ${px(-2 * sideY)}z`
    : `m${px(backX + sideX)} ${px(backY + sideY)}l${px(-backX - sideX)} ${px(-backY - sideY)}l${px(backX - sideX)} ${px(backY - sideY)}`;
}

function line(from: Point, to: Point): string {
  return `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;
}

/** A tenth of a pixel is finer than a hair line. */
function px(value: number): number {
  return Math.round(value * 10) / 10;
}
