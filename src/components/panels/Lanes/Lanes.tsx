import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { laneY, screenAtLaneY, selectLanes } from '../../../trace/selectors/lanesView.ts';
import { useTouched } from '../../ui/useTouched.ts';
import { useEventAt, useOnPlayhead } from '../playhead.ts';
import type { LanesProps } from '../types.ts';
import { Arrows } from './Arrows.tsx';
import { LanesHead } from './LanesHead.tsx';
import styles from './lanes.module.css';
import { CHUNK, cameraAt, panelMeasures, windowAt } from './lanesMetrics.ts';
import { LaneLines, NowLine, NowPlate } from './Now.tsx';
import { Past } from './Past.tsx';
import { Waits } from './Waits.tsx';

// What a first picture can do without.
const Retries = lazy(() => import('./Retries.tsx'));
const Zoom = lazy(() => import('./Zoom.tsx'));

/** Marks and the plate take their clicks themselves. */
const OWN_CLICK = `[role="button"], .${styles.plate}`;

/** What happened when: time goes down, and a machine's lane stands under the machine. */
export function Lanes(props: LanesProps) {
  const { index, playhead, layout, width, height, selection, onSeek } = props;
  const { onSelect, onLose, onHold, heads } = props;
  const [zoom, setZoom] = useState(1);
  const touched = useTouched();
  const at = useMemo(
    () => panelMeasures(layout, width, height, zoom),
    [layout, width, height, zoom],
  );
  const view = useMemo(() => selectLanes(index, at.lanes), [index, at.lanes]);
  const event = useEventAt(playhead, index.clock);
  const tall = Math.max(view.height, at.view);
  const camera = () => cameraAt(laneY(view, index.clock, playhead.get()), at.view, tall);
  const [chunk, setChunk] = useState(() => Math.floor(camera() / CHUNK));
  const shown = useMemo(() => windowAt(chunk, at.view), [chunk, at.view]);
  const scroller = useRef<HTMLDivElement>(null);
  // What was set is remembered: to ask the element would make the browser lay the page out each time
  const set = useRef(-1);
  const follow = useCallback(
    (screen: number) => {
      const top = cameraAt(laneY(view, index.clock, screen), at.view, tall);
      if (!scroller.current || top === set.current) return;
      scroller.current.scrollTop = top;
      set.current = top;
    },
    [view, index, at.view, tall],
  );
  useOnPlayhead(playhead, follow, 'step');
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
        {/* biome-ignore lint/a11y/useSemanticElements: a picture is no <fieldset> */}
        <div
          className={styles.picture}
          role="group"
          aria-label="Messages, in the order they were sent"
          style={{ width, height: tall }}
          onClick={(one) => {
            if (!(one.target instanceof Element) || one.target.closest(OWN_CLICK)) return;
            const top = one.currentTarget.getBoundingClientRect().top;
            onSelect(null);
            onSeek(screenAtLaneY(view, index.clock, one.clientY - top));
          }}
        >
          <svg role="presentation" width={width} height={tall}>
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
          </svg>
          {/* On a sheet of its own, so that a frame paints what moves and not the words as well. */}
          <svg className={styles.sheet} role="presentation" width={width} height={tall}>
            <Past {...common} selection={selection} />
            <Suspense>{touched && <Retries view={view} event={event} shown={shown} />}</Suspense>
          </svg>
          <svg className={styles.sheet} role="presentation" width={width} height={tall}>
            <NowPlate index={index} playhead={playhead} view={view} at={at} onSeek={onSeek} />
          </svg>
        </div>
      </div>
      <Suspense>{touched && <Zoom zoom={zoom} onZoom={setZoom} scroller={scroller} />}</Suspense>
    </section>
  );
}
