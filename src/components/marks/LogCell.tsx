import { Mark, type MarkProps } from './Mark.tsx';
import { Postmark } from './Postmark.tsx';
import { Plate, Surface, type SurfaceKind } from './Surface.tsx';
import { Text } from './Text.tsx';
import { textWidth } from './textWidth.ts';

interface LogCellProps extends MarkProps {
  readonly w?: number | undefined;
  readonly offset: number;
  /** The record's short name: the order number. */
  readonly text: string;
  readonly copy?: boolean | undefined;
  readonly committed?: boolean | undefined;
  /** Its transaction was aborted: struck through, on an open ground. */
  readonly aborted?: boolean | undefined;
}

export const logCellHeight = 42;

/** The log lying on its side, for narrow screens: one cell per record. */
export function LogCell({
  x,
  y,
  w = 86,
  offset,
  text,
  copy,
  committed = true,
  aborted,
  label,
}: LogCellProps) {
  const written: SurfaceKind = committed ? 'filled' : 'dotted';
  const kind: SurfaceKind = aborted ? 'dashed' : copy ? 'striped' : written;
  const center = 39 + (w - 39) / 2;
  const plateW = textWidth(text, 17, 'strong') + 14;
  return (
    <Mark x={x} y={y} label={label}>
      <Surface x={0} y={0} w={w} h={logCellHeight} kind={kind} />
      {(kind === 'striped' || kind === 'dotted') && (
        <Plate x={center - plateW / 2} y={9} w={plateW} h={24} on={kind} />
      )}
      <Postmark x={21} y={21} r={15} offset={offset} tone={copy ? 'dup' : 'ink'} />
      <Text
        x={center}
        y={27}
        kind="value"
        anchor="middle"
        tone={aborted ? 'ink3' : undefined}
        struck={aborted}
      >
        {text}
      </Text>
    </Mark>
  );
}
