import type { EventId } from '../../../engine/index.ts';
import type { LanesView, LaneWait } from '../../../trace/selectors/lanesTypes.ts';
import { laneY } from '../../../trace/selectors/lanesView.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import { classes, Text, toneClass } from '../../marks/index.ts';
import { useSteppedTime } from '../playhead.ts';
import type { Playhead } from '../types.ts';
import styles from './lanes.module.css';
import type { Window } from './lanesMetrics.ts';

interface WaitsProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly view: LanesView;
  readonly event: EventId;
  readonly shown: Window;
}

/** Brackets along the client's lane, as far as the playhead. */
export default function Waits({ index, playhead, view, event, shown }: WaitsProps) {
  const grows = view.waits.some((one) => one.event <= event && event < one.end);
  const now = laneY(view, index.clock, useSteppedTime(playhead, grows));
  const waits = view.waits.filter(
    (one) => one.event <= event && one.y2 > shown.from && one.y1 < shown.to,
  );
  return (
    <g>
      {waits.map((one) => (
        <Wait key={`${one.event} ${one.name}`} wait={one} x={view.layout.client} now={now} />
      ))}
    </g>
  );
}

const BEFORE_LANE = 6;
const DEEP = 7;

function Wait({ wait, x, now }: { wait: LaneWait; x: number; now: number }) {
  const top = wait.y1 + 9;
  const end = wait.y2 - 9;
  const reached = Math.min(end, now);
  if (end <= top || reached <= top) return null;
  const foot = now >= end ? `H${x - BEFORE_LANE}` : '';
  const textX = x - BEFORE_LANE - DEEP - 10;
  const named = wait.textY !== null && now > wait.textY + 14;
  return (
    <g>
      <g className={classes(toneClass('ink3'))}>
        <path
          className={styles.line}
          strokeWidth={1.5}
          strokeLinejoin="round"
          d={`M${x - BEFORE_LANE} ${top}h${-DEEP}V${Math.round(reached)}${foot}`}
        />
      </g>
      {named && wait.textY !== null && (
        <g className={styles.halo}>
          <Text x={textX} y={wait.textY - 4} anchor="end" kind="caption" tone="ink2">
            {wait.name}
          </Text>
          <Text x={textX} y={wait.textY + 13} anchor="end" kind="strong">
            {wait.value}
          </Text>
        </g>
      )}
    </g>
  );
}
