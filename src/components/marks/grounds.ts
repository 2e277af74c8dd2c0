/**
 * Stripes and dots as exact geometry, not as an SVG pattern: no ids to collide between pictures
 * or themes, the same crisp edge at every zoom, and the phase is a plain number.
 */
import { polyline, px } from './paths.ts';

const pitch = 7;
const band = 2.6;

/** Across a diagonal the pitch grows by √2. */
const step = pitch * Math.SQRT2;
const breadth = band * Math.SQRT2;

/** 45° stripes, 2.6 on 7, clipped to a box; `phase` slides them by that many px across. */
export function stripePath(w: number, h: number, phase = 0): string {
  let d = '';
  const shift = (((phase * Math.SQRT2) % step) + step) % step;
  for (let from = shift - step; from < w + h; from += step) {
    const low = Math.max(0, from);
    const high = Math.min(w + h, from + breadth);
    if (high > low) d += bandBetween(w, h, low, high);
  }
  return d;
}

/** The part of the box where low ≤ x + y ≤ high. */
function bandBetween(w: number, h: number, low: number, high: number): string {
  const corners: [number, number][] = [topEnd(w, low), topEnd(w, high)];
  if (low < w && high > w) corners.splice(1, 0, [w, 0]);
  const lower: [number, number][] = [bottomEnd(h, high), bottomEnd(h, low)];
  if (low < h && high > h) lower.splice(1, 0, [0, h]);
  return `${polyline([...corners, ...lower].map(([x, y]) => ({ x, y })))}z`;
}

function topEnd(w: number, sum: number): [number, number] {
  return sum <= w ? [sum, 0] : [w, sum - w];
}

function bottomEnd(h: number, sum: number): [number, number] {
  return sum <= h ? [0, sum] : [sum - h, h];
}

/** Dots on a staggered grid, as zero-length lines for a round line cap. */
export function dotPath(w: number, h: number): string {
  const gap = 5;
  let d = '';
  const rows = Math.floor((h - gap) / (gap / 1.25)) + 1;
  for (let row = 0; row < rows; row += 1) {
    const y = gap / 2 + row * (gap / 1.25);
    for (let x = row % 2 === 0 ? gap / 2 : gap; x <= w - gap / 2; x += gap) {
      d += `M${px(x)} ${px(y)}h0`;
    }
  }
  return d;
}
