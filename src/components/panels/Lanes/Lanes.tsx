import { useEffect, useMemo, useRef, useState } from 'react';
import { laneY, screenAtLaneY, selectLanes } from '../../../trace/selectors/lanesView.ts';
import { useEventAt } from '../playhead.ts';
import type { LanesProps } from '../types.ts';
import { Arrows } from './Arrows.tsx';
import { LanesHead } from './LanesHead.tsx';
import styles from './lanes.module.css';
import { CHUNK, cameraAt, panelMeasures, windowAt } from './lanesMetrics.ts';
import { LaneLines, NowLine, NowPlate } from './Now.tsx';
import { Past } from './Past.tsx';
import { Waits } from './Waits.tsx';

/** Marks and the plate take their clicks themselves. */
const OWN_CLICK = `[role="button"], .${styles.plate}`;

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
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ height: at.view }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={(one) => setChunk(Math.floor(one.currentTarget.scrollTop / CHUNK))}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the playhead do the same */}
        {/* biome-ignore lint/a11y/useSemanticElements: there is no <fieldset> inside an SVG picture */}
        <svg
          role="group"
          aria-label="Messages, in the order they were sent"
          width={width}
          height={tall}
          onClick={(one) => {
            if (!(one.target instanceof Element) || one.target.closest(OWN_CLICK)) return;
            const top = one.currentTarget.getBoundingClientRect().top;
            onSelect(null);
            onSeek(screenAtLaneY(view, index.clock, one.clientY - top));
          }}
        >
          <rect className={styles.ground} width={width} height={tall} />
          <LaneLines index={index} playhead={playhead} view={view} height={tall} />
          <NowLine index={index} playhead={playhead} view={view} at={at} />
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
          <NowPlate index={index} playhead={playhead} view={view} at={at} onSeek={onSeek} />
        </svg>
      </div>
    </section>
  );
}
