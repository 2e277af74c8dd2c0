import '../../trace/extras.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '../../components/ui/Button.tsx';
import { useSize } from '../../components/ui/useSize.ts';
import { useActions } from '../../store/useLab.ts';
import { RunOutcome } from '../shared/RunOutcome.tsx';
import { RunPicture } from '../shared/RunPicture.tsx';
import styles from './present.module.css';
import { SEQUENCE, type Slide, slidesOf, unknownScenes } from './slides.ts';

/** A slide is laid out at this size and scaled to the window; its picture may be so high, px of the picture. */
const WIDE = { width: 1920, height: 1080, picture: 259 } as const;
/** In a window that is higher than wide: a phone, a tablet in the hand. */
const TALL = { width: 1080, height: 1920, picture: 440 } as const;

/** Scenes in sequence, for a room: `#/present/lost-ack,palindrome?slide=3`. Keys and clickers turn the slides. */
export default function Present({ rest }: { readonly rest: string }) {
  const { goTo } = useActions();
  const { ids, at } = readRest(rest);
  const names = ids.join(',');
  const slides = useMemo(() => slidesOf(names.split(',')), [names]);
  const missing = unknownScenes(ids);
  const place = Math.min(at, Math.max(0, slides.length - 1));
  const slide = slides[place];
  const [blank, setBlank] = useState(false);
  const [box, { width, height }] = useSize<HTMLDivElement>();
  const turn = useCallback(
    (to: number) => {
      const inside = Math.min(slides.length - 1, Math.max(0, to));
      setBlank(false);
      goTo(`present/${names}${inside > 0 ? `?slide=${inside + 1}` : ''}`);
    },
    [goTo, names, slides.length],
  );
  const leave = useCallback(() => {
    if (document.fullscreenElement) void document.exitFullscreen();
    goTo('start');
  }, [goTo]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = keyActions(turn, place, slides.length, leave, () => setBlank((was) => !was))[
        event.key.length === 1 ? event.key.toLowerCase() : event.key
      ];
      if (!act) return;
      // A button that has the focus keeps the space bar and Enter for itself
      const own = event.target instanceof Element && event.target.closest('button, a');
      if (own && (event.key === ' ' || event.key === 'Enter')) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [turn, place, slides.length, leave]);
  const size = height > width ? TALL : WIDE;
  const scale = Math.min(width / size.width, height / size.height);
  return (
    <div className={styles.place}>
      <div ref={box} className={styles.room}>
        {width > 0 && (
          <div
            className={styles.slide}
            data-tall={size === TALL}
            data-title={slide !== undefined && slide.until < 0}
            style={{
              width: size.width,
              height: size.height,
              transform: `translate(${(width - size.width * scale) / 2}px, ${(height - size.height * scale) / 2}px) scale(${scale})`,
            }}
          >
            {blank ? (
              <p className="visually-hidden">The screen is blank. Press B to go on.</p>
            ) : slide ? (
              <SlideView slide={slide} picture={size.picture} />
            ) : (
              <h1>There is no scene called {missing.join(', ')}</h1>
            )}
            <div
              className={styles.progress}
              style={{ width: `${((place + 1) / Math.max(1, slides.length)) * 100}%` }}
            />
          </div>
        )}
        <p className="visually-hidden" aria-live="polite">
          Slide {place + 1} of {slides.length}: {slide?.headline}
        </p>
        <Controls place={place} count={slides.length} onTurn={turn} onLeave={leave} />
      </div>
    </div>
  );
}

interface SlideViewProps {
  readonly slide: Slide;
  /** How high its picture may be, px. */
  readonly picture: number;
}

function SlideView({ slide, picture }: SlideViewProps) {
  const { headline, words, time, index, until, outcome } = slide;
  return (
    <>
      <header className={styles.head}>
        <h1 data-long={headline.length > 34}>{headline}</h1>
        <p className={styles.time}>{time}</p>
      </header>
      <p className={styles.words} data-alone={until < 0}>
        {words}
      </p>
      {until >= 0 && (
        <div className={styles.picture}>
          <div className={styles.zoom}>
            <RunPicture
              index={index}
              label={`${headline}. ${words}`}
              until={until}
              atMost={picture}
            />
          </div>
        </div>
      )}
      {outcome && (
        <div className={styles.outcome}>
          <RunOutcome outcome={outcome} />
        </div>
      )}
    </>
  );
}

interface ControlsProps {
  readonly place: number;
  readonly count: number;
  readonly onTurn: (to: number) => void;
  readonly onLeave: () => void;
}

const IDLE_MS = 2500;

/** There for the pointer and the keyboard, and out of sight while neither is used. */
function Controls({ place, count, onTurn, onLeave }: ControlsProps) {
  const [shown, setShown] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const show = () => {
      setShown(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setShown(false), IDLE_MS);
    };
    show();
    document.addEventListener('pointermove', show);
    document.addEventListener('pointerdown', show);
    document.addEventListener('focusin', show);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener('pointermove', show);
      document.removeEventListener('pointerdown', show);
      document.removeEventListener('focusin', show);
    };
  }, []);
  return (
    <nav className={styles.controls} data-shown={shown} aria-label="Slides">
      <IconButton
        icon="arrowLeft"
        label="Previous slide"
        variant="outline"
        disabled={place === 0}
        onClick={() => onTurn(place - 1)}
      />
      <span>
        {place + 1} of {count}
      </span>
      <IconButton
        icon="arrowRight"
        label="Next slide"
        variant="outline"
        disabled={place >= count - 1}
        onClick={() => onTurn(place + 1)}
      />
      <IconButton
        icon="present"
        label="Full screen"
        variant="outline"
        onClick={() => void document.documentElement.requestFullscreen?.()}
      />
      <IconButton icon="x" label="Leave the slides" variant="outline" onClick={onLeave} />
    </nav>
  );
}

function keyActions(
  turn: (to: number) => void,
  place: number,
  count: number,
  leave: () => void,
  blank: () => void,
): Readonly<Record<string, () => void>> {
  const next = () => turn(place + 1);
  const back = () => turn(place - 1);
  return {
    ArrowRight: next,
    ArrowDown: next,
    PageDown: next,
    ' ': next,
    Enter: next,
    ArrowLeft: back,
    ArrowUp: back,
    PageUp: back,
    Home: () => turn(0),
    End: () => turn(count - 1),
    b: blank,
    '.': blank,
    Escape: leave,
  };
}

function readRest(rest: string): { readonly ids: readonly string[]; readonly at: number } {
  const [path = '', query = ''] = rest.split('?');
  const ids = path
    .replace(/^\//, '')
    .split(',')
    .filter((one) => one !== '');
  const slide = /(?:^|&)slide=(\d{1,4})(?:&|$)/.exec(query)?.[1];
  return { ids: ids.length > 0 ? ids : SEQUENCE, at: Math.max(0, Number(slide ?? 1) - 1) };
}
