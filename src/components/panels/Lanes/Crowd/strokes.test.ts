import { describe, expect, test } from 'vitest';
import type { LaneArrow, LanesLayout } from '../../../../trace/selectors/lanesTypes.ts';
import { arrowShape } from '../arrowPaths.ts';
import { inksOf } from './crowdPaths.ts';
import { type Ink, strokeArrow, strokePast } from './strokes.ts';

const layout: LanesLayout = {
  client: 100,
  gate: 300,
  followers: null,
  flight: 40,
  compact: false,
};

const arrow: LaneArrow = {
  message: 'p1/0>',
  event: 3,
  end: 9,
  direction: 'toBroker',
  fate: 'arrived',
  flight: { sentAt: 0, endAt: 40, flightMs: 40, travels: 1, held: false },
  far: 300,
  y1: 50,
  y2: 50,
  held: null,
  cut: 1,
  stamps: [],
  label: '',
  tone: 'req',
  name: 'Produce request',
  answer: null,
  records: [],
  batches: [],
};

function strokesOf(one: LaneArrow, progress: number, nowY = 0): Record<string, string> {
  const strokes: Record<string, string> = {};
  const put = (ink: Ink, piece: string) => {
    strokes[ink] = (strokes[ink] ?? '') + piece;
  };
  strokeArrow(one, arrowShape(one, layout, progress, nowY), progress, put);
  const known = inksOf([one]);
  // What has no ink would not be drawn
  for (const ink of Object.keys(strokes)) expect(known).toContain(ink);
  return strokes;
}

describe('an arrow in strokes', () => {
  test('a request goes from lane to lane and has a filled head', () => {
    expect(strokesOf(arrow, 1)).toEqual({
      'req line': 'M106 50L294 50',
      'req solid': 'M294 50l-12 5.5l0 -11z',
    });
  });

  test('half-way it ends half-way', () => {
    expect(strokesOf(arrow, 0.5)['req line']).toBe('M106 50L200 50');
  });

  test('an answer goes back and has an open head', () => {
    const answer = { ...arrow, direction: 'toClient', tone: 'ok' } as const;
    expect(strokesOf(answer, 1)).toEqual({
      'ok line': 'M294 50L106 50M106 50m9.5 -5.5l-9.5 5.5l9.5 5.5',
    });
  });

  test('a lost one is cut with two slashes, and dots go on from there', () => {
    const lost = { ...arrow, fate: 'lost', tone: 'lost', cut: 0.5 } as const;
    expect(strokesOf(lost, 0.25)).toEqual({ 'lost line': 'M106 50L149.5 50' });
    expect(strokesOf(lost, 0.5)).toEqual({
      'lost line': 'M106 50L186 50M189 50m-2.5 7.5l5 -15M197 50m-2.5 7.5l5 -15',
      'lost dotted': 'M202.5 50L280 50',
    });
  });

  test('a held one stands still in the middle, dashed, until it goes on', () => {
    const held = { ...arrow, y2: 90, held: { from: 60, to: 80 } };
    expect(strokesOf(held, 0.5, 70)).toEqual({
      'req line': 'M106 50L200 60',
      'req dashed': 'M200 60V70',
    });
    expect(strokesOf(held, 1, 90)['req line']).toBe('M106 50L200 60M200 80L294 90');
  });

  test('one whose head is out of sight is its whole way, without a head', () => {
    const pieces: string[] = [];
    strokePast(arrow, arrowShape(arrow, layout, 0, 0), (ink, piece) => pieces.push(ink, piece));
    expect(pieces).toEqual(['req line', 'M106 50L294 50']);
  });
});
