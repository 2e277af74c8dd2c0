import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { perf } from './paths.ts';
import { NoStamp, Stamp } from './Stamp.tsx';
import { numeralLayout, type StampSize, stampInset, stampSizes } from './stampSizes.ts';
import { toneClass } from './tone.ts';

interface StepStampProps extends MarkProps {
  readonly state: 'done' | 'current' | 'open';
  readonly step: number;
  readonly size?: StampSize | undefined;
}

/** One lesson in the row of progress: done is grey, current coloured, open dashed. */
export function StepStamp({ x, y, state, step, size = 'S', label }: StepStampProps) {
  const numeral = String(step);
  if (state === 'open') return <NoStamp x={x} y={y} size={size} numeral={numeral} label={label} />;
  if (state === 'current') {
    return <Stamp x={x} y={y} size={size} session="a" numeral={numeral} label={label} />;
  }
  const { w, h, r } = stampSizes[size];
  const inset = stampInset(size);
  const { fontSize, lines } = numeralLayout(numeral, size);
  return (
    <Mark x={x} y={y} label={label} className={toneClass('ink2')}>
      <path className={styles.stampDone} strokeWidth={0.75} d={perf(0, 0, w, h, r)} />
      <rect
        className={styles.surfaceLine}
        x={inset}
        y={inset}
        width={w - 2 * inset}
        height={h - 2 * inset}
        strokeWidth={1}
      />
      <text
        className={styles.numeral}
        x={w / 2}
        y={lines[0]?.baseline}
        fontSize={fontSize}
        textAnchor="middle"
      >
        {numeral}
      </text>
    </Mark>
  );
}
