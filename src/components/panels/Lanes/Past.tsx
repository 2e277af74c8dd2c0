import { lazy, memo, Suspense } from 'react';
import type { EventId } from '../../../engine/index.ts';
import type { LaneLabel, LaneMark, LanesView } from '../../../trace/selectors/lanesTypes.ts';
import type { Selection } from '../../../trace/types.ts';
import {
  FoldZigzag,
  LaneDot,
  RequestLine,
  ResponseLine,
  TapeTick,
  Text,
  textWidth,
} from '../../marks/index.ts';
import styles from './lanes.module.css';
import type { PanelMeasures, Window } from './lanesMetrics.ts';

// Narrow screens only.
const Facts = lazy(() => import('./Facts.tsx'));

/** Width of a break in a lane, px. */
const BREAK = 20;

interface PastProps {
  readonly view: LanesView;
  readonly at: PanelMeasures;
  readonly event: EventId;
  readonly shown: Window;
  readonly selection: Selection | null;
}

/** Everything that has happened and stays as it is; changes with an event only. */
const Past = memo(function Past({ view, at, event, shown }: PastProps) {
  const inSight = (one: { readonly event: EventId; readonly y: number }) =>
    one.event <= event && one.y > shown.from && one.y < shown.to;
  const { client, gate, followers } = view.layout;
  return (
    <g>
      {followers !== null &&
        view.copying
          .filter((one) => one.event <= event && one.y2 > shown.from && one.y1 < shown.to)
          .map((one) => (
            <g key={one.event}>
              <RequestLine
                x1={one.x + 5}
                y1={one.y1}
                x2={followers - 4}
                y2={(one.y1 + one.y2) / 2}
                weight="thin"
                tone="ink3"
                progress={one.end <= event ? 1 : 0.5}
              />
              {one.end <= event && (
                <ResponseLine
                  x1={followers - 2}
                  y1={(one.y1 + one.y2) / 2}
                  x2={one.x + 7}
                  y2={one.y2}
                  weight="thin"
                  tone="ink3"
                />
              )}
            </g>
          ))}
      {view.marks.filter(inSight).map((one) => (
        <LaneMarkShape key={`${one.event}`} mark={one} view={view} />
      ))}
      {view.labels.filter(inSight).map((one) => (
        <Label key={one.event} label={one} view={view} at={at} now={view.ys[event] ?? 0} />
      ))}
      {view.layout.compact && (
        <Suspense>
          <Facts facts={view.facts.filter(inSight)} x={gate} />
        </Suspense>
      )}
      {view.breaks.filter(inSight).map(({ event: id, y }) => (
        <g key={id}>
          <FoldZigzag x={client - BREAK / 2} y={y} along="x" length={BREAK} />
          <FoldZigzag x={gate - BREAK / 2} y={y} along="x" length={BREAK} />
        </g>
      ))}
      {view.folds.filter(inSight).map((one) => (
        <FoldZigzag
          key={one.event}
          x={view.layout.client - 40}
          y={one.y}
          along="x"
          length={(followers ?? gate) + 80 - view.layout.client}
          text={one.text}
        />
      ))}
    </g>
  );
});

export default Past;

function LaneMarkShape({ mark, view }: { mark: LaneMark; view: LanesView }) {
  const { client, gate } = view.layout;
  const own = (mark.lane && view.layout[mark.lane]) ?? mark.x;
  const x = mark.side === 'client' ? client : (own ?? gate);
  switch (mark.kind) {
    case 'dot':
      return <LaneDot x={x} y={mark.y} tone="ink" />;
    case 'refused':
    case 'error':
      return <TapeTick x={x} y={mark.y} kind="error" tone={mark.tone} />;
    case 'written':
      return <TapeTick x={x} y={mark.y} kind="written" size={10} />;
    case 'copyWritten':
    case 'copyRecognised':
    case 'lost':
      return <TapeTick x={x} y={mark.y} kind={mark.kind} size={mark.kind === 'lost' ? 15 : 12} />;
  }
}

interface LabelProps {
  readonly label: LaneLabel;
  readonly view: LanesView;
  readonly at: PanelMeasures;
  /** Where the line of the present stands, or is about to leave. */
  readonly now: number;
}

const BESIDE = 14;
const AFTER_TIME = 8;

function Label({ label, view, at, now }: LabelProps) {
  const { client, followers, compact } = view.layout;
  const gate = Math.max(view.layout.gate, ...(view.layout.brokers?.values() ?? []));
  const { side, y, time, tone, strong, lane } = label;
  if (compact && side === 'broker') return null;
  const kind = strong ? 'strong' : 'label';
  const timeW = compact ? 0 : textWidth(time, 13) + AFTER_TIME;
  const right = gate + BESIDE;
  const beside = (lane && view.layout[lane]) ?? gate;
  const left = beside - BESIDE;
  const room =
    side === 'client'
      ? client - BESIDE - timeW - at.left
      : Math.max(left - right, (followers ?? at.right) - beside - BESIDE - 6) - timeW;
  const text = fitting(label.texts, room, strong);
  const w = timeW + textWidth(text, 13, strong ? 'strong' : 'regular');
  const after = beside + BESIDE;
  // At a lane near the edge it stands before the lane
  const start = after + w > at.right && beside > gate ? left - w : after;
  const x = side === 'client' ? client - BESIDE : start;
  const away = side === 'client' ? -timeW : timeW;
  const anchor = side === 'client' ? 'end' : 'start';
  // What goes on to the coordinator or to consumers would strike it through
  const crossed = side === 'broker' && view.links.length > 0;
  return (
    <g className={styles.halo}>
      {(crossed || Math.abs(now - y + 5) < 14) && (
        <rect
          className={styles.clearing}
          x={(side === 'client' ? x - w : x) - 5}
          y={y - 14}
          width={w + 10}
          height={18}
        />
      )}
      {!compact && (
        <Text x={x} y={y} anchor={anchor} tone="ink3">
          {time}
        </Text>
      )}
      <Text x={x + away} y={y} anchor={anchor} kind={kind} tone={tone}>
        {text}
      </Text>
    </g>
  );
}

function fitting(texts: readonly string[], room: number, strong: boolean): string {
  const weight = strong ? 'strong' : 'regular';
  return texts.find((text) => textWidth(text, 13, weight) <= room) ?? texts.at(-1) ?? '';
}
