/**
 * Outlines as SVG path strings: pure functions of sizes, so that a mark looks the same in the
 * stage, the presenter and a test.
 */
import { clamp01 } from './press.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Straight from point to point; empty for none. */
export function polyline(points: readonly Point[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('');
}

/** Three decimals are finer than any screen and keep the markup short. */
export function px(value: number): number {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 ? 0 : rounded;
}

/**
 * The perforated edge of a stamp: half circles of radius r bitten out of each side, at a pitch
 * near 2.75 r that divides the side evenly, so corners are always whole.
 */
export function perf(x: number, y: number, w: number, h: number, r: number): string {
  let d = `M${px(x)} ${px(y)}`;
  const side = (length: number, dx: number, dy: number): void => {
    const bites = Math.max(3, Math.round(length / (2.75 * r)));
    const flat = (length / bites - 2 * r) / 2;
    const step = `l${px(dx * flat)} ${px(dy * flat)}`;
    const bite = `a${r} ${r} 0 0 0 ${px(dx * 2 * r)} ${px(dy * 2 * r)}`;
    for (let i = 0; i < bites; i += 1) d += step + bite + step;
  };
  side(w, 1, 0);
  side(h, 0, 1);
  side(w, -1, 0);
  side(h, 0, -1);
  return `${d}z`;
}

/** A zigzag from the current point: whole teeth only, so both ends lie on the line. */
export function zigzag(length: number, depth: number, tooth: number, along: 'x' | 'y'): string {
  const teeth = Math.max(1, Math.round(Math.abs(length) / tooth));
  const half = length / teeth / 2;
  const [there, back] =
    along === 'x'
      ? [`l${px(half)} ${px(depth)}`, `l${px(half)} ${px(-depth)}`]
      : [`l${px(depth)} ${px(half)}`, `l${px(-depth)} ${px(half)}`];
  return (there + back).repeat(teeth);
}

const slipTear = 5;

/** A torn-off slip: the left edge is a zigzag of 8.5 px teeth, the rest is straight. */
export function slipPath(w: number, h: number): string {
  return `M${slipTear} 0H${px(w)}V${px(h)}H${slipTear}${zigzag(-h, -slipTear, 8.5, 'y')}z`;
}

/** Receipt paper: straight on three sides, torn at the foot in 16 px teeth. */
export function statementPath(w: number, h: number): string {
  return `M${px(w)} ${px(h)}V0H0V${px(h)}${zigzag(w, -5.5, 16, 'x')}z`;
}

/** Part of a circle from 12 o'clock, clockwise; a whole one is drawn as two halves. */
export function arcPath(r: number, fraction: number): string {
  const part = Math.min(1, Math.max(0, fraction));
  if (part === 0) return '';
  if (part === 1) return `M0 ${-r}A${r} ${r} 0 0 1 0 ${r}A${r} ${r} 0 0 1 0 ${-r}`;
  const angle = part * 2 * Math.PI;
  const large = part > 0.5 ? 1 : 0;
  return `M0 ${-r}A${r} ${r} 0 ${large} 1 ${px(r * Math.sin(angle))} ${px(-r * Math.cos(angle))}`;
}

/** A line through points with rounded turns; a turn never eats more than half a leg. */
export function routedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let d = `M${px(first.x)} ${px(first.y)}`;
  let from = first;
  rest.forEach((corner, i) => {
    const next = rest[i + 1];
    if (!next) {
      d += `L${px(corner.x)} ${px(corner.y)}`;
      return;
    }
    const before = Math.hypot(corner.x - from.x, corner.y - from.y);
    const after = Math.hypot(next.x - corner.x, next.y - corner.y);
    const turn = Math.min(radius, before / 2, after / 2);
    const start = towards(corner, from, turn);
    const end = towards(corner, next, turn);
    d += `L${px(start.x)} ${px(start.y)}Q${px(corner.x)} ${px(corner.y)} ${px(end.x)} ${px(end.y)}`;
    from = corner;
  });
  return d;
}

/** The point `distance` px from a on the way to b. */
export function towards(a: Point, b: Point, distance: number): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return {
    x: a.x + ((b.x - a.x) * distance) / length,
    y: a.y + ((b.y - a.y) * distance) / length,
  };
}

/** The point at `fraction` of the way from a to b. */
export function between(a: Point, b: Point, fraction: number): Point {
  return { x: a.x + (b.x - a.x) * fraction, y: a.y + (b.y - a.y) * fraction };
}

/** Where the solid part of a lost message's line ends, and once it is cut its two slashes and the first of its dots. */
export function lostWay(from: Point, to: Point, cut: number, progress: number, open = 1) {
  if (progress < cut) return { end: between(from, to, progress), cut: null };
  const middle = between(from, to, clamp01(cut));
  const slash = 1.75 + 2.25 * clamp01(open);
  return {
    end: towards(middle, from, slash + 3),
    cut: {
      slashes: [towards(middle, from, slash), towards(middle, to, slash)],
      dots: towards(middle, to, slash + 5.5),
    },
  };
}
