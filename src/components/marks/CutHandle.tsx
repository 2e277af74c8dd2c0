import { IconGlyph } from '../ui/Icon.tsx';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { textWidth } from './textWidth.ts';
import { classes, toneClass } from './tone.ts';

interface CutHandleProps extends MarkProps {
  /** `Cut this request (X)`: shown below the handle, solid ink. */
  readonly tip?: string | undefined;
  readonly onCut?: (() => void) | undefined;
}

/**
 * Scissors on a message that is hovered or focused. The key is X on the message itself, so the
 * handle stays out of the tab order. x, y is its centre; the clear ring is the touch target.
 */
export function CutHandle({ x, y, tip, onCut, label }: CutHandleProps) {
  const w = tip ? textWidth(tip, 13, 'strong') + 20 : 0;
  return (
    <Mark x={x} y={y} label={label}>
      <g
        className={classes(toneClass('lost'), styles.target)}
        {...(onCut ? { onClick: onCut } : {})}
      >
        <circle r={22} fillOpacity={0} />
        <circle className={styles.solid} r={14} />
        <g className={styles.inverse}>
          <IconGlyph name="scissors" x={-7.5} y={-7.5} size={15} />
        </g>
      </g>
      {tip && (
        <Mark x={-w + 14} y={18} className={toneClass('ink')}>
          <rect className={styles.solid} width={w} height={26} rx={4} />
          <g className={styles.inverse}>
            <text className="t-label-strong" x={10} y={17.5}>
              {tip}
            </text>
          </g>
        </Mark>
      )}
    </Mark>
  );
}
