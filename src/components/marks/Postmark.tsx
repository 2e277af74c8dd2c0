import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { postmarkScale, pressOpacity, scaleAbout } from './press.ts';
import { classes, toneClass } from './tone.ts';

interface PostmarkProps extends MarkProps {
  /** 10–36; from 17 a second ring lies inside. */
  readonly r: number;
  readonly offset: number | string;
  /** ink in the log, ok in an ack, dup on a copy. */
  readonly tone?: 'ink' | 'ok' | 'dup' | undefined;
  /** 0 before the offset is assigned, 1 when the mark sits. */
  readonly press?: number | undefined;
}

/** Width of a tabular figure of Atkinson Hyperlegible Next, in em. */
const figure = 0.632;

/** Font size that keeps the offset clear of the inner ring. */
export function postmarkFontSize(offset: string, r: number): number {
  const clear = r >= 17 ? 2 * (0.87 * r) - 0.2 * r : 2 * r - 4.2;
  return Math.round(Math.min(0.9 * r, clear / (figure * offset.length)) * 100) / 100;
}

/** The broker's mark: a circle with the offset it gave. x, y is the centre. */
export function Postmark({ x, y, r, offset, tone = 'ink', press = 1, label }: PostmarkProps) {
  const text = String(offset);
  const fontSize = postmarkFontSize(text, r);
  return (
    <Mark
      x={x}
      y={y}
      label={label}
      className={toneClass(tone)}
      transform={scaleAbout(0, 0, postmarkScale(press))}
      opacity={pressOpacity(press)}
    >
      <circle className={styles.frame} r={r} strokeWidth={r >= 30 ? 2.25 : 1.5} />
      {r >= 17 && (
        <circle className={styles.line} r={r * 0.87} strokeWidth={r >= 30 ? 1.25 : 0.9} />
      )}
      <text
        className={classes(styles.strong)}
        y={Math.round(fontSize * 0.345 * 100) / 100}
        fontSize={fontSize}
        textAnchor="middle"
      >
        {text}
      </text>
    </Mark>
  );
}
