import type { ReactNode } from 'react';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface MarkProps extends Place {
  /** The full sentence for assistive technology. Without it the mark is part of a larger one. */
  readonly label?: string | undefined;
}

interface MarkGroupProps extends MarkProps {
  readonly className?: string | undefined;
  /** Added after the translation, for presses and landings. */
  readonly transform?: string | undefined;
  readonly opacity?: number | undefined;
  readonly children: ReactNode;
}

/** The `<g>` every mark returns: placed, and named when it stands on its own. */
export function Mark({ x, y, label, className, transform, opacity, children }: MarkGroupProps) {
  const naming = label ? { role: 'img', 'aria-label': label } : {};
  const at = x === 0 && y === 0 ? '' : `translate(${x} ${y})`;
  const all = [at, transform].filter(Boolean).join(' ');
  return (
    <g
      {...naming}
      {...(className ? { className } : {})}
      {...(all ? { transform: all } : {})}
      {...(opacity === undefined || opacity >= 1 ? {} : { opacity })}
    >
      {children}
    </g>
  );
}
