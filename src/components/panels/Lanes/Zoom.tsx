import { type RefObject, useEffect } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import styles from './zoom.module.css';

interface ZoomProps {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  /** Takes the wheel with Ctrl, and the keys + − 0. */
  readonly scroller: RefObject<HTMLDivElement | null>;
}

const LEAST = 0.5;
const MOST = 6;
const STEP = 1.5;

/** How far apart the lanes' moments stand: time in detail, or more of it at once. */
export default function Zoom({ zoom, onZoom, scroller }: ZoomProps) {
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const by = (factor: number) => onZoom(Math.min(MOST, Math.max(LEAST, zoom * factor)));
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      by(1.002 ** -event.deltaY);
    };
    const key = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+') by(STEP);
      else if (event.key === '-') by(1 / STEP);
      else if (event.key === '0') onZoom(1);
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
  }, [zoom, onZoom, scroller]);
  const to = (factor: number) => onZoom(Math.min(MOST, Math.max(LEAST, zoom * factor)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons are no <fieldset>
    <div className={styles.zoom} role="group" aria-label="Zoom of the diagram">
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
  );
}
