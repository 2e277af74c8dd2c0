import { type RefObject, useEffect, useRef } from 'react';
import { inside } from '../../../ui/inside.ts';

interface Drag {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** A drag marks a stretch; else it moves the picture, unless Shift is down. */
  readonly marking: boolean;
  /** From where to where the stretch goes so far, px from the top of what can be scrolled to. */
  readonly onMark: (from: number, to: number, done: boolean) => void;
  readonly onGiveUp: () => void;
}

/** Less than this is a click, px. */
const DRAG_FROM = 5;
const OWN = '[role="button"], [data-grip]';

/** Dragging the ground of the diagram with a mouse or a pen moves it, as a finger does by itself. */
export function useDrag(drag: Drag): void {
  const latest = useRef(drag);
  latest.current = drag;
  const { scroller } = drag;
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    let start: Start | null = null;
    const down = (event: PointerEvent) => {
      const { marking } = latest.current;
      const mark = marking || event.shiftKey;
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      if (event.target.closest(OWN) && !mark) return;
      // A finger scrolls without help
      if (event.pointerType === 'touch' && !mark) return;
      const y = placeIn(box, event);
      start = { clientY: event.clientY, y, scrolled: box.scrollTop, mark, moved: false };
    };
    const move = (event: PointerEvent) => {
      if (!start) return;
      const by = event.clientY - start.clientY;
      if (!start.moved && Math.abs(by) < DRAG_FROM) return;
      if (!start.moved) box.setPointerCapture(event.pointerId);
      start.moved = true;
      if (start.mark) latest.current.onMark(start.y, placeIn(box, event), false);
      else box.scrollTop = start.scrolled - inside(box, by);
    };
    const up = (event: PointerEvent) => {
      if (start?.moved) {
        swallowClick(box);
        if (start.mark) latest.current.onMark(start.y, placeIn(box, event), true);
      }
      start = null;
    };
    const cancel = () => {
      if (start?.mark) latest.current.onGiveUp();
      start = null;
    };
    box.addEventListener('pointerdown', down);
    box.addEventListener('pointermove', move);
    box.addEventListener('pointerup', up);
    box.addEventListener('pointercancel', cancel);
    return () => {
      box.removeEventListener('pointerdown', down);
      box.removeEventListener('pointermove', move);
      box.removeEventListener('pointerup', up);
      box.removeEventListener('pointercancel', cancel);
    };
  }, [scroller]);
}

interface Start {
  readonly clientY: number;
  readonly y: number;
  readonly scrolled: number;
  readonly mark: boolean;
  moved: boolean;
}

/** Height of the pointer in what can be scrolled to, px. */
function placeIn(box: HTMLElement, { clientY }: PointerEvent): number {
  const { top } = box.getBoundingClientRect();
  return inside(box, clientY - top) + box.scrollTop;
}

/** The click that ends a drag means nothing. */
function swallowClick(box: HTMLElement): void {
  const stop = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  box.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => box.removeEventListener('click', stop, { capture: true }));
}
