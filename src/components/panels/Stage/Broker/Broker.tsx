import type {
  BrokerView,
  SummaryView,
  VerdictView,
  WireView,
} from '../../../../trace/selectors/stageTypes.ts';
import type { Selection } from '../../../../trace/types.ts';
import type { StageLayout } from '../../../app/stageLayout.ts';
import {
  Gate,
  gateWidth,
  HighWatermark,
  OutcomeWord,
  requestOpening,
  responseOpening,
  Text,
  textWidth,
  toneClass,
} from '../../../marks/index.ts';
import { IconGlyph } from '../../../ui/Icon.tsx';
import { wrapText } from '../../wrapText.ts';
import stage from '../stage.module.css';
import {
  GATE_HEIGHT,
  GATE_TOP,
  LOG_HEADING,
  LOG_TOP,
  REQUEST_Y,
  RESPONSE_Y,
  TITLE,
} from '../stageMetrics.ts';
import { entryOf } from '../Wire/wireMetrics.ts';
import { type BrokerColumns, brokerColumns } from './brokerMetrics.ts';
import { Decision } from './Decision.tsx';
import { Log } from './Log.tsx';
import { logLayout } from './logLayout.ts';
import { Memory } from './Memory.tsx';

interface BrokerProps {
  readonly layout: StageLayout;
  /** Of the box; more than the client's where the statement stands below it. */
  readonly height: number;
  readonly view: BrokerView;
  /** What is on the wire before its gate, where that is in sight. */
  readonly wire?: WireView;
  /** Where the high watermark's arrow ends; null: nobody stands to its right. */
  readonly reader: number | null;
  /** Tabs say which partition it leads. */
  readonly captioned: boolean;
  readonly onSelect: (selection: Selection) => void;
}

const openings = [
  { y: REQUEST_Y - requestOpening / 2 - GATE_TOP, h: requestOpening },
  { y: RESPONSE_Y - responseOpening / 2 - GATE_TOP, h: responseOpening },
];

/** Room under the free row for the summary. */
const SUMMARY = 42;

export function Broker(props: BrokerProps) {
  const { layout, height, view, wire, reader, captioned, onSelect } = props;
  const { broker } = layout;
  const columns = brokerColumns(layout, view.log.replicas.length);
  const room = height - LOG_TOP - SUMMARY;
  const rows = logLayout(view.log, LOG_TOP, room);
  const from = columns.log.x - 9;
  const fenced = view.verdict?.kind === 'fenced';
  return (
    <g>
      <rect
        className={stage.card}
        strokeDasharray={view.down ? '4 4' : undefined}
        x={broker.x}
        y={0}
        width={broker.w}
        height={height}
        rx={6}
      />
      <Text x={broker.x + 20} y={TITLE} kind="machine">
        {view.title}
      </Text>
      {captioned && (
        <Text
          x={broker.x + 46 + textWidth(view.title, 16, 'strong')}
          y={TITLE}
          tone={view.down ? 'lost' : 'ink2'}
        >
          {view.caption}
        </Text>
      )}
      <Memory column={columns.memory} view={view.memory} />
      <GateWords columns={columns} view={view} />
      {rows.highWatermark !== null && (
        <HighWatermark
          x={from}
          y={rows.highWatermark}
          w={(reader ?? columns.right + 6) - from}
          arrow={reader !== null}
        />
      )}
      <Log columns={columns} view={view.log} layout={rows} onSelect={onSelect} />
      {view.verdict && (
        <Decision
          columns={columns}
          view={view}
          verdict={view.verdict}
          layout={rows}
          entry={wire ? entryOf(wire, view.verdict.message) : REQUEST_Y}
        />
      )}
      <Gate
        x={broker.x - gateWidth / 2}
        y={GATE_TOP}
        h={GATE_HEIGHT}
        openings={openings.map((one, i) => ({
          ...one,
          barred: view.down || (fenced && i === 0) ? 1 : 0,
        }))}
        skipped={!view.gate.active}
        label={view.gate.lines.join(' ')}
      />
      {view.summary && (
        <Summary
          x={columns.log.x}
          y={Math.min(height - 21, rows.bottom + 30)}
          room={broker.x + broker.w - columns.log.x - 28}
          view={view.summary}
          tone={view.verdict?.tone ?? 'rej'}
        />
      )}
    </g>
  );
}

function GateWords({ columns, view }: { columns: BrokerColumns; view: BrokerView }) {
  const [head, ...more] = view.gate.lines;
  const room = columns.log.x - columns.heading - 6;
  const lines = more.flatMap((line) => wrapText(line, room, 13, 2));
  return (
    <>
      <Text x={columns.heading} y={LOG_HEADING} kind="strong">
        {head ?? ''}
      </Text>
      {lines.map((line, i) => (
        <Text key={line} x={columns.heading} y={LOG_HEADING + 17 * (i + 1)} tone="ink2">
          {line}
        </Text>
      ))}
    </>
  );
}

interface SummaryProps {
  readonly x: number;
  readonly y: number;
  /** For the words, in px. */
  readonly room: number;
  readonly view: SummaryView;
  /** Of a refusal. */
  readonly tone: VerdictView['tone'];
}

/** What came of it, in one or two lines under the log. */
function Summary({ x, y, room, view, tone }: SummaryProps) {
  const lines = wrapText(view.text, room, 13, 2);
  const [first = '', second] = lines;
  // Two lines grow upward: the card ends below.
  const top = second === undefined ? y : y - 5;
  return (
    <>
      {view.kind === 'refused' ? (
        <g className={toneClass(tone)}>
          <IconGlyph
            name={tone === 'lost' ? 'alert' : tone === 'fence' ? 'bars' : 'gap'}
            x={x}
            y={top - 11.5}
            size={14}
          />
          <text className="t-label-strong" x={x + 20} y={top}>
            {first}
          </text>
        </g>
      ) : (
        <OutcomeWord x={x} y={top} kind={view.kind} word={first} />
      )}
      {second !== undefined && (
        <Text
          x={x + 20}
          y={top + 17}
          kind="strong"
          tone={view.kind === 'refused' ? tone : SUMMARY_TONES[view.kind]}
        >
          {second}
        </Text>
      )}
    </>
  );
}

const SUMMARY_TONES = {
  once: 'ok',
  lost: 'lost',
  duplicated: 'dup',
  reordered: 'rej',
} as const;
