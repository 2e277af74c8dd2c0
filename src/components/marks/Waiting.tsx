import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { arcPath, px } from './paths.ts';
import { clamp01 } from './press.ts';
import { Text } from './Text.tsx';
import { classes, type Tone, toneClass } from './tone.ts';

interface BackoffBracketProps extends MarkProps {
  /** x, y is the upper end at the lane; the bracket opens towards the lane. */
  readonly h: number;
  readonly side?: 'left' | 'right' | undefined;
  /** `retry.backoff.ms` */
  readonly name: string;
  /** `100 ms` */
  readonly value: string;
  /** Only the part that has passed is drawn in full. */
  readonly progress?: number | undefined;
}

/** A wait along the client's lane. */
export function BackoffBracket(props: BackoffBracketProps) {
  const { x, y, h, side = 'left', name, value, progress = 1, label } = props;
  const away = side === 'left' ? -1 : 1;
  const end = h * clamp01(progress);
  const foot = progress >= 1 ? 'H0' : '';
  return (
    <Mark x={x} y={y} label={label}>
      <g className={classes(toneClass('ink3'), styles.round)}>
        <path className={styles.line} strokeWidth={1.5} d={`M0 0H${7 * away}V${px(end)}${foot}`} />
      </g>
      <BracketText
        x={16 * away}
        y={h / 2}
        anchor={side === 'left' ? 'end' : 'start'}
        name={name}
        value={value}
      />
    </Mark>
  );
}

interface BracketTextProps {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly name: string;
  readonly value: string;
}

function BracketText({ x, y, anchor, name, value }: BracketTextProps) {
  return (
    <>
      <Text x={x} y={y - 5} anchor={anchor} kind="caption">
        {name}
      </Text>
      <Text x={x} y={y + 12} anchor={anchor} kind="strong">
        {value}
      </Text>
    </>
  );
}

interface BackoffArcProps extends MarkProps {
  /** Share of the wait that has passed, 0 … 1. */
  readonly fraction: number;
  readonly r?: number | undefined;
  /** `62 of 100 ms`, to the right. */
  readonly value?: string | undefined;
  readonly tone?: Tone | undefined;
}

/** A wait or delay riding on a line: an arc that fills as time runs. x, y is the centre. */
export function BackoffArc({
  x,
  y,
  fraction,
  r = 14,
  value,
  tone = 'ink',
  label,
}: BackoffArcProps) {
  return (
    <Mark x={x} y={y} label={label} className={toneClass(tone)}>
      <circle className={styles.surface} r={r + 1.5} />
      <circle className={styles.hairLine} r={r} strokeWidth={3} />
      <path
        className={styles.line}
        strokeWidth={3}
        strokeLinecap="round"
        d={arcPath(r, fraction)}
      />
      {value && (
        <Text x={r + 12} y={4.5} kind="strong" tone="ink">
          {value}
        </Text>
      )}
    </Mark>
  );
}

interface TimeoutBarProps extends MarkProps {
  readonly w: number;
  readonly fraction: number;
  /** `delivery.timeout.ms` and `272 of 120 000`, above the bar. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

/** A budget that drains: 5 px, never empty, so that even 0.2 % is seen. x, y is the bar's corner. */
export function TimeoutBar({ x, y, w, fraction, name, value, label }: TimeoutBarProps) {
  const filled = Math.max(5, w * clamp01(fraction));
  return (
    <Mark x={x} y={y} label={label}>
      {name && (
        <Text x={0} y={-10} kind="caption">
          {name}
        </Text>
      )}
      {value && (
        <Text x={w} y={-10} anchor="end" tone="ink2">
          {value}
        </Text>
      )}
      <rect className={styles.sunken} width={w} height={5} rx={2.5} />
      <g className={toneClass(fraction >= 1 ? 'lost' : 'ink2')}>
        <rect className={styles.solid} width={filled} height={5} rx={2.5} />
      </g>
    </Mark>
  );
}
