import { clamp01 } from './press.ts';

export type StampSize = 'XS' | 'S' | 'M' | 'L' | 'LG' | 'XL' | 'XXL';

interface StampMeasures {
  readonly w: number;
  readonly h: number;
  /** Radius of a perforation tooth; the coloured block starts 1.95 r inside. */
  readonly r: number;
  /** Half the extent of the session's corner mark, from L upwards. */
  readonly corner?: number;
  /** Font size and baseline of the word "seq", from L upwards. */
  readonly head?: { readonly size: number; readonly baseline: number };
  /** Font size and baselines of PID and epoch, from XL upwards. */
  readonly foot?: { readonly size: number; readonly baselines: readonly [number, number] };
}

export const stampSizes: Record<StampSize, StampMeasures> = {
  XS: { w: 20, h: 23, r: 1.1 },
  S: { w: 26, h: 30, r: 1.3 },
  M: { w: 34, h: 40, r: 1.55 },
  L: { w: 46, h: 56, r: 1.9, corner: 1.9, head: { size: 11, baseline: 14.5 } },
  LG: { w: 72, h: 88, r: 2.6, corner: 2.2, head: { size: 13, baseline: 19.5 } },
  XL: {
    w: 112,
    h: 136,
    r: 3.6,
    corner: 2.8,
    head: { size: 16, baseline: 27 },
    foot: { size: 14, baselines: [106, 121.5] },
  },
  XXL: {
    w: 176,
    h: 212,
    r: 5.4,
    corner: 4.2,
    head: { size: 24, baseline: 42 },
    foot: { size: 21, baselines: [164, 188] },
  },
};

/** How far the coloured block is inside the perforated edge. */
export function stampInset(size: StampSize): number {
  return 1.95 * stampSizes[size].r;
}

export interface NumeralLine {
  readonly text: string;
  readonly baseline: number;
}

export interface NumeralLayout {
  readonly fontSize: number;
  readonly lines: readonly NumeralLine[];
}

/** Height of Source Serif's lining figures, in em. */
const figureHeight = 0.66;
const smallest = 11;

/**
 * Size and baseline of a numeral so that its figures sit optically in the middle of the free
 * part of the block. A range too long for one line breaks after its dash instead of shrinking
 * under 11 px.
 */
export function numeralLayout(numeral: string, size: StampSize): NumeralLayout {
  const { h } = stampSizes[size];
  const { top, bottom, width } = numeralRoom(size);
  const middle = (top + bottom) / 2;
  const full = 0.56 * h;
  const oneLine = Math.min(full, width / ems(numeral, full));
  const dash = numeral.indexOf('–');
  if (oneLine >= smallest || dash < 0) {
    return {
      fontSize: round(oneLine),
      lines: [{ text: numeral, baseline: round(middle + (figureHeight * oneLine) / 2) }],
    };
  }
  const parts = [numeral.slice(0, dash + 1), numeral.slice(dash + 1)];
  const widest = Math.max(...parts.map((part) => ems(part, smallest)));
  const fontSize = Math.min(smallest, (bottom - top - 1.5) / (2 * figureHeight), width / widest);
  const figure = figureHeight * fontSize;
  const leading = figure + Math.min(2.5, bottom - top - 2 * figure);
  const first = middle + (figure - leading) / 2;
  return {
    fontSize: round(fontSize),
    lines: parts.map((text, i) => ({ text, baseline: round(first + i * leading) })),
  };
}

/** The part of the block that "seq", PID and epoch leave to the numeral. */
function numeralRoom(size: StampSize): { top: number; bottom: number; width: number } {
  const { w, h, head, foot } = stampSizes[size];
  const inset = stampInset(size);
  const breath = head ? 0.04 * w : 0.75;
  return {
    top: head ? head.baseline + 0.22 * head.size : inset,
    bottom: foot ? foot.baselines[0] - 0.72 * foot.size : h - inset,
    width: w - 2 * (inset + breath),
  };
}

/** Width in em of figures and dash; the serif's optical sizes run wider as they get smaller. */
function ems(text: string, fontSize: number): number {
  const large = clamp01((fontSize - 12) / 48);
  const each = 0.567 - 0.066 * large;
  let total = 0;
  for (const letter of text) total += letter === '–' ? each - 0.02 : each;
  return total;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
