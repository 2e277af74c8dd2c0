import styles from './marks.module.css';
import { classes, type Tone, toneClass } from './tone.ts';

export type TextKind = 'label' | 'strong' | 'caption' | 'value' | 'machine' | 'h2' | 'money';

const kindClass: Record<TextKind, string> = {
  label: 't-label',
  strong: 't-label-strong',
  caption: 't-caption',
  value: 't-value',
  machine: 't-machine',
  h2: 't-h2',
  money: 't-money',
};

interface TextProps {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly kind?: TextKind | undefined;
  readonly tone?: Tone | undefined;
  readonly anchor?: 'start' | 'middle' | 'end' | undefined;
  readonly struck?: boolean | undefined;
  readonly children: string | number;
}

/** A line of text on a picture, in one of the type tokens. */
export function Text({ x, y, kind = 'label', tone, anchor, struck, children }: TextProps) {
  const name = classes(
    kindClass[kind],
    tone ? toneClass(tone) : undefined,
    struck && styles.struck,
  );
  return (
    <text x={x} y={y} className={name} textAnchor={anchor}>
      {children}
    </text>
  );
}
