import styles from './marks.module.css';
import { between, px, routedPath, towards } from './paths.ts';
import { clamp01 } from './press.ts';
import { classes, type Tone, toneClass } from './tone.ts';

interface LineProps {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** How far the message has come, 0 … 1. */
  readonly progress?: number | undefined;
  readonly tone?: Tone | undefined;
  readonly label?: string | undefined;
}

function naming(label: string | undefined) {
  return label ? { role: 'img', 'aria-label': label } : {};
}

interface RequestLineProps extends LineProps {
  /** thin for replication between brokers. */
  readonly weight?: 'main' | 'thin' | undefined;
}

/** A request: goes right, filled head. */
export function RequestLine(props: RequestLineProps) {
  const { x1, y1, x2, y2, progress = 1, tone = 'req', weight = 'main', label } = props;
  if (progress <= 0) return null;
  const from = { x: x1, y: y1 };
  const tip = between(from, { x: x2, y: y2 }, clamp01(progress));
  const thin = weight === 'thin';
  const [length, half] = thin ? [9, 4] : [12, 5.5];
  const neck = towards(tip, from, length - 1);
  return (
    <g className={toneClass(tone)} {...naming(label)}>
      <path
        className={styles.line}
        strokeWidth={thin ? 1.25 : 2.5}
        d={`M${px(x1)} ${px(y1)}L${px(neck.x)} ${px(neck.y)}`}
      />
      <path
        className={styles.solid}
        transform={heading(tip, x1, y1)}
        d={`M0 0L${-length} ${-half}V${half}z`}
      />
    </g>
  );
}

interface ResponseLineProps extends LineProps {
  readonly weight?: 'main' | 'thin' | undefined;
}

/** A response: goes left, open head. */
export function ResponseLine(props: ResponseLineProps) {
  const { x1, y1, x2, y2, progress = 1, tone = 'ok', weight = 'main', label } = props;
  if (progress <= 0) return null;
  const tip = between({ x: x1, y: y1 }, { x: x2, y: y2 }, clamp01(progress));
  const thin = weight === 'thin';
  return (
    <g className={classes(toneClass(tone), styles.round)} {...naming(label)}>
      <path
        className={styles.line}
        strokeWidth={thin ? 1.25 : 1.75}
        d={`M${px(x1)} ${px(y1)}L${px(tip.x)} ${px(tip.y)}`}
      />
      <path
        className={styles.line}
        strokeWidth={thin ? 1.25 : 1.75}
        transform={heading(tip, x1, y1)}
        d={thin ? 'M-8 -4.5L0 0L-8 4.5' : 'M-9.5 -5.5L0 0L-9.5 5.5'}
      />
    </g>
  );
}

/** Turns a head drawn for an arrow that points right. */
function heading(tip: { x: number; y: number }, fromX: number, fromY: number): string {
  const angle = (Math.atan2(tip.y - fromY, tip.x - fromX) * 180) / Math.PI;
  return `translate(${px(tip.x)} ${px(tip.y)}) rotate(${px(angle)})`;
}

interface RoutedLineProps {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly tone?: Tone | undefined;
  readonly progress?: number | undefined;
  readonly radius?: number | undefined;
  readonly width?: number | undefined;
  /** The head, shown once the line has arrived. */
  readonly head?: 'filled' | 'open' | 'none' | undefined;
  readonly label?: string | undefined;
}

/** A line with turns: verdict → cached stamp → row, verdict → log, and the U-turn of an answer. */
export function RoutedLine(props: RoutedLineProps) {
  const { points, tone = 'dup', progress = 1, radius = 10, width = 2, head = 'none' } = props;
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before || progress <= 0) return null;
  const part = clamp01(progress);
  const neck = head === 'filled' ? towards(tip, before, 9) : tip;
  const growing = part < 1 ? { pathLength: 1, strokeDasharray: `${px(part)} 2` } : {};
  return (
    <g className={toneClass(tone)} {...naming(props.label)}>
      <path
        className={styles.line}
        strokeWidth={width}
        {...growing}
        d={routedPath([...points.slice(0, -1), neck], radius)}
      />
      {head === 'filled' && part === 1 && (
        <path
          className={styles.solid}
          transform={heading(tip, before.x, before.y)}
          d="M0 0L-11 -5.5V5.5z"
        />
      )}
      {head === 'open' && part === 1 && (
        <path
          className={classes(styles.line, styles.round)}
          strokeWidth={width}
          transform={heading(tip, before.x, before.y)}
          d="M-8 -5L0 0L-8 5"
        />
      )}
    </g>
  );
}
