/** Places in px, at least `pitch` apart, the last one still inside. */
export function apart(wanted: readonly number[], most: number, pitch: number): readonly number[] {
  const order = wanted.map((x, at) => ({ x, at })).sort((a, b) => a.x - b.x);
  let free = Number.NEGATIVE_INFINITY;
  for (const one of order) {
    one.x = Math.max(one.x, free);
    free = one.x + pitch;
  }
  let limit = most;
  for (const one of order.toReversed()) {
    one.x = Math.min(one.x, limit);
    limit = one.x - pitch;
  }
  const places = [...wanted];
  for (const { x, at } of order) places[at] = x;
  return places;
}
