import { textWidth } from './textWidth.ts';

export interface LetterBox {
  readonly w: number;
  readonly h: number;
  /** Baselines of the record lines. */
  readonly records: readonly number[];
  readonly foot: number;
  readonly stampX: number;
}

const pad = 10;
const stampWidth = 46;
const stampMargin = 5.5;
const lineStep = 17;

/** 156 × 84 for one or two short records; longer text widens it, more records make it taller. */
export function letterLayout(records: readonly string[], foot = ''): LetterBox {
  const widest = Math.max(0, ...records.map((text) => textWidth(text, 13, 'strong')));
  const withStamp = pad + widest + 5 + stampWidth + stampMargin;
  const withFoot = 2 * pad + textWidth(foot, 12);
  const w = Math.ceil(Math.max(156, withStamp, withFoot));
  const more = Math.max(0, records.length - 2);
  return {
    w,
    h: 84 + more * lineStep,
    records: records.map((_, i) => 40 + i * lineStep),
    foot: 75 + more * lineStep,
    stampX: w - stampWidth - stampMargin,
  };
}

export interface CompactLetterBox {
  readonly w: number;
  readonly h: number;
  readonly stampX: number;
}

/** The letter where space is short: one line and an S stamp. */
export function compactLetterLayout(text: string): CompactLetterBox {
  const w = Math.ceil(Math.max(84, pad + textWidth(text, 13, 'strong') + 10 + 26 + 5));
  return { w, h: 40, stampX: w - 26 - 5 };
}
