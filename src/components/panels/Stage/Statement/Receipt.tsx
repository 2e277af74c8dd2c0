import type { StatementView } from '../../../../trace/selectors/stageTypes.ts';
import type { Column } from '../../../app/stageLayout.ts';
import {
  Mark,
  OutcomeNote,
  OutcomeWord,
  outcomeNoteHeight,
  Statement,
  statementLayout,
  statementPath,
  Text,
} from '../../../marks/index.ts';
import stage from '../stage.module.css';
import { TITLE } from '../stageMetrics.ts';
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

function nameOf(view: StatementView): string {
  const note = view.note ? `: ${view.note.title}, ${view.note.detail}` : '';
  return view.rows.length === 0
    ? `${view.title}: ${view.empty}`
    : `${view.title}: charged ${view.charged}, owed ${view.owed}${note}`;
}

interface SlipProps {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly view: StatementView;
}

const SLIP_TOP = 26;

/** The same where only its sums have room: under the client. */
export function ReceiptSlip({ x, y, w, view }: SlipProps) {
  const charges = view.rows.length;
  return (
    <g transform={`translate(${x} ${y})`}>
      <Text x={0} y={15} kind="machine">
        Consumer
      </Text>
      <Text x={w} y={15} kind="caption" anchor="end">
        {view.caption}
      </Text>
      <Mark x={0} y={SLIP_TOP} label={nameOf(view)}>
        <path className={stage.receipt} strokeWidth={1.25} d={statementPath(w, 102)} />
        <Text x={16} y={24} tone="ink2">
          {charges === 1 ? '1 charge' : `${charges} charges`}
        </Text>
        <Text x={16} y={48} tone="ink2">
          {`owed ${view.owed || '–'}`}
        </Text>
        <Text x={w - 16} y={41} anchor="end" kind="money" tone={view.off ? 'dup' : 'ink'}>
          {view.charged || '–'}
        </Text>
        {view.note ? (
          <>
            <OutcomeWord x={16} y={72} kind={view.note.kind} word={view.note.title} />
            <Text x={36} y={89} tone="ink2">
              {view.note.detail}
            </Text>
          </>
        ) : (
          <Text x={16} y={76} tone="ink2">
            {view.empty}
          </Text>
        )}
      </Mark>
    </g>
  );
}
