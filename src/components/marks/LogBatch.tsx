import { easeCubicOut } from './easing.ts';
import { LetterStamp } from './Letter.tsx';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { clamp01 } from './press.ts';
import { RecordLine } from './RecordLine.tsx';
import type { StampFace } from './Stamp.tsx';
import { Plate, Surface, type SurfaceKind } from './Surface.tsx';
import { stampSizes } from './stampSizes.ts';
import { toneClass } from './tone.ts';

export interface LogBatchProps extends MarkProps {
  readonly w: number;
  readonly baseOffset: number;
  /** One text per record. */
  readonly records: readonly string[];
  /** `null`: written without a producer id. `undefined`: no room for a stamp. */
  readonly stamp?: StampFace | null | undefined;
  /** A second copy of something that is already in the log. */
  readonly copy?: boolean | undefined;
  /** Its transaction was aborted: struck through. */
  readonly aborted?: boolean | undefined;
  /** The original that a duplicate was recognised by. */
  readonly matched?: boolean | undefined;
  /** Below the high watermark: consumers may read it. */
  readonly committed?: boolean | undefined;
  /** 0 … 1 while the batch drops into its row. */
  readonly land?: number | undefined;
  /** 0 … 1 while the offset is being stamped. */
  readonly press?: number | undefined;
  /** Slides the stripes by so many px. */
  readonly phase?: number | undefined;
}

export const logLine = 29;
const padding = 1;
/** Between the rows of two batches; the high watermark lies in the middle. */
export const logGap = 7;

export function logBatchHeight(records: number): number {
  return Math.max(1, records) * logLine + padding;
}

/** A batch in the log, one line per record. */
export function LogBatch(props: LogBatchProps) {
  const { x, y, w, baseOffset, records, stamp, copy, matched, committed = true, label } = props;
  const { land = 1, press = 1, phase } = props;
  const h = logBatchHeight(records.length);
  const lines = records.map((record, i) => ({ record, offset: baseOffset + i }));
  const kind: SurfaceKind = copy ? 'striped' : committed ? 'filled' : 'dotted';
  const drop = -12 * (1 - easeCubicOut(clamp01(land)));
  const room = stamp === undefined ? w - 10 : w - 38;
  return (
    <Mark
      x={x}
      y={y}
      label={label}
      opacity={clamp01(land * 4)}
      transform={drop === 0 ? undefined : `translate(0 ${drop})`}
    >
      <Surface x={0} y={0} w={w} h={h} kind={kind} phase={phase} />
      {lines.map(({ record, offset }) => (
        <RecordLine
          key={offset}
          y={(offset - baseOffset) * logLine}
          first={offset === baseOffset}
          kind={kind}
          offset={offset}
          record={record}
          press={press}
          room={room}
          struck={props.aborted}
        />
      ))}
      {stamp !== undefined && <StampPlace w={w} h={h} kind={kind} stamp={stamp} />}
      {matched && <MatchedBorder w={w} h={h} />}
    </Mark>
  );
}

interface StampPlaceProps {
  readonly w: number;
  readonly h: number;
  readonly kind: SurfaceKind;
  readonly stamp: StampFace | null;
}

/** A dashed place is drawn smaller in a one-line row, where it would sit on the row's border. */
function StampPlace({ w, h, kind, stamp }: StampPlaceProps) {
  const size = !stamp && h < 40 ? 'XS' : 'S';
  const { w: stampW, h: stampH } = stampSizes[size];
  const at = { x: w - 19 - stampW / 2, y: (h - stampH) / 2 };
  return (
    <>
      {!stamp && (kind === 'striped' || kind === 'dotted') && (
        <Plate x={at.x - 1} y={at.y - 1} w={stampW + 2} h={stampH + 2} on={kind} />
      )}
      <LetterStamp {...at} size={size} stamp={stamp} onSoft={kind !== 'dotted'} />
    </>
  );
}

function MatchedBorder({ w, h }: { w: number; h: number }) {
  return (
    <g className={toneClass('dup')}>
      <rect
        className={styles.line}
        x={1}
        y={1}
        width={w - 2}
        height={h - 2}
        rx={3}
        strokeWidth={2}
      />
    </g>
  );
}
