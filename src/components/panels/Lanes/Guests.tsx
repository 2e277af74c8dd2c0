import { memo } from 'react';
import type { EventId } from '../../../engine/index.ts';
import type { LaneLink, LanesView } from '../../../trace/selectors/lanesTypes.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import { classes, Lane, LaneDot, RequestLine, ResponseLine, toneClass } from '../../marks/index.ts';
import type { Playhead } from '../types.ts';
import styles from './lanes.module.css';
import type { Window } from './lanesMetrics.ts';
import { useAtNow } from './Now.tsx';

interface GuestsProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly view: LanesView;
  readonly event: EventId;
  readonly shown: Window;
}

const lowered = (y: number) => `translateY(${y}px)`;

/** The lanes of the coordinator and the consumers, and what goes to and from them. */
export default function Guests({ index, playhead, view, event, shown }: GuestsProps) {
  const { coordinator, consumers, brokers, gate } = view.layout;
  const lanes = [...(brokers?.values() ?? []), coordinator, consumers].filter(
    (x): x is number => x !== undefined && x !== gate,
  );
  const past = useAtNow({ index, playhead, view }, lowered);
  return (
    <>
      {lanes.map((x) => (
        <Lane key={x} x={x} y={0} h={view.height} past={0} />
      ))}
      <g ref={past} className={styles.past} strokeWidth={2}>
        <path
          className={classes(styles.line, toneClass('ink3'))}
          d={lanes.map((x) => `M${x} 0v${-view.height}`).join('')}
        />
      </g>
      {view.links
        .filter((one) => one.event <= event && one.y2 > shown.from && one.y1 < shown.to)
        .map((one) => (
          <Link key={one.event} link={one} />
        ))}
    </>
  );
}

interface LinkProps {
  readonly link: LaneLink;
}

/** From a lane's dot to the next one's. */
const OFF = 5;

const Link = memo(function Link({ link }: LinkProps) {
  const { event, x1, y1, x2, y2, back, tone, name } = link;
  const way = back ? -1 : 1;
  const ends = { x1: x1 + way * OFF, y1, x2: x2 - way * OFF, y2 };
  const Way = back ? ResponseLine : RequestLine;
  return (
    <g data-event={event} className={styles.link}>
      <path className={styles.hit} d={`M${ends.x1} ${y1}L${ends.x2} ${y2}`} />
      <Way {...ends} weight="thin" tone={tone} label={name} />
      <LaneDot x={x2} y={y2} tone={tone} />
    </g>
  );
});
