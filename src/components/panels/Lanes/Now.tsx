import { type PointerEvent, useCallback, useRef } from 'react';
import { t } from '../../../i18n/t.ts';
import type { LanesView } from '../../../trace/selectors/lanesTypes.ts';
import { laneY, screenAtLaneY } from '../../../trace/selectors/lanesView.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import { numberText } from '../../../trace/words.ts';
import { classes, Lane, TimeChip, timeChipWidth, toneClass } from '../../marks/index.ts';
import { inside } from '../../ui/inside.ts';
import { useOnPlayhead, useSteppedTime } from '../playhead.ts';
import type { Playhead } from '../types.ts';
import styles from './lanes.module.css';
import type { PanelMeasures } from './lanesMetrics.ts';

interface NowProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly view: LanesView;
}

/** Sets a mark's CSS transform from the row of the present, frame by frame. */
export function useAtNow({ index, playhead, view }: NowProps, transformAt: (y: number) => string) {
  const mark = useRef<SVGGElement>(null);
  const place = useCallback(
    (screen: number) => {
      if (!mark.current) return;
      mark.current.style.transform = transformAt(Math.round(laneY(view, index.clock, screen)));
    },
    [index, view, transformAt],
  );
  useOnPlayhead(playhead, place, 'step');
  return mark;
}

const lowered = (y: number) => `translateY(${y}px)`;

interface LaneLinesProps extends NowProps {
  readonly height: number;
}

/** The lanes: drawn in full up to now, faint beyond. */
export function LaneLines({ height, ...now }: LaneLinesProps) {
  const { client, gate, followers } = now.view.layout;
  const past = useAtNow(now, lowered);
  const third = followers !== null && now.view.followers !== '' ? followers : null;
  return (
    <>
      <Lane x={client} y={0} h={height} past={0} />
      <Lane x={gate} y={0} h={height} past={0} />
      {third !== null && <Lane x={third} y={0} h={height} past={0} />}
      {/* Full length above the picture, and lowered to the present: only moved, never drawn again. */}
      <g ref={past} className={styles.past} strokeWidth={2}>
        <path
          className={classes(styles.line, toneClass('ink'))}
          d={`M${client} 0v${-height}M${gate} 0v${-height}`}
        />
        {third !== null && (
          <path className={classes(styles.line, toneClass('ink3'))} d={`M${third} 0v${-height}`} />
        )}
      </g>
    </>
  );
}

interface NowLineProps extends NowProps {
  readonly at: PanelMeasures;
}

/** The playhead as a line across the lanes, behind what has happened at this very instant. */
export function NowLine({ at, ...now }: NowLineProps) {
  const line = useAtNow(now, lowered);
  return (
    <g ref={line} className={styles.past}>
      <path className={styles.now} d={`M${at.left} 0H${at.right}`} />
    </g>
  );
}

interface NowPlateProps extends NowLineProps {
  readonly onSeek: (screen: number) => void;
}

/** From the line to the middle of its plate. */
const HANGS = 19;

/** The playhead's time, below its line: nothing has happened there yet. It can be dragged through time. */
export function NowPlate({ at, onSeek, ...now }: NowPlateProps) {
  const { index, playhead, view } = now;
  const screen = useSteppedTime(playhead);
  const plate = useAtNow(now, lowered);
  const text = t`${numberText(Math.floor(index.clock.virtualAt(screen)))} ms`;
  const grab = (event: PointerEvent<SVGGElement>) =>
    event.currentTarget.setPointerCapture(event.pointerId);
  const drag = (event: PointerEvent<SVGGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const top = event.currentTarget.ownerSVGElement?.getBoundingClientRect().top ?? 0;
    onSeek(
      screenAtLaneY(view, index.clock, inside(event.currentTarget, event.clientY - top) - HANGS),
    );
  };
  return (
    <g ref={plate} data-grip="" className={styles.plate} onPointerDown={grab} onPointerMove={drag}>
      <g transform={`translate(${at.left - 2} ${HANGS})`}>
        <rect x={-6} y={-16} width={timeChipWidth(text) + 12} height={44} fillOpacity={0} />
        <TimeChip x={0} y={0} text={text} />
      </g>
    </g>
  );
}
