/** Which batches of a log are shown, and where: the newest ones that fit, oldest on top. */
import type { LogRowView, LogView } from '../../../../trace/selectors/stageTypes.ts';
import { logBatchHeight, logGap } from '../../../marks/index.ts';

export interface PlacedRow {
  readonly row: LogRowView;
  readonly y: number;
  readonly h: number;
}

export interface LogLayout {
  readonly rows: readonly PlacedRow[];
  /** Records above the first row shown. */
  readonly earlier: number;
  /** The high watermark's line; null when it lies above the first row shown. */
  readonly highWatermark: number | null;
  /** The same of the last stable offset, where it is another. */
  readonly stable: number | null;
  readonly freeRow: number;
  readonly bottom: number;
}

/** Between the last row and the free one: room for the high watermark. */
const BEFORE_FREE = 14;
const FREE_ROW = 30;

type LogLines = Pick<LogView, 'rows' | 'highWatermark' | 'lastStableOffset'>;

export function logLayout(
  { rows, highWatermark, lastStableOffset }: LogLines,
  top: number,
  room: number,
): LogLayout {
  const shown = newestFitting(rows, room - BEFORE_FREE - FREE_ROW);
  let y = top;
  const placed = shown.map((row) => {
    const h = logBatchHeight(row.records.length);
    const at = { row, y, h };
    y += h + logGap;
    return at;
  });
  const end = placed.length > 0 ? y - logGap : y - BEFORE_FREE + 6;
  const freeRow = end + BEFORE_FREE;
  return {
    rows: placed,
    earlier: shown[0]?.before ?? 0,
    highWatermark: waterLine(placed, highWatermark, top, end),
    stable: lastStableOffset === undefined ? null : waterLine(placed, lastStableOffset, top, end),
    freeRow,
    bottom: freeRow + FREE_ROW,
  };
}

function newestFitting(rows: readonly LogRowView[], room: number): readonly LogRowView[] {
  let left = room;
  let first = rows.length;
  while (first > 0) {
    const row = rows[first - 1];
    if (!row) break;
    const h = logBatchHeight(row.records.length) + (first === rows.length ? 0 : logGap);
    if (h > left && first < rows.length) break;
    left -= h;
    first -= 1;
  }
  return rows.slice(first);
}

function waterLine(
  rows: readonly PlacedRow[],
  highWatermark: number,
  top: number,
  end: number,
): number | null {
  const above = rows.findLast((one) => one.row.lastOffset < highWatermark);
  if (above === undefined) {
    const first = rows[0];
    return first && first.row.before > 0 ? null : top - logGap / 2;
  }
  return above === rows.at(-1) ? end + BEFORE_FREE / 2 + 1 : above.y + above.h + logGap / 2;
}
