import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { laneY, screenAtLaneY, selectLanes } from '../../../trace/selectors/lanesView.ts';
import { useMedia } from '../../app/useMedia.ts';
import { inside } from '../../ui/inside.ts';
import { useTouched } from '../../ui/useTouched.ts';
import { useEventAt, useOnPlayhead } from '../playhead.ts';
import type { LanesProps } from '../types.ts';
import { Arrows } from './Arrows.tsx';
import { LanesHead } from './LanesHead.tsx';
import styles from './lanes.module.css';
import { CHUNK, cameraAt, panelMeasures, reachOf, WHOLE, windowAt } from './lanesMetrics.ts';
import { LaneLines, NowLine, NowPlate } from './Now.tsx';

// What a first picture can do without: nothing has happened yet.
const Past = lazy(() => import('./Past.tsx'));
const Edge = lazy(() => import('./Edge.tsx'));
const Waits = lazy(() => import('./Waits.tsx'));
const Retries = lazy(() => import('./Retries.tsx'));
const Lens = lazy(() => import('./Lens/Lens.tsx'));
// Few runs have others.
const Guests = lazy(() => import('./Guests.tsx'));

/** The plate with the time. */
const BELOW_PRESENT = 48;
/** Marks and the plate take their clicks themselves. */
const OWN_CLICK = '[role="button"], [data-grip]';

/** What happened when: time goes down, and a machine's lane stands under the machine. */
export function Lanes(props: LanesProps) {
  const { index, playhead, layout, width, height, selection, onSeek } = props;
  const { onSelect, onLose, onHold, heads } = props;
  const [lens, setLens] = useState(WHOLE);
  const touched = useTouched();
  const at = useMemo(
    () => panelMeasures(layout, width, height, lens.zoom),
    [layout, width, height, lens.zoom],
  );
  const view = useMemo(() => selectLanes(index, at.lanes), [index, at.lanes]);
  const event = useEventAt(playhead, index.clock);
  const printing = useMedia('print');
  const tall = Math.max(view.height, at.view);
  const reach = useMemo(
    () => reachOf(view, index.clock, lens.stretch, at.view),
    [view, index, lens.stretch, at.view],
  );
  const { from: top, to: foot } = reach;
  const camera = useCallback(
    (screen: number) => cameraAt(laneY(view, index.clock, screen) - top, at.view, foot - top),
    [view, index, at.view, top, foot],
  );
  const [chunk, setChunk] = useState(() => Math.floor(camera(playhead.get()) / CHUNK));
  const shown = useMemo(
    () => (printing ? reach : windowAt(chunk, at.view, reach)),
    [printing, chunk, at.view, reach],
  );
  // On paper: as far as the run has come, and small enough for one page
  const drawn = printing
    ? Math.min(foot, laneY(view, index.clock, playhead.get()) + BELOW_PRESENT) - top
    : foot - top;
  const zoom = printing ? Math.max(0.4, Math.min(1, 690 / width, 660 / (drawn + at.head))) : 1;
  const scroller = useRef<HTMLDivElement>(null);
  const sheets = useRef<HTMLDivElement>(null);
  // What was set is remembered: to ask the element would make the browser lay the page out each time
  const set = useRef(-1);
  const follow = useCallback(
    (screen: number) => {
      const to = camera(screen);
      if (!scroller.current || to === set.current) return;
      scroller.current.scrollTop = to;
      set.current = to;
    },
    [camera],
  );
  useOnPlayhead(playhead, follow, 'step');
  const common = { view, at, event, shown };
  const lifted = { translate: `0 ${-top}px` };
  return (
    <section
      className={styles.lanes}
      style={{ width, height, zoom }}
      aria-label="What happened when"
    >
      {at.lanes.compact ? (
        <div style={{ height: at.head }}>{heads}</div>
      ) : (
        <LanesHead at={at} width={width} view={view} named={props.named} />
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ height: at.view }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop } }) => {
          setChunk(Math.floor(scrollTop / CHUNK));
          if (scrollTop !== set.current) set.current = -1;
        }}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the playhead do the same */}
        {/* biome-ignore lint/a11y/useSemanticElements: a picture is no <fieldset> */}
        <div
          className={styles.picture}
          role="group"
          aria-label="Messages, in the order they were sent"
          style={{ width, height: drawn }}
          onClick={(one) => {
            if (!(one.target instanceof Element) || one.target.closest(OWN_CLICK)) return;
            const link = one.target.closest('[data-event]');
            if (link)
              return onSelect({ kind: 'event', event: Number(link.getAttribute('data-event')) });
            const box = one.currentTarget;
            const y = inside(box, one.clientY - box.getBoundingClientRect().top);
            onSelect(null);
            onSeek(screenAtLaneY(view, index.clock, y + top));
          }}
        >
          <svg role="presentation" width={width} height={tall} style={lifted}>
            <LaneLines index={index} playhead={playhead} view={view} height={tall} />
            <NowLine index={index} playhead={playhead} view={view} at={at} />
            {(view.links.length > 0 || view.layout.brokers) && (
              <Suspense>
                <Guests {...common} index={index} playhead={playhead} />
              </Suspense>
            )}
            <Suspense>
              {event >= 0 && <Waits {...common} index={index} playhead={playhead} />}
            </Suspense>
            <Arrows
              {...common}
              index={index}
              playhead={playhead}
              selection={selection}
              scroller={scroller}
              sheets={sheets}
              top={top}
              gestures={{ onSelect, onLose, onHold }}
            />
          </svg>
          <div ref={sheets} className={styles.sheet} style={lifted} />
          {/* On a sheet of its own, so that a frame paints what moves and not the words as well. */}
          <svg
            className={styles.sheet}
            role="presentation"
            width={width}
            height={tall}
            style={lifted}
          >
            <Suspense>{event >= 0 && <Past {...common} selection={selection} />}</Suspense>
            <Suspense>{touched && <Retries view={view} event={event} shown={shown} />}</Suspense>
          </svg>
          <svg
            className={styles.sheet}
            role="presentation"
            width={width}
            height={tall}
            style={lifted}
          >
            <NowPlate index={index} playhead={playhead} view={view} at={at} onSeek={onSeek} />
          </svg>
        </div>
      </div>
      <Suspense>
        {event >= 0 && <Edge scroller={scroller} labels={view.labels} top={top} head={at.head} />}
      </Suspense>
      <Suspense>
        {touched && (
          <Lens
            {...{ index, playhead, view, at, lens, scroller, camera }}
            top={top}
            onLens={setLens}
            onSeek={onSeek}
            named={props.named}
          />
        )}
      </Suspense>
    </section>
  );
}
