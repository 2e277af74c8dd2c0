import { t } from '../../i18n/t.ts';
import { IconGlyph } from '../ui/Icon.tsx';
import { Mark, type MarkProps } from './Mark.tsx';
import { Surface } from './Surface.tsx';
import { Text } from './Text.tsx';
import { toneClass } from './tone.ts';

interface FreeRowProps extends MarkProps {
  readonly w: number;
  readonly offset: number;
  /** `next offset`, `still free`. */
  readonly text?: string | undefined;
}

/** The next free offset at the end of the log. */
export function FreeRow({ x, y, w, offset, text = t`next offset`, label }: FreeRowProps) {
  return (
    <Mark x={x} y={y} label={label}>
      <Surface x={0} y={0} w={w} h={30} kind="dashed" />
      <Text x={20.5} y={19.5} anchor="middle" tone="ink2">
        {offset}
      </Text>
      <Text x={43} y={19.5} tone="ink2">
        {text}
      </Text>
    </Mark>
  );
}

interface CaughtRowProps extends MarkProps {
  readonly w: number;
  /** `copy of 106, not written`. */
  readonly text: string;
}

/** Where a duplicate would have been written. */
export function CaughtRow({ x, y, w, text, label }: CaughtRowProps) {
  return (
    <Mark x={x} y={y} label={label} className={toneClass('dup')}>
      <Surface x={0} y={0} w={w} h={30} kind="dashed" tone="dup" />
      <IconGlyph name="copies" x={12} y={8} size={14} />
      <Text x={33} y={19.5} kind="strong" tone="dup">
        {text}
      </Text>
    </Mark>
  );
}
