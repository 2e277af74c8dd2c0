import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { textWidth } from './textWidth.ts';
import { type Tone, toneClass } from './tone.ts';

interface LaneProps extends MarkProps {
  readonly h: number;
  /** How much of it has happened; the rest is a faint continuation. */
  readonly past?: number | undefined;
  readonly tone?: Tone | undefined;
}

/** A machine's life, downward from its box. x is the lane's middle. */
export function Lane({ x, y, h, past = h, tone = 'ink', label }: LaneProps) {
  const now = Math.min(h, Math.max(0, past));
  return (
    <Mark x={x} y={y} label={label} className={toneClass(tone)}>
      {now < h && <path className={styles.hairLine} strokeWidth={2} d={`M0 ${now}V${h}`} />}
      {now > 0 && <path className={styles.line} strokeWidth={2} d={`M0 0V${now}`} />}
    </Mark>
  );
}

interface LaneDotProps extends MarkProps {
  readonly tone?: Tone | undefined;
  readonly ground?: 'paper' | 'surface' | undefined;
}

/** An event on a lane, cut out of it by a ring of the ground. */
export function LaneDot({ x, y, tone = 'ink', ground = 'paper', label }: LaneDotProps) {
  return (
    <Mark x={x} y={y} label={label} className={toneClass(tone)}>
      <circle className={ground === 'paper' ? styles.paper : styles.surface} r={5} />
      <circle className={styles.solid} r={3.5} />
    </Mark>
  );
}

interface TimeChipProps extends MarkProps {
  /** `392 ms` */
  readonly text: string;
}

export function timeChipWidth(text: string): number {
  return Math.ceil(textWidth(text, 13, 'strong') + 18);
}

/** The playhead's time, solid ink. x, y is its left middle. */
export function TimeChip({ x, y, text, label }: TimeChipProps) {
  return (
    <Mark x={x} y={y} label={label} className={toneClass('ink')}>
      <rect className={styles.solid} y={-11} width={timeChipWidth(text)} height={22} rx={3} />
      <g className={styles.inverse}>
        <text className="t-label-strong" x={9} y={4.5}>
          {text}
        </text>
      </g>
    </Mark>
  );
}

interface PlayheadPinProps extends MarkProps {
  readonly h: number;
}

/** The playhead on the tape: a pin whose point is the instant. x is the instant, y its top. */
export function PlayheadPin({ x, y, h, label }: PlayheadPinProps) {
  return (
    <Mark x={x} y={y} label={label} className={toneClass('ink')}>
      <path className={styles.line} strokeWidth={2} d={`M0 10V${h}`} />
      <path className={styles.solid} d="M-5 0H5A2 2 0 0 1 7 2V8L0 15L-7 8V2A2 2 0 0 1 -5 0z" />
    </Mark>
  );
}
