import styles from './marks.module.css';
import { px } from './paths.ts';
import { classes, type Tone, toneClass } from './tone.ts';

interface CrossProps {
  readonly x: number;
  readonly y: number;
  readonly r?: number | undefined;
  readonly tone?: Tone | undefined;
  readonly opacity?: number | undefined;
}

/** The × of a loss. x, y is its centre. */
export function Cross({ x, y, r = 5.5, tone = 'lost', opacity }: CrossProps) {
  return (
    <path
      className={classes(toneClass(tone), styles.line, styles.round)}
      strokeWidth={2.25}
      opacity={opacity}
      transform={`translate(${px(x)} ${px(y)})`}
      d={`M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`}
    />
  );
}
