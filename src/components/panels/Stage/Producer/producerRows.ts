/** Places inside the client's box. A second row of slots takes the room of one order and of the attempt. */
export interface ProducerRows {
  /** Height for the shop's rows. */
  readonly shop: number;
  readonly divider: number;
  readonly title: number;
  readonly trayCaption: number;
  readonly tray: number;
  readonly slotsCaption: number;
  readonly slots: number;
  /** Baseline of `order 17, attempt 2`; null where a second row of slots stands. */
  readonly attempt: number | null;
  /** Baseline of the back-off's line. */
  readonly backoff: number;
  readonly timeout: number;
}

const SLOTS_PER_ROW = 5;

export function producerRows(limit: number): ProducerRows {
  const two = limit > SLOTS_PER_ROW;
  const up = two ? 23 : 0;
  return {
    shop: 92 - up,
    divider: 134 - up,
    title: 162 - up,
    trayCaption: 187 - up,
    tray: 196 - up,
    slotsCaption: 263 - up,
    slots: 271 - up,
    attempt: two ? null : 330,
    backoff: two ? 187 - up : 330,
    timeout: 365,
  };
}
