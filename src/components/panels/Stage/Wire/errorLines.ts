import { textWidth } from '../../../marks/index.ts';

/** Kafka's longest error names are wider than the wire: they break after the underscore nearest the middle. */
export function errorLines(error: string): readonly string[] {
  if (textWidth(error, 12, 'strong') <= 130) return [error];
  const cuts = [...error.matchAll(/_/g)].map((match) => match.index + 1);
  const middle = error.length / 2;
  const best = cuts.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return best === undefined ? [error] : [error.slice(0, best), error.slice(best)];
}

export function errorSlipSize(error: string): { readonly w: number; readonly h: number } {
  const lines = errorLines(error);
  const widest = Math.max(...lines.map((line) => textWidth(line, 12, 'strong')));
  return { w: Math.ceil(34 + widest + 10), h: lines.length > 1 ? 42 : 34 };
}
