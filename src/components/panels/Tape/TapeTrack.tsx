import {
  type KeyboardEvent,
  lazy,
  type PointerEvent,
  Suspense,
  useCallback,
  useMemo,
  useRef,
} from 'react';
import { t } from '../../../i18n/t.ts';
import { currentEventOf, useActions, useCurrentEvent, useLabStore } from '../../../store/useLab.ts';
import { sentenceOf } from '../../../trace/selectors/say.ts';
import { selectTape } from '../../../trace/selectors/tapeView.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import { NARROW, useMedia } from '../../app/useMedia.ts';
import { usePlayhead } from '../../app/usePlayhead.ts';
import { inside } from '../../ui/inside.ts';
import { useSize } from '../../ui/useSize.ts';
import { useTouched } from '../../ui/useTouched.ts';
import { useOnPlayhead } from '../playhead.ts';
import { TapeMarks } from './TapeMarks.tsx';
import styles from './tape.module.css';
import { tapeInsets, tapeRows } from './tapeRows.ts';

const TapeFaults = lazy(() => import('./TapeFaults.tsx'));

/** The axis with its marks, and the playhead: a slider over the run. */
export function TapeTrack({ index }: { readonly index: TraceIndex }) {
  const [box, { width }] = useSize<HTMLDivElement>();
  const narrow = useMedia(NARROW);
  const touched = useTouched();
  const rows = narrow ? tapeRows.narrow : tapeRows.wide;
  const inset = narrow ? tapeInsets.narrow : tapeInsets.wide;
  const length = Math.max(0, width - inset.left - inset.right);
  const view = useMemo(() => selectTape(index, length), [index, length]);
  const current = useCurrentEvent();
  const {
    seek,
    setLoop,
    seekToEvent,
    stepBack,
    stepForward,
    toStart,
    toEnd,
    nextNotable,
    previousNotable,
  } = useActions();
  const store = useLabStore();
  const slider = useRef<HTMLDivElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const played = useRef<HTMLDivElement>(null);
  const grabbed = useRef(false);
  const loopFrom = useRef<number | null>(null);

  const pin = usePlayhead();
  // The pin moves all the time: it is put in place here, without rendering.
  const place = useCallback(
    (screen: number) => {
      const share = screen / index.clock.duration;
      const x = inset.left + share * length;
      if (playhead.current) playhead.current.style.transform = `translateX(${x}px)`;
      if (played.current) played.current.style.transform = `translateX(${(share - 1) * 100}%)`;
      slider.current?.setAttribute('aria-valuenow', String(Math.round(screen)));
    },
    [index, inset, length],
  );
  useOnPlayhead(pin, place, 'step');

  /** Along the axis, px. */
  const placeOf = ({ currentTarget, clientX }: PointerEvent<HTMLDivElement>) =>
    inside(currentTarget, clientX - currentTarget.getBoundingClientRect().left) - inset.left;
  const seekTo = (event: PointerEvent<HTMLDivElement>) => {
    seek((placeOf(event) / Math.max(1, length)) * index.clock.duration);
    if (loopFrom.current !== null) setLoop(loopFrom.current);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: stepBack,
    ArrowDown: stepBack,
    ArrowRight: stepForward,
    ArrowUp: stepForward,
    PageUp: nextNotable,
    PageDown: previousNotable,
    Home: toStart,
    End: toEnd,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  };

  return (
    <div className={styles.track} ref={box}>
      <div
        ref={slider}
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label="Playhead"
        aria-valuemin={0}
        aria-valuemax={index.clock.duration}
        aria-valuenow={Math.round(store.getState().playhead)}
        aria-valuetext={current < 0 ? t`start` : sentenceOf(index, current)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          grabbed.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          loopFrom.current = null;
          seekTo(event);
          // With shift a drag marks the passage to loop
          if (event.shiftKey) loopFrom.current = store.getState().playhead;
        }}
        onPointerMove={(event) => {
          if (grabbed.current) seekTo(event);
        }}
        onPointerUp={(event) => {
          grabbed.current = false;
          if (loopFrom.current === null) snap(placeOf(event));
        }}
        onPointerCancel={() => {
          grabbed.current = false;
        }}
      >
        <div
          className={styles.axis}
          style={{ left: inset.left, right: inset.right }}
          aria-hidden="true"
        >
          <div ref={played} className={styles.played} />
        </div>
        {length > 0 && (
          <TapeMarks view={view} width={width} inset={inset} rows={rows} current={current} />
        )}
        <div ref={playhead} className={styles.playhead} aria-hidden="true">
          <span className={styles.flag} />
        </div>
      </div>
      <Suspense>{touched && <TapeFaults width={width} inset={inset} />}</Suspense>
    </div>
  );

  /** A click on a mark goes to its event exactly. */
  function snap(x: number): void {
    const near = [...view.discs, ...view.ticks]
      .map(({ event, at }) => ({ event, off: Math.abs(at * length - x) }))
      .filter(({ off }) => off <= 6)
      .sort((one, other) => one.off - other.off)[0];
    if (near && near.event !== currentEventOf(store.getState())) seekToEvent(near.event);
    else if (near) seek(index.clock.screenOf(near.event));
  }
}
