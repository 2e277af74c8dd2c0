import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { t } from '../../../i18n/t.ts';
import { inside } from '../../ui/inside.ts';
import styles from './desk.module.css';

const LEAST = 140;
const STEP = 32;

interface GripProps {
  /** Of the panel in px; null: as the page has room. */
  readonly height: number | null;
  readonly onHeight: (height: number | null) => void;
}

/** The upper edge of the panel: dragged, or moved with the arrow keys; a double click or Home gives the first height back. */
export function Grip({ height, onHeight }: GripProps) {
  const grip = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const current = () => panelOf(grip.current)?.clientHeight ?? LEAST;
  const set = (asked: number) => onHeight(Math.round(Math.max(LEAST, Math.min(most(), asked))));
  const most = () => Math.max(LEAST, (grip.current?.closest('main')?.clientHeight ?? 800) - 220);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { y: event.clientY, height: current() };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag.current) return;
    set(drag.current.height + inside(event.currentTarget, drag.current.y - event.clientY));
  };
  const end = () => {
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: STEP, ArrowDown: -STEP, PageUp: 4 * STEP, PageDown: -4 * STEP }[
      event.key
    ];
    if (by !== undefined) set(current() + by);
    else if (event.key === 'Home') onHeight(null);
    else if (event.key === 'End') set(most());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={grip}
      role="slider"
      aria-orientation="vertical"
      aria-label="Height of the panel"
      aria-valuemin={LEAST}
      aria-valuemax={2000}
      aria-valuenow={height ?? 316}
      aria-valuetext={height === null ? t`as the page has room` : t`${height} px`}
      tabIndex={0}
      className={styles.grip}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onHeight(null)}
      onKeyDown={onKeyDown}
    />
  );
}

function panelOf(grip: HTMLElement | null): Element | null | undefined {
  return grip?.parentElement?.querySelector('section');
}
