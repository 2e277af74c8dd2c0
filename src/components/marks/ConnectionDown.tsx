import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { clamp01 } from './press.ts';
import { classes, toneClass } from './tone.ts';

interface ConnectionDownProps extends MarkProps {
  readonly w: number;
  /** Which side still stands; the other one is dashed. */
  readonly near?: 'left' | 'right' | undefined;
  /** 0 … 1 while the plates move apart. */
  readonly open?: number | undefined;
  /** `NETWORK_EXCEPTION`, or another exact error name. */
  readonly error?: string | undefined;
}

/** Two plates that no longer touch. x, y is the left end of the line. */
export function ConnectionDown(props: ConnectionDownProps) {
  const { x, y, w, near = 'left', open = 1, error, label } = props;
  const half = 1 + 5 * clamp01(open);
  const [left, right] = [w / 2 - half, w / 2 + half];
  const dash = '4 4';
  return (
    <Mark x={x} y={y} label={label}>
      <g className={classes(toneClass('ink'), styles.line)} strokeWidth={2}>
        <path d={`M0 0H${left}`} strokeDasharray={near === 'left' ? undefined : dash} />
        <path d={`M${left} -11V11M${right} -11V11`} strokeLinecap="round" />
        <path d={`M${right} 0H${w}`} strokeDasharray={near === 'right' ? undefined : dash} />
      </g>
      {error && (
        <g className={toneClass('lost')}>
          <text className="t-label-strong" x={0} y={36}>
            {error}
          </text>
        </g>
      )}
    </Mark>
  );
}
