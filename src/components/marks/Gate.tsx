import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { clamp01 } from './press.ts';
import { toneClass } from './tone.ts';

export interface GateOpening {
  /** Top of the opening, from the top of the wall. */
  readonly y: number;
  /** 68 for requests, 28 for responses. */
  readonly h: number;
  /** 0 … 1 while five bars close it: a fenced producer. */
  readonly barred?: number | undefined;
}

interface GateProps extends MarkProps {
  readonly h: number;
  /** From top to bottom, inside the wall. */
  readonly openings: readonly GateOpening[];
  /** Idempotence is off: the check is skipped, so the wall is only dashed. */
  readonly skipped?: boolean | undefined;
}

export const gateWidth = 8;
export const requestOpening = 68;
export const responseOpening = 28;

/** The broker's sequence check: a wall that letters pass through. */
export function Gate({ x, y, h, openings, skipped = false, label }: GateProps) {
  return (
    <Mark x={x} y={y} label={label}>
      {wallSegments(h, openings).map(({ from, to }) => (
        <Wall key={from} y={from} h={to - from} skipped={skipped} />
      ))}
      {openings.map((opening) => (
        <Bars key={opening.y} {...opening} />
      ))}
    </Mark>
  );
}

interface Segment {
  readonly from: number;
  readonly to: number;
}

/** What the openings leave of the wall. */
export function wallSegments(h: number, openings: readonly GateOpening[]): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const opening of openings) {
    if (opening.y > from) segments.push({ from, to: opening.y });
    from = Math.max(from, opening.y + opening.h);
  }
  if (h > from) segments.push({ from, to: h });
  return segments;
}

function Wall({ y, h, skipped }: { y: number; h: number; skipped: boolean }) {
  if (!skipped) {
    return (
      <g className={toneClass('ink')}>
        <rect className={styles.solid} y={y} width={gateWidth} height={h} rx={1.5} />
      </g>
    );
  }
  return (
    <rect
      className={styles.edgeLine}
      x={0.75}
      y={y + 0.75}
      width={gateWidth - 1.5}
      height={Math.max(0, h - 1.5)}
      rx={2}
      strokeWidth={1.5}
      strokeDasharray="3 3"
    />
  );
}

/** Five bars from the upper edge down, one after the other. */
function Bars({ y, h, barred = 0 }: GateOpening) {
  const shown = clamp01(barred) * 5;
  return (
    <g className={toneClass('fence')}>
      {[0, 1, 2, 3, 4].map((bar) => (
        <rect
          key={bar}
          className={styles.solid}
          x={-3}
          y={y + ((bar + 0.5) * h) / 5 - 1.5}
          width={(gateWidth + 6) * clamp01(shown - bar)}
          height={3}
          rx={1.5}
        />
      ))}
    </g>
  );
}
