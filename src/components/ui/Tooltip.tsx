import { type ReactNode, useState } from 'react';
import styles from './tooltip.module.css';

interface TooltipProps {
  /** Repeats the name of the control, with its key. Never says more than the control itself. */
  readonly text: string;
  readonly side?: 'above' | 'below' | undefined;
  /** Keeps the tip inside the window for controls at an edge. */
  readonly align?: 'start' | 'center' | 'end' | undefined;
  readonly children: ReactNode;
}

/**
 * Shows a control's name on hover and focus. Hidden from screen readers, who get the name from
 * the control; Escape takes it away.
 */
export function Tooltip({ text, side = 'below', align = 'center', children }: TooltipProps) {
  const [shown, setShown] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens on behalf of its control
    <span
      className={styles.anchor}
      onPointerEnter={(event) => setShown(event.pointerType === 'mouse')}
      onPointerLeave={() => setShown(false)}
      onPointerDown={() => setShown(false)}
      onFocus={(event) => setShown(event.target.matches(':focus-visible'))}
      onBlur={() => setShown(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setShown(false);
      }}
    >
      {children}
      {shown && (
        <span aria-hidden="true" className={`${styles.tip} ${styles[side]} ${styles[align]}`}>
          {text}
        </span>
      )}
    </span>
  );
}
