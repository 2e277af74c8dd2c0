import {
  classes,
  LogBatch,
  logBatchHeight,
  Mark,
  Plate,
  Surface,
  Text,
  textWidth,
  toneClass,
} from '../../components/marks/index.ts';
import type { Window } from '../../components/panels/Lanes/lanesMetrics.ts';
import { IconGlyph } from '../../components/ui/Icon.tsx';
import type { EventId } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { ComparePane, PaneCharge, PaneRow } from '../../trace/selectors/comparePanes.ts';
import styles from './compare.module.css';
import type { PaneLayout } from './paneLayout.ts';

interface PaneRowsProps {
  readonly pane: ComparePane;
  readonly layout: PaneLayout;
  readonly event: EventId;
  readonly shown: Window;
}

/** The log as it grew, at the heights at which the broker decided, and what was charged for it. */
export function PaneRows({ pane, layout, event, shown }: PaneRowsProps) {
  const { log, charged } = layout;
  if (!log) return null;
  const inSight = (one: PaneRow | PaneCharge) =>
    one.event <= event && one.y > shown.from && one.y < shown.to;
  return (
    <g>
      {pane.rows.filter(inSight).map((row) => (
        <Row key={row.event} row={row} layout={layout} log={log} event={event} />
      ))}
      {charged !== null &&
        pane.charges
          .filter(inSight)
          .map((one) => <Charge key={one.event} charge={one} right={charged} />)}
    </g>
  );
}

const HEIGHT = logBatchHeight(1);
/** From the gate's lane to the row. */
const OFF = 8;

interface RowProps {
  readonly row: PaneRow;
  readonly layout: PaneLayout;
  readonly log: { readonly x: number; readonly w: number };
  readonly event: EventId;
}

function Row({ row, layout, log, event }: RowProps) {
  const { y, kind, offset, text, name } = row;
  const top = y - HEIGHT / 2;
  const tone = { written: 'ink', copy: 'dup', recognised: 'dup', refused: 'rej' } as const;
  const written = kind === 'written' || kind === 'copy';
  return (
    <>
      <g className={classes(toneClass(tone[kind]), styles.lead)}>
        <path
          strokeDasharray={written ? undefined : '4 4'}
          d={`M${layout.lanes.gate + OFF} ${y}H${log.x - 2}`}
        />
      </g>
      {written && offset !== null ? (
        <LogBatch
          x={log.x}
          y={top}
          w={log.w}
          baseOffset={offset}
          records={[text]}
          stamp={log.w >= 150 ? row.stamp : undefined}
          copy={kind === 'copy'}
          matched={row.matchedFrom !== null && row.matchedFrom <= event}
          label={name}
        />
      ) : (
        <Unwritten row={row} x={log.x} top={top} w={log.w} />
      )}
      {row.originalY !== null && layout.charged !== null && (
        <g className={classes(toneClass('dup'), styles.lead)}>
          <path
            d={`M${log.x + log.w} ${y}h12V${row.originalY}h-8m4 -4l-5 4l5 4`}
            strokeLinejoin="round"
          />
        </g>
      )}
    </>
  );
}

interface UnwrittenProps {
  readonly row: PaneRow;
  readonly x: number;
  readonly top: number;
  readonly w: number;
}

/** A place where a row would be. */
function Unwritten({ row, x, top, w }: UnwrittenProps) {
  const copy = row.kind === 'recognised';
  const tone = copy ? 'dup' : 'rej';
  const room = w - 36;
  const texts = [
    row.text,
    copy ? t`copy of ${row.offset ?? ''}` : shortError(row.text),
    copy ? `= ${row.offset}` : '',
  ];
  const text = texts.find((one) => textWidth(one, 13, 'strong') <= room) ?? '';
  return (
    <Mark x={x} y={top} label={row.name}>
      <rect className={styles.ground} width={w} height={HEIGHT} />
      <Surface x={0} y={0} w={w} h={HEIGHT} kind="dashed" tone={tone} />
      <g className={toneClass(tone)}>
        <IconGlyph name={copy ? 'copies' : 'gap'} x={9} y={7} size={15} />
        <Text x={32} y={19.5} kind="strong">
          {text}
        </Text>
      </g>
    </Mark>
  );
}

/** Long names of errors by what sets them apart. */
function shortError(error: string): string {
  return error === 'OUT_OF_ORDER_SEQUENCE_NUMBER' ? 'OUT_OF_ORDER' : 'refused';
}

function Charge({ charge, right }: { readonly charge: PaneCharge; readonly right: number }) {
  const { y, text, again } = charge;
  const w = textWidth(text, 13, 'strong') + 16;
  return (
    <Mark x={right - w} y={y - 11} label={again ? t`charged ${text} again` : t`charged ${text}`}>
      {again && (
        <>
          <Surface x={0} y={-2} w={w} h={26} kind="striped" />
          <Plate x={5} y={3} w={w - 10} h={16} on="striped" />
        </>
      )}
      <Text
        x={w - 8}
        y={15.5}
        anchor="end"
        kind={again ? 'strong' : 'label'}
        tone={again ? 'dup' : 'ink2'}
      >
        {text}
      </Text>
    </Mark>
  );
}
