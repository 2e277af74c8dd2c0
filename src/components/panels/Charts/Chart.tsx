import { memo, type PointerEvent, useMemo, useRef } from 'react';
import type { EventId } from '../../../engine/index.ts';
import { t } from '../../../i18n/t.ts';
import { useActions } from '../../../store/useLab.ts';
import { type ChartSeries, type ChartView, pointAt } from '../../../trace/selectors/chartsView.ts';
import type { AxisLabel, TapeView } from '../../../trace/selectors/tapeView.ts';
import { numberText } from '../../../trace/words.ts';
import { FoldZigzag } from '../../marks/index.ts';
import { inside } from '../../ui/inside.ts';
import { useOnPlayhead } from '../playhead.ts';
import type { Playhead } from '../types.ts';
import styles from './charts.module.css';

const HEIGHT = 58;
const TOP = 9;
const FOOT = 20;
/** Left of each picture stands its scale. */
export const SCALE = 52;
/** More rows help no reader. */
const MOST_ROWS = 200;

interface ChartProps {
  readonly chart: ChartView;
  readonly event: EventId;
  /** Of the drawing without its scale, px. */
  readonly width: number;
  readonly axis: readonly AxisLabel[];
  /** Where time is drawn larger, and where it is folded. */
  readonly ruler: { readonly notches: readonly number[]; readonly folds: TapeView['folds'] };
  readonly duration: number;
  readonly playhead: Playhead;
}

/** One picture over time with its values at the playhead, and the same as a list. */
export function Chart({ chart, event, width, axis, ruler, duration, playhead }: ChartProps) {
  const { seek } = useActions();
  const now = useRef<SVGGElement>(null);
  const future = useRef<SVGRectElement>(null);
  useOnPlayhead(
    playhead,
    (screen) => {
      const x = duration === 0 ? 0 : (screen / duration) * width;
      now.current?.setAttribute('transform', `translate(${x} 0)`);
      future.current?.setAttribute('x', String(x));
      future.current?.setAttribute('width', String(Math.max(0, width - x)));
    },
    'step',
  );
  const onPointer = (pointer: PointerEvent<SVGRectElement>) => {
    if (pointer.buttons !== 1) return;
    const { left } = pointer.currentTarget.getBoundingClientRect();
    seek((inside(pointer.currentTarget, pointer.clientX - left) / width) * duration);
  };
  const values = chart.series.map((one) => ({ one, point: pointAt(one, event) }));
  return (
    <figure className={styles.chart} aria-label={chart.title}>
      <figcaption className={styles.caption}>
        <strong>{chart.title}</strong>
        {values.map(({ one, point }) => (
          <span key={one.name} className={styles.value} data-look={one.look}>
            <i aria-hidden="true" /> {one.name} <b>{point ? numberText(point.value) : '–'}</b>
            {chart.unit && ` ${chart.unit}`}
          </span>
        ))}
      </figcaption>
      <svg
        className={styles.picture}
        width={width + SCALE + 8}
        height={TOP + HEIGHT + FOOT}
        role="img"
        aria-label={summary(chart)}
      >
        <g transform={`translate(${SCALE} ${TOP})`}>
          <Lines chart={chart} width={width} />
          <rect ref={future} className={styles.future} y={-TOP} height={HEIGHT + TOP + 1} />
          <g ref={now}>
            <path className={styles.now} d={`M0 ${-TOP}V${HEIGHT + 4}`} />
          </g>
          <path
            className={styles.floor}
            d={ruler.notches.map((at) => `M${at * width} ${HEIGHT}v3`).join('')}
          />
          {ruler.folds.map(({ event: id, from, to }) => (
            <FoldZigzag
              key={id}
              x={((from + to) / 2) * width}
              y={0}
              along="y"
              length={HEIGHT}
              ground="surface"
            />
          ))}
          {axis.map(({ at, text }) => (
            <text
              key={text}
              className={styles.tick}
              x={at * width}
              y={HEIGHT + 16}
              textAnchor={at < 0.02 ? 'start' : at > 0.96 ? 'end' : 'middle'}
            >
              {text}
            </text>
          ))}
          <rect
            className={styles.ground}
            y={-TOP}
            width={width}
            height={HEIGHT + TOP}
            onPointerDown={onPointer}
            onPointerMove={onPointer}
          />
        </g>
      </svg>
      <Twin chart={chart} />
    </figure>
  );
}

