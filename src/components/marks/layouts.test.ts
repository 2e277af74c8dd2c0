import { describe, expect, it } from 'vitest';
import { trayLayout } from './Accumulator.tsx';
import { wallSegments } from './Gate.tsx';
import { slotPlace, slotsSize } from './InFlightSlots.tsx';
import { logBatchHeight } from './LogBatch.tsx';
import { letterLayout } from './letterLayout.ts';
import { targetBox } from './MarkTarget.tsx';
import { postmarkFontSize } from './Postmark.tsx';
import { stampScale, verdictPose } from './press.ts';
import { slipWidth } from './Slip.tsx';
import { statementLayout } from './Statement.tsx';
import { numeralLayout, type StampSize, stampInset, stampSizes } from './stampSizes.ts';
import { textWidth } from './textWidth.ts';

const sizes: readonly StampSize[] = ['XS', 'S', 'M', 'L', 'LG', 'XL', 'XXL'];

describe('numeralLayout', () => {
  it.each(sizes)('sets a single numeral at 0.56 of the height at %s', (size) => {
    const { fontSize, lines } = numeralLayout('2', size);
    expect(lines).toHaveLength(1);
    expect(fontSize).toBeCloseTo(0.56 * stampSizes[size].h, 1);
  });

  it.each(['S', 'M', 'XS'] as const)(
    'puts the figures in the middle of the block at %s',
    (size) => {
      const { h } = stampSizes[size];
      const { fontSize, lines } = numeralLayout('2', size);
      const above = (lines[0]?.baseline ?? 0) - 0.66 * fontSize - stampInset(size);
      const below = h - stampInset(size) - (lines[0]?.baseline ?? 0);
      expect(Math.abs(above - below)).toBeLessThan(0.1);
    },
  );

  it('shrinks a range to the block and breaks it before it gets too small', () => {
    expect(numeralLayout('0–1', 'S')).toMatchObject({ lines: [{ text: '0–1' }] });
    expect(numeralLayout('0–1', 'S').fontSize).toBeGreaterThanOrEqual(11);
    expect(numeralLayout('10–14', 'S').lines.map((line) => line.text)).toEqual(['10–', '14']);
  });

  it.each(sizes)('keeps both lines of a long range inside the block at %s', (size) => {
    const { fontSize, lines } = numeralLayout('10–14', size);
    const first = lines[0]?.baseline ?? 0;
    const last = lines.at(-1)?.baseline ?? 0;
    expect(first - 0.66 * fontSize).toBeGreaterThanOrEqual(stampInset(size) - 0.01);
    expect(last).toBeLessThanOrEqual(stampSizes[size].h - stampInset(size) + 0.01);
  });
});

describe('text that boxes grow with', () => {
  it('measures tabular figures alike', () => {
    expect(textWidth('111', 10)).toBe(textWidth('888', 10));
  });

  it('makes an error slip longer than an ack', () => {
    expect(slipWidth({ kind: 'ack', baseOffset: 106 })).toBe(98);
    expect(slipWidth({ kind: 'error', error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' })).toBeGreaterThan(
      240,
    );
  });

  it('keeps a letter at 156 × 84 until its text needs more', () => {
    expect(letterLayout(['order 17 · €40'], 'attempt 2, same bytes')).toMatchObject({
      w: 156,
      h: 84,
    });
    expect(letterLayout(['order 1017 · €1040']).w).toBeGreaterThan(156);
    expect(letterLayout(['1', '2', '3', '4']).h).toBe(84 + 34);
  });

  it('fits an offset into its postmark', () => {
    for (const offset of ['7', '42', '106', '1024']) {
      for (const r of [10, 13.5, 17, 36]) {
        const width = 0.632 * offset.length * postmarkFontSize(offset, r);
        expect(width).toBeLessThan(2 * r - 3);
      }
    }
  });
});

describe('places', () => {
  it('wraps in-flight slots after five', () => {
    expect(slotPlace(4)).toEqual({ x: 168, y: 0 });
    expect(slotPlace(5)).toEqual({ x: 0, y: 47 });
    expect(slotsSize(10)).toEqual({ w: 205, h: 89 });
    expect(slotsSize(1)).toEqual({ w: 37, h: 42 });
  });

  it('cuts the openings out of the gate', () => {
    const openings = [
      { y: 30, h: 68 },
      { y: 112, h: 28 },
    ];
    expect(wallSegments(150, openings)).toEqual([
      { from: 0, to: 30 },
      { from: 98, to: 112 },
      { from: 140, to: 150 },
    ]);
    expect(wallSegments(68, [{ y: 0, h: 68 }])).toEqual([]);
  });

  it('stacks one 29 px line per record', () => {
    expect(logBatchHeight(1)).toBe(30);
    expect(logBatchHeight(2)).toBe(59);
  });

  it('shows as many waiting batches as fit and counts the others', () => {
    expect(trayLayout(207, 'order 18 · €15', 1)).toEqual({
      firstX: 8,
      firstW: 191,
      waiting: 0,
      hidden: 0,
    });
    const crowded = trayLayout(250, 'order 17 · €40', 6);
    expect(crowded.waiting + crowded.hidden).toBe(5);
    expect(crowded.firstX + crowded.firstW).toBe(242);
  });

  it('lengthens the statement with its rows', () => {
    const row = { id: '1', text: 'order 17', amount: '€40' };
    const grown = statementLayout([row, { ...row, id: '2' }]).h;
    expect(grown - statementLayout([row]).h).toBe(30);
    expect(grown - statementLayout([row, { ...row, id: '2', grow: 0.5 }]).h).toBe(15);
  });

  it('gives small marks a pointer target of 24 px', () => {
    expect(targetBox(10, 10, 12, 40)).toEqual({ x: 4, y: 10, width: 24, height: 40 });
  });
});

describe('presses', () => {
  it('end exactly at rest', () => {
    expect(stampScale(1)).toBe(1);
    expect(stampScale(0)).toBe(1.25);
    expect(verdictPose(1)).toEqual({ scale: 1, angle: -4 });
    expect(verdictPose(0).angle).toBe(-8);
  });
});
