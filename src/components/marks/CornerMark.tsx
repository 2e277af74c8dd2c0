import styles from './marks.module.css';
import type { Session } from './tone.ts';

interface CornerMarkProps {
  /** Centre of the mark. */
  readonly x: number;
  readonly y: number;
  /** Half its extent. */
  readonly r: number;
  readonly session: Session;
}

/** Repeats a session's hue as a shape: disc, diamond, square, triangle, bar. */
export function CornerMark({ x, y, r, session }: CornerMarkProps) {
  return <path className={styles.solid} transform={`translate(${x} ${y})`} d={shape(session, r)} />;
}

function shape(session: Session, r: number): string {
  switch (session) {
    case 'a':
      return `M${-r} 0a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`;
    case 'b':
      return `M0 ${-1.2 * r}L${1.2 * r} 0L0 ${1.2 * r}L${-1.2 * r} 0z`;
    case 'c':
      return `M${-r} ${-r}H${r}V${r}H${-r}z`;
    case 'd':
      return `M0 ${-1.1 * r}L${1.15 * r} ${r}H${-1.15 * r}z`;
    case 'e':
      return `M${-1.6 * r} ${-0.5 * r}H${1.3 * r}V${0.6 * r}H${-1.6 * r}z`;
  }
}
