import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './grip.module.css';
import { inside } from './inside.ts';

interface GripProps {
  readonly label: string;
  /** Which way it moves, and on which side of the resized part it lies. */
  readonly edge: 'left' | 'right' | 'bottom';
  /** Size of the part now, px. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** null: as the page has it by itself. */
  readonly onSize: (size: number | null) => void;
}

const STEP = 24;

/** An edge of a part: dragged, or moved with the arrow keys; a double click or Home gives the first size back. */
export default function Grip({ label, edge, size, least, most, onSize }: GripProps) {
  const from = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const down = edge === 'bottom';
  const way = edge === 'left' ? -1 : 1;
  const placeOf = (event: PointerEvent) => (down ? event.clientY : event.clientX);
  const set = (asked: number) => onSize(Math.round(Math.min(most, Math.max(least, asked))));
  const steps: Readonly<Record<string, number>> = down
    ? { ArrowUp: -STEP, ArrowDown: STEP }
    : { ArrowLeft: -STEP * way, ArrowRight: STEP * way };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by !== undefined) set(size + by);
    else if (event.key === 'Home') onSize(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const end = () => {
    from.current = null;
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.grip}
      data-edge={edge}
      aria-orientation={down ? 'vertical' : 'horizontal'}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={Math.max(least, Math.round(most))}
      aria-valuenow={Math.round(size)}
      aria-valuetext={`${Math.round(size)} px`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onSize(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: placeOf(event), size };
      }}
      onPointerMove={(event) => {
        if (!from.current) return;
        const by = inside(event.currentTarget, placeOf(event) - from.current.at);
        if (Math.abs(by) > 2) set(from.current.size + by * way);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
