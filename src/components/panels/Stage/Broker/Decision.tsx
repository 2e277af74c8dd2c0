import type { BrokerView, VerdictView } from '../../../../trace/selectors/stageTypes.ts';
import {
  CausalDisc,
  RequestLine,
  RoutedLine,
  Verdict,
  verdictHeight,
  verdictWidth,
} from '../../../marks/index.ts';
import { LOG_HEADING, REQUEST_Y, RESPONSE_Y } from '../stageMetrics.ts';
import type { BrokerColumns } from './brokerMetrics.ts';
import type { LogLayout } from './logLayout.ts';
import { matchPoint } from './Memory.tsx';

interface DecisionProps {
  readonly columns: BrokerColumns;
  readonly view: BrokerView;
  readonly verdict: VerdictView;
  readonly layout: LogLayout;
  /** Where the judged request passes the gate. */
  readonly entry: number;
}

/** The rubber stamp behind the opening, and where it leads: into the log, or back to the producer. */
export function Decision({ columns, view, verdict, layout, entry }: DecisionProps) {
  const w = verdictWidth(verdict.kind);
  const scale = Math.min(1, columns.verdictRoom / w);
  const half = (w * scale) / 2;
  const match = view.memory.kind === 'row' ? view.memory.match : null;
  const corner = Math.min(columns.verdict + half - 6, columns.log.x - 14);
  return (
    <g>
      <RequestLine
        x1={columns.gate + 4}
        y1={entry}
        x2={columns.verdict - half + 6}
        y2={REQUEST_Y}
      />
      {match !== null && (
        <RoutedLine
          points={[
            { x: corner, y: REQUEST_Y - 10 },
            { x: corner, y: LOG_HEADING - 15 },
            { x: matchPoint(columns.memory, match).x, y: LOG_HEADING - 15 },
            matchPoint(columns.memory, match),
          ]}
          radius={6}
        />
      )}
      <Way columns={columns} verdict={verdict} layout={layout} half={half} />
      <g transform={`translate(${columns.verdict} ${REQUEST_Y}) scale(${scale})`}>
        <Verdict x={0} y={0} kind={verdict.kind} label={verdict.name} />
      </g>
    </g>
  );
}

interface WayProps {
  readonly columns: BrokerColumns;
  readonly verdict: VerdictView;
  readonly layout: LogLayout;
  readonly half: number;
}

function Way({ columns, verdict, layout, half }: WayProps) {
  if (verdict.row === null) return <UTurn columns={columns} verdict={verdict} />;
  const row = layout.rows.find((one) => one.row.baseOffset === verdict.row);
  if (!row) return null;
  const y = row.y + Math.min(row.h, 30) / 2 + (row.row.records.length > 1 ? 10 : 0);
  const end = { x: columns.log.x - 3, y };
  const level = Math.abs(y - REQUEST_Y) < verdictHeight / 2 + 8;
  const x = columns.verdict;
  const edge = y > REQUEST_Y ? REQUEST_Y + 17 : REQUEST_Y - 17;
  const points = level
    ? [
        { x: x + half - 4, y: REQUEST_Y },
        { x: (x + half + end.x) / 2, y: REQUEST_Y },
        { x: (x + half + end.x) / 2, y },
        end,
      ]
    : [{ x, y: edge }, { x, y }, end];
  const below = level || y < REQUEST_Y;
  const straight = level && Math.abs(y - REQUEST_Y) < 4;
  return (
    <>
      <RoutedLine
        points={straight ? [{ x: x + half - 4, y }, end] : points}
        tone={verdict.tone === 'ink' ? 'ink' : 'dup'}
        radius={14}
        head="filled"
      />
      {verdict.disc && (
        <CausalDisc
          x={below ? x : x + (end.x - x) / 2 - 4}
          y={below ? REQUEST_Y + 28 : y}
          step={verdict.disc.step}
          tone={verdict.disc.tone}
        />
      )}
    </>
  );
}

/** Answered without writing: back to the opening for responses. */
function UTurn({ columns, verdict }: { columns: BrokerColumns; verdict: VerdictView }) {
  const x = columns.verdict;
  const tone = verdict.kind === 'duplicate' ? 'ok' : verdict.tone;
  return (
    <>
      <RoutedLine
        points={[
          { x, y: REQUEST_Y + 17 },
          { x, y: RESPONSE_Y },
          { x: columns.gate + 7, y: RESPONSE_Y },
        ]}
        tone={tone}
        radius={18}
        head="open"
      />
      {verdict.disc && (
        <CausalDisc
          x={x}
          y={(REQUEST_Y + RESPONSE_Y) / 2 + 4}
          step={verdict.disc.step}
          tone={verdict.disc.tone}
        />
      )}
    </>
  );
}
