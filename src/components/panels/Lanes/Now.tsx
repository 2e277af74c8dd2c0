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

interface NowProps extends Omit<LaneLinesProps, 'height'> {
  readonly at: PanelMeasures;
}

/** The playhead as a line across the lanes, behind what has happened at this very instant. */
export function NowLine({ index, playhead, view, at }: NowProps) {
  const y = Math.round(laneY(view, index.clock, useScreenTime(playhead)));
  return <path className={styles.now} d={`M${at.left} ${y}H${at.right}`} />;
}

interface NowPlateProps extends NowProps {
  readonly onSeek: (screen: number) => void;
}

/** From the line to the middle of its plate. */
const HANGS = 19;

/** The playhead's time, below its line: nothing has happened there yet. It can be dragged through time. */
export function NowPlate({ index, playhead, view, at, onSeek }: NowPlateProps) {
  const screen = useScreenTime(playhead);
  const y = Math.round(laneY(view, index.clock, screen));
  const text = `${numberText(Math.floor(index.clock.virtualAt(screen)))} ms`;
  const grab = (event: PointerEvent<SVGGElement>) =>
    event.currentTarget.setPointerCapture(event.pointerId);
  const drag = (event: PointerEvent<SVGGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const top = event.currentTarget.ownerSVGElement?.getBoundingClientRect().top ?? 0;
    onSeek(screenAtLaneY(view, index.clock, event.clientY - top - HANGS));
  };
  return (
    <g
      className={styles.plate}
      transform={`translate(${at.left - 2} ${y + HANGS})`}
      onPointerDown={grab}
      onPointerMove={drag}
    >
      <rect x={-6} y={-16} width={timeChipWidth(text) + 12} height={44} fillOpacity={0} />
      <TimeChip x={0} y={0} text={text} />
    </g>
  );
}
