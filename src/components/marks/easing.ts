// Two of the usual easing curves: progress 0 … 1 in, eased progress out. A library of them would be in every first
// visit whole.

/** Fast at first, then ever slower. */
export function easeCubicOut(t: number): number {
  return 1 - (1 - t) ** 3;
}

/** Runs past its end by `overshoot` and comes back. */
export function easeBackOut(t: number, overshoot: number): number {
  const left = 1 - t;
  return 1 - left * left * ((overshoot + 1) * left - overshoot);
}
