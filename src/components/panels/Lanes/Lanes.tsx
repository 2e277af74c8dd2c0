import { useEffect, useMemo, useRef, useState } from 'react';
import { laneY, screenAtLaneY, selectLanes } from '../../../trace/selectors/lanesView.ts';
import { useEventAt } from '../playhead.ts';
import type { LanesProps } from '../types.ts';
import { Arrows } from './Arrows.tsx';
import { LanesHead } from './LanesHead.tsx';
import styles from './lanes.module.css';
import { CHUNK, cameraAt, panelMeasures, windowAt } from './lanesMetrics.ts';
import { LaneLines, NowLine } from './Now.tsx';
import { Past } from './Past.tsx';
import { Waits } from './Waits.tsx';

/** What happened when: time goes down, and a machine's lane stands under the machine. */
export function Lanes(props: LanesProps) {
  const { index, playhead, layout, width, height, selection, onSeek } = props;
  const { onSelect, onLose, onHold, heads } = props;
  const at = useMemo(() => panelMeasures(layout, width, height), [layout, width, height]);
  const view = useMemo(() => selectLanes(index, at.lanes), [index, at.lanes]);
  const event = useEventAt(playhead, index.clock);
  const tall = Math.max(view.height, at.view);
  const camera = () => cameraAt(laneY(view, index.clock, playhead.get()), at.view, tall);
  const [chunk, setChunk] = useState(() => Math.floor(camera() / CHUNK));
  const shown = useMemo(() => windowAt(chunk, at.view), [chunk, at.view]);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = () => {
      const element = scroller.current;
      if (!element) return;
      const top = cameraAt(laneY(view, index.clock, playhead.get()), at.view, tall);
      if (element.scrollTop !== top) element.scrollTop = top;
    };
    follow();
    return playhead.subscribe(follow);
  }, [view, index, playhead, at.view, tall]);
  const common = { view, at, event, shown };
  return (
    <section className={styles.lanes} style={{ width, height }} aria-label="What happened when">
      {at.lanes.compact ? (
        <div style={{ height: at.head }}>{heads}</div>
      ) : (
        <LanesHead at={at} width={width} followers={view.followers} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ height: at.view }}
        tabIndex={0}
        onScroll={(one) => setChunk(Math.floor(one.currentTarget.scrollTop / CHUNK))}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tape has the keys of the playhead */}
        <svg
          width={width}
          height={tall}
          aria-hidden={index.trace.events.length === 0}
          onClick={(one) => {
            if (!(one.target instanceof Element) || one.target.closest('[role="button"]')) return;
            const top = one.currentTarget.getBoundingClientRect().top;
            onSelect(null);
            onSeek(screenAtLaneY(view, index.clock, one.clientY - top));
          }}
        >
          <rect className={styles.ground} width={width} height={tall} />
          <LaneLines index={index} playhead={playhead} view={view} height={tall} />
          <Waits {...common} index={index} playhead={playhead} />
          <Arrows
            {...common}
            index={index}
            playhead={playhead}
            selection={selection}
            scroller={scroller}
            gestures={{ onSelect, onLose, onHold }}
          />
          <Past {...common} selection={selection} />
          <NowLine index={index} playhead={playhead} view={view} at={at} onSeek={onSeek} />
        </svg>
      </div>
    </section>
  );
}
