import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { t } from '../../../../i18n/t.ts';
import type { LanesView } from '../../../../trace/selectors/lanesTypes.ts';
import { screenAtLaneY } from '../../../../trace/selectors/lanesView.ts';
import type { TraceIndex } from '../../../../trace/types.ts';
import { numberText } from '../../../../trace/words.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import type { Playhead } from '../../types.ts';
import { type Lens as LensState, type PanelMeasures, WHOLE } from '../lanesMetrics.ts';
import styles from './lens.module.css';
import { StretchForm } from './StretchForm.tsx';
import { LEAST, lensFor, screenAtVirtual } from './stretch.ts';
import { useDrag } from './useDrag.ts';

interface LensProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly view: LanesView;
  readonly at: PanelMeasures;
  readonly lens: LensState;
  readonly onLens: (lens: LensState) => void;
  /** y at the top of what can be scrolled to. */
  readonly top: number;
  /** Where the panel scrolls to show a screen time. */
  readonly camera: (screen: number) => number;
  /** Takes the wheel with Ctrl, drags, and the keys + − 0. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onSeek: (screen: number) => void;
  readonly named: boolean | undefined;
}

const MOST = 6;
const STEP = 1.5;
/** From the client's lane, behind “Zoom to …”. */
const BESIDE_CHIP = 80;

/** How the diagram is looked at: nearer or from afar, one stretch of time alone, and back to the playhead. */
export default function Lens(props: LensProps) {
  const { index, playhead, view, at, lens, onLens, top, camera, scroller, onSeek, named } = props;
  const { clock } = index;
  const [asking, setAsking] = useState(false);
  const [marked, setMarked] = useState<readonly [number, number] | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { zoom, stretch } = lens;
  const base = { ...at.lanes, flight: at.lanes.flight / zoom };
  const close = () => {
    setAsking(false);
    setMarked(null);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const showOnly = (from: number, to: number) => {
    const next = lensFor(index, base, at.view, [from, to]);
    if (next) onLens(next);
    // What has not happened yet is not drawn
    if (next?.stretch && playhead.get() <= next.stretch[0]) onSeek(next.stretch[1]);
    close();
  };
  useDrag({
    scroller,
    marking: asking,
    onMark: (from, to, done) => {
      if (!done) setMarked([from, to]);
      else showOnly(screenAtLaneY(view, clock, from + top), screenAtLaneY(view, clock, to + top));
    },
    onGiveUp: () => setMarked(null),
  });
  useZoomKeys(scroller, zoom, (next) => onLens(next === 1 ? WHOLE : { ...lens, zoom: next }));
  const ms = (screen: number) => Math.floor(clock.virtualAt(screen));
  const to = (factor: number) => onLens({ ...lens, zoom: limited(zoom * factor) });
  // Another run is another time
  const { scenario } = index.trace;
  const seen = useRef(scenario.id);
  useEffect(() => {
    if (seen.current !== scenario.id) onLens(WHOLE);
    seen.current = scenario.id;
  }, [scenario, onLens]);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons is no <fieldset> */}
      <div
        className={styles.zoom}
        style={{ left: at.lanes.client + BESIDE_CHIP }}
        data-stretched={stretch !== null}
        role="group"
        aria-label="Zoom of the diagram"
      >
        <IconButton
          icon="minus"
          label="Less room between moments"
          disabled={zoom <= LEAST}
          onClick={() => to(1 / STEP)}
        />
        <IconButton
          icon="plus"
          label="More room between moments"
          disabled={zoom >= MOST}
          onClick={() => to(STEP)}
        />
      </div>
      <div className={styles.stretch} style={{ left: at.lanes.client + (named ? 64 : 8) }}>
        <button
          ref={opener}
          type="button"
          className={styles.chip}
          aria-expanded={asking}
          title="Or drag over the diagram with shift"
          onClick={() => setAsking(!asking)}
        >
          {stretch
            ? t`${numberText(ms(stretch[0]))}–${numberText(ms(stretch[1]))} ms`
            : t`Zoom to …`}
        </button>
        {stretch && (
          <Button size="small" icon="x" onClick={() => onLens(WHOLE)}>
            Whole run
          </Button>
        )}
      </div>
      <Back {...{ playhead, camera, scroller }} stretch={stretch} />
      {marked && (
        <div
          className={styles.marked}
          style={{
            top: at.head + Math.min(...marked) - (scroller.current?.scrollTop ?? 0),
            height: Math.abs(marked[1] - marked[0]),
          }}
        />
      )}
      {asking && (
        <StretchForm
          last={index.trace.events.at(-1)?.at ?? 0}
          from={stretch ? ms(stretch[0]) : 0}
          to={stretch ? ms(stretch[1]) : ms(clock.duration)}
          onShow={(from, end) =>
            showOnly(screenAtVirtual(clock, from), screenAtVirtual(clock, end + 0.999))
          }
          onClose={close}
        />
      )}
    </>
  );
}

function limited(zoom: number): number {
  return Math.min(MOST, Math.max(LEAST, zoom));
}

interface BackProps extends Pick<LensProps, 'playhead' | 'camera' | 'scroller'> {
  readonly stretch: LensState['stretch'];
}

/** Further than this from where the panel would scroll by itself, px. */
const AWAY = 60;

/** The way back to the present, once the diagram was moved away from it. */
function Back({ playhead, camera, scroller, stretch }: BackProps) {
  const away = useSyncExternalStore(
    (changed) => {
      const box = scroller.current;
      box?.addEventListener('scroll', changed);
      const end = playhead.subscribe(changed);
      return () => {
        box?.removeEventListener('scroll', changed);
        end();
      };
    },
    () => {
      const box = scroller.current;
      const screen = playhead.get();
      if (!box || playhead.isMoving() || (stretch && screen > stretch[1])) return 0;
      const by = camera(screen) - box.scrollTop;
      return Math.abs(by) < AWAY ? 0 : Math.sign(by);
    },
  );
  if (away === 0) return null;
  return (
    <div className={styles.back}>
      <Button
        size="small"
        onClick={() => scroller.current?.scrollTo({ top: camera(playhead.get()) })}
      >
        {away > 0 ? t`↓ To the playhead` : t`↑ To the playhead`}
      </Button>
    </div>
  );
}

function useZoomKeys(
  scroller: RefObject<HTMLDivElement | null>,
  zoom: number,
  onZoom: (zoom: number) => void,
): void {
  const latest = useRef({ zoom, onZoom });
  latest.current = { zoom, onZoom };
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const by = (factor: number) => latest.current.onZoom(limited(latest.current.zoom * factor));
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      by(1.002 ** -event.deltaY);
    };
    const key = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+') by(STEP);
      else if (event.key === '-') by(1 / STEP);
      else if (event.key === '0') latest.current.onZoom(1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    box.addEventListener('wheel', wheel, { passive: false });
    box.addEventListener('keydown', key);
    return () => {
      box.removeEventListener('wheel', wheel);
      box.removeEventListener('keydown', key);
    };
  }, [scroller]);
}
