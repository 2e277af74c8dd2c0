import { t } from '../../../../i18n/t.ts';
import type { ProducerView } from '../../../../trace/selectors/stageTypes.ts';
import { Accumulator, InFlightSlots, Text, textWidth } from '../../../marks/index.ts';
import { wrapText } from '../../wrapText.ts';
import { producerRows } from './producerRows.ts';

interface ProducerProps {
  readonly x: number;
  readonly w: number;
  readonly view: ProducerView;
}

const pad = 16;

/** The producer's insides: tray, pigeonholes, and what it is called. Its clocks are in ProducerClocks. */
export function Producer({ x, w, view }: ProducerProps) {
  if (view.kind === 'running') return <Running x={x} w={w} view={view} />;
  return (
    <g transform={`translate(${x} 0)`}>
      <Text x={pad} y={162} kind="machine">
        {view.title}
      </Text>
      {wrapText(view.note, w - 2 * pad, 13, 9).map((line, i) => (
        <Text key={line} x={pad} y={190 + 18 * i} tone="ink2">
          {line}
        </Text>
      ))}
    </g>
  );
}

type RunningProps = Omit<ProducerProps, 'view'> & {
  readonly view: Extract<ProducerView, { kind: 'running' }>;
};

function Running({ x, w, view }: RunningProps) {
  const at = producerRows(view.slots.limit);
  const inner = w - 2 * pad;
  const { slots, tray } = view;
  const waiting = tray.batches.map((one) => one.text).join(', ');
  const roomForAttempt = at.attempt !== null && !view.backoff;
  return (
    <g transform={`translate(${x} 0)`}>
      <Text x={pad} y={at.title} kind="machine">
        Producer
      </Text>
      <Text
        x={w - pad}
        y={at.title}
        anchor="end"
        kind={view.idempotent ? 'strong' : 'label'}
        tone={view.idempotent ? 'req' : 'ink3'}
      >
        {view.identity}
      </Text>
      {(at.attempt !== null || !view.backoff) && (
        <Text x={pad} y={at.trayCaption} kind="caption">
          {fitting(tray.caption, inner)}
        </Text>
      )}
      <Accumulator
        x={pad}
        y={at.tray}
        w={inner}
        batches={tray.batches}
        label={t`${tray.caption}: ${waiting || t`empty`}`}
      />
      <Text x={pad} y={at.slotsCaption} kind="caption">
        in-flight slots
      </Text>
      <Text x={w - pad} y={at.slotsCaption} anchor="end" tone="ink2">
        {slots.caption}
      </Text>
      <InFlightSlots
        x={pad}
        y={at.slots}
        limit={slots.limit}
        used={slots.used.map(({ id, stamp, lost }) => ({
          id,
          stamp,
          tone: lost ? ('lost' as const) : undefined,
        }))}
        label={t`in-flight slots of the connection, max.in.flight.requests.per.connection: ${slots.caption}`}
      />
      {roomForAttempt && view.attempt && at.attempt !== null && (
        <Text x={pad} y={at.attempt} kind="strong">
          {view.attempt}
        </Text>
      )}
    </g>
  );
}

function fitting(caption: string, room: number): string {
  if (textWidth(caption, 12) <= room) return caption;
  return caption.replace(t`accumulator for `, '');
}
