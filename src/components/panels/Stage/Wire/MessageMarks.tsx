import { memo } from 'react';
import type { Crowd, LetterView, SlipView } from '../../../../trace/selectors/stageTypes.ts';
import {
  classes,
  Letter,
  LetterStamp,
  Slip,
  slipPath,
  Text,
  type Tone,
  toneClass,
} from '../../../marks/index.ts';
import { IconGlyph } from '../../../ui/Icon.tsx';
import { errorLines } from './errorLines.ts';
import styles from './wire.module.css';
import { MINI, slipSize } from './wireMetrics.ts';

interface LetterMarkProps {
  readonly letter: LetterView;
  readonly crowd: Crowd;
}

/** The letter at 0, 0, in the size that the wire has room for. */
export const LetterMark = memo(function LetterMark({ letter, crowd }: LetterMarkProps) {
  const [stamp] = letter.stamps;
  if (crowd === 'many') {
    const { short, state } = letter;
    return <MiniLetter short={short} state={state} stamp={stamp ?? null} />;
  }
  return (
    <Letter
      x={0}
      y={0}
      records={crowd === 'few' ? [letter.short] : letter.records}
      partition={letter.partition}
      stamp={stamp ?? null}
      foot={letter.foot}
      state={letter.state}
      compact={crowd === 'few'}
    />
  );
});

const letterTones: Record<LetterView['state'], Tone> = {
  live: 'req',
  held: 'req',
  parked: 'req',
  rejected: 'rej',
  refused: 'lost',
  fenced: 'fence',
};

interface MiniLetterProps extends Pick<LetterView, 'short' | 'state'> {
  readonly stamp: LetterView['stamps'][number];
}

/** Number and stamp: what tells ten letters apart. */
const MiniLetter = memo(function MiniLetter({ short, state, stamp }: MiniLetterProps) {
  const { w, h } = MINI;
  const words = short.split(/[ -]/);
  return (
    <g className={toneClass(letterTones[state])}>
      <rect
        className={styles.frame}
        x={0.875}
        y={0.875}
        width={w - 1.75}
        height={h - 1.75}
        rx={letterTones[state] === 'req' ? 3 : 0}
        strokeDasharray={state === 'held' ? '4 4' : undefined}
      />
      <Text x={8} y={18} kind="strong" tone="ink">
        {words.slice(-1).join(' ').slice(0, 5)}
      </Text>
      <LetterStamp x={w - 24} y={2} size="XS" stamp={stamp} />
    </g>
  );
});

interface SlipMarkProps {
  readonly slip: SlipView;
  readonly crowd: Crowd;
}

/** The slip at 0, 0. */
export const SlipMark = memo(function SlipMark({ slip, crowd }: SlipMarkProps) {
  if (crowd !== 'one' || slip.held) return <MiniSlip slip={slip} />;
  if (slip.answer.kind === 'error') return <ErrorSlip slip={slip} error={slip.answer.error} />;
  return <Slip x={0} y={0} answer={slip.answer} />;
});

function toneOf({ answer }: SlipView): Tone {
  return answer.kind === 'ack' ? 'ok' : answer.tone;
}

function ErrorSlip({ slip, error }: { slip: SlipView; error: string }) {
  const { w, h } = slipSize(slip, 'one');
  const lines = errorLines(error);
  const first = h / 2 + 4.5 - ((lines.length - 1) * 15) / 2;
  return (
    <g className={toneClass(toneOf(slip))}>
      <path className={styles.frame} strokeLinejoin="miter" d={slipPath(w, h)} />
      <IconGlyph name="alert" x={12} y={h / 2 - 7.5} size={15} />
      {lines.map((line, i) => (
        <text key={line} className={classes(styles.small)} x={33} y={first + 15 * i}>
          {line}
        </text>
      ))}
    </g>
  );
}

function MiniSlip({ slip }: { slip: SlipView }) {
  const { w, h } = slipSize(slip, 'few');
  const { answer, held } = slip;
  const icon = held ? 'clock' : answer.kind === 'error' ? 'alert' : null;
  const text =
    answer.kind === 'error'
      ? 'error'
      : `ack${answer.baseOffset === null ? '' : ` ${answer.baseOffset}`}`;
  return (
    <g className={toneClass(toneOf(slip))}>
      <path
        className={styles.frame}
        strokeLinejoin="miter"
        strokeDasharray={held ? '3 3' : undefined}
        d={slipPath(w, h)}
      />
      {icon && <IconGlyph name={icon} x={10} y={h / 2 - 6} size={12} />}
      <text className={styles.small} x={icon ? 26 : 12} y={h / 2 + 4.5}>
        {text}
      </text>
    </g>
  );
}
