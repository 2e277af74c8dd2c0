/** What is true of an arrow at an instant: whether it is in sight, how far it has come, whether it is chosen. */
import type { EventId } from '../../../engine/index.ts';
import { flightProgress } from '../../../trace/selectors/flight.ts';
import type { LaneArrow } from '../../../trace/selectors/lanesTypes.ts';
import type { Selection } from '../../../trace/types.ts';
import type { Window } from './lanesMetrics.ts';

/** Where its way ends, also of one that was held: it stood still until then. */
export function endOf({ y2, held }: LaneArrow): number {
  return Math.max(y2, held?.to ?? y2);
}

/** Of one that was sent: it has neither arrived nor been lost. */
export function isUnderWay({ end }: LaneArrow, event: EventId): boolean {
  return end === null || end > event;
}

/** Settled arrows get the same number in every frame, so that they do not render again. */
export function progressOf(arrow: LaneArrow, event: EventId, now: number): number {
  if (!isUnderWay(arrow, event)) return arrow.fate === 'lost' ? arrow.cut : 1;
  return Math.min(0.999, flightProgress(arrow.flight, now));
}

export function isInSight(arrow: LaneArrow, { from, to }: Window): boolean {
  return endOf(arrow) > from && arrow.y1 < to;
}

export function isPicked(selection: Selection | null, arrow: LaneArrow): boolean {
  switch (selection?.kind) {
    case 'message':
      return selection.message === arrow.message;
    case 'record':
      return arrow.direction === 'toBroker' && arrow.records.includes(selection.record);
    case 'batch':
      return arrow.direction === 'toBroker' && arrow.batches.includes(selection.batch);
    case 'event':
      return selection.event === arrow.event || selection.event === arrow.end;
    case undefined:
      return false;
  }
}
