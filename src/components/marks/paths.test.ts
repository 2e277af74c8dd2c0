import { describe, expect, it } from 'vitest';
import { dotPath, stripePath } from './grounds.ts';
import { arcPath, perf, routedPath, slipPath, statementPath, zigzag } from './paths.ts';
import { stampSizes } from './stampSizes.ts';

interface Walk {
  readonly end: readonly [number, number];
  readonly closed: boolean;
}

/** Follows the relative l and a commands of a path from its M. */
function walk(d: string): Walk {
  const [, startX = '0', startY = '0'] = /^M(-?[\d.]+) (-?[\d.]+)/.exec(d) ?? [];
  let [x, y] = [Number(startX), Number(startY)];
  for (const [, command, args = ''] of d.matchAll(/([la])([^a-zA-Z]*)/g)) {
    const numbers = args.trim().split(/[ ,]+/).map(Number);
    const [dx = 0, dy = 0] = command === 'a' ? numbers.slice(5) : numbers;
    x += dx;
    y += dy;
  }
  return { end: [x, y], closed: d.endsWith('z') };
}

describe('perf', () => {
  it.each(Object.entries(stampSizes))('comes back to its corner at size %s', (_, { w, h, r }) => {
    const { end, closed } = walk(perf(3, 5, w, h, r));
    expect(end[0]).toBeCloseTo(3, 0);
    expect(end[1]).toBeCloseTo(5, 0);
    expect(closed).toBe(true);
  });

  it('bites a whole number of teeth near the pitch of 2.75 r, at least three a side', () => {
    const bites = (w: number, h: number, r: number) => perf(0, 0, w, h, r).split('a').length - 1;
    expect(bites(112, 136, 3.6)).toBe(2 * (11 + 14));
    expect(bites(5, 5, 2)).toBe(12);
  });

  it('bites inwards: the first tooth sweeps counter-clockwise along the top', () => {
    expect(perf(0, 0, 11, 11, 1)).toMatch(/^M0 0l0\.375 0a1 1 0 0 0 2 0/);
  });
});

describe('zigzag', () => {
  it('ends on the line after whole teeth', () => {
    const { end } = walk(`M0 0${zigzag(33, 5, 10, 'x')}`);
    expect(end[0]).toBeCloseTo(33, 2);
    expect(end[1]).toBe(0);
  });

  it('runs backwards and upwards for the torn edge of a slip', () => {
    expect(walk(`M0 34${zigzag(-34, -5, 8.5, 'y')}`).end).toEqual([0, 0]);
  });
});

describe('torn paper', () => {
  it('tears a slip at its left edge only', () => {
    expect(slipPath(98, 34)).toBe(
      'M5 0H98V34H5l-5 -4.25l5 -4.25l-5 -4.25l5 -4.25l-5 -4.25l5 -4.25l-5 -4.25l5 -4.25z',
    );
  });

  it('tears a statement at its foot only', () => {
    const d = statementPath(192, 300);
    expect(d.startsWith('M192 300V0H0V300')).toBe(true);
    expect(d.split('l').length - 1).toBe(24);
  });
});

describe('arcPath', () => {
  it('draws nothing, half and all of a circle', () => {
    expect(arcPath(14, 0)).toBe('');
    expect(arcPath(14, -1)).toBe('');
    expect(arcPath(14, 0.5)).toBe('M0 -14A14 14 0 0 1 0 14');
    expect(arcPath(14, 1)).toBe('M0 -14A14 14 0 0 1 0 14A14 14 0 0 1 0 -14');
    expect(arcPath(14, 2)).toBe(arcPath(14, 1));
  });

  it('takes the long way past one half', () => {
    expect(arcPath(10, 0.75)).toBe('M0 -10A10 10 0 1 1 -10 0');
  });
});

describe('routedPath', () => {
  it('rounds a turn, but never more than half of a leg', () => {
    const corner = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 8 },
    ];
    expect(routedPath(corner, 10)).toBe('M0 0L96 0Q100 0 100 4L100 8');
  });

  it('is a plain line between two points and empty without any', () => {
    expect(
      routedPath(
        [
          { x: 1, y: 2 },
          { x: 3, y: 4 },
        ],
        10,
      ),
    ).toBe('M1 2L3 4');
    expect(routedPath([], 10)).toBe('');
  });
});

describe('grounds', () => {
  const points = (d: string) =>
    [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

  it('keeps every corner of a stripe inside its box, at any phase', () => {
    for (let phase = -8; phase < 8; phase += 0.7) {
      for (const [x = 0, y = 0] of points(stripePath(60, 30, phase))) {
        expect(x >= 0 && x <= 60 && y >= 0 && y <= 30).toBe(true);
      }
    }
  });

  it('covers 2.6 of 7 of the ground', () => {
    const area = stripePath(700, 700)
      .split('z')
      .filter(Boolean)
      .map((d) => points(d))
      .reduce((sum, polygon) => sum + shoelace(polygon), 0);
    expect(area / 700 ** 2).toBeCloseTo(2.6 / 7, 2);
  });

  it('repeats after a slide of 7 px', () => {
    expect(stripePath(60, 30, 7)).toBe(stripePath(60, 30, 0));
  });

  it('keeps dots inside their box', () => {
    for (const [x = 0, y = 0] of points(dotPath(60, 30).replaceAll('h0', ''))) {
      expect(x > 0 && x < 60 && y > 0 && y < 30).toBe(true);
    }
  });
});

function shoelace(polygon: number[][]): number {
  let twice = 0;
  polygon.forEach(([x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = polygon[(i + 1) % polygon.length] ?? [];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}
