import { dotPath, stripePath } from './grounds.ts';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { type Tone, toneClass } from './tone.ts';

/**
 * filled: written in a log. outline: only in memory or on the wire. dashed: absent.
 * striped: a second copy. dotted: appended, not yet below the high watermark.
 */
export type SurfaceKind = 'filled' | 'outline' | 'dashed' | 'striped' | 'dotted';

interface SurfaceProps extends MarkProps {
  readonly w: number;
  readonly h: number;
  readonly kind: SurfaceKind;
  /** Outline and dashes may take an outcome's tone; the other surfaces have their own. */
  readonly tone?: Tone | undefined;
  /** Slides the stripes by so many px. */
  readonly phase?: number | undefined;
  readonly radius?: number | undefined;
}

const half = 1.75 / 2;

/** A box whose surface says whether the thing exists. Borders lie inside its measures. */
export function Surface(props: SurfaceProps) {
  const { x, y, w, h, kind, tone, phase = 0, radius = 3, label } = props;
  const box = { x: half, y: half, width: w - 2 * half, height: h - 2 * half, rx: radius };
  switch (kind) {
    case 'filled':
      return (
        <Mark x={x} y={y} label={label}>
          <rect className={styles.written} width={w} height={h} rx={radius} />
        </Mark>
      );
    case 'outline':
      return (
        <Mark x={x} y={y} label={label} className={toneClass(tone ?? 'req')}>
          <rect className={styles.frame} {...box} strokeWidth={1.75} />
        </Mark>
      );
    case 'dashed':
      return (
        <Mark x={x} y={y} label={label} className={toneClass(tone ?? 'edge')}>
          <rect
            className={styles.line}
            {...box}
            strokeWidth={1.5}
            strokeDasharray={w > 60 ? '4 4' : '3 3'}
          />
        </Mark>
      );
    case 'striped':
      return (
        <Mark x={x} y={y} label={label} className={toneClass('dup')}>
          <rect className={styles.dupSoft} {...box} />
          <path
            className={styles.dupFill}
            transform={`translate(${half} ${half})`}
            d={stripePath(w - 2 * half, h - 2 * half, phase)}
          />
          <rect className={styles.line} {...box} strokeWidth={1.75} />
        </Mark>
      );
    case 'dotted':
      return (
        <Mark x={x} y={y} label={label} className={toneClass('edge')}>
          <rect className={styles.frame} {...box} strokeWidth={1} />
          <path
            className={styles.line}
            strokeWidth={1.5}
            strokeLinecap="round"
            transform={`translate(${half} ${half})`}
            d={dotPath(w - 2 * half, h - 2 * half)}
          />
        </Mark>
      );
  }
}

interface PlateProps {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly on: 'striped' | 'dotted';
}

/** Quiet ground under a text that would otherwise stand on stripes or dots. */
export function Plate({ x, y, w, h, on }: PlateProps) {
  const ground = on === 'striped' ? styles.dupSoft : styles.surface;
  return <rect className={ground} x={x} y={y} width={w} height={h} rx={1} />;
}
