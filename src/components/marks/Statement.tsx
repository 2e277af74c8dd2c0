import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { statementPath } from './paths.ts';
import { clamp01 } from './press.ts';
import { Plate, Surface } from './Surface.tsx';
import { Text } from './Text.tsx';
import { textWidth } from './textWidth.ts';

export interface StatementRow {
  readonly id: string;
  readonly text: string;
  /** `€40` */
  readonly amount: string;
  /** Charged a second time. */
  readonly copy?: boolean | undefined;
  /** The row that matters now. */
  readonly strong?: boolean | undefined;
  /** 0 … 1 while the receipt grows by this line. */
  readonly grow?: number | undefined;
  /** Slides the stripes by so many px. */
  readonly phase?: number | undefined;
}

interface StatementProps extends MarkProps {
  readonly w?: number | undefined;
  readonly title: string;
  readonly rows: readonly StatementRow[];
  readonly charged: string;
  readonly owed: string;
  /** The sum is wrong. */
  readonly off?: boolean | undefined;
  /** Room below the sums, for an `OutcomeNote`. */
  readonly foot?: number | undefined;
}

const head = 44;
const rowStep = 30;
const sums = 82;
const edge = 16;

/** As long as its rows, so that a second charge makes the paper longer. */
export function statementLayout(rows: readonly StatementRow[], foot = 0) {
  let y = head;
  const tops = rows.map((row) => {
    const top = y;
    y += rowStep * clamp01(row.grow ?? 1);
    return top;
  });
  return { tops, sumsY: y, footY: y + sums, h: y + sums + (foot > 0 ? foot + 24 : 14) };
}

/** What the consumer's customer sees: receipt paper with a torn foot. */
export function Statement(props: StatementProps) {
  const { x, y, w = 192, title, rows, charged, owed, off = false, foot = 0, label } = props;
  const { tops, sumsY, h } = statementLayout(rows, foot);
  return (
    <Mark x={x} y={y} label={label}>
      <path
        className={`${styles.edge} ${styles.frame}`}
        strokeWidth={1.25}
        d={statementPath(w, h)}
      />
      <Text x={edge} y={28} kind="h2">
        {title}
      </Text>
      {rows.map((row, i) => (
        <Row key={row.id} y={tops[i] ?? 0} w={w} row={row} ruled={i < rows.length - 1} />
      ))}
      <Text x={edge} y={sumsY + 37} tone="ink2">
        charged
      </Text>
      <Text x={w - edge} y={sumsY + 40} kind="money" anchor="end" tone={off ? 'dup' : 'ink'}>
        {charged}
      </Text>
      <Text x={edge} y={sumsY + 63} tone="ink2">
        owed
      </Text>
      <Text x={w - edge} y={sumsY + 63} anchor="end" tone="ink2">
        {owed}
      </Text>
    </Mark>
  );
}

interface RowProps {
  readonly y: number;
  readonly w: number;
  readonly row: StatementRow;
  readonly ruled: boolean;
}

/** While the receipt grows, the ground comes with the paper and the words once there is room. */
function Row({ y, w, row, ruled }: RowProps) {
  const kind = row.copy || row.strong ? 'strong' : 'label';
  const amountW = textWidth(row.amount, 13, 'strong');
  const grown = clamp01(row.grow ?? 1);
  const h = rowStep * grown;
  return (
    <Mark x={0} y={y}>
      {row.copy && h > 4 && (
        <Surface x={6} y={0} w={w - 12} h={h} kind="striped" phase={row.phase} />
      )}
      {ruled && !row.copy && (
        <path className={styles.hairLine} strokeWidth={1} d={`M${edge} ${h - 0.5}H${w - edge}`} />
      )}
      <Mark x={0} y={h - rowStep} opacity={clamp01(grown * 4 - 3)}>
        {row.copy && (
          <>
            <Plate x={11} y={5} w={textWidth(row.text, 13, 'strong') + 13} h={20} on="striped" />
            <Plate x={w - edge - amountW - 8} y={5} w={amountW + 13} h={20} on="striped" />
          </>
        )}
        <Text x={edge} y={19.5} kind={kind}>
          {row.text}
        </Text>
        <Text x={w - edge} y={19.5} kind={kind} anchor="end">
          {row.amount}
        </Text>
      </Mark>
    </Mark>
  );
}
