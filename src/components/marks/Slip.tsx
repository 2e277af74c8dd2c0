import { IconGlyph } from '../ui/Icon.tsx';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { Postmark } from './Postmark.tsx';
import { slipPath } from './paths.ts';
import { textWidth } from './textWidth.ts';
import { toneClass } from './tone.ts';

/** An ack with its base offset, or the exact name of an error. */
export type SlipAnswer =
  | { readonly kind: 'ack'; readonly baseOffset: number | null }
  | { readonly kind: 'error'; readonly error: string; readonly tone?: 'rej' | 'lost' | 'fence' };

interface SlipProps extends MarkProps {
  readonly answer: SlipAnswer;
}

export const slipHeight = 34;

/** 98 px for an ack; an error slip is as long as its name. */
export function slipWidth(answer: SlipAnswer): number {
  if (answer.kind === 'ack') return 98;
  return Math.ceil(34 + textWidth(answer.error, 13, 'strong') + 12);
}

/** A response: a slip torn off at its left edge. x, y is the top left corner. */
export function Slip({ x, y, answer, label }: SlipProps) {
  const w = slipWidth(answer);
  const tone = answer.kind === 'ack' ? 'ok' : (answer.tone ?? 'rej');
  return (
    <Mark x={x} y={y} label={label} className={toneClass(tone)}>
      <path
        className={styles.frame}
        strokeWidth={1.75}
        strokeLinejoin="miter"
        d={slipPath(w, slipHeight)}
      />
      {answer.kind === 'ack' ? (
        <>
          <text className="t-label-strong" x={13} y={21.5}>
            ack
          </text>
          {answer.baseOffset !== null && (
            <Postmark x={w - 18} y={17} r={13} offset={answer.baseOffset} tone="ok" />
          )}
        </>
      ) : (
        <>
          <IconGlyph name="alert" x={13} y={9.5} size={15} />
          <text className="t-label-strong" x={34} y={21.5}>
            {answer.error}
          </text>
        </>
      )}
    </Mark>
  );
}
