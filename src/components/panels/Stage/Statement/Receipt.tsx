import { t } from '../../../../i18n/t.ts';
import type { StatementView } from '../../../../trace/selectors/stageTypes.ts';
import { type Column, RECEIPT_BAR } from '../../../app/stageLayout.ts';
import {
  Mark,
  OutcomeNote,
  OutcomeWord,
  outcomeNoteHeight,
  Statement,
  statementLayout,
  Text,
} from '../../../marks/index.ts';
import stage from '../stage.module.css';
import { TITLE } from '../stageMetrics.ts';
import { nameOf } from './statementName.ts';
import { newestCharges } from './statementRows.ts';

interface ReceiptProps {
  readonly column: Column;
  readonly height: number;
  readonly view: StatementView;
}

const TOP = 41;
const ROW = 30;
const HEAD_AND_SUMS = 44 + 82;

/** The consumer and its customer's card statement, as long as its charges. */
export function Receipt({ column, height, view }: ReceiptProps) {
  const foot = view.note ? outcomeNoteHeight : 0;
  const most = Math.max(2, Math.floor((height - TOP - HEAD_AND_SUMS - foot - 26) / ROW));
  const rows = newestCharges(view, most);
  const { footY } = statementLayout(rows, foot);
  return (
    <g transform={`translate(${column.x} 0)`}>
      <Text x={0} y={TITLE} kind="machine">
        Consumer
      </Text>
      <Text x={column.w} y={TITLE} kind="caption" anchor="end">
        {view.caption}
      </Text>
      <Statement
        x={0}
        y={TOP}
        w={column.w}
        title={view.title}
        rows={rows}
        charged={view.charged}
        owed={view.owed}
        off={view.off}
        foot={foot}
        label={nameOf(view)}
      />
      {view.note && (
        <OutcomeNote
          x={8}
          y={TOP + footY}
          w={column.w - 16}
          kind={view.note.kind}
          title={view.note.title}
          detail={view.note.detail}
        />
      )}
    </g>
  );
}

interface BarProps {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly view: StatementView;
}

/** Baseline of its one line. */
const LINE = 30;

/** The same in one line, where it stands under the machines. */
export function ReceiptBar({ x, y, w, view }: BarProps) {
  const charged = view.charged || '–';
  const sumX = w - 16;
  const owedX = sumX - Math.max(64, 14 * charged.length) - 12;
  return (
    <Mark x={x} y={y} label={nameOf(view)}>
      <rect className={stage.card} width={w} height={RECEIPT_BAR} rx={6} />
      <Text x={16} y={LINE} kind="machine">
        Consumer
      </Text>
      <Text x={104} y={LINE} kind="caption">
        {view.caption}
      </Text>
      {view.note ? (
        <OutcomeWord
          x={230}
          y={LINE}
          kind={view.note.kind}
          word={`${view.note.title}, ${view.note.detail}`}
        />
      ) : (
        <Text x={230} y={LINE} tone="ink2">
          {view.empty}
        </Text>
      )}
      <Text x={owedX} y={LINE} anchor="end" tone="ink2">
        {t`owed ${view.owed || '–'}, charged`}
      </Text>
      <Text x={sumX} y={LINE + 3} anchor="end" kind="money" tone={view.off ? 'dup' : 'ink'}>
        {charged}
      </Text>
    </Mark>
  );
}
