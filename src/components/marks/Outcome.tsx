import { t } from '../../i18n/t.ts';
import { IconGlyph } from '../ui/Icon.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { Plate, Surface } from './Surface.tsx';
import { Text } from './Text.tsx';
import { textWidth } from './textWidth.ts';
import { type Tone, toneClass } from './tone.ts';

export type OutcomeKind = 'once' | 'lost' | 'duplicated' | 'reordered' | 'open';

/** Each outcome's colour, icon and usual word. */
export const outcomeLooks: Record<
  OutcomeKind,
  { readonly tone: Tone; readonly icon: IconName; readonly word: string }
> = {
  once: { tone: 'ok', icon: 'check', word: t`in order, once` },
  lost: { tone: 'lost', icon: 'x', word: 'lost' },
  duplicated: { tone: 'dup', icon: 'copies', word: 'duplicated' },
  reordered: { tone: 'rej', icon: 'swap', word: 'reordered' },
  open: { tone: 'ink2', icon: 'clock', word: '' },
};

export interface OutcomeCell {
  readonly id: string;
  /** The order number. */
  readonly text: string;
  readonly state: 'written' | 'gone' | 'copy' | 'swapped' | 'aborted';
}

interface OutcomeStripProps extends MarkProps {
  readonly cells: readonly OutcomeCell[];
  /** Of each square, where the rows of a log agree on it. */
  readonly w?: number | undefined;
}

export const outcomeSquare = 26;
export const outcomePitch = 29;

/** How wide squares are that hold their numbers: `1003` needs more than `17`. */
export function outcomeWidth(cells: readonly OutcomeCell[]): number {
  const widths = cells.map(({ text }) => Math.ceil(textWidth(text, 13, 'strong')) + 6);
  return Math.max(outcomeSquare, ...widths);
}

/** The final log in small: one 26 px square per record. */
export function OutcomeStrip({ x, y, cells, w = outcomeSquare, label }: OutcomeStripProps) {
  return (
    <Mark x={x} y={y} label={label}>
      {cells.map((cell, i) => (
        <Square key={cell.id} x={i * (w + outcomePitch - outcomeSquare)} w={w} cell={cell} />
      ))}
    </Mark>
  );
}

const cellTone = {
  written: 'ink2',
  gone: 'lost',
  copy: 'dup',
  swapped: 'rej',
  aborted: 'ink2',
} as const;

function Square({ x, w, cell }: { x: number; w: number; cell: OutcomeCell }) {
  const tone = cellTone[cell.state];
  return (
    <Mark x={x} y={0} className={toneClass(tone)}>
      <Ground w={w} state={cell.state} />
      <Text x={w / 2} y={17.5} anchor="middle" kind={cell.state === 'written' ? 'label' : 'strong'}>
        {cell.text}
      </Text>
    </Mark>
  );
}

function Ground({ w, state }: { w: number; state: OutcomeCell['state'] }) {
  const h = outcomeSquare;
  switch (state) {
    case 'written':
      return <Surface x={0} y={0} w={w} h={h} kind="filled" radius={2} />;
    case 'gone':
      return <Surface x={0} y={0} w={w} h={h} kind="dashed" tone="lost" />;
    case 'aborted':
      return <Surface x={0} y={0} w={w} h={h} kind="dashed" />;
    case 'copy':
      return (
        <>
          <Surface x={0} y={0} w={w} h={h} kind="striped" />
          <Plate x={4} y={6} w={w - 8} h={14} on="striped" />
        </>
      );
    case 'swapped':
      return (
        <rect
          className={styles.softFrame}
          x={0.875}
          y={0.875}
          width={w - 1.75}
          height={h - 1.75}
          rx={2}
          strokeWidth={1.75}
        />
      );
  }
}

interface OutcomeWordProps extends MarkProps {
  readonly kind: OutcomeKind;
  /** May say more than the usual word: `lost, yet acked`. */
  readonly word?: string | undefined;
}

/** Icon and word of an outcome. y is the baseline. */
export function OutcomeWord({ x, y, kind, word, label }: OutcomeWordProps) {
  const look = outcomeLooks[kind];
  return (
    <Mark x={x} y={y} label={label} className={toneClass(look.tone)}>
      <IconGlyph name={look.icon} x={0} y={-11.5} size={14} />
      <text className="t-label-strong" x={20} y={0}>
        {word ?? look.word}
      </text>
    </Mark>
  );
}

interface OutcomeNoteProps extends MarkProps {
  readonly w: number;
  readonly kind: OutcomeKind;
  /** `charged twice` */
  readonly title: string;
  /** `€40 too much` */
  readonly detail: string;
}

export const outcomeNoteHeight = 60;

/** What a run means for the customer, on the outcome's soft ground. */
export function OutcomeNote({ x, y, w, kind, title, detail, label }: OutcomeNoteProps) {
  const { tone, icon } = outcomeLooks[kind];
  return (
    <Mark x={x} y={y} label={label} className={toneClass(tone)}>
      <rect className={styles.soft} width={w} height={outcomeNoteHeight} rx={4} />
      <IconGlyph name={icon} x={12} y={11.5} size={16} />
      <text className="t-machine" x={38} y={25}>
        {title}
      </text>
      <Text x={12} y={46} tone="ink">
        {detail}
      </Text>
    </Mark>
  );
}
