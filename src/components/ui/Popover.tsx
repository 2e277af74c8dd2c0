import { type ReactNode, type RefObject, useId, useRef } from 'react';
import { inside } from './inside.ts';
import styles from './popover.module.css';
import { placePopover } from './popoverPlace.ts';

/** What the control that opens the popover must spread on its `<button>`. */
export interface PopoverTrigger {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly popoverTarget: string;
  readonly 'aria-haspopup': 'dialog';
}

interface PopoverProps {
  /** Names the popover for screen readers. */
  readonly label: string;
  readonly trigger: (props: PopoverTrigger) => ReactNode;
  readonly children: ReactNode;
}

/** A note on solid ink with a 6 px pointer. Opening, Escape and light dismiss are the browser's. */
export function Popover({ label, trigger, children }: PopoverProps) {
  const id = useId();
  const control = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const place = () => {
    if (!control.current || !panel.current) return;
    const anchor = control.current.getBoundingClientRect();
    const viewport = { width: window.innerWidth, height: window.innerHeight };
    const at = placePopover(anchor, panel.current.getBoundingClientRect(), viewport);
    const px = (length: number) => `${inside(control.current ?? document.body, length)}px`;
    panel.current.style.left = px(at.left);
    panel.current.style.top = px(at.top);
    panel.current.style.setProperty('--pointer', px(at.pointer));
    panel.current.dataset['side'] = at.side;
  };
  return (
    <>
      {trigger({ ref: control, popoverTarget: id, 'aria-haspopup': 'dialog' })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles.popover}
        onToggle={(event) => {
          if (event.newState === 'open') place();
          else if (panel.current) delete panel.current.dataset['side'];
        }}
      >
        {children}
      </div>
    </>
  );
}
