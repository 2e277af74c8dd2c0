import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { perf } from './paths.ts';
import { classes } from './tone.ts';

/** The project's sign: a stamp with an arrow that comes back. 22 × 26. */
export function Logo({ x, y, label }: MarkProps) {
  return (
    <Mark x={x} y={y} label={label}>
      <path className={styles.stampPaper} strokeWidth={0.75} d={perf(0, 0, 22, 26, 1.2)} />
      <g className={classes(styles.a, styles.stampInk)}>
        <rect className={styles.stampBlock} x={2.6} y={2.6} width={16.8} height={20.8} />
        <path
          className={classes(styles.line, styles.round)}
          strokeWidth={1.9}
          d="M14.6 9.8A4.9 4.9 0 1 0 15.9 13.6M15.4 7V10.4H12"
        />
      </g>
    </Mark>
  );
}
