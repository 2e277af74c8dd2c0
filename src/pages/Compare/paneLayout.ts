// Measures of a pane: two lanes, beside them the log as it grew, and what consumers did.
import type { LanesLayout } from '../../trace/selectors/lanesTypes.ts';

export interface PaneLayout {
  readonly width: number;
  readonly lanes: LanesLayout;
  /** Where labels may begin. */
  readonly left: number;
  /** Null: no room, and the broker’s facts stand at its lane. */
  readonly log: { readonly x: number; readonly w: number } | null;
  /** Right edge of the sums; null: no room. */
  readonly charged: number | null;
}

const ROOMY = 500;
const TIGHT = 250;

/** The layout of a pane of a width, px. */
export function paneLayout(width: number): PaneLayout {
  const lanes = (client: number, gate: number): LanesLayout => ({
    client,
    gate,
    followers: null,
    flight: 32,
    compact: true,
  });
  if (width < TIGHT) {
    const gate = Math.round(width * 0.52);
    return { width, lanes: lanes(12, gate), left: 12, log: null, charged: null };
  }
  if (width < ROOMY) {
    const client = Math.round(Math.min(112, width * 0.34));
    const gate = client + Math.round(Math.max(84, width * 0.27));
    const x = gate + 22;
    return { width, lanes: lanes(client, gate), left: 0, log: { x, w: width - x }, charged: null };
  }
  const client = 128;
  const gate = client + Math.round(Math.min(190, width * 0.28));
  const x = gate + 42;
  const w = Math.min(220, width - x - 84);
  return { width, lanes: lanes(client, gate), left: 0, log: { x, w }, charged: width };
}
