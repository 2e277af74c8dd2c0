import { useMemo } from 'react';
import type { EventId } from '../../../../engine/index.ts';
import { HELD_AT } from '../../../../trace/selectors/flight.ts';
import type { LaneArrow, LanesView } from '../../../../trace/selectors/lanesTypes.ts';
import { laneY } from '../../../../trace/selectors/lanesView.ts';
import type { TraceIndex } from '../../../../trace/types.ts';
import { useSteppedTime } from '../../playhead.ts';
import type { Playhead } from '../../types.ts';
import { Label, STAMP_AT, Stamps } from '../Arrow.tsx';
import { endOf, isUnderWay, progressOf } from '../arrowMoments.ts';
import { arrowShape } from '../arrowPaths.ts';
import styles from '../lanes.module.css';
import type { Window } from '../lanesMetrics.ts';

interface AdornedProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly view: LanesView;
  readonly event: EventId;
  readonly shown: Window;
  readonly arrows: readonly LaneArrow[];
}

/** Stamps and words are this high at most, px. */
const HIGH = 30;

/** Stamps and words of a crowd's arrows, as far as they are in sight: few, since each stands half-way along its own. */
export function Adorned({ index, playhead, view, event, shown, arrows }: AdornedProps) {
  const moves = useMemo(() => arrows.some((one) => isUnderWay(one, event)), [arrows, event]);
  const screen = useSteppedTime(playhead, moves);
  const now = index.clock.virtualAt(screen);
  const nowY = laneY(view, index.clock, screen);
  const { layout } = view;
  const near = arrows.filter((one) =>
    places(one, progressOf(one, event, now)).some(
      (y) => y > shown.from - HIGH && y < shown.to + HIGH,
    ),
  );
  return (
    <g className={styles.hair}>
      {near.map((arrow) => {
        const progress = progressOf(arrow, event, now);
        const y = isUnderWay(arrow, event) ? nowY : endOf(arrow);
        const shape = arrowShape(arrow, layout, progress, y);
        return (
          <g key={arrow.message}>
            <Stamps arrow={arrow} shape={shape} progress={progress} />
            <Label arrow={arrow} shape={shape} progress={progress} layout={layout} />
          </g>
        );
      })}
    </g>
  );
}

/** How far down its stamps and its words can stand. */
function places(arrow: LaneArrow, progress: number): readonly number[] {
  if (arrow.direction === 'toClient') return [yAt(arrow, progress / 2), yAt(arrow, 0.72)];
  if (progress < STAMP_AT) return [];
  return arrow.fate === 'lost' ? [yAt(arrow, STAMP_AT), yAt(arrow, 0.5)] : [yAt(arrow, STAMP_AT)];
}

function yAt({ y1, y2, held }: LaneArrow, share: number): number {
  if (!held) return y1 + (y2 - y1) * share;
  if (share <= HELD_AT) return y1 + ((held.from - y1) * share) / HELD_AT;
  return held.to + ((y2 - held.to) * (share - HELD_AT)) / (1 - HELD_AT);
}
