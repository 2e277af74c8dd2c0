import { LetterStamp } from './Letter.tsx';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import type { StampFace } from './Stamp.tsx';
import { Text } from './Text.tsx';
import { textWidth } from './textWidth.ts';
import { toneClass } from './tone.ts';

export interface WaitingBatch {
  readonly id: string;
  readonly text: string;
  /** `null` until the batch is drained; a batch back for a retry keeps its stamp. */
  readonly stamp: StampFace | null;
}

interface AccumulatorProps extends MarkProps {
  readonly w: number;
  /** In the order they will leave: the first one stands at the right. */
  readonly batches: readonly WaitingBatch[];
}

export const accumulatorHeight = 46;
const letterH = 35;
const stub = 36;
const gap = 4;
const inside = 8;

/** How many letters fit into the tray and how wide the first is. */
export function trayLayout(w: number, firstText: string, count: number) {
  const room = w - 2 * inside;
  const least = Math.ceil(12 + textWidth(firstText, 13, 'strong') + 8 + 26 + 5);
  const fitting = Math.max(0, Math.floor((room - least) / (stub + gap)));
  const waiting = count - 1 > fitting ? Math.max(0, fitting - 1) : count - 1;
  const hidden = count - 1 - waiting;
  const used = waiting * (stub + gap) + (hidden > 0 ? stub : 0);
  return { firstX: inside + used, firstW: room - used, waiting, hidden };
}

/** Batches that wait to be drained: an open tray, next to leave at the right. */
export function Accumulator({ x, y, w, batches, label }: AccumulatorProps) {
  const h = accumulatorHeight;
  const [first, ...others] = batches;
  const layout = first ? trayLayout(w, first.text, batches.length) : null;
  return (
    <Mark x={x} y={y} label={label}>
      <path
        className={styles.edgeLine}
        strokeWidth={1.75}
        d={`M0.875 0V${h - 0.875}H${w - 0.875}V0`}
      />
      {!first && (
        <Text x={18} y={27.5} tone="ink2">
          empty
        </Text>
      )}
      {first && layout && (
        <>
          {layout.hidden > 0 && (
            <Text x={inside + stub / 2 - 2} y={27.5} anchor="middle" tone="ink2">
              {`+${layout.hidden}`}
            </Text>
          )}
          {others.slice(0, layout.waiting).map((batch, i) => (
            <TrayLetter
              key={batch.id}
              x={layout.firstX - (i + 1) * (stub + gap)}
              w={stub}
              stamp={batch.stamp}
            />
          ))}
          <TrayLetter x={layout.firstX} w={layout.firstW} stamp={first.stamp} text={first.text} />
        </>
      )}
    </Mark>
  );
}

interface TrayLetterProps {
  readonly x: number;
  readonly w: number;
  readonly stamp: StampFace | null;
  readonly text?: string;
}

function TrayLetter({ x, w, stamp, text }: TrayLetterProps) {
  return (
    <Mark x={x} y={4} className={toneClass('req')}>
      <rect className={styles.frame} width={w} height={letterH} rx={3} strokeWidth={1.75} />
      {text && (
        <Text x={12} y={22} tone="ink">
          {text}
        </Text>
      )}
      <LetterStamp x={text ? w - 32 : (w - 26) / 2} y={2.5} size="S" stamp={stamp} />
    </Mark>
  );
}
