import type { ShopRow } from '../../../../trace/selectors/stageTypes.ts';

export const SHOP_PITCH = 23;
/** A failed send also names its exception. */
const FAILED_PITCH = 39;

export interface PlacedShopRow {
  readonly row: ShopRow;
  readonly y: number;
  readonly h: number;
}

export interface ShopRows {
  readonly rows: readonly PlacedShopRow[];
  /** Rows that found no place. */
  readonly hidden: number;
  readonly bottom: number;
}

/**
 * The newest rows that fit into `room`, and always the current one: an unanswered order must not
 * scroll out of sight because newer ones were sent.
 */
export function placeShopRows(rows: readonly ShopRow[], room: number): ShopRows {
  const whole = rows.reduce((sum, row) => sum + heightOf(row), 0);
  const free = whole > room ? room - SHOP_PITCH : room;
  const shown = whole > room ? newestFitting(rows, free) : rows;
  const hidden = rows.length - shown.length;
  let y = hidden > 0 ? SHOP_PITCH : 0;
  const placed = shown.map((row) => {
    const h = heightOf(row);
    const at = { row, y, h };
    y += h;
    return at;
  });
  return { rows: placed, hidden, bottom: y };
}

function newestFitting(rows: readonly ShopRow[], room: number): readonly ShopRow[] {
  const current = rows.find((row) => row.current);
  let left = room - (current ? heightOf(current) : 0);
  const shown = new Set<ShopRow>(current ? [current] : []);
  for (const row of rows.toReversed()) {
    if (shown.has(row)) continue;
    if (left < heightOf(row)) break;
    left -= heightOf(row);
    shown.add(row);
  }
  return rows.filter((row) => shown.has(row));
}

function heightOf(row: ShopRow): number {
  return row.exception ? FAILED_PITCH : SHOP_PITCH;
}
