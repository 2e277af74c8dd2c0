import styles from './marks.module.css';
import { Postmark } from './Postmark.tsx';
import { Plate, type SurfaceKind } from './Surface.tsx';
import { Text } from './Text.tsx';
import { textWidth } from './textWidth.ts';

interface RecordLineProps {
  readonly y: number;
  readonly first: boolean;
  readonly kind: SurfaceKind;
  readonly offset: number;
  readonly record: string;
  readonly press: number;
  /** How far the hairline may run before the stamp. */
  readonly room: number;
  readonly struck?: boolean | undefined;
}

/** One record of a batch in the log. Only the first record carries the postmark: the broker gives one base offset per batch. */
export function RecordLine(props: RecordLineProps) {
  const { y, first, kind, offset, press, room, struck } = props;
  const record = fitting(props.record, room - 47);
  const onPlate = kind === 'striped' || kind === 'dotted';
  const plateW = textWidth(record, 13, 'strong') + 18;
  return (
    <>
      {!first && !onPlate && (
        <path className={styles.surfaceLine} strokeWidth={1.5} d={`M38 ${y + 0.5}H${room}`} />
      )}
      {onPlate && (
        <Plate
          x={first ? 20 : 4}
          y={y + 5}
          w={first ? plateW + 18 : plateW + 34}
          h={20}
          on={kind}
        />
      )}
      {first ? (
        <Postmark
          x={20.5}
          y={y + 15}
          r={13.5}
          offset={offset}
          tone={kind === 'striped' ? 'dup' : 'ink'}
          press={press}
        />
      ) : (
        <Text x={20.5} y={y + 19.5} anchor="middle" tone="ink2">
          {offset}
        </Text>
      )}
      <Text x={43} y={y + 19.5} kind="strong" tone={struck ? 'ink3' : undefined} struck={struck}>
        {record}
      </Text>
    </>
  );
}

/** Where the stamp leaves no room: without how many records it is, or of two records the numbers alone. */
function fitting(record: string, room: number): string {
  const comma = record.lastIndexOf(',');
  if (comma < 0 || textWidth(record, 13, 'strong') <= room) return record;
  return /, \d+$/.test(record) ? record.replace(/^\D+/, '') : record.slice(0, comma);
}
