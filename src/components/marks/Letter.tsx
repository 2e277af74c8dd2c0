import { t } from '../../i18n/t.ts';
import { IconGlyph } from '../ui/Icon.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { compactLetterLayout, letterLayout } from './letterLayout.ts';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { NoStamp, Stamp, type StampFace } from './Stamp.tsx';
import type { StampSize } from './stampSizes.ts';
import { Text } from './Text.tsx';
import { type Tone, toneClass } from './tone.ts';

/**
 * live: on its way. held: delayed on the wire. parked: arrived, holds its in-flight slot until
 * the answer lands. lost: gone with the connection. rejected, refused, fenced: turned away at the gate.
 */
export type LetterState = 'live' | 'held' | 'parked' | 'lost' | 'rejected' | 'refused' | 'fenced';

interface LetterProps extends MarkProps {
  /** One line per record, such as `order 17 · €40`. */
  readonly records: readonly string[];
  readonly partition?: string | undefined;
  /** `null` when idempotence is off: producerId −1. */
  readonly stamp: StampFace | null;
  /** 0 … 1 while the sequence is being assigned. */
  readonly press?: number | undefined;
  /** `attempt 2, same bytes`. */
  readonly foot?: string | undefined;
  readonly state?: LetterState | undefined;
  /** One line and a small stamp, for narrow screens. */
  readonly compact?: boolean | undefined;
}

interface Look {
  readonly tone: Tone;
  readonly text: Tone;
  readonly dash?: string;
  readonly radius: number;
  readonly icon?: IconName;
}

const looks: Record<LetterState, Look> = {
  live: { tone: 'req', text: 'ink', radius: 3 },
  held: { tone: 'req', text: 'ink', radius: 3, dash: '4 4', icon: 'clock' },
  parked: { tone: 'req', text: 'ink2', radius: 3 },
  lost: { tone: 'lost', text: 'ink3', radius: 3, dash: '4 4', icon: 'x' },
  rejected: { tone: 'rej', text: 'ink', radius: 0, icon: 'gap' },
  refused: { tone: 'lost', text: 'ink', radius: 0, icon: 'alert' },
  fenced: { tone: 'fence', text: 'ink', radius: 0, icon: 'bars' },
};

/** A batch on the move: the envelope the producer stamps and the broker postmarks. */
export function Letter(props: LetterProps) {
  const { x, y, records, partition, stamp, press, foot, state = 'live', compact, label } = props;
  const look = looks[state];
  if (compact) return <CompactLetter {...props} look={look} />;
  const box = letterLayout(records, look.icon ? `${foot ?? ''}      ` : foot);
  return (
    <Mark x={x} y={y} label={label}>
      <Envelope w={box.w} h={box.h} look={look} />
      {partition && <Text x={10} y={20} kind="caption" tone="ink2">{t`to ${partition}`}</Text>}
      {records.map((record, i) => (
        <Text key={record} x={10} y={box.records[i] ?? 0} kind="strong" tone={look.text}>
          {record}
        </Text>
      ))}
      <LetterStamp x={box.stampX} y={6} size="L" stamp={stamp} press={press} />
      {look.icon && (
        <g className={toneClass(look.tone)}>
          <IconGlyph name={look.icon} x={10} y={box.foot - 11} size={14} />
        </g>
      )}
      {foot && (
        <Text x={look.icon ? 29 : 10} y={box.foot} kind="caption" tone="ink2">
          {foot}
        </Text>
      )}
    </Mark>
  );
}

function CompactLetter({ x, y, records, stamp, press, look, label }: LetterProps & { look: Look }) {
  const text = records.length > 1 ? t`${records.length} records` : (records[0] ?? '');
  const box = compactLetterLayout(text);
  return (
    <Mark x={x} y={y} label={label}>
      <Envelope w={box.w} h={box.h} look={look} />
      <Text x={10} y={24.5} kind="strong" tone={look.text}>
        {text}
      </Text>
      <LetterStamp x={box.stampX} y={5} size="S" stamp={stamp} press={press} />
    </Mark>
  );
}

function Envelope({ w, h, look }: { w: number; h: number; look: Look }) {
  return (
    <g className={toneClass(look.tone)}>
      <rect
        className={styles.frame}
        x={0.875}
        y={0.875}
        width={w - 1.75}
        height={h - 1.75}
        rx={look.radius}
        strokeWidth={1.75}
        strokeDasharray={look.dash}
      />
    </g>
  );
}

interface LetterStampProps extends MarkProps {
  readonly size: StampSize;
  readonly stamp: StampFace | null;
  readonly press?: number | undefined;
  /** It stands in a filled row of the log. */
  readonly onSoft?: boolean | undefined;
}

/** The stamp of a batch, or its dashed place when there is none. */
export function LetterStamp({ x, y, size, stamp, press, onSoft }: LetterStampProps) {
  if (!stamp) return <NoStamp x={x} y={y} size={size} tone={onSoft ? 'ink2' : 'ink3'} />;
  // The smallest cannot hold `0–1` in one line: the next one stands on the same foot
  if (size === 'XS' && stamp.numeral.includes('–')) {
    return <Stamp x={x - 3} y={y - 7} size="S" press={press} {...stamp} />;
  }
  return <Stamp x={x} y={y} size={size} press={press} {...stamp} />;
}