const Lines = memo(function Lines({
  chart,
  width,
}: {
  readonly chart: ChartView;
  readonly width: number;
}) {
  const { min, max, limit, kind, series } = chart;
  const y = (value: number) => HEIGHT - ((value - min) / (max - min)) * HEIGHT;
  return (
    <>
      <path className={styles.floor} d={`M0 ${HEIGHT}H${width}`} />
      <text className={styles.tick} x={-8} y={4} textAnchor="end">
        {numberText(max)}
      </text>
      <text className={styles.tick} x={-8} y={HEIGHT + 4} textAnchor="end">
        {numberText(min)}
      </text>
      {limit && (
        <>
          <path className={styles.limit} d={`M0 ${y(limit.value)}H${width}`} />
          <text className={styles.limitName} x={width - 4} y={y(limit.value) + 14} textAnchor="end">
            {limit.name}
          </text>
        </>
      )}
      {series.map((one) =>
        kind === 'steps' ? (
          <path
            key={one.name}
            className={styles.line}
            data-look={one.look}
            d={stepPath(one, width, y)}
          />
        ) : (
          one.points.map(({ event, x, value }) => (
            <Dot key={`${one.name} ${event}`} look={one.look} x={x * width} y={y(value)} />
          ))
        ),
      )}
    </>
  );
});

/** A ring or a square, so that colour does not tell them apart alone. */
function Dot({ look, x, y }: { readonly look: string; readonly x: number; readonly y: number }) {
  return look === 'ink' ? (
    <circle className={styles.dot} data-look={look} cx={x} cy={y} r={3.5} />
  ) : (
    <rect className={styles.dot} data-look={look} x={x - 3.5} y={y - 3.5} width={7} height={7} />
  );
}

function stepPath({ points }: ChartSeries, width: number, y: (value: number) => number): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const steps = rest.map(({ x, value }) => `H${(x * width).toFixed(1)}V${y(value).toFixed(1)}`);
  return `M0 ${y(first.value).toFixed(1)}${steps.join('')}H${width}`;
}

function Twin({ chart }: { readonly chart: ChartView }) {
  const { seekToEvent } = useActions();
  const rows = useMemo(
    () =>
      chart.series
        .flatMap(({ name, points }) => points.map((point) => ({ name, point })))
        .toSorted((a, b) => a.point.event - b.point.event),
    [chart],
  );
  return (
    <details className={styles.twin}>
      <summary>Values as a list</summary>
      <ol>
        {rows.slice(0, MOST_ROWS).map(({ name, point }) => (
          <li key={`${name} ${point.event}`}>
            <button type="button" onClick={() => seekToEvent(point.event)}>
              {numberText(point.at)} ms: {name} {numberText(point.value)} {chart.unit}
            </button>
          </li>
        ))}
      </ol>
      {rows.length > MOST_ROWS && (
        <p>
          The first {MOST_ROWS} of {rows.length} values.
        </p>
      )}
    </details>
  );
}

/** `Requests in flight: in flight 0 to 1, 7 changes.` */
function summary({ title, series, unit }: ChartView): string {
  const parts = series.map(({ name, points }) => {
    const values = points.map(({ value }) => value);
    if (values.length === 0) return t`${name}: none`;
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return t`${name} ${numberText(low)} to ${numberText(high)}${unit && ` ${unit}`}, ${points.length} values`;
  });
  return `${title}: ${parts.join('; ')}`;
}
