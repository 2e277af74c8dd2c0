/** So much is covered, and so much fades, where no label is near, px. */
const PLAIN = { solid: 10, fade: 12 } as const;
const NEAR_LABEL = 4;
/** Of a label's letters, from its baseline. */
const ASCENT = 11;
const DESCENT = 5;

/** How the diagram ends at its upper edge, which stands at `from`: a label there is left whole, or covered whole. */
export function edgeOver(
  labels: readonly { readonly y: number }[],
  from: number,
): { readonly solid: number; readonly fade: number } {
  const ys = labels.map(({ y }) => y - from).sort((one, other) => one - other);
  /** The last letters that go, and the first that stay. */
  let gone = 0;
  let stays = Number.POSITIVE_INFINITY;
  for (const y of ys) {
    if (y + DESCENT <= 0) continue;
    if (y - ASCENT >= gone) {
      stays = y - ASCENT;
      break;
    }
    gone = y + DESCENT;
  }
  const plain = PLAIN.solid + PLAIN.fade;
  if (gone === 0 && stays >= plain) return PLAIN;
  const end = Math.min(stays, Math.max(gone + NEAR_LABEL, PLAIN.solid + NEAR_LABEL));
  const fade = Math.min(NEAR_LABEL, end - gone);
  return { solid: end - fade, fade };
}
