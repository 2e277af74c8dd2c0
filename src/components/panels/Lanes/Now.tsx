import type { PointerEvent } from 'react';
import type { LanesView } from '../../../trace/selectors/lanesTypes.ts';
import { laneY, screenAtLaneY } from '../../../trace/selectors/lanesView.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import { numberText } from '../../../trace/words.ts';
import { Lane, TimeChip, timeChipWidth } from '../../marks/index.ts';
import { useScreenTime } from '../playhead.ts';
import type { Playhead } from '../types.ts';
import styles from './lanes.module.css';
import type { PanelMeasures } from './lanesMetrics.ts';

interface LaneLinesProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly view: LanesView;
  readonly height: number;
}

/** The lanes: drawn in full up to now, faint beyond. */
export function LaneLines({ index, playhead, view, height }: LaneLinesProps) {
  const past = Math.round(laneY(view, index.clock, useScreenTime(playhead)));
  const { client, gate, followers } = view.layout;
  return (
    <>
      <Lane x={client} y={0} h={height} past={past} />
      <Lane x={gate} y={0} h={height} past={past} />
      {followers !== null && view.followers !== '' && (
        <Lane x={followers} y={0} h={height} past={past} tone="ink3" />
      )}
    </>
  );
}

interface NowLineProps extends Omit<LaneLinesProps, 'height'> {
  readonly at: PanelMeasures;
  readonly onSeek: (screen: number) => void;
}

/** The playhead as a line across the lanes. Its plate can be dragged through time. */
export function NowLine({ index, playhead, view, at, onSeek }: NowLineProps) {
  const screen = useScreenTime(playhead);
  const y = Math.round(laneY(view, index.clock, screen));
  const text = `${numberText(Math.floor(index.clock.virtualAt(screen)))} ms`;
  const drag = (event: PointerEvent<SVGGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const top = event.currentTarget.ownerSVGElement?.getBoundingClientRect().top ?? 0;
    onSeek(screenAtLaneY(view, index.clock, event.clientY - top));
  };
  const from = at.left - 2 + timeChipWidth(text);
  return (
    <g transform={`translate(0 ${y})`} aria-hidden="true">
      <path className={styles.now} d={`M${from} 0H${at.right}`} />
      <g
        className={styles.plate}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onClick={(event) => event.stopPropagation()}
      >
        <rect x={0} y={-22} width={from + 10} height={44} fillOpacity={0} />
        <TimeChip x={at.left - 2} y={0} text={text} />
      </g>
    </g>
  );
}
