import { t } from '../../i18n/t.ts';
import { CornerMark } from './CornerMark.tsx';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { perf } from './paths.ts';
import { clamp01, pressOpacity, scaleAbout, stampScale } from './press.ts';
import { numeralLayout, type StampSize, stampInset, stampSizes } from './stampSizes.ts';
import { classes, type Session, toneClass } from './tone.ts';

/** What the producer wrote on a batch. */
export interface StampFace {
  readonly session: Session;
  /** The baseSequence, or `0–1` for two and more records. */
  readonly numeral: string;
  /** What the numeral counts, where it is not the sequence. */
  readonly unit?: string | undefined;
  /** Printed from XL upwards. */
  readonly producerId?: number | string | undefined;
  readonly producerEpoch?: number | undefined;
}

interface StampProps extends MarkProps, StampFace {
  readonly size: StampSize;
  /** 0 before the sequence is assigned, 1 when the stamp sits. */
  readonly press?: number | undefined;
}

/** The producer's mark: perforated paper, a block in the session's hue, a white numeral. */
export function Stamp(props: StampProps) {
  const { x, y, size, session, numeral, producerId, producerEpoch, press = 1, label } = props;
  const { w, h, r, head, foot, corner } = stampSizes[size];
  const inset = stampInset(size);
  const pose = scaleAbout(w / 2, h / 2, stampScale(press));
  return (
    <Mark x={x} y={y} label={label} transform={pose} opacity={pressOpacity(press)}>
      <path className={styles.stampPaper} strokeWidth={h > 60 ? 1 : 0.75} d={perf(0, 0, w, h, r)} />
      <g className={classes(styles[session], styles.stampInk)}>
        <rect
          className={styles.stampBlock}
          x={inset}
          y={inset}
          width={w - 2 * inset}
          height={h - 2 * inset}
        />
        {head && (
          <text
            className={styles.strong}
            x={w / 2}
            y={head.baseline}
            fontSize={head.size}
            textAnchor="middle"
          >
            {props.unit ?? t`seq`}
          </text>
        )}
        <Numeral numeral={numeral} size={size} />
        {foot && producerId !== undefined && (
          <g className={styles.strong} fontSize={foot.size} textAnchor="middle">
            <text x={w / 2} y={foot.baselines[0]}>{t`PID ${producerId}`}</text>
            {producerEpoch !== undefined && (
              <text x={w / 2} y={foot.baselines[1]}>{t`epoch ${producerEpoch}`}</text>
            )}
          </g>
        )}
        {corner && (
          <CornerMark
            x={w - inset - 2.1 * corner}
            y={h - inset - 2.1 * corner}
            r={corner}
            session={session}
          />
        )}
      </g>
    </Mark>
  );
}

interface NumeralProps {
  readonly numeral: string;
  readonly size: StampSize;
}

function Numeral({ numeral, size }: NumeralProps) {
  const { fontSize, lines } = numeralLayout(numeral, size);
  return (
    <g className={styles.numeral} fontSize={fontSize} textAnchor="middle">
      {lines.map(({ text, baseline }) => (
        <text key={baseline} x={stampSizes[size].w / 2} y={baseline}>
          {text}
        </text>
      ))}
    </g>
  );
}

interface NoStampProps extends MarkProps {
  readonly size: StampSize;
  /** −1 for a missing producer id; empty for a place that is merely free. */
  readonly numeral?: string | undefined;
  /** ink2 where it stands on a soft ground. */
  readonly tone?: 'ink2' | 'ink3' | undefined;
}

/** Where a stamp could be: dashed, the same size. */
export function NoStamp({ x, y, size, numeral = '−1', tone = 'ink3', label }: NoStampProps) {
  const { w, h } = stampSizes[size];
  const scale = h > 60 ? h / 60 : 1;
  return (
    <Mark x={x} y={y} label={label}>
      <rect
        className={styles.edgeLine}
        x={0.75}
        y={0.75}
        width={w - 1.5}
        height={h - 1.5}
        rx={2 * scale}
        strokeWidth={1.5 * scale}
        strokeDasharray={`${3 * scale} ${3 * scale}`}
      />
      {numeral !== '' && (
        <g className={toneClass(tone)}>
          <NoNumeral numeral={numeral} size={size} />
        </g>
      )}
    </Mark>
  );
}

function NoNumeral({ numeral, size }: NumeralProps) {
  const { w, h } = stampSizes[size];
  const fontSize = Math.max(11, 0.44 * h * clamp01(1.25 - 0.125 * numeral.length));
  return (
    <text
      className={styles.numeral}
      x={w / 2 - (numeral.startsWith('−') ? 0.02 * w : 0)}
      y={h / 2 + 0.33 * fontSize}
      fontSize={fontSize}
      textAnchor="middle"
    >
      {numeral}
    </text>
  );
}
