import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { classes, type Tone, toneClass } from './tone.ts';

interface CausalDiscProps extends MarkProps {
  readonly step: number;
  /** Ink, or the colour of the event. */
  readonly tone?: Tone | undefined;
  readonly r?: number | undefined;
}

/** A causal step: the same number in the narration, on the stage and on the tape. x, y is the centre. */
export function CausalDisc({ x, y, step, tone = 'ink', r = 9.5, label }: CausalDiscProps) {
  const fontSize = r * 1.3;
  return (
    <Mark x={x} y={y} label={label} className={toneClass(tone)}>
      <circle className={styles.solid} r={r} />
      <text
        className={classes(styles.inverse, styles.strong)}
        y={Math.round(fontSize * 0.345 * 100) / 100}
        fontSize={fontSize}
        textAnchor="middle"
      >
        {step}
      </text>
    </Mark>
  );
}
