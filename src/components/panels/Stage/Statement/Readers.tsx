import { t } from '../../../../i18n/t.ts';
import type { ReaderView } from '../../../../trace/selectors/stageTypes.ts';
import type { StageLayout } from '../../../app/stageLayout.ts';
import { Mark, OutcomeWord, Text } from '../../../marks/index.ts';
import stage from '../stage.module.css';
import { TITLE } from '../stageMetrics.ts';
import { nameOf } from './statementName.ts';
import { newestCharges } from './statementRows.ts';

interface ReadersProps {
  readonly layout: StageLayout;
  readonly views: readonly ReaderView[];
}

const TOP = 41;
const GAP = 10;
const NAME = 22;
const ROW = 20;
/** Rows that a paper has room for, beside sums and note. */
const MOST_ROWS = 2;
const SUMS = 90;

/** Several readers of one log: a paper each, one above the other; where the statement is a bar, beside each other. */
export default function Readers({ layout, views }: ReadersProps) {
  const { statement, height, top } = layout;
  const { x, w } = statement;
  if (layout.kind === 'wide') {
    const room = (height - TOP) / views.length;
    return (
      <>
        <Text x={x} y={TITLE} kind="machine">
          Readers
        </Text>
        {views.map((view, i) => (
          <Paper key={view.reader} x={x} y={TOP + i * room} w={w} view={view} />
        ))}
      </>
    );
  }
  const each = (w - GAP * (views.length - 1)) / views.length;
  return views.map((view, i) => (
    <Bar key={view.reader} x={x + i * (each + GAP)} y={statement.y - top} w={each} view={view} />
  ));
}

interface OneProps {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly view: ReaderView;
}

function Paper({ x, y, w, view }: OneProps) {
  const rows = newestCharges(view, MOST_ROWS);
  const sums = NAME + 6 + rows.length * ROW;
  return (
    <Mark x={x} y={y} label={`${view.reader}, ${nameOf(view)}`}>
      <Text x={0} y={15} kind="strong">
        {view.reader}
      </Text>
      <rect
        className={stage.card}
        y={NAME}
        width={w}
        height={6 + rows.length * ROW + SUMS}
        rx={3}
      />
      {rows.map((row, i) => (
        <Line key={row.id} y={NAME + 19 + i * ROW} w={w} text={row.text} amount={row.amount} />
      ))}
      <path className={stage.divider} d={`M12 ${sums + 4.5}h${w - 24}`} />
      <Line y={sums + 24} w={w} text={t`charged`} amount={view.charged} strong />
      <Line y={sums + 43} w={w} text={t`owed`} amount={view.owed} />
      {view.note ? (
        <>
          <OutcomeWord x={12} y={sums + 65} kind={view.note.kind} word={view.note.title} />
          <Text x={32} y={sums + 82} tone="ink2">
            {view.note.detail}
          </Text>
        </>
      ) : (
        <Text x={12} y={sums + 65} tone="ink2">
          {view.rows.length === 0 ? view.empty : view.caption}
        </Text>
      )}
    </Mark>
  );
}

interface LineProps {
  readonly y: number;
  readonly w: number;
  readonly text: string;
  readonly amount: string;
  readonly strong?: boolean;
}

function Line({ y, w, text, amount, strong = false }: LineProps) {
  const kind = strong ? 'strong' : 'label';
  return (
    <>
      <Text x={12} y={y} kind={kind}>
        {text}
      </Text>
      <Text x={w - 12} y={y} kind={kind} anchor="end">
        {amount}
      </Text>
    </>
  );
}

/** As high as the bar of one statement. */
const BAR = 46;

function Bar({ x, y, w, view }: OneProps) {
  return (
    <Mark x={x} y={y} label={`${view.reader}, ${nameOf(view)}`}>
      <rect className={stage.card} width={w} height={BAR} rx={6} />
      <Text x={12} y={19} kind="strong">
        {view.reader}
      </Text>
      <Text x={w - 12} y={19} kind="strong" anchor="end">
        {t`charged ${view.charged}`}
      </Text>
      {view.note ? (
        <OutcomeWord
          x={12}
          y={37}
          kind={view.note.kind}
          word={`${view.note.title}, ${view.note.detail}`}
        />
      ) : (
        <Text x={12} y={37} tone="ink2">
          {view.empty}
        </Text>
      )}
      <Text x={w - 12} y={37} anchor="end" tone="ink2">
        {t`owed ${view.owed}`}
      </Text>
    </Mark>
  );
}
