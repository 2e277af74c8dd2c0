import { t } from '../../i18n/t.ts';
import { LetterStamp } from './Letter.tsx';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import type { StampFace } from './Stamp.tsx';
import { textWidth } from './textWidth.ts';
import { classes, toneClass } from './tone.ts';

interface PresenterLetterProps extends MarkProps {
  /** `order 17` and `€40`: one record, to be read from the last row. */
  readonly record: string;
  readonly amount?: string | undefined;
  readonly partition: string;
  readonly stamp: StampFace | null;
  readonly press?: number | undefined;
  /** `attempt 2` */
  readonly foot?: string | undefined;
}

const pad = 40;
const stampW = 176;
export const presenterLetterHeight = 304;

export function presenterLetterWidth(record: string): number {
  return Math.max(584, Math.ceil(pad + textWidth(record, 58, 'strong') + 40 + stampW + 26));
}

/** The letter of a 1920 × 1080 slide, with everything the stamp says readable. */
export function PresenterLetter(props: PresenterLetterProps) {
  const { x, y, record, amount, partition, stamp, press, foot, label } = props;
  const w = presenterLetterWidth(record);
  return (
    <Mark x={x} y={y} label={label}>
      <g className={toneClass('req')}>
        <rect
          className={styles.frame}
          x={2.25}
          y={2.25}
          width={w - 4.5}
          height={presenterLetterHeight - 4.5}
          rx={8}
          strokeWidth={4.5}
        />
      </g>
      <text className={toneClass('ink2')} x={pad} y={68} fontSize={31}>{t`to ${partition}`}</text>
      <text className={classes(toneClass('ink'), styles.strong)} x={pad} y={138} fontSize={58}>
        {record}
      </text>
      {amount && (
        <text className={classes(toneClass('ink'), styles.medium)} x={pad} y={203} fontSize={46}>
          {amount}
        </text>
      )}
      {foot && (
        <text className={toneClass('ink2')} x={pad} y={267} fontSize={31}>
          {foot}
        </text>
      )}
      <LetterStamp x={w - stampW - 26} y={28} size="XXL" stamp={stamp} press={press} />
    </Mark>
  );
}
