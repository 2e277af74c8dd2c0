import { easeBackOut, easeCubicOut } from './easing.ts';

/**
 * How a mark lands on paper. Progress comes from the playhead, so scrubbing back lifts the mark
 * exactly the way it came down.
 */
export function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Scale of the producer's stamp: 1.25 → 1 with a small rebound. */
export function stampScale(press: number): number {
  return 1.25 - 0.25 * easeBackOut(clamp01(press), 1.4);
}

/** Scale of the broker's postmark: 1.3 → 1. */
export function postmarkScale(press: number): number {
  return 1.3 - 0.3 * easeCubicOut(clamp01(press));
}

/** Scale and angle of a verdict: 1.2 → 1 while it turns from −8° to −4°. */
export function verdictPose(press: number): { readonly scale: number; readonly angle: number } {
  const landed = easeCubicOut(clamp01(press));
  return { scale: 1.2 - 0.2 * landed, angle: -8 + 4 * landed };
}

/** Marks appear within the first third of their press, so they never pop in. */
export function pressOpacity(press: number): number {
  return clamp01(press * 3);
}

/** An SVG transform that scales about a point. */
export function scaleAbout(cx: number, cy: number, scale: number): string | undefined {
  if (scale === 1) return undefined;
  return `translate(${cx} ${cy}) scale(${Math.round(scale * 1000) / 1000}) translate(${-cx} ${-cy})`;
}
