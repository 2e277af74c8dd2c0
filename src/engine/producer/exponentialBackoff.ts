// Kafka: ExponentialBackoff with multiplier 2 and jitter 0.2 (KIP-580).
import type { VirtualMs } from '../units.ts';

/**
 * How long to wait, ms. `fraction` is a uniform draw in [0, 1); it becomes a factor in [0.8, 1.2).
 * Constant, without jitter, when `maxMs` is not above `initialMs`.
 * Doubling is done in whole numbers: Kafka's pow(2, min(n, log2(max / initial))) reaches `maxMs` at the same n,
 * and this way no engine's rounding can differ.
 */
export function exponentialBackoff(
  initialMs: VirtualMs,
  maxMs: VirtualMs,
  attempts: number,
  fraction: number,
): VirtualMs {
  if (maxMs <= initialMs) return Math.min(initialMs, maxMs);
  const base = Math.max(initialMs, 1);
  let term = base;
  for (let n = 0; n < attempts && term < maxMs; n++) term *= 2;
  // an initial value of 0 stays 0: Kafka multiplies it, the 1 only keeps its logarithm finite
  const product = initialMs === 0 ? 0 : Math.min(term, maxMs);
  return Math.min(Math.trunc((0.8 + 0.4 * fraction) * product), maxMs);
}
