import { t } from '../../i18n/t.ts';
import { IconGlyph } from '../ui/Icon.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { pressOpacity, verdictPose } from './press.ts';
import { textWidth } from './textWidth.ts';
import { type Tone, toneClass } from './tone.ts';

export type VerdictKind = 'append' | 'duplicate' | 'outOfOrder' | 'fenced' | 'error';

interface VerdictProps extends MarkProps {
  readonly kind: VerdictKind;
  /** 0 in the air, 1 on paper. */
  readonly press?: number | undefined;
}

interface Look {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
  /** An answer without an error keeps a rounded frame. */
  readonly radius: number;
}

const looks: Record<VerdictKind, Look> = {
  append: { word: 'APPEND', tone: 'ink', icon: 'chevronDown', radius: 4 },
  duplicate: { word: 'DUPLICATE', tone: 'dup', icon: 'copies', radius: 4 },
  outOfOrder: { word: t`OUT OF ORDER`, tone: 'rej', icon: 'gap', radius: 0 },
  fenced: { word: 'FENCED', tone: 'fence', icon: 'bars', radius: 0 },
  error: { word: 'ERROR', tone: 'lost', icon: 'alert', radius: 0 },
};

export const verdictHeight = 30;

/** Width of the stamp's frame before it is turned. */
export function verdictWidth(kind: VerdictKind): number {
  const { word } = looks[kind];
  const spacing = 0.04 * 15 * (word.length - 1);
  return Math.ceil(36 + textWidth(word, 15, 'strong') * 1.02 + spacing + 14);
}

/** The broker's decision on a batch: a rubber stamp, pressed at −4°. x, y is its centre. */
export function Verdict({ x, y, kind, press = 1, label }: VerdictProps) {
  const { word, tone, icon, radius } = looks[kind];
  const { scale, angle } = verdictPose(press);
  const w = verdictWidth(kind);
  const h = verdictHeight;
  return (
    <Mark
      x={x}
      y={y}
      label={label}
      className={toneClass(tone)}
      transform={`rotate(${angle}) scale(${scale}) translate(${-w / 2} ${-h / 2})`}
      opacity={pressOpacity(press)}
    >
      <rect className={styles.frame} width={w} height={h} rx={radius} strokeWidth={2.25} />
      <rect
        className={styles.line}
        x={3.5}
        y={3.5}
        width={w - 7}
        height={h - 7}
        rx={radius / 2}
        strokeWidth={1}
      />
      <IconGlyph name={icon} x={13} y={8} size={14} />
      <text className={styles.verdictText} x={35} y={20.3} fontSize={15}>
        {word}
      </text>
    </Mark>
  );
}
