import { t } from '../../../../i18n/t.ts';
import type { LogRowView, LogView, ReplicaView } from '../../../../trace/selectors/stageTypes.ts';
import type { Selection } from '../../../../trace/types.ts';
import {
  CausalDisc,
  FreeRow,
  LogBatch,
  LogEnd,
  MarkTarget,
  type ReplicaCell,
  ReplicaColumn,
  Text,
  textWidth,
} from '../../../marks/index.ts';
import { LOG_HEADING } from '../stageMetrics.ts';
import type { BrokerColumns } from './brokerMetrics.ts';
import type { LogLayout, PlacedRow } from './logLayout.ts';

interface LogProps {
  readonly columns: BrokerColumns;
  readonly view: LogView;
  readonly layout: LogLayout;
  readonly onSelect: (selection: Selection) => void;
}

/** Room that the water marks' words take beside the free row, where no replica column gives it. */
const WORDS = 68;

export function Log({ columns, view, layout, onSelect }: LogProps) {
  const { log, replicas } = columns;
  const beside = replicas.length > 0;
  const freeW = beside ? log.w : log.w - WORDS;
  const wordsY = layout.freeRow + 11;
  return (
    <g>
      <Heading columns={columns} view={view} earlier={layout.earlier} isr={!beside} />
      {replicas.map((x, i) => {
        const replica = view.replicas[i];
        return replica ? (
          <ReplicaColumn
            key={replica.name}
            x={x}
            y={LOG_HEADING + 11}
            name={replica.name}
            inSync={replica.inSync}
            cells={cellsOf(replica, layout.rows)}
          />
        ) : null;
      })}
      {layout.rows.map((placed) => (
        <Row key={placed.row.baseOffset} placed={placed} columns={columns} onSelect={onSelect} />
      ))}
      <FreeRow
        x={log.x}
        y={layout.freeRow}
        w={freeW}
        offset={view.nextOffset}
        text={textWidth(view.freeText, 13) < freeW - 54 ? view.freeText : t`next`}
      />
      <Text x={columns.right} y={wordsY + 2} anchor="end" kind="strong">
        {t`HW ${view.highWatermark}`}
      </Text>
      <Text x={columns.right} y={wordsY + 18} anchor="end" tone="ink2">
        {t`LEO ${view.logEndOffset}`}
      </Text>
      {view.lastStableOffset !== undefined && (
        <>
          {layout.stable !== null && <LogEnd x={log.x - 9} y={layout.stable} w={log.w + 9} />}
          <Text x={columns.right} y={wordsY + 34} anchor="end" kind="strong" tone="fence">
            {t`LSO ${view.lastStableOffset}`}
          </Text>
        </>
      )}
    </g>
  );
}

interface HeadingProps {
  readonly columns: BrokerColumns;
  readonly view: LogView;
  readonly earlier: number;
  readonly isr: boolean;
}

function Heading({ columns, view, earlier, isr }: HeadingProps) {
  const { log } = columns;
  return (
    <>
      <Text x={log.x} y={LOG_HEADING} kind="strong">
        {view.heading ?? t`log`}
      </Text>
      {earlier > 0 && !view.heading && (
        <Text x={log.x + 28} y={LOG_HEADING} kind="caption">
          {t`+${earlier} earlier`}
        </Text>
      )}
      {view.matched && (
        <Text x={log.x + log.w - 4} y={LOG_HEADING} anchor="end" kind="strong" tone="dup">
          same stamp
        </Text>
      )}
      {isr && !view.matched && (
        <Text x={log.x + log.w} y={LOG_HEADING} anchor="end" kind="caption">
          {view.isr}
        </Text>
      )}
    </>
  );
}

interface RowProps {
  readonly placed: PlacedRow;
  readonly columns: BrokerColumns;
  readonly onSelect: (selection: Selection) => void;
}

function Row({ placed, columns, onSelect }: RowProps) {
  const { row, y, h } = placed;
  const { log } = columns;
  return (
    <g data-event={row.event}>
      <MarkTarget
        x={log.x}
        y={y}
        w={log.w}
        h={h}
        label={row.name}
        outline={row.selected ? 'selected' : 'none'}
        onActivate={() => onSelect({ kind: 'batch', batch: row.batch })}
      >
        <LogBatch
          x={log.x}
          y={y}
          w={log.w}
          baseOffset={row.baseOffset}
          records={row.records}
          stamp={row.control ? undefined : row.stamp}
          aborted={row.aborted}
          copy={row.copy}
          matched={row.matched}
          committed={row.committed}
        />
        {row.disc && <CausalDisc x={log.x} y={y + 1} step={row.disc.step} tone={row.disc.tone} />}
      </MarkTarget>
    </g>
  );
}

/** What a follower is known to have; the rest of its column is empty. */
function cellsOf(replica: ReplicaView, rows: readonly PlacedRow[]): readonly ReplicaCell[] {
  const [top] = rows;
  return rows
    .filter(({ row }) => row.lastOffset < replica.logEndOffset)
    .map(({ row, y, h }) => ({
      id: String(row.baseOffset),
      y: y - (top?.y ?? 0),
      h,
      kind: kindOf(row),
    }));
}

function kindOf(row: LogRowView): ReplicaCell['kind'] {
  if (row.copy) return 'striped';
  return row.committed ? 'filled' : 'dotted';
}
